// Tiles of the result stay in registers while a sum runs, and the batch is read in its own order.
#include "product.h"

#include <algorithm>

#include "few.h"

namespace bnp {
namespace {

/// What a tile reads of x and writes of y: some rows of the batch, columns `step` apart.
struct Rows {
  const Scalar* x;
  Index x_step;
  Scalar* y;
  Index y_step;
};

/// Where a sum starts: at what y holds, at 0, or at the bias.
struct Start {
  bool in_y;
  const Scalar* bias;

  template <int R>
  Few<R> operator()(const Scalar* y, Index k) const {
    return in_y ? few<R>(y) : Few<R>::Constant(bias ? bias[k] : Scalar(0)).eval();
  }
};

/// R x C numbers of y, from column k on.
template <int R, int C>
inline void make_tile(const Rows& rows, Index depth, const Factor& w, Index k, Start start) {
  const Scalar* factor = w.data + k * w.across;
  Scalar* y = rows.y + k * rows.y_step;
  Few<R> sum[C];
  for (int c = 0; c < C; ++c) sum[c] = start.operator()<R>(y + c * rows.y_step, k + c);
  for (Index d = 0; d < depth; ++d, factor += w.down) {
    const Few<R> x = few<R>(rows.x + d * rows.x_step);
    for (int c = 0; c < C; ++c) sum[c] += x * factor[c * w.across];
  }
  for (int c = 0; c < C; ++c) Eigen::Map<Few<R>>(y + c * rows.y_step) = sum[c];
}

/// R rows of the batch, all K columns of y.
template <int R, int C>
inline void make_rows(const Rows& rows, Index depth, const Factor& w, Index outputs, Start start) {
  Index k = 0;
  for (; k + C <= outputs; k += C) make_tile<R, C>(rows, depth, w, k, start);
  for (; k < outputs; ++k) make_tile<R, 1>(rows, depth, w, k, start);
}

/// D x K numbers of dw, each a sum over the batch.
template <int D, int K>
inline void add_sums(In x, In dy, Index d, Index k, Out dw) {
  constexpr int kWidth = 4;
  const Index whole = x.rows() / kWidth * kWidth;
  const Scalar* a = &x.coeffRef(0, d);
  const Scalar* b = &dy.coeffRef(0, k);
  Few<kWidth> sum[D][K];
  for (auto& row : sum)
    for (auto& s : row) s.setZero();
  for (Index i = 0; i < whole; i += kWidth) {
    Few<kWidth> g[K];
    for (int c = 0; c < K; ++c) g[c] = few<kWidth>(b + i + c * dy.outerStride());
    for (int r = 0; r < D; ++r) {
      const Few<kWidth> v = few<kWidth>(a + i + r * x.outerStride());
      for (int c = 0; c < K; ++c) sum[r][c] += v * g[c];
    }
  }
  for (int r = 0; r < D; ++r)
    for (int c = 0; c < K; ++c) {
      Scalar total = sum[r][c].sum();
      for (Index i = whole; i < x.rows(); ++i) total += x(i, d + r) * dy(i, k + c);
      dw(d + r, k + c) += total;
    }
}

/// D rows of dw, all K columns.
template <int D, int K>
inline void add_rows(In x, In dy, Index d, Out dw) {
  Index k = 0;
  for (; k + K <= dy.cols(); k += K) add_sums<D, K>(x, dy, d, k, dw);
  for (; k < dy.cols(); ++k) add_sums<D, 1>(x, dy, d, k, dw);
}

constexpr Index kDepth = 256;  // of one pass, so that a tile's rows of x stay in the nearest cache

}  // namespace

void multiply(In x, const Factor& w, const Scalar* bias, Out y) {
  for (Index from = 0; from < x.cols(); from += kDepth) {
    const Index depth = std::min(kDepth, x.cols() - from);
    const Factor part{w.data + from * w.down, w.down, w.across};
    const Start start{from > 0, bias};
    Index i = 0;
    const auto rows = [&] {
      return Rows{&x.coeffRef(i, from), x.outerStride(), &y(i, 0), y.outerStride()};
    };
    for (; i + 16 <= x.rows(); i += 16) make_rows<16, 2>(rows(), depth, part, y.cols(), start);
    for (; i + 4 <= x.rows(); i += 4) make_rows<4, 4>(rows(), depth, part, y.cols(), start);
    for (; i < x.rows(); ++i) make_rows<1, 4>(rows(), depth, part, y.cols(), start);
  }
}

void add_transposed_product(In x, In dy, Out dw) {
  Index d = 0;
  for (; d + 4 <= x.cols(); d += 4) add_rows<4, 2>(x, dy, d, dw);
  for (; d + 2 <= x.cols(); d += 2) add_rows<2, 4>(x, dy, d, dw);
  if (d < x.cols()) add_rows<1, 4>(x, dy, d, dw);
}

}  // namespace bnp
