// From points to inputs: what is made of them, scaled, shifted and standardised.
#include <gtest/gtest.h>

#include <cmath>

#include "input_map.h"
#include "rng.h"
#include "trainer.h"
#include "validate.h"

namespace bnp {
namespace {

using enum InputName;

Matrix normal_points(Index rows, Index features, double mean = 0, double deviation = 1) {
  Rng rng(3, Rng::Stream::noise);
  return Matrix::NullaryExpr(
      rows, features, [&] { return static_cast<Scalar>(mean + deviation * rng.gaussian()); });
}

DataConfig plain() {
  DataConfig config;
  config.scale = {1};
  config.shift = {0};
  return config;
}

TEST(Inputs, AreTheNamedFunctionsOfTheRawPoint) {
  const Matrix points = normal_points(37, 2);
  DataConfig config = plain();
  config.inputs = {siny, xy, x2, x, sinx, y2, y};
  config.scale = {1, 2, 3, 4, 5, 6, 7};
  config.shift = {.1, .2, .3, .4, .5, .6, .7};
  const InputMap map(config, points);
  const Matrix seen = map(points);
  ASSERT_EQ(seen.cols(), 7);
  ASSERT_EQ(map.inputs(), 7);
  for (Index i = 0; i < points.rows(); ++i) {
    const auto a = static_cast<double>(points(i, 0));
    const auto b = static_cast<double>(points(i, 1));
    const double made[]{std::sin(b), a * b, a * a, a, std::sin(a), b * b, b};
    for (Index j = 0; j < 7; ++j)
      EXPECT_NEAR(static_cast<double>(seen(i, j)),
                  made[j] * static_cast<double>(j + 1) + .1 * static_cast<double>(j + 1), 1e-5);
  }
}

TEST(Inputs, OfOnePointDoNotDependOnItsRow) {
  const Matrix points = normal_points(23, 2);
  DataConfig config = plain();
  config.inputs = {sinx, siny, xy, x2};
  const InputMap map(config, points);
  const Matrix together = map(points);
  for (Index i = 0; i < points.rows(); ++i)
    EXPECT_EQ(map(points.middleRows(i, 1)), Matrix(together.row(i)));
}

TEST(Inputs, OfPointsWithoutTwoFeaturesAreTheFeatures) {
  for (const Index features : {1, 3, 1024}) {
    const Matrix points = normal_points(5, features);
    EXPECT_EQ(InputMap(plain(), points)(points), points);
  }
}

TEST(Inputs, StandardisedHaveMeanZeroAndDeviationOneInTheTrainingSet) {
  const Matrix points = normal_points(500, 2, 3, 2);
  DataConfig config = plain();
  config.inputs = {x, y, x2, xy};
  config.scale = {3, -2, .5, 7};
  config.shift = {30, -20, 1, 2};
  config.standardize = true;
  const Matrix seen = InputMap(config, points)(points);
  for (Index j = 0; j < seen.cols(); ++j) {
    const auto column = seen.col(j).cast<double>().array();
    EXPECT_NEAR(column.mean(), 0, 1e-6);
    EXPECT_NEAR((column - column.mean()).square().mean(), 1, 1e-5);
  }
  EXPECT_GT(seen.col(0).dot(points.col(0)), 0);
  EXPECT_LT(seen.col(1).dot(points.col(1)), 0);  // a negative scale still turns the axis round
}

TEST(Inputs, FarFromZeroKeepTheirDigits) {
  for (const double far : {1e4, 1e6}) {
    const Matrix points = normal_points(1000, 3, far);
    DataConfig config = plain();
    config.standardize = true;
    const Matrix seen = InputMap(config, points)(points);
    for (Index j = 0; j < 3; ++j) {
      const auto exact = points.col(j).cast<double>().array();
      const double mean = exact.mean();
      const double deviation = std::sqrt((exact - mean).square().mean());
      const auto error = seen.col(j).cast<double>().array() - (exact - mean) / deviation;
      EXPECT_LT(error.abs().maxCoeff(), 2e-6);
    }
  }
}

TEST(Inputs, ThatAreConstantAreOnlyCentred) {
  DataConfig config = plain();
  config.standardize = true;
  for (const double c : {0., .1, 1e5 / 3, -1e7, 1e30, 1e-40}) {
    const Matrix points = Matrix::Constant(777, 3, static_cast<Scalar>(c));
    EXPECT_EQ(InputMap(config, points)(points), Matrix::Zero(777, 3)) << c;
  }
}

TEST(Inputs, AreWhatTheNetGets) {
  Config config;
  config.data.inputs = {x2, y2};
  config.data.name = DataName::circle;
  config.data.noise = 0;
  config.data.scale = {1};
  config.data.shift = {0};
  config.layers.clear();  // a line in x^2, y^2 is a circle
  config.init.gain = 1;
  ASSERT_FALSE(validate(config));
  Trainer trainer(config);
  trainer.advance(2000);
  EXPECT_EQ(trainer.evaluate(trainer.data().train, Statistics::running).accuracy, 1);
  EXPECT_EQ(trainer.predict(trainer.data().test.x).rows(), trainer.data().test.size());

  std::vector<Scalar> grid(25);
  trainer.grid({5, -1, 1, -1, 1}, grid.data());
  EXPECT_EQ(grid[0], grid[24]);  // even in x and y
  EXPECT_GT(grid[12], grid[0]);
}

MaybeProblem with(DataName name, std::vector<InputName> inputs) {
  Config config;
  config.data.name = name;
  config.data.inputs = std::move(inputs);
  return validate(config);
}

TEST(Inputs, AreRefusedWhereTheyMeanNothing) {
  EXPECT_FALSE(with(DataName::spiral, {siny}));
  EXPECT_FALSE(with(DataName::sine, {x, y}));
  EXPECT_EQ(with(DataName::spiral, {})->field, "data.inputs");
  const auto twice = with(DataName::spiral, {x, xy, x});
  EXPECT_EQ(twice->field, "data.inputs.2");
  EXPECT_EQ(twice->value, "x");
  for (const auto name : {DataName::sine, DataName::gaussian}) {
    const auto problem = with(name, {x, x2});
    ASSERT_TRUE(problem);
    EXPECT_EQ(problem->field, "data.inputs");
    EXPECT_EQ(problem->value, "x, x2");
    EXPECT_NE(problem->bound.find("2 features but 1"), std::string::npos);
  }
}

TEST(Inputs, EachHaveAScaleAndAShiftOrShareThem) {
  Config config;
  config.data.inputs = {x, y, xy};
  for (const std::size_t count : {0U, 1U, 3U}) {
    config.data.scale.assign(count, 2);
    config.data.shift.assign(count, 1);
    EXPECT_FALSE(validate(config));
  }
  config.data.scale.assign(2, 2);
  EXPECT_EQ(validate(config)->bound, "one number, or one for each of the 3 inputs");
  config.data.name = DataName::sine;
  config.data.inputs = DataConfig{}.inputs;
  EXPECT_EQ(validate(config)->bound, "one number, or one for each of the 1 features");
}

}  // namespace
}  // namespace bnp
