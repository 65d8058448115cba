// The layer around the kernels: parameters, running statistics, and what backward needs of forward.
#include "batchnorm.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "batchnorm_whole.h"

namespace bnp {

Tracking::Tracking(const NormConfig& config, std::int64_t batches, Index n)
    : weight(config.momentum.value_or(1.0 / static_cast<double>(batches))),
      correction(config.running_var_estimator == VarianceEstimator::unbiased
                     ? static_cast<double>(n) / static_cast<double>(n - 1)
                     : 1) {}

namespace {

template <int K>
Doubles<K> doubles(const Scalar* from) {
  return few<K>(from).template cast<double>();
}

template <int K>
void track_few(RunningStats& running, Index j, const Doubles<K>& batch_mean,
               const Doubles<K>& batch_var, const Tracking& by) {
  auto mean = running.mean.segment<K>(j).array();
  auto var = running.var.segment<K>(j).array();
  mean += by.weight * (batch_mean - mean);
  var += by.weight * (by.correction * batch_var - var);
}

/// Goes over the features from one to another, four at a time as long as there are.
template <class Work>
[[gnu::always_inline]] inline void in_fours(Index from, Index to, const Work& work) {
  Index j = from;
  for (; j + 4 <= to; j += 4) work.template operator()<4>(j);
  for (; j < to; ++j) work.template operator()<1>(j);
}

constexpr Index kSide = 16;  // features whose roots are taken side by side, while in the cache

}  // namespace

void track(RunningStats& running, Index j, const BatchStats& stats, const Tracking& by) {
  track_few<1>(running, j, Doubles<1>(stats.mean()), Doubles<1>(static_cast<double>(stats.var)),
               by);
}

BatchNorm::BatchNorm(Parameters& p, std::string name, Index units, const NormConfig& config,
                     Index max_batch)
    : name_(std::move(name)),
      units_(units),
      config_(config),
      ones_(Row::Ones(units)),
      zeros_(Row::Zero(units)),
      nobodys_(units),
      first_(units),
      centre_(units),
      var_(units),
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
  // What the loops need of the layer, beside the numbers that they write.
  const Scalar* gamma = this->gamma(p);
  const Scalar* beta = this->beta(p);
  const Index n = x.rows();
  const Features in = features(x, 0);
  const ColumnsOf<Scalar> xhat = columns(xhat_), out = columns(y);
  const Scalar floor = rectifies_ ? 0 : -std::numeric_limits<Scalar>::infinity();
  for (Index from = 0; from < units_; from += kSide) {
    const Index to = std::min(units_, from + kSide);
    in_fours(from, to, [&]<int K>(Index j) {
      set_stats<K>(j, n == kWhole ? batch_stats_of_whole<K>(in.from(j), xhat.from(j))
                                  : batch_stats<K>(in.from(j), n));
    });
    for (Index j = from; j < to; ++j) {
      const Step step{{first_(j), centre_(j), var_(j)}, inv_std_(j), gamma[j], beta[j], floor};
      if (n == kWhole)
        scale_shift_whole(step, xhat[j], out[j]);
      else
        normalize_scale_shift(in[j], n, step, xhat[j], out[j]);
    }
  }
  if (config_.track_running_stats) ++running_.batches;
  const Tracking tracking(config_, running_.batches, n);
  in_fours(0, units_, [&]<int K>(Index j) { keep<K>(j, tracking); });
}

template <int K>
void BatchNorm::set_stats(Index j, const StatsOfFew<K>& stats) {
  few<K>(&first_(j)) = stats.first;
  few<K>(&centre_(j)) = stats.centre;
  few<K>(&var_(j)) = stats.var;
  few<K>(&inv_std_(j)) = inverse_std<K>(stats.var, config_.eps);
}

template <int K>
void BatchNorm::keep(Index j, const Tracking& tracking) {
  few<K>(&batch_std_(j)) = few<K>(&inv_std_(j)).inverse();
  few<K>(&batch_mean_(j)) = few<K>(&first_(j)) + few<K>(&centre_(j));
  if (config_.track_running_stats)
    track_few<K>(running_, j, doubles<K>(&first_(j)) + doubles<K>(&centre_(j)),
                 doubles<K>(&var_(j)), tracking);
}

void BatchNorm::backward(Parameters& p, In, In y, In dy, Out* dx) {
  if (rectifies_)
    backward_of(p, ThroughRelu{features(dy, 0), features(y, 0)}, dy.rows(), dx);
  else
    backward_of(p, Straight{features(dy, 0)}, dy.rows(), dx);
}

template <class Gradient>
void BatchNorm::backward_of(Parameters& p, const Gradient& dy, Index n, Out* dx) {
  const Scalar* gamma = this->gamma(p);
  Scalar* dgamma = gamma_ ? p.gradient(*gamma_).data() : nobodys_.data();
  Scalar* dbeta = beta_ ? p.gradient(*beta_).data() : nobodys_.data();
  const Features xhat = features(xhat_, 0);
  if (n == kWhole && dx != nullptr) {
    for (Index j = 0; j < units_; ++j) {
      const AffineGradient sums =
          backward_whole(dy[j], xhat[j], gamma[j] * inv_std_(j), columns(*dx)[j]);
      dgamma[j] = sums.gamma;
      dbeta[j] = sums.beta;
    }
    return;
  }
  in_fours(0, units_, [&]<int K>(Index j) {
    const AffineGradients<K> sums = affine_gradients<K>(dy.from(j), xhat.from(j), n);
    few<K>(dgamma + j) = sums.gamma;
    few<K>(dbeta + j) = sums.beta;
    if (dx == nullptr) return;
    const Few<K> slope = few<K>(gamma + j) * few<K>(&inv_std_(j));
    const ColumnsOf<Scalar> out = columns(*dx);
    for (int k = 0; k < K; ++k)
      input_gradient(dy[j + k], xhat[j + k], {sums.gamma(k), sums.beta(k)}, slope(k), n,
                     out[j + k]);
  });
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
