// The layer around the kernels: parameters, running statistics, and what backward needs of forward.
#include "batchnorm.h"

#include <cmath>
#include <utility>

namespace bnp {

Tracking::Tracking(const NormConfig& config, std::int64_t batches, Index n)
    : weight(config.momentum.value_or(1.0 / static_cast<double>(batches))),
      correction(config.running_var_estimator == VarianceEstimator::unbiased
                     ? static_cast<double>(n) / static_cast<double>(n - 1)
                     : 1) {}

void track(RunningStats& running, Index j, const BatchStats& stats, const Tracking& by) {
  running.mean(j) += by.weight * (stats.mean() - running.mean(j));
  running.var(j) += by.weight * (by.correction * static_cast<double>(stats.var) - running.var(j));
}

BatchNorm::BatchNorm(Parameters& p, std::string name, Index units, const NormConfig& config,
                     Index max_batch)
    : name_(std::move(name)),
      units_(units),
      config_(config),
      ones_(Row::Ones(units)),
      zeros_(Row::Zero(units)),
      xhat_(padded(max_batch), units),
      inv_std_(units),
      batch_mean_(Row::Zero(units)),
      batch_std_(Row::Ones(units)) {
  if (config.gamma) gamma_ = p.add(norm_block(name_ + "/gamma", units));
  if (config.beta) beta_ = p.add(norm_block(name_ + "/beta", units));
}

void BatchNorm::reset(Parameters& p) {
  if (gamma_) p.value(*gamma_).setOnes();
  if (beta_) p.value(*beta_).setZero();
  running_ = {Eigen::VectorXd::Zero(units_), Eigen::VectorXd::Ones(units_), 0};
}

void BatchNorm::forward(const Parameters& p, In x, Out y) {
  const Index n = x.rows();
  if (config_.track_running_stats) ++running_.batches;
  const Tracking tracking(config_, running_.batches, n);
  for (Index j = 0; j < units_; ++j) {
    const BatchStats stats = batch_stats(x.col(j));
    inv_std_(j) = inverse_std(stats.var, config_.eps);
    batch_mean_(j) = static_cast<Scalar>(stats.mean());
    batch_std_(j) = std::sqrt(stats.var + static_cast<Scalar>(config_.eps));
    normalize_scale_shift(x.col(j), stats, inv_std_(j), gamma(p)[j], beta(p)[j],
                          xhat_.col(j).head(n), y.col(j));
    if (config_.track_running_stats) track(running_, j, stats, tracking);
  }
}

void BatchNorm::backward(Parameters& p, In x, In, In dy, Out* dx) {
  const Index n = x.rows();
  for (Index j = 0; j < units_; ++j) {
    const auto xhat = xhat_.col(j).head(n);
    const AffineGradient sums = affine_gradient(dy.col(j), xhat);
    if (gamma_) p.gradient (*gamma_)(0, j) = sums.gamma;
    if (beta_) p.gradient (*beta_)(0, j) = sums.beta;
    if (dx != nullptr) input_gradient(dy.col(j), xhat, sums, gamma(p)[j], inv_std_(j), dx->col(j));
  }
}

void BatchNorm::infer(const Parameters& p, In x, Out y, InferMode mode) const {
  const bool meant = mode.only == nullptr || mode.only == this;
  if (meant && mode.norm == NormMode::identity) {
    y = x;
    return;
  }
  const bool own = mode.statistics == Statistics::batch || !config_.track_running_stats;
  const bool step_2 = !meant || mode.norm == NormMode::as_trained;
  for (Index j = 0; j < units_; ++j) {
    const BatchStats stats =
        own ? batch_stats(x.col(j)) : known_stats(running_.mean(j), running_.var(j));
    const Scalar inv_std = inverse_std(own ? stats.var : running_.var(j), config_.eps);
    normalize_scale_shift(x.col(j), stats, inv_std, step_2 ? gamma(p)[j] : 1,
                          step_2 ? beta(p)[j] : 0, y.col(j));
  }
}

}  // namespace bnp
