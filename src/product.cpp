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
  const Scalar* x = rows.x;
  Scalar* y = rows.y + k * rows.y_step;
  Few<R> sum[C];
  for (int c = 0; c < C; ++c) sum[c] = start.operator()<R>(y + c * rows.y_step, k + c);
  for (Index d = 0; d < depth; ++d, factor += w.down, x += rows.x_step) {
    const Few<R> v = few<R>(x);
    for (int c = 0; c < C; ++c) sum[c] += v * factor[c * w.across];
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

/// D sums of four lanes each, side by side.
template <int D>
inline Few<D> totals(const Few<4> (&sum)[D]) {
  const auto lane = [&](int i) {
    Few<D> all;
    for (int r = 0; r < D; ++r) all(r) = sum[r](i);
    return all;
  };
  return (lane(0) + lane(2)) + (lane(1) + lane(3));
}

/// D x K numbers of dw, each a sum over the batch.
template <int D, int K>
inline void make_sums(In x, In dy, Index d, Index k, Out dw) {
  const Index whole = x.rows() / 4 * 4;
  const Scalar* a = &x.coeffRef(0, d);
  const Scalar* b = &dy.coeffRef(0, k);
  Few<4> sum[K][D];
  for (auto& column : sum)
    for (auto& s : column) s.setZero();
  const auto add = [&](Index i) {
    Few<4> g[K];
    for (int c = 0; c < K; ++c) g[c] = few<4>(b + i + c * dy.outerStride());
    for (int r = 0; r < D; ++r) {
      const Few<4> v = few<4>(a + i + r * x.outerStride());
      for (int c = 0; c < K; ++c) sum[c][r] += v * g[c];
    }
  };
  Index i = 0;
  for (; i + 8 <= whole; i += 8) {  // twice a turn: half as many sums of addresses
    add(i);
    add(i + 4);
  }
  if (i < whole) add(i);
  for (int c = 0; c < K; ++c) {
    Few<D> total = totals(sum[c]);
    for (Index n = whole; n < x.rows(); ++n)
      total += x.template block<1, D>(n, d).transpose().array() * dy(n, k + c);
    Eigen::Map<Few<D>>(&dw(d, k + c)) = total;
  }
}

/// D rows of dw, all K columns.
template <int D, int K>
inline void make_sum_rows(In x, In dy, Index d, Out dw) {
  Index k = 0;
  for (; k + K <= dy.cols(); k += K) make_sums<D, K>(x, dy, d, k, dw);
  for (; k < dy.cols(); ++k) make_sums<D, 1>(x, dy, d, k, dw);
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
    for (; i + 8 <= x.rows(); i += 8) make_rows<8, 4>(rows(), depth, part, y.cols(), start);
    for (; i + 4 <= x.rows(); i += 4) make_rows<4, 4>(rows(), depth, part, y.cols(), start);
    for (; i < x.rows(); ++i) make_rows<1, 4>(rows(), depth, part, y.cols(), start);
  }
}

void multiply_transposed(In x, In dy, Out dw) {
  Index d = 0;
  for (; d + 4 <= x.cols(); d += 4) make_sum_rows<4, 2>(x, dy, d, dw);
  for (; d + 2 <= x.cols(); d += 2) make_sum_rows<2, 4>(x, dy, d, dw);
  if (d < x.cols()) make_sum_rows<1, 4>(x, dy, d, dw);
}

}  // namespace bnp
