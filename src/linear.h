// The affine map of a layer: y = x W + b.
#pragma once

#include <optional>
#include <string>

#include "layer.h"

namespace bnp {

/// torch.nn.Linear. With a batch of N rows and dy = dL/dy:
///
///   y_ik  = sum_j x_ij W_jk + b_k
///   dW_jk = sum_i x_ij dy_ik,   db_k = sum_i dy_ik,   dx_ij = sum_k dy_ik W_jk
class Linear final : public Layer {
 public:
  /// @param p  gets the blocks `name`/weight (D_in x D_out) and, with bias, `name`/bias (1 x D_out)
  Linear(Parameters& p, const std::string& name, Index inputs, Index outputs, bool bias);

  void forward(const Parameters& p, In x, Out y) override { infer(p, x, y, {}); }
  void backward(Parameters& p, In x, In y, In dy, Out* dx) override;
  void infer(const Parameters& p, In x, Out y, InferMode mode) const override;

  Index outputs() const override { return outputs_; }
  std::size_t weight() const { return weight_; }
  std::optional<std::size_t> bias() const { return bias_; }

 private:
  Index outputs_;
  std::size_t weight_;
  std::optional<std::size_t> bias_;
};

}  // namespace bnp
