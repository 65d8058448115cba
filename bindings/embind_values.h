// How values cross into JavaScript: numbers as views, problems as answers.
//
// A method whose name ends in View returns a view of wasm memory that the next call may move: the
// caller copies it in the same statement.
#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>
#include <utility>
#include <vector>

#include "json.h"
#include "problem.h"
#include "types.h"

namespace embind {

using emscripten::val;

/// A refusal as an answer, {"refused": {field, value, bound, sentence}}; empty where there is none.
/// It is thrown on the other side: an error that flies through wasm frees nothing on its way.
inline std::string refusal(const bnp::MaybeProblem& problem) {
  if (!problem) return {};
  return bnp::Json()
      .begin_object()
      .key("refused")
      .begin_object()
      .field("field", problem->field)
      .field("value", problem->value)
      .field("bound", problem->bound)
      .field("sentence", problem->sentence())
      .end_object()
      .end_object()
      .text();
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
