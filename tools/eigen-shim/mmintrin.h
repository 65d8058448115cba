// Empty: keeps clang 14's x86-only MMX header away from Emscripten's SSE headers.
#pragma once
