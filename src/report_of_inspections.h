// What the inspections say, for whoever is outside: structure as JSON text, arrays as numbers.
#pragma once

#include <string>
#include <vector>

#include "inspection.h"

namespace bnp {

/// {loss, gradientNorm, rate, predictedDecrease, actualDecrease, lossRange, largestChange,
/// blocks: [name], alongFields: [name]}; null stands for what is infinite or no number.
std::string probe_json(const Probe& probe, const Parameters& parameters);

/// What probe_json leaves out: the norm of each block's gradient in the order of `blocks`, then
/// each of alongFields for all steps.
std::vector<double> probe_columns(const Probe& probe);

/// {norm, unit, rows, mean, std, gamma, beta, bins, stages: [{name, low, high, below, above}]}
std::string unit_json(const UnitView& view);

/// What unit_json leaves out: stage by stage the counts of the bins.
std::vector<double> unit_counts(const UnitView& view);

/// {percents, layers: [{name, units, normalized, weightNorm, effectiveRate, dead: [unit]}]}
std::string layers_json(const std::vector<LayerView>& layers);

/// What layers_json leaves out: layer by layer, unit by unit, each percentile. NaN where a unit has
/// a number that is none.
std::vector<double> percentile_rows(const std::vector<LayerView>& layers);

/// [{name, units}], one a Linear; its numbers are in input_means, layer by layer.
std::string inputs_json(const std::vector<LayerInputs>& inputs);
std::vector<double> input_means(const std::vector<LayerInputs>& inputs);

}  // namespace bnp
