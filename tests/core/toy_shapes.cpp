// Rings, checkerboard, symmetric xor and blobs: counts and symmetries that must be exact.
#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "toy_rows.h"

namespace bnp {
namespace {

TEST(Rings, HaveAThirdOfThePointsEachAndTheMiddleOneIsTheOtherClass) {
  for (const Index n : {2, 120, 121, 122, 500}) {
    std::map<int, Index> count;
    for (const auto& p : drawn(whole(DataName::rings, n))) {
      const int ring = static_cast<int>(std::lround(2 * std::hypot(p.x, p.y)));
      EXPECT_NEAR(std::hypot(p.x, p.y), .5 * ring, kTiny);
      EXPECT_EQ(p.label, ring == 2 ? 1 : 0);
      ++count[ring];
    }
    EXPECT_EQ(count[1], (n + 2) / 3);
    EXPECT_EQ(count[2], (n + 1) / 3);
    EXPECT_EQ(count[3], n / 3);
  }
}

TEST(Rings, CanBeEvenlySpaced) {
  auto config = whole(DataName::rings, 120);
  config.even = true;
  std::map<int, std::multiset<long>> angles;  // in fortieths of a turn
  for (const auto& p : drawn(config)) {
    const double turns = std::atan2(p.y, p.x) / (2 * std::numbers::pi) * 40;
    EXPECT_NEAR(turns, std::round(turns), 1e-4);
    angles[static_cast<int>(std::lround(2 * std::hypot(p.x, p.y)))].insert(
        (std::lround(turns) + 40) % 40);
  }
  for (const int ring : {1, 2, 3}) {
    EXPECT_EQ(angles[ring].size(), 40U);
    EXPECT_EQ(std::set<long>(angles[ring].begin(), angles[ring].end()).size(), 40U);
  }
}

TEST(Rings, AreNotEvenlySpacedUnlessAsked) {
  double off = 0;
  for (const auto& p : drawn(whole(DataName::rings, 120))) {
    const double turns = std::atan2(p.y, p.x) / (2 * std::numbers::pi) * 40;
    off = std::max(off, std::abs(turns - std::round(turns)));
  }
  EXPECT_GT(off, .3);
}

TEST(Checkerboard, HasSixteenCellsThatAlternate) {
  std::map<std::pair<int, int>, std::set<int>> cells;
  for (const auto& p : drawn(whole(DataName::checkerboard, 4'000))) {
    EXPECT_LE(std::max(std::abs(p.x), std::abs(p.y)), 1);
    cells[{static_cast<int>((p.x + 1) * 2), static_cast<int>((p.y + 1) * 2)}].insert(p.label);
  }
  EXPECT_EQ(cells.size(), 16U);
  for (const auto& [cell, labels] : cells)
    EXPECT_EQ(labels, std::set<int>{(cell.first + cell.second) % 2 == 0 ? 1 : 0});
}

void expect_symmetric(const std::vector<Row2>& points) {
  std::map<std::pair<double, double>, int> label_at;
  for (const auto& p : points) label_at[{p.x, p.y}] = p.label;
  EXPECT_EQ(label_at.size(), points.size());
  for (const auto& p : points) {  // found by their exact bits
    ASSERT_TRUE(label_at.contains({-p.x, p.y}) && label_at.contains({p.x, -p.y}));
    EXPECT_EQ((label_at[{-p.x, -p.y}]), p.label);
    EXPECT_EQ((label_at[{-p.x, p.y}]), 1 - p.label);
    EXPECT_EQ((label_at[{p.x, -p.y}]), 1 - p.label);
  }
}

TEST(SymmetricXor, IsSymmetricToTheBitUnderAnyNoiseAndSplit) {
  for (const double noise : {0., .4})
    for (const double label_noise : {0., .5}) {
      auto config = whole(DataName::symmetric_xor, 128, noise);
      config.label_noise = label_noise;
      expect_symmetric(drawn(config));
      config.split = .3;
      const auto data = make_dataset(config, 3);
      EXPECT_EQ(data.train.size(), 40);  // 10 of 32 groups
      expect_symmetric(rows(data.train));
      expect_symmetric(rows(data.test));
    }
}

TEST(SymmetricXor, IsTheSignOfTheProduct) {
  const auto points = drawn(whole(DataName::symmetric_xor, 128));
  std::set<double> sizes;
  for (const auto& p : points) {
    EXPECT_EQ(p.label, p.x * p.y > 0 ? 1 : 0);
    EXPECT_GT(std::min(std::abs(p.x), std::abs(p.y)), .1 - kTiny);
    EXPECT_LT(std::max(std::abs(p.x), std::abs(p.y)), 1);
    sizes.insert(std::abs(p.x));
  }
  EXPECT_EQ(sizes.size(), 32U);
}

TEST(Blobs, HaveExactlyTheirShareOfClassOne) {
  for (const Index n : {2, 7, 200, 999})
    for (const double share : {0., .1, .25, .5, .501, 1.}) {
      auto config = whole(DataName::blobs, n, .1);
      config.share = share;
      EXPECT_EQ(ones(drawn(config)), std::lround(share * static_cast<double>(n)));
    }
}

TEST(Blobs, StandAtPlusAndMinusOne) {
  for (const auto& p : drawn(whole(DataName::blobs, 100))) {
    EXPECT_EQ(p.x, p.label == 1 ? 1 : -1);
    EXPECT_EQ(p.y, p.x);
  }
}

}  // namespace
}  // namespace bnp
