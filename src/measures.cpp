// Each measure from its formula, over one evaluation of the net as trained.
#include "measures.h"

#include <algorithm>
#include <cmath>

#include "distribution.h"

namespace bnp {
namespace {

constexpr double kUndoneMedian = .05;
constexpr double kUndoneHigh = .2;
constexpr double kClose = .25;

bool leads_on(const NormSite& site, const Parameters& p, Index unit) {
  return !site.outgoing || p.value(*site.outgoing).row(unit).squaredNorm() > 0;
}

Band band_of(const std::vector<UnitMeasures>& units, double UnitMeasures::*quantity) {
  std::vector<double> values;
  for (const auto& unit : units)
    if (unit.counted) values.push_back(unit.*quantity);
  return band(std::move(values));
}

LayerMeasures measure_layer(const NormSite& site, const Parameters& p, In x, In y) {
  LayerMeasures layer{site.norm->name(), site.hidden, {}, {}, {}, {}};
  for (Index j = 0; j < x.cols(); ++j) {
    const BatchStats stats = batch_stats(x.col(j));
    const double active = (y.col(j).array() > 0).cast<double>().mean();
    layer.units.push_back(measure_unit(static_cast<double>(site.norm->gamma(p)[j]),
                                       static_cast<double>(site.norm->beta(p)[j]), stats.mean(),
                                       static_cast<double>(stats.var), site.norm->eps(), active));
    UnitMeasures& unit = layer.units.back();
    // Numbers that are none cannot be put in order: sorting them is undefined.
    unit.counted = leads_on(site, p, j) && std::isfinite(unit.identity_distance) &&
                   std::isfinite(unit.affine_distance) && std::isfinite(unit.gain);
  }
  layer.identity_distance = band_of(layer.units, &UnitMeasures::identity_distance);
  layer.affine_distance = band_of(layer.units, &UnitMeasures::affine_distance);
  layer.gain = band_of(layer.units, &UnitMeasures::gain);
  return layer;
}

std::optional<Verdict> judge(const std::vector<LayerMeasures>& layers) {
  std::vector<Verdict> units;
  for (std::size_t l = 0; l < layers.size(); ++l)
    for (std::size_t u = 0; u < layers[l].units.size(); ++u)
      if (layers[l].units[u].counted)
        units.push_back({Undoing::not_undone, layers[l].units[u].identity_distance, l, u});
  if (units.empty()) return std::nullopt;

  std::vector<double> distances;
  for (const auto& unit : units) distances.push_back(unit.distance);
  std::sort(distances.begin(), distances.end());
  const double median = distances[(distances.size() - 1) / 2];
  Verdict verdict = *std::find_if(units.begin(), units.end(),
                                  [=](const auto& unit) { return unit.distance == median; });
  if (verdict.distance < kUndoneMedian && quantile(distances, .9) < kUndoneHigh)
    verdict.state = Undoing::undone;
  else if (verdict.distance < kClose)
    verdict.state = Undoing::close;
  return verdict;
}

}  // namespace

UnitMeasures measure_unit(double gamma, double beta, double mean, double var, double eps,
                          double active) {
  const double s = std::sqrt(var + eps);
  const double v = var / (var + eps);
  const double intercept = beta - gamma * mean / s;
  return {.gamma = gamma,
          .beta = beta,
          .mean = mean,
          .std = s,
          .gain = gamma / s,
          .shift = intercept / s,
          .intercept = intercept,
          .identity_distance =
              std::sqrt(std::pow(gamma / s - 1, 2) * v + std::pow((beta - mean) / s, 2)),
          .affine_distance = std::sqrt(std::pow(gamma - 1, 2) * v + beta * beta),
          .kappa = beta / gamma - mean / s,
          .active_fraction = active,
          .counted = true};
}

Band band(std::vector<double> values) {
  if (values.empty()) return {0, 0, 0};
  std::sort(values.begin(), values.end());
  return {quantile(values, .1), quantile(values, .5), quantile(values, .9)};
}

Measures measure(const Model& model, In x, In t, LossName loss, Workspace& workspace) {
  Measures result;
  model.infer(x, workspace, {.statistics = Statistics::batch});
  for (const auto& site : model.norms()) {
    const In before = site.position == 0 ? x : In(workspace.outputs[site.position - 1]);
    result.layers.push_back(
        measure_layer(site, model.parameters(), before, workspace.outputs[site.position]));
  }
  result.verdict = judge(result.layers);
  result.what_if = what_if(model, x, t, loss, workspace);
  return result;
}

}  // namespace bnp
