// The layers in their order: a Linear begins an entry, what follows completes it.
#include "net_view.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "activation.h"
#include "distribution.h"
#include "linear.h"

namespace bnp {
namespace {

LayerView begin_view(const Parameters& p, const Linear& linear, double learning_rate) {
  const std::string& block = p.blocks()[linear.weight()].name;
  const double square = p.value(linear.weight()).cast<double>().squaredNorm();
  return {.name = block.substr(0, block.find('/')),
          .normalized = false,
          .weight_norm = std::sqrt(square),
          .effective_rate = learning_rate / square,
          .units = linear.outputs(),
          .percentiles = {},
          .dead = {}};
}

/// Numbers that are none cannot be put in order: a unit with one has no percentiles.
void add_percentiles(InColumn values, std::vector<double>& percentiles) {
  std::vector<double> sorted(values.begin(), values.end());
  const bool finite = values.allFinite();
  if (finite) std::sort(sorted.begin(), sorted.end());
  for (const double percent : kPercentiles)
    percentiles.push_back(finite ? quantile(sorted, percent / 100)
                                 : std::numeric_limits<double>::quiet_NaN());
}

void see_arriving(const Matrix& values, LayerView& view) {
  for (Index j = 0; j < values.cols(); ++j) add_percentiles(values.col(j), view.percentiles);
}

void see_relu(const Matrix& passed, LayerView& view) {
  for (Index j = 0; j < passed.cols(); ++j)
    view.dead.push_back((passed.col(j).array() == Scalar(0)).all());
}

}  // namespace

std::vector<LayerView> layer_views(const Model& model, In x, double learning_rate,
                                   Workspace& workspace) {
  model.infer(x, workspace, {.statistics = Statistics::batch});
  std::vector<LayerView> views;
  for (std::size_t i = 0; i < model.size(); ++i) {
    const Layer& layer = model.layer(i);
    if (const auto* linear = dynamic_cast<const Linear*>(&layer)) {
      views.push_back(begin_view(model.parameters(), *linear, learning_rate));
    } else if (const auto* activation = dynamic_cast<const ActivationLayer*>(&layer)) {
      see_arriving(workspace.outputs[i - 1], views.back());
      if (activation->kind() == Activation::relu) see_relu(workspace.outputs[i], views.back());
    } else if (dynamic_cast<const BatchNorm*>(&layer) != nullptr) {
      views.back().normalized = dynamic_cast<const Linear*>(&model.layer(i - 1)) != nullptr;
    }
  }
  see_arriving(workspace.outputs.back(), views.back());
  return views;
}

}  // namespace bnp
