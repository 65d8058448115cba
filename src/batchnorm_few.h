// The arithmetic of batch norm on K neighbouring features at once: K sums are turned together, K
// roots are taken side by side. With K = 1 it is that of one feature.
#pragma once

#include <cmath>

#include "batchnorm_kernels.h"
#include "few.h"

namespace bnp {

/// Neighbouring features of a batch; feature k starts at data + k * stride.
template <class Number>
struct ColumnsOf {
  Number* data;
  Index stride;

  Number* operator[](Index k) const { return data + k * stride; }
  ColumnsOf from(Index k) const { return {(*this)[k], stride}; }
  template <int N>
  Few<N> rows(Index i, int k) const {
    return few<N>((*this)[k] + i);
  }
};
using Features = ColumnsOf<const Scalar>;

inline ColumnsOf<Scalar> columns(Out y) { return {y.data(), y.outerStride()}; }

inline Features features(In x, Index j) { return {&x.coeffRef(0, j), x.outerStride()}; }

/// BatchStats of K features.
template <int K>
struct StatsOfFew {
  Few<K> first;
  Few<K> centre;
  Few<K> var;

  BatchStats at(int k) const { return {first(k), centre(k), var(k)}; }
};

template <int K>
using Doubles = Eigen::Array<double, K, 1>;

/// mean((x - first - centre)^2) in double.
double var_in_double(const Scalar* x, Index n, const BatchStats& stats);

/// 1/sqrt(var + eps), in double until it is rounded.
template <int K>
Few<K> inverse_std(const Few<K>& var, double eps) {
  const Doubles<K> square = var.template cast<double>() + eps;  // on its own: packets cast nothing
  const Doubles<K> inverse = square.sqrt().inverse();
  return inverse.template cast<Scalar>();
}

/// The sum of squares can leave float32 where the variance itself would fit.
template <int K>
void mend_overflow(const Features& x, Index n, StatsOfFew<K>& stats) {
  if (std::isfinite(stats.var.sum())) return;
  for (int k = 0; k < K; ++k)
    if (!std::isfinite(stats.var(k)))
      stats.var(k) = static_cast<Scalar>(var_in_double(x[k], n, stats.at(k)));
}

template <int K>
StatsOfFew<K> batch_stats(const Features& x, Index n) {
  StatsOfFew<K> stats;
  for (int k = 0; k < K; ++k) stats.first(k) = *x[k];
  const auto moved = [&]<int N>(Index i, int k) -> Few<N> {
    return x.rows<N>(i, k) - stats.first(k);
  };
  stats.centre = column_sums<K, 1>(n, moved) / static_cast<Scalar>(n);
  const auto squared = [&]<int N>(Index i, int k) -> Few<N> {
    return ((x.rows<N>(i, k) - stats.first(k)) - stats.centre(k)).square();
  };
  stats.var = column_sums<K, 1>(n, squared) / static_cast<Scalar>(n);
  mend_overflow(x, n, stats);
  return stats;
}

/// What a feature of the batch is mapped by.
struct Step {
  BatchStats stats;
  Scalar inv_std;
  Scalar gamma;
  Scalar beta;
  Scalar floor;  // of what comes out: 0 where a ReLU follows, else -infinity
};

/// Both steps in one pass, and a ReLU where one follows.
/// @param xhat, y  written; not each other's memory, nor x's
[[gnu::always_inline]] inline void normalize_scale_shift(const Scalar* x, Index n, const Step& by,
                                                         Scalar* xhat, Scalar* y) {
  in_fews(n, [=]<int N>(Index i) {
    const Few<N> h = ((few<N>(x + i) - by.stats.first) - by.stats.centre) * by.inv_std;
    few<N>(xhat + i) = h;
    few<N>(y + i) = rectified<N>(h * by.gamma + by.beta, by.floor);
  });
}

/// A gradient as it comes, and one that a ReLU lets through where its output y is above 0.
struct Straight {
  Features dy;

  Straight operator[](Index k) const { return {{dy[k], 0}}; }
  Straight from(Index k) const { return {dy.from(k)}; }
  template <int N>
  Few<N> rows(Index i) const {
    return few<N>(dy.data + i);
  }
};
struct ThroughRelu {
  Features dy;
  Features y;

  ThroughRelu operator[](Index k) const { return {{dy[k], 0}, {y[k], 0}}; }
  ThroughRelu from(Index k) const { return {dy.from(k), y.from(k)}; }
  template <int N>
  Few<N> rows(Index i) const {
    return where_positive<N>(few<N>(y.data + i), few<N>(dy.data + i));
  }
};

template <int K>
struct AffineGradients {
  Few<K> gamma;
  Few<K> beta;
};

/// dgamma = sum_i dy_i xhat_i,  dbeta = sum_i dy_i
template <int K, class Gradient>
AffineGradients<K> affine_gradients(const Gradient& dy, const Features& xhat, Index n) {
  const auto both = [&]<int N>(Index i, int k) {
    Eigen::Array<Scalar, N, 2> terms;
    terms.col(1) = dy[k].template rows<N>(i);
    terms.col(0) = terms.col(1) * xhat.rows<N>(i, k);
    return terms;
  };
  const auto sums = column_sums<K, 2>(n, both);
  return {sums.col(0), sums.col(1)};
}

/// dx_i = gamma inv_std (dy_i - mean(dy) - xhat_i mean(dy xhat)), of one feature.
/// @param slope  gamma inv_std
template <class Gradient>
[[gnu::always_inline]] inline void input_gradient(const Gradient& dy, const Scalar* xhat,
                                                  const AffineGradient& sums, Scalar slope, Index n,
                                                  Scalar* dx) {
  const Scalar mean_dy = sums.beta / static_cast<Scalar>(n);
  const Scalar mean_dy_xhat = sums.gamma / static_cast<Scalar>(n);
  in_fews(n, [=]<int N>(Index i) {
    few<N>(dx + i) = (dy.template rows<N>(i) - mean_dy - few<N>(xhat + i) * mean_dy_xhat) * slope;
  });
}

}  // namespace bnp
