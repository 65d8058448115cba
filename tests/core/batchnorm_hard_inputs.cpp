// Inputs on which float32 libraries fail: far from zero, constant, tiny and
// huge.
#include <gtest/gtest.h>

#include "batchnorm_bench.h"

namespace bnp {
namespace {

constexpr double kBound = either(1e-8, 5e-6);  // of y, for any batch up to 1,024

/// Step 1 in long double, of the numbers as the layer got them.
double largest_error(const BatchNormBench& bench, const Matrix& y, long double eps) {
  long double worst = 0;
  for (Index j = 0; j < y.cols(); ++j) {
    const Exact stats(bench.x.col(j));
    for (Index i = 0; i < y.rows(); ++i) {
      const long double wanted = (bench.x(i, j) - stats.mean) / std::sqrt(stats.var + eps);
      worst = std::max(worst, std::abs(y(i, j) - wanted));
    }
  }
  return y.allFinite() ? static_cast<double>(worst) : 1e300;
}

constexpr Index kBatches[]{2, 3, 8, 31, 32, 128, 500, 1024};

TEST(HardInputs, FarFromZeroAreNormalizedRight) {
  for (const Index n : kBatches) {
    for (const double offset : {1e3, 1e6, -1e6}) {
      SCOPED_TRACE(testing::Message() << n << " rows at " << offset);
      Random random(static_cast<std::uint32_t>(n));
      BatchNormBench bench({.momentum = 1}, random.normal(n, 16, 1, offset));
      EXPECT_LE(largest_error(bench, bench.forward(), 1e-5L), kBound);
      EXPECT_LE(largest_error(bench, bench.infer({Statistics::batch}), 1e-5L), kBound);
      bench.norm.running().var *= static_cast<double>(n - 1) / static_cast<double>(n);
      EXPECT_LE(largest_error(bench, bench.infer(), 1e-5L), kBound) << "running statistics";
    }
  }
}

TEST(HardInputs, ConstantColumnsGiveBetaAndNoGradient) {
  for (const Index n : kBatches) {
    for (const double value : {0.0, .1, 1e5 + .3, 1e6 + .7, 1e7, -1e7, 3e-20, 1e18}) {
      SCOPED_TRACE(testing::Message() << n << " rows of " << value);
      Random random(1);
      BatchNormBench bench({}, random.normal(n, 4, 0, value));
      std::fill_n(bench.beta(), 4, Scalar(.25));
      EXPECT_EQ(bench.forward(), Matrix::Constant(n, 4, Scalar(.25)));
      EXPECT_EQ(bench.infer({Statistics::batch}), Matrix::Constant(n, 4, Scalar(.25)));
      const Matrix dy = random.normal(n, 4);
      bench.backward(dy);
      for (int j = 0; j < 4; ++j) EXPECT_EQ(bench.dgamma()[j], 0);
      const Matrix centred = dy.rowwise() - dy.colwise().mean();
      const auto slope = static_cast<Scalar>(1 / std::sqrt(1e-5));
      EXPECT_LE(difference(bench.dx, Matrix(centred * slope)), either(1e-12, 1e-4));
    }
  }
}

TEST(HardInputs, OfAnyScaleAreNormalizedRight) {
  for (const Index n : kBatches) {
    for (int exponent = -18; exponent <= 18; ++exponent) {
      for (const double eps : {0.0, 1e-5}) {
        SCOPED_TRACE(testing::Message() << n << " rows of 1e" << exponent << ", eps " << eps);
        Random random(static_cast<std::uint32_t>(n));
        BatchNormBench bench({.eps = eps, .momentum = 1},
                             random.normal(n, 4, std::pow(10, exponent)));
        EXPECT_LE(largest_error(bench, bench.forward(), eps), kBound);
        EXPECT_LE(largest_error(bench, bench.infer({Statistics::batch}), eps), kBound);
        EXPECT_TRUE(bench.norm.batch_std().allFinite());
        EXPECT_TRUE(bench.norm.running().var.allFinite());
        bench.backward(random.normal(n, 4));
        EXPECT_TRUE(bench.p.gradients.allFinite());
        EXPECT_TRUE(bench.dx.allFinite());
      }
    }
  }
}

TEST(HardInputs, ASumOfSquaresMayBeTooLargeWhereTheVarianceIsNot) {
  const double deviation = either(1., 8e18);  // a float's square, and not eight times that
  for (const Index n : kBatches)
    for (const Index units : {1, 4}) {
      SCOPED_TRACE(testing::Message() << n << " x " << units);
      Random random(static_cast<std::uint32_t>(n));
      BatchNormBench bench({}, random.normal(n, units, deviation));
      EXPECT_LE(largest_error(bench, bench.forward(), 1e-5L), kBound);
    }
}

TEST(HardInputs, TheGradientIsRightFarFromZero) {
  for (const Index n : kBatches) {
    SCOPED_TRACE(n);
    Random random(static_cast<std::uint32_t>(n));
    BatchNormBench bench({}, random.normal(n, 4, 1, 1e6));
    const Matrix dy = random.normal(n, 4);
    bench.forward();
    bench.backward(dy);
    const auto rows = static_cast<long double>(n);
    for (Index j = 0; j < 4; ++j) {
      const Exact stats(bench.x.col(j));
      const long double inv = 1 / std::sqrt(stats.var + 1e-5L);
      long double dgamma = 0, dbeta = 0;
      for (Index i = 0; i < n; ++i) {
        dgamma += dy(i, j) * (bench.x(i, j) - stats.mean) * inv;
        dbeta += dy(i, j);
      }
      EXPECT_NEAR(static_cast<double>(bench.dgamma()[j]), static_cast<double>(dgamma), kBound * 10);
      for (Index i = 0; i < n; ++i) {
        const long double xhat = (bench.x(i, j) - stats.mean) * inv;
        EXPECT_NEAR(static_cast<double>(bench.dx(i, j)),
                    static_cast<double>(inv * (dy(i, j) - dbeta / rows - xhat * dgamma / rows)),
                    kBound * 4 * (1 + static_cast<double>(inv)));
      }
    }
  }
}

TEST(HardInputs, BeyondTheRangeOfFloatTheDeviationIsInfiniteRatherThanWrong) {
  if constexpr (kDouble) {
    BatchNormBench bench({}, Random(1).normal(8, 1, 1e200));
    bench.forward();
    EXPECT_TRUE(std::isinf(bench.norm.batch_std()(0)));
  } else {
    BatchNormBench bench({}, Random(1).normal(8, 1, 1e25));
    bench.forward();
    EXPECT_TRUE(std::isinf(bench.norm.batch_std()(0)));
  }
}

}  // namespace
}  // namespace bnp
