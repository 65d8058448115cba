// What batch norm is worth to a trained net: the loss without it, and the loss without its step 2.
#pragma once

#include <string>
#include <vector>

#include "loss.h"
#include "model.h"

namespace bnp {

/// Mean losses of one batch norm changed, all others as trained.
struct LayerWhatIf {
  std::string name;   // bn1
  double identity;    // bypassed, y = x, which is gamma = s, beta = mu
  double step_2_off;  // gamma = 1, beta = 0
};

/// The mean loss as trained, with every batch norm changed at once, and with one at a time.
/// Statistics are taken anew in each, layer by layer.
struct WhatIf {
  double trained;
  double identity;
  double step_2_off;
  std::vector<LayerWhatIf> layers;
};

/// @param x  N x D, what the net sees  @param t  N x K
/// @param workspace  holds the evaluation of x as trained with batch statistics; is used up
WhatIf what_if(const Model& model, In x, In t, LossName loss, Workspace& workspace);

}  // namespace bnp
