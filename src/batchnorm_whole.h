// Batch norm of a mini-batch of the default size: all rows of a feature fit the registers, so that
// what is computed of them need not be computed or read again. To the bit as in batchnorm_few.h.
#pragma once

#include "batchnorm_few.h"

namespace bnp {

constexpr int kWhole = 32;  // rows

/// A sum over the rows of one feature, in the order of column_sums.
struct WholeSum {
  Few<4> packets[1] = {Few<4>::Zero()};

  void operator+=(const Few<4>& terms) { packets[0] += terms; }
  operator Scalar() { return lanes(packets)(0); }
};

/// Statistics of one feature.   @param moved  written: x - first - centre
BatchStats batch_stats_of_whole(const Scalar* x, Scalar* moved);

/// The same of K features.
template <int K>
StatsOfFew<K> batch_stats_of_whole(const Features& x, const ColumnsOf<Scalar>& moved) {
  StatsOfFew<K> stats;
  for (int k = 0; k < K; ++k) {
    const BatchStats of = batch_stats_of_whole(x[k], moved[k]);
    stats.first(k) = of.first;
    stats.centre(k) = of.centre;
    stats.var(k) = of.var;
  }
  mend_overflow(x, kWhole, stats);
  return stats;
}

/// The rest of step 1, in place, step 2, and a ReLU where one follows.
/// @param xhat  x - first - centre, overwritten
[[gnu::always_inline]] inline void scale_shift_whole(const Step& by, Scalar* xhat, Scalar* y) {
  for (int i = 0; i < kWhole; i += 4) {
    const Few<4> h = few<4>(xhat + i) * by.inv_std;
    few<4>(xhat + i) = h;
    few<4>(y + i) = rectified<4>(h * by.gamma + by.beta, by.floor);
  }
}

/// Gradients of step 2, and of the input.
/// @param slope  gamma inv_std   @param dx  kWhole rows, written
template <class Gradient>
[[gnu::always_inline]] inline AffineGradient backward_whole(const Gradient& dy, const Scalar* xhat,
                                                            Scalar slope, Scalar* dx) {
  Few<kWhole> g;
  WholeSum gamma, beta;
  for (int i = 0; i < kWhole; i += 4) {
    const Few<4> d = dy.template rows<4>(i);
    g.segment<4>(i) = d;
    gamma += d * few<4>(xhat + i);
    beta += d;
  }
  const AffineGradient sums{gamma, beta};
  const Scalar mean_dy = sums.beta / kWhole, mean_dy_xhat = sums.gamma / kWhole;
  for (int i = 0; i < kWhole; i += 4)
    few<4>(dx + i) = (g.segment<4>(i) - mean_dy - few<4>(xhat + i) * mean_dy_xhat) * slope;
  return sums;
}

}  // namespace bnp
