// One function a report.
#include "report.h"

#include "json.h"

namespace bnp {
namespace {

void write(Json& json, const Band& band) {
  json.begin_object()
      .field("low", band.low)
      .field("median", band.median)
      .field("high", band.high)
      .end_object();
}

void write(Json& json, const LayerMeasures& layer) {
  json.begin_object()
      .field("name", layer.name)
      .field("layer", layer.hidden)
      .field("units", std::ssize(layer.units));
  json.key("bands").begin_object();
  write(json.key("identityDistance"), layer.identity_distance);
  write(json.key("affineDistance"), layer.affine_distance);
  write(json.key("gain"), layer.gain);
  json.end_object().end_object();
}

const char* name(Undoing state) {
  if (state == Undoing::undone) return "undone";
  return state == Undoing::close ? "close" : "not";
}

void write(Json& json, const Verdict& verdict, const LayerMeasures& layer) {
  const UnitMeasures& unit = layer.units[verdict.unit];
  json.begin_object()
      .field("state", name(verdict.state))
      .field("distance", verdict.distance)
      .field("meter", verdict.meter())
      .field("layer", layer.name)
      .field("unit", static_cast<Index>(verdict.unit))
      .field("gain", unit.gain)
      .field("intercept", unit.intercept)
      .end_object();
}

}  // namespace

std::string status_json(const Trainer& trainer) {
  Json json;
  json.begin_object()
      .field("step", trainer.step())
      .field("epoch", trainer.epoch())
      .field("loss", trainer.loss());
  if (const auto& divergence = trainer.divergence())
    json.key("diverged")
        .begin_object()
        .field("step", divergence->step)
        .field("layer", divergence->layer)
        .field("quantity", divergence->quantity)
        .end_object();
  return json.end_object().text();
}

std::string structure_json(const Trainer& trainer) {
  const Dataset& data = trainer.data();
  Json json;
  json.begin_object().key("series").begin_array();
  for (const auto& series : trainer.history().series())
    json.begin_object().field("name", series.name).field("width", series.width).end_object();
  json.end_array().key("blocks").begin_array();
  for (const auto& block : trainer.model().parameters().blocks())
    json.begin_object()
        .field("name", block.name)
        .field("rows", block.rows)
        .field("cols", block.cols)
        .field("offset", block.offset)
        .field("trains", block.trains)
        .end_object();
  json.end_array()
      .field("features", data.train.x.cols())
      .field("targets", data.train.targets.cols())
      .field("classes", data.classes)
      .field("train", data.train.size())
      .field("test", data.test.size())
      .field("batches", trainer.batches_per_epoch());
  return json.end_object().text();
}

std::string evaluation_json(const Evaluation& evaluation) {
  Json json;
  json.begin_object().field("loss", evaluation.loss);
  if (evaluation.accuracy) json.field("accuracy", *evaluation.accuracy);
  return json.end_object().text();
}

std::string measures_json(const Measures& measures) {
  Json json;
  json.begin_object().key("unitFields").begin_array();
  for (const auto& field : kUnitFields) json.value(field.name);
  json.end_array().key("layers").begin_array();
  for (const auto& layer : measures.layers) write(json, layer);
  json.end_array();
  if (measures.verdict) {
    json.key("whatIf")
        .begin_object()
        .field("trained", measures.what_if.trained)
        .field("identity", measures.what_if.identity)
        .field("step2Off", measures.what_if.step_2_off);
    json.key("layers").begin_array();
    for (const auto& layer : measures.what_if.layers)
      json.begin_object()
          .field("name", layer.name)
          .field("identity", layer.identity)
          .field("step2Off", layer.step_2_off)
          .end_object();
    json.end_array().end_object();
    write(json.key("verdict"), *measures.verdict, measures.layers[measures.verdict->layer]);
  }
  return json.end_object().text();
}

std::vector<double> unit_columns(const Measures& measures) {
  std::vector<double> columns;
  for (const auto& layer : measures.layers) {
    for (const auto& field : kUnitFields)
      for (const auto& unit : layer.units) columns.push_back(unit.*field.value);
    for (const auto& unit : layer.units) columns.push_back(unit.counted ? 1 : 0);
  }
  return columns;
}

}  // namespace bnp
