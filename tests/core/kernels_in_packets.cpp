// Kernels that work on packets, against the plain ones and on every remainder of a packet's width.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "activation.h"
#include "batchnorm_kernels.h"
#include "few.h"
#include "fields.h"
#include "random_cases.h"

namespace bnp {
namespace {

TEST(Packets, SumEveryRowOnce) {
  for (Index n = 1; n <= 70; ++n) {
    Vector x(n);
    for (Index i = 0; i < n; ++i) x(i) = static_cast<Scalar>(i + 1);
    const Scalar* from = x.data();
    const auto itself = [=]<int N>(Index i) -> Few<N> { return few<N>(from + i); };
    EXPECT_EQ(sum_of(n, itself), static_cast<Scalar>(n * (n + 1) / 2));
  }
}

TEST(Packets, BothStepsAtOnceAreTheTwoSteps) {
  for (Index n = 2; n <= 40; ++n) {
    Random random(static_cast<std::uint32_t>(n));
    const Vector x = random.normal(n, 1, 3, 5);
    const BatchStats stats = batch_stats(x);
    const Scalar inv_std = inverse_std(stats.var, 1e-5), gamma = Scalar(1.7), beta = Scalar(-.4);
    Vector xhat(n), y(n), plain_xhat(n), plain_y(n);
    normalize(x, stats, inv_std, plain_xhat);
    scale_shift(plain_xhat, gamma, beta, plain_y);
    normalize_scale_shift(x, stats, inv_std, gamma, beta, xhat, y);
    EXPECT_EQ(xhat, plain_xhat);
    EXPECT_EQ(y, plain_y);
  }
}

TEST(Packets, AnActivationOfWhatIsNoNumberIsNone) {
  for (std::size_t kind = 0; kind < std::size(Choices<Activation>::names); ++kind) {
    SCOPED_TRACE(Choices<Activation>::names[kind]);
    const ActivationLayer layer(static_cast<Activation>(kind), 2);
    Matrix x = Matrix::Constant(9, 2, Scalar(.5)), y(9, 2);
    x(3, 0) = x(8, 1) = std::numeric_limits<Scalar>::quiet_NaN();
    layer.infer({}, x, y, {});
    EXPECT_TRUE(std::isnan(y(3, 0)));
    EXPECT_TRUE(std::isnan(y(8, 1)));
    EXPECT_TRUE(std::isfinite(y(0, 0)));
  }
}

TEST(Packets, ActivationsStayInRangeFarOut) {
  for (const double far : {50.0, 90.0, 1e4, 1e30}) {
    const Matrix x{{static_cast<Scalar>(far)}, {static_cast<Scalar>(-far)}};
    Matrix y(2, 1);
    const auto at = [&](Activation kind) {
      ActivationLayer(kind, 1).infer({}, x, y, {});
      return std::pair{static_cast<double>(y(0)), static_cast<double>(y(1))};
    };
    EXPECT_EQ(at(Activation::sigmoid).first, 1);
    EXPECT_NEAR(at(Activation::sigmoid).second, 0, 1e-20);
    EXPECT_EQ(at(Activation::tanh), std::pair(1.0, -1.0));
    EXPECT_NEAR(at(Activation::softplus).first / far, 1, 1e-6);
    EXPECT_NEAR(at(Activation::softplus).second, 0, 1e-20);
    EXPECT_NEAR(at(Activation::silu).first / far, 1, 1e-6);
    EXPECT_NEAR(at(Activation::silu).second, 0, 1e-17);
    EXPECT_EQ(at(Activation::elu).second, -1);
    EXPECT_NEAR(at(Activation::elu).first / far, 1, 1e-6);
  }
}

}  // namespace
}  // namespace bnp
