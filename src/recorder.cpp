// Adding rows, and keeping every second one when there is no more room.
#include "recorder.h"

#include <algorithm>
#include <utility>

namespace bnp {
namespace {

constexpr Index kFewestRows = 64;
constexpr Index kMostRows = 1024;  // more than a chart has pixels for

}  // namespace

void Recorder::add(std::string name, Index width) {
  series_.push_back({std::move(name), width, width_});
  width_ += width;
}

void Recorder::allocate(Index bytes) {
  const Index fit = bytes / (width_ * static_cast<Index>(sizeof(Scalar)));
  capacity_ = std::clamp(fit / 2 * 2, kFewestRows, kMostRows);
  steps_.resize(static_cast<std::size_t>(capacity_));
  values_.resize(static_cast<std::size_t>(capacity_ * width_));
}

bool Recorder::begin(std::int64_t step) {
  if (!on_stride(step)) return false;
  if (rows_ == capacity_) thin_out();
  if (!on_stride(step)) return false;
  steps_[static_cast<std::size_t>(rows_++)] = step;
  return true;
}

void Recorder::thin_out() {
  Index kept = 0;
  stride_ *= 2;
  for (Index from = 0; from < rows_; ++from) {
    if (!on_stride(step(from))) continue;
    steps_[static_cast<std::size_t>(kept)] = step(from);
    std::copy_n(row(from), width_, values_.data() + kept * width_);
    ++kept;
  }
  rows_ = kept;
  ++generation_;
}

void Recorder::rewind(std::int64_t step) {
  const Index before = rows_;
  while (rows_ > 0 && this->step(rows_ - 1) >= step) --rows_;
  if (rows_ < before) ++generation_;
}

}  // namespace bnp
