// In a browser the engine converts them: a C library's own way would be a tenth of what is loaded.
#include "decimal.h"

#include <cmath>
#include <limits>

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#else
#include <algorithm>
#include <charconv>
#include <cstdlib>
#endif

namespace bnp {
namespace {

constexpr int kLongest = 32;  // characters; the engine's longest decimal has 25

#ifdef __EMSCRIPTEN__
// clang-format off
EM_JS(int, bnp_write_number, (double x, char* to), {
  const text = String(x);
  for (let i = 0; i < text.length; i++) HEAPU8[to + i] = text.charCodeAt(i);
  return text.length;
})
EM_JS(double, bnp_read_number, (const char* from, int length), {
  return Number(String.fromCharCode(...HEAPU8.subarray(from, from + length)));
})
// clang-format on

int write(double x, char* to) { return bnp_write_number(x, to); }
double read(const std::string& text) {
  return bnp_read_number(text.data(), static_cast<int>(text.size()));
}
#else
// As the engine writes it, so that messages are the same natively.
int write(double x, char* to) {
  const bool plain = std::abs(x) >= 1e-6 && std::abs(x) < 1e21;
  const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
  char* end = std::to_chars(to, to + kLongest, x, format).ptr;
  char* padding = plain ? end : std::find(to, end, 'e') + 2;
  if (padding < end && *padding == '0') end = std::copy(padding + 1, end, padding);
  return static_cast<int>(end - to);
}
double read(const std::string& text) {
  char* end = nullptr;
  const double x = std::strtod(text.c_str(), &end);
  return *end == '\0' ? x : std::numeric_limits<double>::quiet_NaN();
}
#endif

}  // namespace

std::string number_text(double x) {
  if (x == 0) return std::signbit(x) ? "-0" : "0";
  char buffer[kLongest];
  return {buffer, static_cast<std::size_t>(write(x, buffer))};
}

std::string value_text(double x) {
  if (std::isnan(x)) return "NaN";
  if (std::isinf(x)) return x < 0 ? "-Infinity" : "Infinity";
  return number_text(x);
}

double number_from(const std::string& text) {
  // Both ways would take blanks around it and hexadecimal as well, and one of them no text as 0.
  const bool plain =
      text.size() <= 1000 && text.find_first_not_of("+-.0123456789eE") == std::string::npos;
  return text.empty() || !plain ? std::numeric_limits<double>::quiet_NaN() : read(text);
}

}  // namespace bnp
