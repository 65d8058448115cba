// The gradient of whole nets against central differences, over a thousand
// random configurations.
#include "loss.h"
#include "model.h"
#include "numeric_gradient.h"

namespace bnp {
namespace {

constexpr int kConfigs = kDouble ? 1000 : 200;

NormConfig random_norm(Random& random) {
  return {.kind = random.pick({NormKind::none, NormKind::batch, NormKind::batch, NormKind::layer}),
          .eps = kDouble ? random.pick({1e-5, 1e-3, 0.1}) : 0.1,  // float cannot follow sharp bends
          .gamma = random.coin(),
          .beta = random.coin(),
          .place = random.pick({Place::before, Place::after})};
}

Config random_config(Random& random) {
  Config config;
  config.layers.resize(static_cast<std::size_t>(random.between(0, 4)));
  for (auto& layer : config.layers) {
    layer.units = random.between(1, 7);
    layer.activation = static_cast<Activation>(random.between(0, 8));
    layer.norm = random_norm(random);
    layer.bias = random.pick({BiasChoice::automatic, BiasChoice::yes, BiasChoice::no});
  }
  config.output.norm = random_norm(random);
  config.output.bias = random.coin();
  config.init.gain = 1;
  return config;
}

bool bends(Activation a) {
  return a == Activation::relu || a == Activation::leaky_relu || a == Activation::elu;
}

/// A net, a batch and its loss with the batch's own statistics.
struct Case {
  explicit Case(std::uint32_t seed) : random(seed), config(random_config(random)) {
    const Index n = random.between(4, 12);
    const Index k = random.between(1, 3);
    constexpr LossName kOne[]{LossName::logistic, LossName::mse, LossName::huber, LossName::linear};
    constexpr LossName kMany[]{LossName::softmax, LossName::mse, LossName::huber, LossName::linear};
    loss_name = k == 1 ? random.pick(kOne) : random.pick(kMany);
    x = random.normal(n, random.between(1, 3), 1.5);
    t = Matrix::Zero(n, k);
    for (Index i = 0; i < n; ++i)
      if (k > 1 || random.coin()) t(i, random.between(0, k - 1)) = 1;
    model = std::make_unique<Model>(config, x.cols(), k, n + 2);
    model->initialize(config, Rng(seed, Rng::Stream::weights));
    model->parameters().values += random.normal(model->parameters().values.size(), 1, .3);
  }

  void backward() {
    const In z = model->forward(x);
    Matrix dz(z.rows(), z.cols());
    loss_gradient(loss_name, z, t, dz);
    model->parameters().gradients.setZero();
    model->output_gradient(x.rows()) = dz;
    model->backward(x);
  }

  Sided loss() {
    const Matrix& z = model->infer(x, workspace, {.statistics = Statistics::batch});
    Sided result{mean_loss(loss_name, z, t)};
    std::size_t at = 0;  // of the layer in front of each activation
    for (const auto& layer : config.layers) {
      const bool norm = layer.norm.kind != NormKind::none;
      if (norm && layer.norm.place == Place::before) ++at;
      if (bends(layer.activation))
        for (const Scalar v : workspace.outputs[at].reshaped()) result.side(v > 0);
      at += norm && layer.norm.place == Place::after ? 3 : 2;
    }
    if (loss_name == LossName::huber)
      for (const Scalar r : (z - t).reshaped()) result.side(std::abs(r) < 1);
    return result;
  }

  Random random;
  Config config;
  LossName loss_name;
  Matrix x, t;
  std::unique_ptr<Model> model;
  Workspace workspace;
};

constexpr double kStep = either(1e-3, 1e-2);

/// A few entries of every block.
void check_entries(Case& c, Compared& count) {
  Parameters& p = c.model->parameters();
  for (const auto& block : p.blocks()) {
    SCOPED_TRACE(block.name);
    for (int i = 0; i < 8; ++i) {
      const Index at = block.offset + c.random.between(0, block.size() - 1);
      expect_slope(
          static_cast<double>(p.gradients(at)), p.values(at), [&] { return c.loss(); }, kStep,
          count);
    }
  }
}

/// All entries at once, along a random direction of length 1.
void check_direction(Case& c, Compared& count) {
  Parameters& p = c.model->parameters();
  Vector direction = c.random.normal(p.values.size(), 1);
  direction.normalize();
  const Vector kept = p.values;
  expect_slope(
      static_cast<double>(p.gradients.dot(direction)),
      [&](double t) {
        p.values = kept + static_cast<Scalar>(t) * direction;
        return c.loss();
      },
      kStep, count);
  p.values = kept;
}

TEST(GradientOfModel, MatchesDifferencesForRandomNets) {
  Compared count;
  for (int i = 0; i < kConfigs; ++i) {
    SCOPED_TRACE(i);
    Case c(static_cast<std::uint32_t>(i));
    if (c.model->parameters().values.size() == 0) continue;
    c.backward();
    check_entries(c, count);
    check_direction(c, count);
    if (HasFailure()) break;
  }
  EXPECT_GT(count.checked, kConfigs * 10);
  EXPECT_LT(count.skipped, count.checked / 10) << "too little was compared";
}

TEST(GradientOfModel, ForwardIsInferenceWithTheBatchsOwnStatistics) {
  for (std::uint32_t i = 0; i < 200; ++i) {
    Case c(i);
    const Matrix z = c.model->forward(c.x);
    EXPECT_LE(difference(c.model->infer(c.x, c.workspace, {.statistics = Statistics::batch}), z),
              either(1e-12, 1e-5));
  }
}

TEST(GradientOfModel, DoesNotDependOnWhatWasTrainedBefore) {
  Case c(11);
  c.backward();
  const Vector first = c.model->parameters().gradients;
  c.model->forward(c.x.topRows(2));  // a smaller batch in between leaves its rows in the buffers
  c.backward();
  EXPECT_EQ(c.model->parameters().gradients, first);
}

}  // namespace
}  // namespace bnp
