// One function a report, and one for its numbers.
#include "report_of_inspections.h"

#include "json.h"

namespace bnp {
namespace {

struct AlongField {
  const char* name;
  double AlongGradient::*value;
};
constexpr AlongField kAlongFields[]{{"eta", &AlongGradient::eta},
                                    {"loss", &AlongGradient::loss},
                                    {"change", &AlongGradient::change},
                                    {"cosine", &AlongGradient::cosine}};

}  // namespace

std::string probe_json(const Probe& probe, const Parameters& parameters) {
  Json json;
  json.begin_object()
      .field("loss", probe.loss)
      .field("gradientNorm", probe.gradient_norm)
      .field("rate", probe.rate)
      .field("predictedDecrease", probe.predicted_decrease)
      .field("actualDecrease", probe.actual_decrease)
      .field("inputShift", probe.input_shift)
      .field("lossRange", probe.loss_range)
      .field("largestChange", probe.largest_change);
  json.key("blocks").begin_array();
  for (const auto& block : parameters.blocks()) json.value(block.name);
  json.end_array().key("alongFields").begin_array();
  for (const auto& field : kAlongFields) json.value(field.name);
  return json.end_array().end_object().text();
}

std::vector<double> probe_columns(const Probe& probe) {
  std::vector<double> columns = probe.block_norms;
  for (const auto& field : kAlongFields)
    for (const auto& met : probe.along) columns.push_back(met.*field.value);
  return columns;
}

std::string unit_json(const UnitView& view) {
  Json json;
  json.begin_object()
      .field("norm", view.norm)
      .field("unit", view.unit)
      .field("rows", view.rows)
      .field("mean", view.mean)
      .field("std", view.std)
      .field("gamma", view.gamma)
      .field("beta", view.beta)
      .field("bins", view.before.counts.size());
  json.key("stages").begin_array();
  for (const auto& stage : kUnitStages) {
    const Histogram& histogram = view.*stage.histogram;
    json.begin_object()
        .field("name", stage.name)
        .field("low", histogram.low)
        .field("high", histogram.high)
        .field("below", histogram.below)
        .field("above", histogram.above)
        .end_object();
  }
  return json.end_array().end_object().text();
}

std::vector<double> unit_counts(const UnitView& view) {
  std::vector<double> counts;
  for (const auto& stage : kUnitStages) {
    const auto& own = (view.*stage.histogram).counts;
    counts.insert(counts.end(), own.begin(), own.end());
  }
  return counts;
}

std::string layers_json(const std::vector<LayerView>& layers) {
  Json json;
  json.begin_object().key("percents").begin_array();
  for (const double percent : kPercentiles) json.value(percent);
  json.end_array().key("layers").begin_array();
  for (const auto& layer : layers) {
    json.begin_object()
        .field("name", layer.name)
        .field("units", layer.units)
        .field("normalized", layer.normalized)
        .field("weightNorm", layer.weight_norm)
        .field("effectiveRate", layer.effective_rate);
    json.key("dead").begin_array();
    for (std::size_t j = 0; j < layer.dead.size(); ++j)
      if (layer.dead[j]) json.value(j);
    json.end_array().end_object();
  }
  return json.end_array().end_object().text();
}

std::vector<double> percentile_rows(const std::vector<LayerView>& layers) {
  std::vector<double> rows;
  for (const auto& layer : layers)
    rows.insert(rows.end(), layer.percentiles.begin(), layer.percentiles.end());
  return rows;
}

std::string inputs_json(const std::vector<LayerInputs>& inputs) {
  Json json;
  json.begin_array();
  for (const auto& layer : inputs)
    json.begin_object().field("name", layer.linear).field("units", layer.mean.size()).end_object();
  return json.end_array().text();
}

std::vector<double> input_means(const std::vector<LayerInputs>& inputs) {
  std::vector<double> means;
  for (const auto& layer : inputs)
    means.insert(means.end(), layer.mean.data(), layer.mean.data() + layer.mean.size());
  return means;
}

}  // namespace bnp
