// One unit of one batch norm, as its values pass: before, after step 1, after step 2, activated.
#pragma once

#include <optional>
#include <string>

#include "distribution.h"
#include "model.h"
#include "problem.h"

namespace bnp {

struct UnitRequest {
  Index layer = 1;  // 1 for the first hidden layer; the output's is last
  Index unit = 0;
  Index bins = 40;
  bool common = true;                          // one range for all four histograms, or each its own
  std::optional<Extent> range = std::nullopt;  // given: this one, whatever the values
};

inline constexpr Index kMaxBins = 1000;

/// gamma, beta, and the statistics of the points at hand: biased, std = sqrt(var + eps).
struct UnitView {
  std::string norm;  // bn1
  Index unit;
  Index rows;  // how many points were looked at
  double mean;
  double std;
  double gamma;
  double beta;
  Histogram before;        // x
  Histogram standardized;  // xhat = (x - mean)/std, what step 1 makes
  Histogram after;         // y = gamma xhat + beta, what step 2 makes
  Histogram activated;     // what the layer hands on; y again where no activation follows
};

/// A histogram of a unit by name, in the order in which they leave the core.
struct UnitStage {
  const char* name;
  Histogram UnitView::*histogram;
};
inline constexpr UnitStage kUnitStages[]{{"before", &UnitView::before},
                                         {"standardised", &UnitView::standardized},
                                         {"after", &UnitView::after},
                                         {"activated", &UnitView::activated}};

/// Whether there is such a unit behind a batch norm, and the bins can be made.
MaybeProblem validate(const UnitRequest& request, const Model& model);

/// With the current weights and the statistics of x itself: noise and dropout are off.
/// Requires: validate finds no problem.
/// @param x  N x D, what the net sees: a mini-batch or the whole set
UnitView unit_view(const Model& model, const UnitRequest& request, In x, Workspace& workspace);

}  // namespace bnp
