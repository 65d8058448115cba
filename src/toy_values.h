// The toy sets whose targets are values, a formula each. U is uniform, N normal.
#pragma once

#include "toy_point.h"

namespace bnp::toy {

// Two sets of TensorFlow Playground (its dataset.ts), points divided by 6 at the end; their values
// are read at point + 6 noise U(-1, 1)^2.

/// A tilted plane (reg-plane).
///   U(-6, 6)^2;  value (x + y)/10
ToyPoint plane(const Turn& turn, const DataConfig& config, Rng& rng);

/// Six cones of radius 2, up and down in turn (reg-gauss): the tallest counts.
///   U(-6, 6)^2;  value s max(0, 1 - d/2), d the distance to (-4, 2.5), (0, 2.5), (4, 2.5) with
///   s = 1, -1, 1 and to (-4, -2.5), (0, -2.5), (4, -2.5) with s = -1, 1, -1
ToyPoint bumps(const Turn& turn, const DataConfig& config, Rng& rng);

/// One period of a sine over one feature.
///   U(-1, 1);  value sin(pi x) + N(0, noise^2)
ToyPoint sine(const Turn& turn, const DataConfig& config, Rng& rng);

/// One normal feature that is its own value: what a batch norm asked to be the identity gets.
///   N(1.7, 2.3^2);  value x + N(0, noise^2)
ToyPoint gaussian(const Turn& turn, const DataConfig& config, Rng& rng);

}  // namespace bnp::toy
