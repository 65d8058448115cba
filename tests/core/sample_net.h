// Small nets with points, for asking about: every number drawn, or every number known.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "loss.h"
#include "model.h"
#include "rng.h"

namespace bnp {

inline constexpr bool kInDouble = sizeof(Scalar) == sizeof(double);

/// A tolerance for each build.
inline double within(double in_double, double in_float) { return kInDouble ? in_double : in_float; }

/// N x D standard normal numbers.
inline Matrix normal_points(Rng& rng, Index n, Index d) {
  return Matrix::NullaryExpr(n, d, [&] { return static_cast<Scalar>(rng.gaussian()); });
}

inline NormConfig norm_of(NormKind kind) {
  NormConfig norm;
  norm.kind = kind;
  return norm;
}

inline LayerConfig layer_of(Index units, Activation activation, NormKind norm) {
  LayerConfig layer;
  layer.units = units;
  layer.activation = activation;
  layer.norm = norm_of(norm);
  return layer;
}

struct SampleNet {
  SampleNet(std::vector<LayerConfig> layers, Matrix points, Matrix targets)
      : x(std::move(points)), t(std::move(targets)) {
    config.layers = std::move(layers);
    config.init.gain = 1;
    build();
  }

  /// Random points, labels and parameters.
  SampleNet(std::uint32_t seed, std::vector<LayerConfig> layers, Index n = 40)
      : rng(seed, Rng::Stream::data) {
    config.layers = std::move(layers);
    config.init.gain = 1;
    x = normal_points(rng, n, 2);
    t = Matrix::NullaryExpr(n, 1, [&] { return static_cast<Scalar>(rng.below(2)); });
    build();
    Vector& values = model->parameters().values;
    values += Scalar(.3) * normal_points(rng, values.size(), 1);
  }

  void build() {
    model = std::make_unique<Model>(config, x.cols(), t.cols(), x.rows());
    model->initialize(config, Rng(7, Rng::Stream::weights));
  }

  Eigen::Map<Matrix> block(const std::string& name) {
    Parameters& p = model->parameters();
    const Block* b = p.find(name);
    EXPECT_NE(b, nullptr) << name;
    return {p.values.data() + b->offset, b->rows, b->cols};
  }

  /// By evaluation with batch statistics: a road that knows neither forward nor backward.
  double loss(LossName name = LossName::logistic) const {
    Workspace workspace;
    return mean_loss(name, model->infer(x, workspace, {.statistics = Statistics::batch}), t);
  }

  /// dL/dw of each parameter by differences of that evaluation, at five points.
  Eigen::VectorXd slopes(LossName name = LossName::logistic) {
    const double h = kInDouble ? 1e-4 : 5e-3;
    Vector& w = model->parameters().values;
    Eigen::VectorXd g(w.size());
    for (Index i = 0; i < w.size(); ++i) {
      const Scalar was = w(i);
      const auto at = [&](double step) {
        w(i) = was + static_cast<Scalar>(step);
        return loss(name);
      };
      g(i) = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
      w(i) = was;
    }
    return g;
  }

  Config config;
  Matrix x;
  Matrix t;
  Rng rng{1, Rng::Stream::data};
  std::unique_ptr<Model> model;
};

}  // namespace bnp
