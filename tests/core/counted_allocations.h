// How often the program asked for memory: malloc itself is counted where the C library lets us.
#pragma once

#include <cstdint>

namespace bnp {

/// Requests since the program began. Where malloc cannot be replaced (sanitizers have their own;
/// other C libraries), only those of operator new.
std::int64_t allocations();

/// The n-th request from now on, 1 the next, finds no memory; 0: all find some.
void fail_allocation(std::int64_t n);

/// Whether malloc is counted.
extern const bool kCountsMalloc;

}  // namespace bnp
