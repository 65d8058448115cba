// What a run can be asked besides its measures: each question put to its net and its points.
#pragma once

#include <vector>

#include "covariate_shift.h"
#include "net_view.h"
#include "probe.h"
#include "trainer.h"
#include "unit_view.h"

namespace bnp {

/// The whole training set, or the last mini-batch.
enum class PointSet { train, batch };

/// None of these changes anything in the run; a request must have passed its validate.
Probe probe(const Trainer& trainer, PointSet set, const ProbeRequest& request);
UnitView unit_view(const Trainer& trainer, PointSet set, const UnitRequest& request);
std::vector<LayerView> layer_views(const Trainer& trainer, PointSet set);
std::vector<LayerInputs> layer_inputs(const Trainer& trainer);

}  // namespace bnp
