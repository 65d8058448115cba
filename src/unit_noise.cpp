// One scale and one shift a unit, shared by the batch.
#include "unit_noise.h"

namespace bnp {

UnitNoise::UnitNoise(Index units, const NoiseConfig& config, Rng rng)
    : config_(config), scale_(Row::Ones(units)), shift_(Row::Zero(units)), rng_(rng) {}

void UnitNoise::forward(const Parameters&, In x, Out y) {
  for (Index j = 0; j < x.cols(); ++j) {
    scale_(j) = static_cast<Scalar>(rng_.uniform(config_.scale[0], config_.scale[1]));
    shift_(j) = static_cast<Scalar>(rng_.uniform(config_.shift[0], config_.shift[1]));
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
