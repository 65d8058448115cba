// The measures of each unit against their definitions, measured on the
// activations themselves.
#include <gtest/gtest.h>

#include <algorithm>

#include "random_net.h"

namespace bnp {
namespace {

constexpr int kNets = 200;
constexpr double kRounding = either(1e-10, 1e-5);

/// Calls check(net, site, measures of its layer, unit) for all units of random
/// nets.
template <class Check>
void for_random_units(Check check) {
  for (std::uint32_t seed = 0; seed < kNets && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const auto activation = random.pick({Activation::relu, Activation::tanh, Activation::silu});
    RandomNet net(seed, {random.between(1, 9), random.between(1, 9)}, activation,
                  random.pick({1e-5, 1e-2, .5}));
    const Measures m = net.measures();
    ASSERT_EQ(m.layers.size(), 2U);
    for (std::size_t l = 0; l < 2; ++l)
      for (Index j = 0; j < net.model->norms()[l].norm->outputs(); ++j)
        check(net, net.model->norms()[l], m.layers[l], j);
  }
}

double rms(const Eigen::VectorXd& v) { return std::sqrt(v.squaredNorm() / double(v.size())); }

TEST(UnitMeasures, DistancesAreTheRmsChangeOfTheActivations) {
  for_random_units([](RandomNet& net, const NormSite& site, const LayerMeasures& layer, Index j) {
    const auto& unit = layer.units[static_cast<std::size_t>(j)];
    const Eigen::VectorXd x = net.before(site).col(j).cast<double>();
    const Eigen::VectorXd y = net.after(site).col(j).cast<double>();
    const Exact exact(net.before(site).col(j));
    const double s = std::sqrt(static_cast<double>(exact.var) + site.norm->eps());
    const Eigen::VectorXd xhat = (x.array() - static_cast<double>(exact.mean)) / s;
    EXPECT_NEAR(unit.identity_distance, rms(y - x) / s, kRounding * (1 + rms(x) / s));
    EXPECT_NEAR(unit.affine_distance, rms(y - xhat), kRounding * (1 + rms(y)));
  });
}

TEST(UnitMeasures, GainAndInterceptAreTheLineThroughTheActivations) {
  for_random_units([](RandomNet& net, const NormSite& site, const LayerMeasures& layer, Index j) {
    const auto& unit = layer.units[static_cast<std::size_t>(j)];
    const Eigen::VectorXd x = net.before(site).col(j).cast<double>();
    const Eigen::VectorXd y = net.after(site).col(j).cast<double>();
    EXPECT_LE(difference(Eigen::VectorXd((unit.gain * x).array() + unit.intercept), y),
              kRounding * (1 + std::abs(unit.gain) * x.cwiseAbs().maxCoeff()));
  });
}

TEST(UnitMeasures, FollowTheirFormulas) {
  for_random_units([](RandomNet& net, const NormSite& site, const LayerMeasures& layer, Index j) {
    const auto& unit = layer.units[static_cast<std::size_t>(j)];
    const Exact exact(net.before(site).col(j));
    const double s = std::sqrt(static_cast<double>(exact.var) + site.norm->eps());
    const double mean = static_cast<double>(exact.mean);
    const auto gamma = static_cast<double>(net.gamma(site)(0, j));
    const auto beta = static_cast<double>(net.beta(site)(0, j));
    EXPECT_EQ(unit.gamma, gamma);
    EXPECT_EQ(unit.beta, beta);
    EXPECT_NEAR(unit.mean, mean, kRounding * (1 + std::abs(mean)));
    EXPECT_NEAR(unit.std, s, kRounding * (1 + s));
    const double room = kRounding * (1 + 1 / s) * (1 + std::abs(mean) / s) * 4;
    EXPECT_NEAR(unit.gain, gamma / s, room * (1 + std::abs(gamma / s)));
    EXPECT_NEAR(unit.intercept, beta - gamma * mean / s, room * (1 + std::abs(gamma)));
    EXPECT_NEAR(unit.shift, (beta - gamma * mean / s) / s, room * (1 + std::abs(gamma)) / s);
    EXPECT_NEAR(unit.kappa, beta / gamma - mean / s, room * (1 + std::abs(beta / gamma)));
    const Vector y = net.after(site).col(j);
    EXPECT_EQ(unit.active_fraction,
              static_cast<double>((y.array() > 0).count()) / double(y.size()));
    EXPECT_TRUE(unit.counted);
  });
}

TEST(UnitMeasures, AtTheIdentityDistanceIsZeroAndTheMapIsXToX) {
  RandomNet net(5, {7, 6}, Activation::tanh);
  net.make_identity();
  for (const auto& layer : net.measures().layers)
    for (const auto& unit : layer.units) {
      EXPECT_NEAR(unit.identity_distance, 0, kRounding * 10);
      EXPECT_NEAR(unit.gain, 1, kRounding * 10);
      EXPECT_NEAR(unit.intercept, 0, kRounding * 10);
      EXPECT_NEAR(unit.shift, 0, kRounding * 10);
    }
}

TEST(UnitMeasures, UntouchedUnitsHaveAnAffineDistanceOfExactlyZero) {
  RandomNet net(6, {7, 6}, Activation::relu);
  net.make_untouched();
  for (const auto& layer : net.measures().layers)
    for (const auto& unit : layer.units) EXPECT_EQ(unit.affine_distance, 0);
}

TEST(UnitMeasures, KappaStaysWhenTheWeightsBeforeAreRescaledButTheDistanceMoves) {
  RandomNet net(7, {7, 6}, Activation::tanh, 0);
  const auto before = net.measures().layers[0].units;
  net.block("linear1/weight") *= 5;
  const auto after = net.measures().layers[0].units;
  for (std::size_t j = 0; j < before.size(); ++j) {
    EXPECT_NEAR(after[j].kappa, before[j].kappa, kRounding * (1 + std::abs(before[j].kappa)));
    EXPECT_NEAR(after[j].std, 5 * before[j].std, 5 * kRounding * before[j].std);
    EXPECT_GT(std::abs(after[j].identity_distance - before[j].identity_distance), 1e-3);
  }
}

TEST(LayerMeasures, BandsAreTheQuantilesOfNumPy) {
  const Band one = band({3});
  EXPECT_EQ(one.low, 3);
  EXPECT_EQ(one.median, 3);
  EXPECT_EQ(one.high, 3);
  const Band four = band({4, 1, 3, 2});  // numpy.quantile([1, 2, 3, 4], [.1, .5, .9])
  EXPECT_NEAR(four.low, 1.3, 1e-12);
  EXPECT_NEAR(four.median, 2.5, 1e-12);
  EXPECT_NEAR(four.high, 3.7, 1e-12);
  EXPECT_EQ(band({}).median, 0);
}

TEST(LayerMeasures, BandsAreOverTheUnitsOfEachQuantity) {
  RandomNet net(8, {9, 5}, Activation::relu);
  for (const auto& layer : net.measures().layers) {
    std::vector<double> identity, affine, gain;
    for (const auto& unit : layer.units) {
      identity.push_back(unit.identity_distance);
      affine.push_back(unit.affine_distance);
      gain.push_back(unit.gain);
    }
    EXPECT_EQ(layer.identity_distance.median, band(identity).median);
    EXPECT_EQ(layer.affine_distance.high, band(affine).high);
    EXPECT_EQ(layer.gain.low, band(gain).low);
  }
}

TEST(LayerMeasures, AUnitWithNoWeightOnwardsDoesNotCount) {
  RandomNet net(9, {5, 4}, Activation::relu);
  net.gamma(net.model->norms()[0])(0, 2) = 1000;  // would stand out
  net.block("linear2/weight").row(2).setZero();
  const auto layer = net.measures().layers[0];
  for (std::size_t j = 0; j < 5; ++j) EXPECT_EQ(layer.units[j].counted, j != 2);
  EXPECT_LT(layer.gain.high, 100);
  EXPECT_EQ(layer.name, "bn1");
  EXPECT_EQ(layer.hidden, 1);
}

}  // namespace
}  // namespace bnp
