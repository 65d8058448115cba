// The generators of the toy sets, a function each, and the split.
#include "dataset.h"

#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

namespace bnp {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kPlane = 6;  // half the width of TensorFlow Playground's plane

struct Labelled {
  double x;
  double y;
  int label;
};

/// What a generator knows of the point to make: its number, how many there are, its class in turn.
struct Turn {
  Index i;
  Index n;
  int label() const { return static_cast<int>(i % 2); }
  double progress() const { return static_cast<double>(i / 2) / (static_cast<double>(n) / 2); }
};

Labelled spiral(const Turn& turn, double noise, Rng& rng) {
  const double r = turn.progress();
  const double t = 3.5 * kPi * r + turn.label() * kPi;
  const double x = 5 * r * std::sin(t) + rng.uniform(-1, 1) * noise;
  const double y = 5 * r * std::cos(t) + rng.uniform(-1, 1) * noise;
  return {x / kPlane, y / kPlane, turn.label()};
}

Labelled circle(const Turn& turn, double noise, Rng& rng) {
  const double r = turn.label() == 1 ? rng.uniform(0, 2.5) : rng.uniform(3.5, 5);
  const double t = rng.uniform(0, 2 * kPi);
  const double x = r * std::sin(t);
  const double y = r * std::cos(t);
  const double noisy_x = x + rng.uniform(-5, 5) * noise;
  const double noisy_y = y + rng.uniform(-5, 5) * noise;
  return {x / kPlane, y / kPlane, std::hypot(noisy_x, noisy_y) < 2.5 ? 1 : 0};
}

double away_from_axis(double v) { return v + (v > 0 ? .3 : -.3); }

Labelled xor_quadrants(const Turn&, double noise, Rng& rng) {
  const double x = away_from_axis(rng.uniform(-5, 5));
  const double y = away_from_axis(rng.uniform(-5, 5));
  const double noisy_x = x + rng.uniform(-5, 5) * noise;
  const double noisy_y = y + rng.uniform(-5, 5) * noise;
  return {x / kPlane, y / kPlane, noisy_x * noisy_y >= 0 ? 1 : 0};
}

Labelled gauss(const Turn& turn, double noise, Rng& rng) {
  const double centre = turn.label() == 1 ? 2 : -2;
  const double deviation = std::sqrt(.5 + 7 * noise);
  const double x = centre + deviation * rng.gaussian();
  const double y = centre + deviation * rng.gaussian();
  return {x / kPlane, y / kPlane, turn.label()};
}

Labelled moons(const Turn& turn, double noise, Rng& rng) {
  const double t = rng.uniform(0, kPi);
  const bool upper = turn.label() == 0;
  const double x = (upper ? std::cos(t) : 1 - std::cos(t)) + noise * rng.gaussian();
  const double y = (upper ? std::sin(t) : .5 - std::sin(t)) + noise * rng.gaussian();
  return {x, y, turn.label()};
}

Labelled make_point(DataName name, const Turn& turn, double noise, Rng& rng) {
  switch (name) {
    case DataName::spiral:
      return spiral(turn, noise, rng);
    case DataName::circle:
      return circle(turn, noise, rng);
    case DataName::xor_quadrants:
      return xor_quadrants(turn, noise, rng);
    case DataName::gauss:
      return gauss(turn, noise, rng);
    case DataName::moons:
      return moons(turn, noise, rng);
  }
  return {};
}

Points make_points(const DataConfig& config, Rng& rng) {
  Points points{Matrix(config.samples, 2), Matrix(config.samples, 1)};
  for (Index i = 0; i < config.samples; ++i) {
    auto [x, y, label] = make_point(config.name, {i, config.samples}, config.noise, rng);
    if (config.label_noise > 0 && rng.uniform() < config.label_noise)
      label = static_cast<int>(rng.below(2));
    points.x.row(i) << static_cast<Scalar>(x), static_cast<Scalar>(y);
    points.targets(i, 0) = static_cast<Scalar>(label);
  }
  return points;
}

Points rows(const Points& all, const std::vector<Index>& chosen) {
  return {all.x(chosen, Eigen::all), all.targets(chosen, Eigen::all)};
}

}  // namespace

Dataset make_dataset(const DataConfig& config, std::uint32_t seed) {
  Rng rng(seed, Rng::Stream::data);
  Points all = make_points(config, rng);
  if (!config.split) return {std::move(all), Points{Matrix(0, 2), Matrix(0, 1)}};

  std::vector<Index> order(static_cast<std::size_t>(all.size()));
  std::iota(order.begin(), order.end(), Index{0});
  shuffle(order, rng);
  const auto count = std::lround(*config.split * static_cast<double>(all.size()));
  return {rows(all, {order.begin(), order.begin() + count}),
          rows(all, {order.begin() + count, order.end()})};
}

}  // namespace bnp
