// Numbers as decimals and back: all bits, the engine's way of writing, nothing else taken.
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "decimal.h"

namespace bnp {
namespace {

// Seen to fail with %.15g in place of the shortest decimal.
TEST(Decimal, EveryNumberReadsBackToTheSameBits) {
  std::mt19937_64 draw(7);
  for (int i = 0; i < 20000; ++i) {
    const std::uint64_t bits = draw();
    double x = 0;
    std::memcpy(&x, &bits, sizeof x);
    if (!std::isfinite(x)) continue;
    const double back = number_from(number_text(x));
    EXPECT_EQ(std::memcmp(&back, &x, sizeof x), 0) << number_text(x);
  }
}

// Seen to fail with std::to_chars' own choice of notation (1e+06, 1e-07).
TEST(Decimal, IsWrittenAsInJavaScript) {
  const std::vector<std::pair<double, std::string>> texts{{0, "0"},
                                                          {-0.0, "-0"},
                                                          {1, "1"},
                                                          {-0.1, "-0.1"},
                                                          {1e6, "1000000"},
                                                          {1e-6, "0.000001"},
                                                          {1e-7, "1e-7"},
                                                          {-1.5e-10, "-1.5e-10"},
                                                          {1e20, "100000000000000000000"},
                                                          {1e21, "1e+21"},
                                                          {1e100, "1e+100"},
                                                          {5e-324, "5e-324"},
                                                          {0.1F, "0.10000000149011612"}};
  for (const auto& [x, text] : texts) EXPECT_EQ(number_text(x), text);
  EXPECT_EQ(number_text(std::numeric_limits<double>::quiet_NaN()), "NaN");
  EXPECT_EQ(number_text(-std::numeric_limits<double>::infinity()), "-Infinity");
}

// Seen to fail without the look at the characters.
TEST(Decimal, OtherTextsAreNoNumber) {
  for (const char* text : {"", " 1", "1 ", "0x10", "1,5", "NaN", "Infinity", "1e", "--1", "1.2.3"})
    EXPECT_TRUE(std::isnan(number_from(text))) << text;
  EXPECT_TRUE(std::isnan(number_from(std::string("1\0", 2))));
  EXPECT_EQ(number_from("1e400"), std::numeric_limits<double>::infinity());
  EXPECT_EQ(number_from("+1.50e-1"), 0.15);
}

}  // namespace
}  // namespace bnp
