// Derivatives without any derivative: central differences, and where they do
// not apply.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <functional>
#include <optional>

#include "random_cases.h"

namespace bnp {

/// A loss, and on which side of each kink (of ReLU, of Huber) its net was.
struct Sided {
  double loss;
  std::uint64_t sides = 0;

  void side(bool which) { sides = sides * 6364136223846793005ULL + (which ? 3 : 1); }
};

/// dL/dw by five points; their error is of the order of h^4. None where a kink
/// lies between them.
/// @param at  the loss with w moved by so much
inline std::optional<double> numeric_slope(const std::function<Sided(double)>& at, double h) {
  const Sided a = at(-2 * h), b = at(-h), c = at(h), d = at(2 * h);
  if (a.sides != b.sides || a.sides != c.sides || a.sides != d.sides) return std::nullopt;
  return (8 * (c.loss - b.loss) - (d.loss - a.loss)) / (12 * h);
}

/// The promise in double; in float the loss itself carries seven digits only.
inline const double kGradientTolerance = either(1e-6, 1e-2);

/// How many derivatives were compared, and how many lay on a kink.
struct Compared {
  int checked = 0;
  int skipped = 0;
};

/// Compares a gradient with the difference, relative to max(1, |g|). Where the
/// loss bends strongly, shorter steps have their say: a wrong gradient agrees
/// with none of them.
inline void expect_slope(double gradient, const std::function<Sided(double)>& at, double h,
                         Compared& count) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const double step : {h, h / 8, h / 64}) {
    const auto slope = numeric_slope(at, step);
    if (!slope) continue;
    const double off = std::abs(gradient - *slope) / std::max(1.0, std::abs(*slope));
    nearest = std::min(nearest, off);
    if (nearest <= kGradientTolerance) break;
    if constexpr (!kDouble) break;  // rounding rules out shorter steps
  }
  if (std::isinf(nearest) && std::isfinite(gradient)) {
    ++count.skipped;
    return;
  }
  ++count.checked;
  EXPECT_LE(nearest, kGradientTolerance) << "gradient " << gradient;
}

/// The same for one entry of a matrix that `loss` reads: moves it and puts it
/// back.
inline void expect_slope(double gradient, Scalar& entry, const std::function<Sided()>& loss,
                         double h, Compared& count) {
  const Scalar kept = entry;
  expect_slope(
      gradient,
      [&](double t) {
        entry = static_cast<Scalar>(static_cast<double>(kept) + t);
        return loss();
      },
      h, count);
  entry = kept;
}

}  // namespace bnp
