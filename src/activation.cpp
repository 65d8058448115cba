// Value and derivative of each nonlinearity, a line each.
#include "activation.h"

#include <cmath>
#include <numbers>

namespace bnp {
namespace {

constexpr Scalar kLeak = Scalar(0.01);

Scalar sigmoid(Scalar x) { return 1 / (1 + std::exp(-x)); }
Scalar normal_cdf(Scalar x) { return std::erfc(-x / std::numbers::sqrt2_v<Scalar>) / 2; }
Scalar normal_pdf(Scalar x) {
  return std::exp(-x * x / 2) *
         (std::numbers::inv_sqrtpi_v<Scalar> / std::numbers::sqrt2_v<Scalar>);
}

Scalar softplus(Scalar x) { return std::max(x, Scalar(0)) + std::log1p(std::exp(-std::abs(x))); }
Scalar elu(Scalar x) { return x > 0 ? x : std::expm1(x); }

Scalar gelu_slope(Scalar x) { return normal_cdf(x) + x * normal_pdf(x); }
Scalar silu_slope(Scalar x) { return sigmoid(x) * (1 + x * (1 - sigmoid(x))); }

}  // namespace

void ActivationLayer::infer(const Parameters&, In x, Out y, InferMode) const {
  const auto a = x.array();
  switch (kind_) {
    case Activation::identity:
      y = x;
      break;
    case Activation::relu:
      y = a.cwiseMax(Scalar(0)).matrix();
      break;
    case Activation::leaky_relu:
      y = a.cwiseMax(a * kLeak).matrix();
      break;
    case Activation::elu:
      y = a.unaryExpr(&elu).matrix();
      break;
    case Activation::gelu:
      y = a.unaryExpr([](Scalar v) { return v * normal_cdf(v); }).matrix();
      break;
    case Activation::silu:
      y = a.unaryExpr([](Scalar v) { return v * sigmoid(v); }).matrix();
      break;
    case Activation::sigmoid:
      y = a.unaryExpr(&sigmoid).matrix();
      break;
    case Activation::tanh:
      y = a.tanh().matrix();
      break;
    case Activation::softplus:
      y = a.unaryExpr(&softplus).matrix();
      break;
  }
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
      d = dy.array().binaryExpr(y.array(),
                                [](Scalar g, Scalar v) { return v > 0 ? g : Scalar(0); });
      break;
    case Activation::leaky_relu:
      d = dy.array().binaryExpr(x.array(),
                                [](Scalar g, Scalar v) { return v > 0 ? g : g * kLeak; });
      break;
    case Activation::elu:
      d = dy.array().binaryExpr(y.array(),
                                [](Scalar g, Scalar v) { return v > 0 ? g : g * (v + 1); });
      break;
    case Activation::gelu:
      d = dy.array() * a.unaryExpr(&gelu_slope);
      break;
    case Activation::silu:
      d = dy.array() * a.unaryExpr(&silu_slope);
      break;
    case Activation::sigmoid:
      d = dy.array() * b * (1 - b);
      break;
    case Activation::tanh:
      d = dy.array() * (1 - b.square());
      break;
    case Activation::softplus:
      d = dy.array() * a.unaryExpr(&sigmoid);
      break;
  }
}

}  // namespace bnp
