// One pass over the numbers each.
#include "distribution.h"

#include <algorithm>
#include <cmath>

namespace bnp {

double quantile(const std::vector<double>& sorted, double q) {
  const double at = q * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const auto above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Extent extent(InColumn values) {
  Extent found{0, 0};
  bool any = false;
  for (const Scalar value : values) {
    const auto v = static_cast<double>(value);
    if (!std::isfinite(v)) continue;
    found = any ? join(found, {v, v}) : Extent{v, v};
    any = true;
  }
  return found;
}

Extent join(Extent a, Extent b) { return {std::min(a[0], b[0]), std::max(a[1], b[1])}; }

Histogram histogram(InColumn values, Extent range, Index bins) {
  if (range[0] == range[1]) {
    const double half = std::max(.5, std::abs(range[0]) * 1e-6);
    range = {range[0] - half, range[1] + half};
  }
  Histogram h{range[0], range[1], std::vector<double>(static_cast<std::size_t>(bins))};
  const double scale = static_cast<double>(bins) / (h.high - h.low);
  for (const Scalar value : values) {
    const auto v = static_cast<double>(value);
    if (!std::isfinite(v)) continue;
    if (v < h.low)
      ++h.below;
    else if (v > h.high)
      ++h.above;
    else
      ++h.counts[std::min(static_cast<std::size_t>((v - h.low) * scale), h.counts.size() - 1)];
  }
  return h;
}

}  // namespace bnp
