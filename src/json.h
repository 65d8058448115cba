// Writes JSON: how named numbers leave the core.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace bnp {

/// Commas and quotes are set as needed. Numbers keep all their digits; what is not finite is null.
class Json {
 public:
  Json& begin_object() { return open('{'); }
  Json& end_object() { return close('}'); }
  Json& begin_array() { return open('['); }
  Json& end_array() { return close(']'); }

  Json& key(std::string_view name);
  Json& value(double x);
  template <std::integral T>
  Json& value(T x) {
    return value(static_cast<double>(x));
  }
  Json& value(bool x) { return word(x ? "true" : "false"); }
  /// Quotes, backslashes and control characters are escaped; UTF-8 stays as it is.
  Json& value(std::string_view text);
  Json& value(const char* text) { return value(std::string_view(text)); }

  template <class T>
  Json& field(std::string_view name, const T& x) {
    return key(name).value(x);
  }

  const std::string& text() const { return text_; }

 private:
  Json& open(char bracket);
  Json& close(char bracket);
  Json& word(const std::string& w);
  void separate();

  std::string text_;
};

}  // namespace bnp
