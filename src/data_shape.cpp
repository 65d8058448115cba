// The shapes of the toy sets, and those of custom points by what is said of them.
#include "data_shape.h"

#include <cmath>

namespace bnp {

DataShape shape_of(const DataConfig& config) {
  switch (config.name) {
    case DataName::plane:
    case DataName::bumps:
      return {.features = 2, .classes = 0};
    case DataName::sine:
    case DataName::gaussian:
      return {.features = 1, .classes = 0};
    case DataName::symmetric_xor:
      return {.features = 2, .classes = 2, .group = 4};
    case DataName::custom:
      return {.features = config.features, .classes = config.classes};
    case DataName::spiral:
    case DataName::circle:
    case DataName::xor_quadrants:
    case DataName::gauss:
    case DataName::moons:
    case DataName::rings:
    case DataName::checkerboard:
    case DataName::blobs:
      break;
  }
  return {.features = 2, .classes = 2};
}

Index target_count(const DataConfig& config) {
  const Index classes = shape_of(config).classes;
  if (classes > 2) return classes;
  return classes == 0 && config.name == DataName::custom ? config.targets : 1;
}

Index output_count(const Config& config) {
  const bool pair = config.loss == LossName::softmax && shape_of(config.data).classes == 2;
  return pair ? 2 : target_count(config.data);
}

Index input_count(const DataConfig& config) {
  const Index features = shape_of(config).features;
  return features == 2 ? std::ssize(config.inputs) : features;
}

Index training_rows(const DataConfig& config) {
  const Index group = shape_of(config).group;
  const auto groups = static_cast<double>(config.samples / group);
  return group * std::lround(config.split.value_or(1) * groups);
}

}  // namespace bnp
