// PCG32 and what is drawn from it.
#include "rng.h"

#include <cmath>

namespace bnp {
namespace {

/// Natural logarithm from basic arithmetic alone, so that every platform gives the same bits.
///   log x = e log 2 + 2 atanh((m - 1)/(m + 1)),  x = m 2^e,  m in [1/sqrt 2, sqrt 2)
double portable_log(double x) {
  int exponent = 0;
  double m = std::frexp(x, &exponent);
  if (m < 0.70710678118654752440) {
    m *= 2;
    --exponent;
  }
  const double s = (m - 1) / (m + 1);
  const double s2 = s * s;
  double series = 0;
  for (int k = 23; k >= 1; k -= 2) series = series * s2 + 1.0 / k;  // |s| < .172: past 1e-18
  return exponent * 0.69314718055994530942 + 2 * s * series;
}

}  // namespace

Rng::Rng(std::uint32_t seed, Stream stream, std::uint32_t part)
    : state_{0, (static_cast<std::uint64_t>(part) << 32U) |
                    (static_cast<std::uint64_t>(stream) << 1U) | 1U} {
  bits();
  state_.value += seed;
  bits();
}

std::uint32_t Rng::bits() {
  const std::uint64_t old = state_.value;
  state_.value = old * 6364136223846793005ULL + state_.increment;
  const auto shifted = static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U);
  const auto rotation = static_cast<std::uint32_t>(old >> 59U);
  return (shifted >> rotation) | (shifted << ((32U - rotation) & 31U));
}

double Rng::uniform() { return bits() * 0x1p-32; }

double Rng::uniform(double low, double high) { return low + (high - low) * uniform(); }

double Rng::gaussian() {
  for (;;) {
    const double u = uniform(-1, 1);
    const double v = uniform(-1, 1);
    const double s = u * u + v * v;
    if (s > 0 && s < 1) return u * std::sqrt(-2 * portable_log(s) / s);
  }
}

std::uint32_t Rng::below(std::uint32_t n) {
  const std::uint32_t tail = (0U - n) % n;  // draws below it would favour small results
  for (;;) {
    const std::uint32_t draw = bits();
    if (draw >= tail) return draw % n;
  }
}

}  // namespace bnp
