// The net as a heat map needs it: batch norm folded into the weights before it, one unit's answer.
#pragma once

#include <optional>
#include <vector>

#include "config.h"
#include "model.h"

namespace bnp {

/// In a heat map batch norm is one affine map a unit, y = g_k x + c_k, with running statistics, or
/// the training set's where there are none:
///
///   g_k = gamma_k / sqrt(var_k + eps),   c_k = beta_k - mean_k g_k
///
/// Before the activation the Linear takes it over, W'_jk = W_jk g_k and b'_k = b_k g_k + c_k; what
/// is left is a product and an activation a layer. Agrees with Model::infer up to rounding.
class FoldedNet {
 public:
  /// @param train  N x D, what the net sees of the training set
  /// @param hidden  0: the net's output; 1, 2, …: that hidden layer's
  /// @return  none where layer norm stands before that unit
  static std::optional<FoldedNet> of(const Model& model, In train, Index hidden, Index unit);

  /// @param x  N x D, what the net sees  @param answers  N, the unit's, written
  void operator()(In x, OutColumn answers);

 private:
  friend class Folder;

  struct Stage {
    Matrix weight;
    Row bias;
    Activation activation = Activation::identity;
    Row slope, offset;  // of a batch norm after the activation; empty without
    Matrix y;
  };

  std::vector<Stage> stages_;
};

}  // namespace bnp
