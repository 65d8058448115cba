// The bounds that no single field has, by name, for those who are not C++.
#pragma once

#include <string>

namespace bnp {

/// {"hiddenLayers": 16, …}
std::string limits_json();

}  // namespace bnp
