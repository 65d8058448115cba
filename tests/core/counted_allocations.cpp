// Replaces malloc and its kin, or else operator new, by ones that count, and fail when they are
// told to.
#include "counted_allocations.h"

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::int64_t> count{0};
std::atomic<std::int64_t> failing{0};

/// Counts a request. @returns whether it is to find no memory
bool fails() {
  ++count;
  if (count != failing) return false;
  errno = ENOMEM;
  return true;
}

}  // namespace

void bnp::fail_allocation(std::int64_t n) { failing = n == 0 ? 0 : count + n; }

std::int64_t bnp::allocations() { return count; }

#ifdef __has_feature
#define BNP_HAS(feature) __has_feature(feature)
#else
#define BNP_HAS(feature) 0
#endif

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !BNP_HAS(address_sanitizer)

const bool bnp::kCountsMalloc = true;

extern "C" {

void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);

void* malloc(std::size_t size) noexcept { return fails() ? nullptr : __libc_malloc(size); }
void* calloc(std::size_t n, std::size_t size) noexcept {
  return fails() ? nullptr : __libc_calloc(n, size);
}
void* realloc(void* p, std::size_t size) noexcept {
  return fails() ? nullptr : __libc_realloc(p, size);
}
void* memalign(std::size_t alignment, std::size_t size) noexcept {
  return fails() ? nullptr : __libc_memalign(alignment, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
  return memalign(alignment, size);
}
int posix_memalign(void** p, std::size_t alignment, std::size_t size) noexcept {
  *p = memalign(alignment, size);
  return *p == nullptr ? ENOMEM : 0;
}

}  // extern "C"

#else

const bool bnp::kCountsMalloc = false;

void* operator new(std::size_t size) {
  void* p = fails() ? nullptr : std::malloc(size);
  if (p == nullptr) throw std::bad_alloc();
  return p;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return fails() ? nullptr : std::malloc(size);
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }

#endif
