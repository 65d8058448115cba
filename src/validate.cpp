// Limits of single fields by reading the configuration's own text back; the rest one by one.
#include "validate.h"

#include <algorithm>

#include "config_text.h"
#include "custom_points.h"
#include "data_shape.h"
#include "fields.h"

namespace bnp {
namespace {

template <class E>
std::string name_of(E value) {
  return std::string(Choices<E>::names[static_cast<std::size_t>(value)]);
}

MaybeProblem check_fields(const Config& config) {
  Config copy;
  return parse_config(config_text(config), copy);
}

MaybeProblem check_rows(const Config& config) {
  const DataConfig& data = config.data;
  const Index rows = training_rows(data);
  const Index group = shape_of(data).group;
  const char* field = data.name == DataName::custom ? "data.points" : "data.samples";
  const std::string value = std::to_string(data.samples);
  if (data.samples % group != 0)
    return Problem{field, value,
                   "a multiple of " + std::to_string(group) + ": points and their mirror images"};
  if (rows < 2 || (data.split && rows == data.samples))
    return Problem{field, value, "large enough to leave 2 points that train and 1 that tests"};
  if (config.batch_size && *config.batch_size > rows)
    return Problem{"batchSize", std::to_string(*config.batch_size),
                   "at most the " + std::to_string(rows) + " points that train, or full"};
  return std::nullopt;
}

MaybeProblem check_inputs(const DataConfig& data) {
  const auto& inputs = data.inputs;
  if (inputs.empty()) return Problem{"data.inputs", "[]", "a list of at least one input"};
  for (auto i = inputs.begin(); i != inputs.end(); ++i)
    if (std::find(inputs.begin(), i, *i) != i)
      return Problem{"data.inputs." + std::to_string(i - inputs.begin()), name_of(*i),
                     "an input that is not in the list already"};
  const Index features = shape_of(data).features;
  if (features == 2 || inputs == DataConfig{}.inputs) return std::nullopt;
  std::string list;
  for (const auto input : inputs) list += (list.empty() ? "" : ", ") + name_of(input);
  return Problem{"data.inputs", list,
                 "left out where points do not have 2 features but " + std::to_string(features)};
}

MaybeProblem check_per_input(const std::string& field, const std::vector<double>& values,
                             const DataConfig& data) {
  const Index count = std::ssize(values);
  const Index inputs = input_count(data);
  if (count <= 1 || count == inputs) return std::nullopt;
  const char* what = inputs == shape_of(data).features ? " features" : " inputs";
  return Problem{field, std::to_string(count) + " numbers",
                 "one number, or one for each of the " + std::to_string(inputs) + what};
}

MaybeProblem check_loss(LossName loss, Index classes) {
  if (loss == LossName::logistic && classes != 2)
    return Problem{"loss", "logistic",
                   classes == 0 ? "mse, huber, linear or auto where targets are values"
                                : "softmax or auto for more than two classes"};
  if (loss == LossName::softmax && classes == 0)
    return Problem{"loss", "softmax", "mse, huber, linear or auto where targets are values"};
  return std::nullopt;
}

MaybeProblem check_data(const Config& config) {
  const DataConfig& data = config.data;
  if (auto problem = check_rows(config)) return problem;
  if (auto problem = check_inputs(data)) return problem;
  if (auto problem = check_per_input("data.scale", data.scale, data)) return problem;
  if (auto problem = check_per_input("data.shift", data.shift, data)) return problem;
  if (data.fresh && data.name == DataName::custom)
    return Problem{"data.fresh", "true", "false for custom points"};
  return check_loss(config.loss, shape_of(data).classes);
}

}  // namespace

Index parameter_count(const Config& config, Index inputs, Index outputs) {
  Index count = 0;
  Index width = inputs;
  for (const auto& layer : config.layers) {
    count += (width + 3) * layer.units;  // weight, bias, gamma, beta
    width = layer.units;
  }
  return count + (width + 3) * outputs;
}

MaybeProblem validate(const Config& config, const Points& custom) {
  if (auto problem = check_fields(config)) return problem;
  if (auto problem = check_custom(config.data, custom)) return problem;
  Config whole = config;
  whole.data = sized(config.data, custom);
  return validate_settings(whole);
}

MaybeProblem validate_settings(const Config& config) {
  if (auto problem = check_fields(config)) return problem;
  if (auto problem = check_data(config)) return problem;
  const Index count = parameter_count(config, input_count(config.data), output_count(config));
  if (count > kMaxParameters)
    return Problem{"layers", std::to_string(count) + " parameters",
                   "at most " + std::to_string(kMaxParameters)};
  return std::nullopt;
}

}  // namespace bnp
