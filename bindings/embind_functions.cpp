// The norm functions as JavaScript sees them: named arrays in, a call, named arrays out.
#include "config_text.h"
#include "embind_values.h"
#include "norm_functions_arrays.h"

namespace {

using embind::require;
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
  /// @return numBatchesTracked after this batch
  double forward(int rows, int cols, bool training, const std::string& lines, double tracked) {
    require(bnp::batch_norm(arrays_, rows, cols, options(training, lines, tracked), tracked));
    return tracked;
  }
  void backward(int rows, int cols, bool training, const std::string& lines) {
    require(bnp::batch_norm_backward(arrays_, rows, cols, options(training, lines, 0)));
  }

 private:
  static bnp::BatchNormOptions options(bool training, const std::string& lines, double tracked) {
    bnp::BatchNormOptions options;
    options.training = training;
    options.batches_tracked = tracked;
    bnp::Config config;
    require(bnp::parse_config(lines, config));
    options.norm = config.layers.front().norm;
    return options;
  }

  bnp::NamedArrays arrays_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(functions) {
  emscripten::class_<NormFunctions>("NormFunctions")
      .constructor<>()
      .function("clear", &NormFunctions::clear)
      .function("arrayView", &NormFunctions::arrayView)
      .function("resultView", &NormFunctions::resultView)
      .function("forward", &NormFunctions::forward)
      .function("backward", &NormFunctions::backward);
}
