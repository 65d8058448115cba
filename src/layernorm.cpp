// Sums run over columns, so that memory is read in order; the statistics are of rows.
#include "layernorm.h"

namespace bnp {
namespace {

/// Writes xhat and returns nothing else but 1/std of each row.
void normalize_rows(In x, double eps, Out xhat, OutColumn inv_std) {
  const auto d = static_cast<Scalar>(x.cols());
  inv_std = x.rowwise().sum() / d;  // holds the mean first
  for (Index j = 0; j < x.cols(); ++j) xhat.col(j) = x.col(j) - inv_std;
  inv_std.setZero();
  for (Index j = 0; j < x.cols(); ++j) inv_std.array() += xhat.col(j).array().square();
  inv_std.array() = (inv_std.array() / d + static_cast<Scalar>(eps)).rsqrt();
  for (Index j = 0; j < x.cols(); ++j) xhat.col(j).array() *= inv_std.array();
}

}  // namespace

LayerNorm::LayerNorm(Parameters& p, const std::string& name, Index units, const NormConfig& config,
                     Index max_batch)
    : units_(units),
      eps_(config.eps),
      xhat_(max_batch, units),
      inv_std_(max_batch),
      mean_dy_(max_batch),
      mean_dy_xhat_(max_batch) {
  if (config.gamma) gamma_ = p.add(norm_block(name + "/gamma", units));
  if (config.beta) beta_ = p.add(norm_block(name + "/beta", units));
}

void LayerNorm::reset(Parameters& p) {
  if (gamma_) p.value(*gamma_).setOnes();
  if (beta_) p.value(*beta_).setZero();
}

void LayerNorm::scale_shift_rows(const Parameters& p, In xhat, Out y) const {
  for (Index j = 0; j < units_; ++j) {
    const Scalar gamma = gamma_ ? p.value(*gamma_)(0, j) : Scalar(1);
    const Scalar beta = beta_ ? p.value(*beta_)(0, j) : Scalar(0);
    y.col(j).array() = xhat.col(j).array() * gamma + beta;
  }
}

void LayerNorm::forward(const Parameters& p, In x, Out y) {
  const Index n = x.rows();
  normalize_rows(x, eps_, xhat_.topRows(n), inv_std_.head(n));
  scale_shift_rows(p, xhat_.topRows(n), y);
}

void LayerNorm::backward(Parameters& p, In x, In, In dy, Out* dx) {
  const Index n = x.rows();
  const auto d = static_cast<Scalar>(units_);
  auto mean_dxhat = mean_dy_.head(n).array();
  auto mean_dxhat_xhat = mean_dy_xhat_.head(n).array();
  mean_dxhat.setZero();
  mean_dxhat_xhat.setZero();
  for (Index j = 0; j < units_; ++j) {
    const auto xhat = xhat_.col(j).head(n);
    if (gamma_) p.gradient (*gamma_)(0, j) = dy.col(j).dot(xhat);
    if (beta_) p.gradient (*beta_)(0, j) = dy.col(j).sum();
    const Scalar gamma = gamma_ ? p.value(*gamma_)(0, j) : Scalar(1);
    mean_dxhat += dy.col(j).array() * (gamma / d);
    mean_dxhat_xhat += dy.col(j).array() * xhat.array() * (gamma / d);
  }
  if (dx == nullptr) return;
  for (Index j = 0; j < units_; ++j) {
    const Scalar gamma = gamma_ ? p.value(*gamma_)(0, j) : Scalar(1);
    const auto xhat = xhat_.col(j).head(n).array();
    dx->col(j).array() = (dy.col(j).array() * gamma - mean_dxhat - xhat * mean_dxhat_xhat) *
                         inv_std_.head(n).array();
  }
}

void LayerNorm::infer(const Parameters& p, In x, Out y, InferMode) const {
  Vector inv_std(x.rows());
  normalize_rows(x, eps_, y, inv_std);
  scale_shift_rows(p, y, y);
}

}  // namespace bnp
