// The losses: mean over the batch, and its gradient. They see outputs and targets, and know no net.
#pragma once

#include "config.h"
#include "types.h"

namespace bnp {

/// `automatic` resolved: logistic for one output, softmax for several. (Targets with values are
/// regression, and ask for mse themselves.)
LossName resolve(LossName name, Index outputs);

/// Mean loss of N rows; z the outputs (N x K), t the targets (N x K).
///
///   logistic  mean_i  log(1 + e^z) - t z               K = 1, t in {0, 1}; torch BCEWithLogitsLoss
///   softmax   mean_i  log sum_k e^(z_k) - sum_k t_k z_k   t one-hot; torch CrossEntropyLoss
///   mse       mean_ik (z - t)^2                         torch MSELoss
///   huber     mean_ik |r| < 1 ? r^2/2 : |r| - 1/2, r = z - t   torch HuberLoss, delta 1
///   linear    mean_ik t z
double mean_loss(LossName name, In z, In t);

/// dL/dz of the mean loss.  @param dz  N x K, written
void loss_gradient(LossName name, In z, In t, Out dz);

/// Both at once, for training: the losses of two classes in Scalar and as packets, where mean_loss
/// sums in double.  @return the mean loss
double loss_and_gradient(LossName name, In z, In t, Out dz);

/// Share of rows whose class is right: one output above the boundary, the largest of several.
/// @param boundary  0 for logits, 1/2 where the outputs were fitted to labels 0 and 1
double accuracy(In z, In t, Scalar boundary = 0);

}  // namespace bnp
