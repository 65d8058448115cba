// The sets of two classes, one function each.
#include "toy_classes.h"

#include <cmath>
#include <numbers>

namespace bnp::toy {
namespace {

constexpr double kPi = std::numbers::pi;

double away_from_axis(double v) { return v + (v > 0 ? .3 : -.3); }

double class_by_quadrant(const NoisyPlace& at) { return at.x * at.y >= 0 ? 1 : 0; }

}  // namespace

ToyPoint spiral(const Turn& turn, const DataConfig& config, Rng& rng) {
  const double r = turn.progress();
  const double t = 3.5 * kPi * r + turn.label() * kPi;
  const double x = 5 * r * std::sin(t) + rng.uniform(-1, 1) * config.noise;
  const double y = 5 * r * std::cos(t) + rng.uniform(-1, 1) * config.noise;
  return {x / kPlane, y / kPlane, static_cast<double>(turn.label())};
}

ToyPoint circle(const Turn& turn, const DataConfig& config, Rng& rng) {
  const double r = turn.label() == 1 ? rng.uniform(0, 2.5) : rng.uniform(3.5, 5);
  const double t = rng.uniform(0, 2 * kPi);
  const double x = r * std::sin(t);
  const double y = r * std::cos(t);
  const NoisyPlace at(x, y, 5, config.noise, rng);
  return {x / kPlane, y / kPlane, std::hypot(at.x, at.y) < 2.5 ? 1.0 : 0.0};
}

ToyPoint xor_quadrants(const Turn&, const DataConfig& config, Rng& rng) {
  const double x = away_from_axis(rng.uniform(-5, 5));
  const double y = away_from_axis(rng.uniform(-5, 5));
  return {x / kPlane, y / kPlane, class_by_quadrant({x, y, 5, config.noise, rng})};
}

ToyPoint gauss(const Turn& turn, const DataConfig& config, Rng& rng) {
  const double centre = turn.label() == 1 ? 2 : -2;
  const double deviation = std::sqrt(.5 + 7 * config.noise);
  const double x = centre + deviation * rng.gaussian();
  const double y = centre + deviation * rng.gaussian();
  return {x / kPlane, y / kPlane, static_cast<double>(turn.label())};
}

ToyPoint moons(const Turn& turn, const DataConfig& config, Rng& rng) {
  const double t = rng.uniform(0, kPi);
  const bool upper = turn.label() == 0;
  const double x = (upper ? std::cos(t) : 1 - std::cos(t)) + config.noise * rng.gaussian();
  const double y = (upper ? std::sin(t) : .5 - std::sin(t)) + config.noise * rng.gaussian();
  return {x, y, static_cast<double>(turn.label())};
}

ToyPoint rings(const Turn& turn, const DataConfig& config, Rng& rng) {
  const Index ring = turn.i % 3;
  const auto k = static_cast<double>(turn.i / 3);
  const auto m = static_cast<double>((turn.n - ring + 2) / 3);  // points on this ring
  const double t = 2 * kPi * (config.even ? k / m : rng.uniform());
  const double radius = .5 * static_cast<double>(ring + 1);
  const double x = radius * std::cos(t) + config.noise * rng.gaussian();
  const double y = radius * std::sin(t) + config.noise * rng.gaussian();
  return {x, y, ring == 1 ? 1.0 : 0.0};
}

ToyPoint checkerboard(const Turn&, const DataConfig& config, Rng& rng) {
  const double x = rng.uniform(-1, 1);
  const double y = rng.uniform(-1, 1);
  const NoisyPlace at(x, y, 1, config.noise, rng);
  const double cells = std::floor(2 * at.x) + std::floor(2 * at.y);
  return {x, y, std::fmod(cells, 2) == 0 ? 1.0 : 0.0};
}

ToyPoint symmetric_xor(const Turn&, const DataConfig& config, Rng& rng) {
  const double x = rng.uniform(.1, 1);
  const double y = rng.uniform(.1, 1);
  return {x, y, class_by_quadrant({x, y, 1, config.noise, rng})};
}

ToyPoint blobs(const Turn& turn, const DataConfig& config, Rng& rng) {
  const Index ones = std::lround(config.share * static_cast<double>(turn.n));
  const bool one = (turn.i + 1) * ones / turn.n > turn.i * ones / turn.n;  // spread evenly
  const double centre = one ? 1 : -1;
  const double x = centre + config.noise * rng.gaussian();
  const double y = centre + config.noise * rng.gaussian();
  return {x, y, one ? 1.0 : 0.0};
}

}  // namespace bnp::toy
