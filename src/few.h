// A few neighbouring rows of a batch at a time, in registers.
#pragma once

#include <algorithm>
#include <cmath>

#include "lanes.h"
#include "types.h"

namespace bnp {

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

/// sum_i term(i), in sixteen lanes at once.
/// @param term  term.template operator()<N>(i) gives the N terms from row i on
template <class Term>
[[gnu::always_inline]] inline Scalar sum_of(Index n, const Term& term) {
  Index i = 0;
  Few<4> narrow = Few<4>::Zero();
  if (n >= 16) {
    Few<16> wide = Few<16>::Zero();
    for (; i + 16 <= n; i += 16) wide += term.template operator()<16>(i);
    narrow = (wide.template segment<4>(0) + wide.template segment<4>(4)) +
             (wide.template segment<4>(8) + wide.template segment<4>(12));
  }
  for (; i + 4 <= n; i += 4) narrow += term.template operator()<4>(i);
  Scalar sum = narrow.sum();
  for (; i < n; ++i) sum += term.template operator()<1>(i)(0);
  return sum;
}

/// The four lanes of a packet, added.
inline Few<1> lanes(Few<4> (&packets)[1]) {
  const Few<4>& p = packets[0];
  return Few<1>((p(0) + p(2)) + (p(1) + p(3)));
}

/// The four lanes of each of four packets, added.
inline Few<4> lanes(Few<4> (&packets)[4]) {
  turn(packets);
  return (packets[0] + packets[2]) + (packets[1] + packets[3]);
}

/// P sums of each of K columns, side by side; those of one column are the same to the bit whatever
/// K.
/// @param terms  terms.template operator()<N>(i, k) gives the N x P terms of column k from row i on
/// @return  K x P
template <int K, int P, class Terms>
[[gnu::always_inline]] inline Eigen::Array<Scalar, K, P> column_sums(Index n, const Terms& terms) {
  constexpr int kSide =
      std::min(K, 4 / P);        // columns at once: more sums than registers were slower
  constexpr Index kBlock = 256;  // rows summed in one go: rounding grows with their number
  Eigen::Array<Scalar, K, P> totals = Eigen::Array<Scalar, K, P>::Zero();
  const Index whole = n / 4 * 4;
  for (Index from = 0; from < whole; from += kBlock) {
    const Index to = std::min(whole, from + kBlock);
    Few<4> sums[P][K];
    for (auto& sum : sums)
      for (auto& s : sum) s.setZero();
    for (int first = 0; first < K; first += kSide)
      for (Index i = from; i < to; i += 4)
        for (int k = first; k < first + kSide; ++k) {
          const Eigen::Array<Scalar, 4, P> of = terms.template operator()<4>(i, k);
          for (int p = 0; p < P; ++p) sums[p][k] += of.col(p);
        }
    for (int p = 0; p < P; ++p) totals.col(p) += lanes(sums[p]);
  }
  for (Index i = whole; i < n; ++i)
    for (int k = 0; k < K; ++k) totals.row(k) += terms.template operator()<1>(i, k);
  return totals;
}

/// sqrt(sum_i x_i^2), added in double.
inline double norm_of(const Scalar* x, Index n) {
  Eigen::Array4d sum = Eigen::Array4d::Zero();
  Index i = 0;
  for (; i + 4 <= n; i += 4) sum += few<4>(x + i).cast<double>().square();
  double total = sum.sum();
  for (; i < n; ++i) total += std::pow(static_cast<double>(x[i]), 2);
  // No square of a float is too large for a double; that of a double can be.
  return std::isfinite(total) ? std::sqrt(total)
                              : Eigen::Map<const Vector>(x, n).cast<double>().stableNorm();
}

/// sum_i x_i
inline Scalar sum_of(InColumn x) {
  return sum_of(x.size(), [from = x.data()]<int N>(Index i) -> Few<N> { return few<N>(from + i); });
}

}  // namespace bnp
