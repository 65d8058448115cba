// From a point in its own coordinates to what the net sees: scale, shift, standardise.
#pragma once

#include "config.h"
#include "types.h"

namespace bnp {

/// One affine map a feature, fixed before training:  x -> factor * x + offset.
///
/// With `standardize` the training set's own mean and (biased) deviation are taken out after scale
/// and shift; a constant feature is only centred.
class InputMap {
 public:
  /// @param config  scale and shift: empty, one number for all features, or one each
  /// @param train   N x D, the training set's points
  InputMap(const DataConfig& config, In train);

  /// @param x  N x D points  @param out  N x D, what the net sees
  void apply(In x, Out out) const;
  Matrix operator()(In x) const;

 private:
  Row factor_;
  Row offset_;
};

}  // namespace bnp
