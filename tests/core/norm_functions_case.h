// The case that PyTorch was asked about: torch.nn.functional.batch_norm of 1.13, in double.
#pragma once

#include <initializer_list>

#include "norm_functions.h"

namespace bnp::torch_case {

inline Matrix rows(std::initializer_list<std::initializer_list<double>> numbers) {
  Matrix m(static_cast<Index>(numbers.size()), static_cast<Index>(numbers.begin()->size()));
  Index i = 0;
  for (const auto& row : numbers) {
    Index j = 0;
    for (const double v : row) m(i, j++) = static_cast<Scalar>(v);
    ++i;
  }
  return m;
}

inline const Matrix kX = rows({{1, -2}, {2, .5}, {4, 1}, {-1, 3}});
inline const Matrix kDy = rows({{1, 2}, {-1, .5}, {.5, -3}, {2, 1}});

inline BatchNormOptions torch_options(bool training) {
  BatchNormOptions o;
  o.training = training;
  o.norm.eps = 1e-3;
  o.gamma = Row(rows({{1.5, -.5}}));
  o.beta = Row(rows({{.25, 2}}));
  o.running_mean = Eigen::Vector2d(.5, -1);
  o.running_var = Eigen::Vector2d(2, .25);
  return o;
}

}  // namespace bnp::torch_case
