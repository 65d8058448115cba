// One batch norm with its parameters and a batch, ready to be asked about.
#pragma once

#include "batchnorm.h"
#include "random_cases.h"

namespace bnp {

struct BatchNormBench {
  BatchNormBench(const NormConfig& config, Matrix batch)
      : x(std::move(batch)), norm(p, "bn1", x.cols(), config, x.rows()), y(x), dx(x) {
    p.allocate();
    norm.reset(p);
  }

  Scalar* gamma() { return p.values.data() + p.find("bn1/gamma")->offset; }
  Scalar* beta() { return p.values.data() + p.find("bn1/beta")->offset; }
  Scalar* dgamma() { return p.gradients.data() + p.find("bn1/gamma")->offset; }
  Scalar* dbeta() { return p.gradients.data() + p.find("bn1/beta")->offset; }

  const Matrix& forward() {
    norm.forward(p, x, y);
    return y;
  }
  const Matrix& backward(const Matrix& dy) {
    Out out = dx;
    p.gradients.setZero();
    norm.backward(p, x, y, dy, &out);
    return dx;
  }
  Matrix infer(InferMode mode = {}) const {
    Matrix out(x.rows(), x.cols());
    norm.infer(p, x, out, mode);
    return out;
  }

  Matrix x;
  Parameters p;
  BatchNorm norm;
  Matrix y;
  Matrix dx;
};

/// Biased statistics of one column, in long double and in two passes.
struct Exact {
  long double mean = 0;
  long double var = 0;

  explicit Exact(InColumn x) {
    for (const Scalar v : x) mean += v;
    mean /= static_cast<long double>(x.size());
    for (const Scalar v : x) var += (v - mean) * (v - mean);
    var /= static_cast<long double>(x.size());
  }
};

}  // namespace bnp
