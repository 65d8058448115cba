// A trained net made into another: batch norm put in or folded away, weights rescaled, blocks set.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "problem.h"
#include "trainer.h"

namespace bnp {

enum class InsertAt {
  start,    // gamma = 1, beta = 0: as a new batch norm begins
  identity  // gamma = sqrt(var + eps), beta = mean: the net computes what it did
};

/// Puts batch norm before the activation of every hidden layer that has no normalisation. The
/// Linear keeps its bias. Statistics are those of the training set, layer by layer in order; the
/// running ones are set to them (the biased variance), so that inference agrees at `identity`.
/// @return the problem, if there is no such layer
MaybeProblem insert_batch_norm(std::unique_ptr<Trainer>& trainer, InsertAt at);

/// Folds every batch norm into a Linear, by its running statistics, or those of the training set
/// where it has none, s = sqrt(var + eps): the one before it
///
///   W_jk gamma_k/s_k,   (b_k - mean_k) gamma_k/s_k + beta_k
///
/// or, where batch norm stands behind the activation, the one after it
///
///   gamma_j/s_j W_jk,   b_k + sum_j (beta_j - gamma_j mean_j/s_j) W_jk
///
/// Inference is the same; training is not.
/// @return the problem, if there is no batch norm
MaybeProblem fold_batch_norm(std::unique_ptr<Trainer>& trainer);

/// Multiplies weight and bias of a hidden layer's Linear. The running statistics of its batch norm
/// follow; behind an activation that does not pass the factor on, they become the training set's.
/// @param layer  1, 2, …
MaybeProblem rescale(Trainer& trainer, Index layer, double factor);

/// Sets a block; values in the order in which the block keeps them.
MaybeProblem set_block(Trainer& trainer, std::string_view name, std::span<const Scalar> values);

/// Freezes or thaws a block.
MaybeProblem set_trains(Trainer& trainer, std::string_view name, bool trains);

}  // namespace bnp
