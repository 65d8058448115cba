// Value and derivative of each nonlinearity, a line each.
#include "activation.h"

#include "few.h"
#include "special_functions.h"

namespace bnp {
namespace {

constexpr Scalar kLeak = Scalar(0.01);

/// to_i = value(a_i), a few at a time; `to` may be a itself.
template <class F>
void each(In a, Out& to, F value) {
  for (Index j = 0; j < to.cols(); ++j) {
    const Scalar* p = &a.coeffRef(0, j);
    Scalar* y = &to(0, j);
    in_fews(to.rows(), [=]<int N>(Index i) { few<N>(y + i) = value(Few<N>(few<N>(p + i))); });
  }
}

/// to_i = slope(a_i, b_i), the same for two.
template <class F>
void each(In a, In b, Out& to, F slope) {
  for (Index j = 0; j < to.cols(); ++j) {
    const Scalar* p = &a.coeffRef(0, j);
    const Scalar* q = &b.coeffRef(0, j);
    Scalar* d = &to(0, j);
    in_fews(to.rows(), [=]<int N>(Index i) {
      few<N>(d + i) = slope(Few<N>(few<N>(p + i)), Few<N>(few<N>(q + i)));
    });
  }
}

/// The same of formulas with squares or exponentials: units that die, or saturate, make numbers
/// that are all but 0.
template <class F>
void curve(In x, Out& y, F value) {
  each(x, y, [=]<int N>(const Few<N>& v) {
    return flushed<N>(value(flushed<N>(v, kLeastFactor)), kLeastFactor);
  });
}

/// dx_i = dy_i slope(at_i)   @param at  x, or y where the slope is shorter in it
template <class F>
void curve(In dy, In at, Out& dx, F slope) {
  each(dy, at, dx, [=]<int N>(const Few<N>& g, const Few<N>& v) {
    return flushed<N>(g * slope(flushed<N>(v, kLeastFactor)), kLeastFactor);
  });
}

}  // namespace

void ActivationLayer::infer(const Parameters&, In x, Out y, InferMode) const {
  switch (kind_) {
    case Activation::identity:
      y = x;
      break;
    case Activation::relu:
      each(x, y, []<int N>(const Few<N>& v) { return rectified<N>(v); });
      break;
    case Activation::leaky_relu:
      each(x, y, []<int N>(const Few<N>& v) -> Few<N> { return v.cwiseMax(v * kLeak); });
      break;
    case Activation::elu:
      curve(x, y, []<int N>(const Few<N>& v) -> Few<N> {
        return rectified<N>(v) + expm1_of_negative<N>(v.cwiseMin(Scalar(0)));
      });
      break;
    case Activation::gelu:
      curve(x, y, []<int N>(const Few<N>& v) -> Few<N> { return v * normal_at<N>(v).cdf; });
      break;
    case Activation::silu:
      curve(x, y, []<int N>(const Few<N>& v) -> Few<N> { return v * sigmoid<N>(v); });
      break;
    case Activation::sigmoid:
      curve(x, y, []<int N>(const Few<N>& v) { return sigmoid<N>(v); });
      break;
    case Activation::tanh:
      curve(x, y, []<int N>(const Few<N>& v) -> Few<N> { return v.tanh(); });
      break;
    case Activation::softplus:
      curve(x, y, []<int N>(const Few<N>& v) -> Few<N> {
        return rectified<N>(v) + log1p_of_fraction<N>((-v.abs()).exp());
      });
      break;
  }
}

void ActivationLayer::backward(Parameters&, In x, In y, In dy, Out* dx) {
  if (dx == nullptr) return;
  switch (kind_) {
    case Activation::identity:
      *dx = dy;
      break;
    case Activation::relu:
      each(dy, y, *dx,
           []<int N>(const Few<N>& g, const Few<N>& v) { return where_positive<N>(v, g); });
      break;
    case Activation::leaky_relu:
      each(dy, x, *dx, []<int N>(const Few<N>& g, const Few<N>& v) {
        return where_positive<N>(v, g, g * kLeak);
      });
      break;
    case Activation::elu:
      curve(dy, y, *dx, []<int N>(const Few<N>& v) -> Few<N> { return v.cwiseMin(Scalar(0)) + 1; });
      break;
    case Activation::gelu:
      curve(dy, x, *dx, []<int N>(const Few<N>& v) -> Few<N> {
        const Normal<N> at = normal_at<N>(v);
        return at.cdf + v * at.pdf;
      });
      break;
    case Activation::silu:
      curve(dy, x, *dx, []<int N>(const Few<N>& v) -> Few<N> {
        const Few<N> s = sigmoid<N>(v);
        return s * (1 + v * (1 - s));
      });
      break;
    case Activation::sigmoid:
      curve(dy, y, *dx, []<int N>(const Few<N>& v) -> Few<N> { return v * (1 - v); });
      break;
    case Activation::tanh:
      curve(dy, y, *dx, []<int N>(const Few<N>& v) -> Few<N> { return 1 - v.square(); });
      break;
    case Activation::softplus:
      curve(dy, x, *dx, []<int N>(const Few<N>& v) { return sigmoid<N>(v); });
      break;
  }
}

}  // namespace bnp
