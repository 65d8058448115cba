// The whole state of a run as bytes: one function a class names its parts, for both directions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "types.h"

namespace bnp {

using Bytes = std::vector<std::byte>;

/// Writes what it is called with.
class Saver {
 public:
  template <class T>
  requires std::is_trivially_copyable_v<T>
  void operator()(const T& value) { put(&value, 1); }
  template <class T>
  void operator()(const std::vector<T>& values) {
    array(values.data(), values.size());
  }
  void operator()(const std::string& text) { array(text.data(), text.size()); }
  template <class Derived>
  void operator()(const Eigen::PlainObjectBase<Derived>& m) {
    array(m.data(), static_cast<std::size_t>(m.size()));
  }

  Bytes take() { return std::move(bytes_); }

 private:
  template <class T>
  void array(const T* data, std::size_t count) {
    (*this)(static_cast<std::uint64_t>(count));
    put(data, count);
  }
  template <class T>
  void put(const T* data, std::size_t count) {
    const auto* first = reinterpret_cast<const std::byte*>(data);
    bytes_.insert(bytes_.end(), first, first + count * sizeof(T));
  }

  Bytes bytes_;
};

/// Reads the same parts back. Arrays must have the length they have already; text may have any.
/// After the first part that does not fit, `ok` is false and nothing more is read.
class Loader {
 public:
  explicit Loader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  template <class T>
  requires std::is_trivially_copyable_v<T>
  void operator()(T& value) { get(&value, 1); }
  template <class T>
  void operator()(std::vector<T>& values) {
    array(values.data(), values.size());
  }
  void operator()(std::string& text) {
    const auto count = length();
    if (count > bytes_.size()) ok_ = false;
    if (!ok_) return;
    text.resize(count);
    get(text.data(), count);
  }
  template <class Derived>
  void operator()(Eigen::PlainObjectBase<Derived>& m) {
    array(m.data(), static_cast<std::size_t>(m.size()));
  }

  bool ok() const { return ok_; }
  bool at_end() const { return bytes_.empty(); }

 private:
  std::size_t length() {
    std::uint64_t count = 0;
    (*this)(count);
    return static_cast<std::size_t>(std::min<std::uint64_t>(count, bytes_.size() + 1));
  }
  template <class T>
  void array(T* data, std::size_t count) {
    if (length() != count) ok_ = false;
    get(data, count);
  }
  template <class T>
  void get(T* data, std::size_t count) {
    const auto size = count * sizeof(T);
    if (size > bytes_.size()) ok_ = false;
    if (!ok_) return;
    if (size > 0) std::memcpy(data, bytes_.data(), size);
    bytes_ = bytes_.subspan(size);
  }

  std::span<const std::byte> bytes_;
  bool ok_ = true;
};

}  // namespace bnp
