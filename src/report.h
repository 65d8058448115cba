// What the core says of a run, as JSON text: structure and names. Whole arrays leave as numbers.
#pragma once

#include <string>
#include <vector>

#include "trainer.h"

namespace bnp {

/// {step, epoch, loss, diverged?: {step, layer, quantity}}
std::string status_json(const Trainer& trainer);

/// {series: [{name, width}], blocks: [{name, rows, cols, offset, trains}], features, targets,
/// classes, train, test, batches}: what stays the same for the length of a run.
std::string structure_json(const Trainer& trainer);

/// {loss, accuracy?}: no accuracy where targets are values
std::string evaluation_json(const Evaluation& evaluation);

/// {layers: [{name, layer, units, bands}], unitFields, whatIf?, verdict?}
std::string measures_json(const Measures& measures);

/// What measures_json leaves out: layer by layer, each field of kUnitFields for all units, then
/// 1 or 0 for those that count.
std::vector<double> unit_columns(const Measures& measures);

}  // namespace bnp
