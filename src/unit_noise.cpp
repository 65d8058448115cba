// One scale and one shift a unit, shared by the batch.
#include "unit_noise.h"

#include <cmath>

namespace bnp {

UnitNoise::UnitNoise(Index units, const NoiseConfig& config, Rng rng)
    : config_(config), scale_(Row::Ones(units)), shift_(Row::Zero(units)), rng_(rng) {}

Scalar UnitNoise::draw(const std::array<double, 2>& range) {
  const auto [low, high] = range;
  if (config_.distribution == NoiseDistribution::uniform)
    return static_cast<Scalar>(rng_.uniform(low, high));
  const double deviation = (high - low) / std::sqrt(12.0);
  return static_cast<Scalar>((low + high) / 2 + deviation * rng_.gaussian());
}

void UnitNoise::forward(const Parameters&, In x, Out y) {
  for (Index j = 0; j < x.cols(); ++j) {
    scale_(j) = draw(config_.scale);
    shift_(j) = draw(config_.shift);
    y.col(j).array() = x.col(j).array() * scale_(j) + shift_(j);
  }
}

void UnitNoise::infer(const Parameters&, In x, Out y, InferMode mode) const {
  if (!mode.noise) {
    y = x;
    return;
  }
  for (Index j = 0; j < x.cols(); ++j) y.col(j).array() = x.col(j).array() * scale_(j) + shift_(j);
}

void UnitNoise::backward(Parameters&, In x, In, In dy, Out* dx) {
  if (dx == nullptr) return;
  for (Index j = 0; j < x.cols(); ++j) dx->col(j) = dy.col(j) * scale_(j);
}

}  // namespace bnp
