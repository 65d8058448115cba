// Mini-batches drawn anew from the formula of the set.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "toy_sets.h"
#include "trainer.h"
#include "validate.h"

namespace bnp {
namespace {

Config fresh(DataName name, Index batch) {
  Config config;
  config.data.name = name;
  config.data.fresh = true;
  config.batch_size = batch;
  return config;
}

TEST(FreshPoints, HaveTheDistributionOfTheSet) {
  DataConfig config;
  config.samples = 500;
  config.split.reset();
  for (int name = 0; name < static_cast<int>(DataName::custom); ++name) {
    config.name = static_cast<DataName>(name);
    config.share = .25;
    auto data = make_dataset(config, 7);
    Matrix x(40'000, data.train.x.cols());
    Matrix t(40'000, 1);
    draw_anew(config, data.rng, x, t);
    config.samples = 20'000;
    const auto many = make_dataset(config, 8).train;
    config.samples = 500;
    for (Index j = 0; j < x.cols(); ++j) {
      const auto square = many.x.col(j).squaredNorm() / 20'000;
      EXPECT_NEAR(x.col(j).mean(), many.x.col(j).mean(), .05) << name;
      EXPECT_NEAR(x.col(j).squaredNorm() / 40'000, square, .05 * square) << name;
    }
    EXPECT_NEAR(t.mean(), many.targets.mean(), .05) << name;
  }
}

TEST(FreshPoints, DoNotRepeatTheTrainingSetOrEachOther) {
  DataConfig config;
  config.name = DataName::moons;
  auto data = make_dataset(config, 7);
  Matrix x(1'000, 2);
  Matrix t(1'000, 1);
  draw_anew(config, data.rng, x, t);
  std::set<Scalar> seen(x.col(0).begin(), x.col(0).end());
  EXPECT_GT(seen.size(), 990U);
  seen.insert(data.train.x.col(0).begin(), data.train.x.col(0).end());
  EXPECT_GT(seen.size(), 990U + 240U);
}

TEST(FreshBatches, LeaveTheTrainingSetAndCountItsEpochs) {
  Config config = fresh(DataName::spiral, 50);
  ASSERT_FALSE(validate(config));
  Trainer trainer(config);
  config.data.fresh = false;
  Trainer twin(config);
  EXPECT_EQ(trainer.data().train.x, twin.data().train.x);
  trainer.advance(10);
  twin.advance(10);
  EXPECT_EQ(trainer.epoch(), 2);
  EXPECT_EQ(trainer.data().train.x, twin.data().train.x);
  EXPECT_NE(trainer.loss(), twin.loss());
}

TEST(FreshBatches, AreTheSameForTheSameSeed) {
  for (int name = 0; name < static_cast<int>(DataName::custom); ++name) {
    Config config = fresh(static_cast<DataName>(name), 32);
    ASSERT_FALSE(validate(config)) << validate(config)->sentence();
    Trainer a(config);
    Trainer b(config);
    a.advance(20);
    b.advance(7);
    b.advance(13);
    EXPECT_EQ(a.model().parameters().values, b.model().parameters().values) << name;
    config.seed = 8;
    Trainer c(config);
    c.advance(20);
    EXPECT_NE(a.loss(), c.loss());
  }
}

TEST(FreshBatches, OfSymmetricXorAreSymmetric) {
  DataConfig config;
  config.name = DataName::symmetric_xor;
  Rng rng(7, Rng::Stream::data);
  Matrix x(64, 2);
  Matrix t(64, 1);
  draw_anew(config, rng, x, t);
  EXPECT_EQ(x.cast<double>().colwise().sum().norm(), 0);
  for (Index i = 0; i < 64; i += 4) {
    EXPECT_EQ(Matrix(x.row(i)), Matrix(-x.row(i + 2)));
    EXPECT_EQ(t(i, 0), t(i + 2, 0));
    EXPECT_EQ(t(i, 0) + t(i + 1, 0), 1);
  }
}

/// gamma/sigma at which fresh Gaussian batches of M leave one batch norm that is asked for its own
/// input: sqrt(2/M) G(M/2)/G((M-1)/2), the minimum of the mean squared error.
double mean_gain(Index m) {
  Config config = fresh(DataName::gaussian, m);
  config.data.noise = 0;
  config.data.scale = {1};
  config.data.shift = {0};
  config.layers.clear();
  config.output.norm = NormConfig{};
  config.output.bias = false;
  config.optimizer.name = OptimizerName::sgd;
  config.optimizer.learning_rate = .02;
  EXPECT_FALSE(validate(config));
  Trainer trainer(config);
  Parameters& p = trainer.model().parameters();
  p.values(p.find("linear1/weight")->offset) = 1;
  p.set_trains("linear1/weight", false);
  double sum = 0;
  trainer.advance(1'500);
  for (int i = 0; i < 4'500; ++i) {
    trainer.advance(1);
    sum += static_cast<double>(p.values(p.find("bn1/gamma")->offset));
  }
  return sum / 4'500 / 2.3;
}

TEST(FreshBatches, KeepBatchNormFromTheIdentityByTheirSize) {
  for (const Index m : {2, 4, 8, 32}) {
    const double n = static_cast<double>(m);
    const double expected = std::sqrt(2 / n) * std::tgamma(n / 2) / std::tgamma((n - 1) / 2);
    EXPECT_NEAR(mean_gain(m), expected, .02) << m;
  }
}

}  // namespace
}  // namespace bnp
