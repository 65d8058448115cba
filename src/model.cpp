// Building the row of layers, and running it forwards, backwards and for evaluation.
#include "model.h"

#include "activation.h"
#include "dropout.h"
#include "initial_weights.h"
#include "layernorm.h"
#include "linear.h"
#include "unit_noise.h"

namespace bnp {
namespace {

/// A bias straight before batch norm is taken out with the mean: its gradient is rounding noise.
bool has_bias(const LayerConfig& layer) {
  if (layer.bias != BiasChoice::automatic) return layer.bias == BiasChoice::yes;
  return layer.norm.kind != NormKind::batch || layer.norm.place == Place::after;
}

}  // namespace

Model::Model(const Config& config, Index features, Index outputs, Index max_batch)
    : seed_(config.seed) {
  Index width = features;
  for (std::size_t i = 0; i < config.layers.size(); ++i) {
    const LayerConfig& layer = config.layers[i];
    const std::string number = std::to_string(i + 1);
    width = add_linear(number, width, layer.units, has_bias(layer));
    if (layer.norm.place == Place::before) add_norm(number, width, layer.norm, max_batch);
    layers_.push_back(std::make_unique<ActivationLayer>(layer.activation, width));
    if (layer.norm.place == Place::after) add_norm(number, width, layer.norm, max_batch);
    if (layer.dropout > 0)
      layers_.push_back(std::make_unique<Dropout>(width, layer.dropout, max_batch, next_stream()));
    ends_.push_back(layers_.size() - 1);
  }
  const std::string number = std::to_string(config.layers.size() + 1);
  add_linear(number, width, outputs,
             config.output.bias && config.output.norm.kind != NormKind::batch);
  add_norm(number, outputs, config.output.norm, max_batch);
  ends_.push_back(layers_.size() - 1);

  find_outgoing();
  parameters_.allocate();
  find_passes();
  for (const Layer* pass : passes_) {
    outputs_.emplace_back(padded(max_batch), pass->outputs());
    gradients_.emplace_back(padded(max_batch), pass->outputs());
  }
}

Index Model::add_linear(const std::string& number, Index inputs, Index outputs, bool bias) {
  layers_.push_back(
      std::make_unique<Linear>(parameters_, "linear" + number, inputs, outputs, bias));
  return outputs;
}

Rng Model::next_stream() const {
  return {seed_, Rng::Stream::noise, static_cast<std::uint32_t>(layers_.size())};
}

void Model::add_norm(const std::string& number, Index units, const NormConfig& config,
                     Index max_batch) {
  if (config.kind == NormKind::none) return;
  if (config.kind == NormKind::layer)
    layers_.push_back(
        std::make_unique<LayerNorm>(parameters_, "ln" + number, units, config, max_batch));
  else
    add_batch_norm("bn" + number, units, config, max_batch);
  if (config.noise.present())
    layers_.push_back(std::make_unique<UnitNoise>(units, config.noise, next_stream()));
}

void Model::add_batch_norm(const std::string& name, Index units, const NormConfig& config,
                           Index max_batch) {
  auto norm = std::make_unique<BatchNorm>(parameters_, name, units, config, max_batch);
  norms_.push_back({norm.get(), std::ssize(ends_) + 1, layers_.size(), std::nullopt});
  layers_.push_back(std::move(norm));
}

void Model::find_outgoing() {
  for (auto& site : norms_)
    for (auto i = site.position; i < layers_.size() && !site.outgoing; ++i)
      if (const auto* linear = dynamic_cast<const Linear*>(layers_[i].get()))
        site.outgoing = linear->weight();
}

void Model::find_passes() {
  for (const auto& layer : layers_) {
    const auto* activation = dynamic_cast<const ActivationLayer*>(layer.get());
    if (activation != nullptr && activation->kind() == Activation::relu)
      if (auto* norm = dynamic_cast<BatchNorm*>(passes_.back())) {
        norm->rectify();
        continue;
      }
    passes_.push_back(layer.get());
  }
}

void Model::initialize(const Config& config, Rng rng) {
  std::size_t hidden = 0;
  for (const auto& layer : layers_) {
    if (const auto* linear = dynamic_cast<const Linear*>(layer.get())) {
      const auto activation = hidden < config.layers.size()
                                  ? std::optional(config.layers[hidden].activation)
                                  : std::nullopt;
      draw_weights(config.init, activation, rng, parameters_.value(linear->weight()));
      ++hidden;
    } else if (auto* norm = dynamic_cast<BatchNorm*>(layer.get())) {
      norm->reset(parameters_);
    } else if (auto* norm = dynamic_cast<LayerNorm*>(layer.get())) {
      norm->reset(parameters_);
    }
  }
}

In Model::forward(In x) {
  const Index n = x.rows();
  for (std::size_t i = 0; i < passes_.size(); ++i)
    passes_[i]->forward(parameters_, i == 0 ? x : In(outputs_[i - 1].topRows(n)),
                        outputs_[i].topRows(n));
  return outputs_.back().topRows(n);
}

void Model::backward(In x) {
  const Index n = x.rows();
  for (auto i = passes_.size(); i-- > 0;) {
    if (i == 0) {
      passes_[0]->backward(parameters_, x, outputs_[0].topRows(n), gradients_[0].topRows(n),
                           nullptr);
    } else {
      Out dx = gradients_[i - 1].topRows(n);
      passes_[i]->backward(parameters_, outputs_[i - 1].topRows(n), outputs_[i].topRows(n),
                           gradients_[i].topRows(n), &dx);
    }
  }
}

const Matrix& Model::infer(In x, Workspace& workspace, InferMode mode, std::size_t from) const {
  workspace.outputs.resize(layers_.size());
  for (std::size_t i = from; i < layers_.size(); ++i) {
    workspace.outputs[i].resize(x.rows(), layers_[i]->outputs());
    layers_[i]->infer(parameters_, i == 0 ? x : In(workspace.outputs[i - 1]), workspace.outputs[i],
                      mode);
  }
  return workspace.outputs.back();
}

void Model::take_over(const Model& other) {
  for (const auto& block : parameters_.blocks()) {
    const Block* from = other.parameters_.find(block.name);
    if (from == nullptr || from->rows != block.rows || from->cols != block.cols) continue;
    parameters_.values.segment(block.offset, block.size()) =
        other.parameters_.values.segment(from->offset, from->size());
    parameters_.set_trains(block.name, from->trains);
  }
  for (auto& site : norms_)
    for (const auto& from : other.norms_)
      if (from.norm->name() == site.norm->name() && from.norm->outputs() == site.norm->outputs())
        site.norm->running() = from.norm->running();
}

}  // namespace bnp
