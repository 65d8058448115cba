// The arithmetic of batch norm on one feature, without state: what the layer and the measures
// share.
#pragma once

#include "types.h"

namespace bnp {

/// Statistics of one feature over the batch, in a form that keeps float32 right far from zero.
///
/// Both are taken of x - first: where x = 1e6 + N(0, 1), the mean of x in float32 is off by tenths
/// of a deviation, that of x - first is not.
struct BatchStats {
  Scalar first;   // x of the batch's first row
  Scalar centre;  // mean(x - first)
  Scalar var;     // mean((x - mean)^2): biased, dividing by n

  double mean() const { return static_cast<double>(first) + static_cast<double>(centre); }
};

/// @param x  N, the batch of one feature, N >= 1
BatchStats batch_stats(InColumn x);

/// Statistics from elsewhere, running averages say. Two scalars hold the mean: x - first - centre
/// then loses nothing where |mean| >> std.
BatchStats known_stats(double mean, double var);

/// 1/sqrt(var + eps)
Scalar inverse_std(double var, double eps);

/// Step 1:  xhat_i = ((x_i - first) - centre) inv_std.   @param xhat  N, written
void normalize(InColumn x, const BatchStats& stats, Scalar inv_std, OutColumn xhat);

/// Step 2:  y_i = gamma xhat_i + beta.   @param y  N, written; may be xhat itself
void scale_shift(InColumn xhat, Scalar gamma, Scalar beta, OutColumn y);

/// Both steps in one pass.  @param y  N, written; may be x itself
void normalize_scale_shift(InColumn x, const BatchStats& stats, Scalar inv_std, Scalar gamma,
                           Scalar beta, OutColumn y);

struct AffineGradient {
  Scalar gamma;
  Scalar beta;
};

/// Gradients of step 2:  dgamma = sum_i dy_i xhat_i,  dbeta = sum_i dy_i
AffineGradient affine_gradient(InColumn dy, InColumn xhat);

/// Gradient of both steps, the three paths of x to the loss together.
///
///   dx_i = gamma inv_std (dy_i - mean(dy) - xhat_i mean(dy xhat))
///
/// Hence sum_i dx_i = 0: a bias in front of batch norm gets no gradient.
/// Source: Ioffe & Szegedy 2015 (arXiv:1502.03167), section 3, with the biased variance throughout.
/// @param sums  affine_gradient(dy, xhat)  @param dx  N, written
void input_gradient(InColumn dy, InColumn xhat, const AffineGradient& sums, Scalar gamma,
                    Scalar inv_std, OutColumn dx);

}  // namespace bnp
