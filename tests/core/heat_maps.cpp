// A heat map by folded layers, against plain inference at each cell.
#include <gtest/gtest.h>

#include "config_text.h"
#include "heat_map.h"
#include "random_cases.h"
#include "trainer.h"

namespace bnp {
namespace {

constexpr double kRounding = either(1e-12, 4e-5);  // through three layers
constexpr Index kSide = 37;                        // more than one tile, the last one short

/// Every net: its layers past the Linear, what may be folded and what may not.
const char* const kNets[]{
    "layers=2\nlayers.0.units=7\nlayers.1.units=5",
    "layers=2\nlayers.0.norm.kind=none\nlayers.1.activation=tanh\nlayers.1.bias=true",
    "layers=2\nlayers.0.norm.place=after\nlayers.1.units=6",
    "layers=2\nlayers.0.norm.kind=layer",
    "layers=1\nlayers.0.dropout=.3\nlayers.0.norm.noise.scale.0=.5\nlayers.0.norm.noise.scale.1=2",
    "layers=1\nlayers.0.norm.affine.gamma=false\noutput.norm.kind=batch",
    "layers=0",
    "layers=3\nloss=softmax\nlayers.2.activation=gelu\ndata.scale.0=30\ndata.shift.0=20",
};

Trainer trained(const char* text) {
  Config config;
  EXPECT_FALSE(parse_config(text, config)) << text;
  Trainer trainer(config);
  trainer.advance(60);
  return trainer;
}

double difference_at(Trainer& trainer, const GridRequest& request) {
  std::vector<Scalar> values(static_cast<std::size_t>(kSide * kSide));
  trainer.grid(request, values.data());
  Matrix points(kSide * kSide, 2);
  cell_centres(request, 0, points);
  Workspace workspace;
  const Matrix& z = trainer.model().infer(trainer.input()(points), workspace);
  const Matrix& plain =
      request.hidden == 0 ? z : workspace.outputs[trainer.model().end_of(request.hidden)];
  const Eigen::Map<const Vector> map(values.data(), kSide * kSide);
  return ((map - plain.col(request.unit)).array().abs() /
          plain.col(request.unit).array().abs().cwiseMax(Scalar(1)))
      .maxCoeff();
}

TEST(HeatMap, OfEveryKindOfNetIsWhatTheNetAnswers) {
  for (const char* text : kNets) {
    SCOPED_TRACE(text);
    Trainer trainer = trained(text);
    const GridRequest request{kSide, -6, 6, -5, 7};
    EXPECT_LE(difference_at(trainer, request), kRounding);
    for (Index hidden = 1; hidden <= trainer.model().hidden_layers(); ++hidden)
      EXPECT_LE(difference_at(trainer, {kSide, -6, 6, -5, 7, hidden, 3}), kRounding);
  }
}

TEST(HeatMap, OfTheStandardNetIsRightToFiveDigits) {
  Trainer trainer = trained("layers=2\nloss=softmax\noptimizer.name=sgd");
  EXPECT_LE(difference_at(trainer, {kSide, -1, 1, -1, 1}), either(1e-12, 1e-5));
}

/// Each cell by itself has no deviation, and a tile's is not the net's.
TEST(HeatMap, WithoutRunningStatisticsTakesThoseOfTheTrainingSet) {
  for (const char* place : {"before", "after"}) {
    const std::string lines = std::string("layers=1\nlayers.0.norm.place=") + place;
    Trainer tracked = trained((lines + "\nlayers.0.norm.trackRunningStats=true").c_str());
    Trainer trainer = trained((lines + "\nlayers.0.norm.trackRunningStats=false").c_str());
    // The same net, once it is given the training set's statistics as running ones.
    Workspace seen;
    trainer.model().infer(trainer.train_x(), seen, {.statistics = Statistics::batch});
    const NormSite& site = tracked.model().norms().front();
    for (Index k = 0; k < site.norm->outputs(); ++k) {
      const BatchStats stats = batch_stats(seen.outputs[site.position - 1].col(k));
      site.norm->running().mean(k) = stats.mean();
      site.norm->running().var(k) = static_cast<double>(stats.var);
    }
    const GridRequest request{kSide, -6, 6, -5, 7};
    Vector without(kSide * kSide), with(kSide * kSide);
    trainer.grid(request, without.data());
    tracked.grid(request, with.data());
    EXPECT_LE(static_cast<double>((without - with).cwiseAbs().maxCoeff()), kRounding);
  }
}

/// Layer norm does not stand in the way: seen to fail with each tile's own statistics, in bands.
TEST(HeatMap, WithoutRunningStatisticsAndWithLayerNormIsTheSameForAnyTile) {
  for (const char* place : {"before", "after"}) {
    const std::string lines =
        std::string("layers=2\nlayers.0.norm.trackRunningStats=false\nlayers.1.norm.kind=layer") +
        "\nlayers.1.norm.place=" + place;
    Trainer trainer = trained(lines.c_str());
    Vector map(kSide * kSide), row(1);
    for (Index hidden = 0; hidden <= 2; ++hidden) {
      trainer.grid({kSide, -6, 6, -5, 7, hidden, 0}, map.data());
      Matrix points(kSide * kSide, 2);
      cell_centres({kSide, -6, 6, -5, 7}, 0, points);
      for (const Index cell : {Index(0), kSide * 20, kSide * kSide - 1}) {
        const double reach = 1e-3;
        const auto x = static_cast<double>(points(cell, 0)),
                   y = static_cast<double>(points(cell, 1));
        trainer.grid({1, x - reach, x + reach, y - reach, y + reach, hidden, 0}, row.data());
        EXPECT_NEAR(row(0), map(cell), 10 * kRounding * (1 + std::abs(map(cell))));
      }
    }
  }
}

TEST(HeatMap, OfTheSecondOfTwoOutputs) {
  Trainer trainer = trained("loss=softmax");
  EXPECT_LE(difference_at(trainer, {kSide, -6, 6, -6, 6, 0, 1}), kRounding);
}

}  // namespace
}  // namespace bnp
