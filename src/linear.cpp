// Three products and a sum; the batch is contiguous in each column.
#include "linear.h"

#include "product.h"

namespace bnp {

Linear::Linear(Parameters& p, const std::string& name, Index inputs, Index outputs, bool bias)
    : outputs_(outputs),
      weight_(p.add({.name = name + "/weight", .rows = inputs, .cols = outputs})) {
  if (bias) bias_ = p.add({.name = name + "/bias", .rows = 1, .cols = outputs});
}

void Linear::infer(const Parameters& p, In x, Out y, InferMode) const {
  y.setZero();
  add_product(x, p.value(weight_), y);
  if (!bias_) return;
  const auto bias = p.value(*bias_);
  for (Index k = 0; k < outputs_; ++k) y.col(k).array() += bias(0, k);
}

void Linear::backward(Parameters& p, In x, In, In dy, Out* dx) {
  add_product(x.transpose(), dy, p.gradient(weight_));
  if (bias_) {
    auto dbias = p.gradient(*bias_);
    for (Index k = 0; k < outputs_; ++k) dbias(0, k) += dy.col(k).sum();
  }
  if (dx == nullptr) return;
  dx->setZero();
  add_product(dy, p.value(weight_).transpose(), *dx);
}

}  // namespace bnp
