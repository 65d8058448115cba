// A Linear before batch norm: what its scale, its bias and their gradients can
// and cannot do.
#include <gtest/gtest.h>

#include "batchnorm_bench.h"
#include "linear.h"

namespace bnp {
namespace {

/// x -> Linear -> batch norm, with an arbitrary dL/dy.
struct Pair {
  Pair(Random& random, double eps, bool bias)
      : x(random.normal(random.between(2, 40), random.between(1, 6), 1, 1)),
        units(random.between(1, 6)),
        linear(p, "linear1", x.cols(), units, bias),
        norm(p, "bn1", units, {.eps = eps}, x.rows()),
        z(x.rows(), units),
        y(x.rows(), units),
        dz(x.rows(), units) {
    p.allocate();
    p.values = random.normal(p.values.size(), 1);
    const Vector kept = p.values;
    norm.reset(p);
    p.values = kept;
    dy = random.normal(x.rows(), units);
  }

  void run() {
    linear.forward(p, x, z);
    norm.forward(p, z, y);
    p.gradients.setZero();
    Out out = dz;
    norm.backward(p, z, y, dy, &out);
    linear.backward(p, x, z, dz, nullptr);
  }
  auto weight() { return p.value(0); }
  auto dweight() { return p.gradient(0); }
  Vector of(const Vector& flat, const char* name) const {
    const Block& block = *p.find(name);
    return flat.segment(block.offset, block.size());
  }

  Matrix x;
  Index units;
  Parameters p;
  Linear linear;
  BatchNorm norm;
  Matrix z, y, dz, dy;
};

TEST(ScaleInvariance, WeightTimesItsGradientIsTheEpsTermExactly) {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const double eps = random.pick({0.0, 1e-5, 1e-2, 0.5, 1.0});
    Pair pair(random, eps, false);
    pair.run();
    for (Index j = 0; j < pair.units; ++j) {
      const auto w = pair.weight().col(j).cast<double>();
      const auto dw = pair.dweight().col(j).cast<double>();
      const double gamma = static_cast<double>(pair.of(pair.p.values, "bn1/gamma")(j));
      const double dgamma = static_cast<double>(pair.of(pair.p.gradients, "bn1/gamma")(j));
      const double var = static_cast<double>(Exact(pair.z.col(j)).var);
      const double size = w.norm() * dw.norm() + std::abs(gamma * dgamma) + 1;
      EXPECT_NEAR(w.dot(dw), gamma * dgamma * eps / (var + eps), either(1e-11, 1e-4) * size);
    }
  }
}

TEST(ScaleInvariance, TheGradientAtAlphaWIsTheGradientOverAlpha) {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    Pair pair(random, 0, false);
    pair.run();
    const Matrix y = pair.y, dweight = pair.dweight();
    const Vector dgamma = pair.of(pair.p.gradients, "bn1/gamma");
    const auto alpha = static_cast<Scalar>(random.pick({1 / 8.0, 4.0, 32.0}));  // exact in binary
    pair.weight() *= alpha;
    pair.run();
    EXPECT_LE(difference(pair.y, y), either(1e-14, 1e-6));
    EXPECT_LE(difference(Matrix(pair.dweight() * alpha), dweight), either(1e-13, 1e-6));
    EXPECT_LE(difference(pair.of(pair.p.gradients, "bn1/gamma"), dgamma), either(1e-13, 1e-6));
  }
}

TEST(ScaleInvariance, ABiasBeforeBatchNormChangesNothingAndGetsNoGradient) {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    Pair pair(random, 1e-2, true);
    pair.run();
    const Matrix y = pair.y;
    const double size = static_cast<double>(pair.dz.cwiseAbs().sum()) + 1;
    EXPECT_LE(pair.of(pair.p.gradients, "linear1/bias").cast<double>().cwiseAbs().maxCoeff(),
              either(1e-13, 1e-5) * size);
    const Block& bias = *pair.p.find("linear1/bias");
    pair.p.values.segment(bias.offset, bias.size()).array() += 1;
    pair.run();
    EXPECT_LE(difference(pair.y, y), either(1e-12, 2e-4));
  }
}

}  // namespace
}  // namespace bnp
