// What is known of a set of points before any is drawn: how many features, classes and rows.
#pragma once

#include "config.h"

namespace bnp {

struct DataShape {
  Index features;   // of a point
  Index classes;    // 0: targets are values
  Index group = 1;  // rows that belong together: a point and its mirror images
};

DataShape shape_of(const DataConfig& config);

/// Columns of the targets as they are drawn: one for two classes, else one each.
Index target_count(const DataConfig& config);

/// Outputs of the net: as many, but two where softmax is asked for with two classes.
Index output_count(const Config& config);

/// Columns of what the net sees: `inputs` where points have two features, else the features.
Index input_count(const DataConfig& config);

/// How many of the points train, in whole groups.
Index training_rows(const DataConfig& config);

}  // namespace bnp
