// Layer normalisation, the comparison: the same two steps, but over the features of one row.
#pragma once

#include <optional>
#include <string>

#include "config.h"
#include "layer.h"

namespace bnp {

/// torch.nn.LayerNorm over all features of a layer.
///
///   mean_i = mean_j(x_ij),  var_i = mean_j((x_ij - mean_i)^2)
///   xhat_ij = (x_ij - mean_i) / sqrt(var_i + eps),  y_ij = gamma_j xhat_ij + beta_j
///
/// The rows of a batch know nothing of each other, so training and inference are the same.
/// Source: Ba, Kiros & Hinton 2016 (arXiv:1607.06450), section 3.
class LayerNorm final : public Layer {
 public:
  /// @param p  gets the blocks `name`/gamma and `name`/beta (1 x D), as far as the config has them
  LayerNorm(Parameters& p, const std::string& name, Index units, const NormConfig& config,
            Index max_batch);

  /// gamma = 1, beta = 0.
  void reset(Parameters& p);

  void forward(const Parameters& p, In x, Out y) override;
  void backward(Parameters& p, In x, In y, In dy, Out* dx) override;
  /// y may be x itself.
  void infer(const Parameters& p, In x, Out y, InferMode mode) const override;
  Index outputs() const override { return units_; }

 private:
  void scale_shift_rows(const Parameters& p, In xhat, Out y) const;

  Index units_;
  double eps_;
  std::optional<std::size_t> gamma_;
  std::optional<std::size_t> beta_;
  Matrix xhat_;     // N x D of the last forward
  Vector inv_std_;  // N
  Vector mean_dy_;  // N, in backward
  Vector mean_dy_xhat_;
};

}  // namespace bnp
