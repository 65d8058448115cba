// Layers before the changed one need no second run: from the last batch norm to the first, what
// they made still stands in the workspace.
#include "what_if.h"

#include <algorithm>

namespace bnp {

WhatIf what_if(const Model& model, In x, In t, LossName loss, Workspace& workspace) {
  WhatIf result{mean_loss(loss, workspace.outputs.back(), t), 0, 0, {}};
  result.identity = result.step_2_off = result.trained;
  const auto loss_as = [&](NormMode norm, const Layer* only, std::size_t from) {
    const InferMode mode{.statistics = Statistics::batch, .norm = norm, .only = only};
    return mean_loss(loss, model.infer(x, workspace, mode, from), t);
  };
  const auto& norms = model.norms();
  for (auto site = norms.rbegin(); site != norms.rend(); ++site)
    result.layers.push_back({site->norm->name(),
                             loss_as(NormMode::identity, site->norm, site->position),
                             loss_as(NormMode::step_1_only, site->norm, site->position)});
  std::reverse(result.layers.begin(), result.layers.end());
  if (norms.empty()) return result;
  result.identity = loss_as(NormMode::identity, nullptr, norms.front().position);
  result.step_2_off = loss_as(NormMode::step_1_only, nullptr, norms.front().position);
  return result;
}

}  // namespace bnp
