// Where a heat map is asked for values: the centres of the cells of a square grid.
#pragma once

#include "types.h"

namespace bnp {

struct GridRequest {
  Index size;  // cells a side
  double left, right, bottom, top;
  Index hidden = 0;  // 0: the net's output; 1, 2, …: a unit of that hidden layer
  Index unit = 0;
};

/// Cells that go through the net together: their outputs of a layer stay in the nearest cache, and
/// no power of two, so that columns do not share few places of it.
constexpr Index kCellsAtOnce = 240;

/// The centres of the cells from number `first` on, counted row by row from the top.
/// @param points  N x 2, written
void cell_centres(const GridRequest& grid, Index first, Out points);

}  // namespace bnp
