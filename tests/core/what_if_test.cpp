// The loss with one batch norm, or all, changed: against nets whose parameters are so set.
#include "what_if.h"

#include "measures.h"
#include "sample_net.h"

namespace bnp {
namespace {

SampleNet three_norms(std::uint32_t seed, Activation activation) {
  SampleNet net(
      seed, {layer_of(5, activation, NormKind::batch), layer_of(4, activation, NormKind::batch)});
  net.config.output.norm = norm_of(NormKind::batch);
  const Vector drawn = normal_points(net.rng, 200, 1);
  net.build();
  Vector& values = net.model->parameters().values;
  values += Scalar(.5) * drawn.head(values.size());
  return net;
}

WhatIf asked(const SampleNet& net) {
  Workspace workspace;
  return measure(*net.model, net.x, net.t, LossName::logistic, workspace).what_if;
}

/// Sets step 2 of one batch norm so that it is the identity for what now comes in.
void make_identity(SampleNet& net, const NormSite& site) {
  Workspace workspace;
  net.model->infer(net.x, workspace, {.statistics = Statistics::batch});
  const Eigen::MatrixXd in = workspace.outputs[site.position - 1].cast<double>();
  for (Index j = 0; j < in.cols(); ++j) {
    const double mean = in.col(j).mean();
    const double var = (in.col(j).array() - mean).square().mean();
    net.block(site.norm->name() + "/beta")(0, j) = static_cast<Scalar>(mean);
    net.block(site.norm->name() + "/gamma")(0, j) =
        static_cast<Scalar>(std::sqrt(var + site.norm->eps()));
  }
}

void switch_step_2_off(SampleNet& net, const NormSite& site) {
  net.block(site.norm->name() + "/gamma").setOnes();
  net.block(site.norm->name() + "/beta").setZero();
}

TEST(WhatIf, OneLayerIsTheNetWithThatLayersGammaAndBetaSet) {
  for (const auto activation : {Activation::tanh, Activation::relu}) {
    SampleNet net = three_norms(3, activation);
    const Vector trained = net.model->parameters().values;
    const WhatIf what_if = asked(net);
    EXPECT_NEAR(what_if.trained, net.loss(), 1e-9);
    ASSERT_EQ(what_if.layers.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) {
      const NormSite& site = net.model->norms()[i];
      EXPECT_EQ(what_if.layers[i].name, site.norm->name());
      make_identity(net, site);
      EXPECT_NEAR(what_if.layers[i].identity, net.loss(), within(1e-9, 1e-5));
      switch_step_2_off(net, site);
      EXPECT_NEAR(what_if.layers[i].step_2_off, net.loss(), within(1e-9, 1e-5));
      net.model->parameters().values = trained;
      // The test could not fail if the layers were worth nothing, or the same.
      EXPECT_GT(std::abs(what_if.layers[i].identity - what_if.trained), 1e-3);
      EXPECT_GT(std::abs(what_if.layers[i].identity - what_if.identity), 1e-3);
      EXPECT_GT(std::abs(what_if.layers[i].step_2_off - what_if.step_2_off), 1e-3);
    }
  }
}

TEST(WhatIf, AllLayersAreSetInTheirOrder) {
  SampleNet net = three_norms(4, Activation::tanh);
  const Vector trained = net.model->parameters().values;
  const WhatIf what_if = asked(net);
  for (const auto& site : net.model->norms()) make_identity(net, site);
  EXPECT_NEAR(what_if.identity, net.loss(), within(1e-9, 1e-5));
  net.model->parameters().values = trained;
  for (const auto& site : net.model->norms()) switch_step_2_off(net, site);
  EXPECT_NEAR(what_if.step_2_off, net.loss(), within(1e-9, 1e-5));
}

TEST(WhatIf, ANetWithoutBatchNormHasNothingToLose) {
  SampleNet net(5, {layer_of(4, Activation::tanh, NormKind::layer)});
  const WhatIf what_if = asked(net);
  EXPECT_TRUE(what_if.layers.empty());
  EXPECT_EQ(what_if.identity, what_if.trained);
  EXPECT_EQ(what_if.step_2_off, what_if.trained);
  EXPECT_NEAR(what_if.trained, net.loss(), 1e-9);
}

TEST(WhatIf, TheMeasuresAreThoseOfTheNetAsTrained) {
  SampleNet net = three_norms(6, Activation::tanh);
  Workspace workspace;
  const Measures first = measure(*net.model, net.x, net.t, LossName::logistic, workspace);
  const Measures second = measure(*net.model, net.x, net.t, LossName::logistic, workspace);
  net.model->infer(net.x, workspace, {.statistics = Statistics::batch});
  const Matrix& before = workspace.outputs[net.model->norms()[2].position - 1];
  EXPECT_NEAR(first.layers[2].units[0].mean, static_cast<double>(before.col(0).mean()), 1e-5);
  EXPECT_EQ(first.layers[2].units[0].mean, second.layers[2].units[0].mean);
}

}  // namespace
}  // namespace bnp
