// How the norm functions cross a boundary: arrays by name, in and out, all in double.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "norm_functions.h"

namespace bnp {

/// Matrices row by row. A name that is absent is an option that was not given.
using NamedArrays = std::map<std::string, std::vector<double>>;

/// Reads x, and gamma, beta, runningMean, runningVar where they are there; writes y, mean, var, and
/// where running statistics were given runningMean and runningVar.
/// @param x's rows, cols  @param options  its arrays are not looked at
/// @param tracked  numBatchesTracked after this batch
MaybeProblem batch_norm(NamedArrays& arrays, Index rows, Index cols, BatchNormOptions options,
                        double& tracked);

/// Reads dy too; writes dx, dGamma, dBeta.
MaybeProblem batch_norm_backward(NamedArrays& arrays, Index rows, Index cols,
                                 BatchNormOptions options);

}  // namespace bnp
