// How the loss lies around the current weights: its gradient, and what is met on the way along it.
#pragma once

#include <vector>

#include "config.h"
#include "loss.h"
#include "model.h"
#include "problem.h"

namespace bnp {

struct ProbeRequest {
  double rate = 0.1;               // of the plain gradient step whose decrease is compared
  std::vector<double> along = {};  // step sizes eta, in any order, 0 allowed
};

inline constexpr std::size_t kMaxAlong = 64;

/// What is met at w - eta g. A loss or a change that is no number counts as infinite.
struct AlongGradient {
  double eta;
  double loss;    // L(w - eta g)
  double change;  // |g(w - eta g) - g|/|g|; 0 where g = 0
  double cosine;  // of the angle between the two gradients; 1 where g = 0
};

/// L is the mean loss of the points given, with their own statistics, without noise or dropout; g
/// is its gradient over the blocks that train, |.| the Euclidean norm.
struct Probe {
  double loss;
  double gradient_norm;             // |g|
  std::vector<double> block_norms;  // of each block's gradient, frozen ones too
  double rate;
  double predicted_decrease;  // rate |g|^2, to first order
  double actual_decrease;     // L(w) - L(w - rate g)
  double input_shift;         // layer_input_change of that step; 0 where there is one Linear only
  std::vector<AlongGradient> along;
  double loss_range;      // largest minus smallest loss along; 0 where nothing was asked
  double largest_change;  // largest change along
};

/// Whether the steps are numbers that can be gone.
MaybeProblem validate(const ProbeRequest& request);

/// Asks a second net with the same parameters, so that nothing of `model` changes.
/// Source of `along`: Santurkar et al. 2018 (arXiv:1805.11604), section 3.1.
///
/// @param config  the one that `model` was made of
/// @param x  N x D, what the net sees: a mini-batch or the whole set, N >= 2  @param t  N x K
Probe probe(const Config& config, const Model& model, In x, In t, LossName loss,
            const ProbeRequest& request);

}  // namespace bnp
