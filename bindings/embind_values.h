// How values cross into JavaScript: numbers as views, problems as errors.
//
// A method whose name ends in View returns a view of wasm memory that the next call may move: the
// caller copies it in the same statement.
#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>
#include <utility>
#include <vector>

#include "problem.h"
#include "types.h"

namespace embind {

using emscripten::val;

/// C++ exceptions are off; this throws a real RangeError in JavaScript. Nothing on the stack is
/// destroyed then: the problem is freed first, and the error's handle waits for the next one.
inline void require(bnp::MaybeProblem problem) {
  if (!problem) return;
  static val error = val::undefined();
  error = val::global("RangeError").new_(problem->sentence());
  error.set("field", problem->field);
  error.set("value", problem->value);
  error.set("bound", problem->bound);
  problem.reset();
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
inline val view(const bnp::Vector& flat) {
  return view(flat.data(), static_cast<std::size_t>(flat.size()));
}

}  // namespace embind
