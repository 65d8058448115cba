// Points with what is to be learned of them.
#pragma once

#include <vector>

#include "types.h"

namespace bnp {

/// Points in their own coordinates, before any input scale or shift.
struct Points {
  Matrix x;  // N x D
  /// N x K: 0 or 1 for two classes (K = 1), one-hot for more or where the loss is softmax, values
  /// without classes.
  Matrix targets;

  Index size() const { return x.rows(); }
};

/// Labels 0 and 1 (N x 1) as one column a class (N x 2).
void one_hot(In labels, Out targets);

/// How points cross: row by row, the features, then the targets.
std::vector<Scalar> point_rows(const Points& points);

/// @param numbers  rows of equal length  @param features  how many of a row's numbers come first
Points points_from_rows(const std::vector<Scalar>& numbers, Index rows, Index features);

}  // namespace bnp
