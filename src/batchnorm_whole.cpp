// The statistics of a feature in registers. Written once, though asked for in fours: unrolled, they
// would be loaded four times over.
#include "batchnorm_whole.h"

namespace bnp {

BatchStats batch_stats_of_whole(const Scalar* x, Scalar* moved) {
  BatchStats stats{*x, 0, 0};
  const Few<kWhole> d = few<kWhole>(x) - stats.first;
  WholeSum sum, squares;
  for (int i = 0; i < kWhole; i += 4) sum += d.segment<4>(i);
  stats.centre = sum / kWhole;
  for (int i = 0; i < kWhole; i += 4) {
    const Few<4> v = d.segment<4>(i) - stats.centre;
    few<4>(moved + i) = v;
    squares += v.square();
  }
  stats.var = squares / kWhole;
  return stats;
}

}  // namespace bnp
