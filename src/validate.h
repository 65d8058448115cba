// Whether a configuration can be run: each field within its limits, and the fields with each other.
#pragma once

#include "config.h"
#include "problem.h"

namespace bnp {

/// @return the first problem, in words: field, value and bound
MaybeProblem validate(const Config& config);

/// How many of the points train.
Index training_rows(const DataConfig& data);

/// How many trainable numbers the net has (an upper bound: biases are counted everywhere).
Index parameter_count(const Config& config, Index features, Index outputs);

}  // namespace bnp
