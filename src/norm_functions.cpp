// Checks first, then the kernels feature by feature.
#include "norm_functions.h"

#include <cmath>

#include "config_text.h"
#include "decimal.h"

namespace bnp {
namespace {

std::string count_text(Index count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

/// The limits of a batch norm's options are those of the table of fields.
MaybeProblem check_option(const std::string& name, double value) {
  Config scratch;
  auto problem = parse_config("layers.0.norm." + name + "=" + number_text(value), scratch);
  if (problem) problem->field = name;
  return problem;
}

/// @param m  N x D, or D in one column or row, whose numbers are told by their place in row order
template <class M>
MaybeProblem check_finite(const std::string& field, const M& m) {
  for (Index i = 0; i < m.rows(); ++i)
    for (Index j = 0; j < m.cols(); ++j)
      if (!std::isfinite(m(i, j)))
        return Problem{field + "." + std::to_string(i * m.cols() + j),
                       number_text(static_cast<double>(m(i, j))), "a finite number"};
  return std::nullopt;
}

template <class V>
MaybeProblem check_units(const std::string& field, const std::optional<V>& given, Index d) {
  if (!given) return std::nullopt;
  if (given->size() != d)
    return Problem{field, count_text(given->size(), "number"),
                   "one for each of the " + count_text(d, "feature")};
  return check_finite(field, *given);
}

MaybeProblem check_running(const BatchNormOptions& o) {
  if (o.running_mean.has_value() != o.running_var.has_value())
    return Problem{o.running_mean ? "runningVar" : "runningMean", "absent",
                   "given where the other one is"};
  if (!o.training && !o.running_mean)
    return Problem{"runningMean", "absent", "given where training is false"};
  if (o.running_var)
    for (Index j = 0; j < o.running_var->size(); ++j)
      if ((*o.running_var)(j) < 0)
        return Problem{"runningVar." + std::to_string(j), number_text((*o.running_var)(j)),
                       "a number from 0"};
  if (!(o.batches_tracked >= 0 && o.batches_tracked == std::floor(o.batches_tracked) &&
        o.batches_tracked < 0x1p53))
    return Problem{"numBatchesTracked", number_text(o.batches_tracked), "a whole number from 0"};
  return std::nullopt;
}

MaybeProblem check_shape(In x, bool training) {
  if (x.cols() < 1) return Problem{"shape.1", "0", "a whole number from 1"};
  if (x.rows() < (training ? 2 : 1))
    return Problem{
        "shape.0", std::to_string(x.rows()),
        training ? "at least 2 in training: one value has no deviation" : "a whole number from 1"};
  return check_finite("x", x);
}

MaybeProblem check(In x, const BatchNormOptions& o) {
  if (auto problem = check_shape(x, o.training)) return problem;
  if (auto problem = check_option("eps", o.norm.eps)) return problem;
  if (o.norm.momentum)
    if (auto problem = check_option("momentum", *o.norm.momentum)) return problem;
  if (auto problem = check_units("gamma", o.gamma, x.cols())) return problem;
  if (auto problem = check_units("beta", o.beta, x.cols())) return problem;
  if (auto problem = check_units("runningMean", o.running_mean, x.cols())) return problem;
  if (auto problem = check_units("runningVar", o.running_var, x.cols())) return problem;
  return check_running(o);
}

/// Step 1 of one feature, and what it took.
struct Standardized {
  BatchStats stats;
  double var;
  Scalar inv_std;
};

MaybeProblem standardize(In x, Index j, const BatchNormOptions& o, Standardized& s,
                         OutColumn xhat) {
  s.stats =
      o.training ? batch_stats(x.col(j)) : known_stats((*o.running_mean)(j), (*o.running_var)(j));
  s.var = o.training ? static_cast<double>(s.stats.var) : (*o.running_var)(j);
  s.inv_std = inverse_std(s.var, o.norm.eps);
  const std::string feature = "feature " + std::to_string(j);
  if (!o.training && !std::isfinite(s.stats.mean()))
    return Problem{"runningMean." + std::to_string(j), number_text((*o.running_mean)(j)),
                   "a number that float32 holds"};
  if (!std::isfinite(s.stats.mean()) || !std::isfinite(s.var))
    return Problem{"x", feature + " with a variance of " + number_text(s.var),
                   "in a range whose square the core's numbers can hold"};
  if (!std::isfinite(s.inv_std))
    return Problem{"eps", number_text(o.norm.eps), "larger, for " + feature + " does not vary"};
  normalize(x.col(j), s.stats, s.inv_std, xhat);
  return std::nullopt;
}

Scalar unit(const std::optional<Row>& given, Index j, Scalar otherwise) {
  return given ? (*given)(j) : otherwise;
}

}  // namespace

MaybeProblem batch_norm(In x, const BatchNormOptions& o, BatchNormResult& result) {
  if (auto problem = check(x, o)) return problem;
  result = {Matrix(x.rows(), x.cols()), Eigen::VectorXd(x.cols()), Eigen::VectorXd(x.cols()), {}};
  if (o.running_mean)
    result.running = {*o.running_mean, *o.running_var,
                      static_cast<std::int64_t>(o.batches_tracked) + (o.training ? 1 : 0)};
  for (Index j = 0; j < x.cols(); ++j) {
    Standardized s;
    if (auto problem = standardize(x, j, o, s, result.y.col(j))) return problem;
    result.mean(j) = o.training ? s.stats.mean() : (*o.running_mean)(j);
    result.var(j) = s.var;
    scale_shift(result.y.col(j), unit(o.gamma, j, 1), unit(o.beta, j, 0), result.y.col(j));
    if (o.training && result.running)
      track(*result.running, j, s.stats, {o.norm, result.running->batches, x.rows()});
  }
  return check_finite("y", result.y);
}

MaybeProblem batch_norm_backward(In dy, In x, const BatchNormOptions& o,
                                 BatchNormGradients& result) {
  if (auto problem = check(x, o)) return problem;
  if (dy.rows() != x.rows() || dy.cols() != x.cols())
    return Problem{"dy", std::to_string(dy.rows()) + " x " + std::to_string(dy.cols()),
                   "of the shape of x"};
  if (auto problem = check_finite("dy", dy)) return problem;
  result = {Matrix(x.rows(), x.cols()), Row(x.cols()), Row(x.cols())};
  Vector xhat(x.rows());
  for (Index j = 0; j < x.cols(); ++j) {
    Standardized s;
    if (auto problem = standardize(x, j, o, s, xhat)) return problem;
    const AffineGradient sums = affine_gradient(dy.col(j), xhat);
    const Scalar gamma = unit(o.gamma, j, 1);
    result.dgamma(j) = sums.gamma;
    result.dbeta(j) = sums.beta;
    if (o.training)
      input_gradient(dy.col(j), xhat, sums, gamma, s.inv_std, result.dx.col(j));
    else
      result.dx.col(j) = dy.col(j) * (gamma * s.inv_std);
  }
  return check_finite("dx", result.dx);
}

}  // namespace bnp
