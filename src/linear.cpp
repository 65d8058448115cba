// Three products and a sum; the batch is contiguous in each column.
#include "linear.h"

#include "few.h"
#include "product.h"

namespace bnp {

Linear::Linear(Parameters& p, const std::string& name, Index inputs, Index outputs, bool bias)
    : outputs_(outputs),
      weight_(p.add({.name = name + "/weight", .rows = inputs, .cols = outputs})) {
  if (bias) bias_ = p.add({.name = name + "/bias", .rows = 1, .cols = outputs});
}

void Linear::infer(const Parameters& p, In x, Out y, InferMode) const {
  multiply(x, p.value(weight_), bias_ ? p.value(*bias_).data() : nullptr, y);
}

void Linear::backward(Parameters& p, In x, In, In dy, Out* dx) {
  multiply_transposed(x, dy, p.gradient(weight_));
  if (bias_) {
    auto dbias = p.gradient(*bias_);
    for (Index k = 0; k < outputs_; ++k) dbias(0, k) = sum_of(dy.col(k));
  }
  if (dx != nullptr) multiply_by_transposed(dy, p.value(weight_), *dx);
}

}  // namespace bnp
