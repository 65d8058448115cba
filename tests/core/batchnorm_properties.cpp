// What batch norm must do exactly, whatever the numbers: over a thousand random
// shapes.
#include <gtest/gtest.h>

#include "batchnorm_bench.h"

namespace bnp {
namespace {

constexpr int kShapes = 1000;
constexpr double kRounding = either(1e-13, 1e-5);

/// A batch of random shape, place and scale, and random gamma and beta.
BatchNormBench random_bench(Random& random, Index rows_low = 2, Index rows_high = 64,
                            double eps = 1e-5) {
  const double scale = random.scale(1e-2, 1e2);
  BatchNormBench bench(
      {.eps = eps}, random.normal(random.between(rows_low, rows_high), random.between(1, 8), scale,
                                  scale * random.number(-3, 3)));
  bench.p.values = random.normal(bench.p.values.size(), 1);
  return bench;
}

template <class Check>
void for_random_shapes(Check check) {
  for (std::uint32_t i = 0; i < kShapes && !testing::Test::HasFailure(); ++i) {
    SCOPED_TRACE(i);
    Random random(i);
    check(random);
  }
}

TEST(BatchNormForward, HasMeanBetaAndDeviationGammaOfTheBatch) {
  for_random_shapes([](Random& random) {
    BatchNormBench bench = random_bench(random);
    bench.forward();
    for (Index j = 0; j < bench.x.cols(); ++j) {
      const Exact in(bench.x.col(j)), out(bench.y.col(j));
      const auto gamma = static_cast<double>(bench.gamma()[j]);
      EXPECT_NEAR(static_cast<double>(out.mean), static_cast<double>(bench.beta()[j]),
                  kRounding * 4);
      EXPECT_NEAR(static_cast<double>(std::sqrt(out.var)),
                  std::abs(gamma) * std::sqrt(static_cast<double>(in.var / (in.var + 1e-5L))),
                  kRounding * 4);
      EXPECT_NEAR(static_cast<double>(bench.norm.batch_mean()(j)), static_cast<double>(in.mean),
                  kRounding * (1 + std::abs(static_cast<double>(in.mean))));
      EXPECT_NEAR(static_cast<double>(bench.norm.batch_std()(j)),
                  std::sqrt(static_cast<double>(in.var) + 1e-5),
                  kRounding * (1 + std::sqrt(static_cast<double>(in.var))));
    }
  });
}

TEST(BatchNormForward, OfTwoRowsIsBetaPlusAndMinusGamma) {
  for_random_shapes([](Random& random) {
    BatchNormBench bench = random_bench(random, 2, 2);
    bench.forward();
    for (Index j = 0; j < bench.x.cols(); ++j) {
      const double half = (static_cast<double>(bench.x(0, j)) - static_cast<double>(bench.x(1, j)));
      const double xhat = half / 2 / std::sqrt(half * half / 4 + 1e-5);
      const auto gamma = static_cast<double>(bench.gamma()[j]);
      const auto beta = static_cast<double>(bench.beta()[j]);
      EXPECT_NEAR(static_cast<double>(bench.y(0, j)), beta + gamma * xhat, kRounding * 4);
      EXPECT_NEAR(static_cast<double>(bench.y(1, j)), beta - gamma * xhat, kRounding * 4);
    }
  });
}

TEST(BatchNormGradient, OfTheInputSumsToZeroOverTheBatch) {
  for_random_shapes([](Random& random) {
    BatchNormBench bench = random_bench(random);
    bench.forward();
    bench.backward(random.normal(bench.x.rows(), bench.x.cols(), 1, random.number(-2, 2)));
    for (Index j = 0; j < bench.x.cols(); ++j) {
      const auto dx = bench.dx.col(j).cast<double>();
      const double inv = std::abs(static_cast<double>(bench.gamma()[j])) /
                         static_cast<double>(bench.norm.batch_std()(j));
      EXPECT_LE(std::abs(dx.sum()),
                kRounding * (dx.cwiseAbs().sum() + inv * static_cast<double>(dx.size())));
    }
  });
}

TEST(BatchNormGradient, OfTheInputIsZeroWhereDyIsConstant) {
  for_random_shapes([](Random& random) {
    BatchNormBench bench = random_bench(random);
    bench.forward();
    const double dy = random.number(-2, 2);
    bench.backward(random.normal(bench.x.rows(), bench.x.cols(), 0, dy));
    for (Index j = 0; j < bench.x.cols(); ++j) {
      const double inv = std::abs(static_cast<double>(bench.gamma()[j])) /
                         static_cast<double>(bench.norm.batch_std()(j));
      EXPECT_LE(bench.dx.col(j).cast<double>().cwiseAbs().maxCoeff(), 4 * kRounding * inv);
      EXPECT_NEAR(static_cast<double>(bench.dgamma()[j]), 0,
                  kRounding * static_cast<double>(bench.x.rows()));
      EXPECT_NEAR(static_cast<double>(bench.dbeta()[j]), dy * static_cast<double>(bench.x.rows()),
                  kRounding * static_cast<double>(bench.x.rows()));
    }
  });
}

TEST(BatchNormGradient, OfTheInputIsZeroWhereDyFollowsTheInputAndEpsIsNone) {
  for_random_shapes([](Random& random) {  // the third path: a change of scale goes unseen
    BatchNormBench bench = random_bench(random, 2, 64, 0);
    bench.forward();
    Matrix dy = bench.x.rowwise() - bench.norm.batch_mean();
    for (Index j = 0; j < dy.cols(); ++j) dy.col(j) /= bench.norm.batch_std()(j);
    bench.backward(dy);
    for (Index j = 0; j < bench.x.cols(); ++j) {
      const double inv = std::abs(static_cast<double>(bench.gamma()[j])) /
                         static_cast<double>(bench.norm.batch_std()(j));
      EXPECT_LE(bench.dx.col(j).cast<double>().cwiseAbs().maxCoeff(), 100 * kRounding * inv);
    }
  });
}

TEST(BatchNormGradient, EqualsTheFormulaInLongDouble) {
  for_random_shapes([](Random& random) {
    BatchNormBench bench = random_bench(random);
    const Matrix dy = random.normal(bench.x.rows(), bench.x.cols());
    bench.forward();
    bench.backward(dy);
    const auto n = static_cast<long double>(bench.x.rows());
    for (Index j = 0; j < bench.x.cols(); ++j) {
      const Exact stats(bench.x.col(j));
      const long double inv = 1 / std::sqrt(stats.var + 1e-5L);
      long double dgamma = 0, dbeta = 0;
      for (Index i = 0; i < bench.x.rows(); ++i) {
        dgamma += dy(i, j) * (bench.x(i, j) - stats.mean) * inv;
        dbeta += dy(i, j);
      }
      EXPECT_NEAR(static_cast<double>(bench.dgamma()[j]), static_cast<double>(dgamma),
                  kRounding * 8);
      EXPECT_NEAR(static_cast<double>(bench.dbeta()[j]), static_cast<double>(dbeta), kRounding * 8);
      for (Index i = 0; i < bench.x.rows(); ++i) {
        const long double xhat = (bench.x(i, j) - stats.mean) * inv;
        const long double dx = bench.gamma()[j] * inv * (dy(i, j) - dbeta / n - xhat * dgamma / n);
        EXPECT_NEAR(static_cast<double>(bench.dx(i, j)), static_cast<double>(dx),
                    kRounding * 4 * (1 + static_cast<double>(inv)));
      }
    }
  });
}

TEST(BatchNormInference, WithoutStep2IsGammaOneAndBetaZero) {
  for_random_shapes([](Random& random) {
    BatchNormBench bench = random_bench(random);
    const auto step_1 = bench.infer({Statistics::batch, NormMode::step_1_only});
    const auto identity = bench.infer({Statistics::batch, NormMode::identity});
    EXPECT_EQ(identity, bench.x);
    EXPECT_NE(bench.infer({Statistics::batch, NormMode::as_trained}), step_1);
    bench.norm.reset(bench.p);
    EXPECT_EQ(bench.infer({Statistics::batch, NormMode::as_trained}), step_1);
    EXPECT_EQ(bench.forward(), step_1);
  });
}

TEST(BatchNormInference, IsTheIdentityAtGammaSigmaAndBetaMu) {
  for_random_shapes([](Random& random) {
    BatchNormBench bench = random_bench(random);
    bench.forward();
    for (Index j = 0; j < bench.x.cols(); ++j) {
      bench.gamma()[j] = bench.norm.batch_std()(j);
      bench.beta()[j] = bench.norm.batch_mean()(j);
    }
    const double size = static_cast<double>(bench.x.cwiseAbs().maxCoeff());
    EXPECT_LE(static_cast<double>((bench.forward() - bench.x).cwiseAbs().maxCoeff()),
              4 * kRounding * size);
  });
}

}  // namespace
}  // namespace bnp
