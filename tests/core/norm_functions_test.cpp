// Batch norm without a model: against PyTorch's numbers, differences, long double, and the layer.
#include "norm_functions.h"

#include <cmath>

#include "norm_functions_case.h"
#include "sample_net.h"

namespace bnp {
namespace {

using namespace torch_case;

void expect_near(const Matrix& a, const Matrix& b) {
  ASSERT_EQ(a.rows(), b.rows());
  ASSERT_EQ(a.cols(), b.cols());
  EXPECT_LE((a - b).cwiseAbs().maxCoeff(), within(1e-11, 2e-6)) << a << "\n\n" << b;
}

TEST(NormFunctions, TrainingIsTorchs) {
  BatchNormResult r;
  ASSERT_FALSE(batch_norm(kX, torch_options(true), r));
  expect_near(r.y, rows({{-0.165961158066, 2.736839383793},
                         {0.665961158066, 2.035087589704},
                         {2.329805790332, 1.894737230887},
                         {-1.829805790332, 1.333335795616}}));
  ASSERT_TRUE(r.running);
  expect_near(r.running->mean.cast<Scalar>(), rows({{.6}, {-.8375}}));
  expect_near(r.running->var.cast<Scalar>(), rows({{2.233333333333}, {.647916666667}}));
  EXPECT_EQ(r.running->batches, 1);
  expect_near(r.mean.cast<Scalar>(), rows({{1.5}, {.625}}));
  expect_near(r.var.cast<Scalar>(), rows({{3.25}, {3.171875}}));
}

TEST(NormFunctions, InferenceIsTorchs) {
  BatchNormResult r;
  ASSERT_FALSE(batch_norm(kX, torch_options(false), r));
  expect_near(r.y, rows({{0.780197553066, 2.99800598007},
                         {1.840592659199, 0.502991029895},
                         {3.961382871463, 0.003988039861},
                         {-1.340592659199, -1.992023920279}}));
  EXPECT_EQ(r.running->mean, Eigen::Vector2d(.5, -1));
  EXPECT_EQ(r.running->var, Eigen::Vector2d(2, .25));
  EXPECT_EQ(r.running->batches, 0);
  EXPECT_EQ(r.mean, Eigen::Vector2d(.5, -1));
  EXPECT_EQ(r.var, Eigen::Vector2d(2, .25));
}

TEST(NormFunctions, GradientsAreTorchs) {
  BatchNormGradients g;
  ASSERT_FALSE(batch_norm_backward(kDy, kX, torch_options(true), g));
  expect_near(g.dx, rows({{0.160031811274, -0.290454412351},
                          {-1.19993470644, -0.094031367532},
                          {0.655704996863, 0.843495537866},
                          {0.384197898303, -0.459009757983}}));
  expect_near(g.dgamma, rows({{-2.634420667754, -2.280693330788}}));
  expect_near(g.dbeta, rows({{2.5, .5}}));

  ASSERT_FALSE(batch_norm_backward(kDy, kX, torch_options(false), g));
  expect_near(g.dx, rows({{1.060395106132, -1.996011960139},
                          {-1.060395106132, -0.499002990035},
                          {0.530197553066, 2.994017940209},
                          {2.120790212265, -0.99800598007}}));
  expect_near(g.dgamma, rows({{-1.590592659199, -6.487038870453}}));
  expect_near(g.dbeta, rows({{2.5, .5}}));
}

TEST(NormFunctions, AreWhatTheLayerDoes) {
  for (std::uint32_t seed = 1; seed <= 50; ++seed) {
    Rng rng(seed, Rng::Stream::data);
    const Index n = 2 + rng.below(60);
    const Index d = 1 + rng.below(9);
    const Matrix x = normal_points(rng, n, d);
    const Matrix dy = normal_points(rng, n, d);
    Parameters p;
    BatchNormOptions o;
    if (rng.below(2) == 1) o.norm.momentum.reset();
    if (rng.below(2) == 1) o.norm.running_var_estimator = VarianceEstimator::biased;
    BatchNorm layer(p, "bn1", d, o.norm, n);
    p.allocate();
    p.values = normal_points(rng, 2 * d, 1);
    layer.running() = {normal_points(rng, d, 1).cast<double>(), Eigen::VectorXd::Ones(d), 4};
    o.gamma = p.values.head(d).transpose();
    o.beta = p.values.tail(d).transpose();
    o.running_mean = layer.running().mean;
    o.running_var = layer.running().var;
    o.batches_tracked = 4;

    Matrix y(n, d);
    Matrix dx(n, d);
    Out dx_view = dx;
    layer.forward(p, x, y);
    p.gradients.setZero();
    layer.backward(p, x, y, dy, &dx_view);
    BatchNormResult r;
    BatchNormGradients g;
    ASSERT_FALSE(batch_norm(x, o, r));
    ASSERT_FALSE(batch_norm_backward(dy, x, o, g));
    expect_near(r.y, y);
    expect_near(g.dx, dx);
    expect_near(g.dgamma, p.gradients.head(d).transpose());
    EXPECT_LE((r.running->mean - layer.running().mean).norm(), 1e-12);
    EXPECT_LE((r.running->var - layer.running().var).norm(), 1e-12);
    EXPECT_EQ(r.running->batches, layer.running().batches);

    o.training = false;
    o.running_mean = r.running->mean;
    o.running_var = r.running->var;
    layer.infer(p, x, y, {});
    ASSERT_FALSE(batch_norm(x, o, r));
    expect_near(r.y, y);
  }
}

/// sum dy y, in double, of the plain formula.
double weighted_sum(const Eigen::MatrixXd& x, const Eigen::MatrixXd& dy,
                    const BatchNormOptions& o) {
  double sum = 0;
  for (Index j = 0; j < x.cols(); ++j) {
    const double mean = o.training ? x.col(j).mean() : (*o.running_mean)(j);
    const double var = o.training ? (x.col(j).array() - mean).square().mean() : (*o.running_var)(j);
    const auto xhat = (x.col(j).array() - mean) / std::sqrt(var + o.norm.eps);
    sum += (dy.col(j).array() *
            (static_cast<double>((*o.gamma)(j)) * xhat + static_cast<double>((*o.beta)(j))))
               .sum();
  }
  return sum;
}

TEST(NormFunctions, GradientsAreThoseOfTheFormula) {
  for (const bool training : {true, false}) {
    const BatchNormOptions o = torch_options(training);
    BatchNormGradients g;
    ASSERT_FALSE(batch_norm_backward(kDy, kX, o, g));
    Eigen::MatrixXd x = kX.cast<double>();
    const Eigen::MatrixXd dy = kDy.cast<double>();
    constexpr double h = 1e-5;
    for (Index i = 0; i < x.size(); ++i) {
      Eigen::MatrixXd up = x;
      Eigen::MatrixXd down = x;
      up(i) += h;
      down(i) -= h;
      const double slope = (weighted_sum(up, dy, o) - weighted_sum(down, dy, o)) / (2 * h);
      EXPECT_NEAR(static_cast<double>(g.dx(i)), slope, within(1e-8, 3e-6)) << training << i;
    }
  }
}

TEST(NormFunctions, DefaultsAreNoStepTwoAndNoAverages) {
  BatchNormOptions o;
  BatchNormResult r;
  ASSERT_FALSE(batch_norm(kX, o, r));
  EXPECT_FALSE(r.running);
  EXPECT_NEAR(static_cast<double>(r.y.col(0).sum()), 0, 1e-6);
  EXPECT_NEAR(static_cast<double>(r.y.col(0).squaredNorm()), 4, 1e-4);
}

TEST(NormFunctions, WithoutMomentumTheAverageIsOverAllBatches) {
  BatchNormOptions o = torch_options(true);
  o.norm.momentum.reset();
  o.batches_tracked = 3;
  BatchNormResult r;
  ASSERT_FALSE(batch_norm(kX, o, r));
  EXPECT_NEAR(r.running->mean(0), (3 * .5 + 1.5) / 4, 1e-7);
  EXPECT_NEAR(r.running->var(0), (3 * 2 + 3.25 * 4 / 3) / 4, 1e-6);
  EXPECT_EQ(r.running->batches, 4);
}

TEST(NormFunctions, FarFromZeroNothingIsLost) {
  Rng rng(3, Rng::Stream::data);
  for (const double offset : {0., 1e4, -1e6, 1.6e7}) {
    const Matrix x = (normal_points(rng, 1024, 1).array() + static_cast<Scalar>(offset)).matrix();
    for (const bool training : {true, false}) {
      BatchNormOptions o;
      o.training = training;
      o.running_mean = Eigen::VectorXd::Constant(1, offset + .2345678901);
      o.running_var = Eigen::VectorXd::Constant(1, 1.7);
      BatchNormResult r;
      ASSERT_FALSE(batch_norm(x, o, r));
      long double mean = 0;
      long double var = 0;
      for (const Scalar v : x.reshaped()) mean += v;
      mean /= 1024;
      for (const Scalar v : x.reshaped()) var += (v - mean) * (v - mean);
      var /= 1024;
      if (!training) mean = static_cast<long double>((*o.running_mean)(0));
      if (!training) var = static_cast<long double>((*o.running_var)(0));
      double worst = 0;
      for (Index i = 0; i < 1024; ++i) {
        const long double y = (x(i, 0) - mean) / std::sqrt(var + 1e-5L);
        worst = std::max(worst, static_cast<double>(std::abs(y - r.y(i, 0))));
      }
      EXPECT_LE(worst, within(1e-8, 5e-6)) << offset << training;
    }
  }
}

}  // namespace
}  // namespace bnp
