// One feature at a time: its batch is contiguous and stays in the first-level cache.
#include "batchnorm_kernels.h"

#include <cmath>

#include "few.h"

namespace bnp {
namespace {

double var_in_double(InColumn x, Scalar first, Scalar centre) {
  const auto d =
      x.cast<double>().array() - static_cast<double>(first) - static_cast<double>(centre);
  return d.square().mean();
}

}  // namespace

BatchStats batch_stats(InColumn x) {
  const Index n = x.size();
  const Scalar* from = x.data();
  const Scalar first = from[0];
  const auto moved = [=]<int N>(Index i) -> Few<N> { return few<N>(from + i) - first; };
  const Scalar centre = sum_of(n, moved) / static_cast<Scalar>(n);
  const auto squared = [=]<int N>(Index i) -> Few<N> {
    return ((few<N>(from + i) - first) - centre).square();
  };
  Scalar var = sum_of(n, squared) / static_cast<Scalar>(n);
  // The sum of squares can leave float32 where the variance itself would fit.
  if (!std::isfinite(var)) var = static_cast<Scalar>(var_in_double(x, first, centre));
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

void normalize_scale_shift(InColumn x, const BatchStats& stats, Scalar inv_std, Scalar gamma,
                           Scalar beta, OutColumn xhat, OutColumn y) {
  const Scalar* from = x.data();
  Scalar* step_1 = xhat.data();
  Scalar* step_2 = y.data();
  in_fews(x.size(), [=]<int N>(Index i) {
    const Few<N> h = ((few<N>(from + i) - stats.first) - stats.centre) * inv_std;
    few<N>(step_1 + i) = h;
    few<N>(step_2 + i) = h * gamma + beta;
  });
}

void normalize_scale_shift(InColumn x, const BatchStats& stats, Scalar inv_std, Scalar gamma,
                           Scalar beta, OutColumn y) {
  y.array() = ((x.array() - stats.first) - stats.centre) * inv_std * gamma + beta;
}

void scale_shift(InColumn xhat, Scalar gamma, Scalar beta, OutColumn y) {
  y.array() = xhat.array() * gamma + beta;
}

AffineGradient affine_gradient(InColumn dy, InColumn xhat) {
  const Scalar* g = dy.data();
  const Scalar* h = xhat.data();
  const auto both = [=]<int N>(Index i) {
    Eigen::Array<Scalar, N, 2> terms;
    terms.col(1) = few<N>(g + i);
    terms.col(0) = terms.col(1) * few<N>(h + i);
    return terms;
  };
  const auto sums = sums_of<2>(dy.size(), both);
  return {sums(0), sums(1)};
}

void input_gradient(InColumn dy, InColumn xhat, const AffineGradient& sums, Scalar gamma,
                    Scalar inv_std, OutColumn dx) {
  const auto n = static_cast<Scalar>(dy.size());
  const Scalar mean_dy = sums.beta / n;
  const Scalar mean_dy_xhat = sums.gamma / n;
  const Scalar slope = gamma * inv_std;
  const Scalar* g = dy.data();
  const Scalar* h = xhat.data();
  Scalar* to = dx.data();
  in_fews(dy.size(), [=]<int N>(Index i) {
    few<N>(to + i) = (few<N>(g + i) - mean_dy - few<N>(h + i) * mean_dy_xhat) * slope;
  });
}

}  // namespace bnp
