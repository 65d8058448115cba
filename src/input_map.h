// From a point in its own coordinates to what the net sees: its inputs, each scaled, shifted,
// standardised.
#pragma once

#include <vector>

#include "config.h"
#include "types.h"

namespace bnp {

/// The inputs, fixed before training. A point (x, y) of two features is turned into those that the
/// configuration lists,
///
///   x, y, x2 = x^2, y2 = y^2, xy = x y, sinx = sin x, siny = sin y     of the point as it is,
///
/// any other point stays as it is; then each input has one affine map,  v -> scale v + shift.
///
/// With `standardize` the training set's own mean and (biased) deviation are taken out after scale
/// and shift; an input that is constant there is only centred. The mean is subtracted first, so
/// that inputs far from 0 keep their digits.
class InputMap {
 public:
  /// @param config  scale and shift: empty, one number for all inputs, or one each
  /// @param train   N x D, the training set's points
  InputMap(const DataConfig& config, In train);

  /// Columns of what the net sees.
  Index inputs() const { return factor_.size(); }

  /// Of each input's affine map, (made - centre) factor + offset; `inputs` numbers each.
  const Row& centre() const { return centre_; }
  const Row& factor() const { return factor_; }
  const Row& offset() const { return offset_; }

  /// Allocates nothing.  @param x  N x D points  @param out  N x inputs, what the net sees
  void apply(In x, Out out) const;
  Matrix operator()(In x) const;

 private:
  InColumn made(In x, Index j, OutColumn room) const;

  std::vector<InputName> made_;  // empty: the features themselves
  Row centre_;                   // input j is (made_j - centre) factor + offset
  Row factor_;
  Row offset_;
};

}  // namespace bnp
