// The one class that crosses into JavaScript, and the only file that knows Emscripten.
//
// Structure crosses as JSON text, arrays as views. A method whose name ends in View returns a view
// of wasm memory that the next call may move: the caller copies it in the same statement.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <memory>
#include <string>
#include <vector>

#include "config_text.h"
#include "report.h"
#include "trainer.h"
#include "validate.h"

namespace {

using emscripten::val;

/// C++ exceptions are off; this throws a real RangeError in JavaScript.
void require(const bnp::MaybeProblem& problem) {
  if (!problem) return;
  val error = val::global("RangeError").new_(problem->sentence());
  error.set("field", problem->field);
  error.set("value", problem->value);
  error.set("bound", problem->bound);
  error.throw_();
}

template <class T>
val view(const T* data, std::size_t size) {
  return val(emscripten::typed_memory_view(size, data));
}
template <class T>
val view(const std::vector<T>& numbers) {
  return view(numbers.data(), numbers.size());
}
val view(const bnp::Vector& flat) {
  return view(flat.data(), static_cast<std::size_t>(flat.size()));
}

class Session {
 public:
  /// @param text  the configuration, a `path=value` a line
  explicit Session(const std::string& text) {
    bnp::Config config;
    require(bnp::parse_config(text, config));
    require(bnp::validate(config));
    trainer_ = std::make_unique<bnp::Trainer>(config);
  }

  std::string structure() const { return bnp::structure_json(*trainer_); }
  std::string status() const { return bnp::status_json(*trainer_); }
  std::string configText() const { return bnp::config_text(trainer_->config()); }

  void advance(double steps) { trainer_->advance(static_cast<std::int64_t>(steps)); }
  void setLearningRate(double rate) { trainer_->set_learning_rate(rate); }

  double historyGeneration() const { return static_cast<double>(trainer_->history().generation()); }
  double historyRows() const { return static_cast<double>(trainer_->history().rows()); }
  val historyStepsView(int from) {
    doubles_ = trainer_->history().steps_from(from);
    return view(doubles_);
  }
  val historyView(int from) const {
    const auto& history = trainer_->history();
    return view(history.row(from),
                static_cast<std::size_t>((history.rows() - from) * history.width()));
  }

  val pointsView(bool test) {
    floats_ = bnp::point_rows(points(test));
    return view(floats_);
  }

  /// Room for n numbers, to be set before a call that reads them.
  val inputView(int n) {
    floats_.resize(static_cast<std::size_t>(n));
    return view(floats_);
  }

  /// Outputs for the rows in inputView, row by row.
  val predictView(int rows) {
    using RowMajor = Eigen::Matrix<bnp::Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const bnp::Matrix x = Eigen::Map<const RowMajor>(floats_.data(), rows, points(false).x.cols());
    const RowMajor outputs = trainer_->predict(x);
    floats_.assign(outputs.data(), outputs.data() + outputs.size());
    return view(floats_);
  }

  val gridView(int size, double left, double right, double bottom, double top, int hidden,
               int unit) {
    floats_.resize(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
    trainer_->grid({size, left, right, bottom, top, hidden, unit}, floats_.data());
    return view(floats_);
  }

  std::string evaluate(bool test, bool batch_statistics) {
    const auto statistics = batch_statistics ? bnp::Statistics::batch : bnp::Statistics::running;
    return bnp::evaluation_json(trainer_->evaluate(points(test), statistics));
  }

  /// Measures now; what is one number a unit waits in unitMeasuresView.
  std::string measure() {
    const bnp::Measures measures = trainer_->measures();
    doubles_ = bnp::unit_columns(measures);
    return bnp::measures_json(measures);
  }
  val unitMeasuresView() const { return view(doubles_); }

  val parametersView() const { return view(trainer_->model().parameters().values); }
  val gradientsView() const { return view(trainer_->model().parameters().gradients); }

 private:
  const bnp::Points& points(bool test) const {
    return test ? trainer_->data().test : trainer_->data().train;
  }

  std::unique_ptr<bnp::Trainer> trainer_;
  std::vector<float> floats_;
  std::vector<double> doubles_;
};

std::string simd() { return Eigen::SimdInstructionSetsInUse(); }

}  // namespace

EMSCRIPTEN_BINDINGS(bnp) {
  emscripten::function("fields", &bnp::fields_json);
  emscripten::function("simd", &simd);
  emscripten::class_<Session>("Session")
      .constructor<const std::string&>()
      .function("structure", &Session::structure)
      .function("status", &Session::status)
      .function("configText", &Session::configText)
      .function("advance", &Session::advance)
      .function("setLearningRate", &Session::setLearningRate)
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
      .function("unitMeasuresView", &Session::unitMeasuresView)
      .function("parametersView", &Session::parametersView)
      .function("gradientsView", &Session::gradientsView);
}
