// Scale and shift of each feature, folded with the standardising into one affine map.
#include "input_map.h"

#include <cmath>

namespace bnp {
namespace {

double per_feature(const std::vector<double>& values, Index j, double otherwise) {
  if (values.empty()) return otherwise;
  return values.size() == 1 ? values.front() : values[static_cast<std::size_t>(j)];
}

}  // namespace

InputMap::InputMap(const DataConfig& config, In train)
    : factor_(train.cols()), offset_(train.cols()) {
  for (Index j = 0; j < train.cols(); ++j) {
    double factor = per_feature(config.scale, j, 1);
    double offset = per_feature(config.shift, j, 0);
    if (config.standardize) {
      const auto column = train.col(j).cast<double>().array();
      const double mean = column.mean();
      const double deviation = std::abs(factor) * std::sqrt((column - mean).square().mean());
      const double unit = deviation > 0 ? 1 / deviation : 1;
      offset = -factor * mean * unit;  // the shift drops out
      factor *= unit;
    }
    factor_(j) = static_cast<Scalar>(factor);
    offset_(j) = static_cast<Scalar>(offset);
  }
}

void InputMap::apply(In x, Out out) const {
  for (Index j = 0; j < x.cols(); ++j)
    out.col(j) = (x.col(j).array() * factor_(j) + offset_(j)).matrix();
}

Matrix InputMap::operator()(In x) const {
  Matrix out(x.rows(), x.cols());
  apply(x, out);
  return out;
}

}  // namespace bnp
