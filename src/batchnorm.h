// Batch normalisation: step 1 makes each feature zero-mean and unit-variance over the mini-batch,
// step 2 rescales it by a learned gamma and shifts it by a learned beta.
//
// Conventions, those of torch.nn.BatchNorm1d (libraries differ in each):
//   * the variance divides by n, in the forward pass and in the gradient;
//   * the running variance averages the unbiased one, n/(n - 1) larger ('biased' can be asked for);
//   * momentum is the weight of the new batch; none means the average over all batches so far;
//   * eps stands inside the root;
//   * running mean starts at 0, running variance at 1, both kept in double.
#pragma once

#include <optional>
#include <string>

#include "batchnorm_kernels.h"
#include "config.h"
#include "layer.h"

namespace bnp {

/// What inference uses in place of the batch's own statistics.
struct RunningStats {
  Eigen::VectorXd mean;  // D
  Eigen::VectorXd var;   // D
  std::int64_t batches = 0;
};

/// How a batch of n rows counts: by its weight, momentum or 1/batches where there is none, and with
/// its variance n/(n - 1) larger, or as it is where biased ones are asked for.
struct Tracking {
  Tracking(const NormConfig& config, std::int64_t batches, Index n);

  double weight;
  double correction;
};

/// Takes a batch, which `batches` has counted already, into the averages of unit j:
///
///   mean += weight (batch mean - mean),  var += weight (correction batch var - var)
void track(RunningStats& running, Index j, const BatchStats& stats, const Tracking& by);

template <int K>
struct StatsOfFew;

class BatchNorm final : public Layer {
 public:
  /// @param p  gets the blocks `name`/gamma and `name`/beta (1 x D), as far as the config has them
  /// @param max_batch  rows of the largest batch that will be trained on
  BatchNorm(Parameters& p, std::string name, Index units, const NormConfig& config,
            Index max_batch);

  /// gamma = 1, beta = 0, running statistics as new.
  void reset(Parameters& p);

  void forward(const Parameters& p, In x, Out y) override;
  void backward(Parameters& p, In x, In y, In dy, Out* dx) override;
  void infer(const Parameters& p, In x, Out y, InferMode mode) const override;
  Index outputs() const override { return units_; }

  /// From now on training takes in the ReLU behind it: forward gives max(y, 0), and backward takes
  /// the gradient of that. Inference is as before.
  void rectify() { rectifies_ = true; }

  const std::string& name() const { return name_; }
  double eps() const { return config_.eps; }
  bool tracks() const { return config_.track_running_stats; }

  /// gamma and beta, D each; 1 and 0 where step 2 has none.
  const Scalar* gamma(const Parameters& p) const {
    return gamma_ ? p.value(*gamma_).data() : ones_.data();
  }
  const Scalar* beta(const Parameters& p) const {
    return beta_ ? p.value(*beta_).data() : zeros_.data();
  }

  template <class Archive>
  void state(Archive& archive) {
    archive(running_.mean);
    archive(running_.var);
    archive(running_.batches);
  }

  const RunningStats& running() const { return running_; }
  RunningStats& running() { return running_; }

  /// Statistics of the last batch trained on: mean, and the deviation sqrt(var + eps).
  const Row& batch_mean() const { return batch_mean_; }
  const Row& batch_std() const { return batch_std_; }

 private:
  template <int K>
  void keep(Index j, const Tracking& tracking);
  template <int K>
  void set_stats(Index j, const StatsOfFew<K>& stats);
  template <class Gradient>
  void backward_of(Parameters& p, const Gradient& dy, Index n, Out* dx);

  std::string name_;
  Index units_;
  NormConfig config_;
  bool rectifies_ = false;
  std::optional<std::size_t> gamma_;
  std::optional<std::size_t> beta_;
  Row ones_;
  Row zeros_;
  Row nobodys_;  // takes the gradients of what does not train
  RunningStats running_;
  Row first_;  // the BatchStats of each unit in the last forward
  Row centre_;
  Row var_;
  Matrix xhat_;  // N x D of the last forward
  Row inv_std_;
  Row batch_mean_;
  Row batch_std_;
};

}  // namespace bnp
