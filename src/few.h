// A few neighbouring rows of a batch at a time, in registers.
#pragma once

#include <cstring>

#include "types.h"

namespace bnp {

template <int N>
using Few = Eigen::Array<Scalar, N, 1>;

/// N numbers from here on.
template <int N>
Eigen::Map<const Few<N>> few(const Scalar* from) {
  return Eigen::Map<const Few<N>>(from);
}

/// The same N numbers, to be written.
template <int N>
Eigen::Map<Few<N>> few(Scalar* to) {
  return Eigen::Map<Few<N>>(to);
}

/// Goes over n rows, as many at a time as there are.  Not left to the compiler, which must expect
/// that what is written is read again.
/// @param work  work.template operator()<N>(i) does the N rows from i on
template <class Work>
[[gnu::always_inline]] inline void in_fews(Index n, const Work& work) {
  Index i = 0;
  for (; i + 16 <= n; i += 16) work.template operator()<16>(i);
  for (; i + 4 <= n; i += 4) work.template operator()<4>(i);
  for (; i < n; ++i) work.template operator()<1>(i);
}

/// K sums over n rows in one pass, each in sixteen lanes at once.
/// @param terms  terms.template operator()<N>(i) gives the N x K terms from row i on
template <int K, class Terms>
[[gnu::always_inline]] inline Eigen::Array<Scalar, K, 1> sums_of(Index n, const Terms& terms) {
  Index i = 0;
  Eigen::Array<Scalar, 4, K> narrow = Eigen::Array<Scalar, 4, K>::Zero();
  if (n >= 16) {
    Eigen::Array<Scalar, 16, K> wide = Eigen::Array<Scalar, 16, K>::Zero();
    for (; i + 16 <= n; i += 16) wide += terms.template operator()<16>(i);
    narrow = (wide.template middleRows<4>(0) + wide.template middleRows<4>(4)) +
             (wide.template middleRows<4>(8) + wide.template middleRows<4>(12));
  }
  for (; i + 4 <= n; i += 4) narrow += terms.template operator()<4>(i);
  Eigen::Array<Scalar, K, 1> sum;
  for (int k = 0; k < K; ++k) sum(k) = narrow.col(k).sum();
  for (; i < n; ++i) sum += terms.template operator()<1>(i).transpose();
  return sum;
}

/// sum_i term(i).  @param term  term.template operator()<N>(i) gives the N terms from row i on
template <class Term>
Scalar sum_of(Index n, const Term& term) {
  return sums_of<1>(n, term)(0);
}

/// The compiler's own vectors, which alone have shuffles and masks.
template <int N>
using Lanes [[gnu::vector_size(N * sizeof(Scalar))]] = Scalar;

/// g where v > 0, and 0 elsewhere.
template <int N>
Few<N> where_positive(const Few<N>& v, const Few<N>& g) {
  Lanes<N> a, b;
  std::memcpy(&a, v.data(), sizeof a);
  std::memcpy(&b, g.data(), sizeof b);
  const auto mask = a > Lanes<N>{};
  const auto kept = reinterpret_cast<decltype(a > a)>(b) & mask;
  Few<N> result;
  std::memcpy(result.data(), &kept, sizeof kept);
  return result;
}

/// Four packets turned: packet i has lane i of each.
inline void turn(Few<4> (&packets)[4]) {
  Lanes<4> v[4];
  std::memcpy(v, packets[0].data(), sizeof v);
  const Lanes<4> a = __builtin_shufflevector(v[0], v[1], 0, 4, 1, 5);
  const Lanes<4> b = __builtin_shufflevector(v[0], v[1], 2, 6, 3, 7);
  const Lanes<4> c = __builtin_shufflevector(v[2], v[3], 0, 4, 1, 5);
  const Lanes<4> d = __builtin_shufflevector(v[2], v[3], 2, 6, 3, 7);
  v[0] = __builtin_shufflevector(a, c, 0, 1, 4, 5);
  v[1] = __builtin_shufflevector(a, c, 2, 3, 6, 7);
  v[2] = __builtin_shufflevector(b, d, 0, 1, 4, 5);
  v[3] = __builtin_shufflevector(b, d, 2, 3, 6, 7);
  std::memcpy(packets[0].data(), v, sizeof v);
}

/// The four lanes of each of four packets, added.
inline Few<4> lanes(Few<4> (&packets)[4]) {
  turn(packets);
  return (packets[0] + packets[2]) + (packets[1] + packets[3]);
}

/// P sums of each of K columns, side by side: their lanes are added together.
/// @param terms  terms.template operator()<N>(i, k) gives the N x P terms of column k from row i on
/// @return  K x P
template <int K, int P, class Terms>
[[gnu::always_inline]] inline Eigen::Array<Scalar, K, P> column_sums(Index n, const Terms& terms) {
  static_assert(K == 1 || K == 4);
  Eigen::Array<Scalar, K, P> totals;
  if constexpr (K == 1) {
    totals = sums_of<P>(n, [&]<int N>(Index i) {
               return terms.template operator()<N>(i, 0);
             }).transpose();
  } else {
    Few<4> sums[P][4];
    for (auto& sum : sums)
      for (auto& s : sum) s.setZero();
    constexpr int kSide = 4 / P;  // columns at once: more sums than registers were slower
    const Index whole = n / 4 * 4;
    for (int first = 0; first < 4; first += kSide)
      for (Index i = 0; i < whole; i += 4)
        for (int k = first; k < first + kSide; ++k) {
          const Eigen::Array<Scalar, 4, P> of = terms.template operator()<4>(i, k);
          for (int p = 0; p < P; ++p) sums[p][k] += of.col(p);
        }
    for (int p = 0; p < P; ++p) totals.col(p) = lanes(sums[p]);
    for (Index i = whole; i < n; ++i)
      for (int k = 0; k < 4; ++k) totals.row(k) += terms.template operator()<1>(i, k);
  }
  return totals;
}

/// sum_i x_i^2 in double
inline double sum_of_squares(const Scalar* x, Index n) {
  Eigen::Array4d sum = Eigen::Array4d::Zero();
  Index i = 0;
  for (; i + 4 <= n; i += 4) sum += few<4>(x + i).cast<double>().square();
  double total = sum.sum();
  for (; i < n; ++i) total += static_cast<double>(x[i]) * static_cast<double>(x[i]);
  return total;
}

/// sum_i x_i
inline Scalar sum_of(InColumn x) {
  return sum_of(x.size(), [from = x.data()]<int N>(Index i) -> Few<N> { return few<N>(from + i); });
}

}  // namespace bnp
