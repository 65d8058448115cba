// Optimizers and whole runs of 50 steps against PyTorch's, from the same weights and points.
#include "golden.h"
#include "loss.h"
#include "model.h"
#include "optimizer.h"

namespace bnp {
namespace {

OptimizerConfig optimizer_config(const GoldenCase& golden) {
  OptimizerConfig config;
  config.name = golden.choice<OptimizerName>(golden.words.at("optimizer"));
  config.learning_rate = golden.number("lr", -1);
  config.momentum = golden.number("momentum", config.momentum);
  config.nesterov = golden.is("nesterov");
  config.betas = {golden.number("beta1", config.betas[0]), golden.number("beta2", config.betas[1])};
  config.alpha = golden.number("alpha", config.alpha);
  config.eps = golden.number("eps", config.eps);
  if (golden.words.contains("weight_decay")) config.weight_decay = golden.number("weight_decay", 0);
  return config;
}

TEST(Golden, OptimizersOnTheSameGradients) {
  int cases = 0;
  for (const auto& golden : read_golden("optimizers")) {
    SCOPED_TRACE(golden.name);
    Parameters p;
    p.add({"w", 1, 4});
    p.allocate();
    p.values = golden["start"].transpose();
    Optimizer optimizer(optimizer_config(golden), 4);
    const Matrix gradients = golden["gradients"];
    Matrix after(gradients.rows(), 4);
    for (Index i = 0; i < gradients.rows(); ++i) {
      p.gradients = gradients.row(i).transpose();
      optimizer.step(p);
      after.row(i) = p.values.transpose();
    }
    EXPECT_LE(difference(after, golden.in_double("after")), kGoldenTolerance);
    ++cases;
  }
  EXPECT_EQ(cases, 10);
}

/// Our name of the two hidden layers' biases is none: batch norm follows.
std::unique_ptr<Model> make_net(const GoldenCase& golden, const GoldenCase& start) {
  Config config;
  config.layers.assign(
      2, {.units = 8, .activation = golden.choice<Activation>(golden.words.at("activation"))});
  auto model = std::make_unique<Model>(config, 2, 1, start["x"].rows());
  model->initialize(config, Rng(1, Rng::Stream::weights));
  Parameters& p = model->parameters();
  for (const std::string name : {"linear1/weight", "linear2/weight", "linear3/weight"}) {
    const Block& block = *p.find(name);  // PyTorch's [out, in] by rows is ours by columns
    p.values.segment(block.offset, block.size()) = start[name].transpose().reshaped();
  }
  return model;
}

/// 50 steps on the whole batch; the loss before each.
Matrix train(Model& model, const OptimizerConfig& config, const Matrix& x, const Matrix& t) {
  Optimizer optimizer(config, model.parameters().values.size());
  Matrix losses(10, 5), dz(t.rows(), 1);
  for (Index step = 0; step < 50; ++step) {
    const In z = model.forward(x);
    losses(step / 5, step % 5) = static_cast<Scalar>(mean_loss(LossName::logistic, z, t));
    loss_gradient(LossName::logistic, z, t, dz);
    model.parameters().gradients.setZero();
    model.output_gradient(x.rows()) = dz;
    model.backward(x);
    optimizer.step(model.parameters());
  }
  return losses;
}

TEST(Golden, FiftyStepsOfASmallNet) {
  const auto cases = read_golden("trajectories");
  const GoldenCase& start = cases.front();
  // In float the runs drift apart by rounding, and not alike in wasm and natively (.0036 seen).
  const double room = either(1e-9, 1e-2);
  for (std::size_t i = 1; i < cases.size(); ++i) {
    const GoldenCase& golden = cases[i];
    SCOPED_TRACE(golden.name);
    const auto model = make_net(golden, start);
    const Matrix losses = train(*model, optimizer_config(golden), start["x"], start["t"]);
    EXPECT_LE(difference(losses, golden.in_double("losses")), room);
    const Parameters& p = model->parameters();
    EXPECT_EQ(p.blocks().size(), 8U);
    for (const auto& block : p.blocks()) {
      const Matrix ours =
          Eigen::Map<const Matrix>(p.values.data() + block.offset, block.rows, block.cols);
      const bool weight = block.name.ends_with("weight");
      EXPECT_LE(difference(weight ? Matrix(ours.transpose()) : ours, golden.in_double(block.name)),
                room)
          << block.name;
    }
    const auto& sites = model->norms();
    EXPECT_LE(
        difference(sites[0].norm->running().mean.transpose(), golden.in_double("bn1/running_mean")),
        room);
    EXPECT_LE(
        difference(sites[1].norm->running().var.transpose(), golden.in_double("bn2/running_var")),
        room);
  }
  EXPECT_EQ(cases.size(), 11U);
}

}  // namespace
}  // namespace bnp
