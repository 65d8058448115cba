// The loop: batch, forward, backward, update, record. A run is a function of its configuration and
// the number of steps.
#pragma once

#include <string>

#include "batch_order.h"
#include "config.h"
#include "dataset.h"
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
  double accuracy;
};

struct GridRequest {
  Index size;  // cells a side
  double left, right, bottom, top;
  Index hidden = 0;  // 0: the net's output; 1, 2, …: a unit of that hidden layer
  Index unit = 0;
};

class Trainer {
 public:
  /// Requires: validate(config) finds no problem.
  explicit Trainer(const Config& config);

  /// Trains `steps` mini-batches, or until the run diverges. Allocates nothing.
  void advance(std::int64_t steps);

  std::int64_t step() const { return step_; }
  double epoch() const {
    return static_cast<double>(step_) / static_cast<double>(batches_per_epoch());
  }
  Index batches_per_epoch() const { return order_.batches_per_epoch(); }
  double loss() const { return loss_; }  // of the last mini-batch, before its update
  const std::optional<Divergence>& divergence() const { return divergence_; }

  const Config& config() const { return config_; }
  const Dataset& data() const { return data_; }
  const Recorder& history() const { return history_; }
  const Model& model() const { return model_; }

  /// The parameters, for whoever sets them by hand.
  Parameters& parameters() { return model_.parameters(); }

  void set_learning_rate(double rate);

  /// Mean loss and accuracy over a whole set; test must have rows.
  Evaluation evaluate(const Points& points, Statistics statistics);

  /// Outputs for points in their own coordinates, N x K, with running statistics.
  const Matrix& predict(In points);

  /// Values at the centres of size x size cells, row 0 on top; written row by row.
  void grid(const GridRequest& request, Scalar* values);

  /// Over the training set, with the batch's own statistics.
  Measures measures();

 private:
  void train_step();
  void gather();
  void record();
  bool check_forward();
  bool check_flat(const Vector& flat, const char* quantity);

  Config config_;
  Dataset data_;
  InputMap input_;
  Matrix train_x_;  // what the net sees of the training set
  Index batch_;
  Model model_;
  Optimizer optimizer_;
  BatchOrder order_;
  Recorder history_;
  Workspace workspace_;
  Matrix batch_x_;
  Matrix batch_t_;
  Matrix dz_;
  std::int64_t step_ = 0;
  double loss_ = 0;
  std::optional<Divergence> divergence_;
};

}  // namespace bnp
