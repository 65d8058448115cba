// A run that leaves the finite numbers says where, stops, and shows no NaN.
#include <gtest/gtest.h>

#include "config_text.h"
#include "field_table.h"
#include "trainer.h"
#include "validate.h"

namespace bnp {
namespace {

/// Checks what every run promises, whether it diverged or not.
void expect_sound(Trainer& trainer) {
  EXPECT_TRUE(std::isfinite(trainer.loss()));
  const Recorder& history = trainer.history();
  for (Index row = 0; row < history.rows(); ++row)
    for (Index c = 0; c < history.width(); ++c)
      ASSERT_TRUE(std::isfinite(history.row(row)[c])) << "row " << row << " column " << c;
  if (const auto& where = trainer.divergence()) {
    EXPECT_LE(std::abs(where->step - trainer.step()), 1);
    EXPECT_FALSE(where->layer.empty());
    EXPECT_TRUE(where->quantity == "value" || where->quantity == "gradient" ||
                where->quantity == "std")
        << where->quantity;
    EXPECT_TRUE(where->layer == "loss" || where->layer.starts_with("bn") ||
                trainer.model().parameters().find(where->layer))
        << where->layer;
  } else {
    EXPECT_TRUE(trainer.model().parameters().values.allFinite());
    for (const auto& site : trainer.model().norms()) {
      EXPECT_TRUE(site.norm->running().mean.allFinite());
      EXPECT_TRUE(site.norm->running().var.allFinite());
    }
  }
}

/// Trains until it diverges; then it must stay where it is.
Divergence diverge(const Config& config, std::int64_t within = 2000) {
  EXPECT_FALSE(validate(config)) << validate(config)->sentence();
  Trainer trainer(config);
  trainer.advance(within);
  EXPECT_TRUE(trainer.divergence().has_value());
  if (!trainer.divergence()) return {};
  expect_sound(trainer);
  const std::int64_t step = trainer.step();
  const double loss = trainer.loss();
  trainer.advance(10);
  EXPECT_EQ(trainer.step(), step);
  EXPECT_EQ(trainer.loss(), loss);
  trainer.measures();  // may say infinity, but must end
  return *trainer.divergence();
}

Config plain(double rate) {
  Config config;
  for (auto& layer : config.layers) layer.norm.kind = NormKind::none;
  config.optimizer.name = OptimizerName::sgd;
  config.optimizer.learning_rate = rate;
  config.loss = LossName::mse;
  return config;
}

TEST(Divergence, OfALearningRateFarTooHighIsReported) {
  const Divergence d = diverge(plain(100));
  EXPECT_GT(d.step, 0);
  EXPECT_LT(d.step, 50);
}

TEST(Divergence, OfHugeInputsIsReported) {
  Config config = plain(100);
  config.data.scale = {1e6};
  config.init.gain = 100;
  const Divergence d = diverge(config);
  EXPECT_LE(d.step, kDouble ? 50 : 2);
}

TEST(Divergence, OfADeepNetWithAHugeGainIsReported) {
  Config config = plain(.1);
  config.layers.assign(16, config.layers[0]);
  config.init.gain = 100;
  EXPECT_LE(diverge(config, 10).step, kDouble ? 10 : 0);
}

TEST(Divergence, NamesTheBatchNormWhoseVarianceLeavesTheNumbers) {
  Config config;
  config.layers.assign(2, config.layers[0]);
  config.layers[0].norm.kind = NormKind::none;
  config.data.scale = {1e6};
  config.init.scheme = InitScheme::normal;
  config.init.std = 100;
  config.init.gain = 100;
  config.layers.insert(config.layers.begin(), 4, config.layers[0]);
  Trainer trainer(config);
  trainer.advance(1);
  if constexpr (kDouble) {
    EXPECT_FALSE(trainer.divergence());
    return;
  }
  ASSERT_TRUE(trainer.divergence());
  EXPECT_EQ(trainer.divergence()->step, 0);
  EXPECT_EQ(trainer.divergence()->layer, "bn6");
  EXPECT_EQ(trainer.divergence()->quantity, "std");
  expect_sound(trainer);
}

TEST(Divergence, NamesTheLossWhereAWeightIsNone) {
  Trainer trainer{Config()};
  trainer.advance(5);
  Parameters& p = trainer.model().parameters();
  p.values(p.find("linear3/bias")->offset) = std::numeric_limits<Scalar>::quiet_NaN();
  trainer.advance(5);
  ASSERT_TRUE(trainer.divergence());
  EXPECT_EQ(trainer.divergence()->layer, "loss");
  EXPECT_EQ(trainer.divergence()->quantity, "value");
  EXPECT_EQ(trainer.divergence()->step, 5);
  EXPECT_EQ(trainer.step(), 5);
  expect_sound(trainer);
}

/// Two equal hidden units that cancel each other: any output weight gives an output of 0, but a
/// gradient as large as that weight.
Divergence with_output_weight(Scalar a, double scale) {
  Config config = plain(100);
  config.layers.resize(1);
  config.layers[0].units = 2;
  config.layers[0].activation = Activation::identity;
  config.layers[0].bias = BiasChoice::no;
  config.loss = LossName::linear;
  config.data.scale = {scale};
  Trainer trainer(config);
  Parameters& p = trainer.model().parameters();
  p.values << Scalar(1e-10), Scalar(1e-10), Scalar(1e-10), Scalar(1e-10), a, -a, 0;
  trainer.advance(1);
  expect_sound(trainer);
  EXPECT_TRUE(trainer.divergence());
  return trainer.divergence().value_or(Divergence{});
}

TEST(Divergence, NamesTheBlockWhoseGradientOrValueLeftTheNumbers) {
  constexpr Scalar kMost = std::numeric_limits<Scalar>::max();
  const Divergence gradient = with_output_weight(kMost / 2, 1e6);
  EXPECT_EQ(gradient.layer, "linear1/weight");
  EXPECT_EQ(gradient.quantity, "gradient");
  EXPECT_EQ(gradient.step, 0);
  const Divergence value = with_output_weight(kMost / 20, 1);
  EXPECT_EQ(value.layer, "linear1/weight");
  EXPECT_EQ(value.quantity, "value");
  EXPECT_EQ(value.step, 1);
}

TEST(Divergence, OfABatchWithoutSpreadAndEpsIsReported) {
  Config config;  // no units that spread, and nothing under the root to save them
  config.layers[0].activation = Activation::relu;
  config.layers[0].norm.kind = NormKind::none;
  config.layers[1].norm.eps = 0;
  Trainer trainer(config);
  Parameters& p = trainer.model().parameters();
  const Block& block = *p.find("linear2/weight");
  p.values.segment(block.offset, block.size()).setZero();
  trainer.advance(3);
  ASSERT_TRUE(trainer.divergence());
  expect_sound(trainer);
}

TEST(Divergence, LeavesNoNanBehindReLU) {
  // Infinity minus infinity in front of a ReLU must not come out as 0.
  Config config = plain(.1);
  Trainer trainer(config);
  Parameters& p = trainer.model().parameters();
  const Block& block = *p.find("linear1/weight");
  p.values.segment(block.offset, block.size())
      .setConstant(std::numeric_limits<Scalar>::quiet_NaN());
  trainer.advance(1);
  EXPECT_TRUE(trainer.divergence());
  Workspace workspace;
  EXPECT_FALSE(trainer.model().infer(trainer.train_x(), workspace).allFinite());
}

TEST(Divergence, AnyConfigurationRunsOrSaysWhereItLeftTheNumbers) {
  int ran = 0, diverged = 0;
  for (std::uint32_t seed = 0; seed < 1500 && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    Config config;
    const std::string layers = std::to_string(random.between(1, 4));
    ASSERT_FALSE(parse_config("layers=" + layers + "\n" + random_text(random), config));
    config.data.samples = random.between(4, 40);
    for (auto& layer : config.layers) layer.units = random.between(1, 6);
    if (config.batch_size) config.batch_size = random.between(2, 8);
    config.data.name = random.pick({DataName::spiral, DataName::circle, DataName::moons});
    config.data.inputs = DataConfig{}.inputs;
    config.loss = random.pick({LossName::automatic, LossName::mse, LossName::huber});
    config.optimizer.learning_rate = random.scale(1e-6, 100);
    config.layers[0].norm.eps = random.pick({0.0, 1e-5, 1.0});
    if (validate(config)) continue;
    Trainer trainer(config);
    trainer.advance(100);
    ++ran;
    diverged += trainer.divergence() ? 1 : 0;
    expect_sound(trainer);
    trainer.measures();
  }
  EXPECT_GT(ran, 300);
  EXPECT_GT(diverged, ran / 50);
  EXPECT_LT(diverged, ran * 9 / 10);
}

}  // namespace
}  // namespace bnp
