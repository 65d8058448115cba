// One feature at a time: its batch is contiguous and stays in the first-level cache.
#include "batchnorm_kernels.h"

#include "batchnorm_few.h"

namespace bnp {

double var_in_double(const Scalar* x, Index n, const BatchStats& stats) {
  const auto d = Eigen::Map<const Vector>(x, n).cast<double>().array() -
                 static_cast<double>(stats.first) - static_cast<double>(stats.centre);
  return d.square().mean();
}

BatchStats batch_stats(InColumn x) { return batch_stats<1>({x.data(), 0}, x.size()).at(0); }

BatchStats known_stats(double mean, double var) {
  const auto high = static_cast<Scalar>(mean);
  return {high, static_cast<Scalar>(mean - static_cast<double>(high)), static_cast<Scalar>(var)};
}

Scalar inverse_std(double var, double eps) { return static_cast<Scalar>(1 / std::sqrt(var + eps)); }

void normalize(InColumn x, const BatchStats& stats, Scalar inv_std, OutColumn xhat) {
  xhat.array() = ((x.array() - stats.first) - stats.centre) * inv_std;
}

void normalize_scale_shift(InColumn x, const BatchStats& stats, Scalar inv_std, Scalar gamma,
                           Scalar beta, OutColumn y) {
  y.array() = ((x.array() - stats.first) - stats.centre) * inv_std * gamma + beta;
}

void scale_shift(InColumn xhat, Scalar gamma, Scalar beta, OutColumn y) {
  y.array() = xhat.array() * gamma + beta;
}

AffineGradient affine_gradient(InColumn dy, InColumn xhat) {
  const auto sums = affine_gradients<1>(Straight{{dy.data(), 0}}, {xhat.data(), 0}, dy.size());
  return {sums.gamma(0), sums.beta(0)};
}

void input_gradient(InColumn dy, InColumn xhat, const AffineGradient& sums, Scalar gamma,
                    Scalar inv_std, OutColumn dx) {
  input_gradient(Straight{{dy.data(), 0}}, xhat.data(), sums, gamma * inv_std, dy.size(),
                 dx.data());
}

}  // namespace bnp
