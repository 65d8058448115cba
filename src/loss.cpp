// Each loss as the value of one row and the gradient of one row.
#include "loss.h"

#include <cmath>

#include "few.h"
#include "special_functions.h"

namespace bnp {
namespace {

double logistic_row(double z, double t) {
  return std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z))) - t * z;
}

double softmax_row(const auto& z, const auto& t) {
  const double top = static_cast<double>(z.maxCoeff());
  double sum = 0;
  double dot = 0;
  for (Index k = 0; k < z.size(); ++k) {
    sum += std::exp(static_cast<double>(z(k)) - top);
    dot += static_cast<double>(t(k)) * (static_cast<double>(z(k)) - top);
  }
  return std::log(sum) - dot;
}

double huber(double r) { return std::abs(r) < 1 ? r * r / 2 : std::abs(r) - .5; }

/// Mean over all entries of f(z, t), summed in double.
template <class F>
double mean_of(In z, In t, F f) {
  double sum = 0;
  for (Index k = 0; k < z.cols(); ++k)
    for (Index i = 0; i < z.rows(); ++i)
      sum += f(static_cast<double>(z(i, k)), static_cast<double>(t(i, k)));
  return sum / static_cast<double>(z.size());
}

/// Mean logistic loss of N logits, and its gradient, as packets.
double logistic_pass(InColumn z, InColumn t, OutColumn dz) {
  const Scalar* logit = z.data();
  const Scalar* target = t.data();
  Scalar* gradient = dz.data();
  const auto n = static_cast<Scalar>(z.size());
  const Scalar sum = sum_of(z.size(), [=]<int N>(Index i) -> Few<N> {
    const Few<N> a = few<N>(logit + i), b = few<N>(target + i);
    const Few<N> e = (-a.abs()).exp();  // of which the sigmoid is made as well
    const Few<N> numerator = where_positive<N>(a, Few<N>::Ones(), e);
    few<N>(gradient + i) = flushed<N>(numerator / (1 + e) - b, kLeastFactor) / n;
    return rectified<N>(a) - b * a + log1p_of_fraction<N>(e);
  });
  return static_cast<double>(sum / n);
}

void softmax_gradient(In z, In t, Scalar n, Out dz) {
  for (Index i = 0; i < z.rows(); ++i) {
    const Scalar top = z.row(i).maxCoeff();
    dz.row(i) = (z.row(i).array() - top).exp().matrix();
    const Scalar sum = dz.row(i).sum();
    for (Index k = 0; k < z.cols(); ++k)
      dz(i, k) = flushed(dz(i, k) / sum - t(i, k), kLeastFactor) / n;
  }
}

}  // namespace

LossName resolve(LossName name, Index outputs) {
  if (name != LossName::automatic) return name;
  return outputs == 1 ? LossName::logistic : LossName::softmax;
}

double mean_loss(LossName name, In z, In t) {
  switch (resolve(name, z.cols())) {
    case LossName::logistic:
      return mean_of(z, t, &logistic_row);
    case LossName::mse:
      return mean_of(z, t, [](double a, double b) { return (a - b) * (a - b); });
    case LossName::huber:
      return mean_of(z, t, [](double a, double b) { return huber(a - b); });
    case LossName::linear:
      return mean_of(z, t, [](double a, double b) { return a * b; });
    case LossName::softmax:
    case LossName::automatic:
      break;
  }
  double sum = 0;
  for (Index i = 0; i < z.rows(); ++i) sum += softmax_row(z.row(i), t.row(i));
  return sum / static_cast<double>(z.rows());
}

void loss_gradient(LossName name, In z, In t, Out dz) {
  const auto n = static_cast<Scalar>(z.rows());
  const auto size = static_cast<Scalar>(z.size());
  switch (resolve(name, z.cols())) {
    case LossName::logistic:
      dz = z.binaryExpr(t, [n](Scalar logit, Scalar target) -> Scalar {
        return flushed(sigmoid<1>(Few<1>(logit))(0) - target, kLeastFactor) / n;
      });
      break;
    case LossName::mse:
      dz = (z - t) * (2 / size);
      break;
    case LossName::huber:
      dz = (z - t).cwiseMax(Scalar(-1)).cwiseMin(Scalar(1)) / size;
      break;
    case LossName::linear:
      dz = t / size;
      break;
    case LossName::softmax:
    case LossName::automatic:
      softmax_gradient(z, t, n, dz);
      break;
  }
}

double loss_and_gradient(LossName name, In z, In t, Out dz) {
  const LossName meant = resolve(name, z.cols());
  if (meant == LossName::logistic && z.cols() == 1)
    return logistic_pass(z.col(0), t.col(0), dz.col(0));
  if (meant == LossName::softmax && z.cols() == 2) {
    dz.col(0) = z.col(1) - z.col(0);
    const double loss = logistic_pass(dz.col(0), t.col(1), dz.col(1));
    dz.col(0) = -dz.col(1);
    return loss;
  }
  loss_gradient(name, z, t, dz);
  return mean_loss(name, z, t);
}

double accuracy(In z, In t, Scalar boundary) {
  Index right = 0;
  for (Index i = 0; i < z.rows(); ++i) {
    Index guess = z(i, 0) > boundary ? 1 : 0;
    Index truth = t(i, 0) > Scalar(0.5) ? 1 : 0;
    if (z.cols() > 1) {
      z.row(i).maxCoeff(&guess);
      t.row(i).maxCoeff(&truth);
    }
    right += guess == truth ? 1 : 0;
  }
  return static_cast<double>(right) / static_cast<double>(z.rows());
}

}  // namespace bnp
