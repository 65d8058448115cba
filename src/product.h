// The three products of a Linear, on registers: nothing is packed, nothing is allocated.
#pragma once

#include "types.h"

namespace bnp {

/// A D x K matrix or its transpose: element (d, k) is data[d * down + k * across].
struct Factor {
  const Scalar* data;
  Index down;
  Index across;
};

/// y = x w + b.
/// @param x  N x D  @param w  D x K  @param bias  K numbers, or null  @param y  N x K, written
void multiply(In x, const Factor& w, const Scalar* bias, Out y);

/// dw = x^T dy.  @param x  N x D  @param dy  N x K  @param dw  D x K, written
void multiply_transposed(In x, In dy, Out dw);

}  // namespace bnp
