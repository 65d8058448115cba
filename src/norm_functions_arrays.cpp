// From named arrays to matrices and rows, and back.
#include "norm_functions_arrays.h"

namespace bnp {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Numbers = std::vector<double>;

std::optional<Eigen::VectorXd> vector(const NamedArrays& arrays, const char* name) {
  const auto found = arrays.find(name);
  if (found == arrays.end()) return std::nullopt;
  return Eigen::Map<const Eigen::VectorXd>(found->second.data(), std::ssize(found->second));
}

std::optional<Row> row(const NamedArrays& arrays, const char* name) {
  const auto found = vector(arrays, name);
  if (!found) return std::nullopt;
  return found->transpose().cast<Scalar>();
}

MaybeProblem check_size(const NamedArrays& arrays, const char* name, Index rows, Index cols) {
  const auto found = arrays.find(name);
  if (found == arrays.end()) return Problem{name, "missing", "given"};
  const Index size = std::ssize(found->second);
  if (size == rows * cols) return std::nullopt;
  return Problem{name, std::to_string(size) + " numbers",
                 "of " + std::to_string(rows) + " x " + std::to_string(cols) + " numbers"};
}

Matrix matrix(const NamedArrays& arrays, const char* name, Index rows, Index cols) {
  return Eigen::Map<const RowMajor>(arrays.at(name).data(), rows, cols).cast<Scalar>();
}

/// Row by row.
Numbers numbers(const auto& m) {
  Numbers all(static_cast<std::size_t>(m.size()));
  Eigen::Map<RowMajor>(all.data(), m.rows(), m.cols()) = m.template cast<double>();
  return all;
}

void take(const NamedArrays& arrays, BatchNormOptions& options) {
  options.gamma = row(arrays, "gamma");
  options.beta = row(arrays, "beta");
  options.running_mean = vector(arrays, "runningMean");
  options.running_var = vector(arrays, "runningVar");
}

}  // namespace

MaybeProblem batch_norm(NamedArrays& arrays, Index rows, Index cols, BatchNormOptions options,
                        double& tracked) {
  if (auto problem = check_size(arrays, "x", rows, cols)) return problem;
  take(arrays, options);
  BatchNormResult result;
  if (auto problem = batch_norm(matrix(arrays, "x", rows, cols), options, result)) return problem;
  arrays = {{"y", numbers(result.y)}, {"mean", numbers(result.mean)}, {"var", numbers(result.var)}};
  if (!result.running) return std::nullopt;
  arrays["runningMean"] = numbers(result.running->mean);
  arrays["runningVar"] = numbers(result.running->var);
  tracked = static_cast<double>(result.running->batches);
  return std::nullopt;
}

MaybeProblem batch_norm_backward(NamedArrays& arrays, Index rows, Index cols,
                                 BatchNormOptions options) {
  for (const char* name : {"x", "dy"})
    if (auto problem = check_size(arrays, name, rows, cols)) return problem;
  take(arrays, options);
  BatchNormGradients result;
  if (auto problem = batch_norm_backward(matrix(arrays, "dy", rows, cols),
                                         matrix(arrays, "x", rows, cols), options, result))
    return problem;
  arrays = {{"dx", numbers(result.dx)},
            {"dGamma", numbers(result.dgamma)},
            {"dBeta", numbers(result.dbeta)}};
  return std::nullopt;
}

}  // namespace bnp
