// The inputs made of a point, and scale, shift and standardising folded into one affine map each.
#include "input_map.h"

#include <cmath>
#include <limits>

namespace bnp {
namespace {

struct Affine {
  double centre;
  double factor;
  double offset;
};

double per_input(const std::vector<double>& values, Index j, double otherwise) {
  if (values.empty()) return otherwise;
  return values.size() == 1 ? values.front() : values[static_cast<std::size_t>(j)];
}

/// One by one: Eigen's own sine rounds differently at the end of a column.
Scalar sine(Scalar v) { return std::sin(v); }

/// Scale and shift drop out, but for the sign of the scale.
Affine standardizing(InColumn input, double scale) {
  const auto first = static_cast<double>(input(0));
  const auto from_first = input.cast<double>().array() - first;  // exactly 0 for a constant
  const double mean = from_first.mean();
  const double deviation = std::sqrt((from_first - mean).square().mean());
  const auto centre = static_cast<double>(static_cast<Scalar>(first + mean));
  const double factor = std::copysign(1 / deviation, scale);
  if (std::abs(factor) > static_cast<double>(std::numeric_limits<Scalar>::max()))
    return {first, scale, 0};  // constant
  return {centre, factor, (centre - first - mean) * factor};
}

}  // namespace

InputMap::InputMap(const DataConfig& config, In train) {
  if (train.cols() == 2) made_ = config.inputs;
  const Index count = made_.empty() ? train.cols() : std::ssize(made_);
  for (Row* row : {&centre_, &factor_, &offset_}) row->resize(count);
  Vector room(train.rows());
  for (Index j = 0; j < count; ++j) {
    Affine map{0, per_input(config.scale, j, 1), per_input(config.shift, j, 0)};
    if (config.standardize) {
      map = standardizing(made(train, j, room), map.factor);
    }
    centre_(j) = static_cast<Scalar>(map.centre);
    factor_(j) = static_cast<Scalar>(map.factor);
    offset_(j) = static_cast<Scalar>(map.offset);
  }
}

/// Input j before its affine map: a feature where it lies, anything else in the room for it.
InColumn InputMap::made(In x, Index j, OutColumn room) const {
  if (made_.empty()) return x.col(j);
  switch (made_[static_cast<std::size_t>(j)]) {
    case InputName::x:
      return x.col(0);
    case InputName::y:
      return x.col(1);
    case InputName::x2:
      room = x.col(0).cwiseAbs2();
      break;
    case InputName::y2:
      room = x.col(1).cwiseAbs2();
      break;
    case InputName::xy:
      room = x.col(0).cwiseProduct(x.col(1));
      break;
    case InputName::sinx:
      room = x.col(0).unaryExpr(&sine);
      break;
    case InputName::siny:
      room = x.col(1).unaryExpr(&sine);
      break;
  }
  return room;
}

void InputMap::apply(In x, Out out) const {
  for (Index j = 0; j < inputs(); ++j) {
    const InColumn input = made(x, j, out.col(j));
    out.col(j) = ((input.array() - centre_(j)) * factor_(j) + offset_(j)).matrix();
  }
}

Matrix InputMap::operator()(In x) const {
  Matrix out(x.rows(), inputs());
  apply(x, out);
  return out;
}

}  // namespace bnp
