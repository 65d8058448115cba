// Random shapes and numbers for property tests, from the core's own generator.
#pragma once

#include <cmath>
#include <limits>
#include <type_traits>

#include "rng.h"
#include "types.h"

namespace bnp {

inline constexpr bool kDouble = std::is_same_v<Scalar, double>;

/// A tolerance for each of the two builds.
constexpr double either(double in_double, double in_float) {
  return kDouble ? in_double : in_float;
}

class Random {
 public:
  explicit Random(std::uint32_t seed) : rng_(seed, Rng::Stream::noise) {}

  double number(double low, double high) { return rng_.uniform(low, high); }
  bool coin() { return rng_.below(2) == 1; }
  /// A whole number from low to high, both in.
  Index between(Index low, Index high) {
    return low + rng_.below(static_cast<std::uint32_t>(high - low + 1));
  }
  template <class T, std::size_t N>
  T pick(const T (&from)[N]) {
    return from[rng_.below(static_cast<std::uint32_t>(N))];
  }
  /// A number whose logarithm is uniform.
  double scale(double low, double high) { return std::exp(number(std::log(low), std::log(high))); }
  /// Independent offset + scale N(0, 1).
  Matrix normal(Index rows, Index cols, double scale = 1, double offset = 0) {
    Matrix m(rows, cols);
    for (Index j = 0; j < cols; ++j)
      for (Index i = 0; i < rows; ++i)
        m(i, j) = static_cast<Scalar>(offset + scale * rng_.gaussian());
    return m;
  }

 private:
  Rng rng_;
};

/// Largest |a - b| relative to max(1, |b|); infinite where shapes differ or a
/// number is none.
template <class A, class B>
double difference(const A& a, const B& b) {
  constexpr double kNever = std::numeric_limits<double>::infinity();
  if (a.rows() != b.rows() || a.cols() != b.cols()) return kNever;
  double worst = 0;
  for (Index j = 0; j < a.cols(); ++j)
    for (Index i = 0; i < a.rows(); ++i) {
      const auto x = static_cast<double>(a(i, j));
      const auto y = static_cast<double>(b(i, j));
      const double d = std::abs(x - y) / std::max(1.0, std::abs(y));
      if (!std::isfinite(d)) return kNever;
      worst = std::max(worst, d);
    }
  return worst;
}

}  // namespace bnp
