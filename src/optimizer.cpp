// One pass over each span that trains.
#include "optimizer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "few.h"

namespace bnp {
namespace {

constexpr double kAdamWDecay = 0.01;  // PyTorch's default; the other optimizers' is 0

// Their products with what they meet are no subnormal numbers either.
constexpr Scalar kLeast = 0x1p-110F;
constexpr Scalar kLeastSquared = 0x1p-55F;  // of which squares are made

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
  rate_ = rate();
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
  const auto rate = static_cast<Scalar>(rate_);
  if (decay == 0 && l1 == 0) return;
  for (const auto& block : p.blocks()) {
    if (!block.trains || (block.norm && !config_.decay_norm)) continue;
    auto w = part(p.values, {block.offset, block.size()});
    auto g = part(p.gradients, {block.offset, block.size()});
    for (Scalar& v : w) v = flushed(v, kLeast);
    if (!decoupled) g += decay * w;
    g += l1 * w.sign();
    if (decoupled) w *= 1 - rate * decay;
  }
}

Optimizer::Numbers Optimizer::numbers(Span span, Parameters& p) {
  return {p.gradients.data() + span.offset, p.values.data() + span.offset,
          velocity_.data() + span.offset, square_.data() + span.offset};
}

void Optimizer::sgd(Span span, Parameters& p) {
  const auto rate = static_cast<Scalar>(rate_);
  if (config_.momentum == 0) {
    part(p.values, span) -= rate * part(p.gradients, span);
    return;
  }
  const auto momentum = static_cast<Scalar>(config_.momentum);
  in_fews(span.size, [=, to = numbers(span, p), nesterov = config_.nesterov]<int N>(Index i) {
    const Few<N> g = few<N>(to.gradients + i);
    const Few<N> v = flushed<N>(momentum * few<N>(to.velocity + i) + g, kLeast);
    few<N>(to.velocity + i) = v;
    if (nesterov)
      few<N>(to.values + i) -= rate * (g + momentum * v);
    else
      few<N>(to.values + i) -= rate * v;
  });
}

void Optimizer::rmsprop(Span span, Parameters& p) {
  const auto alpha = static_cast<Scalar>(config_.alpha);
  const auto rest = static_cast<Scalar>(1 - config_.alpha);
  const auto momentum = static_cast<Scalar>(config_.momentum);
  const auto eps = static_cast<Scalar>(config_.eps);
  const auto rate = static_cast<Scalar>(rate_);
  in_fews(span.size, [=, to = numbers(span, p)]<int N>(Index i) {
    const Few<N> g = flushed<N>(few<N>(to.gradients + i), kLeastSquared);
    const Few<N> s = rectified<N>(alpha * few<N>(to.square + i) + rest * g.square(), kLeast);
    const Few<N> v = flushed<N>(momentum * few<N>(to.velocity + i) + g / (s.sqrt() + eps), kLeast);
    few<N>(to.square + i) = s;
    few<N>(to.velocity + i) = v;
    few<N>(to.values + i) -= rate * v;
  });
}

void Optimizer::adam(Span span, Parameters& p) {
  const auto b1 = static_cast<Scalar>(config_.betas[0]);
  const auto b2 = static_cast<Scalar>(config_.betas[1]);
  const auto rest1 = static_cast<Scalar>(1 - config_.betas[0]);  // in double: .001 to all digits
  const auto rest2 = static_cast<Scalar>(1 - config_.betas[1]);
  const auto rate = static_cast<Scalar>(rate_ / (1 - beta1_power_));
  const auto root_correction = static_cast<Scalar>(1 / std::sqrt(1 - beta2_power_));
  const auto eps = static_cast<Scalar>(config_.eps);
  in_fews(span.size, [=, to = numbers(span, p)]<int N>(Index i) {
    const Few<N> g = flushed<N>(few<N>(to.gradients + i), kLeastSquared);
    const Few<N> m = flushed<N>(b1 * few<N>(to.velocity + i) + rest1 * g, kLeast);
    const Few<N> s = rectified<N>(b2 * few<N>(to.square + i) + rest2 * g.square(), kLeast);
    few<N>(to.velocity + i) = m;
    few<N>(to.square + i) = s;
    few<N>(to.values + i) -= rate * m / (s.sqrt() * root_correction + eps);
  });
}

}  // namespace bnp
