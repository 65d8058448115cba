// Batch norm forward and backward without a model: arrays in, arrays out, on the layer's kernels.
#pragma once

#include <optional>

#include "batchnorm.h"
#include "problem.h"

namespace bnp {

/// What batch norm needs to know besides x. Names, conventions and defaults are those of
/// torch.nn.functional.batch_norm, but that training is the default.
struct BatchNormOptions {
  bool training = true;                         // the batch's own statistics, or the running ones
  NormConfig norm;                              // eps, momentum, running_var_estimator
  std::optional<Row> gamma;                     // D; none: 1
  std::optional<Row> beta;                      // D; none: 0
  std::optional<Eigen::VectorXd> running_mean;  // D, in double: a mean far from zero needs it
  std::optional<Eigen::VectorXd> running_var;   // D; given together with the mean
  double batches_tracked = 0;                   // counts only where momentum is none
};

struct BatchNormResult {
  Matrix y;                             // N x D
  Eigen::VectorXd mean;                 // D, what was subtracted
  Eigen::VectorXd var;                  // D, what was divided by, without eps: biased in training
  std::optional<RunningStats> running;  // where given; in training this batch is in it
};

struct BatchNormGradients {
  Matrix dx;   // N x D
  Row dgamma;  // D
  Row dbeta;   // D
};

/// y_ij = gamma_j (x_ij - mean_j)/sqrt(var_j + eps) + beta_j, with the statistics of x in training,
/// the running ones otherwise. Source: Ioffe & Szegedy 2015 (arXiv:1502.03167), algorithms 1, 2.
///
/// @param x  N x D; in training N >= 2, for one value has no deviation
/// @return the first problem, with the names of the npm module; result is then not to be used
MaybeProblem batch_norm(In x, const BatchNormOptions& options, BatchNormResult& result);

/// The gradients of sum_ij dy_ij y_ij:
///
///   dbeta_j = sum_i dy_ij,  dgamma_j = sum_i dy_ij xhat_ij
///   dx_ij   = gamma_j inv_std_j (dy_ij - mean_i(dy_ij) - xhat_ij mean_i(dy_ij xhat_ij))
///
/// in training; with running statistics, which do not depend on x, dx_ij = gamma_j inv_std_j dy_ij.
/// Source: as above, section 3.
/// @param dy  N x D, dL/dy  @param x  N x D, as it went into batch_norm
MaybeProblem batch_norm_backward(In dy, In x, const BatchNormOptions& options,
                                 BatchNormGradients& result);

}  // namespace bnp
