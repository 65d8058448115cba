// One feature at a time: its batch is contiguous and stays in the first-level cache.
#include "batchnorm_kernels.h"

#include <cmath>

namespace bnp {
namespace {

/// Beyond this the sum of squares may leave float32, though the variance itself would fit.
constexpr Scalar kLargestSafeVar = Scalar(1e30);

double var_in_double(InColumn x, Scalar first, Scalar centre) {
  const auto d =
      x.cast<double>().array() - static_cast<double>(first) - static_cast<double>(centre);
  return d.square().mean();
}

}  // namespace

BatchStats batch_stats(InColumn x) {
  const Scalar first = x(0);
  const auto moved = x.array() - first;
  const Scalar centre = moved.mean();
  Scalar var = (moved - centre).square().mean();
  if (!(var < kLargestSafeVar)) var = static_cast<Scalar>(var_in_double(x, first, centre));
  return {first, centre, var};
}

BatchStats known_stats(double mean, double var) {
  const auto high = static_cast<Scalar>(mean);
  return {high, static_cast<Scalar>(mean - static_cast<double>(high)), static_cast<Scalar>(var)};
}

Scalar inverse_std(double var, double eps) { return static_cast<Scalar>(1 / std::sqrt(var + eps)); }

void normalize(InColumn x, const BatchStats& stats, Scalar inv_std, OutColumn xhat) {
  xhat.array() = ((x.array() - stats.first) - stats.centre) * inv_std;
}

void scale_shift(InColumn xhat, Scalar gamma, Scalar beta, OutColumn y) {
  y.array() = xhat.array() * gamma + beta;
}

AffineGradient affine_gradient(InColumn dy, InColumn xhat) { return {dy.dot(xhat), dy.sum()}; }

void input_gradient(InColumn dy, InColumn xhat, const AffineGradient& sums, Scalar gamma,
                    Scalar inv_std, OutColumn dx) {
  const auto n = static_cast<Scalar>(dy.size());
  const Scalar mean_dy = sums.beta / n;
  const Scalar mean_dy_xhat = sums.gamma / n;
  dx.array() = (dy.array() - mean_dy - xhat.array() * mean_dy_xhat) * (gamma * inv_std);
}

}  // namespace bnp
