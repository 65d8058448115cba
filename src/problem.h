// What is wrong with a value, in a form that an error message and a program can both use.
#pragma once

#include <optional>
#include <string>

namespace bnp {

struct Problem {
  std::string field;  // path in the configuration, such as layers.0.norm.eps
  std::string value;  // as it was given
  std::string bound;  // what it must be

  std::string sentence() const { return field + " is " + value + ": it must be " + bound; }
};

using MaybeProblem = std::optional<Problem>;

}  // namespace bnp
