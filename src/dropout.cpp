// A mask drawn anew each step.
#include "dropout.h"

namespace bnp {

Dropout::Dropout(Index units, double p, Index max_batch, Rng rng)
    : p_(p), mask_(max_batch, units), rng_(rng) {}

void Dropout::forward(const Parameters&, In x, Out y) {
  const auto kept = static_cast<Scalar>(1 / (1 - p_));
  for (Index j = 0; j < x.cols(); ++j)
    for (Index i = 0; i < x.rows(); ++i) mask_(i, j) = rng_.uniform() < p_ ? 0 : kept;
  y = x.cwiseProduct(mask_.topRows(x.rows()));
}

void Dropout::backward(Parameters&, In x, In, In dy, Out* dx) {
  if (dx != nullptr) *dx = dy.cwiseProduct(mask_.topRows(x.rows()));
}

}  // namespace bnp
