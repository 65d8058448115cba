// Which formula a name stands for, and the rows that are filled by it.
#include "toy_sets.h"

#include "label_noise.h"
#include "toy_classes.h"
#include "toy_values.h"

namespace bnp {
namespace {

ToyPoint point_of(const Turn& turn, const DataConfig& config, Rng& rng) {
  switch (config.name) {
    case DataName::spiral:
      return toy::spiral(turn, config, rng);
    case DataName::circle:
      return toy::circle(turn, config, rng);
    case DataName::xor_quadrants:
      return toy::xor_quadrants(turn, config, rng);
    case DataName::gauss:
      return toy::gauss(turn, config, rng);
    case DataName::moons:
      return toy::moons(turn, config, rng);
    case DataName::rings:
      return toy::rings(turn, config, rng);
    case DataName::checkerboard:
      return toy::checkerboard(turn, config, rng);
    case DataName::symmetric_xor:
      return toy::symmetric_xor(turn, config, rng);
    case DataName::blobs:
      return toy::blobs(turn, config, rng);
    case DataName::plane:
      return toy::plane(turn, config, rng);
    case DataName::bumps:
      return toy::bumps(turn, config, rng);
    case DataName::sine:
      return toy::sine(turn, config, rng);
    case DataName::gaussian:
      return toy::gaussian(turn, config, rng);
    case DataName::custom:
      break;  // has no formula
  }
  return {};
}

/// The neighbour across an axis, of the other class: across x = 0, y = 0 and x = 0 in turn, the
/// four quadrants.
ToyPoint mirror_image(const ToyPoint& point, Index number) {
  if (number % 2 == 1) return {-point.x, point.y, 1 - point.target};
  return {point.x, -point.y, 1 - point.target};
}

void put(const ToyPoint& point, Index row, Out x, Out targets) {
  x(row, 0) = static_cast<Scalar>(point.x);
  if (x.cols() == 2) x(row, 1) = static_cast<Scalar>(point.y);
  targets(row, 0) = static_cast<Scalar>(point.target);
}

/// @param turn_of  the turn that a row has
template <class TurnOf>
void draw(const DataConfig& config, Rng& rng, TurnOf turn_of, Out x, Out targets) {
  const DataShape shape = shape_of(config);
  ToyPoint point{};
  for (Index row = 0; row < x.rows(); ++row) {
    if (const Index image = row % shape.group; image > 0) {
      point = mirror_image(point, image);
    } else {
      point = point_of(turn_of(row), config, rng);
      if (shape.classes > 0)
        point.target = noisy_label(point.target, config.label_noise, shape.classes, rng);
    }
    put(point, row, x, targets);
  }
}

}  // namespace

void draw_in_turn(const DataConfig& config, Rng& rng, Out x, Out targets) {
  draw(
      config, rng,
      [&](Index row) {
        return Turn{row, config.samples};
      },
      x, targets);
}

void draw_anew(const DataConfig& config, Rng& rng, Out x, Out targets) {
  const auto turns = static_cast<std::uint32_t>(config.samples);
  const auto any = [&](Index) {
    return Turn{static_cast<Index>(rng.below(turns)), config.samples};
  };
  draw(config, rng, any, x, targets);
}

}  // namespace bnp
