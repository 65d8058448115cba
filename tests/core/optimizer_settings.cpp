// Schedules, clipping, decay of gamma and beta, L1: each against its own formula.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "optimizer.h"
#include "random_cases.h"

namespace bnp {
namespace {

const double kTight = either(1e-12, 1e-6);

struct Bench {
  Bench() {
    p.add({.name = "w", .rows = 2, .cols = 3});
    p.add(norm_block("gamma", 4));
    p.allocate();
    Random random(9);
    p.values = random.normal(10, 1);
    gradients = random.normal(10, 1);
  }
  /// One update with the bench's gradients. @return what was subtracted
  Vector update(Optimizer& optimizer) {
    const Vector before = p.values;
    p.gradients = gradients;
    optimizer.step(p);
    return before - p.values;
  }
  Vector update(const OptimizerConfig& config) {
    Optimizer optimizer(config, 10);
    return update(optimizer);
  }

  Parameters p;
  Vector gradients;
};

OptimizerConfig sgd(double rate = .5) {
  OptimizerConfig config;
  config.name = OptimizerName::sgd;
  config.learning_rate = rate;
  return config;
}

std::vector<double> rates(const OptimizerConfig& config, int steps) {
  Bench bench;
  Optimizer optimizer(config, 10);
  std::vector<double> seen;
  for (int t = 0; t < steps; ++t) {
    seen.push_back(optimizer.rate());
    const Vector moved = bench.update(optimizer);
    EXPECT_NEAR(moved(0), seen.back() * bench.gradients(0), either(1e-9, 1e-5));
  }
  return seen;
}

TEST(Schedule, StepMultipliesEverySoMany) {
  OptimizerConfig config = sgd(8);
  config.schedule = {.kind = ScheduleKind::step, .every = 3, .factor = .5};
  EXPECT_EQ(rates(config, 8), (std::vector<double>{8, 8, 8, 4, 4, 4, 2, 2}));
}

TEST(Schedule, CosineFallsToZeroAndStays) {
  OptimizerConfig config = sgd(1);
  config.schedule = {.kind = ScheduleKind::cosine, .steps = 10};
  const auto seen = rates(config, 13);
  for (int t = 0; t <= 10; ++t)
    EXPECT_NEAR(seen[std::size_t(t)], (1 + std::cos(std::numbers::pi * t / 10)) / 2, 1e-15);
  EXPECT_EQ(seen[12], seen[10]);
  EXPECT_NEAR(seen[10], 0, 1e-15);
}

TEST(Schedule, WarmUpRisesInALineOntoTheSchedule) {
  OptimizerConfig config = sgd(4);
  config.schedule.warmup = 4;
  EXPECT_EQ(rates(config, 6), (std::vector<double>{1, 2, 3, 4, 4, 4}));
}

TEST(Clipping, LimitsTheNormOfTheWholeGradientAndNothingSmaller) {
  Bench bench;
  OptimizerConfig config = sgd(1);
  config.clip_norm = .25;
  const Vector moved = bench.update(config);
  EXPECT_NEAR(moved.norm(), .25, 1e-5);
  EXPECT_NEAR(moved.normalized().dot(bench.gradients.normalized()), 1, kTight);
  config.clip_norm = 1e3;
  EXPECT_LT((bench.update(config) - bench.gradients).norm(), 1e-5);
}

TEST(Clipping, LooksAtWhatTrainsOnly) {
  Bench bench;
  bench.p.set_trains("gamma", false);
  OptimizerConfig config = sgd(1);
  config.clip_norm = bench.gradients.head(6).norm();
  EXPECT_LT((bench.update(config) - Vector(bench.gradients)).head(6).norm(), 1e-5);
}

TEST(Decay, SparesGammaAndBetaWhereAskedTo) {
  for (const auto name : {OptimizerName::sgd, OptimizerName::adamw}) {
    Bench bench;
    bench.gradients.setZero();
    OptimizerConfig config = sgd(.5);
    config.name = name;
    config.weight_decay = .1;
    const Vector before = bench.p.values;
    EXPECT_LT((bench.update(config) - before * Scalar(.05)).norm(), 1e-6);
    const Vector then = bench.p.values;
    config.decay_norm = false;
    const Vector moved = bench.update(config);
    EXPECT_LT((moved.head(6) - then.head(6) * Scalar(.05)).norm(), 1e-6);
    EXPECT_EQ(moved.tail(4), Vector::Zero(4));
  }
}

TEST(L1, AddsTheSignOfTheWeight) {
  Bench bench;
  OptimizerConfig config = sgd(1);
  config.l1 = .2;
  config.decay_norm = false;
  const Vector sign = bench.p.values.cwiseSign();
  const Vector extra = bench.update(config) - bench.gradients;
  EXPECT_LT((extra.head(6) - sign.head(6) * Scalar(.2)).norm(), 1e-5);
  EXPECT_LT(extra.tail(4).norm(), 1e-5);
}

/// The smallest number but 0 of an optimizer's vectors.
struct Smallest {
  void operator()(const Vector& moments) {
    for (const Scalar v : moments)
      if (v != 0) least = std::min(least, std::abs(v));
  }
  void operator()(std::int64_t) {}
  void operator()(double) {}

  Scalar least = 1;
};

TEST(Memory, OfGradientsThatEndedFallsToZeroAndNotIntoTheSubnormalNumbers) {
  for (const auto name :
       {OptimizerName::sgd, OptimizerName::rmsprop, OptimizerName::adam, OptimizerName::adamw}) {
    OptimizerConfig config = sgd(.001);
    config.name = name;
    config.momentum = .9;
    config.weight_decay = 10;
    Bench bench;
    Optimizer optimizer(config, 10);
    bench.update(optimizer);
    bench.gradients.setZero();
    for (int t = 0; t < 100'000; ++t) bench.update(optimizer);
    Smallest smallest;
    optimizer.state(smallest);
    EXPECT_GE(smallest.least, std::numeric_limits<float>::min());
    smallest(bench.p.values);
    EXPECT_GE(smallest.least, std::numeric_limits<float>::min());
  }
}

TEST(Configure, GoesOnWithTheMemoryOfTheSameOptimizerOnly) {
  Bench bench;
  OptimizerConfig config = sgd(1);
  config.momentum = .5;
  Optimizer optimizer(config, 10);
  bench.update(optimizer);
  config.learning_rate = .1;
  optimizer.configure(config);
  EXPECT_LT((bench.update(optimizer) - bench.gradients * Scalar(.15)).norm(), 1e-5);
  config.name = OptimizerName::rmsprop;
  optimizer.configure(config);
  config.name = OptimizerName::sgd;
  optimizer.configure(config);
  EXPECT_LT((bench.update(optimizer) - bench.gradients * Scalar(.1)).norm(), 1e-5);
}

}  // namespace
}  // namespace bnp
