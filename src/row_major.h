// Matrices row by row, as arrays cross.
#pragma once

#include <vector>

#include "types.h"

namespace bnp {

using RowMajor = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

inline std::vector<Scalar> row_major(In m) {
  std::vector<Scalar> numbers(static_cast<std::size_t>(m.size()));
  Eigen::Map<RowMajor>(numbers.data(), m.rows(), m.cols()) = m;
  return numbers;
}

/// @param numbers  rows * cols of them, or more
inline Eigen::Map<const RowMajor> from_row_major(const std::vector<Scalar>& numbers, Index rows,
                                                 Index cols) {
  return {numbers.data(), rows, cols};
}

}  // namespace bnp
