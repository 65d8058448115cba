// Value and derivative of each nonlinearity, a line each.
#include "activation.h"

#include <cmath>
#include <numbers>

#include "few.h"

namespace bnp {
namespace {

constexpr Scalar kLeak = Scalar(0.01);

/// Whole expressions of arrays, computed as packets.
auto sigmoid(const auto& x) { return (1 + (-x).exp()).inverse(); }
auto softplus(const auto& x) { return x.cwiseMax(Scalar(0)) + (-x.abs()).exp().log1p(); }

Scalar normal_cdf(Scalar x) { return std::erfc(-x / std::numbers::sqrt2_v<Scalar>) / 2; }
Scalar normal_pdf(Scalar x) {
  return std::exp(-x * x / 2) *
         (std::numbers::inv_sqrtpi_v<Scalar> / std::numbers::sqrt2_v<Scalar>);
}

Scalar gelu_slope(Scalar x) { return normal_cdf(x) + x * normal_pdf(x); }

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
      const Few<N> g = few<N>(p + i), v = few<N>(q + i);
      Few<N> result;
      for (int r = 0; r < N; ++r) result(r) = slope(g(r), v(r));
      few<N>(d + i) = result;
    });
  }
}

/// Of formulas with squares or exponentials.
bool curved(Activation kind) {
  return kind != Activation::identity && kind != Activation::relu && kind != Activation::leaky_relu;
}

/// Units that die, or saturate, make numbers that are all but 0.  @param to  may be `from` itself
void flush(In from, Out& to) {
  each(from, to, []<int N>(const Few<N>& v) { return flushed<N>(v, kLeastFactor); });
}

}  // namespace

void ActivationLayer::infer(const Parameters&, In x, Out y, InferMode) const {
  const bool flushes = curved(kind_);
  if (flushes) flush(x, y);
  const In from = flushes ? In(y) : x;
  const auto a = from.array();
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
      y = (a.cwiseMax(Scalar(0)) + a.cwiseMin(Scalar(0)).expm1()).matrix();
      break;
    case Activation::gelu:
      y = a.unaryExpr([](Scalar v) { return v * normal_cdf(v); }).matrix();
      break;
    case Activation::silu:
      y = (a * sigmoid(a)).matrix();
      break;
    case Activation::sigmoid:
      y = sigmoid(a).matrix();
      break;
    case Activation::tanh:
      y = a.tanh().matrix();
      break;
    case Activation::softplus:
      y = softplus(a).matrix();
      break;
  }
  if (flushes) flush(y, y);
}

void ActivationLayer::backward(Parameters&, In x, In y, In dy, Out* dx) {
  if (dx == nullptr) return;
  const auto a = x.array();
  const auto b = y.array();
  auto d = dx->array();
  switch (kind_) {
    case Activation::identity:
      *dx = dy;
      break;
    case Activation::relu:
      each(dy, y, *dx, [](Scalar g, Scalar v) { return v > 0 ? g : Scalar(0); });
      break;
    case Activation::leaky_relu:
      each(dy, x, *dx, [](Scalar g, Scalar v) { return v > 0 ? g : g * kLeak; });
      break;
    case Activation::elu:
      each(dy, y, *dx, [](Scalar g, Scalar v) { return v > 0 ? g : g * (v + 1); });
      break;
    case Activation::gelu:
      d = dy.array() * a.unaryExpr(&gelu_slope);
      break;
    case Activation::silu:
      d = sigmoid(a);
      d = dy.array() * d * (1 + a * (1 - d));
      break;
    case Activation::sigmoid:
      d = dy.array() * b * (1 - b);
      break;
    case Activation::tanh:
      d = dy.array() * (1 - b.square());
      break;
    case Activation::softplus:
      d = dy.array() * sigmoid(a);
      break;
  }
  if (curved(kind_)) flush(*dx, *dx);
}

}  // namespace bnp
