// The net is run once; the four columns are the unit's own.
#include "unit_view.h"

#include <cmath>

#include "decimal.h"

namespace bnp {
namespace {

const NormSite* find_site(const Model& model, Index layer) {
  for (const auto& site : model.norms())
    if (site.hidden == layer) return &site;
  return nullptr;
}

/// The columns in the order of kUnitStages.
struct Columns {
  Vector stages[4];

  Histogram histogram_of(std::size_t stage, const UnitRequest& request) const {
    Extent range = extent(stages[stage]);
    if (request.common)
      for (const auto& other : stages) range = join(range, extent(other));
    return histogram(stages[stage], request.range.value_or(range), request.bins);
  }
};

}  // namespace

MaybeProblem validate(const UnitRequest& request, const Model& model) {
  const NormSite* site = find_site(model, request.layer);
  if (site == nullptr)
    return Problem{"layer", std::to_string(request.layer), "that of a batch norm"};
  const Index units = site->norm->outputs();
  if (request.unit < 0 || request.unit >= units)
    return Problem{"unit", std::to_string(request.unit),
                   "a whole number from 0 to " + std::to_string(units - 1)};
  if (request.bins < 1 || request.bins > kMaxBins)
    return Problem{"bins", std::to_string(request.bins),
                   "a whole number from 1 to " + std::to_string(kMaxBins)};
  // Written so that NaN does not pass.
  if (request.range && !(std::isfinite((*request.range)[1] - (*request.range)[0]) &&
                         (*request.range)[0] <= (*request.range)[1]))
    return Problem{"range",
                   number_text((*request.range)[0]) + " to " + number_text((*request.range)[1]),
                   "two finite numbers, the smaller one first"};
  return std::nullopt;
}

UnitView unit_view(const Model& model, const UnitRequest& request, In x, Workspace& workspace) {
  const NormSite& site = *find_site(model, request.layer);
  const Index j = request.unit;
  model.infer(x, workspace, {.statistics = Statistics::batch});

  Columns columns;
  columns.stages[0] = workspace.outputs[site.position - 1].col(j);
  const BatchStats stats = batch_stats(columns.stages[0]);
  columns.stages[1].resize(x.rows());
  normalize(columns.stages[0], stats, inverse_std(stats.var, site.norm->eps()), columns.stages[1]);
  columns.stages[2] = workspace.outputs[site.position].col(j);
  columns.stages[3] = workspace.outputs[model.end_of(site.hidden)].col(j);

  UnitView view{.norm = site.norm->name(),
                .unit = j,
                .rows = x.rows(),
                .mean = stats.mean(),
                .std = std::sqrt(static_cast<double>(stats.var) + site.norm->eps()),
                .gamma = static_cast<double>(site.norm->gamma(model.parameters())[j]),
                .beta = static_cast<double>(site.norm->beta(model.parameters())[j]),
                .before = {},
                .standardized = {},
                .after = {},
                .activated = {}};
  for (std::size_t stage = 0; stage < std::size(kUnitStages); ++stage)
    view.*kUnitStages[stage].histogram = columns.histogram_of(stage, request);
  return view;
}

}  // namespace bnp
