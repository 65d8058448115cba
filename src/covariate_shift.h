// What arrives at each Linear on average: the quantity whose drift is called covariate shift.
#pragma once

#include <string>
#include <vector>

#include "model.h"

namespace bnp {

/// mean_j = mean_i(h_ij), h the N x D input of a Linear.
struct LayerInputs {
  std::string linear;  // linear2
  Eigen::VectorXd mean;
};

/// One entry a Linear, linear1 (whose input never moves) first. Batch statistics; the noise of
/// units is that of the last step, for it moves what arrives; dropout is off.
/// Source: Santurkar et al. 2018 (arXiv:1805.11604), section 2.2.
/// @param x  N x D, what the net sees
std::vector<LayerInputs> layer_inputs(const Model& model, In x, Workspace& workspace);

/// Mean of |b_j - a_j| over the units of all Linears from the second on: how far the inputs of the
/// layers moved from one step to another. 0 where there is one Linear only.
double layer_input_change(const std::vector<LayerInputs>& a, const std::vector<LayerInputs>& b);

}  // namespace bnp
