// The nonlinearities: each with its value and its derivative.
#pragma once

#include "config.h"
#include "layer.h"

namespace bnp {

/// PyTorch's definitions and default constants, f and f' (in y where that is shorter):
///
///   identity   x                       1
///   relu       max(x, 0)               y > 0
///   leakyRelu  x > 0 ? x : x/100       x > 0 ? 1 : 1/100
///   elu        x > 0 ? x : e^x - 1     x > 0 ? 1 : y + 1
///   gelu       x Phi(x)                Phi(x) + x phi(x)      (Phi, phi: the standard normal's)
///   silu       x s(x)                  s(x) (1 + x (1 - s(x)))
///   sigmoid    s(x) = 1/(1 + e^-x)     y (1 - y)
///   tanh       tanh x                  1 - y^2
///   softplus   log(1 + e^x)            s(x)
class ActivationLayer final : public Layer {
 public:
  ActivationLayer(Activation kind, Index units) : kind_(kind), units_(units) {}

  void forward(const Parameters& p, In x, Out y) override { infer(p, x, y, {}); }
  void backward(Parameters& p, In x, In y, In dy, Out* dx) override;
  /// y may be x itself.
  void infer(const Parameters& p, In x, Out y, InferMode mode) const override;

  Index outputs() const override { return units_; }
  Activation kind() const { return kind_; }

 private:
  Activation kind_;
  Index units_;
};

}  // namespace bnp
