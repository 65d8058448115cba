// One pass over each span that trains.
#include "optimizer.h"

#include <cmath>

namespace bnp {
namespace {

constexpr double kAdamWDecay = 0.01;  // PyTorch's default; the other optimizers' is 0

auto part(Vector& flat, Span span) { return flat.segment(span.offset, span.size).array(); }

}  // namespace

Optimizer::Optimizer(const OptimizerConfig& config, Index parameters)
    : config_(config), velocity_(Vector::Zero(parameters)), square_(Vector::Zero(parameters)) {}

double Optimizer::weight_decay() const {
  return config_.weight_decay.value_or(config_.name == OptimizerName::adamw ? kAdamWDecay : 0);
}

void Optimizer::step(Parameters& p) {
  beta1_power_ *= config_.betas[0];
  beta2_power_ *= config_.betas[1];
  const auto decay = static_cast<Scalar>(weight_decay());
  const auto rate = static_cast<Scalar>(config_.learning_rate);
  for (const Span span : p.trained()) {
    auto w = part(p.values, span);
    if (config_.name == OptimizerName::adamw)
      w *= 1 - rate * decay;
    else if (decay > 0)
      part(p.gradients, span) += decay * w;
    if (config_.name == OptimizerName::sgd)
      sgd(span, p);
    else if (config_.name == OptimizerName::rmsprop)
      rmsprop(span, p);
    else
      adam(span, p);
  }
}

void Optimizer::sgd(Span span, Parameters& p) {
  const auto rate = static_cast<Scalar>(config_.learning_rate);
  const auto momentum = static_cast<Scalar>(config_.momentum);
  const auto g = part(p.gradients, span);
  auto w = part(p.values, span);
  if (config_.momentum == 0) {
    w -= rate * g;
    return;
  }
  auto v = part(velocity_, span);
  v = momentum * v + g;
  if (config_.nesterov)
    w -= rate * (g + momentum * v);
  else
    w -= rate * v;
}

void Optimizer::rmsprop(Span span, Parameters& p) {
  const auto rate = static_cast<Scalar>(config_.learning_rate);
  const auto alpha = static_cast<Scalar>(config_.alpha);
  const auto g = part(p.gradients, span);
  auto s = part(square_, span);
  auto v = part(velocity_, span);
  s = alpha * s + static_cast<Scalar>(1 - config_.alpha) * g.square();
  v = static_cast<Scalar>(config_.momentum) * v + g / (s.sqrt() + static_cast<Scalar>(config_.eps));
  part(p.values, span) -= rate * v;
}

void Optimizer::adam(Span span, Parameters& p) {
  const auto b1 = static_cast<Scalar>(config_.betas[0]);
  const auto b2 = static_cast<Scalar>(config_.betas[1]);
  const auto rate = static_cast<Scalar>(config_.learning_rate / (1 - beta1_power_));
  const auto root_correction = static_cast<Scalar>(1 / std::sqrt(1 - beta2_power_));
  const auto g = part(p.gradients, span);
  auto m = part(velocity_, span);
  auto s = part(square_, span);
  m = b1 * m +
      static_cast<Scalar>(1 - config_.betas[0]) * g;  // 1 - b in double: .001 to all digits
  s = b2 * s + static_cast<Scalar>(1 - config_.betas[1]) * g.square();
  part(p.values, span) -=
      rate * m / (s.sqrt() * root_correction + static_cast<Scalar>(config_.eps));
}

}  // namespace bnp
