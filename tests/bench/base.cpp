// The base in WebAssembly: plain C functions over one Straightforward, and the peak of the
// registers.
#include <memory>
#include <vector>

#include "peak.h"
#include "straightforward.h"

namespace {

std::vector<bench::Matrix> weights;
std::unique_ptr<bench::Straightforward> net;

/// Rows as JavaScript lays them out.
bench::Matrix rows(const float* from, int n, int d) {
  using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  return Eigen::Map<const RowMajor>(from, n, d);
}

}  // namespace

extern "C" {

void add_weight(const float* w, int inputs, int outputs) {
  weights.push_back(rows(w, inputs, outputs));
}

void start(const float* x, int n, int features, const int* labels, int batch, int sigmoid) {
  net = std::make_unique<bench::Straightforward>(std::move(weights), rows(x, n, features),
                                                 std::vector<int>(labels, labels + n), batch,
                                                 sigmoid != 0);
  weights.clear();
}

double steps(int n) {
  double loss = 0;
  for (int i = 0; i < n; ++i) loss = net->step();
  return loss;
}

float grid(int size) {
  bench::Matrix points(size * size, 2);
  for (int i = 0; i < size; ++i)
    for (int j = 0; j < size; ++j)
      points.row(i * size + j) << -1 + (float(j) + .5F) * 2 / float(size),
          1 - (float(i) + .5F) * 2 / float(size);
  return net->infer(std::move(points))(0, 0);
}

float peak(int rounds) { return bench::peak(rounds); }
}
