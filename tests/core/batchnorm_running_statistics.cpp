// Running statistics by PyTorch's conventions, against sums written out in the
// test.
#include <gtest/gtest.h>

#include "batchnorm_bench.h"

namespace bnp {
namespace {

constexpr double kRounding = either(1e-12, 1e-5);
constexpr int kBatches = 6;

/// Runs some batches through a batch norm and through the definition.
void compare(const NormConfig& config) {
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    Random random(seed);
    const Index n = random.between(2, 20);
    BatchNormBench bench(config, random.normal(n, 3));
    Eigen::VectorXd mean = Eigen::VectorXd::Zero(3), var = Eigen::VectorXd::Ones(3);
    for (int batch = 1; batch <= kBatches; ++batch) {
      bench.x = random.normal(n, 3, random.number(.1, 3), random.number(-5, 5));
      bench.forward();
      const double weight = config.momentum ? *config.momentum : 1.0 / batch;
      const bool unbiased = config.running_var_estimator == VarianceEstimator::unbiased;
      const double rows = static_cast<double>(n);
      for (Index j = 0; j < 3; ++j) {
        const Exact exact(bench.x.col(j));
        const double share = unbiased ? rows / (rows - 1) : 1;
        mean(j) = (1 - weight) * mean(j) + weight * static_cast<double>(exact.mean);
        var(j) = (1 - weight) * var(j) + weight * share * static_cast<double>(exact.var);
      }
    }
    EXPECT_LE(difference(bench.norm.running().mean, mean), kRounding);
    EXPECT_LE(difference(bench.norm.running().var, var), kRounding);
    EXPECT_EQ(bench.norm.running().batches, kBatches);
  }
}

TEST(RunningStatistics, MomentumIsTheWeightOfTheNewBatch) {
  compare({});
  compare({.momentum = .3});
}

TEST(RunningStatistics, WithMomentumOneAreThoseOfTheLastBatch) { compare({.momentum = 1}); }

TEST(RunningStatistics, WithoutMomentumAreTheAverageOverAllBatches) {
  compare({.momentum = std::nullopt});
}

TEST(RunningStatistics, CanAverageTheBiasedVariance) {
  compare({.running_var_estimator = VarianceEstimator::biased});
}

TEST(RunningStatistics, StartAtMeanZeroAndVarianceOne) {
  Random random(1);
  BatchNormBench bench({.eps = 0}, random.normal(5, 3));
  EXPECT_EQ(bench.norm.running().mean, Eigen::VectorXd::Zero(3));
  EXPECT_EQ(bench.norm.running().var, Eigen::VectorXd::Ones(3));
  EXPECT_EQ(bench.norm.running().batches, 0);
  EXPECT_EQ(bench.infer(),
            bench.x);  // nothing seen yet: the identity but for eps

  bench.forward();
  EXPECT_NE(bench.infer(), bench.x);
  bench.norm.reset(bench.p);
  EXPECT_EQ(bench.infer(), bench.x);
}

TEST(RunningStatistics, SwitchedOffStayAsTheyWereAndInferenceUsesTheBatch) {
  Random random(2);
  BatchNormBench bench({.track_running_stats = false}, random.normal(7, 3, 2, 1));
  const Matrix y = bench.forward();
  EXPECT_EQ(bench.norm.running().mean, Eigen::VectorXd::Zero(3));
  EXPECT_EQ(bench.norm.running().var, Eigen::VectorXd::Ones(3));
  EXPECT_EQ(bench.norm.running().batches, 0);
  EXPECT_EQ(bench.infer({.statistics = Statistics::running}), y);
}

TEST(RunningStatistics, DoNotMoveInInference) {
  Random random(3);
  BatchNormBench bench({}, random.normal(7, 3, 2, 1));
  bench.forward();
  const Eigen::VectorXd mean = bench.norm.running().mean, var = bench.norm.running().var;
  bench.infer({.statistics = Statistics::batch});
  bench.infer({.statistics = Statistics::running});
  EXPECT_EQ(bench.norm.running().mean, mean);
  EXPECT_EQ(bench.norm.running().var, var);
}

TEST(RunningStatistics, SetToTheBatchsMakeInferenceEqualTraining) {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    Random random(seed);
    const double far = random.pick({0.0, 3.0, 1e4});
    BatchNormBench bench(
        {}, random.normal(random.between(2, 40), random.between(1, 6), random.scale(.1, 10), far));
    bench.p.values = random.normal(bench.p.values.size(), 1);
    bench.forward();
    for (Index j = 0; j < bench.x.cols(); ++j) {
      const Exact exact(bench.x.col(j));
      bench.norm.running().mean(j) = static_cast<double>(exact.mean);
      bench.norm.running().var(j) = static_cast<double>(exact.var);
    }
    EXPECT_LE(difference(bench.infer(), bench.y), either(1e-9, 5e-6));
  }
}

TEST(RunningStatistics, InferenceIsEachRowOnItsOwn) {
  Random random(4);
  BatchNormBench bench({}, random.normal(7, 3, 2, 1));
  bench.forward();
  const Matrix all = bench.infer();
  Matrix alone(1, 3);
  for (Index i = 0; i < bench.x.rows(); ++i) {
    bench.norm.infer(bench.p, bench.x.middleRows(i, 1), alone, {});
    EXPECT_LE(difference(alone, all.row(i)), either(1e-15, 1e-7));
  }
}

}  // namespace
}  // namespace bnp
