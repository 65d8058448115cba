// The toy sets: points drawn from a formula, in turn for a whole set or anew for each mini-batch.
#pragma once

#include "data_shape.h"
#include "rng.h"
#include "types.h"

namespace bnp {

/// A whole set, point by point, classes taking turns. The formulas stand in toy_classes.h and
/// toy_values.h.
///
/// Where there are classes, a share `labelNoise` of the labels is drawn anew. Points that belong
/// together (symmetricXor) share one draw: the set stays symmetric under any noise.
///
/// @param x  samples x features, written  @param targets  samples x 1, written
void draw_in_turn(const DataConfig& config, Rng& rng, Out x, Out targets);

/// Independent draws from the same formulas: each row is a random one of `samples` turns.
/// Allocates nothing.
/// @param x  N x features, written  @param targets  N x 1, written
void draw_anew(const DataConfig& config, Rng& rng, Out x, Out targets);

}  // namespace bnp
