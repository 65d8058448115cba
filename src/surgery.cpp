// Each operation makes the new configuration, then moves the numbers.
#include "surgery.h"

#include <algorithm>
#include <cmath>

#include "decimal.h"

namespace bnp {
namespace {

std::string number(Index layer) { return std::to_string(layer + 1); }

Eigen::Map<Matrix> block(Trainer& trainer, const std::string& name) {
  Parameters& p = trainer.model().parameters();
  const Block& found = *p.find(name);
  return {p.values.data() + found.offset, found.rows, found.cols};
}

MaybeProblem no_block(std::string_view name, const Parameters& p) {
  std::string known;
  for (const auto& block : p.blocks()) known += (known.empty() ? "" : ", ") + block.name;
  return Problem{"parameters", std::string(name.substr(0, 80)), "one of " + known};
}

/// The map x -> slope x + offset of a unit, from its running statistics.
struct UnitMap {
  double slope;
  double offset;
};

UnitMap running_map(const BatchNorm& norm, const Parameters& p, Index j) {
  const double gamma = norm.gamma(p)[j];
  const double slope = gamma / std::sqrt(norm.running().var(j) + norm.eps());
  return {slope, norm.beta(p)[j] - slope * norm.running().mean(j)};
}

/// Running statistics become those of what came into the norm, with the biased variance.
void know(NormSite& site, const Workspace& seen) {
  const Matrix& x = seen.outputs[site.position - 1];
  RunningStats& running = site.norm->running();
  for (Index j = 0; j < x.cols(); ++j) {
    const BatchStats stats = batch_stats(x.col(j));
    running.mean(j) = stats.mean();
    running.var(j) = static_cast<double>(stats.var);
  }
}

/// Sets what inference uses, and at the identity gamma and beta, from the activations before it.
void settle(Trainer& trainer, NormSite& site, InsertAt at) {
  Workspace seen;
  trainer.infer_training_set(seen);
  know(site, seen);
  if (at == InsertAt::start) return;
  const RunningStats& running = site.norm->running();
  const auto deviation = (running.var.array() + site.norm->eps()).sqrt().matrix();
  block(trainer, site.norm->name() + "/gamma") = deviation.transpose().cast<Scalar>();
  block(trainer, site.norm->name() + "/beta") = running.mean.transpose().cast<Scalar>();
}

/// As a heat map has them.
void know_untracked(Trainer& trainer) {
  Workspace seen;
  for (auto& site : trainer.model().norms()) {
    if (site.norm->tracks()) continue;
    if (seen.outputs.empty()) trainer.model().infer(trainer.train_x(), seen);
    know(site, seen);
  }
}

/// Whether f(c x) = c f(x).
bool passes_on(Activation activation, double factor) {
  const bool kinked = activation == Activation::relu || activation == Activation::leaky_relu;
  return activation == Activation::identity || (kinked && factor > 0);
}

void fold_before(Trainer& net, const BatchNorm& norm, const Parameters& old, Index layer) {
  auto weight = block(net, "linear" + number(layer) + "/weight");
  auto bias = block(net, "linear" + number(layer) + "/bias");
  for (Index k = 0; k < weight.cols(); ++k) {
    const auto [slope, offset] = running_map(norm, old, k);
    weight.col(k) *= static_cast<Scalar>(slope);
    bias(0, k) = static_cast<Scalar>(slope * static_cast<double>(bias(0, k)) + offset);
  }
}

void fold_after(Trainer& net, const BatchNorm& norm, const Parameters& old, Index layer) {
  auto weight = block(net, "linear" + number(layer + 1) + "/weight");
  auto bias = block(net, "linear" + number(layer + 1) + "/bias");
  for (Index j = 0; j < weight.rows(); ++j) {
    const auto [slope, offset] = running_map(norm, old, j);
    bias += static_cast<Scalar>(offset) * weight.row(j);
    weight.row(j) *= static_cast<Scalar>(slope);
  }
}

}  // namespace

MaybeProblem insert_batch_norm(std::unique_ptr<Trainer>& trainer, InsertAt at) {
  Config config = trainer->config();
  std::vector<Index> inserted;
  for (std::size_t i = 0; i < config.layers.size(); ++i) {
    LayerConfig& layer = config.layers[i];
    if (layer.norm.kind != NormKind::none) continue;
    const bool biased =
        trainer->model().parameters().find("linear" + std::to_string(i + 1) + "/bias") != nullptr;
    layer.bias = biased ? BiasChoice::yes : BiasChoice::no;
    layer.norm = NormConfig{};
    inserted.push_back(static_cast<Index>(i));
  }
  if (inserted.empty())
    return Problem{"layers", "normalised everywhere",
                   "a net with a hidden layer without normalisation"};

  auto next = std::make_unique<Trainer>(config, trainer->data());
  next->take_over(*trainer);
  for (auto& site : next->model().norms())
    for (const Index layer : inserted)
      if (site.hidden == layer + 1) settle(*next, site, at);
  trainer = std::move(next);
  return std::nullopt;
}

MaybeProblem fold_batch_norm(std::unique_ptr<Trainer>& trainer) {
  if (trainer->model().norms().empty())
    return Problem{"layers", "without batch norm", "a net with batch norm"};
  Config config = trainer->config();
  const auto hidden = std::ssize(config.layers);
  for (Index i = 0; i < hidden; ++i) {
    LayerConfig& layer = config.layers[static_cast<std::size_t>(i)];
    if (layer.norm.kind != NormKind::batch) continue;
    layer.norm.kind = NormKind::none;
    layer.bias = BiasChoice::yes;
    if (layer.norm.place == Place::before) continue;
    if (i + 1 < hidden)
      config.layers[static_cast<std::size_t>(i) + 1].bias = BiasChoice::yes;
    else
      config.output.bias = true;
  }
  if (config.output.norm.kind == NormKind::batch) {
    config.output.norm.kind = NormKind::none;
    config.output.bias = true;
  }

  auto next = std::make_unique<Trainer>(config, trainer->data());
  next->model().parameters().values.setZero();  // biases that there were none of
  next->take_over(*trainer);
  know_untracked(*trainer);
  const Parameters& old = trainer->model().parameters();
  for (const auto& site : trainer->model().norms()) {
    const Index layer = site.hidden - 1;
    const bool after =
        layer < hidden && config.layers[static_cast<std::size_t>(layer)].norm.place == Place::after;
    if (after)
      fold_after(*next, *site.norm, old, layer);
    else
      fold_before(*next, *site.norm, old, layer);
  }
  trainer = std::move(next);
  return std::nullopt;
}

MaybeProblem rescale(Trainer& trainer, Index layer, double factor) {
  const auto hidden = std::ssize(trainer.config().layers);
  if (layer < 1 || layer > hidden)
    return Problem{"layer", std::to_string(layer),
                   "a hidden layer, 1 to " + std::to_string(hidden)};
  if (!std::isfinite(factor) || factor == 0)
    return Problem{"factor", number_text(factor), "a finite number other than 0"};
  const std::string name = "linear" + std::to_string(layer);
  const bool biased = trainer.model().parameters().find(name + "/bias") != nullptr;
  const auto scale = static_cast<Scalar>(factor);
  Scalar largest = block(trainer, name + "/weight").cwiseAbs().maxCoeff();
  if (biased) largest = std::max(largest, block(trainer, name + "/bias").cwiseAbs().maxCoeff());
  if (scale == 0 || !std::isfinite(scale * largest))
    return Problem{"factor", number_text(factor),
                   "one that the core's numbers hold, and the weights times it"};
  block(trainer, name + "/weight") *= scale;
  if (biased) block(trainer, name + "/bias") *= scale;
  const LayerConfig& config = trainer.config().layers[static_cast<std::size_t>(layer) - 1];
  for (auto& site : trainer.model().norms()) {
    if (site.hidden != layer) continue;
    if (config.norm.place == Place::before || passes_on(config.activation, factor)) {
      site.norm->running().mean *= factor;
      site.norm->running().var *= factor * factor;
    } else {
      Workspace seen;
      trainer.model().infer(trainer.train_x(), seen);
      know(site, seen);
    }
  }
  return std::nullopt;
}

MaybeProblem set_block(Trainer& trainer, std::string_view name, std::span<const Scalar> values) {
  Parameters& p = trainer.model().parameters();
  const Block* found = p.find(name);
  if (found == nullptr) return no_block(name, p);
  if (std::ssize(values) != found->size())
    return Problem{found->name, std::to_string(values.size()) + " numbers",
                   std::to_string(found->size()) + " numbers"};
  for (const Scalar value : values)
    if (!std::isfinite(value))
      return Problem{found->name, number_text(static_cast<double>(value)), "finite numbers"};
  std::copy(values.begin(), values.end(), p.values.data() + found->offset);
  return std::nullopt;
}

MaybeProblem set_trains(Trainer& trainer, std::string_view name, bool trains) {
  Parameters& p = trainer.model().parameters();
  if (p.find(name) == nullptr) return no_block(name, p);
  p.set_trains(name, trains);
  return std::nullopt;
}

}  // namespace bnp
