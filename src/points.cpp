// Rows to columns and back.
#include "points.h"

#include "row_major.h"

namespace bnp {
void one_hot(In labels, Out targets) {
  targets.col(0).array() = 1 - labels.col(0).array();
  targets.col(1) = labels.col(0);
}

std::vector<Scalar> point_rows(const Points& points) {
  std::vector<Scalar> rows;
  for (Index i = 0; i < points.size(); ++i) {
    for (const Scalar x : points.x.row(i)) rows.push_back(x);
    for (const Scalar t : points.targets.row(i)) rows.push_back(t);
  }
  return rows;
}

Points points_from_rows(const std::vector<Scalar>& numbers, Index rows, Index features) {
  if (rows <= 0) return {};
  const Index width = std::ssize(numbers) / rows;
  if (width <= features) return {};  // no room for targets: as if nothing had been handed in
  const auto all = from_row_major(numbers, rows, width);
  return {all.leftCols(features), all.rightCols(width - features)};
}

}  // namespace bnp
