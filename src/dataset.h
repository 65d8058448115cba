// The points of a run: a toy set or custom ones, split into what trains and what tests.
#pragma once

#include "config.h"
#include "points.h"
#include "rng.h"

namespace bnp {

struct Dataset {
  Points train;
  Points test;                    // without rows where there is no split
  Index classes = 2;              // 0: targets are values
  Rng rng{0, Rng::Stream::data};  // where drawing goes on for fresh points
};

/// Draws a toy set (toy_sets.h) or takes the custom points, then splits at random, keeping together
/// what belongs together: both halves of symmetricXor are symmetric.
///
/// @param config  validate(config, custom) finds no problem
/// @param seed    of the data stream
/// @param custom  for data.name custom (custom_points.h)
Dataset make_dataset(const DataConfig& config, std::uint32_t seed, Points custom = {});

}  // namespace bnp
