// The scalar, the matrix types and the symbols that every other file of the core uses.
//
//   n d k        rows of a batch, features of a layer, outputs of the net
//   x y          a layer's input and output, N x D
//   dx dy        gradients of the mean loss with respect to x and y
//   mean var     statistics of one feature over the batch, 1 x D
//   xhat         (x - mean) / sqrt(var + eps), what step 1 of batch norm makes
//   gamma beta   what step 2 multiplies by and adds
#pragma once

#include <Eigen/Core>

#include "views.h"

namespace bnp {

#ifdef BNP_DOUBLE
using Scalar = double;
#else
using Scalar = float;
#endif

using Index = Eigen::Index;

/// N x D, column-major: the batch of one feature lies contiguous in memory.
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic>;
using Row = Eigen::Matrix<Scalar, 1, Eigen::Dynamic>;
using Vector = Eigen::Matrix<Scalar, Eigen::Dynamic, 1>;

/// Rows of a buffer for n: columns a power of two apart would share few places of the nearest
/// cache.
constexpr Index padded(Index n) { return n % 64 == 0 ? n + 16 : n; }

/// Views of a batch: the first rows of a buffer pass without a copy.
using In = View<const Matrix>;
using Out = View<Matrix>;
using InColumn = View<const Vector>;
using OutColumn = View<Vector>;

}  // namespace bnp
