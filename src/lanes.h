// What is done to packets where Eigen has no word for it, and the compiler no good one.
#pragma once

#include <cmath>
#include <cstring>

#include "types.h"

namespace bnp {

template <int N>
using Few = Eigen::Array<Scalar, N, 1>;

/// The compiler's own vector of four, which alone has shuffles and masks.
using Lanes [[gnu::vector_size(4 * sizeof(Scalar))]] = Scalar;

/// max(v, floor), and NaN where v is: a ReLU, or with -infinity the identity.
template <int N>
Few<N> rectified(Few<N> v, Scalar floor = 0) {
  if constexpr (N == 1) {
    v(0) = v(0) < floor ? floor : v(0);
    return v;
  }
  const Lanes least = Lanes{} + floor;
  for (int i = 0; i + 4 <= N; i += 4) {
    Lanes a;
    std::memcpy(&a, &v(i), sizeof a);
#ifdef __wasm_simd128__
    a = __builtin_wasm_pmax_f32x4(a, least);  // one instruction; left to the compiler, four
#else
    a = a < least ? least : a;
#endif
    std::memcpy(&v(i), &a, sizeof a);
  }
  return v;
}

/// g where v > 0, and 0 elsewhere.
template <int N>
Few<N> where_positive(const Few<N>& v, Few<N> g) {
  if constexpr (N == 1) {
    g(0) = v(0) > 0 ? g(0) : 0;
    return g;
  }
  for (int i = 0; i + 4 <= N; i += 4) {
    Lanes a, b;
    std::memcpy(&a, &v(i), sizeof a);
    std::memcpy(&b, &g(i), sizeof b);
    auto mask = a > Lanes{};
#ifdef __wasm_simd128__
    asm("" : "+r"(mask));  // keeps the compiler from a choice of two in place of an and
#endif
    mask &= reinterpret_cast<decltype(mask)>(b);
    std::memcpy(&g(i), &mask, sizeof mask);
  }
  return g;
}

/// a where v > 0, and b elsewhere.
template <int N>
Few<N> where_positive(const Few<N>& v, const Few<N>& a, Few<N> b) {
  if constexpr (N == 1) {
    b(0) = v(0) > 0 ? a(0) : b(0);
    return b;
  }
  for (int i = 0; i + 4 <= N; i += 4) {
    Lanes sign, yes, no;
    std::memcpy(&sign, &v(i), sizeof sign);
    std::memcpy(&yes, &a(i), sizeof yes);
    std::memcpy(&no, &b(i), sizeof no);
    no = sign > Lanes{} ? yes : no;
    std::memcpy(&b(i), &no, sizeof no);
  }
  return b;
}

/// The least number whose square is not subnormal in float32. Processors take a hundred times as
/// long for subnormal numbers, and wasm has no switch that makes them 0: what falls towards 0 for
/// long, and will be a factor, is flushed below this.
constexpr Scalar kLeastFactor = 0x1p-63F;

/// v where |v| >= least, and 0 nearer to it; NaN where v is.
inline Scalar flushed(Scalar v, Scalar least) { return std::abs(v) < least ? 0 : v; }

template <int N>
Few<N> flushed(Few<N> v, Scalar least) {
  if constexpr (N == 1) {
    v(0) = flushed(v(0), least);
    return v;
  }
  const Lanes bound = Lanes{} + least;
  for (int i = 0; i + 4 <= N; i += 4) {
    Lanes a;
    std::memcpy(&a, &v(i), sizeof a);
    auto near = (a < bound) & (a > -bound);
#ifdef __wasm_simd128__
    asm("" : "+r"(near));  // as above
#endif
    near = ~near & reinterpret_cast<decltype(near)>(a);
    std::memcpy(&v(i), &near, sizeof near);
  }
  return v;
}

/// Four packets turned: packet i has lane i of each.
inline void turn(Few<4> (&packets)[4]) {
  Lanes v[4];
  std::memcpy(v, packets[0].data(), sizeof v);
  const Lanes a = __builtin_shufflevector(v[0], v[1], 0, 4, 1, 5);
  const Lanes b = __builtin_shufflevector(v[0], v[1], 2, 6, 3, 7);
  const Lanes c = __builtin_shufflevector(v[2], v[3], 0, 4, 1, 5);
  const Lanes d = __builtin_shufflevector(v[2], v[3], 2, 6, 3, 7);
  v[0] = __builtin_shufflevector(a, c, 0, 1, 4, 5);
  v[1] = __builtin_shufflevector(a, c, 2, 3, 6, 7);
  v[2] = __builtin_shufflevector(b, d, 0, 1, 4, 5);
  v[3] = __builtin_shufflevector(b, d, 2, 3, 6, 7);
  std::memcpy(packets[0].data(), v, sizeof v);
}

}  // namespace bnp
