// One pass over each span that trains.
#include "optimizer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "few.h"

namespace bnp {
namespace {

constexpr double kAdamWDecay = 0.01;  // PyTorch's default; the other optimizers' is 0

auto part(Vector& flat, Span span) { return flat.segment(span.offset, span.size).array(); }

}  // namespace

Optimizer::Optimizer(const OptimizerConfig& config, Index parameters)
    : config_(config), velocity_(Vector::Zero(parameters)), square_(Vector::Zero(parameters)) {}

void Optimizer::configure(const OptimizerConfig& config) {
  const bool other = config.name != config_.name;
  config_ = config;
  if (!other) return;
  velocity_.setZero();
  square_.setZero();
  beta1_power_ = beta2_power_ = 1;
}

double Optimizer::rate() const {
  const ScheduleConfig& schedule = config_.schedule;
  const auto t = static_cast<double>(steps_);
  double rate = config_.learning_rate;
  if (steps_ < schedule.warmup) rate *= (t + 1) / static_cast<double>(schedule.warmup);
  if (schedule.kind == ScheduleKind::step)
    rate *= std::pow(schedule.factor, static_cast<double>(steps_ / schedule.every));
  if (schedule.kind == ScheduleKind::cosine)
    rate *=
        (1 + std::cos(std::numbers::pi * std::min(t / static_cast<double>(schedule.steps), 1.0))) /
        2;
  return rate;
}

void Optimizer::step(Parameters& p) {
  rate_ = static_cast<Scalar>(rate());
  beta1_power_ *= config_.betas[0];
  beta2_power_ *= config_.betas[1];
  clip(p);
  decay(p);
  for (const Span span : p.trained()) {
    if (config_.name == OptimizerName::sgd)
      sgd(span, p);
    else if (config_.name == OptimizerName::rmsprop)
      rmsprop(span, p);
    else
      adam(span, p);
  }
  ++steps_;
}

void Optimizer::clip(Parameters& p) const {
  if (!config_.clip_norm) return;
  double square = 0;
  for (const Span span : p.trained())
    square += part(p.gradients, span).cast<double>().square().sum();
  const double factor = *config_.clip_norm / (std::sqrt(square) + 1e-6);
  if (factor < 1) p.gradients *= static_cast<Scalar>(factor);
}

void Optimizer::decay(Parameters& p) const {
  const bool decoupled = config_.name == OptimizerName::adamw;
  const auto decay =
      static_cast<Scalar>(config_.weight_decay.value_or(decoupled ? kAdamWDecay : 0));
  const auto l1 = static_cast<Scalar>(config_.l1);
  if (decay == 0 && l1 == 0) return;
  for (const auto& block : p.blocks()) {
    if (!block.trains || (block.norm && !config_.decay_norm)) continue;
    auto w = part(p.values, {block.offset, block.size()});
    auto g = part(p.gradients, {block.offset, block.size()});
    if (!decoupled) g += decay * w;
    g += l1 * w.sign();
    if (decoupled) w *= 1 - rate_ * decay;
  }
}

void Optimizer::sgd(Span span, Parameters& p) {
  const auto momentum = static_cast<Scalar>(config_.momentum);
  if (config_.momentum == 0) {
    part(p.values, span) -= rate_ * part(p.gradients, span);
    return;
  }
  // One pass, for the numbers of a wide net do not stay in the nearest cache between two.
  const Scalar* gradients = p.gradients.data() + span.offset;
  Scalar* values = p.values.data() + span.offset;
  Scalar* velocity = velocity_.data() + span.offset;
  in_fews(span.size, [=, rate = rate_, nesterov = config_.nesterov]<int N>(Index i) {
    const Few<N> g = few<N>(gradients + i);
    const Few<N> v = momentum * few<N>(velocity + i) + g;
    few<N>(velocity + i) = v;
    if (nesterov)
      few<N>(values + i) -= rate * (g + momentum * v);
    else
      few<N>(values + i) -= rate * v;
  });
}

void Optimizer::rmsprop(Span span, Parameters& p) {
  const auto alpha = static_cast<Scalar>(config_.alpha);
  const auto g = part(p.gradients, span);
  auto s = part(square_, span);
  auto v = part(velocity_, span);
  s = alpha * s + static_cast<Scalar>(1 - config_.alpha) * g.square();
  v = static_cast<Scalar>(config_.momentum) * v + g / (s.sqrt() + static_cast<Scalar>(config_.eps));
  part(p.values, span) -= rate_ * v;
}

void Optimizer::adam(Span span, Parameters& p) {
  const auto b1 = static_cast<Scalar>(config_.betas[0]);
  const auto b2 = static_cast<Scalar>(config_.betas[1]);
  const auto rate = static_cast<Scalar>(this->rate() / (1 - beta1_power_));
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
