// Points from outside: what is refused and with which words, and what the net is given to learn.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "report.h"
#include "trainer.h"
#include "validate.h"

namespace bnp {
namespace {

constexpr Scalar kNaN = std::numeric_limits<Scalar>::quiet_NaN();
constexpr Scalar kInf = std::numeric_limits<Scalar>::infinity();

/// A run on custom points that validate lets pass.
Config custom(Index features, Index classes, Index targets = 1) {
  Config config;
  config.data.name = DataName::custom;
  config.data.features = features;
  config.data.classes = classes;
  config.data.targets = targets;
  config.data.split.reset();
  config.data.scale = {1};
  config.data.shift = {0};
  config.batch_size.reset();
  return config;
}

Points labelled(Index rows, Index features, Index classes) {
  Points points{Matrix(rows, features), Matrix(rows, 1)};
  for (Index i = 0; i < rows; ++i) {
    for (Index j = 0; j < features; ++j) points.x(i, j) = static_cast<Scalar>((i * 7 + j * 3) % 11);
    points.targets(i, 0) = static_cast<Scalar>(i % classes);
  }
  return points;
}

Problem refused(const Config& config, const Points& points) {
  return validate(config, points).value_or(Problem{"", "", ""});
}

void expect_problem(const Problem& problem, const std::string& field, const std::string& value,
                    const std::string& bound) {
  EXPECT_EQ(problem.field, field) << problem.sentence();
  EXPECT_NE(problem.value.find(value), std::string::npos) << problem.sentence();
  EXPECT_NE(problem.bound.find(bound), std::string::npos) << problem.sentence();
}

TEST(CustomPoints, AreRefusedByRowAndColumn) {
  const Config config = custom(3, 2);
  for (const Scalar bad : {kNaN, kInf, -kInf}) {
    Points points = labelled(9, 3, 2);
    points.x(4, 2) = bad;
    expect_problem(refused(config, points), "data.points", "row 4, column 2", "finite");
  }
  Points points = labelled(9, 3, 2);
  for (const Scalar bad : {Scalar(2), Scalar(-1), Scalar(.5), kNaN, kInf}) {
    points.targets(8, 0) = bad;
    expect_problem(refused(config, points), "data.labels", "row 8", "from 0 to 1");
  }
  points.targets(8, 0) = 1;
  EXPECT_FALSE(validate(config, points));
}

TEST(CustomPoints, AreRefusedByTheirSizes) {
  const Config config = custom(3, 2);
  for (const Index rows : {0, 1, 20'001})
    expect_problem(refused(config, labelled(rows, 3, 2)), "data.points",
                   std::to_string(rows) + " rows", "2 to 20000");
  EXPECT_FALSE(validate(config, labelled(2, 3, 2)));
  EXPECT_FALSE(validate(config, labelled(20'000, 3, 2)));
  expect_problem(refused(config, labelled(9, 4, 2)), "data.points", "rows of 4", "features: 3");
  Points points = labelled(9, 3, 2);
  points.targets.resize(8, 1);
  expect_problem(refused(config, points), "data.labels", "8 rows of 1", "9 rows of 1");
  expect_problem(refused(custom(1024, 2), labelled(3'000, 1024, 2)), "data.points", "rows of 1024",
                 "2000000 numbers");
  EXPECT_FALSE(validate(custom(1024, 2), labelled(1'900, 1024, 2)));
  Config layers = custom(1024, 2);
  LayerConfig wide;
  wide.units = 256;
  layers.layers.assign(6, wide);
  expect_problem(refused(layers, labelled(9, 1024, 2)), "layers", "parameters", "500000");
}

TEST(CustomPoints, OfValuesAreRefusedByTheirTargets) {
  const Config config = custom(1, 0, 3);
  Points points{Matrix::Ones(5, 1), Matrix::Ones(5, 3)};
  EXPECT_FALSE(validate(config, points));
  points.targets(2, 1) = kNaN;
  expect_problem(refused(config, points), "data.targets", "NaN in row 2, column 1", "finite");
  points.targets = Matrix::Ones(5, 2);
  expect_problem(refused(config, points), "data.targets", "5 rows of 2", "5 rows of 3");
}

TEST(CustomPoints, GoWithTheirNameAndNoOther) {
  Config config = custom(2, 2);
  expect_problem(refused(config, {}), "data.points", "0 rows", "2 to 20000");
  config.data.name = DataName::moons;
  expect_problem(refused(config, labelled(9, 2, 2)), "data.name", "moons", "custom");
  EXPECT_FALSE(validate(config));
  config = custom(2, 2);
  config.data.fresh = true;
  expect_problem(refused(config, labelled(9, 2, 2)), "data.fresh", "true", "false");
  config = custom(2, 1);
  expect_problem(refused(config, labelled(9, 2, 2)), "data.classes", "1", "at least 2");
}

TEST(CustomPoints, SayTheirNumberThemselves) {
  Config config = custom(2, 2);
  config.data.samples = 20'000;
  config.batch_size = 16;
  expect_problem(refused(config, labelled(9, 2, 2)), "batchSize", "16", "9 points");
  config.batch_size = 4;
  EXPECT_FALSE(validate(config, labelled(9, 2, 2)));
  Trainer trainer(config, make_dataset(config.data, config.seed, labelled(9, 2, 2)));
  EXPECT_EQ(trainer.config().data.samples, 9);
  EXPECT_FALSE(validate_settings(trainer.config()));
  EXPECT_EQ(trainer.batches_per_epoch(), 2);
  config.data.split = .5;
  expect_problem(refused(config, labelled(2, 2, 2)), "data.points", "2", "2 points that train");
}

TEST(CustomPoints, KeepTheirRowsAndLabelsWithoutASplit) {
  const Points points = labelled(30, 5, 2);
  const auto data = make_dataset(custom(5, 2).data, 1, points);
  EXPECT_EQ(data.train.x, points.x);
  EXPECT_EQ(data.train.targets, points.targets);
  EXPECT_EQ(data.test.size(), 0);
  EXPECT_EQ(data.test.x.cols(), 5);
}

TEST(CustomPoints, KeepPointAndLabelTogetherInASplit) {
  Points points{Matrix(50, 1), Matrix(50, 1)};
  for (Index i = 0; i < 50; ++i) points.x(i, 0) = points.targets(i, 0) = static_cast<Scalar>(i % 7);
  Config config = custom(1, 7);
  config.data.split = .6;
  const auto data = make_dataset(config.data, 1, points);
  EXPECT_EQ(data.train.size(), 30);
  for (const auto* set : {&data.train, &data.test})
    for (Index i = 0; i < set->size(); ++i)
      EXPECT_EQ(set->targets(i, static_cast<Index>(set->x(i, 0))), 1);
}

TEST(CustomPoints, OfManyClassesAreLearnedByOneOutputEach) {
  Points points{Matrix(60, 3), Matrix(60, 1)};
  for (Index i = 0; i < 60; ++i) {
    points.targets(i, 0) = static_cast<Scalar>(i % 4);
    points.x.row(i) << static_cast<Scalar>(i % 2), static_cast<Scalar>(i % 4 / 2), 1e9F;
  }
  const Config config = custom(3, 4);
  Config scaled = config;
  scaled.data.standardize = true;
  ASSERT_FALSE(validate(scaled, points));
  Trainer trainer(scaled, make_dataset(scaled.data, 1, points));
  EXPECT_EQ(trainer.loss_name(), LossName::softmax);
  trainer.advance(300);
  ASSERT_FALSE(trainer.divergence());
  const auto result = trainer.evaluate(trainer.data().train, Statistics::batch);
  EXPECT_LT(result.loss, .05);
  EXPECT_EQ(result.accuracy, 1);
  EXPECT_EQ(trainer.predict(points.x).cols(), 4);
}

TEST(CustomPoints, OfValuesAreLearnedBySquaredErrorWithoutAnAccuracy) {
  Points points{Matrix(64, 1), Matrix(64, 2)};
  for (Index i = 0; i < 64; ++i) {
    points.x(i, 0) = static_cast<Scalar>(i) / 32 - 1;
    points.targets.row(i) << 3 * points.x(i, 0) + 5, -points.x(i, 0);
  }
  const Config config = custom(1, 0, 2);
  ASSERT_FALSE(validate(config, points));
  Trainer trainer(config, make_dataset(config.data, 1, points));
  EXPECT_EQ(trainer.loss_name(), LossName::mse);
  const auto before = trainer.evaluate(trainer.data().train, Statistics::batch);
  const Matrix& z = trainer.predict(points.x);
  EXPECT_EQ(z.cols(), 2);
  const auto running = trainer.evaluate(trainer.data().train, Statistics::running);
  EXPECT_NEAR(running.loss, (z - points.targets).cast<double>().squaredNorm() / 128, 1e-4);
  EXPECT_FALSE(before.accuracy);
  EXPECT_EQ(evaluation_json({.25, std::nullopt}), R"({"loss":0.25})");
  EXPECT_EQ(evaluation_json({.25, .5}), R"({"loss":0.25,"accuracy":0.5})");
  trainer.advance(1000);
  EXPECT_LT(trainer.evaluate(trainer.data().train, Statistics::batch).loss, .02);
}

TEST(CustomPoints, MayBeHugeAndConstant) {
  Points points = labelled(40, 3, 2);
  points.x.col(0).setConstant(Scalar(3e7));
  points.x.col(1) *= Scalar(1e15);
  for (const bool standardize : {false, true}) {
    Config config = custom(3, 2);
    config.data.standardize = standardize;
    ASSERT_FALSE(validate(config, points));
    Trainer trainer(config, make_dataset(config.data, 1, points));
    trainer.advance(20);
    EXPECT_TRUE(!standardize || !trainer.divergence());
    EXPECT_TRUE(std::isfinite(trainer.loss()));
  }
}

}  // namespace
}  // namespace bnp
