// Noise that moves each unit's distribution about: step for step another scale and another shift.
#pragma once

#include "config.h"
#include "layer.h"
#include "rng.h"

namespace bnp {

/// y_ij = s_j x_ij + t_j,  s_j and t_j drawn anew each step;  dx_ij = s_j dy_ij.
///
/// From a range [a, b] a uniform draw is U(a, b), a Gaussian one N((a + b)/2, (b - a)^2/12): the
/// same mean and variance, without the edges. Behind batch norm it makes the covariate shift that
/// batch norm is said to remove (after Santurkar et al. 2018, arXiv:1805.11604, section 2.2, one
/// draw a unit). Inference has none, unless that of the last step is asked for.
class UnitNoise final : public Layer {
 public:
  UnitNoise(Index units, const NoiseConfig& config, Rng rng);

  void forward(const Parameters& p, In x, Out y) override;
  void backward(Parameters& p, In x, In y, In dy, Out* dx) override;
  void infer(const Parameters&, In x, Out y, InferMode mode) const override;
  Index outputs() const override { return scale_.size(); }
  Rng* rng() override { return &rng_; }

 private:
  Scalar draw(const std::array<double, 2>& range);

  NoiseConfig config_;
  Row scale_;  // of the last forward
  Row shift_;
  Rng rng_;
};

}  // namespace bnp
