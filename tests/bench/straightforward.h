// Batch norm and its net as one writes them down in Eigen: the base that speed is compared with.
#pragma once

#include <Eigen/Core>
#include <vector>

namespace bench {

using Matrix = Eigen::MatrixXf;
using Row = Eigen::RowVectorXf;

/// Linear, BatchNorm, activation; a number for each hidden layer, and one Linear with a bias.
class Straightforward {
 public:
  /// @param weights  layer by layer, D_in x D_out
  Straightforward(std::vector<Matrix> weights, Matrix x, std::vector<int> labels,
                  Eigen::Index batch, bool sigmoid);

  /// One mini-batch: forward, loss, backward, SGD with momentum.  @return the mean loss
  double step();

  /// Outputs with running statistics.  @param x  N x D
  Matrix infer(Matrix x) const;

 private:
  struct Tensor {
    Matrix value, gradient, velocity;
    explicit Tensor(Matrix start);
    void update();
  };
  struct Hidden {
    Tensor gamma, beta;
    Row mean, inv_std, running_mean, running_var;
    Matrix x, z, xhat, y, dy, dz;  // in front of the Linear, behind it, after step 1, at the end
  };

  void forward(Hidden& h, const Matrix& weight);
  void backward(Hidden& h, Tensor& weight, Matrix* dx);
  double loss(Eigen::Index first);
  Matrix activation(const Matrix& y) const;

  Matrix x_;
  std::vector<int> labels_;
  Eigen::Index batch_, next_ = 0;
  bool sigmoid_;
  std::vector<Tensor> weights_;
  std::vector<Hidden> hidden_;
  Tensor bias_;
  Matrix outputs_, doutputs_;
};

}  // namespace bench
