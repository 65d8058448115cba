// What the core says of a run as text and as columns of numbers, against the run itself.
#include <gtest/gtest.h>

#include "config_text.h"
#include "points.h"
#include "report.h"

namespace bnp {
namespace {

Trainer made(const char* text) {
  Config config;
  EXPECT_FALSE(parse_config(text, config)) << text;
  return Trainer(config);
}

testing::AssertionResult has(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << part << " is not in " << text;
}

TEST(Report, OfTheStatusNamesStepEpochAndLoss) {
  Trainer trainer = made("data.samples=128\nbatchSize=16");
  EXPECT_EQ(status_json(trainer), R"({"step":0,"epoch":0,"loss":0})");
  trainer.advance(6);
  EXPECT_TRUE(has(status_json(trainer), R"({"step":6,"epoch":1.5,"loss":0.)"));
}

TEST(Report, OfARunThatDivergedSaysWhere) {
  Trainer trainer = made(
      "layers=1\nlayers.0.norm.kind=none\nloss=mse\noptimizer.name=sgd\n"
      "optimizer.learningRate=100");
  trainer.advance(2000);
  ASSERT_TRUE(trainer.divergence());
  const auto& where = *trainer.divergence();
  EXPECT_TRUE(has(status_json(trainer), R"("diverged":{"step":)" + std::to_string(where.step) +
                                            R"(,"layer":")" + where.layer + R"(","quantity":")" +
                                            where.quantity + R"("}})"));
}

TEST(Report, OfTheStructureListsSeriesBlocksAndSizes) {
  const std::string text = structure_json(
      made("layers=1\nlayers.0.units=3\ndata.samples=40\ndata.split=.25\nbatchSize=5"));
  for (const char* part :
       {R"({"series":[{"name":"loss/train","width":1},{"name":"bn1/gamma","width":3})",
        R"({"name":"linear1/weight","rows":2,"cols":3,"offset":0,"trains":true})",
        R"({"name":"bn1/beta","rows":1,"cols":3,"offset":9,"trains":true})",
        R"("features":2,"targets":1,"classes":2,"train":10,"test":30,"batches":2})"})
    EXPECT_TRUE(has(text, part));
}

TEST(Report, OfAnEvaluationHasAnAccuracyWhereThereAreClasses) {
  EXPECT_EQ(evaluation_json({.5, .75}), R"({"loss":0.5,"accuracy":0.75})");
  EXPECT_EQ(evaluation_json({.5, std::nullopt}), R"({"loss":0.5})");
}

TEST(Report, OfMeasuresHasLayersWhatIfAndVerdict) {
  Trainer trainer = made("layers=2\nlayers.0.units=4\nlayers.1.units=3");
  trainer.advance(20);
  const Measures measures = trainer.measures();
  const std::string text = measures_json(measures);
  ASSERT_TRUE(measures.verdict);
  for (const char* part :
       {R"("unitFields":["gamma",)", R"({"name":"bn1","layer":1,"units":4,"bands":{)",
        R"({"name":"bn2","layer":2,"units":3,"bands":{"identityDistance":{"low":)",
        R"("whatIf":{"trained":)", R"("layers":[{"name":"bn1","identity":)", R"("state":"not")"})
    EXPECT_TRUE(has(text, part));
  const auto& judged = measures.layers[measures.verdict->layer];
  EXPECT_TRUE(has(text, R"("layer":")" + judged.name + R"(","unit":)" +
                            std::to_string(measures.verdict->unit)));
}

TEST(Report, NamesTheStatesOfAVerdict) {
  Trainer trainer = made("layers=1\nlayers.0.units=3");
  trainer.advance(5);
  Measures measures = trainer.measures();
  ASSERT_TRUE(measures.verdict);
  measures.verdict->state = Undoing::undone;
  EXPECT_TRUE(has(measures_json(measures), R"("state":"undone")"));
  measures.verdict->state = Undoing::close;
  EXPECT_TRUE(has(measures_json(measures), R"("state":"close")"));
}

TEST(Report, OfANetWithoutBatchNormHasNoVerdict) {
  Trainer trainer = made("layers=1\nlayers.0.norm.kind=none");
  trainer.advance(5);
  const std::string text = measures_json(trainer.measures());
  EXPECT_EQ(text.find("verdict"), std::string::npos);
  EXPECT_EQ(text.find("whatIf"), std::string::npos);
  EXPECT_TRUE(unit_columns(trainer.measures()).empty());
}

TEST(Report, OfUnitsIsAColumnForEachFieldAndOneForThoseThatCount) {
  Trainer trainer = made("layers=2\nlayers.0.units=4\nlayers.1.units=3");
  trainer.advance(20);
  const Measures measures = trainer.measures();
  const std::vector<double> columns = unit_columns(measures);
  const std::size_t rows = std::size(kUnitFields) + 1;
  ASSERT_EQ(columns.size(), rows * (4 + 3));
  const Parameters& p = trainer.model().parameters();
  for (std::size_t unit = 0; unit < 4; ++unit) {
    const double gamma =
        static_cast<double>(p.values(p.find("bn1/gamma")->offset + static_cast<Index>(unit)));
    EXPECT_EQ(columns[unit], gamma);
    EXPECT_EQ(columns[(rows - 1) * 4 + unit], measures.layers[0].units[unit].counted ? 1 : 0);
  }
}

TEST(Points, CrossAsRowsAndComeBack) {
  const Points points{Matrix{{1, 2, 3}, {4, 5, 6}}, Matrix{{7}, {8}}};
  const std::vector<Scalar> rows = point_rows(points);
  EXPECT_EQ(rows, (std::vector<Scalar>{1, 2, 3, 7, 4, 5, 6, 8}));
  const Points back = points_from_rows(rows, 2, 3);
  EXPECT_EQ(back.x, points.x);
  EXPECT_EQ(back.targets, points.targets);
}

}  // namespace
}  // namespace bnp
