// A toy set of two classes as plain rows, for the tests that look at single points.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "dataset.h"

namespace bnp {

inline DataConfig whole(DataName name, Index samples, double noise = 0) {
  DataConfig config;
  config.name = name;
  config.samples = samples;
  config.noise = noise;
  config.split.reset();
  return config;
}

struct Row2 {
  double x, y;
  int label;
};

inline std::vector<Row2> rows(const Points& points) {
  std::vector<Row2> result;
  for (Index i = 0; i < points.size(); ++i)
    result.push_back({static_cast<double>(points.x(i, 0)), static_cast<double>(points.x(i, 1)),
                      static_cast<int>(points.targets(i, 0))});
  return result;
}

inline std::vector<Row2> drawn(const DataConfig& config, std::uint32_t seed = 7) {
  return rows(make_dataset(config, seed).train);
}

inline Index ones(const std::vector<Row2>& points) {
  return std::count_if(points.begin(), points.end(), [](const Row2& p) { return p.label == 1; });
}

inline constexpr double kTiny = 1e-6;

}  // namespace bnp
