// Every loss's gradient against central differences of its value, over random
// shapes.
#include "loss.h"
#include "numeric_gradient.h"

namespace bnp {
namespace {

constexpr int kShapes = kDouble ? 200 : 60;

/// 0 or 1 for a logit, one-hot for classes, any number otherwise.
Matrix targets(LossName name, Index n, Index k, Random& random) {
  if (name == LossName::mse || name == LossName::huber || name == LossName::linear)
    return random.normal(n, k);
  Matrix t = Matrix::Zero(n, k);
  for (Index i = 0; i < n; ++i) {
    if (k == 1)
      t(i, 0) = random.coin() ? Scalar(1) : Scalar(0);
    else
      t(i, random.between(0, k - 1)) = 1;
  }
  return t;
}

Compared check(LossName name, Index outputs_low, Index outputs_high) {
  Compared count;
  for (int i = 0; i < kShapes; ++i) {
    Random random(static_cast<std::uint32_t>(i));
    const Index n = random.between(1, 12);
    Matrix z = random.normal(n, random.between(outputs_low, outputs_high), 2);
    const Matrix t = targets(name, n, z.cols(), random);
    Matrix dz = Matrix::Constant(n, z.cols(), Scalar(77));
    loss_gradient(name, z, t, dz);
    const auto loss = [&] {
      Sided result{mean_loss(name, z, t)};
      if (name == LossName::huber)
        for (const Scalar r : (z - t).reshaped()) result.side(std::abs(r) < 1);
      return result;
    };
    for (Index e = 0; e < z.size(); ++e)
      expect_slope(static_cast<double>(dz.data()[e]), z.data()[e], loss, either(1e-3, 3e-2), count);
  }
  return count;
}

TEST(GradientOfLoss, LogisticMatchesDifferences) { check(LossName::logistic, 1, 1); }
TEST(GradientOfLoss, SoftmaxMatchesDifferences) { check(LossName::softmax, 2, 5); }
TEST(GradientOfLoss, MeanSquaredErrorMatchesDifferences) { check(LossName::mse, 1, 4); }
TEST(GradientOfLoss, LinearMatchesDifferences) { check(LossName::linear, 1, 4); }
TEST(GradientOfLoss, HuberMatchesDifferences) {
  const Compared count = check(LossName::huber, 1, 4);
  EXPECT_LT(count.skipped, count.checked / 10);
}

TEST(GradientOfLoss, AutomaticIsLogisticForOneOutputAndSoftmaxForSeveral) {
  Random random(1);
  for (const Index k : {1, 3}) {
    const LossName meant = k == 1 ? LossName::logistic : LossName::softmax;
    const Matrix z = random.normal(5, k);
    const Matrix t = targets(meant, 5, k, random);
    Matrix automatic(5, k), named(5, k);
    loss_gradient(LossName::automatic, z, t, automatic);
    loss_gradient(meant, z, t, named);
    EXPECT_EQ(automatic, named);
    EXPECT_EQ(mean_loss(LossName::automatic, z, t), mean_loss(meant, z, t));
    EXPECT_EQ(resolve(LossName::automatic, k), meant);
  }
}

TEST(LossAndGradient, AreThoseOfTheTwoFunctions) {
  Random random(3);
  for (const LossName name :
       {LossName::logistic, LossName::softmax, LossName::mse, LossName::huber, LossName::linear}) {
    for (const Index k : {1, 2, 3}) {
      if ((name == LossName::logistic) != (k == 1)) continue;
      for (const double scale : {.1, 3.0, 60.0}) {
        const Matrix z = random.normal(37, k, scale);
        const Matrix t = targets(name, 37, k, random);
        Matrix together(37, k), alone(37, k);
        const double loss = loss_and_gradient(name, z, t, together);
        loss_gradient(name, z, t, alone);
        EXPECT_NEAR(loss, mean_loss(name, z, t), either(1e-12, 1e-5) * (1 + scale));
        EXPECT_LE(difference(together, alone), either(1e-15, 1e-7));
      }
    }
  }
}

TEST(LossAndGradient, OfConfidentAnswersKeepTheirDigits) {
  const Matrix z{{Scalar(-12)}, {Scalar(12)}};
  const Matrix t{{Scalar(0)}, {Scalar(1)}};
  Matrix dz(2, 1);
  EXPECT_NEAR(loss_and_gradient(LossName::logistic, z, t, dz) / std::log1p(std::exp(-12.0)), 1,
              either(1e-12, 1e-5));
}

TEST(LossAndGradient, OfAnyLogitIsRightToTheLastDigits) {
  for (const double size : {1e-6, 1e-3, .01, .1, .3, .5, 1.0, 1.7, 3.0, 6.0, 11.0, 19.0, 40.0}) {
    for (const double logit : {size, -size}) {
      for (const Index n : {1, 4, 16}) {
        const Matrix z = Matrix::Constant(n, 1, static_cast<Scalar>(logit));
        const long double exact = std::log1p(std::exp(static_cast<long double>(z(0, 0))));
        Matrix dz(n, 1);
        const double loss =
            loss_and_gradient(LossName::logistic, z, Matrix(Matrix::Zero(n, 1)), dz);
        EXPECT_NEAR(loss / static_cast<double>(exact), 1, either(1e-14, 3e-7)) << logit;
      }
    }
  }
}

TEST(LossAndGradient, OfWhatIsNoNumberIsNone) {
  for (const Index k : {1, 2}) {
    Matrix z = Matrix::Zero(40, k), dz(40, k);
    Matrix t = Matrix::Zero(40, k);
    t.col(0).setOnes();
    z(33, 0) = std::numeric_limits<Scalar>::quiet_NaN();
    EXPECT_TRUE(std::isnan(loss_and_gradient(LossName::automatic, z, t, dz)));
    EXPECT_TRUE(std::isnan(dz(33, 0)));
  }
}

TEST(GradientOfLoss, OfSureAnswersIsNoSubnormalNumber) {
  for (Scalar sure = 1; sure < 120; ++sure)
    for (const Index k : {1, 2, 3}) {
      Matrix z = Matrix::Zero(40, k), t = Matrix::Zero(40, k), dz(40, k), apart(40, k);
      z.col(0).setConstant(sure);
      t.col(0).setOnes();
      loss_and_gradient(LossName::automatic, z, t, dz);
      loss_gradient(LossName::automatic, z, t, apart);
      for (const Matrix& d : {dz, apart}) {
        EXPECT_EQ(d.array().isFinite().count(), d.size());
        for (const Scalar v : d.reshaped())
          EXPECT_TRUE(v == 0 || std::abs(v) > Scalar(2e-21)) << v << " at " << sure;
        if (k > 1 && sure < 40) EXPECT_GT(d(0, 1), 0) << "what is small stays, at " << sure;
      }
    }
}

TEST(GradientOfLoss, StaysFiniteFarOut) {
  for (const double far : {80.0, 1e4, 1e30}) {
    const Matrix z = Matrix::Constant(2, 1, static_cast<Scalar>(far));
    const Matrix t{{Scalar(0)}, {Scalar(1)}};
    Matrix dz(2, 1);
    for (const Scalar sign : {Scalar(1), Scalar(-1)}) {
      const Matrix logit = sign * z;
      EXPECT_NEAR(mean_loss(LossName::logistic, logit, t), far / 2, far * 1e-6);
      loss_gradient(LossName::logistic, logit, t, dz);
      EXPECT_NEAR(static_cast<double>(dz(sign > 0 ? 0 : 1)), static_cast<double>(sign) * .5, 1e-6);
    }
    Matrix scores{{static_cast<Scalar>(far), static_cast<Scalar>(-far), Scalar(0)}};
    const Matrix wanted{{Scalar(0), Scalar(1), Scalar(0)}};
    Matrix ds(1, 3);
    EXPECT_NEAR(mean_loss(LossName::softmax, scores, wanted), 2 * far, far * 1e-6);
    loss_gradient(LossName::softmax, scores, wanted, ds);
    EXPECT_LE(difference(ds, Matrix{{Scalar(1), Scalar(-1), Scalar(0)}}), 1e-6);
  }
}

TEST(Accuracy, CountsTheSignOfOneLogitAndTheLargestOfSeveral) {
  const Matrix z{{Scalar(2)}, {Scalar(-.1)}, {Scalar(.1)}, {Scalar(-3)}};
  EXPECT_EQ(accuracy(z, Matrix{{Scalar(1)}, {Scalar(1)}, {Scalar(0)}, {Scalar(0)}}), .5);
  EXPECT_EQ(accuracy(z, Matrix{{Scalar(1)}, {Scalar(0)}, {Scalar(1)}, {Scalar(0)}}), 1);
  const Matrix scores{{Scalar(1), Scalar(3), Scalar(2)}, {Scalar(5), Scalar(-1), Scalar(4)}};
  const Matrix one_hot{{Scalar(0), Scalar(1), Scalar(0)}, {Scalar(0), Scalar(0), Scalar(1)}};
  EXPECT_EQ(accuracy(scores, one_hot), .5);
}

}  // namespace
}  // namespace bnp
