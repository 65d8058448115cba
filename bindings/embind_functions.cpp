// The norm functions as JavaScript sees them: named arrays in, a call, named arrays out.
#include "config_text.h"
#include "embind_values.h"
#include "norm_functions_arrays.h"

namespace {

using embind::refusal;
using embind::val;
using embind::view;

class NormFunctions {
 public:
  void clear() { arrays_.clear(); }

  /// Room for n numbers under a name, to be set before a call.
  val arrayView(const std::string& name, int n) {
    auto& numbers = arrays_[name];
    numbers.resize(static_cast<std::size_t>(n));
    return view(numbers);
  }
  /// What a call left under a name; empty where it left nothing.
  val resultView(const std::string& name) { return view(arrays_[name]); }

  /// @param lines  the norm of layers.0, a `path=value` a line
  /// @param tracked  numBatchesTracked before this batch  @return a refusal, or nothing
  std::string forward(int rows, int cols, bool training, const std::string& lines, double tracked) {
    bnp::BatchNormOptions options;
    tracked_ = tracked;
    if (auto problem = read(training, lines, options)) return refusal(problem);
    return refusal(bnp::batch_norm(arrays_, rows, cols, options, tracked_));
  }
  double tracked() const { return tracked_; }

  std::string backward(int rows, int cols, bool training, const std::string& lines) {
    bnp::BatchNormOptions options;
    if (auto problem = read(training, lines, options)) return refusal(problem);
    return refusal(bnp::batch_norm_backward(arrays_, rows, cols, options));
  }

 private:
  bnp::MaybeProblem read(bool training, const std::string& lines,
                         bnp::BatchNormOptions& options) const {
    bnp::Config config;
    if (auto problem = bnp::parse_config(lines, config)) return problem;
    options.training = training;
    options.batches_tracked = tracked_;
    options.norm = config.layers.front().norm;
    return std::nullopt;
  }

  bnp::NamedArrays arrays_;
  double tracked_ = 0;
};

}  // namespace

EMSCRIPTEN_BINDINGS(functions) {
  emscripten::class_<NormFunctions>("NormFunctions")
      .constructor<>()
      .function("clear", &NormFunctions::clear)
      .function("arrayView", &NormFunctions::arrayView)
      .function("resultView", &NormFunctions::resultView)
      .function("forward", &NormFunctions::forward)
      .function("tracked", &NormFunctions::tracked)
      .function("backward", &NormFunctions::backward);
}
