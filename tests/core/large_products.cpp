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

TEST(Product, AddsTheSameAcrossTilesOfAnyNumber) {
  for (const auto& [m, k, n] : {std::array<Index, 3>{1, 1, 1},
                                {3, 300, 5},
                                {128, 256, 128},
                                {129, 257, 129},
                                {300, 20, 1},
                                {1, 520, 260},
                                {260, 513, 131}}) {
    SCOPED_TRACE(testing::Message() << m << " x " << k << " x " << n);
    Random random(1);
    const Matrix a = random.normal(m, k), b = random.normal(k, n), start = random.normal(m, n);
    Matrix sum = start;
    add_product(a, b, sum);
    EXPECT_LE(difference(sum, Eigen::MatrixXd(start.cast<double>() + exact(a, b))), kRounding);
    Matrix turned = Matrix::Zero(n, m);
    add_product(b.transpose(), a.transpose(), turned);
    EXPECT_LE(difference(turned, Eigen::MatrixXd(exact(a, b).transpose())), kRounding);
  }
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
