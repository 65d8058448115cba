// How numbers are spread: quantiles and histograms, by NumPy's rules.
#pragma once

#include <array>
#include <vector>

#include "types.h"

namespace bnp {

/// Linear between neighbours (numpy.quantile's default).
/// @param sorted  ascending, at least one number  @param q  in [0, 1]
double quantile(const std::vector<double>& sorted, double q);

/// Counts in equal bins from low to high; each bin has its lower edge, the last one both.
struct Histogram {
  double low;
  double high;
  std::vector<double> counts;
  double below = 0;  // how many lie outside
  double above = 0;
};

using Extent = std::array<double, 2>;

/// Smallest and largest finite number; 0 and 0 where there is none.
Extent extent(InColumn values);

/// The smallest extent that has both in it.
Extent join(Extent a, Extent b);

/// What is not finite is not counted. An extent without width becomes one of width 1 about it (as
/// in numpy.histogram), wider where the core's numbers are coarser than that.
Histogram histogram(InColumn values, Extent range, Index bins);

}  // namespace bnp
