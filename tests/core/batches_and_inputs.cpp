// Which rows a mini-batch gets, and what the net sees of a point.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "batch_order.h"
#include "input_map.h"
#include "random_cases.h"

namespace bnp {
namespace {

std::vector<Index> next_batch(BatchOrder& order) {
  std::vector<Index> rows;
  order.next();
  rows.assign(order.rows(), order.rows() + order.batch());
  return rows;
}

/// The rows of one epoch, batch after batch.
std::vector<Index> next_epoch(BatchOrder& order) {
  std::vector<Index> rows;
  for (Index b = 0; b < order.batches_per_epoch(); ++b) {
    const auto batch = next_batch(order);
    rows.insert(rows.end(), batch.begin(), batch.end());
  }
  return rows;
}

TEST(BatchOrder, TakesEachRowAtMostOnceAnEpochAndDropsTheShortLastBatch) {
  for (const auto& [rows, batch, batches] :
       {std::array<Index, 3>{10, 3, 3}, {10, 5, 2}, {10, 10, 1}, {11, 10, 1}, {250, 32, 7}}) {
    BatchOrder order(rows, batch, Shuffle::epoch, Rng(1, Rng::Stream::order));
    EXPECT_EQ(order.batches_per_epoch(), batches);
    for (int epoch = 0; epoch < 20; ++epoch) {
      const auto taken = next_epoch(order);
      const std::set<Index> different(taken.begin(), taken.end());
      EXPECT_EQ(std::ssize(taken), batch * batches);
      EXPECT_EQ(different.size(), taken.size());
      EXPECT_GE(*different.begin(), 0);
      EXPECT_LT(*different.rbegin(), rows);
    }
  }
}

TEST(BatchOrder, ShufflesEachEpochAnew) {
  BatchOrder order(20, 4, Shuffle::epoch, Rng(1, Rng::Stream::order));
  const auto first = next_epoch(order), second = next_epoch(order);
  EXPECT_FALSE(std::is_sorted(first.begin(), first.end()));
  EXPECT_NE(first, second);
}

TEST(BatchOrder, DropsEveryRowNowAndThen) {
  BatchOrder order(11, 10, Shuffle::epoch, Rng(1, Rng::Stream::order));
  std::vector<int> dropped(11);
  for (int epoch = 0; epoch < 1100; ++epoch) {
    const auto taken = next_epoch(order);
    for (Index row = 0; row < 11; ++row)
      if (std::find(taken.begin(), taken.end(), row) == taken.end())
        ++dropped[static_cast<std::size_t>(row)];
  }
  for (const int times : dropped) EXPECT_NEAR(times, 100, 50);
}

TEST(BatchOrder, WithoutShuffleKeepsTheOrder) {
  BatchOrder order(10, 3, Shuffle::none, Rng(1, Rng::Stream::order));
  for (int epoch = 0; epoch < 3; ++epoch)
    EXPECT_EQ(next_epoch(order), (std::vector<Index>{0, 1, 2, 3, 4, 5, 6, 7, 8}));
}

TEST(BatchOrder, IsTheSameForTheSameSeed) {
  BatchOrder a(50, 7, Shuffle::epoch, Rng(4, Rng::Stream::order));
  BatchOrder b(50, 7, Shuffle::epoch, Rng(4, Rng::Stream::order));
  BatchOrder c(50, 7, Shuffle::epoch, Rng(5, Rng::Stream::order));
  for (int i = 0; i < 30; ++i) EXPECT_EQ(next_batch(a), next_batch(b));
  EXPECT_NE(next_epoch(a), next_epoch(c));
}

DataConfig with(std::vector<double> scale, std::vector<double> shift, bool standardize = false) {
  DataConfig config;
  config.scale = std::move(scale);
  config.shift = std::move(shift);
  config.standardize = standardize;
  return config;
}

const Matrix kPoints{{Scalar(1), Scalar(10)}, {Scalar(2), Scalar(30)}, {Scalar(6), Scalar(20)}};

TEST(InputMap, ScalesThenShifts) {
  EXPECT_EQ(InputMap(with({}, {}), kPoints)(kPoints), kPoints);
  EXPECT_EQ(InputMap(with({2}, {1}), kPoints)(kPoints),
            (Matrix{{Scalar(3), Scalar(21)}, {Scalar(5), Scalar(61)}, {Scalar(13), Scalar(41)}}));
  EXPECT_EQ(InputMap(with({2, -.5}, {0, 4}), kPoints)(kPoints),
            (Matrix{{Scalar(2), Scalar(-1)}, {Scalar(4), Scalar(-11)}, {Scalar(12), Scalar(-6)}}));
}

TEST(InputMap, StandardizingGivesMeanZeroAndDeviationOneOfTheTrainingSet) {
  for (const auto& config : {with({}, {}, true), with({1e3}, {5}, true),
                             with({3, -7}, {1, 2}, true), with({1e-6}, {1e7}, true)}) {
    const Matrix seen = InputMap(config, kPoints)(kPoints);
    for (Index j = 0; j < 2; ++j) {
      EXPECT_NEAR(static_cast<double>(seen.col(j).mean()), 0, either(1e-12, 1e-6));
      EXPECT_NEAR(static_cast<double>(seen.col(j).squaredNorm()) / 3, 1, either(1e-12, 1e-5));
    }
  }
  const Matrix turned = InputMap(with({1, -1}, {}, true), kPoints)(kPoints);
  EXPECT_LT(turned(1, 1), turned(0, 1));  // a negative scale still mirrors
}

TEST(InputMap, StandardizingUsesTheTrainingSetForOtherPoints) {
  const InputMap map(with({}, {}, true), kPoints);
  const Matrix other = map(Matrix(kPoints.array() + 3));
  EXPECT_NEAR(static_cast<double>(other.col(0).mean()), 3 / std::sqrt(14 / 3.0), 1e-5);
}

TEST(InputMap, StandardizingAConstantFeatureOnlyCentresIt) {
  for (const double value : {0.0, .1, 1e6}) {
    const Matrix constant = Matrix::Constant(7, 2, static_cast<Scalar>(value));
    const Matrix seen = InputMap(with({2}, {1}, true), constant)(constant);
    EXPECT_LE(seen.cwiseAbs().maxCoeff(), Scalar(either(1e-9, .2)));
    EXPECT_TRUE(seen.allFinite());
  }
}

}  // namespace
}  // namespace bnp
