// What a net knows besides its parameters: running statistics, and what is done to its inputs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "problem.h"
#include "trainer.h"

namespace bnp {

/// {"norms": [{"name", "units", "batches"}, …], "inputs": how many the net sees}
std::string net_state_json(const Trainer& trainer);

/// The numbers of it: mean and var of each batch norm in turn, then centre, factor and offset of
/// the inputs, each of which is (made - centre) factor + offset (input_map.h).
std::vector<double> net_state_numbers(const Trainer& trainer);

/// Sets the running statistics of a batch norm.
/// @param values  mean, then var, D each, finite, var >= 0  @param batches  whole, >= 0
MaybeProblem set_running(Trainer& trainer, std::string_view name, std::span<const double> values,
                         double batches);

/// The parameters with which the run of this configuration begins.
Vector initial_parameters(const Trainer& trainer);

}  // namespace bnp
