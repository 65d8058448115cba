// Limits of single fields by reading the configuration's own text back; the rest one by one.
#include "validate.h"

#include <cmath>

#include "config_text.h"

namespace bnp {
namespace {

constexpr Index kPlane = 2;  // features of the toy sets

MaybeProblem check_rows(const Config& config) {
  const Index rows = training_rows(config.data);
  if (rows < 2 || (config.data.split && rows == config.data.samples))
    return Problem{"data.samples", std::to_string(config.data.samples),
                   "large enough to leave 2 points that train and 1 that tests"};
  if (config.batch_size && *config.batch_size > rows)
    return Problem{"batchSize", std::to_string(*config.batch_size),
                   "at most the " + std::to_string(rows) + " points that train, or full"};
  return std::nullopt;
}

MaybeProblem check_per_feature(const std::string& field, const std::vector<double>& values,
                               Index features) {
  const Index count = std::ssize(values);
  if (count <= 1 || count == features) return std::nullopt;
  return Problem{field, std::to_string(count) + " numbers",
                 "one number, or one for each of the " + std::to_string(features) + " features"};
}

}  // namespace

Index training_rows(const DataConfig& data) {
  return std::lround(data.split.value_or(1) * static_cast<double>(data.samples));
}

Index parameter_count(const Config& config, Index features, Index outputs) {
  Index count = 0;
  Index width = features;
  for (const auto& layer : config.layers) {
    count += (width + 3) * layer.units;  // weight, bias, gamma, beta
    width = layer.units;
  }
  return count + (width + 3) * outputs;
}

MaybeProblem validate(const Config& config) {
  Config copy;
  if (auto problem = parse_config(config_text(config), copy)) return problem;
  if (auto problem = check_rows(config)) return problem;
  if (auto problem = check_per_feature("data.scale", config.data.scale, kPlane)) return problem;
  if (auto problem = check_per_feature("data.shift", config.data.shift, kPlane)) return problem;
  const Index count = parameter_count(config, kPlane, 1);
  if (count > kMaxParameters)
    return Problem{"layers", std::to_string(count) + " parameters",
                   "at most " + std::to_string(kMaxParameters)};
  return std::nullopt;
}

}  // namespace bnp
