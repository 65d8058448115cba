// The optimizers: they see flat vectors and the spans that train, and know no net.
#pragma once

#include "config.h"
#include "parameters.h"
#include "types.h"

namespace bnp {

/// PyTorch's formulas (torch.optim.SGD, RMSprop, Adam, AdamW), g the gradient, w the parameters:
///
///   all but AdamW   g = g + weightDecay w;   AdamW   w = w (1 - lr weightDecay)
///   SGD      v = momentum v + g (v = g at first);  w = w - lr (nesterov ? g + momentum v : v)
///   RMSprop  s = alpha s + (1 - alpha) g^2;  u = g/(sqrt(s) + eps);  with momentum v as above
///   Adam     m = b1 m + (1 - b1) g;  s = b2 s + (1 - b2) g^2;
///            w = w - lr/(1 - b1^t) m / (sqrt(s/(1 - b2^t)) + eps)
class Optimizer {
 public:
  Optimizer(const OptimizerConfig& config, Index parameters);

  /// One update of what trains, from p.gradients.
  void step(Parameters& p);

  const OptimizerConfig& config() const { return config_; }
  void set_learning_rate(double rate) { config_.learning_rate = rate; }

 private:
  void sgd(Span span, Parameters& p);
  void rmsprop(Span span, Parameters& p);
  void adam(Span span, Parameters& p);
  double weight_decay() const;

  OptimizerConfig config_;
  Vector velocity_;  // SGD's and RMSprop's momentum buffer, Adam's first moment
  Vector square_;    // RMSprop's and Adam's second moment
  double beta1_power_ = 1;
  double beta2_power_ = 1;
};

}  // namespace bnp
