// The net as a heat map needs it: batch norm folded into the weights before it, one unit's answer.
#pragma once

#include <vector>

#include "config.h"
#include "layernorm.h"
#include "model.h"

namespace bnp {

/// In a heat map batch norm is one affine map a unit, y = g_k x + c_k, with running statistics, or
/// the training set's where there are none (as the net's answers for that set have them):
///
///   g_k = gamma_k / sqrt(var_k + eps),   c_k = beta_k - mean_k g_k
///
/// Before the activation the Linear takes it over, W'_jk = W_jk g_k and b'_k = b_k g_k + c_k; what
/// is left is a product and an activation a layer, and layer norm, which knows nothing of other
/// rows. Agrees with Model::infer up to rounding.
class FoldedNet {
 public:
  /// @param model  outlives this
  /// @param train  N x D, what the net sees of the training set
  /// @param hidden  0: the net's output; 1, 2, …: that hidden layer's
  FoldedNet(const Model& model, In train, Index hidden, Index unit);

  /// @param x  N x D, what the net sees  @param answers  N, the unit's, written
  void operator()(In x, OutColumn answers);

 private:
  friend class Folder;

  struct Stage {
    Matrix weight;
    Row bias;
    const LayerNorm* before = nullptr;  // the activation
    Activation activation = Activation::identity;
    Row slope, offset;  // of a batch norm after the activation; empty without
    const LayerNorm* after = nullptr;
    Matrix y;

    /// Layer norm needs all units of a row.
    bool all_units() const { return before != nullptr || after != nullptr; }
  };

  const Parameters& parameters_;
  Index unit_;  // among the columns of the last stage
  std::vector<Stage> stages_;
};

}  // namespace bnp
