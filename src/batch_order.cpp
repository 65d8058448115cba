// The order of rows, shuffled anew at the start of each epoch.
#include "batch_order.h"

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

}  // namespace bnp
