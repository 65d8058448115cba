// Commas between values, none after a bracket or a key.
#include "json.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace bnp {

std::string number_text(double x) {
  char buffer[32];
  for (const int digits : {6, 9, 15, 17}) {
    std::snprintf(buffer, sizeof buffer, "%.*g", digits, x);
    if (std::strtod(buffer, nullptr) == x) break;
  }
  return buffer;
}

std::string value_text(double x) {
  if (std::isnan(x)) return "NaN";
  if (std::isinf(x)) return x < 0 ? "-Infinity" : "Infinity";
  return number_text(x);
}

Json& Json::key(std::string_view name) {
  separate();
  text_ += '"' + std::string(name) + "\":";
  return *this;
}

Json& Json::value(double x) { return word(std::isfinite(x) ? number_text(x) : "null"); }

Json& Json::value(std::string_view text) {
  std::string quoted = "\"";
  for (const char letter : text) {
    char code[8];
    if (static_cast<unsigned char>(letter) < 0x20) {
      std::snprintf(code, sizeof code, "\\u%04x", letter);
      quoted += code;
      continue;
    }
    if (letter == '"' || letter == '\\') quoted += '\\';
    quoted += letter;
  }
  return word(quoted + '"');
}

Json& Json::open(char bracket) {
  separate();
  text_ += bracket;
  return *this;
}

Json& Json::close(char bracket) {
  text_ += bracket;
  return *this;
}

Json& Json::word(const std::string& w) {
  separate();
  text_ += w;
  return *this;
}

void Json::separate() {
  if (text_.empty()) return;
  const char last = text_.back();
  if (last != '{' && last != '[' && last != ':') text_ += ',';
}

}  // namespace bnp
