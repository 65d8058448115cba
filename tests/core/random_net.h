// A net with batch norm after each Linear, its numbers drawn at random, and
// points to look at.
#pragma once

#include <memory>
#include <string>

#include "batchnorm_bench.h"
#include "measures.h"
#include "model.h"
#include "random_cases.h"

namespace bnp {

struct RandomNet {
  /// @param units  of each hidden layer
  RandomNet(std::uint32_t seed, const std::vector<Index>& units, Activation activation,
            double eps = 1e-5)
      : random(seed) {
    config.layers.assign(units.size(), {.activation = activation, .norm = {.eps = eps}});
    for (std::size_t i = 0; i < units.size(); ++i) config.layers[i].units = units[i];
    config.init.gain = 1;
    const Index n = random.between(20, 60);
    x = random.normal(n, 2, 1.5, .5);
    t = Matrix::NullaryExpr(n, 1, [&] { return random.coin() ? Scalar(1) : Scalar(0); });
    model = std::make_unique<Model>(config, 2, 1, n);
    model->initialize(config, Rng(seed, Rng::Stream::weights));
    for (const auto& site : model->norms()) {
      const Index d = site.norm->outputs();
      gamma(site) += random.normal(1, d, .5);
      beta(site) += random.normal(1, d, .5);
    }
  }

  Eigen::Map<Matrix> block(const std::string& name) {
    Parameters& p = model->parameters();
    const Block& b = *p.find(name);
    return {p.values.data() + b.offset, b.rows, b.cols};
  }
  Eigen::Map<Matrix> gamma(const NormSite& site) { return block(site.norm->name() + "/gamma"); }
  Eigen::Map<Matrix> beta(const NormSite& site) { return block(site.norm->name() + "/beta"); }

  /// What stands before and after a batch norm, with the batch's own
  /// statistics.
  Matrix before(const NormSite& site) { return infer().outputs[site.position - 1]; }
  Matrix after(const NormSite& site) { return infer().outputs[site.position]; }
  double loss() { return mean_loss(LossName::logistic, infer().outputs.back(), t); }
  Measures measures() { return measure(*model, x, t, LossName::logistic, workspace); }

  /// gamma = sigma, beta = mu, layer by layer, each with what the one before
  /// now makes.
  void make_identity() {
    for (const auto& site : model->norms()) {
      const Eigen::MatrixXd z = before(site).cast<double>();
      const auto mean = z.colwise().mean().eval();
      const auto var = (z.rowwise() - mean).array().square().colwise().mean();
      beta(site) = mean.cast<Scalar>();
      gamma(site) = (var + site.norm->eps()).sqrt().matrix().cast<Scalar>();
    }
  }
  void make_untouched() {
    for (const auto& site : model->norms()) {
      gamma(site).setOnes();
      beta(site).setZero();
    }
  }

  Random random;
  Config config;
  Matrix x, t;
  std::unique_ptr<Model> model;
  Workspace workspace;

 private:
  Workspace& infer() {
    model->infer(x, workspace, {.statistics = Statistics::batch});
    return workspace;
  }
};

}  // namespace bnp
