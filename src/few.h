// A few neighbouring rows of a batch at a time, in registers.
#pragma once

#include "types.h"

namespace bnp {

template <int N>
using Few = Eigen::Array<Scalar, N, 1>;

/// N numbers from here on.
template <int N>
Few<N> few(const Scalar* from) {
  return Eigen::Map<const Few<N>>(from);
}

/// sum_i term(i) over n rows, in sixteen sums at once.
/// @param term  term.template operator()<N>(i) gives the N terms from row i on
template <class Term>
Scalar sum_of(Index n, const Term& term) {
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

}  // namespace bnp
