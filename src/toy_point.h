// One point of a toy set, and what its formula knows of the point to make.
#pragma once

#include "config.h"
#include "rng.h"

namespace bnp {

struct ToyPoint {
  double x;
  double y;       // not used where points have one feature
  double target;  // class 0 or 1, or a value
};

/// Number i of n points; classes take turns.
struct Turn {
  Index i;
  Index n;

  int label() const { return static_cast<int>(i % 2); }
  double progress() const { return static_cast<double>(i / 2) / (static_cast<double>(n) / 2); }
};

/// Half the width of TensorFlow Playground's plane, which is brought to [-1, 1]^2.
inline constexpr double kPlane = 6;

/// A place near a point, where the point's label or value is read; the point itself stays.
///   (x, y) + noise U(-reach, reach)^2
struct NoisyPlace {
  NoisyPlace(double at_x, double at_y, double reach, double noise, Rng& rng)
      : x(at_x + rng.uniform(-reach, reach) * noise),
        y(at_y + rng.uniform(-reach, reach) * noise) {}
  double x;
  double y;
};

}  // namespace bnp
