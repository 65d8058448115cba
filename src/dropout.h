// Dropout: in training each number of a batch is zeroed with probability p, the rest grow to match.
#pragma once

#include "layer.h"
#include "rng.h"

namespace bnp {

/// torch.nn.Dropout.  y_ij = x_ij m_ij,  m_ij = 0 with probability p, else 1/(1 - p);
/// dx_ij = dy_ij m_ij.  Inference changes nothing.
/// Source: Srivastava et al. 2014, JMLR 15, inverted so that inference needs no factor.
class Dropout final : public Layer {
 public:
  /// @param p  in [0, 1)
  Dropout(Index units, double p, Index max_batch, Rng rng);

  void forward(const Parameters& p, In x, Out y) override;
  void backward(Parameters& p, In x, In y, In dy, Out* dx) override;
  void infer(const Parameters&, In x, Out y, InferMode) const override { y = x; }
  Index outputs() const override { return mask_.cols(); }
  Rng* rng() override { return &rng_; }

 private:
  double p_;
  Matrix mask_;  // N x D of the last forward
  Rng rng_;
};

}  // namespace bnp
