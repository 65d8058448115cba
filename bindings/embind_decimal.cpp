// Decimals by the engine that runs the wasm.
#include <emscripten.h>

#include "decimal.h"

// clang-format off
EM_JS(int, bnp_write_decimal, (double x, char* to), {
  const text = String(x);
  for (let i = 0; i < text.length; i++) HEAPU8[to + i] = text.charCodeAt(i);
  return text.length;
})
EM_JS(double, bnp_read_decimal, (const char* from, int length), {
  let text = "";
  for (let i = 0; i < length; i++) text += String.fromCharCode(HEAPU8[from + i]);
  return Number(text);
})
// clang-format on

namespace bnp {

int Decimal::write(double x, char* to) { return bnp_write_decimal(x, to); }
double Decimal::read(const std::string& text) {
  return bnp_read_decimal(text.data(), static_cast<int>(text.size()));
}

}  // namespace bnp
