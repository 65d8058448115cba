// Cells are counted as pixels are: from the top left, row by row.
#include "heat_map.h"

namespace bnp {

void cell_centres(const GridRequest& grid, Index first, Out points) {
  const double width = (grid.right - grid.left) / static_cast<double>(grid.size);
  const double height = (grid.top - grid.bottom) / static_cast<double>(grid.size);
  Index row = first / grid.size;
  Index column = first % grid.size;
  for (Index n = 0; n < points.rows(); ++n) {
    points(n, 0) = static_cast<Scalar>(grid.left + (static_cast<double>(column) + .5) * width);
    points(n, 1) = static_cast<Scalar>(grid.top - (static_cast<double>(row) + .5) * height);
    if (++column < grid.size) continue;
    column = 0;
    ++row;
  }
}

}  // namespace bnp
