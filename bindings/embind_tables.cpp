// What the core says of itself while it is built; none of it ships.
#include <emscripten/bind.h>

#include "bounds.h"
#include "config_text.h"

EMSCRIPTEN_BINDINGS(tables) {
  emscripten::function("fields", &bnp::fields_json);
  emscripten::function("limits", &bnp::limits_json);
}
