// Normalisations, activations and losses against what PyTorch made of the same batches.
#include "activation.h"
#include "batchnorm.h"
#include "golden.h"
#include "layernorm.h"
#include "loss.h"

namespace bnp {
namespace {

void set_block(Parameters& p, const std::string& name, const Matrix& values) {
  if (const Block* block = p.find(name))
    p.values.segment(block->offset, block->size()) = values.reshaped();
}
Matrix gradient(const Parameters& p, const std::string& name) {
  const Block* block = p.find(name);
  return block ? Matrix(p.gradients.segment(block->offset, block->size()).transpose()) : Matrix();
}

void expect_close(const Matrix& ours, const GoldenCase& golden, const std::string& key) {
  EXPECT_LE(difference(ours, golden.in_double(key)), kGoldenTolerance) << golden.name << " " << key;
}

/// One batch through a layer, forward and backward.
void expect_batch(Layer& layer, Parameters& p, const std::string& block, const GoldenCase& golden,
                  const std::string& batch) {
  const Matrix x = golden["x" + batch];
  Matrix y(x.rows(), x.cols()), dx(x.rows(), x.cols());
  layer.forward(p, x, y);
  p.gradients.setZero();
  Out out = dx;
  layer.backward(p, x, y, golden["dy" + batch], &out);
  expect_close(y, golden, "y" + batch);
  expect_close(dx, golden, "dx" + batch);
  if (p.find(block + "/gamma"))
    expect_close(gradient(p, block + "/gamma"), golden, "dgamma" + batch);
  if (p.find(block + "/beta")) expect_close(gradient(p, block + "/beta"), golden, "dbeta" + batch);
}

TEST(Golden, BatchNorm1d) {
  int cases = 0;
  for (const auto& golden : read_golden("batchnorm")) {
    SCOPED_TRACE(golden.name);
    NormConfig config{.eps = golden.number("eps", -1),
                      .gamma = golden.is("gamma"),
                      .beta = golden.is("beta"),
                      .track_running_stats = golden.is("track")};
    config.momentum.reset();
    if (golden.words.at("momentum") != "null") config.momentum = golden.number("momentum", -1);
    Parameters p;
    BatchNorm norm(p, "bn1", 3, config, 5);
    p.allocate();
    norm.reset(p);
    if (config.gamma) set_block(p, "bn1/gamma", golden["gamma"]);
    if (config.beta) set_block(p, "bn1/beta", golden["beta"]);
    for (const std::string batch : {"1", "2"}) {
      expect_batch(norm, p, "bn1", golden, batch);
      if (!config.track_running_stats) continue;
      const double room = kGoldenTolerance;
      EXPECT_LE(
          difference(norm.running().mean.transpose(), golden.in_double("running_mean" + batch)),
          room);
      EXPECT_LE(difference(norm.running().var.transpose(), golden.in_double("running_var" + batch)),
                room);
    }
    const Matrix points = golden["points"];
    Matrix inferred(points.rows(), points.cols());
    norm.infer(p, points, inferred, {});
    expect_close(inferred, golden, "inferred");
    ++cases;
  }
  EXPECT_EQ(cases, 9);
}

TEST(Golden, LayerNorm) {
  int cases = 0;
  for (const auto& golden : read_golden("layernorm")) {
    SCOPED_TRACE(golden.name);
    const Index units = golden["x"].cols();
    Parameters p;
    LayerNorm norm(p, "ln1", units,
                   {.kind = NormKind::layer,
                    .eps = golden.number("eps", -1),
                    .gamma = golden.is("affine"),
                    .beta = golden.is("affine")},
                   golden["x"].rows());
    p.allocate();
    norm.reset(p);
    if (golden.is("affine")) {
      set_block(p, "ln1/gamma", golden["gamma"]);
      set_block(p, "ln1/beta", golden["beta"]);
    }
    expect_batch(norm, p, "ln1", golden, "");
    Matrix inferred(golden["x"].rows(), units);
    norm.infer(p, golden["x"], inferred, {});
    expect_close(inferred, golden, "y");
    ++cases;
  }
  EXPECT_EQ(cases, 4);
}

TEST(Golden, ActivationsAndTheirSlopes) {
  int cases = 0;
  for (const auto& golden : read_golden("activations")) {
    SCOPED_TRACE(golden.name);
    const Matrix x = golden["x"].transpose();
    Parameters p;
    ActivationLayer layer(golden.choice<Activation>(golden.name), 1);
    Matrix y(x.rows(), 1), slope(x.rows(), 1);
    layer.forward(p, x, y);
    Out out = slope;
    layer.backward(p, x, y, Matrix(Matrix::Ones(x.rows(), 1)), &out);
    expect_close(y.transpose(), golden, "y");
    expect_close(slope.transpose(), golden, "slope");
    ++cases;
  }
  EXPECT_EQ(cases, static_cast<int>(std::size(Choices<Activation>::names)));
}

TEST(Golden, LossesAndTheirGradients) {
  int cases = 0;
  for (const auto& golden : read_golden("losses")) {
    SCOPED_TRACE(golden.name);
    const auto name = golden.choice<LossName>(golden.name);
    const Matrix z = golden["z"], t = golden["t"];
    Matrix dz(z.rows(), z.cols());
    loss_gradient(name, z, t, dz);
    expect_close(Matrix::Constant(1, 1, static_cast<Scalar>(mean_loss(name, z, t))), golden,
                 "loss");
    expect_close(dz, golden, "dz");
    ++cases;
  }
  EXPECT_EQ(cases + 1, static_cast<int>(std::size(Choices<LossName>::names)));  // not 'auto'
}

}  // namespace
}  // namespace bnp
