// Commas between values, none after a bracket or a key.
#include "json.h"

#include <cmath>

#include "decimal.h"

namespace bnp {

Json& Json::key(std::string_view name) {
  separate();
  text_ += '"' + std::string(name) + "\":";
  return *this;
}

Json& Json::value(double x) { return word(std::isfinite(x) ? number_text(x) : "null"); }

Json& Json::value(std::string_view text) {
  std::string quoted = "\"";
  for (const char letter : text) {
    if (static_cast<unsigned char>(letter) < 0x20) {
      quoted += std::string("\\u00") + "01"[letter >> 4] + "0123456789abcdef"[letter & 15];
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
