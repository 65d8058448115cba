// Series of a run that follow what a step leaves behind: running statistics, and how large weights
// are.
#include <gtest/gtest.h>

#include <cmath>

#include "random_cases.h"
#include "trainer.h"

namespace bnp {
namespace {

Config small() {
  Config config;
  config.data.samples = 80;
  config.batch_size = 8;
  for (auto& layer : config.layers) layer.units = 6;
  return config;
}

/// A series' numbers in one row; none where there is no such series.
std::vector<double> numbers(const Recorder& history, Index row, const std::string& name) {
  for (const auto& series : history.series()) {
    if (series.name != name) continue;
    const Scalar* from = history.row(row) + series.column;
    return {from, from + series.width};
  }
  return {};
}

double norm_of(const Trainer& trainer, const char* name) {
  const Parameters& p = trainer.model().parameters();
  const Block& block = *p.find(name);
  double square = 0;
  for (Index i = 0; i < block.size(); ++i) {
    const auto w = static_cast<double>(p.values(block.offset + i));
    square += w * w;
  }
  return std::sqrt(square);
}

TEST(RecordedSeries, RunningStatisticsHoldTheRowsOwnBatch) {
  Trainer trainer(small());
  for (Index row = 0; row < 5; ++row) {
    trainer.advance(1);
    for (const auto& site : trainer.model().norms()) {
      const std::string name = site.norm->name();
      const auto mean = numbers(trainer.history(), row, name + "/runningMean");
      const auto var = numbers(trainer.history(), row, name + "/runningVar");
      ASSERT_EQ(mean.size(), 6U);
      ASSERT_EQ(var.size(), 6U);
      const RunningStats& running = site.norm->running();
      for (std::size_t j = 0; j < 6; ++j) {
        const auto unit = static_cast<Index>(j);
        EXPECT_EQ(mean[j], static_cast<double>(static_cast<Scalar>(running.mean(unit))));
        EXPECT_EQ(var[j], static_cast<double>(static_cast<Scalar>(running.var(unit))));
      }
    }
  }
}

TEST(RecordedSeries, NormsAreThoseOfTheWeightsBeforeTheUpdate) {
  Trainer trainer(small());
  for (Index row = 0; row < 5; ++row) {
    const double first = norm_of(trainer, "linear1/weight");
    const double last = norm_of(trainer, "linear3/weight");
    trainer.advance(1);
    const double tolerance = either(1e-12, 1e-6);
    EXPECT_NEAR(numbers(trainer.history(), row, "linear1/norm").at(0), first, tolerance * first);
    EXPECT_NEAR(numbers(trainer.history(), row, "linear3/norm").at(0), last, tolerance * last);
  }
  EXPECT_NE(numbers(trainer.history(), 0, "linear1/norm"),
            numbers(trainer.history(), 4, "linear1/norm"));
}

TEST(RecordedSeries, WhereNothingIsTrackedThereIsNoSeriesOfIt) {
  Config config = small();
  config.layers[0].norm.track_running_stats = false;
  Trainer trainer(config);
  trainer.advance(2);
  EXPECT_TRUE(numbers(trainer.history(), 1, "bn1/runningMean").empty());
  EXPECT_EQ(numbers(trainer.history(), 1, "bn2/runningMean").size(), 6U);
}

}  // namespace
}  // namespace bnp
