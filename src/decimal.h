// Numbers as decimals and back.
#pragma once

#include <string>

namespace bnp {

/// The shortest decimal that reads back to the same bits.
std::string number_text(double x);

/// The same, and NaN, Infinity or -Infinity: what a message says of any number.
std::string value_text(double x);

/// The number nearest to a decimal: digits, a point and an exponent, with nothing around them.
/// @return  NaN for any other text; infinite for what no double holds
double number_from(const std::string& text);

}  // namespace bnp
