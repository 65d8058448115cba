// The loop: batch, forward, backward, update, record. A run is a function of its configuration and
// the number of steps.
#pragma once

#include <string>
#include <vector>

#include "batch_order.h"
#include "config.h"
#include "dataset.h"
#include "heat_map.h"
#include "input_map.h"
#include "measures.h"
#include "model.h"
#include "optimizer.h"
#include "recorder.h"

namespace bnp {

/// Where the first number that is not finite appeared.
struct Divergence {
  std::int64_t step;
  std::string layer;     // loss, linear2, bn1, …
  std::string quantity;  // value, gradient, weight, std, …
};

struct Evaluation {
  double loss;
  std::optional<double> accuracy;  // none where targets are values
};

class Trainer {
 public:
  /// Requires: validate(config) finds no problem.
  explicit Trainer(const Config& config);

  /// The same on points that are there already: custom ones (make_dataset), or another run's.
  Trainer(const Config& config, Dataset data);

  /// Trains `steps` mini-batches, or until the run diverges. Allocates nothing.
  void advance(std::int64_t steps);

  /// Whatever changes as the run goes on; see snapshot.h.
  template <class Archive>
  void state(Archive& archive) {
    archive(step_);
    archive(loss_);
    order_.state(archive);
    data_.rng.state(archive);
    optimizer_.state(archive);
    model_.state(archive);
  }

  std::int64_t step() const { return step_; }
  double epoch() const {
    return static_cast<double>(step_) / static_cast<double>(batches_per_epoch());
  }
  Index batches_per_epoch() const { return order_.batches_per_epoch(); }
  /// Of the last mini-batch, before its update; the last finite one where the run diverged.
  double loss() const { return loss_; }
  const std::optional<Divergence>& divergence() const { return divergence_; }

  const Config& config() const { return config_; }
  LossName loss_name() const { return loss_name_; }  // never automatic
  double rate() const { return optimizer_.rate(); }  // of the next update

  /// What the net sees: the training set, and the last mini-batch (the first rows until there is
  /// one). N x D, targets N x K.
  const Matrix& train_x() const { return train_x_; }
  In batch_x() const { return batch_of(train_x_, batch_x_); }
  In batch_t() const { return batch_of(data_.train.targets, batch_t_); }
  const Dataset& data() const { return data_; }
  const InputMap& input() const { return input_; }
  const Recorder& history() const { return history_; }
  const Model& model() const { return model_; }

  /// The net, for whoever changes it by hand (surgery.h).
  Model& model() { return model_; }

  /// Whether a state that was read can be gone on with.
  bool sound() const { return step_ >= 0 && order_.sound(); }

  /// After a state was read: the mini-batch to look at is the last one again. Points that were
  /// drawn afresh are not kept.
  void find_batch();

  /// Takes over from another net what has the same name and shape: parameters, running statistics,
  /// and with them the place in the run.
  void take_over(const Trainer& other);

  /// Takes over the rows of another run's history that lie before this one's step, if it has the
  /// same series.
  void keep_history(Recorder history);

  /// Goes on with other settings of the optimizer.
  void configure(const OptimizerConfig& optimizer);

  /// Mean loss, and accuracy where there are classes, over a whole set; test must have rows.
  Evaluation evaluate(const Points& points, Statistics statistics);

  /// Outputs for points in their own coordinates, N x K, with running statistics.
  const Matrix& predict(In points);

  /// Values at the centres of size x size cells, row 0 on top; written row by row. Points must have
  /// two features.
  void grid(const GridRequest& request, Scalar* values);

  /// Over the training set, with the batch's own statistics.
  Measures measures();

  /// The same evaluation, for whoever wants every layer's outputs.
  void infer_training_set(Workspace& workspace) const {
    model_.infer(train_x_, workspace, {.statistics = Statistics::batch});
  }

 private:
  In batch_of(const Matrix& all, const Matrix& gathered) const {
    return first_row_ ? In(all.middleRows(*first_row_, batch_)) : In(gathered);
  }
  void train_step();
  void gather();
  void add_series();
  void record();
  bool check_forward(double loss);
  bool check_flat(const Vector& flat, const char* quantity);

  Config config_;
  Dataset data_;
  LossName loss_name_;
  InputMap input_;
  Matrix train_x_;  // what the net sees of the training set
  Index batch_;
  Model model_;
  Optimizer optimizer_;
  BatchOrder order_;
  Recorder history_;
  std::vector<std::size_t> weights_;  // the blocks whose norms are recorded, one a Linear
  Workspace workspace_;
  Points fresh_;                    // a mini-batch of points that were just drawn
  std::optional<Index> first_row_;  // of a mini-batch that is read where it lies
  Matrix batch_x_;                  // one that was gathered
  Matrix batch_t_;
  std::int64_t step_ = 0;
  double loss_ = 0;
  std::optional<Divergence> divergence_;
};

}  // namespace bnp
