// Cells are counted as pixels are: from the top left, row by row.
#include "heat_map.h"

namespace bnp {

void cell_centres(const GridRequest& grid, Index first, Out points) {
  const double width = (grid.right - grid.left) / static_cast<double>(grid.size);
  const double height = (grid.top - grid.bottom) / static_cast<double>(grid.size);
  for (Index n = 0; n < points.rows(); ++n) {
    const auto row = static_cast<double>((first + n) / grid.size);
    const auto column = static_cast<double>((first + n) % grid.size);
    points(n, 0) = static_cast<Scalar>(grid.left + (column + .5) * width);
    points(n, 1) = static_cast<Scalar>(grid.top - (row + .5) * height);
  }
}

}  // namespace bnp
