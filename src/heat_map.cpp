// Cells are counted as pixels are: from the top left, row by row.
#include "heat_map.h"

#include <algorithm>

namespace bnp {

void cell_centres(const GridRequest& grid, Index first, Out points) {
  const double width = (grid.right - grid.left) / static_cast<double>(grid.size);
  const double height = (grid.top - grid.bottom) / static_cast<double>(grid.size);
  Index row = first / grid.size;
  Index column = first % grid.size;
  for (Index from = 0; from < points.rows(); column = 0, ++row) {
    const Index to = std::min(points.rows(), from + grid.size - column);
    points.col(1)
        .segment(from, to - from)
        .setConstant(static_cast<Scalar>(grid.top - (static_cast<double>(row) + .5) * height));
    for (; from < to; ++from, ++column)
      points(from, 0) = static_cast<Scalar>(grid.left + (static_cast<double>(column) + .5) * width);
  }
}

}  // namespace bnp
