// Numbers as decimals and back: what is the same whoever converts them.
#include "decimal.h"

#include <cmath>
#include <limits>

namespace bnp {

std::string number_text(double x) {
  if (std::isnan(x)) return "NaN";
  if (std::isinf(x)) return x < 0 ? "-Infinity" : "Infinity";
  if (x == 0) return std::signbit(x) ? "-0" : "0";
  char buffer[Decimal::kLongest];
  return {buffer, static_cast<std::size_t>(Decimal::write(x, buffer))};
}

double number_from(const std::string& text) {
  // Both ways would take blanks around it and hexadecimal as well, and one of them no text as 0.
  const bool plain = text.find_first_not_of("+-.0123456789eE") == std::string::npos;
  return text.empty() || !plain ? std::numeric_limits<double>::quiet_NaN() : Decimal::read(text);
}

}  // namespace bnp
