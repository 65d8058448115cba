// All points first, then the split.
#include "dataset.h"

#include <numeric>
#include <utility>
#include <vector>

#include "custom_points.h"
#include "data_shape.h"
#include "toy_sets.h"

namespace bnp {
namespace {

Points toy_points(const DataConfig& config, Rng& rng) {
  Points points{Matrix(config.samples, shape_of(config).features), Matrix(config.samples, 1)};
  draw_in_turn(config, rng, points.x, points.targets);
  return points;
}

/// Rows in random order, groups whole.
std::vector<Index> shuffled_rows(Index rows, Index group, Rng& rng) {
  std::vector<Index> groups(static_cast<std::size_t>(rows / group));
  std::iota(groups.begin(), groups.end(), Index{0});
  shuffle(groups, rng);
  std::vector<Index> order;
  for (const Index g : groups)
    for (Index i = 0; i < group; ++i) order.push_back(g * group + i);
  return order;
}

Points rows(const Points& all, const std::vector<Index>& chosen) {
  return {all.x(chosen, Eigen::all), all.targets(chosen, Eigen::all)};
}

}  // namespace

Dataset make_dataset(const DataConfig& wanted, std::uint32_t seed, Points custom) {
  const DataConfig config = sized(wanted, custom);
  Rng rng(seed, Rng::Stream::data);
  const DataShape shape = shape_of(config);
  Points all = config.name == DataName::custom ? with_targets(config, std::move(custom), rng)
                                               : toy_points(config, rng);
  if (!config.split) {
    Points none{Matrix(0, all.x.cols()), Matrix(0, all.targets.cols())};
    return {std::move(all), std::move(none), shape.classes, rng};
  }
  const auto order = shuffled_rows(all.size(), shape.group, rng);
  const auto middle = order.begin() + training_rows(config);
  return {rows(all, {order.begin(), middle}), rows(all, {middle, order.end()}), shape.classes, rng};
}

}  // namespace bnp
