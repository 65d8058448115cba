// Each toy set against its formula, its classes, its split and its noise.
#include <gtest/gtest.h>

#include <algorithm>
#include <numbers>
#include <set>

#include "dataset.h"
#include "random_cases.h"

namespace bnp {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kRounding = either(1e-12, 1e-6);
constexpr DataName kToys[]{DataName::spiral, DataName::circle, DataName::xor_quadrants,
                           DataName::gauss, DataName::moons};

/// All points in the order in which they were made.
Points make(DataName name, double noise, Index samples = 1000, std::uint32_t seed = 1) {
  DataConfig config;
  config.name = name;
  config.samples = samples;
  config.noise = noise;
  config.split.reset();
  return make_dataset(config, seed).train;
}

/// Calls check(i, x, y, label) for each point.
template <class Check>
void for_points(const Points& points, Check check) {
  for (Index i = 0; i < points.size(); ++i)
    check(i, static_cast<double>(points.x(i, 0)), static_cast<double>(points.x(i, 1)),
          static_cast<int>(points.targets(i, 0)));
}

TEST(Spiral, IsTwoArmsOfOneAndThreeQuarterTurns) {
  for_points(make(DataName::spiral, 0, 101), [](Index i, double x, double y, int label) {
    const double r = static_cast<double>(i / 2) / 50.5;
    const double t = 1.75 * 2 * kPi * r + (label == 1 ? kPi : 0);
    EXPECT_EQ(label, i % 2);
    EXPECT_NEAR(x, 5 * r * std::sin(t) / 6, kRounding);
    EXPECT_NEAR(y, 5 * r * std::cos(t) / 6, kRounding);
  });
}

TEST(Spiral, MovesPointsEvenlyByItsNoise) {
  const Points clean = make(DataName::spiral, 0, 4000), noisy = make(DataName::spiral, .3, 4000);
  EXPECT_EQ(clean.targets, noisy.targets);
  const Eigen::ArrayXXd moved = 6 * (noisy.x - clean.x).cast<double>().array();
  EXPECT_LE(moved.abs().maxCoeff(), .3 + kRounding);
  EXPECT_NEAR(moved.mean(), 0, .01);
  EXPECT_NEAR(moved.square().mean(), .3 * .3 / 3, .002);
}

TEST(Circle, IsADiscInARingAndNoiseTurnsLabelsNearItsEdge) {
  int inner = 0;
  for_points(make(DataName::circle, 0), [&](Index, double x, double y, int label) {
    const double r = 6 * std::hypot(x, y);
    EXPECT_TRUE(label == 1 ? r <= 2.5 + 1e-5 : r >= 3.5 - 1e-5 && r <= 5 + 1e-5) << r;
    inner += label;
  });
  EXPECT_EQ(inner, 500);
  const Points clean = make(DataName::circle, 0), noisy = make(DataName::circle, .2);
  EXPECT_EQ(clean.x, noisy.x);
  int turned = 0;
  for_points(noisy, [&](Index i, double x, double y, int label) {
    if (label == static_cast<int>(clean.targets(i, 0))) return;
    ++turned;
    EXPECT_LE(std::abs(6 * std::hypot(x, y) - 2.5), std::hypot(1, 1) + 1e-5);
  });
  EXPECT_GT(turned, 10);
}

TEST(Xor, IsTheSignOfXYAwayFromTheAxes) {
  int same = 0;
  for_points(make(DataName::xor_quadrants, 0), [&](Index, double x, double y, int label) {
    EXPECT_EQ(label, x * y > 0 ? 1 : 0);
    for (const double v : {x, y}) {
      EXPECT_GE(6 * std::abs(v), .3 - 1e-5);
      EXPECT_LE(6 * std::abs(v), 5.3 + 1e-5);
    }
    same += label;
  });
  EXPECT_NEAR(same, 500, 80);
  const Points clean = make(DataName::xor_quadrants, 0), noisy = make(DataName::xor_quadrants, .2);
  EXPECT_EQ(clean.x, noisy.x);
  EXPECT_NE(clean.targets, noisy.targets);
}

TEST(Gauss, IsTwoBlobsWhoseVarianceFollowsTheNoise) {
  for (const double noise : {0.0, .1, .5}) {
    double mean[2]{}, square[2]{};
    for_points(make(DataName::gauss, noise, 20'000), [&](Index i, double x, double y, int label) {
      EXPECT_EQ(label, i % 2);
      const double centre = label == 1 ? 2 : -2;
      mean[label] += (6 * x - centre + 6 * y - centre) / 20'000;
      square[label] += (std::pow(6 * x - centre, 2) + std::pow(6 * y - centre, 2)) / 20'000;
    });
    const double variance = .5 + 7 * noise;
    for (const int label : {0, 1}) {
      EXPECT_NEAR(mean[label], 0, 4 * std::sqrt(variance / 20'000));
      EXPECT_NEAR(square[label], variance, variance * .06);
    }
  }
}

TEST(Moons, AreTwoHalfCirclesWithNormalNoise) {
  for_points(make(DataName::moons, 0), [](Index i, double x, double y, int label) {
    EXPECT_EQ(label, i % 2);
    const bool upper = label == 0;
    EXPECT_NEAR(upper ? std::hypot(x, y) : std::hypot(x - 1, y - .5), 1, kRounding);
    EXPECT_TRUE(upper ? y >= -kRounding : y <= .5 + kRounding);
  });
  double square = 0;  // across the arc, of the noise
  for_points(make(DataName::moons, .05, 20'000), [&](Index, double x, double y, int label) {
    square += std::pow((label == 0 ? std::hypot(x, y) : std::hypot(x - 1, y - .5)) - 1, 2) / 20'000;
  });
  EXPECT_NEAR(std::sqrt(square), .05, .003);
}

TEST(Moons, FillTheirArcsEvenly) {
  double sum = 0;
  for_points(make(DataName::moons, 0, 20'000), [&](Index, double x, double, int label) {
    sum += std::acos(std::clamp(label == 0 ? x : 1 - x, -1.0, 1.0)) / 20'000;
  });
  EXPECT_NEAR(sum, kPi / 2, .03);
}

TEST(Dataset, StaysInItsPlaneAtAnyAllowedNoise) {
  for (const DataName name : {DataName::spiral, DataName::circle, DataName::xor_quadrants})
    EXPECT_LE(make(name, 1).x.cwiseAbs().maxCoeff(), 1 + Scalar(1e-6));
}

TEST(Dataset, IsTheSameForTheSameSeedAndAnotherForAnother) {
  for (const DataName name : kToys) {
    const Points a = make(name, .1), b = make(name, .1), c = make(name, .1, 1000, 2);
    EXPECT_EQ(a.x, b.x);
    EXPECT_EQ(a.targets, b.targets);
    EXPECT_NE(a.x, c.x);
  }
}

TEST(Dataset, SplitDealsOutAllPointsOnce) {
  for (const double split : {.1, .5, .73, .9}) {
    DataConfig config;
    config.samples = 333;
    config.split = split;
    const Dataset data = make_dataset(config, 1);
    EXPECT_EQ(data.train.size(), std::lround(split * 333));
    EXPECT_EQ(data.train.size() + data.test.size(), 333);
    using Point = std::array<Scalar, 3>;
    std::multiset<Point> dealt, made;
    const Points all = make(DataName::spiral, config.noise, 333);
    for (const Points* points : {&data.train, &data.test})
      for (Index i = 0; i < points->size(); ++i)
        dealt.insert({points->x(i, 0), points->x(i, 1), points->targets(i, 0)});
    for (Index i = 0; i < all.size(); ++i)
      made.insert({all.x(i, 0), all.x(i, 1), all.targets(i, 0)});
    EXPECT_EQ(dealt, made);
  }
}

TEST(Dataset, SplitIsByChance) {
  DataConfig config;
  config.noise = 0;  // the radius then tells when a point was made
  const Dataset data = make_dataset(config, 1);
  EXPECT_NEAR(static_cast<double>(data.train.targets.mean()), .5, .12);
  const auto radius = [](const Points& p) { return p.x.rowwise().norm().cast<double>().mean(); };
  EXPECT_NEAR(radius(data.train), radius(data.test), .08);
}

TEST(Dataset, WithoutSplitHasNoTestPoints) {
  DataConfig config;
  config.split.reset();
  const Dataset data = make_dataset(config, 1);
  EXPECT_EQ(data.train.size(), 500);
  EXPECT_EQ(data.test.size(), 0);
  EXPECT_EQ(data.classes, 2);
}

TEST(Dataset, LabelNoiseDrawsThatShareOfLabelsAnew) {
  for (const double share : {0.0, .2, 1.0}) {
    DataConfig config;
    config.samples = 20'000;
    config.label_noise = share;
    config.split.reset();
    const Dataset data = make_dataset(config, 3);
    int turned = 0;
    for_points(data.train,
               [&](Index i, double, double, int label) { turned += label == i % 2 ? 0 : 1; });
    EXPECT_NEAR(turned / 20'000.0, share / 2, .02 * share);
  }
}

}  // namespace
}  // namespace bnp
