// One reproducible stream of random numbers: the same bits native and in WebAssembly.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "types.h"

namespace bnp {

/// PCG32 (O'Neill 2014, "PCG: A Family of Simple Fast Space-Efficient Statistically Good
/// Algorithms for Random Number Generation"): 64 bits of state, one of 2^63 streams.
///
/// Twins that differ in one setting share data, weights and batch order, because each has a stream
/// of its own and none draws from another's. Only additions, multiplications and square roots are
/// used, which IEEE 754 fixes to the bit; the library's log and cos differ between platforms.
class Rng {
 public:
  enum class Stream : std::uint32_t { data = 1, weights = 2, order = 3, noise = 4 };

  struct State {
    std::uint64_t value;
    std::uint64_t increment;
  };

  /// @param part  one of many streams of the same kind: a layer's own
  Rng(std::uint32_t seed, Stream stream, std::uint32_t part = 0);
  explicit Rng(State state) : state_(state) {}

  std::uint32_t bits();

  /// Uniform in [0, 1), a multiple of 2^-32.
  double uniform();
  double uniform(double low, double high);

  /// Standard normal, by the polar method (Marsaglia & Bray 1964).
  double gaussian();

  /// Whole number in [0, n), each as likely as another; n >= 1.
  std::uint32_t below(std::uint32_t n);

  template <class Archive>
  void state(Archive& archive) {
    archive(state_);
  }

 private:
  State state_;
};

/// Fisher & Yates: every order as likely as another.
inline void shuffle(std::vector<Index>& items, Rng& rng) {
  for (auto i = items.size(); i > 1; --i)
    std::swap(items[i - 1], items[rng.below(static_cast<std::uint32_t>(i))]);
}

}  // namespace bnp
