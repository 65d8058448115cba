// Batch norm by named arrays: the same numbers as by matrices, row by row, and no array too few.
#include "norm_functions_arrays.h"

#include <gtest/gtest.h>

#include <vector>

#include "norm_functions_case.h"
#include "random_cases.h"

namespace bnp {
namespace {

using torch_case::kDy;
using torch_case::kX;
using torch_case::torch_options;

std::vector<double> by_rows(const auto& m) {
  std::vector<double> numbers;
  for (Index i = 0; i < m.rows(); ++i)
    for (Index j = 0; j < m.cols(); ++j) numbers.push_back(static_cast<double>(m(i, j)));
  return numbers;
}

NamedArrays named(const BatchNormOptions& o) {
  return {{"x", by_rows(kX)},
          {"dy", by_rows(kDy)},
          {"gamma", by_rows(*o.gamma)},
          {"beta", by_rows(*o.beta)},
          {"runningMean", by_rows(*o.running_mean)},
          {"runningVar", by_rows(*o.running_var)}};
}

BatchNormOptions without_arrays(BatchNormOptions o) {
  o.gamma.reset();
  o.beta.reset();
  o.running_mean.reset();
  o.running_var.reset();
  return o;
}

TEST(NamedArrays, ForwardIsThatOfMatrices) {
  for (const bool training : {true, false}) {
    const BatchNormOptions options = torch_options(training);
    BatchNormResult wanted;
    ASSERT_FALSE(batch_norm(kX, options, wanted));
    NamedArrays arrays = named(options);
    double tracked = -1;
    ASSERT_FALSE(batch_norm(arrays, kX.rows(), kX.cols(), without_arrays(options), tracked));
    EXPECT_EQ(arrays.at("y"), by_rows(wanted.y));
    EXPECT_EQ(arrays.at("mean"), by_rows(wanted.mean));
    EXPECT_EQ(arrays.at("var"), by_rows(wanted.var));
    ASSERT_EQ(arrays.count("runningMean"), wanted.running ? 1U : 0U);
    if (!wanted.running) continue;
    EXPECT_EQ(arrays.at("runningMean"), by_rows(wanted.running->mean));
    EXPECT_EQ(arrays.at("runningVar"), by_rows(wanted.running->var));
    EXPECT_EQ(tracked, static_cast<double>(wanted.running->batches));
  }
}

TEST(NamedArrays, WithoutRunningStatisticsNoneComeBack) {
  NamedArrays arrays{{"x", by_rows(kX)}};
  double tracked = -1;
  BatchNormOptions options;
  options.training = true;
  ASSERT_FALSE(batch_norm(arrays, kX.rows(), kX.cols(), options, tracked));
  EXPECT_EQ(arrays.size(), 3U);
  EXPECT_EQ(tracked, -1);
}

TEST(NamedArrays, BackwardIsThatOfMatrices) {
  for (const bool training : {true, false}) {
    const BatchNormOptions options = torch_options(training);
    BatchNormGradients wanted;
    ASSERT_FALSE(batch_norm_backward(kDy, kX, options, wanted));
    NamedArrays arrays = named(options);
    ASSERT_FALSE(batch_norm_backward(arrays, kX.rows(), kX.cols(), without_arrays(options)));
    EXPECT_EQ(arrays.at("dx"), by_rows(wanted.dx));
    EXPECT_EQ(arrays.at("dGamma"), by_rows(wanted.dgamma));
    EXPECT_EQ(arrays.at("dBeta"), by_rows(wanted.dbeta));
  }
}

TEST(NamedArrays, RefuseWhatIsMissingOrOfAnotherSize) {
  const BatchNormOptions options = without_arrays(torch_options(true));
  const auto field_of = [&](NamedArrays arrays, Index rows, bool backward) {
    double tracked = 0;
    const MaybeProblem problem = backward ? batch_norm_backward(arrays, rows, 2, options)
                                          : batch_norm(arrays, rows, 2, options, tracked);
    return problem ? problem->field : "";
  };
  const NamedArrays all = named(torch_options(true));
  EXPECT_EQ(field_of({}, 4, false), "x");
  EXPECT_EQ(field_of({}, 0, false), "x");
  EXPECT_EQ(field_of(all, 5, false), "x");
  EXPECT_EQ(field_of({{"x", by_rows(kX)}}, 4, true), "dy");
  NamedArrays short_dy = all;
  short_dy["dy"].pop_back();
  EXPECT_EQ(field_of(short_dy, 4, true), "dy");
  NamedArrays short_gamma = all;
  short_gamma["gamma"].pop_back();
  EXPECT_NE(field_of(short_gamma, 4, false), "");
  EXPECT_NE(field_of(short_gamma, 4, true), "");
}

}  // namespace
}  // namespace bnp
