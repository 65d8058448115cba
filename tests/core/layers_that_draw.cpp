// Dropout and unit noise: what they draw, that backward uses the same draw, that inference has
// none.
#include <gtest/gtest.h>

#include <cmath>

#include "dropout.h"
#include "random_cases.h"
#include "trainer.h"
#include "unit_noise.h"

namespace bnp {
namespace {

constexpr Index kRows = 400;
constexpr Index kUnits = 25;

struct Passed {
  Matrix y{kRows, kUnits};
  Matrix dx{kRows, kUnits};
};

Passed pass(Layer& layer, const Matrix& x, const Matrix& dy) {
  Parameters none;
  Passed passed;
  layer.forward(none, x, passed.y);
  Out dx = passed.dx;
  layer.backward(none, x, passed.y, dy, &dx);
  return passed;
}

TEST(Dropout, ZeroesAShareAndScalesTheRestUp) {
  Dropout layer(kUnits, .3, kRows, Rng(3, Rng::Stream::noise));
  const Matrix ones = Matrix::Ones(kRows, kUnits);
  const auto [y, dx] = pass(layer, ones, ones);
  const double zeros = (y.array() == 0).cast<double>().mean();
  EXPECT_NEAR(zeros, .3, 4 * std::sqrt(.21 / (kRows * kUnits)));
  for (Index i = 0; i < y.size(); ++i)
    EXPECT_TRUE(y(i) == 0 || std::abs(double(y(i)) - 1 / .7) < 1e-6) << y(i);
  EXPECT_EQ(dx, y);
}

TEST(Dropout, DrawsAnewEachStepAndNotInInference) {
  Dropout layer(kUnits, .5, kRows, Rng(3, Rng::Stream::noise));
  const Matrix x = Matrix::Ones(kRows, kUnits);
  const Matrix first = pass(layer, x, x).y;
  EXPECT_NE(first, pass(layer, x, x).y);
  Matrix y(kRows, kUnits);
  layer.infer({}, x, y, {});
  EXPECT_EQ(y, x);
}

TEST(UnitNoise, IsOneScaleAndOneShiftAUnitWithinTheirRanges) {
  NoiseConfig config{{.5, 2}, {-3, -1}};
  UnitNoise layer(kUnits, config, Rng(5, Rng::Stream::noise));
  Random random(1);
  const Matrix x = random.normal(kRows, kUnits);
  const Matrix dy = random.normal(kRows, kUnits);
  const auto [y, dx] = pass(layer, x, dy);
  for (Index j = 0; j < kUnits; ++j) {
    const double scale = double(y(0, j) - y(1, j)) / double(x(0, j) - x(1, j));
    const double shift = double(y(0, j)) - scale * double(x(0, j));
    EXPECT_GE(scale, .5 - 1e-2);
    EXPECT_LE(scale, 2 + 1e-2);
    EXPECT_GE(shift, -3 - 1e-1);
    EXPECT_LE(shift, -1 + 1e-1);
    EXPECT_LT((dx.col(j) - dy.col(j) * Scalar(scale)).cwiseAbs().maxCoeff(), 1e-2);
  }
  Matrix still(kRows, kUnits);
  layer.infer({}, x, still, {});
  EXPECT_EQ(still, x);
}

TEST(UnitNoise, GaussianHasTheMeanAndTheDeviationOfTheUniformAndNoEdges) {
  constexpr Index kMany = 40'000;
  const NoiseConfig ranges{{1, 1.5}, {-3, 1}, NoiseDistribution::gaussian};
  UnitNoise layer(kMany, ranges, Rng(5, Rng::Stream::noise));
  Matrix x(2, kMany);
  x.row(0).setZero();
  x.row(1).setOnes();
  Matrix y(2, kMany);
  layer.forward({}, x, y);
  const Eigen::ArrayXd shifts = y.row(0).transpose().cast<double>();
  const Eigen::ArrayXd scales = y.row(1).transpose().cast<double>().array() - shifts;
  const auto expect_normal = [](const Eigen::ArrayXd& values, double mean, double width) {
    const double deviation = width / std::sqrt(12.0);
    const Eigen::ArrayXd z = (values - mean) / deviation;
    EXPECT_NEAR(z.mean(), 0, .02);
    EXPECT_NEAR(z.square().mean(), 1, .03);
    EXPECT_NEAR(z.pow(4).mean(), 3, .15);                           // 1.8 for a uniform one
    EXPECT_NEAR((z.abs() > 2).cast<double>().mean(), .0455, .005);  // none for a uniform one
  };
  expect_normal(scales, 1.25, .5);
  expect_normal(shifts, -1, 4);
}

TEST(LayersThatDraw, HaveStreamsOfTheirOwn) {
  Config config;
  config.layers[0].dropout = .5;
  config.layers[1].norm.noise = {{1, 2}, {0, 1}};
  Trainer with(config);
  Trainer without{Config{}};
  with.advance(1);
  without.advance(1);
  EXPECT_EQ(with.batch_x(), without.batch_x()) << "twins share the order of the batches";
  Trainer again(config);
  again.advance(1);
  EXPECT_EQ(with.model().parameters().values, again.model().parameters().values);
}

}  // namespace
}  // namespace bnp
