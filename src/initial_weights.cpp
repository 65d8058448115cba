// Schemes as the deviation of a normal, or the width of a uniform.
#include "initial_weights.h"

#include <cmath>

namespace bnp {
namespace {

bool rectifies(Activation a) {
  return a == Activation::relu || a == Activation::leaky_relu || a == Activation::elu ||
         a == Activation::gelu || a == Activation::silu || a == Activation::softplus;
}

double deviation(const InitConfig& init, std::optional<Activation> activation, double in,
                 double out) {
  switch (init.scheme) {
    case InitScheme::he:
      return std::sqrt(2 / in);
    case InitScheme::xavier:
      return std::sqrt(2 / (in + out));
    case InitScheme::normal:
      return init.std;
    case InitScheme::automatic:
      if (activation && rectifies(*activation)) return std::sqrt(2 / in);
      break;
    case InitScheme::lecun:
    case InitScheme::uniform:
      break;
  }
  return std::sqrt(1 / in);
}

}  // namespace

void draw_weights(const InitConfig& init, std::optional<Activation> activation, Rng& rng,
                  Eigen::Map<Matrix> weight) {
  const auto in = static_cast<double>(weight.rows());
  const auto out = static_cast<double>(weight.cols());
  const double scale = deviation(init, activation, in, out) * (activation ? init.gain : 1);
  const bool uniform = init.scheme == InitScheme::uniform;
  for (Index k = 0; k < weight.cols(); ++k)
    for (Index j = 0; j < weight.rows(); ++j)
      weight(j, k) = static_cast<Scalar>(scale * (uniform ? rng.uniform(-1, 1) : rng.gaussian()));
}

}  // namespace bnp
