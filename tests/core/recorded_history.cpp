// The recorder: bounded, evenly spaced, and honest about when rows were thinned out.
#include <gtest/gtest.h>

#include "random_cases.h"
#include "recorder.h"

namespace bnp {
namespace {

constexpr Index kWidth = 3;

Recorder make_recorder(Index bytes) {
  Recorder recorder;
  recorder.add("a", 1);
  recorder.add("b", 2);
  recorder.allocate(bytes);
  return recorder;
}

/// Row of step s: s, s + 1, s + 2.
void record(Recorder& recorder, std::int64_t step) {
  if (!recorder.begin(step)) return;
  const auto s = static_cast<Scalar>(step);
  recorder.set(0, static_cast<double>(step));
  const Scalar rest[]{s + 1, s + 2};
  recorder.set(1, rest);
}

void expect_evenly_spaced(const Recorder& recorder) {
  const std::int64_t stride = recorder.rows() > 1 ? recorder.step(1) : 1;
  for (Index r = 0; r < recorder.rows(); ++r) {
    EXPECT_EQ(recorder.step(r), r * stride);
    for (Index c = 0; c < kWidth; ++c)
      EXPECT_EQ(recorder.row(r)[c], static_cast<Scalar>(recorder.step(r) + c));
  }
}

TEST(Recorder, KeepsEveryRowWhileThereIsRoom) {
  Recorder recorder = make_recorder(0);
  for (std::int64_t step = 0; step < 64; ++step) record(recorder, step);
  EXPECT_EQ(recorder.rows(), 64);
  EXPECT_EQ(recorder.generation(), 0);
  expect_evenly_spaced(recorder);
}

TEST(Recorder, HalvesItsRowsWhenFullAndDoublesTheStride) {
  Recorder recorder = make_recorder(0);
  for (std::int64_t step = 0; step <= 64; ++step) record(recorder, step);
  EXPECT_EQ(recorder.rows(), 33);
  EXPECT_EQ(recorder.step(1), 2);
  EXPECT_EQ(recorder.step(32), 64);
  EXPECT_EQ(recorder.generation(), 1);
}

TEST(Recorder, StaysBoundedAndEvenlySpacedForARunOfAnyLength) {
  for (const Index bytes : {0, 1, 5'000, 1 << 20}) {
    Recorder recorder = make_recorder(bytes);
    Index most = 0;
    std::int64_t last_generation = 0;
    for (std::int64_t step = 0; step < 100'000; ++step) {
      record(recorder, step);
      most = std::max(most, recorder.rows());
      if (recorder.generation() == last_generation) continue;
      EXPECT_EQ(recorder.generation(), ++last_generation);
      expect_evenly_spaced(recorder);
    }
    EXPECT_LE(most, 1024);
    EXPECT_GE(recorder.rows(), most / 2);
    EXPECT_GT(recorder.step(recorder.rows() - 1), 100'000 - 2 * recorder.step(1));
    expect_evenly_spaced(recorder);
  }
}

TEST(Recorder, KeepsAsManyRowsAsFitIntoItsMemory) {
  Recorder recorder = make_recorder(100 * kWidth * static_cast<Index>(sizeof(Scalar)));
  for (std::int64_t step = 0; step < 100; ++step) record(recorder, step);
  EXPECT_EQ(recorder.rows(), 100);
  record(recorder, 100);
  EXPECT_EQ(recorder.rows(), 51);
}

TEST(Recorder, ThinnedRowsAreThoseThatWereThere) {
  Recorder recorder = make_recorder(0);
  for (std::int64_t step = 0; step < 5'000; ++step) {
    record(recorder, step);
    expect_evenly_spaced(recorder);
    if (HasFailure()) break;
  }
}

TEST(Recorder, NamesItsSeries) {
  const Recorder recorder = make_recorder(0);
  ASSERT_EQ(recorder.series().size(), 2U);
  EXPECT_EQ(recorder.series()[1].name, "b");
  EXPECT_EQ(recorder.series()[1].width, 2);
  EXPECT_EQ(recorder.series()[1].column, 1);
  EXPECT_EQ(recorder.width(), kWidth);
}

}  // namespace
}  // namespace bnp
