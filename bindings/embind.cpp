// The class that crosses into JavaScript: a run. (The norm functions have one of their own.)
//
// Structure crosses as JSON text, arrays as views (embind_values.h).
#include <memory>

#include "config_text.h"
#include "embind_values.h"
#include "inspection.h"
#include "net_state.h"
#include "report.h"
#include "report_of_inspections.h"
#include "row_major.h"
#include "snapshot.h"
#include "surgery.h"
#include "trainer.h"
#include "validate.h"

namespace {

using embind::refusal;
using embind::val;
using embind::view;

class Session {
 public:
  /// @param text  the configuration, a `path=value` a line
  /// @param rows  of custom points that wait in inputView, features then targets; 0 for a toy set
  std::string start(const std::string& text, int rows) { return refusal(begin(text, rows)); }

  std::string structure() const { return bnp::structure_json(*trainer_); }
  std::string status() const { return bnp::status_json(*trainer_); }
  std::string configText() const { return bnp::config_text(trainer_->config()); }

  void advance(double steps) { trainer_->advance(static_cast<std::int64_t>(steps)); }

  /// Takes the lines of the optimizer that change.
  std::string configure(const std::string& lines) {
    bnp::Config config = trainer_->config();
    if (auto problem = bnp::parse_config(lines, config)) return refusal(problem);
    trainer_->configure(config.optimizer);
    return {};
  }

  double historyGeneration() const { return static_cast<double>(trainer_->history().generation()); }
  double historyRows() const { return static_cast<double>(trainer_->history().rows()); }
  val historyStepsView(int from) { return keep(trainer_->history().steps_from(from)); }
  val historyView(int from) const {
    const auto& history = trainer_->history();
    return view(history.row(from),
                static_cast<std::size_t>((history.rows() - from) * history.width()));
  }

  val pointsView(bool test) { return keep(bnp::point_rows(points(test))); }

  /// Room for n numbers, to be set before a call that reads them.
  val inputView(int n) { return keep(std::vector<float>(static_cast<std::size_t>(n))); }

  /// Outputs for the rows in inputView, row by row.
  val predictView(int rows) {
    const bnp::Matrix x = bnp::from_row_major(floats_, rows, points(false).x.cols());
    return keep(bnp::row_major(trainer_->predict(x)));
  }

  val gridView(int size, double left, double right, double bottom, double top, int hidden,
               int unit) {
    std::vector<float> values(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
    trainer_->grid({size, left, right, bottom, top, hidden, unit}, values.data());
    return keep(std::move(values));
  }

  std::string evaluate(bool test, bool batch_statistics) {
    const auto statistics = batch_statistics ? bnp::Statistics::batch : bnp::Statistics::running;
    return bnp::evaluation_json(trainer_->evaluate(points(test), statistics));
  }

  // Each of these answers in JSON, and leaves the numbers that it names in numbersView.
  std::string measure() {
    const bnp::Measures measures = trainer_->measures();
    return answer(bnp::measures_json(measures), bnp::unit_columns(measures));
  }
  /// Takes the step sizes from doublesView.
  std::string probe(bool batch, double rate) {
    const bnp::ProbeRequest request{rate, doubles_};
    if (auto problem = bnp::validate(request)) return refusal(problem);
    const bnp::Probe probe = bnp::probe(*trainer_, set(batch), request);
    return answer(bnp::probe_json(probe, trainer_->model().parameters()),
                  bnp::probe_columns(probe));
  }
  /// Takes the range from doublesView: two numbers, or none.
  std::string unit(bool batch, int layer, int unit, int bins, bool common) {
    bnp::UnitRequest request{.layer = layer, .unit = unit, .bins = bins, .common = common};
    if (doubles_.size() == 2) request.range = {doubles_[0], doubles_[1]};
    if (auto problem = bnp::validate(request, trainer_->model())) return refusal(problem);
    const bnp::UnitView view = bnp::unit_view(*trainer_, set(batch), request);
    return answer(bnp::unit_json(view), bnp::unit_counts(view));
  }
  std::string layerViews(bool batch) {
    const auto views = bnp::layer_views(*trainer_, set(batch));
    return answer(bnp::layers_json(views), bnp::percentile_rows(views));
  }
  std::string layerInputs() {
    const auto inputs = bnp::layer_inputs(*trainer_);
    return answer(bnp::inputs_json(inputs), bnp::input_means(inputs));
  }
  std::string netState() {
    return answer(bnp::net_state_json(*trainer_), bnp::net_state_numbers(*trainer_));
  }
  val numbersView() const { return view(doubles_); }

  /// Room for n numbers in double, to be set before a call that reads them.
  val doublesView(int n) { return keep(std::vector<double>(static_cast<std::size_t>(n))); }

  /// Takes the block's numbers from inputView.
  std::string setBlock(const std::string& name) {
    return refusal(bnp::set_block(*trainer_, name, floats_));
  }
  /// Takes means, then variances, from doublesView.
  std::string setRunning(const std::string& name, double batches) {
    return refusal(bnp::set_running(*trainer_, name, doubles_, batches));
  }
  std::string setTrains(const std::string& name, bool trains) {
    return refusal(bnp::set_trains(*trainer_, name, trains));
  }
  std::string rescale(int layer, double factor) {
    return refusal(bnp::rescale(*trainer_, layer, factor));
  }
  std::string insertBatchNorm(bool at_identity) {
    return refusal(bnp::insert_batch_norm(
        trainer_, at_identity ? bnp::InsertAt::identity : bnp::InsertAt::start));
  }
  std::string foldBatchNorm() { return refusal(bnp::fold_batch_norm(trainer_)); }

  val snapshotView() {
    bytes_ = bnp::save(*trainer_);
    return bytes();
  }
  val bytesView(int n) {
    bytes_.resize(static_cast<std::size_t>(n));
    return bytes();
  }
  /// Takes the snapshot from bytesView.
  std::string restore(bool anew) {
    return refusal(bnp::restore(bytes_, trainer_, anew ? bnp::Past::forgotten : bnp::Past::kept));
  }

  val parametersView() const { return view(trainer_->model().parameters().values); }
  val initialView() {
    const bnp::Vector initial = bnp::initial_parameters(*trainer_);
    return keep(std::vector<float>(initial.begin(), initial.end()));
  }
  val gradientsView() const { return view(trainer_->model().parameters().gradients); }

 private:
  bnp::MaybeProblem begin(const std::string& text, int rows) {
    bnp::Config config;
    if (auto problem = bnp::parse_config(text, config)) return problem;
    bnp::Points custom = bnp::points_from_rows(floats_, rows, config.data.features);
    if (auto problem = bnp::validate(config, custom)) return problem;
    trainer_ = std::make_unique<bnp::Trainer>(
        config, bnp::make_dataset(config.data, config.seed, std::move(custom)));
    return std::nullopt;
  }

  const bnp::Points& points(bool test) const {
    return test ? trainer_->data().test : trainer_->data().train;
  }
  static bnp::PointSet set(bool batch) {
    return batch ? bnp::PointSet::batch : bnp::PointSet::train;
  }

  val keep(std::vector<float> numbers) {
    floats_ = std::move(numbers);
    return view(floats_);
  }
  val keep(std::vector<double> numbers) {
    doubles_ = std::move(numbers);
    return view(doubles_);
  }
  std::string answer(std::string json, std::vector<double> numbers) {
    doubles_ = std::move(numbers);
    return json;
  }
  val bytes() const {
    return view(reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size());
  }

  std::unique_ptr<bnp::Trainer> trainer_;
  std::vector<float> floats_;
  std::vector<double> doubles_;
  bnp::Bytes bytes_;
};

std::string simd() { return Eigen::SimdInstructionSetsInUse(); }

}  // namespace

EMSCRIPTEN_BINDINGS(session) {
  emscripten::function("simd", &simd);
  emscripten::class_<Session>("Session")
      .constructor<>()
      .function("start", &Session::start)
      .function("structure", &Session::structure)
      .function("status", &Session::status)
      .function("configText", &Session::configText)
      .function("advance", &Session::advance)
      .function("configure", &Session::configure)
      .function("historyGeneration", &Session::historyGeneration)
      .function("historyRows", &Session::historyRows)
      .function("historyStepsView", &Session::historyStepsView)
      .function("historyView", &Session::historyView)
      .function("pointsView", &Session::pointsView)
      .function("inputView", &Session::inputView)
      .function("predictView", &Session::predictView)
      .function("gridView", &Session::gridView)
      .function("evaluate", &Session::evaluate)
      .function("measure", &Session::measure)
      .function("probe", &Session::probe)
      .function("unit", &Session::unit)
      .function("layerViews", &Session::layerViews)
      .function("layerInputs", &Session::layerInputs)
      .function("netState", &Session::netState)
      .function("numbersView", &Session::numbersView)
      .function("doublesView", &Session::doublesView)
      .function("setBlock", &Session::setBlock)
      .function("setRunning", &Session::setRunning)
      .function("setTrains", &Session::setTrains)
      .function("rescale", &Session::rescale)
      .function("insertBatchNorm", &Session::insertBatchNorm)
      .function("foldBatchNorm", &Session::foldBatchNorm)
      .function("snapshotView", &Session::snapshotView)
      .function("bytesView", &Session::bytesView)
      .function("restore", &Session::restore)
      .function("initialView", &Session::initialView)
      .function("parametersView", &Session::parametersView)
      .function("gradientsView", &Session::gradientsView);
}
