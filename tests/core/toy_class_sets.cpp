// The older sets of two classes, held against geometry that does not come from their code.
#include <cmath>
#include <numbers>

#include "toy_rows.h"

namespace bnp {
namespace {

TEST(ToySets, SpiralWindsOneAndThreeQuarterTurnsAndItsArmsAreOpposite) {
  const auto points = drawn(whole(DataName::spiral, 200));
  for (std::size_t i = 0; i < points.size(); i += 2) {
    const double r = std::hypot(points[i].x, points[i].y);
    EXPECT_NEAR(r, 5. / 6 * static_cast<double>(i) / 200, kTiny);
    EXPECT_NEAR(points[i].x, -points[i + 1].x, kTiny);
    EXPECT_NEAR(points[i].y, -points[i + 1].y, kTiny);
    EXPECT_NE(points[i].label, points[i + 1].label);
    const double turns = std::atan2(points[i].x, points[i].y) / (2 * std::numbers::pi);
    if (i == 0) continue;  // at the centre there is no angle
    EXPECT_NEAR(std::remainder(turns - 1.75 * static_cast<double>(i) / 200, 1), 0, 1e-5);
  }
}

TEST(ToySets, CircleIsADiscAndARing) {
  const auto points = drawn(whole(DataName::circle, 400));
  EXPECT_EQ(ones(points), 200);
  for (const auto& p : points) {
    const double r = 6 * std::hypot(p.x, p.y);
    EXPECT_TRUE(p.label == 1 ? r < 2.5 + kTiny : r > 3.5 - kTiny && r < 5 + kTiny) << r;
  }
}

TEST(ToySets, XorKeepsAwayFromItsAxes) {
  for (const auto& p : drawn(whole(DataName::xor_quadrants, 400))) {
    EXPECT_GT(std::min(std::abs(p.x), std::abs(p.y)), .3 / 6 - kTiny);
    EXPECT_LT(std::max(std::abs(p.x), std::abs(p.y)), 5.3 / 6 + kTiny);
    EXPECT_EQ(p.label, p.x * p.y > 0 ? 1 : 0);
  }
}

/// Mean and deviation about it, of one coordinate of one class.
std::pair<double, double> moments(const std::vector<Row2>& points, int label, double Row2::*at) {
  double sum = 0, squares = 0, n = 0;
  for (const auto& p : points)
    if (p.label == label) sum += p.*at, squares += p.*at * p.*at, ++n;
  return {sum / n, std::sqrt(squares / n - sum / n * sum / n)};
}

TEST(ToySets, GaussIsTwoCloudsThatNoiseWidens) {
  for (const double noise : {0., .5}) {
    const auto points = drawn(whole(DataName::gauss, 20'000, noise));
    for (const int label : {0, 1})
      for (const auto at : {&Row2::x, &Row2::y}) {
        const auto [mean, deviation] = moments(points, label, at);
        EXPECT_NEAR(mean, label == 1 ? 1. / 3 : -1. / 3, .02);
        EXPECT_NEAR(deviation, std::sqrt(.5 + 7 * noise) / 6, .01);
      }
  }
}

TEST(ToySets, MoonsAreHalfCirclesOfRadiusOne) {
  const auto points = drawn(whole(DataName::moons, 256));
  EXPECT_EQ(ones(points), 128);
  for (const auto& p : points) {
    const double to_centre = p.label == 0 ? std::hypot(p.x, p.y) : std::hypot(p.x - 1, p.y - .5);
    EXPECT_NEAR(to_centre, 1, kTiny);
    EXPECT_TRUE(p.label == 0 ? p.y > -kTiny : p.y < .5 + kTiny);
  }
}

/// RMS of a coordinate's difference between two draws of the same places.
double difference(const std::vector<Row2>& a, const std::vector<Row2>& b, double Row2::*at) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::pow(a[i].*at - b[i].*at, 2);
  return std::sqrt(sum / static_cast<double>(a.size()));
}

TEST(ToySets, NoiseOfMoonsRingsAndBlobsIsADeviation) {
  for (const auto name : {DataName::moons, DataName::rings, DataName::blobs}) {
    auto config = whole(name, 20'000);
    const auto clean = drawn(config);
    config.noise = .15;  // the same seed: only the noise moves the points
    const auto noisy = drawn(config);
    for (const auto at : {&Row2::x, &Row2::y})
      EXPECT_NEAR(difference(clean, noisy, at), .15, .003) << static_cast<int>(name);
    EXPECT_EQ(ones(clean), ones(noisy));
  }
}

TEST(ToySets, NoiseOfPlacesMovesLabelsAndNotPoints) {
  for (const auto name : {DataName::circle, DataName::xor_quadrants, DataName::checkerboard}) {
    auto config = whole(name, 2'000);
    const auto clean = drawn(config);
    config.noise = .2;
    const auto noisy = drawn(config);
    EXPECT_EQ(difference(clean, noisy, &Row2::x), 0);
    Index moved = 0;
    for (std::size_t i = 0; i < clean.size(); ++i) moved += clean[i].label != noisy[i].label;
    EXPECT_GT(moved, 40);
    EXPECT_LT(moved, 1'000);
  }
}

}  // namespace
}  // namespace bnp
