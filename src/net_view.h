// Each Linear and what it feeds: the size of its weights, and what arrives at its activation.
#pragma once

#include <string>
#include <vector>

#include "model.h"

namespace bnp {

/// Which percentiles of a unit are told.
inline constexpr double kPercentiles[]{1, 5, 25, 50, 75, 95, 99};

struct LayerView {
  std::string name;       // linear1
  bool normalized;        // batch norm follows at once: the weights' size does not matter
  double weight_norm;     // |w|, Frobenius
  double effective_rate;  // lr/|w|^2: the pace at which the direction of normalised weights turns
  Index units;
  /// What arrives at the activation (at the output: what leaves the net), kPercentiles of each unit
  /// in turn.
  std::vector<double> percentiles;
  std::vector<bool> dead;  // units whose ReLU passes no point; none where there is no ReLU
};

/// One entry a Linear, the output's last, with batch statistics; noise and dropout are off.
/// Source of the effective rate: van Laarhoven 2017 (arXiv:1706.05350).
/// @param x  N x D, what the net sees  @param learning_rate  the one in force
std::vector<LayerView> layer_views(const Model& model, In x, double learning_rate,
                                   Workspace& workspace);

}  // namespace bnp
