// The standard library's conversions; the wasm has bindings/embind_decimal.cpp in their place.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "decimal.h"

namespace bnp {

int Decimal::write(double x, char* to) {
  const bool plain = std::abs(x) >= 1e-6 && std::abs(x) < 1e21;
  const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
  char* end = std::to_chars(to, to + kLongest, x, format).ptr;
  char* padding = plain ? end : std::find(to, end, 'e') + 2;
  if (padding < end && *padding == '0') end = std::copy(padding + 1, end, padding);
  return static_cast<int>(end - to);
}

double Decimal::read(const std::string& text) {
  char* end = nullptr;
  const double x = std::strtod(text.c_str(), &end);
  return *end == '\0' ? x : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace bnp
