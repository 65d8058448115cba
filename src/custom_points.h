// Points handed in from outside: whether they can be used, and what the net is to learn of them.
#pragma once

#include "config.h"
#include "points.h"
#include "problem.h"
#include "rng.h"

namespace bnp {

// Handed in, the targets are one column of labels 0, 1, … where there are classes, and
// `config.targets` columns of values where there are none.

/// @param given  without rows where no points were handed in
/// @return the first problem: the number of rows, features or classes; or a number that is none or
///   a label that is no class, with its row and column (counted from 0)
MaybeProblem check_custom(const DataConfig& config, const Points& given);

/// With labels as targets: 0 or 1 for two classes, one-hot for more, a share of them drawn anew.
/// Requires: check_custom finds no problem.
Points with_targets(const DataConfig& config, Points given, Rng& rng);

/// The configuration with as many samples as there are points.
DataConfig sized(DataConfig config, const Points& given);

}  // namespace bnp
