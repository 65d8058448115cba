// Labels that are wrong on purpose.
#pragma once

#include "rng.h"

namespace bnp {

/// With probability `share` a class drawn anew, each as likely as another (the right one too).
inline double noisy_label(double label, double share, Index classes, Rng& rng) {
  if (share <= 0 || rng.uniform() >= share) return label;
  return static_cast<double>(rng.below(static_cast<std::uint32_t>(classes)));
}

}  // namespace bnp
