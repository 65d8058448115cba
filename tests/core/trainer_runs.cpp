// A run is a function of its configuration and the number of steps, and says what it did.
#include <gtest/gtest.h>

#include <cstring>

#include "random_cases.h"
#include "trainer.h"

namespace bnp {
namespace {

Config small(std::uint32_t seed = 7) {
  Config config;
  config.seed = seed;
  config.data.samples = 80;
  config.batch_size = 8;
  for (auto& layer : config.layers) layer.units = 6;
  return config;
}

/// Configurations that take different ways through a step.
std::vector<Config> variety() {
  std::vector<Config> all(5, small());
  all[1].layers[0].norm.kind = NormKind::layer;
  all[1].optimizer.name = OptimizerName::sgd;
  all[2].layers.clear();
  all[2].batch_size.reset();
  all[3].data.name = DataName::moons;
  all[3].layers[1].norm.place = Place::after;
  all[3].layers[0].norm.kind = NormKind::none;
  all[3].shuffle = Shuffle::none;
  all[4].output.norm.kind = NormKind::batch;
  all[4].optimizer.name = OptimizerName::rmsprop;
  all[4].optimizer.momentum = .5;
  all[4].data.standardize = true;
  return all;
}

bool same_bits(const Vector& a, const Vector& b) {
  return a.size() == b.size() &&
         std::memcmp(a.data(), b.data(), sizeof(Scalar) * static_cast<std::size_t>(a.size())) == 0;
}

void expect_same(const Trainer& a, const Trainer& b) {
  EXPECT_EQ(a.step(), b.step());
  EXPECT_EQ(a.loss(), b.loss());
  EXPECT_TRUE(same_bits(a.model().parameters().values, b.model().parameters().values));
  const auto& sites = a.model().norms();
  for (std::size_t i = 0; i < sites.size(); ++i) {
    EXPECT_EQ(sites[i].norm->running().mean, b.model().norms()[i].norm->running().mean);
    EXPECT_EQ(sites[i].norm->running().var, b.model().norms()[i].norm->running().var);
  }
  const Recorder &one = a.history(), &other = b.history();
  ASSERT_EQ(one.rows(), other.rows());
  for (Index row = 0; row < one.rows(); ++row) {
    EXPECT_EQ(one.step(row), other.step(row));
    for (Index c = 0; c < one.width(); ++c) EXPECT_EQ(one.row(row)[c], other.row(row)[c]);
  }
}

TEST(Trainer, DoesTheSameForTheSameConfiguration) {
  for (const auto& config : variety()) {
    Trainer a(config), b(config);
    a.advance(300);
    b.advance(300);
    expect_same(a, b);
    EXPECT_EQ(a.step(), 300);
  }
}

TEST(Trainer, DoesAnotherThingForAnotherSeed) {
  Trainer a(small(1)), b(small(2));
  a.advance(10);
  b.advance(10);
  EXPECT_FALSE(same_bits(a.model().parameters().values, b.model().parameters().values));
}

TEST(Trainer, DoesTheSameInOneGoAndInSlices) {
  for (const auto& config : variety()) {
    Trainer at_once(config), sliced(config);
    at_once.advance(137);
    for (const std::int64_t steps : {0, 1, 2, 34, 100}) sliced.advance(steps);
    expect_same(at_once, sliced);
  }
}

TEST(Trainer, IsNotMovedByQuestions) {
  for (const auto& config : variety()) {
    Trainer quiet(config), asked(config);
    quiet.advance(60);
    std::vector<Scalar> values(25);
    for (int i = 0; i < 60; ++i) {
      asked.advance(1);
      asked.measures();
      asked.evaluate(asked.data().test, Statistics::running);
      asked.evaluate(asked.data().train, Statistics::batch);
      asked.grid({5, -1, 1, -1, 1}, values.data());
      asked.predict(asked.data().test.x.topRows(3));
    }
    expect_same(quiet, asked);
  }
}

TEST(Trainer, TwinsShareDataWeightsAndOrder) {
  Config with = small(), without = small();
  for (auto& layer : without.layers) layer.norm.kind = NormKind::none;
  without.optimizer.name = OptimizerName::sgd;
  Trainer a(with), b(without);
  EXPECT_EQ(a.data().train.x, b.data().train.x);
  for (const std::string name : {"linear1/weight", "linear2/weight", "linear3/weight"}) {
    const Parameters &p = a.model().parameters(), &q = b.model().parameters();
    const Block &one = *p.find(name), &other = *q.find(name);
    EXPECT_EQ(p.values.segment(one.offset, one.size()), q.values.segment(other.offset, one.size()));
  }
  a.advance(12);
  b.advance(12);
  EXPECT_EQ(a.batch_x(), b.batch_x());
}

TEST(Trainer, RecordsTheStateBeforeEachUpdate) {
  Trainer trainer(small());
  const Vector start = trainer.model().parameters().values;
  trainer.advance(3);
  const Recorder& history = trainer.history();
  ASSERT_EQ(history.rows(), 3);
  std::vector<std::string> names;
  for (const auto& series : history.series()) names.push_back(series.name);
  EXPECT_EQ(names,
            (std::vector<std::string>{"loss/train", "bn1/gamma", "bn1/beta", "bn1/mean", "bn1/std",
                                      "bn1/runningMean", "bn1/runningVar", "bn2/gamma", "bn2/beta",
                                      "bn2/mean", "bn2/std", "bn2/runningMean", "bn2/runningVar",
                                      "linear1/norm", "linear2/norm", "linear3/norm"}));
  EXPECT_EQ(history.step(0), 0);
  for (Index unit = 0; unit < 6; ++unit) {
    EXPECT_EQ(history.row(0)[history.series()[1].column + unit], 1);
    EXPECT_EQ(history.row(0)[history.series()[2].column + unit], 0);
    EXPECT_NE(history.row(1)[history.series()[1].column + unit], 1);
  }
  // The statistics of the first batch under the first weights, and the loss of the last batch.
  Trainer again(small());
  again.advance(1);
  const Matrix z = again.batch_x() * Eigen::Map<const Matrix>(start.data(), 2, 6);
  for (Index unit = 0; unit < 6; ++unit) {
    const auto mean = static_cast<double>(z.col(unit).mean());
    const double var = (z.col(unit).cast<double>().array() - mean).square().mean();
    const Scalar* row = history.row(0);
    EXPECT_NEAR(static_cast<double>(row[history.series()[3].column + unit]), mean,
                either(1e-12, 1e-5));
    EXPECT_NEAR(static_cast<double>(row[history.series()[4].column + unit]), std::sqrt(var + 1e-5),
                either(1e-12, 1e-5));
  }
  EXPECT_EQ(history.row(2)[0], static_cast<Scalar>(trainer.loss()));
}

TEST(Trainer, CountsEpochsInWholeBatches) {
  Trainer trainer(small());  // 40 points train, 5 batches of 8
  trainer.advance(12);
  EXPECT_EQ(trainer.batches_per_epoch(), 5);
  EXPECT_DOUBLE_EQ(trainer.epoch(), 2.4);
  Config full = small();
  full.batch_size.reset();
  Trainer whole(full);
  whole.advance(3);
  EXPECT_DOUBLE_EQ(whole.epoch(), 3);
  EXPECT_EQ(whole.batch_x(), whole.train_x());
}

TEST(Trainer, PredictsInThePointsOwnCoordinates) {
  Config config = small();
  config.data.scale = {3, -2};
  config.data.shift = {1, 5};
  Trainer trainer(config);
  trainer.advance(20);
  const Matrix points = Random(1).normal(9, 2);
  Matrix seen = points;
  seen.col(0) = (3 * points.col(0).array() + 1).matrix();
  seen.col(1) = (-2 * points.col(1).array() + 5).matrix();
  Workspace workspace;
  EXPECT_LE(difference(trainer.predict(points), trainer.model().infer(seen, workspace)),
            either(1e-12, 1e-4));
}

TEST(Trainer, DrawsItsGridFromTheTopLeft) {
  Trainer trainer(small());
  trainer.advance(20);
  std::vector<Scalar> values(9);
  trainer.grid({3, -3, 3, -30, 30}, values.data());
  const Matrix points{{Scalar(-2), Scalar(20)}, {Scalar(2), Scalar(20)}, {Scalar(0), Scalar(-20)}};
  const Matrix z = trainer.predict(points);
  EXPECT_NEAR(static_cast<double>(values[0]), static_cast<double>(z(0)), 1e-4);
  EXPECT_NEAR(static_cast<double>(values[2]), static_cast<double>(z(1)), 1e-4);
  EXPECT_NEAR(static_cast<double>(values[7]), static_cast<double>(z(2)), 1e-4);

  trainer.grid({3, -3, 3, -30, 30, 1, 4}, values.data());  // unit 4 of the first hidden layer
  for (const Scalar v : values) EXPECT_GE(v, 0) << "after its ReLU";
  Workspace workspace;
  trainer.model().infer(Matrix((points.array() * 2 + 1)), workspace);
  EXPECT_NEAR(static_cast<double>(values[7]),
              static_cast<double>(workspace.outputs[trainer.model().end_of(1)](2, 4)), 1e-4);
}

TEST(Trainer, EvaluatesWithEitherStatistics) {
  Trainer trainer(small());
  trainer.advance(50);
  const auto running = trainer.evaluate(trainer.data().train, Statistics::running);
  const auto batch = trainer.evaluate(trainer.data().train, Statistics::batch);
  EXPECT_NE(running.loss, batch.loss);
  EXPECT_NEAR(batch.loss, trainer.measures().what_if.trained, 1e-6);
}

TEST(Trainer, ChangesItsRateWhileItRuns) {
  Config config = small();
  config.optimizer.name = OptimizerName::sgd;
  Trainer trainer(config);
  trainer.advance(5);
  OptimizerConfig still = config.optimizer;
  still.learning_rate = 1e-30;
  trainer.configure(still);
  EXPECT_EQ(trainer.config().optimizer.learning_rate, 1e-30);
  const Vector before = trainer.model().parameters().values;
  trainer.advance(5);
  EXPECT_EQ(trainer.step(), 10);
  EXPECT_TRUE(same_bits(trainer.model().parameters().values, before));
}

}  // namespace
}  // namespace bnp
