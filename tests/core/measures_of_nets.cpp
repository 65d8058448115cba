// What batch norm is worth to a whole net, against nets changed by hand; and
// the verdict's bounds.
#include <gtest/gtest.h>

#include "random_net.h"

namespace bnp {
namespace {

constexpr double kRounding = either(1e-12, 2e-6);

TEST(WhatIf, LossesAreThoseOfNetsSetByHandLayerByLayer) {
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const auto activation = random.pick({Activation::relu, Activation::tanh, Activation::gelu});
    RandomNet net(seed, {6, 5, 4}, activation, random.pick({1e-5, 1e-2}));
    const WhatIf answer = net.measures().what_if;
    EXPECT_NEAR(answer.trained, net.loss(), kRounding);
    net.make_untouched();
    EXPECT_NEAR(answer.step_2_off, net.loss(), kRounding);
    net.make_identity();
    EXPECT_NEAR(answer.identity, net.loss(), kRounding * 10 * (1 + answer.identity));
  }
}

TEST(WhatIf, AskingChangesNothing) {
  RandomNet net(1, {6, 5}, Activation::relu);
  net.model->forward(net.x);
  const Vector values = net.model->parameters().values;
  const Eigen::VectorXd mean = net.model->norms()[0].norm->running().mean;
  const double first = net.measures().what_if.identity;
  EXPECT_EQ(net.measures().what_if.identity, first);
  EXPECT_EQ(net.model->parameters().values, values);
  EXPECT_EQ(net.model->norms()[0].norm->running().mean, mean);
}

/// A net of one batch norm whose units have just these identity distances.
Measures with_distances(const std::vector<double>& wanted, std::size_t unconnected = 99) {
  RandomNet net(3, {static_cast<Index>(wanted.size())}, Activation::tanh);
  const NormSite& site = net.model->norms().front();
  net.make_identity();
  for (std::size_t j = 0; j < wanted.size(); ++j) {
    const auto unit = static_cast<Index>(j);
    net.beta(site)(0, unit) += static_cast<Scalar>(wanted[j]) * net.gamma(site)(0, unit);
    if (j == unconnected) net.block("linear2/weight").row(unit).setZero();
  }
  return net.measures();
}

/// Median and 90 % unit of eleven are units 6 and 10.
std::vector<double> eleven(double median, double high) {
  return {0, .01, .01, .02, .02, median, median, median, median, high, high};
}

TEST(Verdict, IsUndoneWhereTheMedianAndTheWorstTenthAreNearTheIdentity) {
  EXPECT_EQ(with_distances(eleven(.049, .199)).verdict->state, Undoing::undone);
  EXPECT_EQ(with_distances(eleven(.051, .199)).verdict->state, Undoing::close);
  EXPECT_EQ(with_distances(eleven(.049, .201)).verdict->state, Undoing::close);
  EXPECT_EQ(with_distances(eleven(.249, 9)).verdict->state, Undoing::close);
  EXPECT_EQ(with_distances(eleven(.251, 9)).verdict->state, Undoing::not_undone);
}

TEST(Verdict, NamesTheMedianUnitAndItsDistance) {
  const Measures m = with_distances({.9, .1, .5, .2, .3});
  EXPECT_NEAR(m.verdict->distance, .3, 1e-5);
  EXPECT_EQ(m.verdict->layer, 0U);
  EXPECT_EQ(m.verdict->unit, 4U);
  EXPECT_NEAR(m.verdict->meter(), .3 / 1.3, 1e-5);
  const auto& unit = m.layers[0].units[4];
  EXPECT_NEAR(unit.gain, 1, 1e-5);
  EXPECT_NEAR(unit.shift, .3, 1e-5);
}

TEST(Verdict, IsOverTheUnitsOfAllLayers) {
  RandomNet net(4, {3, 2}, Activation::tanh);
  net.make_identity();
  const auto& sites = net.model->norms();
  for (Index j = 0; j < 2; ++j)  // the second layer's, since the first's would move its statistics
    net.beta(sites[1])(0, j) += static_cast<Scalar>(.1 * double(j + 1)) * net.gamma(sites[1])(0, j);
  net.gamma(sites[0])(0, 0) *= -1;
  net.gamma(sites[0])(0, 1) *= -1;
  const Measures m = net.measures();
  std::vector<double> distances;
  for (const auto& layer : m.layers)
    for (const auto& unit : layer.units) distances.push_back(unit.identity_distance);
  std::sort(distances.begin(), distances.end());
  EXPECT_EQ(m.verdict->distance, distances[2]);
  EXPECT_EQ(m.layers[m.verdict->layer].units[m.verdict->unit].identity_distance, distances[2]);
}

TEST(Verdict, LeavesOutUnitsWithNoWeightOnwards) {
  EXPECT_NEAR(with_distances({.1, .2, .9}).verdict->distance, .2, 1e-5);
  EXPECT_NEAR(with_distances({.1, .2, .9}, 1).verdict->distance, .1,
              1e-5);  // the lower of two
}

TEST(Verdict, IsNoneWithoutBatchNorm) {
  RandomNet with(2, {4}, Activation::relu);
  EXPECT_TRUE(with.measures().verdict.has_value());
  Config config = with.config;
  config.layers[0].norm.kind = NormKind::layer;
  Model model(config, 2, 1, 32);
  model.initialize(config, Rng(1, Rng::Stream::weights));
  const Measures m = measure(model, with.x, with.t, LossName::logistic, with.workspace);
  EXPECT_FALSE(m.verdict.has_value());
  EXPECT_TRUE(m.layers.empty());
}

TEST(Verdict, BroughtToNumbersThatAreNoneStillEnds) {
  RandomNet net(2, {30, 30}, Activation::relu);
  net.block("linear1/weight").setConstant(std::numeric_limits<Scalar>::quiet_NaN());
  const Measures m = net.measures();  // sorting must not run off on unordered numbers
  EXPECT_FALSE(m.verdict && std::isnan(m.verdict->distance));
  for (const auto& layer : m.layers) EXPECT_FALSE(std::isnan(layer.gain.median));
}

}  // namespace
}  // namespace bnp
