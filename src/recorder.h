// The history of a run as columns of bounded length. It stores named rows and knows no layer.
#pragma once

#include <string>
#include <vector>

#include "types.h"

namespace bnp {

/// A named group of columns: bn1/gamma with 16 of them, loss/train with one.
struct Series {
  std::string name;
  Index width;
  Index column;  // of the first

  bool operator==(const Series&) const = default;
};

/// Rows of numbers, one a recorded step. When full it keeps every second row and doubles the
/// stride, so that a run of any length fits and stays evenly spread. Nothing is allocated after
/// `allocate`.
class Recorder {
 public:
  /// Adds a series; all are added before `allocate`.
  void add(std::string name, Index width);

  /// @param bytes  about how much memory the rows may take; at least 64 rows are kept
  void allocate(Index bytes);

  /// Begins a row where this step is to be recorded; the caller then fills in each series.
  bool begin(std::int64_t step);
  /// @param values  as many as the series is wide; doubles are rounded
  template <class T>
  void set(std::size_t series, const T* values) {
    const Series& s = series_[series];
    Scalar* to = values_.data() + (rows_ - 1) * width_ + s.column;
    for (Index i = 0; i < s.width; ++i) to[i] = static_cast<Scalar>(values[i]);
  }
  void set(std::size_t series, double value) { set(series, &value); }

  bool same_series(const Recorder& other) const { return series_ == other.series_; }

  /// Drops the rows from this step on: the run went back.
  void rewind(std::int64_t step);

  const std::vector<Series>& series() const { return series_; }
  Index width() const { return width_; }
  Index rows() const { return rows_; }
  std::int64_t step(Index row) const { return steps_[static_cast<std::size_t>(row)]; }
  std::vector<double> steps_from(Index row) const {
    return {steps_.begin() + row, steps_.begin() + rows_};
  }
  const Scalar* row(Index row) const { return values_.data() + row * width_; }

  /// Changes whenever rows were dropped: what was read before no longer lines up.
  std::int64_t generation() const { return generation_; }

 private:
  bool on_stride(std::int64_t step) const { return step % stride_ == 0; }
  void thin_out();

  std::vector<Series> series_;
  Index width_ = 0;
  Index capacity_ = 0;
  Index rows_ = 0;
  std::int64_t stride_ = 1;
  std::int64_t generation_ = 0;
  std::vector<std::int64_t> steps_;
  std::vector<Scalar> values_;
};

}  // namespace bnp
