// What libFuzzer hands a target, taken apart: numbers, choices and the rest as text. When it is
// used up, zeros.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace bnp::fuzz {

class FuzzBytes {
 public:
  FuzzBytes(const std::uint8_t* data, std::size_t size) : left_(data, size) {}

  bool empty() const { return left_.empty(); }

  template <class T>
  T number() {
    T value{};
    const std::size_t n = left_.size() < sizeof value ? left_.size() : sizeof value;
    if (n > 0) std::memcpy(&value, left_.data(), n);
    left_ = left_.subspan(n);
    return value;
  }

  /// From 0 to below n.
  int choice(int n) { return number<std::uint8_t>() % n; }

  std::string_view text(std::size_t most) { return as_text(take(most)); }
  std::string_view rest() { return text(left_.size()); }
  std::span<const std::uint8_t> take(std::size_t most) {
    const auto part = left_.first(most < left_.size() ? most : left_.size());
    left_ = left_.subspan(part.size());
    return part;
  }

 private:
  static std::string_view as_text(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }

  std::span<const std::uint8_t> left_;
};

}  // namespace bnp::fuzz
