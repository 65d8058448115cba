// A twin of the net walks; the trained one stays where it is.
#include "probe.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "covariate_shift.h"
#include "decimal.h"

namespace bnp {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double or_infinite(double x) { return std::isfinite(x) ? x : kInfinity; }

Config quiet(Config config) {
  for (auto& layer : config.layers) {
    layer.norm.noise = {};
    layer.dropout = 0;
  }
  config.output.norm.noise = {};
  return config;
}

class Twin {
 public:
  Twin(const Config& config, const Model& model, In x, In t, LossName loss)
      : loss_(loss),
        x_(x),
        t_(t),
        model_(quiet(config), x.cols(), t.cols(), x.rows()),
        start_(model.parameters().values) {
    model_.take_over(model);
  }

  double loss_at_start() { return loss_at(start_); }
  double loss_along(const Vector& g, double eta) { return or_infinite(loss_at(moved(g, eta))); }

  /// The gradient over all blocks where the loss was asked last.
  const Vector& gradient() {
    Parameters& p = model_.parameters();
    model_.backward(x_);
    return p.gradients;
  }

  /// What arrives at each Linear where the loss was asked last.
  std::vector<LayerInputs> inputs() { return layer_inputs(model_, x_, workspace_); }

  std::vector<double> block_norms(const Vector& gradient) const {
    std::vector<double> norms;
    for (const auto& block : model_.parameters().blocks())
      norms.push_back(gradient.segment(block.offset, block.size()).cast<double>().norm());
    return norms;
  }

  /// Only what trains moves.
  Vector trained(const Vector& gradient) const {
    Vector g = Vector::Zero(gradient.size());
    for (const Span span : model_.parameters().trained())
      g.segment(span.offset, span.size) = gradient.segment(span.offset, span.size);
    return g;
  }

 private:
  Vector moved(const Vector& g, double eta) const { return start_ - static_cast<Scalar>(eta) * g; }
  double loss_at(const Vector& w) {
    model_.parameters().values = w;
    const In z = model_.forward(x_);
    loss_gradient(loss_, z, t_, model_.output_gradient(z.rows()));
    return mean_loss(loss_, z, t_);
  }

  LossName loss_;
  In x_;
  In t_;
  Model model_;
  Workspace workspace_;
  Vector start_;
};

AlongGradient meet(Twin& twin, const Vector& g, double norm, double eta) {
  AlongGradient met{eta, twin.loss_along(g, eta), 0, 1};
  if (norm == 0) return met;
  const Vector there = twin.trained(twin.gradient());
  const Eigen::VectorXd a = g.cast<double>();
  const Eigen::VectorXd b = there.cast<double>();
  met.change = or_infinite((b - a).norm() / norm);
  met.cosine = a.dot(b) / (norm * b.norm());
  return met;
}

void summarize(Probe& probe) {
  if (probe.along.empty()) return;
  const auto [low, high] = std::minmax_element(probe.along.begin(), probe.along.end(),
                                               [](auto& a, auto& b) { return a.loss < b.loss; });
  probe.loss_range = or_infinite(high->loss - low->loss);
  for (const auto& met : probe.along)
    probe.largest_change = std::max(probe.largest_change, met.change);
}

MaybeProblem check_step(const std::string& field, double eta) {
  // Beyond this the weights leave float32 whatever the gradient.
  if (std::abs(eta) <= 1e6) return std::nullopt;
  return Problem{field, number_text(eta), "a number from -1000000 to 1000000"};
}

}  // namespace

MaybeProblem validate(const ProbeRequest& request) {
  if (request.along.size() > kMaxAlong)
    return Problem{"along", std::to_string(request.along.size()) + " numbers",
                   "at most " + std::to_string(kMaxAlong)};
  for (std::size_t i = 0; i < request.along.size(); ++i)
    if (auto problem = check_step("along." + std::to_string(i), request.along[i])) return problem;
  return check_step("rate", request.rate);
}

Probe probe(const Config& config, const Model& model, In x, In t, LossName loss,
            const ProbeRequest& request) {
  Twin twin(config, model, x, t, loss);
  Probe probe{};
  probe.loss = or_infinite(twin.loss_at_start());
  const Vector gradient = twin.gradient();
  const std::vector<LayerInputs> inputs = twin.inputs();
  const Vector g = twin.trained(gradient);
  probe.gradient_norm = g.cast<double>().norm();
  probe.block_norms = twin.block_norms(gradient);
  probe.rate = request.rate;
  probe.predicted_decrease = request.rate * probe.gradient_norm * probe.gradient_norm;
  probe.actual_decrease = probe.loss - twin.loss_along(g, request.rate);
  probe.input_shift = or_infinite(layer_input_change(inputs, twin.inputs()));
  for (const double eta : request.along)
    probe.along.push_back(meet(twin, g, probe.gradient_norm, eta));
  summarize(probe);
  return probe;
}

}  // namespace bnp
