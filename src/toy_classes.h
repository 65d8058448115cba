// The toy sets of two classes, a formula each. U is uniform, N normal; c is the class.
#pragma once

#include "toy_point.h"

namespace bnp::toy {

// Four sets of TensorFlow Playground (its dataset.ts), divided by 6 at the end.

/// Two arms; the point itself is moved.
///   r = i/(n/2),  t = 3.5 pi r + c pi,  5 (r sin t, r cos t) + noise U(-1, 1)^2
ToyPoint spiral(const Turn& turn, const DataConfig& config, Rng& rng);

/// A disc in a ring.
///   r = U(0, 2.5) or U(3.5, 5),  t = U(0, 2 pi),  (r sin t, r cos t)
///   c = 1 where |point + 5 noise U(-1, 1)^2| < 2.5
ToyPoint circle(const Turn& turn, const DataConfig& config, Rng& rng);

/// Four quadrants, .3 apart from the axes.
///   U(-5, 5)^2 moved .3 away from each axis;  c = 1 where x y >= 0 at point + 5 noise U(-1, 1)^2
ToyPoint xor_quadrants(const Turn& turn, const DataConfig& config, Rng& rng);

/// Two round clouds; the noise widens them.
///   N((2, 2), v) for class 1, N((-2, -2), v) for class 0,  v = .5 + 7 noise
ToyPoint gauss(const Turn& turn, const DataConfig& config, Rng& rng);

/// Two half circles that interlock (scikit-learn's make_moons, with random angles); not rescaled.
///   t = U(0, pi),  (cos t, sin t) for class 0 or (1 - cos t, 1/2 - sin t), + N(0, noise^2)
ToyPoint moons(const Turn& turn, const DataConfig& config, Rng& rng);

/// Three rings with a third of the points each, the middle one class 1.
///   radius .5, 1, 1.5;  t = U(0, 2 pi), or 2 pi k/m for the k-th of a ring's m points where
///   `even` is set;  radius (cos t, sin t) + N(0, noise^2)
ToyPoint rings(const Turn& turn, const DataConfig& config, Rng& rng);

/// Four by four cells of side 1/2.
///   U(-1, 1)^2;  c = 1 where floor(2x) + floor(2y) is even at point + noise U(-1, 1)^2
ToyPoint checkerboard(const Turn& turn, const DataConfig& config, Rng& rng);

/// The first of four points, (x, y), (-x, y), (-x, -y), (x, -y), each of the class that its
/// neighbours are not: exact mirror images, whatever the noise.
///   U(.1, 1)^2;  c = 1 where x y >= 0 at point + noise U(-1, 1)^2
ToyPoint symmetric_xor(const Turn& turn, const DataConfig& config, Rng& rng);

/// Two round clouds of unequal size: round(share n) of n points are of class 1.
///   N((1, 1), noise^2) for class 1, N((-1, -1), noise^2) for class 0
ToyPoint blobs(const Turn& turn, const DataConfig& config, Rng& rng);

}  // namespace bnp::toy
