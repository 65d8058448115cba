// What batch norm without a model refuses, in words, rather than answer NaN.
#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "norm_functions_case.h"

namespace bnp {
namespace {

using namespace torch_case;

/// What is wrong, as `field | value`; empty where nothing is.
std::string problem_of(const Matrix& x, const BatchNormOptions& o) {
  BatchNormResult r;
  const auto problem = batch_norm(x, o, r);
  BatchNormGradients g;
  EXPECT_EQ(batch_norm_backward(x, x, o, g).has_value(), problem.has_value());
  return problem ? problem->field + " | " + problem->value : "";
}

TEST(NormFunctions, SayWhatIsWrong) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto with = [](auto change, bool training = true) {
    BatchNormOptions o = torch_options(training);
    change(o);
    return problem_of(kX, o);
  };
  EXPECT_EQ(problem_of(kX, torch_options(true)), "");
  EXPECT_EQ(problem_of(kX.topRows(1), torch_options(true)), "shape.0 | 1");
  EXPECT_EQ(problem_of(kX.topRows(1), torch_options(false)), "");
  EXPECT_EQ(problem_of(kX.topRows(0), torch_options(false)), "shape.0 | 0");
  EXPECT_EQ(problem_of(Matrix(4, 0), BatchNormOptions{}), "shape.1 | 0");
  EXPECT_EQ(with([&](auto& o) { o.norm.eps = nan; }), "eps | NaN");
  EXPECT_EQ(with([](auto& o) { o.norm.eps = -1e-5; }), "eps | -0.00001");
  EXPECT_EQ(with([](auto& o) { o.norm.momentum = 1.5; }), "momentum | 1.5");
  EXPECT_EQ(with([](auto& o) { o.norm.momentum = 0; }), "momentum | 0");
  EXPECT_EQ(with([](auto& o) { o.gamma = Row::Ones(3); }), "gamma | 3 numbers");
  EXPECT_EQ(with([&](auto& o) { (*o.beta)(1) = static_cast<Scalar>(nan); }), "beta.1 | NaN");
  EXPECT_EQ(with([](auto& o) { o.running_var.reset(); }), "runningVar | absent");
  EXPECT_EQ(with([](auto& o) { o.running_mean.reset(); }), "runningMean | absent");
  EXPECT_EQ(with([](auto& o) { o.running_mean = Eigen::VectorXd::Ones(1); }),
            "runningMean | 1 number");
  EXPECT_EQ(with([](auto& o) { (*o.running_var)(1) = -1; }), "runningVar.1 | -1");
  EXPECT_EQ(with([](auto& o) { o.batches_tracked = 1.5; }), "numBatchesTracked | 1.5");
  EXPECT_EQ(with([&](auto& o) { o.batches_tracked = nan; }), "numBatchesTracked | NaN");
  const auto no_statistics = [](auto& o) {
    o.running_mean.reset();
    o.running_var.reset();
  };
  EXPECT_EQ(with(no_statistics, true), "");
  EXPECT_EQ(with(no_statistics, false), "runningMean | absent");

  Matrix x = kX;
  x(1, 1) = -std::numeric_limits<Scalar>::infinity();
  EXPECT_EQ(problem_of(x, torch_options(true)), "x.3 | -Infinity");
}

TEST(NormFunctions, NeverGiveNaN) {
  BatchNormOptions o;
  Matrix x = kX;
  x.col(1).setConstant(3);
  EXPECT_EQ(problem_of(x, o), "");
  o.norm.eps = 0;
  EXPECT_EQ(problem_of(x, o), "eps | 0");
  x(0, 1) = std::numeric_limits<Scalar>::max();
  EXPECT_EQ(problem_of(x, o).substr(0, 3), "x |");
  o = torch_options(false);
  o.norm.eps = 0;
  o.running_var->setZero();
  EXPECT_EQ(problem_of(kX, o), "eps | 0");
}

TEST(NormFunctions, RefuseGradientsOfAnotherShape) {
  BatchNormGradients g;
  const auto problem = batch_norm_backward(kDy.topRows(3), kX, torch_options(true), g);
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->field, "dy");
  EXPECT_EQ(problem->value, "3 x 2");
}

}  // namespace
}  // namespace bnp
