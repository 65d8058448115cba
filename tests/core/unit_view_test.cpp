// Histograms and percentiles of units: against counts by hand, NumPy's numbers and plain formulas.
#include "unit_view.h"

#include <cmath>
#include <limits>

#include "net_view.h"
#include "sample_net.h"

namespace bnp {
namespace {

Vector vector_of(std::initializer_list<double> numbers) {
  Vector v(static_cast<Index>(numbers.size()));
  Index i = 0;
  for (const double number : numbers) v(i++) = static_cast<Scalar>(number);
  return v;
}

using Counts = std::vector<double>;

/// One ReLU unit that is given 0, 1, 2, 3: mean 1.5, variance 1.25; gamma 3, beta 1/2.
SampleNet one_unit(Place place = Place::before) {
  LayerConfig layer = layer_of(1, Activation::relu, NormKind::batch);
  layer.bias = BiasChoice::no;
  layer.norm.place = place;
  layer.norm.eps = 1e-9;
  SampleNet net({layer}, vector_of({0, 1, 2, 3}), Matrix::Zero(4, 1));
  net.block("linear1/weight").setOnes();
  net.block("bn1/gamma").setConstant(3);
  net.block("bn1/beta").setConstant(Scalar(.5));
  return net;
}

UnitView view_of(const SampleNet& net, const UnitRequest& request) {
  Workspace workspace;
  EXPECT_FALSE(validate(request, *net.model));
  return unit_view(*net.model, request, net.x, workspace);
}

TEST(UnitView, CountsEachStageOverARangeOfItsOwn) {
  const UnitView view = view_of(one_unit(), {.bins = 4, .common = false});
  EXPECT_EQ(view.norm, "bn1");
  EXPECT_EQ(view.rows, 4);
  EXPECT_NEAR(view.mean, 1.5, 1e-6);
  EXPECT_NEAR(view.std, std::sqrt(1.25), 1e-6);
  EXPECT_EQ(view.gamma, 3);
  EXPECT_EQ(view.beta, .5);
  EXPECT_EQ(view.before.low, 0);
  EXPECT_EQ(view.before.high, 3);
  EXPECT_NEAR(view.standardized.low, -1.341641, 1e-5);
  EXPECT_NEAR(view.standardized.high, 1.341641, 1e-5);
  EXPECT_NEAR(view.after.low, -3.524922, 1e-5);
  EXPECT_NEAR(view.after.high, 4.524922, 1e-5);
  EXPECT_EQ(view.activated.low, 0);
  EXPECT_EQ(view.before.counts, (Counts{1, 1, 1, 1}));
  EXPECT_EQ(view.standardized.counts, (Counts{1, 1, 1, 1}));
  EXPECT_EQ(view.after.counts, (Counts{1, 1, 1, 1}));
  EXPECT_EQ(view.activated.counts, (Counts{2, 1, 0, 1}));
}

TEST(UnitView, CountsAllStagesOverOneRange) {
  const UnitView view = view_of(one_unit(), {.bins = 4});
  for (const auto& stage : kUnitStages) {
    EXPECT_NEAR((view.*stage.histogram).low, -3.524922, 1e-5);
    EXPECT_NEAR((view.*stage.histogram).high, 4.524922, 1e-5);
  }
  EXPECT_EQ(view.before.counts, (Counts{0, 1, 2, 1}));
  EXPECT_EQ(view.standardized.counts, (Counts{0, 3, 1, 0}));
  EXPECT_EQ(view.after.counts, (Counts{1, 1, 1, 1}));
  EXPECT_EQ(view.activated.counts, (Counts{0, 2, 1, 1}));
}

TEST(UnitView, CountsWhatLiesOutsideAGivenRange) {
  const UnitView view = view_of(one_unit(), {.bins = 2, .range = Extent{.5, 2}});
  EXPECT_EQ(view.before.counts, (Counts{1, 1}));
  EXPECT_EQ(view.before.below, 1);
  EXPECT_EQ(view.before.above, 1);
  EXPECT_EQ(view.after.counts, (Counts{0, 1}));
  EXPECT_EQ(view.after.below, 2);
}

TEST(UnitView, BehindTheActivationStepTwoIsTheLastStage) {
  const UnitView view = view_of(one_unit(Place::after), {.bins = 4, .common = false});
  EXPECT_EQ(view.activated.counts, view.after.counts);
  EXPECT_EQ(view.activated.low, view.after.low);
  EXPECT_NEAR(view.after.low, -3.524922, 1e-5);
}

TEST(UnitView, IsOfTheUnitThatWasAskedFor) {
  SampleNet net(8, {layer_of(5, Activation::tanh, NormKind::batch),
                    layer_of(3, Activation::tanh, NormKind::batch)});
  Workspace workspace;
  net.model->infer(net.x, workspace, {.statistics = Statistics::batch});
  const auto x = workspace.outputs[3].col(2).cast<double>().array();  // linear2's
  const UnitView view = view_of(net, {.layer = 2, .unit = 2, .bins = 7});
  EXPECT_EQ(view.norm, "bn2");
  EXPECT_EQ(view.unit, 2);
  EXPECT_NEAR(view.mean, x.mean(), 1e-6);
  EXPECT_NEAR(view.std, std::sqrt((x - x.mean()).square().mean() + 1e-5), 1e-6);
  EXPECT_EQ(view.gamma, static_cast<double>(net.block("bn2/gamma")(0, 2)));
  EXPECT_EQ(view.beta, static_cast<double>(net.block("bn2/beta")(0, 2)));
  for (const auto& stage : kUnitStages) {
    double sum = 0;
    for (const double count : (view.*stage.histogram).counts) sum += count;
    EXPECT_EQ(sum, 40);
  }
}

TEST(UnitView, RefusesWhatIsNotThere) {
  SampleNet net(9, {layer_of(5, Activation::tanh, NormKind::none),
                    layer_of(3, Activation::tanh, NormKind::batch)});
  const auto field = [&](const UnitRequest& request) {
    const auto problem = validate(request, *net.model);
    return problem ? problem->field + " | " + problem->value : "";
  };
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(field({.layer = 2, .unit = 2}), "");
  EXPECT_EQ(field({.layer = 1}), "layer | 1");
  EXPECT_EQ(field({.layer = 3}), "layer | 3");
  EXPECT_EQ(field({.layer = 2, .unit = 3}), "unit | 3");
  EXPECT_EQ(field({.layer = 2, .unit = -1}), "unit | -1");
  EXPECT_EQ(field({.layer = 2, .bins = 0}), "bins | 0");
  EXPECT_EQ(field({.layer = 2, .bins = 1001}), "bins | 1001");
  EXPECT_EQ(field({.layer = 2, .range = Extent{1, 0}}), "range | 1 to 0");
  EXPECT_EQ(field({.layer = 2, .range = Extent{0, nan}}), "range | 0 to NaN");
  EXPECT_EQ(field({.layer = 2, .range = Extent{0, HUGE_VAL}}), "range | 0 to Infinity");
}

TEST(Distribution, QuantilesAreNumpys) {
  std::vector<double> sorted{1, 1, 2, 3, 3, 4, 5, 5, 6, 9};
  const std::vector<double> numpys{1, 1, 2.25, 3.5, 5, 7.65, 8.73};
  for (std::size_t i = 0; i < numpys.size(); ++i)
    EXPECT_NEAR(quantile(sorted, kPercentiles[i] / 100), numpys[i], 1e-12);
  EXPECT_EQ(quantile({4}, .3), 4);
}

TEST(Distribution, ValuesWithoutWidthHaveABinAllTheSame) {
  const Histogram h = histogram(vector_of({3, 3}), {3, 3}, 5);
  EXPECT_EQ(h.low, 2.5);
  EXPECT_EQ(h.high, 3.5);
  EXPECT_EQ(h.counts, (Counts{0, 0, 2, 0, 0}));
  const Histogram far = histogram(vector_of({1e18}), {1e18, 1e18}, 3);
  EXPECT_LT(far.low, far.high);
  EXPECT_EQ(far.counts, (Counts{0, 1, 0}));
}

TEST(Distribution, WhatIsNotFiniteIsLeftOut) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const Vector values = vector_of({nan, 1, -HUGE_VAL, 2, HUGE_VAL});
  EXPECT_EQ(extent(values), (Extent{1, 2}));
  EXPECT_EQ(extent(vector_of({nan})), (Extent{0, 0}));
  const Histogram h = histogram(values, {1, 2}, 2);
  EXPECT_EQ(h.counts, (Counts{1, 1}));
  EXPECT_EQ(h.below + h.above, 0);
}

std::vector<LayerView> views_of(const SampleNet& net, double rate = .1) {
  Workspace workspace;
  return layer_views(*net.model, net.x, rate, workspace);
}

TEST(NetView, PercentilesAreOfWhatArrivesAtTheActivation) {
  SampleNet net({layer_of(2, Activation::relu, NormKind::none)}, Matrix(101, 1),
                Matrix::Zero(101, 1));
  for (Index i = 0; i <= 100; ++i) net.x(i, 0) = static_cast<Scalar>((i * 37) % 101);
  net.block("linear1/weight") << 1, -1;
  net.block("linear1/bias") << 5, -1;
  net.block("linear2/weight") << 2, 1;
  net.block("linear2/bias").setConstant(7);
  const auto views = views_of(net);
  ASSERT_EQ(views.size(), 2u);
  EXPECT_EQ(views[0].units, 2);
  const Counts hidden{6, 10, 30, 55, 80, 100, 104, -100, -96, -76, -51, -26, -6, -2};
  const Counts output{19, 27, 67, 117, 167, 207, 215};  // 2 (x + 5) + 7
  ASSERT_EQ(views[0].percentiles.size(), hidden.size());
  ASSERT_EQ(views[1].percentiles.size(), output.size());
  for (std::size_t i = 0; i < hidden.size(); ++i)
    EXPECT_NEAR(views[0].percentiles[i], hidden[i], 1e-4);
  for (std::size_t i = 0; i < output.size(); ++i)
    EXPECT_NEAR(views[1].percentiles[i], output[i], 1e-4);
  EXPECT_EQ(views[0].dead, (std::vector<bool>{false, true}));
  EXPECT_TRUE(views[1].dead.empty());
}

TEST(NetView, OnlyARectifierDies) {
  EXPECT_EQ(views_of(one_unit())[0].dead, (std::vector<bool>{false})) << "it passes two of four";
  SampleNet net(10, {layer_of(2, Activation::tanh, NormKind::none)});
  net.block("linear1/bias").setConstant(-100);
  EXPECT_TRUE(views_of(net)[0].dead.empty());
}

TEST(NetView, TellsSizeAndPaceOfTheWeights) {
  LayerConfig after = layer_of(1, Activation::tanh, NormKind::batch);
  after.norm.place = Place::after;
  SampleNet net(11, {layer_of(1, Activation::tanh, NormKind::batch), after,
                     layer_of(1, Activation::tanh, NormKind::layer)});
  net.block("linear1/weight") << 3, -4;
  net.block("linear2/weight") << 2;
  const auto views = views_of(net, .5);
  ASSERT_EQ(views.size(), 4u);
  EXPECT_EQ(views[0].name, "linear1");
  EXPECT_EQ(views[3].name, "linear4");
  EXPECT_DOUBLE_EQ(views[0].weight_norm, 5);
  EXPECT_DOUBLE_EQ(views[0].effective_rate, .02);
  EXPECT_DOUBLE_EQ(views[1].effective_rate, .125);
  EXPECT_TRUE(views[0].normalized);
  EXPECT_FALSE(views[1].normalized);
  EXPECT_FALSE(views[2].normalized);
  EXPECT_FALSE(views[3].normalized);
}

TEST(NetView, AUnitThatIsNoNumberHasNoPercentiles) {
  SampleNet net(12, {layer_of(2, Activation::relu, NormKind::none)});
  net.block("linear1/weight")(0, 1) = std::numeric_limits<Scalar>::infinity();
  net.x(0, 0) = 0;  // 0 times infinity
  const auto views = views_of(net);
  EXPECT_TRUE(std::isfinite(views[0].percentiles[0]));
  EXPECT_TRUE(std::isnan(views[0].percentiles[7]));
}

}  // namespace
}  // namespace bnp
