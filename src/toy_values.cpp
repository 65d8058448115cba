// The sets whose targets are values, one function each.
#include "toy_values.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace bnp::toy {
namespace {

struct Cone {
  double x;
  double y;
  double sign;
};
constexpr Cone kCones[]{{-4, 2.5, 1},   {0, 2.5, -1}, {4, 2.5, 1},
                        {-4, -2.5, -1}, {0, -2.5, 1}, {4, -2.5, -1}};

double tallest_cone(const NoisyPlace& at) {
  double value = 0;
  for (const auto& cone : kCones) {
    const double height = std::max(0.0, 1 - std::hypot(at.x - cone.x, at.y - cone.y) / 2);
    if (height > std::abs(value)) value = cone.sign * height;
  }
  return value;
}

}  // namespace

ToyPoint plane(const Turn&, const DataConfig& config, Rng& rng) {
  const double x = rng.uniform(-kPlane, kPlane);
  const double y = rng.uniform(-kPlane, kPlane);
  const NoisyPlace at(x, y, kPlane, config.noise, rng);
  return {x / kPlane, y / kPlane, (at.x + at.y) / 10};
}

ToyPoint bumps(const Turn&, const DataConfig& config, Rng& rng) {
  const double x = rng.uniform(-kPlane, kPlane);
  const double y = rng.uniform(-kPlane, kPlane);
  return {x / kPlane, y / kPlane, tallest_cone({x, y, kPlane, config.noise, rng})};
}

ToyPoint sine(const Turn&, const DataConfig& config, Rng& rng) {
  const double x = rng.uniform(-1, 1);
  return {x, 0, std::sin(std::numbers::pi * x) + config.noise * rng.gaussian()};
}

ToyPoint gaussian(const Turn&, const DataConfig& config, Rng& rng) {
  const double x = 1.7 + 2.3 * rng.gaussian();
  return {x, 0, x + config.noise * rng.gaussian()};
}

}  // namespace bnp::toy
