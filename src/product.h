// Matrix products that ask for no memory.
#pragma once

#include <algorithm>

#include "types.h"

namespace bnp {

/// target += a b.
///
/// Eigen packs tiles of both factors, and asks malloc for room where a packed tile exceeds
/// EIGEN_STACK_ALLOCATION_LIMIT. The product is cut so that none does: m x k and k x n at most.
template <class A, class B, class Target>
void add_product(const A& a, const B& b, Target&& target) {
  constexpr Index kSide = 128;
  constexpr Index kDepth = EIGEN_STACK_ALLOCATION_LIMIT / (kSide * sizeof(Scalar));
  for (Index l = 0; l < a.cols(); l += kDepth) {
    const Index depth = std::min(kDepth, a.cols() - l);
    for (Index j = 0; j < b.cols(); j += kSide) {
      const Index n = std::min(kSide, b.cols() - j);
      for (Index i = 0; i < a.rows(); i += kSide) {
        const Index m = std::min(kSide, a.rows() - i);
        target.block(i, j, m, n).noalias() += a.block(i, l, m, depth) * b.block(l, j, depth, n);
      }
    }
  }
}

}  // namespace bnp
