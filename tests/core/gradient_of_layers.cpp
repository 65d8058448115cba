// Every layer's gradients against central differences, over random shapes.
#include <memory>

#include "activation.h"
#include "batchnorm.h"
#include "layernorm.h"
#include "linear.h"
#include "numeric_gradient.h"

namespace bnp {
namespace {

constexpr Activation kActivations[]{Activation::identity, Activation::relu, Activation::leaky_relu,
                                    Activation::elu,      Activation::gelu, Activation::silu,
                                    Activation::sigmoid,  Activation::tanh, Activation::softplus};

bool bends(Activation a) {
  return a == Activation::relu || a == Activation::leaky_relu || a == Activation::elu;
}

/// A layer with its input and an arbitrary linear loss  L = sum weights * y.
struct Probe {
  Parameters p;
  std::unique_ptr<Layer> layer;
  Matrix x;
  Matrix weights;
  bool kinks = false;

  Sided loss() {
    Matrix y(x.rows(), layer->outputs());
    layer->forward(p, x, y);
    Sided result{(y.cast<double>().array() * weights.cast<double>().array()).sum()};
    if (kinks)
      for (const Scalar v : x.reshaped()) result.side(v > 0);
    return result;
  }

  /// What backward writes, all entries against differences.
  Compared check(double h_x) {
    Matrix y(x.rows(), layer->outputs());
    Matrix dx_memory(x.rows(), x.cols());
    dx_memory.setConstant(Scalar(77));  // whatever was there must be gone
    layer->forward(p, x, y);
    p.gradients.setConstant(Scalar(77));
    Out dx = dx_memory;
    layer->backward(p, x, y, weights, &dx);
    const Vector gradients = p.gradients;

    Compared count;
    for (Index i = 0; i < x.size(); ++i)
      expect_slope(
          static_cast<double>(dx_memory.data()[i]), x.data()[i], [&] { return loss(); }, h_x,
          count);
    for (Index i = 0; i < gradients.size(); ++i)
      expect_slope(
          static_cast<double>(gradients(i)), p.values(i), [&] { return loss(); },
          either(1e-3, 3e-2), count);
    check_without_dx(y, gradients);
    return count;
  }

  void check_without_dx(const Matrix& y, const Vector& gradients) {
    p.gradients.setConstant(Scalar(77));
    layer->backward(p, x, y, weights, nullptr);
    EXPECT_EQ(p.gradients, gradients);
  }
};

constexpr int kShapes = kDouble ? 200 : 60;

/// Fills in values and loss for a layer that was just built.
void randomize(Probe& probe, Random& random) {
  probe.p.allocate();
  probe.p.values = random.normal(probe.p.values.size(), 1);
  probe.weights = random.normal(probe.x.rows(), probe.layer->outputs());
}

TEST(GradientOfLinear, MatchesDifferencesWithAndWithoutBias) {
  for (int i = 0; i < kShapes; ++i) {
    Random random(static_cast<std::uint32_t>(i));
    Probe probe;
    probe.x = random.normal(random.between(1, 9), random.between(1, 6));
    probe.layer = std::make_unique<Linear>(probe.p, "linear1", probe.x.cols(), random.between(1, 6),
                                           i % 2 == 0);
    randomize(probe, random);
    EXPECT_EQ(probe.check(either(1e-3, 3e-2)).skipped, 0);
  }
}

TEST(GradientOfBatchNorm, MatchesDifferencesWithEachAffineCombination) {
  for (int i = 0; i < kShapes; ++i) {
    SCOPED_TRACE(i);
    Random random(static_cast<std::uint32_t>(i));
    NormConfig config{
        .eps = random.pick({1e-5, 1e-3, 0.5}), .gamma = i % 2 == 0, .beta = i / 2 % 2 == 0};
    const Index n = random.between(2, 12);
    Probe probe;
    probe.x = random.normal(n, random.between(1, 5), 1, random.number(-3, 3));
    for (Index j = 0; j < probe.x.cols(); ++j)  // apart enough for the differences to be smooth
      probe.x.col(j).array() += Vector::LinSpaced(n, Scalar(-1), Scalar(1)).array();
    probe.layer = std::make_unique<BatchNorm>(probe.p, "bn1", probe.x.cols(), config, n + 3);
    randomize(probe, random);
    auto& norm = dynamic_cast<BatchNorm&>(*probe.layer);
    const Vector values = probe.p.values;
    norm.reset(probe.p);  // its running statistics
    probe.p.values = values;
    EXPECT_EQ(probe.check(either(1e-3, 2e-2)).skipped, 0);
  }
}

TEST(GradientOfLayerNorm, MatchesDifferencesWithEachAffineCombination) {
  for (int i = 0; i < kShapes; ++i) {
    SCOPED_TRACE(i);
    Random random(static_cast<std::uint32_t>(i));
    NormConfig config{.kind = NormKind::layer,
                      .eps = random.pick({1e-3, 0.5}),
                      .gamma = i % 2 == 0,
                      .beta = i / 2 % 2 == 0};
    const Index d = random.between(1, 8);
    Probe probe;
    probe.x = random.normal(random.between(1, 6), d, 1, random.number(-1, 1));
    probe.x.rowwise() += Row(Row::LinSpaced(d, Scalar(-1), Scalar(1)));
    probe.layer = std::make_unique<LayerNorm>(probe.p, "ln1", d, config, probe.x.rows() + 2);
    randomize(probe, random);
    EXPECT_EQ(probe.check(either(1e-3, 2e-2)).skipped, 0);
  }
}

TEST(GradientOfActivation, MatchesDifferencesForEachKind) {
  for (const Activation kind : kActivations) {
    SCOPED_TRACE(static_cast<int>(kind));
    Compared count;
    for (int i = 0; i < kShapes / 4; ++i) {
      Random random(static_cast<std::uint32_t>(i));
      Probe probe;
      probe.x = random.normal(random.between(1, 9), random.between(1, 6), 2);
      probe.layer = std::make_unique<ActivationLayer>(kind, probe.x.cols());
      probe.kinks = bends(kind);
      randomize(probe, random);
      const Compared more = probe.check(either(1e-3, 3e-2));
      count.checked += more.checked;
      count.skipped += more.skipped;
    }
    EXPECT_LT(count.skipped, count.checked / 10) << "too little was compared";
    EXPECT_TRUE(bends(kind) || count.skipped == 0);
  }
}

}  // namespace
}  // namespace bnp
