// Fuzz: batch norm without a net, on any numbers: finite answers, or a refusal that names field,
// value and bound. Seen to fail with a result of one number too few.
#include <cmath>
#include <cstdlib>

#include "fuzz_bytes.h"
#include "norm_functions_arrays.h"

namespace {

std::vector<double> numbers(bnp::fuzz::FuzzBytes& fuzz, bnp::Index count) {
  std::vector<double> values(static_cast<std::size_t>(count));
  // Floats, as JavaScript hands them over; now and then doubles that none can hold.
  const bool doubles = fuzz.choice(4) == 0;
  for (auto& value : values)
    value = doubles ? fuzz.number<double>() : static_cast<double>(fuzz.number<float>());
  return values;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  bnp::fuzz::FuzzBytes fuzz(data, size);
  const bnp::Index rows = 1 + fuzz.choice(6);
  const bnp::Index cols = 1 + fuzz.choice(4);
  bnp::NamedArrays arrays;
  for (const char* name : {"x", "dy"}) arrays[name] = numbers(fuzz, rows * cols);
  for (const char* name : {"gamma", "beta", "runningMean", "runningVar"})
    if (fuzz.choice(2) == 0) arrays[name] = numbers(fuzz, cols);
  bnp::BatchNormOptions options;
  options.training = fuzz.choice(2) == 0;
  options.norm.eps = fuzz.choice(2) == 0 ? 0 : 1e-5;
  if (fuzz.choice(3) == 0) options.norm.momentum.reset();
  double tracked = fuzz.choice(3);
  const bool back = fuzz.choice(2) == 0;
  const auto problem = back ? bnp::batch_norm_backward(arrays, rows, cols, options)
                            : bnp::batch_norm(arrays, rows, cols, options, tracked);
  if (problem && (problem->field.empty() || problem->bound.empty())) std::abort();
  return 0;
}
