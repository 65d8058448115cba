// Whether a configuration can be run: each field within its limits, and the fields with each other.
#pragma once

#include "config.h"
#include "points.h"
#include "problem.h"

namespace bnp {

/// @param custom  the points handed in for data.name custom (custom_points.h), else none
/// @return the first problem, in words: field, value and bound
MaybeProblem validate(const Config& config, const Points& custom = {});

/// The same for points that are there already: as many as data.samples.
MaybeProblem validate_settings(const Config& config);

/// How many trainable numbers the net has (an upper bound: biases are counted everywhere).
Index parameter_count(const Config& config, Index inputs, Index outputs);

}  // namespace bnp
