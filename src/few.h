// A few neighbouring rows of a batch at a time, in registers.
#pragma once

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
void in_fews(Index n, const Work& work) {
  Index i = 0;
  for (; i + 16 <= n; i += 16) work.template operator()<16>(i);
  for (; i + 4 <= n; i += 4) work.template operator()<4>(i);
  for (; i < n; ++i) work.template operator()<1>(i);
}

/// K sums over n rows in one pass, each in sixteen lanes at once.
/// @param terms  terms.template operator()<N>(i) gives the N x K terms from row i on
template <int K, class Terms>
Eigen::Array<Scalar, K, 1> sums_of(Index n, const Terms& terms) {
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

/// sum_i x_i
inline Scalar sum_of(InColumn x) {
  return sum_of(x.size(), [from = x.data()]<int N>(Index i) -> Few<N> { return few<N>(from + i); });
}

}  // namespace bnp
