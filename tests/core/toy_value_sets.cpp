// The sets whose targets are values, and labels that are wrong on purpose.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>

#include "dataset.h"

namespace bnp {
namespace {

Dataset drawn(DataName name, Index samples, double noise, double label_noise = 0,
              std::uint32_t seed = 7) {
  DataConfig config;
  config.name = name;
  config.samples = samples;
  config.noise = noise;
  config.label_noise = label_noise;
  config.split.reset();
  return make_dataset(config, seed);
}

double rms(const Matrix& m) {
  return std::sqrt(m.cast<double>().squaredNorm() / static_cast<double>(m.size()));
}

TEST(ValueSets, HaveNoClasses) {
  for (const auto name : {DataName::plane, DataName::bumps, DataName::sine, DataName::gaussian}) {
    const auto data = drawn(name, 50, .1);
    EXPECT_EQ(data.classes, 0);
    EXPECT_EQ(data.train.targets.cols(), 1);
    EXPECT_EQ(data.train.x.cols(), name == DataName::plane || name == DataName::bumps ? 2 : 1);
  }
}

TEST(ValueSets, PlaneRisesWithXPlusY) {
  const auto data = drawn(DataName::plane, 500, 0).train;
  EXPECT_LE(data.x.cwiseAbs().maxCoeff(), 1);
  EXPECT_GT(data.x.cwiseAbs().colwise().maxCoeff().minCoeff(), .98);
  const Matrix expected = Scalar(.6) * data.x.rowwise().sum();
  EXPECT_LT((data.targets - expected).cwiseAbs().maxCoeff(), 1e-6);
}

TEST(ValueSets, BumpsAlternateOnAGridOfThreeByTwo) {
  const auto data = drawn(DataName::bumps, 4'000, 0).train;
  for (Index i = 0; i < data.size(); ++i) {
    const double x = static_cast<double>(data.x(i, 0));
    const double y = static_cast<double>(data.x(i, 1));
    // The nearest centre is the tallest cone: columns 2/3 apart, rows at +-5/12.
    const double column = std::clamp(std::round(x * 1.5), -1., 1.);
    const double row = y >= 0 ? 1 : -1;
    const double far = std::hypot(x - column / 1.5, y - row * 5 / 12);
    const double sign = (column == 0 ? -1 : 1) * row;
    EXPECT_NEAR(static_cast<double>(data.targets(i, 0)), sign * std::max(0., 1 - 3 * far), 2e-6);
  }
  EXPECT_GT(data.targets.maxCoeff(), .9);
  EXPECT_LT(data.targets.minCoeff(), -.9);
}

TEST(ValueSets, NoiseOfPlaneAndBumpsMovesValuesAndNotPoints) {
  for (const auto name : {DataName::plane, DataName::bumps}) {
    const auto clean = drawn(name, 20'000, 0).train;
    const auto noisy = drawn(name, 20'000, .1).train;
    EXPECT_EQ(clean.x, noisy.x);
    // A place that moves by U(-.6, .6) in x and in y: the plane's value by a tenth of their sum.
    const double off = rms(noisy.targets - clean.targets);
    if (name == DataName::plane) {
      EXPECT_NEAR(off, .1 * .6 * std::sqrt(2. / 3), .001);
    }
    EXPECT_GT(off, .03);
  }
}

TEST(ValueSets, SineIsOnePeriodWithNormalNoise) {
  const auto clean = drawn(DataName::sine, 20'000, 0).train;
  for (Index i = 0; i < clean.size(); ++i)
    EXPECT_NEAR(static_cast<double>(clean.targets(i, 0)),
                std::sin(std::numbers::pi * static_cast<double>(clean.x(i, 0))), 1e-6);
  EXPECT_LT(clean.x.minCoeff(), -.99);
  EXPECT_GT(clean.x.maxCoeff(), .99);
  const auto noisy = drawn(DataName::sine, 20'000, .2).train;
  const Matrix places = (Scalar(std::numbers::pi) * noisy.x).array().sin().matrix();
  EXPECT_NEAR(rms(noisy.targets - places), .2, .004);
}

TEST(ValueSets, GaussianIsItsOwnTarget) {
  const auto data = drawn(DataName::gaussian, 20'000, 0).train;
  EXPECT_EQ(data.x, data.targets);
  const double mean = data.x.cast<double>().mean();
  EXPECT_NEAR(mean, 1.7, .05);
  EXPECT_NEAR(rms(data.x.array() - static_cast<Scalar>(mean)), 2.3, .04);
}

TEST(Datasets, AreTheSameForTheSameSeedOnly) {
  for (int name = 0; name < static_cast<int>(DataName::custom); ++name) {
    const auto a = drawn(static_cast<DataName>(name), 100, .1, .1).train;
    const auto b = drawn(static_cast<DataName>(name), 100, .1, .1).train;
    const auto other = drawn(static_cast<DataName>(name), 100, .1, .1, 8).train;
    EXPECT_EQ(a.x, b.x);
    EXPECT_EQ(a.targets, b.targets);
    EXPECT_NE(a.x, other.x) << name;
  }
}

TEST(Datasets, AreSplitWithoutLossOrRepetition) {
  for (int name = 0; name < static_cast<int>(DataName::custom); ++name) {
    DataConfig config;
    config.name = static_cast<DataName>(name);
    config.samples = 200;
    config.split = .35;
    const auto parts = make_dataset(config, 5);
    config.split.reset();
    const auto all = make_dataset(config, 5);
    EXPECT_EQ(parts.train.size(), name == static_cast<int>(DataName::symmetric_xor) ? 72 : 70);
    EXPECT_EQ(parts.train.size() + parts.test.size(), 200);
    const auto sorted = [](const std::vector<const Points*>& sets) {
      std::vector<std::array<Scalar, 3>> rows;
      for (const auto* set : sets)
        for (Index i = 0; i < set->size(); ++i)
          rows.push_back({set->x(i, 0), set->x(i, set->x.cols() - 1), set->targets(i, 0)});
      std::sort(rows.begin(), rows.end());
      return rows;
    };
    EXPECT_EQ(sorted({&parts.train, &parts.test}), sorted({&all.train}));
    EXPECT_NE(parts.train.x, Matrix(all.train.x.topRows(parts.train.size())));
  }
}

TEST(LabelNoise, DrawsAShareOfTheLabelsAnew) {
  for (const auto name : {DataName::rings, DataName::checkerboard, DataName::blobs}) {
    const auto clean = drawn(name, 20'000, 0).train;
    const auto noisy = drawn(name, 20'000, 0, .3).train;
    const double ones = clean.targets.cast<double>().mean();
    EXPECT_NEAR(noisy.targets.cast<double>().mean(), .7 * ones + .15, .015);
    EXPECT_TRUE(((noisy.targets.array() == 0) || (noisy.targets.array() == 1)).all());
  }
}

TEST(LabelNoise, ReachesEveryClassOfManyAlike) {
  constexpr Index kRows = 20'000;
  DataConfig config;
  config.name = DataName::custom;
  config.features = 1;
  config.classes = 5;
  config.label_noise = .5;
  config.split.reset();
  const auto targets =
      make_dataset(config, 7, {Matrix::Zero(kRows, 1), Matrix::Constant(kRows, 1, 3)})
          .train.targets;
  EXPECT_EQ(targets.rowwise().sum(), Matrix::Ones(kRows, 1));
  for (Index k = 0; k < 5; ++k)
    EXPECT_NEAR(targets.col(k).cast<double>().mean(), k == 3 ? .6 : .1, .012);
}

TEST(LabelNoise, LeavesValuesAlone) {
  for (const auto name : {DataName::plane, DataName::bumps, DataName::sine, DataName::gaussian})
    EXPECT_EQ(drawn(name, 200, .1, 1).train.targets, drawn(name, 200, .1, 0).train.targets);
}

}  // namespace
}  // namespace bnp
