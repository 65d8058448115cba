// What a configuration becomes: the names and shapes of its blocks, and its first weights.
#include <gtest/gtest.h>

#include "initial_weights.h"
#include "model.h"
#include "random_cases.h"

namespace bnp {
namespace {

std::vector<std::string> blocks_of(const Config& config, Index outputs = 1) {
  const Model model(config, 2, outputs, 8);
  std::vector<std::string> result;
  for (const auto& block : model.parameters().blocks())
    result.push_back(block.name + " " + std::to_string(block.rows) + "x" +
                     std::to_string(block.cols));
  return result;
}
using Names = std::vector<std::string>;

TEST(Model, HasNoBiasBeforeBatchNorm) {
  Config config;
  config.layers.resize(1);
  config.layers[0].units = 4;
  EXPECT_EQ(blocks_of(config), (Names{"linear1/weight 2x4", "bn1/gamma 1x4", "bn1/beta 1x4",
                                      "linear2/weight 4x1", "linear2/bias 1x1"}));
}

TEST(Model, HasABiasWhereItIsNotTakenOutAgain) {
  Config config;
  config.layers.assign(3, config.layers[0]);
  for (auto& layer : config.layers) layer.units = 4;
  config.layers[0].norm.kind = NormKind::none;
  config.layers[1].norm.kind = NormKind::layer;
  config.layers[2].norm.place = Place::after;
  EXPECT_EQ(
      blocks_of(config),
      (Names{"linear1/weight 2x4", "linear1/bias 1x4", "linear2/weight 4x4", "linear2/bias 1x4",
             "ln2/gamma 1x4", "ln2/beta 1x4", "linear3/weight 4x4", "linear3/bias 1x4",
             "bn3/gamma 1x4", "bn3/beta 1x4", "linear4/weight 4x1", "linear4/bias 1x1"}));
}

TEST(Model, GivesOrLeavesOutABiasAndStep2AsAsked) {
  Config config;
  config.layers.assign(2, config.layers[0]);
  for (auto& layer : config.layers) layer.units = 3;
  config.layers[0].bias = BiasChoice::yes;
  config.layers[0].norm.gamma = false;
  config.layers[1].norm.kind = NormKind::none;
  config.layers[1].bias = BiasChoice::no;
  config.output.bias = false;
  EXPECT_EQ(blocks_of(config, 2), (Names{"linear1/weight 2x3", "linear1/bias 1x3", "bn1/beta 1x3",
                                         "linear2/weight 3x3", "linear3/weight 3x2"}));
}

TEST(Model, NormalizesItsOutputToo) {
  Config config;
  config.layers.clear();
  config.output.norm.kind = NormKind::batch;
  const auto names = blocks_of(config);
  EXPECT_EQ(names.front(), "linear1/weight 2x1");
  EXPECT_EQ(names[names.size() - 2], "bn1/gamma 1x1");
  EXPECT_EQ(names.back(), "bn1/beta 1x1");
  const Model model(config, 2, 1, 8);
  EXPECT_EQ(model.norms()[0].hidden, 1);
  EXPECT_FALSE(model.norms()[0].outgoing);
}

/// Deviation and largest magnitude of many weights drawn by a scheme.
struct Drawn {
  double mean, deviation, largest;
};
Drawn drawn(InitScheme scheme, std::optional<Activation> activation, double gain) {
  InitConfig init;
  init.scheme = scheme;
  init.gain = gain;
  init.std = .25;
  Matrix weight(100, 300);
  Rng rng(1, Rng::Stream::weights);
  draw_weights(init, activation, rng, {weight.data(), 100, 300});
  const Eigen::ArrayXXd w = weight.cast<double>().array();
  return {w.mean(), std::sqrt(w.square().mean()), w.abs().maxCoeff()};
}

TEST(InitialWeights, HaveTheDeviationOfTheirScheme) {
  const auto expect = [](const Drawn& got, double deviation) {
    EXPECT_NEAR(got.mean, 0, deviation * .03);
    EXPECT_NEAR(got.deviation, deviation, deviation * .02);
    EXPECT_GT(got.largest, 3.3 * deviation);  // a normal's tails
  };
  expect(drawn(InitScheme::he, Activation::tanh, 1), std::sqrt(2 / 100.0));
  expect(drawn(InitScheme::xavier, Activation::tanh, 1), std::sqrt(2 / 400.0));
  expect(drawn(InitScheme::lecun, Activation::relu, 1), std::sqrt(1 / 100.0));
  expect(drawn(InitScheme::normal, Activation::relu, 1), .25);
  expect(drawn(InitScheme::automatic, Activation::tanh, 1), std::sqrt(1 / 100.0));
  expect(drawn(InitScheme::automatic, Activation::sigmoid, 1), std::sqrt(1 / 100.0));
  for (const auto a : {Activation::relu, Activation::leaky_relu, Activation::elu, Activation::gelu,
                       Activation::silu, Activation::softplus})
    expect(drawn(InitScheme::automatic, a, 1), std::sqrt(2 / 100.0));
  const Drawn uniform = drawn(InitScheme::uniform, Activation::relu, 1);
  EXPECT_NEAR(uniform.deviation, .1 / std::sqrt(3), .001);
  EXPECT_LE(uniform.largest, .1);
  EXPECT_GT(uniform.largest, .099);
}

TEST(InitialWeights, OfHiddenLayersTakeTheGainTheOutputsDoNot) {
  EXPECT_NEAR(drawn(InitScheme::he, Activation::relu, 3).deviation, 3 * std::sqrt(.02), .01);
  EXPECT_NEAR(drawn(InitScheme::he, std::nullopt, 3).deviation, std::sqrt(.02), .003);
  EXPECT_NEAR(drawn(InitScheme::automatic, std::nullopt, 3).deviation, .1, .002);
}

TEST(InitialWeights, OfEachLayerFollowItsOwnActivation) {
  Config config;
  config.layers.assign(3, LayerConfig{});
  for (auto& layer : config.layers) layer.units = 200;
  config.layers[1].activation = Activation::tanh;
  config.init.gain = 1;
  Model model(config, 200, 200, 8);
  model.initialize(config, Rng(3, Rng::Stream::weights));
  for (const auto& [name, variance] : {std::pair{"linear1/weight", 2 / 200.0},
                                       {"linear2/weight", 1 / 200.0},
                                       {"linear3/weight", 2 / 200.0},
                                       {"linear4/weight", 1 / 200.0}}) {
    const Block& block = *model.parameters().find(name);
    const auto w = model.parameters().values.segment(block.offset, block.size()).cast<double>();
    EXPECT_NEAR(w.squaredNorm() / static_cast<double>(w.size()), variance, variance * .05) << name;
  }
}

TEST(InitialWeights, OfAModelAreReproducibleAndItsOtherBlocksNeutral) {
  const Config config;
  Model a(config, 2, 1, 8), b(config, 2, 1, 8);
  a.initialize(config, Rng(3, Rng::Stream::weights));
  b.initialize(config, Rng(3, Rng::Stream::weights));
  EXPECT_EQ(a.parameters().values, b.parameters().values);
  for (const auto& block : a.parameters().blocks()) {
    const Vector values = a.parameters().values.segment(block.offset, block.size());
    if (block.name.ends_with("weight")) {
      EXPECT_GT(values.cwiseAbs().minCoeff(), 0);
    } else {
      const Scalar start = block.name.ends_with("gamma") ? Scalar(1) : Scalar(0);
      EXPECT_EQ(values, Vector::Constant(block.size(), start));
    }
  }
}

}  // namespace
}  // namespace bnp
