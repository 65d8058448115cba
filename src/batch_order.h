// Which rows make the next mini-batch.
#pragma once

#include <vector>

#include "config.h"
#include "rng.h"
#include "types.h"

namespace bnp {

/// Epochs of whole mini-batches; a short last one is dropped, so that every batch of batch norm's
/// statistics has the same size (PyTorch's DataLoader with drop_last).
class BatchOrder {
 public:
  /// @param rows   of the training set; at least `batch`
  /// @param batch  rows a mini-batch
  BatchOrder(Index rows, Index batch, Shuffle shuffle, Rng rng);

  /// Moves to the next mini-batch, into a new epoch where the last one has ended.
  void next();

  /// Whether there has been a mini-batch.
  bool begun() const { return start_ + batch_ <= std::ssize(order_); }

  /// Those of the mini-batch.
  const Index* rows() const { return order_.data() + start_; }

  /// Whether the mini-batch's rows follow each other, as they do where nothing is shuffled.
  bool in_a_row() const;

  Index batch() const { return batch_; }
  Index batches_per_epoch() const { return std::ssize(order_) / batch_; }

  template <class Archive>
  void state(Archive& archive) {
    archive(order_);
    archive(start_);
    rng_.state(archive);
  }

  /// Whether every row is there once: after reading a state of unknown origin.
  bool sound() const;

 private:
  std::vector<Index> order_;
  Index batch_;
  Index start_;
  Shuffle shuffle_;
  Rng rng_;
};

}  // namespace bnp
