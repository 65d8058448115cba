// Labelled points: the toy sets, and the split into what trains and what tests.
#pragma once

#include "config.h"
#include "rng.h"
#include "types.h"

namespace bnp {

/// Points in their own coordinates, before any input scale or shift.
struct Points {
  Matrix x;        // N x D
  Matrix targets;  // N x K: 0 or 1 for two classes (K = 1)

  Index size() const { return x.rows(); }
};

struct Dataset {
  Points train;
  Points test;  // without rows where there is no split
  Index classes = 2;
};

/// The toy sets of TensorFlow Playground (its dataset.ts), its plane [-6, 6]^2 brought to [-1,
/// 1]^2, and the two moons of scikit-learn's make_moons. U is uniform, N normal, classes alternate:
///
///   spiral   r = i/(n/2),  t = 3.5 pi r + c pi,  (5r sin t, 5r cos t) + U(-1, 1)^2 noise
///   circle   radius U(0, 2.5) or U(3.5, 5), angle U(0, 2 pi); class: |point + 5 U(-1,1)^2 noise|
///   < 2.5 xor      U(-5, 5)^2 moved .3 away from the axes; class: the sign of x y, of the point +
///   5 U(-1,1)^2 noise gauss    N((2, 2), v) or N((-2, -2), v), v = .5 + 7 noise moons    t = U(0,
///   pi), (cos t, sin t) or (1 - cos t, 1/2 - sin t), + N(0, noise^2); not rescaled
///
/// @param config  samples, noise, labelNoise (the share of labels drawn anew), split
/// @param seed    of the data stream
Dataset make_dataset(const DataConfig& config, std::uint32_t seed);

}  // namespace bnp
