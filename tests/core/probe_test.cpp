// Gradient norms, decreases and the way along the gradient: against differences and closed forms.
#include "probe.h"

#include <cmath>
#include <limits>

#include "covariate_shift.h"
#include "sample_net.h"

namespace bnp {
namespace {

Probe ask(const SampleNet& net, const ProbeRequest& request, LossName loss = LossName::logistic) {
  return probe(net.config, *net.model, net.x, net.t, loss, request);
}

SampleNet tanh_net(std::uint32_t seed) {
  return {seed,
          {layer_of(5, Activation::tanh, NormKind::batch),
           layer_of(4, Activation::tanh, NormKind::layer)}};
}

TEST(Probe, GradientNormsAreThoseOfDifferences) {
  SampleNet net = tanh_net(1);
  const Eigen::VectorXd g = net.slopes();
  const Probe found = ask(net, {});
  EXPECT_NEAR(found.loss, net.loss(), within(1e-12, 1e-6));
  EXPECT_NEAR(found.gradient_norm, g.norm(), within(1e-8, 5e-4));
  const auto& blocks = net.model->parameters().blocks();
  ASSERT_EQ(found.block_norms.size(), blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i)
    EXPECT_NEAR(found.block_norms[i], g.segment(blocks[i].offset, blocks[i].size()).norm(),
                within(1e-8, 5e-4))
        << blocks[i].name;
}

TEST(Probe, WhatIsMetAlongTheGradientIsWhatAWalkerMeets) {
  SampleNet net = tanh_net(2);
  const std::vector<double> along{.4, 0, 2};
  const Probe found = ask(net, {.rate = .4, .along = along});
  const Vector start = net.model->parameters().values;
  const Eigen::VectorXd g = net.slopes();
  ASSERT_EQ(found.along.size(), along.size());
  double low = 1e9;
  double high = -1e9;
  double largest = 0;
  for (std::size_t i = 0; i < along.size(); ++i) {
    net.model->parameters().values = start - (along[i] * g).cast<Scalar>();
    const double loss = net.loss();
    const Eigen::VectorXd there = net.slopes();
    EXPECT_EQ(found.along[i].eta, along[i]);
    EXPECT_NEAR(found.along[i].loss, loss, within(1e-8, 1e-4));
    EXPECT_NEAR(found.along[i].change, (there - g).norm() / g.norm(), within(1e-7, 5e-3));
    EXPECT_NEAR(found.along[i].cosine, there.dot(g) / (there.norm() * g.norm()),
                within(1e-7, 5e-3));
    low = std::min(low, loss);
    high = std::max(high, loss);
    largest = std::max(largest, (there - g).norm() / g.norm());
  }
  EXPECT_NEAR(found.loss_range, high - low, within(1e-8, 5e-4));
  EXPECT_NEAR(found.largest_change, largest, within(1e-7, 5e-3));
  EXPECT_GT(found.largest_change, .05) << "a straight landscape would prove nothing";
  EXPECT_NEAR(found.predicted_decrease, .4 * g.squaredNorm(), within(1e-8, 5e-4));
  EXPECT_NEAR(found.actual_decrease, found.loss - found.along[0].loss, 1e-12);

  Workspace workspace;
  net.model->parameters().values = start;
  const auto before = layer_inputs(*net.model, net.x, workspace);
  net.model->parameters().values = start - (found.rate * g).cast<Scalar>();
  const auto after = layer_inputs(*net.model, net.x, workspace);
  EXPECT_NEAR(found.input_shift, layer_input_change(before, after), within(1e-9, 1e-4));
  EXPECT_GT(found.input_shift, .001);
}

/// h = x w ... w, output w h: `weights` of them, each 1.3, mean(t x) = -.174, loss mean(t output).
/// @param norm  step 1 stands before the last weight
SampleNet chain(Index weights, bool norm) {
  LayerConfig link = layer_of(1, Activation::identity, NormKind::none);
  link.bias = BiasChoice::no;
  std::vector<LayerConfig> links(static_cast<std::size_t>(weights - 1), link);
  if (norm) {
    links.back().norm = norm_of(NormKind::batch);
    links.back().norm.gamma = links.back().norm.beta = false;
  }
  Matrix x(4, 1);
  x << -1, 1, 1, -1;
  SampleNet net(std::move(links), x, Scalar(-.174) * x);
  net.config.output.bias = false;
  net.build();
  net.model->parameters().values.setConstant(Scalar(1.3));
  return net;
}

double chain_ratio(Index weights, bool norm) {
  const Probe found = ask(chain(weights, norm), {.rate = .1}, LossName::linear);
  return found.actual_decrease / found.predicted_decrease;
}

TEST(Probe, HighOrderEffectsOfALinearChainAreInClosedForm) {
  for (const Index l : {2, 8, 16}) {
    const double slope = .174 * std::pow(1.3, l - 1);
    const double actual = .174 * (std::pow(1.3 + .1 * slope, l) - std::pow(1.3, l));
    const double predicted = .1 * static_cast<double>(l) * slope * slope;
    EXPECT_NEAR(chain_ratio(l, false) / (actual / predicted), 1, within(1e-12, 1e-4)) << l;
    EXPECT_NEAR(chain_ratio(l, true), 1, 2e-3) << l;
  }
  EXPECT_NEAR(chain_ratio(8, false), 1.35, .02);
  EXPECT_GT(chain_ratio(16, false), 100);
}

TEST(Probe, WhatIsFrozenStays) {
  SampleNet net = tanh_net(3);
  Parameters& p = net.model->parameters();
  const Eigen::VectorXd g = net.slopes();
  const Block& frozen = *p.find("linear2/weight");
  p.set_trains("linear2/weight", false);
  const Probe found = ask(net, {.rate = .5, .along = {.5}});
  Eigen::VectorXd moving = g;
  moving.segment(frozen.offset, frozen.size()).setZero();
  EXPECT_NEAR(found.gradient_norm, moving.norm(), within(1e-8, 2e-3));
  p.values -= (.5 * moving).cast<Scalar>();
  EXPECT_NEAR(found.along[0].loss, net.loss(), within(1e-8, 1e-4));
  Eigen::VectorXd there = net.slopes();
  there.segment(frozen.offset, frozen.size()).setZero();
  EXPECT_NEAR(found.along[0].change, (there - moving).norm() / moving.norm(), within(1e-7, 2e-2));
  EXPECT_GT(found.block_norms[3], 1e-3) << "its gradient is told all the same";
}

TEST(Probe, NoiseAndDropoutAreOff) {
  SampleNet net = tanh_net(4);
  net.config.output.norm = norm_of(NormKind::layer);
  net.build();
  const Probe quiet = ask(net, {.rate = .1, .along = {1}});
  const Vector values = net.model->parameters().values;
  net.config.layers[0].norm.noise = {{.5, 2}, {-1, 1}};
  net.config.layers[1].dropout = .5;
  net.config.output.norm.noise = {{.5, 2}, {-1, 1}};
  net.build();
  net.model->parameters().values = values;
  const Probe noisy = ask(net, {.rate = .1, .along = {1}});
  EXPECT_EQ(noisy.loss, quiet.loss);
  EXPECT_EQ(noisy.block_norms, quiet.block_norms);
  EXPECT_EQ(noisy.along[0].loss, quiet.along[0].loss);
}

TEST(Probe, WhatIsNoNumberCountsAsInfinite) {
  const SampleNet net = chain(60, false);
  const Probe found = ask(net, {.rate = .1, .along = {1e6, 0}}, LossName::linear);
  EXPECT_TRUE(std::isinf(found.along[0].loss));
  EXPECT_TRUE(std::isinf(found.along[0].change));
  EXPECT_EQ(found.along[1].loss, found.loss);
  EXPECT_EQ(found.along[1].change, 0);
  EXPECT_TRUE(std::isinf(found.loss_range));
  EXPECT_TRUE(std::isinf(found.largest_change));
}

TEST(Probe, WithoutAGradientNothingChanges) {
  SampleNet net = chain(3, false);
  net.t.setZero();
  const Probe found = ask(net, {.rate = .1, .along = {1}}, LossName::linear);
  EXPECT_EQ(found.gradient_norm, 0);
  EXPECT_EQ(found.actual_decrease, 0);
  EXPECT_EQ(found.along[0].change, 0);
  EXPECT_EQ(found.along[0].cosine, 1);
  const Probe nothing = ask(net, {.rate = .1}, LossName::linear);
  EXPECT_EQ(nothing.loss_range, 0);
  EXPECT_EQ(nothing.largest_change, 0);
}

TEST(Probe, RefusesStepsThatCannotBeGone) {
  const auto field = [](const ProbeRequest& request) {
    const auto problem = validate(request);
    return problem ? problem->field + " | " + problem->value : "";
  };
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(field({.rate = .1, .along = {.1, -1, 0}}), "");
  EXPECT_EQ(field({.rate = nan}), "rate | NaN");
  EXPECT_EQ(field({.rate = 1, .along = {0, HUGE_VAL}}), "along.1 | Infinity");
  EXPECT_EQ(field({.rate = 1, .along = {-1e7}}), "along.0 | -10000000");
  EXPECT_EQ(field({.rate = 1, .along = std::vector<double>(65, .1)}), "along | 65 numbers");
}

}  // namespace
}  // namespace bnp
