// Text in JSON: what a reader typed comes back as it was, and ends no string before its end.
#include <gtest/gtest.h>

#include <string>

#include "json.h"

namespace bnp {
namespace {

std::string written(std::string_view text) { return Json().value(text).text(); }

// Seen to fail without escapes: a refusal that quotes a name could say anything.
TEST(Json, TextIsEscaped) {
  EXPECT_EQ(written("bn1/gamma"), "\"bn1/gamma\"");
  EXPECT_EQ(written("a\"b\\c"), R"("a\"b\\c")");
  EXPECT_EQ(written("line\nfeed"), R"("line\u000afeed")");
  EXPECT_EQ(written(std::string_view("\0\x1f", 2)), R"("\u0000\u001f")");
  EXPECT_EQ(written("γ=σ\x7f"), "\"γ=σ\x7f\"");
}

}  // namespace
}  // namespace bnp
