// Surgery: what must not change does not, and what is changed is changed as the formulas say.
#include "surgery.h"

#include <gtest/gtest.h>

#include <cmath>

#include "random_cases.h"

namespace bnp {
namespace {

using Held = std::unique_ptr<Trainer>;

const double kSame = either(1e-10, 1e-5);

Config small(NormKind kind, Place place, bool output = false) {
  Config config;
  config.layers.assign(3, {});
  for (auto& layer : config.layers) {
    layer.units = 6;
    layer.activation = Activation::tanh;
    layer.norm.kind = kind;
    layer.norm.place = place;
  }
  if (output) config.output.norm.kind = kind;
  return config;
}

Held trained(const Config& config, std::int64_t steps = 120) {
  auto run = std::make_unique<Trainer>(config);
  run->advance(steps);
  return run;
}

Matrix outputs(Trainer& run) { return run.predict(run.data().train.x); }

double largest_change(const Matrix& a, const Matrix& b) {
  return ((a - b).array().abs() / (1 + a.array().abs())).maxCoeff();
}

TEST(FoldBatchNorm, KeepsInferenceWhereverBatchNormStands) {
  for (const auto place : {Place::before, Place::after})
    for (const bool output : {false, true}) {
      auto run = trained(small(NormKind::batch, place, output));
      const Matrix before = outputs(*run);
      ASSERT_FALSE(fold_batch_norm(run));
      EXPECT_LT(largest_change(before, outputs(*run)), kSame);
      EXPECT_TRUE(run->model().norms().empty());
      EXPECT_EQ(run->step(), 120);
      run->advance(1);
      EXPECT_FALSE(run->divergence());
    }
}

TEST(FoldBatchNorm, MixedPlacesFoldIntoTheSameLinear) {
  Config config = small(NormKind::batch, Place::before);
  config.layers[0].norm.place = Place::after;
  auto run = trained(config);
  const Matrix before = outputs(*run);
  ASSERT_FALSE(fold_batch_norm(run));
  EXPECT_LT(largest_change(before, outputs(*run)), kSame);
}

/// Seen to fail with the mean 0 and the variance 1 that nobody has tracked.
TEST(FoldBatchNorm, WithoutRunningStatisticsTakesThoseOfTheTrainingSet) {
  for (const auto place : {Place::before, Place::after}) {
    Config config = small(NormKind::batch, place);
    config.layers[1].norm.track_running_stats = false;
    auto run = trained(config);
    const Matrix before = outputs(*run);
    ASSERT_FALSE(fold_batch_norm(run));
    EXPECT_LT(largest_change(before, outputs(*run)), 10 * kSame);
  }
}

TEST(FoldBatchNorm, TheScheduleGoesOn) {
  Config config = small(NormKind::batch, Place::before);
  config.optimizer.schedule.kind = ScheduleKind::cosine;
  config.optimizer.schedule.steps = 200;
  auto run = trained(config);
  const double rate = run->rate();
  ASSERT_FALSE(fold_batch_norm(run));
  EXPECT_EQ(run->rate(), rate);
}

TEST(FoldBatchNorm, RefusesANetThatHasNone) {
  auto run = trained(small(NormKind::none, Place::before), 1);
  ASSERT_TRUE(fold_batch_norm(run));
  EXPECT_EQ(run->step(), 1) << "the run is as it was";
}

TEST(InsertBatchNorm, AtTheIdentityComputesWhatTheNetDid) {
  auto run = trained(small(NormKind::none, Place::before));
  const Matrix before = outputs(*run);
  ASSERT_FALSE(insert_batch_norm(run, InsertAt::identity));
  EXPECT_LT(largest_change(before, outputs(*run)), 10 * kSame);
  for (const auto& layer : run->measures().layers)
    for (const auto& unit : layer.units) {
      EXPECT_NEAR(unit.identity_distance, 0, either(1e-9, 1e-4));
      EXPECT_NEAR(unit.gamma, unit.std, 1e-5 * unit.std);
      EXPECT_NEAR(unit.beta, unit.mean, 1e-5 * (1 + std::abs(unit.mean)));
    }
}

TEST(InsertBatchNorm, AtItsStartNormalises) {
  auto run = trained(small(NormKind::none, Place::before));
  ASSERT_FALSE(insert_batch_norm(run, InsertAt::start));
  for (const auto& layer : run->measures().layers)
    for (const auto& unit : layer.units) {
      EXPECT_EQ(unit.gamma, 1);
      EXPECT_EQ(unit.beta, 0);
      EXPECT_EQ(unit.affine_distance, 0);
    }
  EXPECT_NE(run->model().parameters().find("linear1/bias"), nullptr) << "the Linear keeps its bias";
  EXPECT_TRUE(insert_batch_norm(run, InsertAt::start)) << "there is no layer left for it";
}

TEST(Rescale, OfWeightsBeforeBatchNormLeavesTheFunction) {
  auto run = trained(small(NormKind::batch, Place::before));
  const Matrix before = outputs(*run);
  const auto was = run->measures().layers[1];
  ASSERT_FALSE(rescale(*run, 2, 5));
  const auto is = run->measures().layers[1];
  EXPECT_LT(largest_change(before, outputs(*run)), 1e-3) << "but for eps";
  for (std::size_t j = 0; j < was.units.size(); ++j) {
    EXPECT_NEAR(is.units[j].std / was.units[j].std, 5, 5e-3);
    EXPECT_EQ(is.units[j].gamma, was.units[j].gamma);
    EXPECT_NEAR(is.units[j].kappa, was.units[j].kappa, 2e-3 * (1 + std::abs(was.units[j].kappa)));
  }
}

/// The running statistics behind an activation: by the factor where it passes that on, else anew.
TEST(Rescale, LeavesRunningStatisticsThatFitTheLayer) {
  for (const auto activation : {Activation::relu, Activation::tanh})
    for (const double factor : {3.0, -3.0}) {
      SCOPED_TRACE(testing::Message() << static_cast<int>(activation) << " times " << factor);
      Config config = small(NormKind::batch, Place::after);
      for (auto& layer : config.layers) layer.activation = activation;
      auto run = trained(config);
      ASSERT_FALSE(rescale(*run, 1, factor));
      Workspace seen;
      run->infer_training_set(seen);
      const NormSite& site = run->model().norms().front();
      const Matrix& x = seen.outputs[site.position - 1];
      for (Index j = 0; j < x.cols(); ++j) {
        const BatchStats stats = batch_stats(x.col(j));
        const double s = std::sqrt(static_cast<double>(stats.var) + site.norm->eps());
        // Running statistics are near the set's, not equal.
        EXPECT_NEAR(site.norm->running().mean(j), stats.mean(), .5 * s + 1e-6);
      }
    }
}

TEST(Rescale, RefusesWhatTheWeightsWouldNotSurvive) {
  auto run = trained(small(NormKind::batch, Place::before), 1);
  ASSERT_FALSE(rescale(*run, 1, 10));
  const Vector before = run->model().parameters().values;
  constexpr auto most = static_cast<double>(std::numeric_limits<Scalar>::max());
  EXPECT_EQ(rescale(*run, 1, most)->field, "factor");
  for (const double factor : {either(most, 1e39), either(-most, 1e-60)})
    EXPECT_EQ(rescale(*run, 1, factor)->field, "factor") << factor;
  EXPECT_EQ(run->model().parameters().values, before);
}

TEST(Rescale, RefusesLayersAndFactorsThatAreNone) {
  auto run = trained(small(NormKind::batch, Place::before), 1);
  EXPECT_EQ(rescale(*run, 0, 2)->field, "layer");
  EXPECT_EQ(rescale(*run, 4, 2)->field, "layer");
  EXPECT_EQ(rescale(*run, 1, 0)->field, "factor");
  EXPECT_EQ(rescale(*run, 1, std::numeric_limits<double>::infinity())->field, "factor");
}

TEST(SetBlock, TakesAllOfABlockOrNothing) {
  auto run = trained(small(NormKind::batch, Place::before), 1);
  const std::vector<Scalar> values{1, 2, 3, 4, 5, 6};
  ASSERT_FALSE(set_block(*run, "bn2/gamma", values));
  EXPECT_EQ(run->measures().layers[1].units[5].gamma, 6);
  EXPECT_NE(set_block(*run, "bn2/delta", values)->bound.find("linear1/weight"), std::string::npos);
  EXPECT_EQ(set_block(*run, "bn2/gamma", std::span(values).first(5))->field, "bn2/gamma");
  const std::vector<Scalar> bad{1, 2, 3, 4, 5, std::numeric_limits<Scalar>::quiet_NaN()};
  EXPECT_EQ(set_block(*run, "bn2/gamma", bad)->bound, "finite numbers");
  EXPECT_EQ(run->measures().layers[1].units[5].gamma, 6);
}

}  // namespace
}  // namespace bnp
