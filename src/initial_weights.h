// The initial weights of a Linear.
#pragma once

#include "config.h"
#include "rng.h"
#include "types.h"

namespace bnp {

/// Fills a weight (D_in x D_out) by the scheme; variance for a gain of 1:
///
///   he       2/D_in             He et al. 2015 (arXiv:1502.01852)
///   xavier   2/(D_in + D_out)   Glorot & Bengio 2010
///   lecun    1/D_in             LeCun et al. 1998, "Efficient BackProp"
///   uniform  U(-1, 1)/sqrt(D_in)   PyTorch's default for a Linear
///   normal   std^2
///   auto     he before a rectifier (ReLU and its kin), lecun otherwise and for the output
///
/// @param activation  what follows; none for the output, which takes no gain
void draw_weights(const InitConfig& init, std::optional<Activation> activation, Rng& rng,
                  Eigen::Map<Matrix> weight);

}  // namespace bnp
