// Whole-matrix expressions, loops over columns where Eigen's broadcasts are slow.
#include "straightforward.h"

#include <cmath>
#include <utility>

namespace bench {
namespace {

using Eigen::Index;

constexpr float kRate = .03F, kMomentum = .9F, kEps = 1e-5F, kNew = .1F;

}  // namespace

Straightforward::Tensor::Tensor(Matrix start)
    : value(std::move(start)),
      gradient(Matrix::Zero(value.rows(), value.cols())),
      velocity(gradient) {}

void Straightforward::Tensor::update() {
  velocity = kMomentum * velocity + gradient;
  value -= kRate * velocity;
}

Straightforward::Straightforward(std::vector<Matrix> weights, Matrix x, std::vector<int> labels,
                                 Index batch, bool sigmoid)
    : x_(std::move(x)),
      labels_(std::move(labels)),
      batch_(batch),
      sigmoid_(sigmoid),
      bias_(Matrix::Zero(1, weights.back().cols())) {
  for (auto& w : weights) weights_.emplace_back(std::move(w));
  for (std::size_t l = 0; l + 1 < weights_.size(); ++l) {
    const Index inputs = weights_[l].value.rows(), units = weights_[l].value.cols();
    const Matrix wide = Matrix::Zero(batch, units);
    const Row row = Row::Zero(units);
    hidden_.push_back({Tensor(Row::Ones(units)), Tensor(row), row, row, row, Row::Ones(units),
                       Matrix::Zero(batch, inputs), wide, wide, wide, wide, wide});
  }
  outputs_ = doutputs_ = Matrix::Zero(batch, bias_.value.cols());
}

Matrix Straightforward::activation(const Matrix& y) const {
  if (sigmoid_) return (1 + (-y.array()).exp()).inverse();
  return y.cwiseMax(0.F);
}

void Straightforward::forward(Hidden& h, const Matrix& weight) {
  const auto n = static_cast<float>(batch_);
  h.z.noalias() = h.x * weight;
  for (Index j = 0; j < h.z.cols(); ++j) {
    auto z = h.z.col(j).array();
    h.mean(j) = z.mean();
    const float var = (z - h.mean(j)).square().mean();
    h.inv_std(j) = 1 / std::sqrt(var + kEps);
    h.running_mean(j) += kNew * (h.mean(j) - h.running_mean(j));
    h.running_var(j) += kNew * (var * n / (n - 1) - h.running_var(j));
    h.xhat.col(j) = (z - h.mean(j)) * h.inv_std(j);
    h.y.col(j) = h.xhat.col(j).array() * h.gamma.value(j) + h.beta.value(j);
  }
  if (sigmoid_)
    h.y = (1 + (-h.y.array()).exp()).inverse();
  else
    h.y = h.y.cwiseMax(0.F);
}

void Straightforward::backward(Hidden& h, Tensor& weight, Matrix* dx) {
  const auto n = static_cast<float>(batch_);
  if (sigmoid_)
    h.dy.array() *= h.y.array() * (1 - h.y.array());
  else
    h.dy.array() *= (h.y.array() > 0.F).cast<float>();
  for (Index j = 0; j < h.dy.cols(); ++j) {
    const auto dy = h.dy.col(j).array();
    const auto xhat = h.xhat.col(j).array();
    const float dbeta = dy.sum(), dgamma = (dy * xhat).sum();
    h.beta.gradient(j) = dbeta;
    h.gamma.gradient(j) = dgamma;
    h.dz.col(j) = (dy - dbeta / n - xhat * (dgamma / n)) * (h.gamma.value(j) * h.inv_std(j));
  }
  weight.gradient.noalias() = h.x.transpose() * h.dz;
  if (dx) dx->noalias() = h.dz * weight.value.transpose();
}

double Straightforward::loss(Index first) {
  double sum = 0;
  for (Index i = 0; i < batch_; ++i) {
    const auto z = outputs_.row(i);
    const Index label = labels_[static_cast<std::size_t>(first + i)];
    const float top = z.maxCoeff();
    auto p = doutputs_.row(i);
    p = (z.array() - top).exp();
    const float total = p.sum();
    sum += static_cast<double>(std::log(total) + top - z(label));
    p /= total * static_cast<float>(batch_);
    p(label) -= 1 / static_cast<float>(batch_);
  }
  return sum / static_cast<double>(batch_);
}

double Straightforward::step() {
  const Index first = next_;
  next_ = (next_ + batch_) % (x_.rows() / batch_ * batch_);
  for (std::size_t l = 0; l < hidden_.size(); ++l) {
    if (l == 0)
      hidden_[l].x = x_.middleRows(first, batch_);
    else
      hidden_[l].x = hidden_[l - 1].y;
    forward(hidden_[l], weights_[l].value);
  }
  Tensor& last = weights_.back();
  outputs_.noalias() = hidden_.back().y * last.value;
  for (Index k = 0; k < outputs_.cols(); ++k) outputs_.col(k).array() += bias_.value(k);
  const double mean_loss = loss(first);
  if (!std::isfinite(mean_loss)) return mean_loss;

  last.gradient.noalias() = hidden_.back().y.transpose() * doutputs_;
  for (Index k = 0; k < outputs_.cols(); ++k) bias_.gradient(k) = doutputs_.col(k).sum();
  hidden_.back().dy.noalias() = doutputs_ * last.value.transpose();
  for (std::size_t l = hidden_.size(); l-- > 0;)
    backward(hidden_[l], weights_[l], l > 0 ? &hidden_[l - 1].dy : nullptr);
  for (auto& w : weights_) w.update();
  for (auto& h : hidden_) {
    h.gamma.update();
    h.beta.update();
  }
  bias_.update();
  return mean_loss;
}

Matrix Straightforward::infer(Matrix x) const {
  for (std::size_t l = 0; l < hidden_.size(); ++l) {
    const Hidden& h = hidden_[l];
    Matrix z = x * weights_[l].value;
    for (Index j = 0; j < z.cols(); ++j)
      z.col(j) = (z.col(j).array() - h.running_mean(j)) / std::sqrt(h.running_var(j) + kEps) *
                     h.gamma.value(j) +
                 h.beta.value(j);
    x = activation(z);
  }
  Matrix z = x * weights_.back().value;
  for (Index k = 0; k < z.cols(); ++k) z.col(k).array() += bias_.value(k);
  return z;
}

}  // namespace bench
