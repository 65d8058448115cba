// The three products of a Linear, on registers and without allocation.
#pragma once

#include "types.h"

namespace bnp {

/// What becomes of a number before it is written.
enum class Finish { none, relu };

/// y = x w + b.
/// @param x  N x D  @param w  D x K  @param bias  K numbers, or null  @param y  N x K, written
void multiply(In x, In w, const Scalar* bias, Out y, Finish finish = Finish::none);

/// dx = dy w^T.  @param dy  N x K  @param w  D x K  @param dx  N x D, written
void multiply_by_transposed(In dy, In w, Out dx);

/// dw = x^T dy.  @param x  N x D  @param dy  N x K  @param dw  D x K, written
void multiply_transposed(In x, In dy, Out dw);

}  // namespace bnp
