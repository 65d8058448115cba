// Kernels that work on packets, against the plain ones and on every remainder of a packet's width.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>
#include <vector>

#include "activation.h"
#include "batchnorm.h"
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

TEST(Packets, TurnAndMaskEveryLane) {
  Few<4> packets[4];
  for (int k = 0; k < 4; ++k)
    packets[k] << Scalar(k), Scalar(k + 10), Scalar(k + 20), Scalar(k + 30);
  turn(packets);
  for (int i = 0; i < 4; ++i)
    for (int k = 0; k < 4; ++k) EXPECT_EQ(packets[i](k), static_cast<Scalar>(10 * i + k));
  const Scalar nan = std::numeric_limits<Scalar>::quiet_NaN();
  const Few<4> v(Scalar(1), Scalar(0), Scalar(-1), nan), g(Scalar(-5), nan, Scalar(7), Scalar(8));
  EXPECT_TRUE((where_positive<4>(v, g) == Few<4>(Scalar(-5), 0, 0, 0)).all());
  const Few<4> rest(nan, Scalar(2), Scalar(3), Scalar(4));
  const Few<4> chosen(Scalar(-5), Scalar(2), Scalar(3), Scalar(4));
  EXPECT_TRUE((where_positive<4>(v, g, rest) == chosen).all());
  for (int i = 0; i < 4; ++i)
    EXPECT_EQ(where_positive<1>(Few<1>(v(i)), Few<1>(g(i)), Few<1>(rest(i)))(0), chosen(i));
}

TEST(Packets, FlushWhatIsNearZeroAndNothingElse) {
  const Scalar least = Scalar(.5), nan = std::numeric_limits<Scalar>::quiet_NaN();
  const Few<8> v{Scalar(.5),  Scalar(.49), Scalar(-.5), Scalar(-.49),
                 Scalar(-70), Scalar(0),   nan,         std::numeric_limits<Scalar>::infinity()};
  const Few<8> wide = flushed<8>(v, least);
  for (int i = 0; i < 8; ++i) {
    if (i == 6)
      EXPECT_TRUE(std::isnan(wide(i)));
    else
      EXPECT_EQ(wide(i), std::abs(v(i)) < least ? 0 : v(i));
    EXPECT_EQ(std::isnan(wide(i)), std::isnan(flushed(v(i), least)));
  }
}

/// What training makes of a batch, and of a gradient.
struct Trained {
  Matrix y, dx;
  Vector gradients;
  RunningStats running;
};

/// Batch norm of units whose gamma has either sign, with its ReLU taken in or not.
Trained trained(const Matrix& x, const Matrix& dy, bool rectified) {
  const Index units = x.cols();
  Parameters p;
  BatchNorm norm(p, "bn1", units, {}, x.rows());
  p.allocate();
  norm.reset(p);
  for (Index j = 0; j < 2 * units; ++j)
    p.values(j) = static_cast<Scalar>(std::sin(1.0 + double(j)));
  if (rectified) norm.rectify();
  Trained result{Matrix(x.rows(), units), Matrix(x.rows(), units), {}, {}};
  Out dx = result.dx;
  norm.forward(p, x, result.y);
  norm.backward(p, x, result.y, dy, &dx);
  result.gradients = p.gradients;
  result.running = norm.running();
  return result;
}

TEST(Packets, ManyFeaturesAtOnceAreTheStepsOfEachOne) {
  for (const Index units : {1, 3, 4, 9})
    for (Index n = 2; n <= 40; ++n) {
      SCOPED_TRACE(testing::Message() << n << " x " << units);
      Random random(static_cast<std::uint32_t>(n));
      const Matrix x = random.normal(n, units, 3, 5), dy = random.normal(n, units);
      const Trained all = trained(x, dy, false);
      for (Index j = 0; j < units; ++j) {
        const auto gamma = static_cast<Scalar>(std::sin(1.0 + double(j)));
        const auto beta = static_cast<Scalar>(std::sin(1.0 + double(units + j)));
        const BatchStats stats = batch_stats(x.col(j));
        const Scalar inv_std = inverse_std(stats.var, 1e-5);
        Vector xhat(n), y(n), dx(n);
        normalize(x.col(j), stats, inv_std, xhat);
        scale_shift(xhat, gamma, beta, y);
        const AffineGradient sums = affine_gradient(dy.col(j), xhat);
        input_gradient(dy.col(j), xhat, sums, gamma, inv_std, dx);
        EXPECT_EQ(all.y.col(j), y);
        EXPECT_EQ(all.dx.col(j), dx);
        EXPECT_EQ(all.gradients(j), sums.gamma);
        EXPECT_EQ(all.gradients(units + j), sums.beta);
        EXPECT_NEAR(all.running.mean(j), .1 * stats.mean(), 1e-12);
        const double unbiased = double(stats.var) * double(n) / double(n - 1);
        EXPECT_NEAR(all.running.var(j), .9 + .1 * unbiased, 1e-12 * unbiased);
      }
    }
}

TEST(Packets, AReluTakenInIsTheReluBehind) {
  for (const Index units : {1, 4, 6})
    for (Index n = 2; n <= 40; ++n) {
      SCOPED_TRACE(testing::Message() << n << " x " << units);
      Random random(static_cast<std::uint32_t>(n));
      const Matrix x = random.normal(n, units), dy = random.normal(n, units);
      const Trained within = trained(x, dy, true);
      const Matrix y = trained(x, dy, false).y;
      Matrix rectified(n, units), through(n, units);
      Out to = through;
      ActivationLayer relu(Activation::relu, units);
      relu.infer({}, y, rectified, {});
      Parameters none;
      relu.backward(none, y, rectified, dy, &to);
      const Trained behind = trained(x, through, false);
      EXPECT_EQ(within.y, rectified);
      EXPECT_EQ(within.dx, behind.dx);
      EXPECT_EQ(within.gradients, behind.gradients);
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

TEST(Packets, ActivationsGiveAndLetThroughNothingNearTheSubnormalNumbers) {
  std::vector<Scalar> inputs;
  for (Scalar size = 1e-36F; size < 200; size *= 2) inputs.insert(inputs.end(), {size, -size});
  const auto n = static_cast<Index>(inputs.size());
  const Matrix x = Vector::Map(inputs.data(), n), dy = Matrix::Constant(n, 1, Scalar(1e-17));
  const auto seen = [](Scalar v) { return v == 0 || std::abs(v) >= kLeastFactor; };
  for (std::size_t kind = 0; kind < std::size(Choices<Activation>::names); ++kind) {
    ActivationLayer layer(static_cast<Activation>(kind), 1);
    const bool line = std::set{Activation::identity, Activation::relu, Activation::leaky_relu}  //
                          .contains(layer.kind());  // copies what it gets
    Matrix y(n, 1), dx(n, 1);
    Out to = dx;
    Parameters none;
    layer.infer({}, x, y, {});
    layer.backward(none, x, y, dy, &to);
    for (Index i = 0; i < n && !line; ++i)
      EXPECT_TRUE(seen(y(i)) && seen(dx(i))) << Choices<Activation>::names[kind] << " of " << x(i);
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
    EXPECT_NEAR(at(Activation::gelu).first / far, 1, 1e-6);
    EXPECT_EQ(at(Activation::gelu).second, 0);
    EXPECT_EQ(at(Activation::elu).second, -1);
    EXPECT_NEAR(at(Activation::elu).first / far, 1, 1e-6);
  }
}

}  // namespace
}  // namespace bnp
