// Three products and a sum; the batch is contiguous in each column.
#include "linear.h"

namespace bnp {

Linear::Linear(Parameters& p, const std::string& name, Index inputs, Index outputs, bool bias)
    : outputs_(outputs), weight_(p.add({name + "/weight", inputs, outputs})) {
  if (bias) bias_ = p.add({name + "/bias", 1, outputs});
}

void Linear::infer(const Parameters& p, In x, Out y, InferMode) const {
  y.noalias() = x * p.value(weight_);
  if (!bias_) return;
  const auto bias = p.value(*bias_);
  for (Index k = 0; k < outputs_; ++k) y.col(k).array() += bias(0, k);
}

void Linear::backward(Parameters& p, In x, In, In dy, Out* dx) {
  p.gradient(weight_).noalias() += x.transpose() * dy;
  if (bias_) {
    auto dbias = p.gradient(*bias_);
    for (Index k = 0; k < outputs_; ++k) dbias(0, k) += dy.col(k).sum();
  }
  if (dx != nullptr) dx->noalias() = dy * p.value(weight_).transpose();
}

}  // namespace bnp
