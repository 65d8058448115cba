// What the visitors of the table of fields share: where they are.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>

#include "fields.h"

namespace bnp {

/// Keeps the path while a visitor descends.
class Path {
 public:
  std::string join(std::string_view name) const { return prefix_ + std::string(name); }

 protected:
  template <class Self, class C>
  void descend(Self& self, std::string_view name, C& c) {
    const auto length = prefix_.size();
    prefix_ += name;
    prefix_ += '.';
    fields(self, c);
    prefix_.resize(length);
  }

  std::string prefix_;
};

}  // namespace bnp
