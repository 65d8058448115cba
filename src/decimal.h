// Numbers as decimals and back.
#pragma once

#include <string>

namespace bnp {

/// The shortest decimal that reads back to the same bits; NaN, Infinity or -Infinity.
std::string number_text(double x);

/// The number nearest to a decimal: digits, a point and an exponent, with nothing around them.
/// @return  NaN for any other text; infinite for what no double holds
double number_from(const std::string& text);

/// What converts them, in JavaScript's notation: the standard library in decimal_native.cpp, the
/// engine in a browser. A C library in the wasm would be a tenth of what is loaded.
struct Decimal {
  static constexpr int kLongest = 32;  // characters
  /// @param x  finite, not 0  @param to  kLongest characters, written  @return  how many
  static int write(double x, char* to);
  /// @param text  digits, points, signs and e  @return  NaN where they make no number
  static double read(const std::string& text);
};

}  // namespace bnp
