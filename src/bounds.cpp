// One line a limit.
#include "bounds.h"

#include "config.h"
#include "json.h"
#include "probe.h"
#include "unit_view.h"

namespace bnp {

std::string limits_json() {
  return Json()
      .begin_object()
      .field("hiddenLayers", kMaxHiddenLayers)
      .field("units", kMaxUnits)
      .field("parameters", kMaxParameters)
      .field("features", kMaxFeatures)
      .field("minPoints", kMinPoints)
      .field("points", kMaxPoints)
      .field("pointNumbers", kMaxPointNumbers)
      .field("bins", kMaxBins)
      .field("along", kMaxAlong)
      .end_object()
      .text();
}

}  // namespace bnp
