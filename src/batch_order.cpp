// The order of rows, shuffled anew at the start of each epoch.
#include "batch_order.h"

#include <algorithm>
#include <numeric>

namespace bnp {

BatchOrder::BatchOrder(Index rows, Index batch, Shuffle shuffle, Rng rng)
    : order_(static_cast<std::size_t>(rows)),
      batch_(batch),
      start_(rows),
      shuffle_(shuffle),
      rng_(rng) {
  std::iota(order_.begin(), order_.end(), Index{0});
}

void BatchOrder::next() {
  start_ += batch_;
  if (start_ + batch_ <= std::ssize(order_)) return;
  start_ = 0;
  if (shuffle_ == Shuffle::epoch) shuffle(order_, rng_);
}

bool BatchOrder::in_a_row() const {
  const auto leaps = [](Index row, Index next) { return next != row + 1; };
  return std::adjacent_find(rows(), rows() + batch_, leaps) == rows() + batch_;
}

bool BatchOrder::sound() const {
  std::vector<bool> seen(order_.size());
  for (const Index row : order_) {
    if (row < 0 || row >= std::ssize(order_) || seen[static_cast<std::size_t>(row)]) return false;
    seen[static_cast<std::size_t>(row)] = true;
  }
  return start_ >= 0 && start_ <= std::ssize(order_);
}

}  // namespace bnp
