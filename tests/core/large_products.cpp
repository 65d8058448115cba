// Products that are larger than a tile, against sums written out.
#include <gtest/gtest.h>

#include "linear.h"
#include "product.h"
#include "random_cases.h"

namespace bnp {
namespace {

constexpr double kRounding = either(1e-12, 1e-4);

Eigen::MatrixXd exact(const Matrix& a, const Matrix& b) {
  return a.cast<double>().lazyProduct(b.cast<double>());
}

/// Every remainder of the tiles' sides and of one pass's depth, and batches of one row.
constexpr std::array<Index, 3> kSizes[]{{1, 1, 1},    {2, 3, 5},     {3, 300, 5},   {7, 2, 3},
                                        {16, 4, 2},   {17, 5, 3},    {31, 6, 4},    {32, 2, 16},
                                        {50, 7, 9},   {60, 784, 10}, {128, 256, 6}, {129, 257, 131},
                                        {300, 20, 1}, {1, 520, 260}, {260, 513, 33}};

TEST(Product, IsRightForAnySize) {
  for (const auto& [n, d, k] : kSizes) {
    SCOPED_TRACE(testing::Message() << n << " x " << d << " x " << k);
    Random random(1);
    const Matrix x = random.normal(n, d), w = random.normal(d, k);
    const Matrix bias = random.normal(1, k), turned = w.transpose();
    const Eigen::MatrixXd plain = exact(x, w);
    Matrix y = Matrix::Constant(n, k, Scalar(77));  // is overwritten
    multiply(x, w, nullptr, y);
    EXPECT_LE(difference(y, plain), kRounding);
    multiply(x, w, bias.data(), y);
    const Eigen::MatrixXd shifted = plain.rowwise() + Eigen::RowVectorXd(bias.cast<double>());
    EXPECT_LE(difference(y, shifted), kRounding);
    multiply(x, w, bias.data(), y, Finish::relu);
    EXPECT_LE(difference(y, Eigen::MatrixXd(shifted.cwiseMax(0))), kRounding);
    multiply_by_transposed(x, turned, y);
    EXPECT_LE(difference(y, plain), kRounding);
  }
}

TEST(Product, OfATransposeIsRightForAnySize) {
  for (const auto& [n, d, k] : kSizes) {
    SCOPED_TRACE(testing::Message() << n << " x " << d << " x " << k);
    Random random(2);
    const Matrix x = random.normal(n, d), dy = random.normal(n, k);
    Matrix dw = Matrix::Constant(d, k, Scalar(77));  // is overwritten
    multiply_transposed(x, dy, dw);
    EXPECT_LE(difference(dw, exact(x.transpose(), dy)), kRounding);
  }
}

TEST(Product, TakesTheFirstRowsOfLargerMatrices) {
  Random random(3);
  const Matrix x = random.normal(40, 6), w = random.normal(6, 5);
  Matrix y = Matrix::Constant(40, 5, Scalar(77));
  multiply(x.topRows(21), w, nullptr, y.topRows(21));
  EXPECT_LE(difference(Matrix(y.topRows(21)), exact(x.topRows(21), w)), kRounding);
  EXPECT_EQ(Matrix(y.bottomRows(19)), Matrix::Constant(19, 5, Scalar(77)));
}

TEST(Linear, IsRightForLayersOfAnySize) {
  for (const auto& [n, in, out] :
       {std::array<Index, 3>{1024, 256, 256}, {300, 1024, 1}, {150, 2, 256}, {2, 200, 200}}) {
    SCOPED_TRACE(testing::Message() << n << " rows, " << in << " to " << out);
    Random random(2);
    Parameters p;
    Linear linear(p, "linear1", in, out, true);
    p.allocate();
    p.values = random.normal(p.values.size(), 1);
    const Matrix x = random.normal(n, in), dy = random.normal(n, out);
    Matrix y(n, out), dx(n, in);
    linear.forward(p, x, y);
    const Matrix weight = p.value(0), bias = p.value(1);
    EXPECT_LE(difference(y, Eigen::MatrixXd(exact(x, weight).rowwise() +
                                            Eigen::RowVectorXd(bias.cast<double>()))),
              kRounding);
    Out to = dx;
    linear.backward(p, x, y, dy, &to);
    EXPECT_LE(difference(dx, exact(dy, weight.transpose())), kRounding);
    EXPECT_LE(difference(p.gradient(0), exact(x.transpose(), dy)), kRounding);
    EXPECT_LE(difference(p.gradient(1), dy.cast<double>().colwise().sum()), kRounding);
  }
}

}  // namespace
}  // namespace bnp
