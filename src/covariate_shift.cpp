// One evaluation, and the means of the columns that each Linear is given.
#include "covariate_shift.h"

#include "linear.h"

namespace bnp {

std::vector<LayerInputs> layer_inputs(const Model& model, In x, Workspace& workspace) {
  model.infer(x, workspace, {.statistics = Statistics::batch, .noise = true});
  std::vector<LayerInputs> inputs;
  for (std::size_t i = 0; i < model.size(); ++i) {
    const auto* linear = dynamic_cast<const Linear*>(&model.layer(i));
    if (linear == nullptr) continue;
    const In arriving = i == 0 ? x : In(workspace.outputs[i - 1]);
    const std::string& block = model.parameters().blocks()[linear->weight()].name;
    inputs.push_back(
        {block.substr(0, block.find('/')), arriving.cast<double>().colwise().mean().transpose()});
  }
  return inputs;
}

double layer_input_change(const std::vector<LayerInputs>& a, const std::vector<LayerInputs>& b) {
  double sum = 0;
  Index units = 0;
  for (std::size_t i = 1; i < a.size(); ++i) {
    sum += (b[i].mean - a[i].mean).cwiseAbs().sum();
    units += a[i].mean.size();
  }
  return units == 0 ? 0 : sum / static_cast<double>(units);
}

}  // namespace bnp
