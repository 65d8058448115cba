// The optimizers: they see flat vectors and the spans that train, and know no net.
#pragma once

#include "config.h"
#include "parameters.h"
#include "types.h"

namespace bnp {

/// PyTorch's formulas (torch.optim.SGD, RMSprop, Adam, AdamW), g the gradient, w the parameters:
///
///   clipNorm  g = g min(1, clipNorm/(|g| + 1e-6)), |g| over all that trains; before all else
///   all but AdamW   g = g + weightDecay w;   AdamW   w = w (1 - lr weightDecay)
///   l1        g = g + l1 sign(w)
///   SGD      v = momentum v + g (v = g at first);  w = w - lr (nesterov ? g + momentum v : v)
///   RMSprop  s = alpha s + (1 - alpha) g^2;  u = g/(sqrt(s) + eps);  with momentum v as above
///   Adam     m = b1 m + (1 - b1) g;  s = b2 s + (1 - b2) g^2;
///            w = w - lr/(1 - b1^t) m / (sqrt(s/(1 - b2^t)) + eps)
///
/// and its schedules, t the updates made so far, times (t + 1)/warmup while t < warmup:
///
///   step     lr factor^floor(t/every)
///   cosine   lr (1 + cos(pi min(t/steps, 1)))/2
///
/// What is nearer to 0 than 2^-110 counts as 0, a second moment as 2^-110; gradients that will be
/// squared, and weights that decay, from 2^-55 and 2^-110 down. Else the moments of a dead unit
/// would fall into the subnormal numbers and stay, where processors are a hundred times slower.
class Optimizer {
 public:
  Optimizer(const OptimizerConfig& config, Index parameters);

  /// One update of what trains, from p.gradients.
  void step(Parameters& p);

  /// The rate of the next update, by the schedule.
  double rate() const;

  const OptimizerConfig& config() const { return config_; }

  /// Goes on with other settings; another optimizer starts without a memory.
  void configure(const OptimizerConfig& config);

  /// Goes on in another's schedule. Its memory is of other parameters.
  void take_over(const Optimizer& other) { steps_ = other.steps_; }

  template <class Archive>
  void state(Archive& archive) {
    archive(velocity_);
    archive(square_);
    archive(steps_);
    archive(beta1_power_);
    archive(beta2_power_);
  }

 private:
  /// What an update reads and writes, from the span's first number on.
  struct Numbers {
    const Scalar* gradients;
    Scalar* values;
    Scalar* velocity;
    Scalar* square;
  };

  Numbers numbers(Span span, Parameters& p);
  void clip(Parameters& p) const;
  void decay(Parameters& p) const;
  void sgd(Span span, Parameters& p);
  void rmsprop(Span span, Parameters& p);
  void adam(Span span, Parameters& p);

  OptimizerConfig config_;
  double rate_ = 0;  // of the update under way
  Vector velocity_;  // SGD's and RMSprop's momentum buffer, Adam's first moment
  Vector square_;    // RMSprop's and Adam's second moment
  std::int64_t steps_ = 0;
  double beta1_power_ = 1;
  double beta2_power_ = 1;
};

}  // namespace bnp
