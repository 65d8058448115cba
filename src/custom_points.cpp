// Custom points are checked place by place, then their labels become targets.
#include "custom_points.h"

#include <cmath>
#include <utility>

#include "data_shape.h"
#include "decimal.h"
#include "fields.h"
#include "label_noise.h"

namespace bnp {
namespace {

std::string size_text(const Matrix& m) {
  return std::to_string(m.rows()) + " rows of " + std::to_string(m.cols());
}

std::string number_at(const Matrix& m, Index row, Index column) {
  const auto x = static_cast<double>(m(row, column));
  return number_text(x) + " in row " + std::to_string(row) +
         (m.cols() == 1 ? "" : ", column " + std::to_string(column)) + " (counted from 0)";
}

MaybeProblem check_finite(const char* field, const Matrix& m) {
  for (Index row = 0; row < m.rows(); ++row)
    for (Index column = 0; column < m.cols(); ++column)
      if (!std::isfinite(m(row, column)))
        return Problem{field, number_at(m, row, column), "a finite number"};
  return std::nullopt;
}

MaybeProblem check_labels(const Matrix& labels, Index classes) {
  const auto last = static_cast<Scalar>(classes - 1);
  for (Index row = 0; row < labels.rows(); ++row) {
    const Scalar label = labels(row, 0);
    if (label >= 0 && label <= last && label == std::floor(label)) continue;
    return Problem{"data.labels", number_at(labels, row, 0),
                   "a whole number from 0 to " + std::to_string(classes - 1)};
  }
  return std::nullopt;
}

MaybeProblem check_sizes(const DataConfig& config, const Points& given) {
  if (given.size() < kMinPoints || given.size() > kMaxPoints)
    return Problem{
        "data.points", std::to_string(given.size()) + " rows",
        "from " + std::to_string(kMinPoints) + " to " + std::to_string(kMaxPoints) + " rows"};
  if (given.x.cols() != config.features)
    return Problem{"data.points", size_text(given.x),
                   "as many numbers a row as data.features: " + std::to_string(config.features)};
  if (given.x.size() > kMaxPointNumbers)
    return Problem{"data.points", size_text(given.x),
                   "at most " + std::to_string(kMaxPointNumbers) + " numbers in all"};
  return std::nullopt;
}

MaybeProblem check_targets(const DataConfig& config, const Points& given) {
  const bool labelled = config.classes > 0;
  const char* field = labelled ? "data.labels" : "data.targets";
  const Index columns = labelled ? 1 : config.targets;
  if (given.targets.rows() != given.size() || given.targets.cols() != columns)
    return Problem{field, size_text(given.targets),
                   std::to_string(given.size()) + " rows of " + std::to_string(columns)};
  return labelled ? check_labels(given.targets, config.classes)
                  : check_finite(field, given.targets);
}

}  // namespace

MaybeProblem check_custom(const DataConfig& config, const Points& given) {
  if (config.name != DataName::custom) {
    if (given.size() == 0) return std::nullopt;
    const auto name = Choices<DataName>::names[static_cast<std::size_t>(config.name)];
    return Problem{"data.name", std::string(name), "custom where points are given"};
  }
  if (config.classes == 1)
    return Problem{"data.classes", "1", "0 for targets that are values, or at least 2"};
  if (auto problem = check_sizes(config, given)) return problem;
  if (auto problem = check_targets(config, given)) return problem;
  return check_finite("data.points", given.x);
}

Points with_targets(const DataConfig& config, Points given, Rng& rng) {
  if (config.classes == 0) return given;
  Matrix targets = Matrix::Zero(given.size(), target_count(config));
  for (Index row = 0; row < given.size(); ++row) {
    const double label = noisy_label(static_cast<double>(given.targets(row, 0)), config.label_noise,
                                     config.classes, rng);
    if (config.classes == 2)
      targets(row, 0) = static_cast<Scalar>(label);
    else
      targets(row, static_cast<Index>(label)) = 1;
  }
  given.targets = std::move(targets);
  return given;
}

DataConfig sized(DataConfig config, const Points& given) {
  if (config.name == DataName::custom) config.samples = given.size();
  return config;
}

}  // namespace bnp
