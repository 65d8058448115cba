// Functions of packets that Eigen has not, or computes more slowly than a step can bear.
#pragma once

#include <cmath>
#include <numbers>
#include <type_traits>

#include "lanes.h"

namespace bnp {

constexpr bool kFloat = std::is_same_v<Scalar, float>;

/// log(1 + e) for 0 <= e <= 1, as 2 artanh(e / (2 + e)): where the series' terms fall by nine.
template <int N>
Few<N> log1p_of_fraction(const Few<N>& e) {
  constexpr auto odd = [](int k) { return static_cast<Scalar>(2 * k - 1); };
  constexpr int kTerms = kFloat ? 7 : 17;  // to a quarter of the last digit
  constexpr Scalar kTiny = 1e-18F;  // whose square is nothing beside 1, and yet not subnormal
  const Few<N> s = e / (2 + e);
  const Few<N> square = s.max(kTiny).square();
  Few<N> sum = Few<N>::Constant(1 / odd(kTerms));
  for (int k = kTerms - 1; k > 0; --k) sum = sum * square + 1 / odd(k);
  return 2 * s * sum;
}

/// e^x - 1 for x <= 0, as 2 tanh(x/2) / (1 - tanh(x/2)): no digit is lost near 0.
template <int N>
Few<N> expm1_of_negative(const Few<N>& x) {
  const Few<N> t = (x / 2).tanh();
  return 2 * t / (1 - t);
}

/// 1 / (1 + e^-x)
template <int N>
Few<N> sigmoid(const Few<N>& x) {
  return (1 + (-x).exp()).inverse();
}

/// The standard normal distribution: Phi(x) and phi(x), 0 where they are below kLeastFactor.
template <int N>
struct Normal {
  Few<N> cdf;
  Few<N> pdf;
};

/// In float32 the lower tail is e^(-z^2/2), z = |x|, times a polynomial without constant in
/// t = 1 / (1 + 0.345 z): the form of Abramowitz & Stegun 26.2.17, with nine terms that make the
/// largest relative error over z <= 13.3 least (2e-8, by Remez' exchange).
template <int N>
Normal<N> normal_at(const Few<N>& x) {
  constexpr Scalar kPdf0 = std::numbers::inv_sqrtpi_v<Scalar> / std::numbers::sqrt2_v<Scalar>;
  const Few<N> z = x.abs();
  const Few<N> e = flushed<N>((-.5F * z.square()).exp(), kLeastFactor);
  Few<N> tail;
  if constexpr (kFloat) {
    constexpr Scalar kTerms[]{0.137619126F,  0.138023988F,   0.117213865F,
                              0.111904252F,  -0.0378694218F, 0.187616692F,
                              -0.271568866F, 0.145487456F,   -0.0284271006F};
    const Few<N> t = (1 + Scalar(.345F) * z).inverse();
    tail = Few<N>::Zero();
    for (int k = std::size(kTerms) - 1; k >= 0; --k) tail = (tail + kTerms[k]) * t;
    tail *= e;
  } else {
    tail = z.unaryExpr([](Scalar v) { return std::erfc(v / std::numbers::sqrt2_v<Scalar>) / 2; });
  }
  return {where_positive<N>(x, 1 - tail, tail), kPdf0 * e};
}

}  // namespace bnp
