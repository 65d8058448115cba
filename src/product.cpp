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

/// Steps through the second factor: down its columns, or (transposed) along its rows. That one of
/// the two steps is 1 saves half of the sums of addresses.
struct ByColumn {
  const Scalar* data;
  Index stride;
  Index down(Index d) const { return d; }
  Index across(Index k) const { return k * stride; }
};
struct ByRow {
  const Scalar* data;
  Index stride;
  Index down(Index d) const { return d * stride; }
  Index across(Index k) const { return k; }
};

/// How a sum starts, at what y holds, at 0, or at the bias, and what becomes of it in the end.
struct Ends {
  bool in_y = false;
  const Scalar* bias = nullptr;
  bool relu = false;

  template <int R>
  Few<R> start(const Scalar* y, Index k) const {
    return in_y ? few<R>(y) : Few<R>::Constant(bias ? bias[k] : Scalar(0)).eval();
  }
};

/// R x C numbers of y, from column k on.
template <int R, int C, class Factor>
inline void make_tile(const Rows& rows, Index depth, Factor w, Index k, const Ends& ends) {
  const Scalar* factor = w.data + w.across(k);
  const Scalar* const end = factor + w.down(depth);  // counts the turns: the loop is short of slots
  const Scalar* x = rows.x;
  Scalar* y = rows.y + k * rows.y_step;
  Few<R> sum[C];
  for (int c = 0; c < C; ++c) sum[c] = ends.start<R>(y + c * rows.y_step, k + c);
  for (; factor != end; factor += w.down(1), x += rows.x_step) {
    const Few<R> v = few<R>(x);
    for (int c = 0; c < C; ++c) sum[c] += v * factor[w.across(c)];
  }
  if (ends.relu)
    for (auto& s : sum) s = rectified<R>(s);
  for (int c = 0; c < C; ++c) few<R>(y + c * rows.y_step) = sum[c];
}

/// R rows of the batch, all K columns of y.
template <int R, int C, class Factor>
inline void make_rows(const Rows& rows, Index depth, Factor w, Index outputs, const Ends& ends) {
  Index k = 0;
  for (; k + C <= outputs; k += C) make_tile<R, C>(rows, depth, w, k, ends);
  for (; k < outputs; ++k) make_tile<R, 1>(rows, depth, w, k, ends);
}

/// R rows of sums of two terms, as of points of the plane or of the gradient of two classes: x
/// stays in registers, and the second factor goes by. To the bit as make_tile, but for the sign of
/// a zero.
template <int R, class Factor>
inline void make_short_sums(const Rows& rows, Factor w, Index outputs, const Ends& ends) {
  const Few<R> a = few<R>(rows.x), b = few<R>(rows.x + rows.x_step);
  const Scalar* factor = w.data;
  Scalar* y = rows.y;
  for (Index k = 0; k < outputs; ++k, factor += w.across(1), y += rows.y_step) {
    Few<R> sum = a * factor[0];
    if (ends.bias) sum += ends.bias[k];
    sum += b * factor[w.down(1)];
    few<R>(y) = ends.relu ? rectified<R>(sum) : sum;
  }
}

constexpr Index kDepth = 128;  // of one pass, so that a tile's rows of x stay in the nearest cache

/// y = x w: as many rows at a time as the registers hold.
template <class Factor>
void multiply_rows(In x, Factor w, Out y, Ends ends) {
  const bool relu = ends.relu;
  for (Index from = 0; from < x.cols(); from += kDepth) {
    const Index depth = std::min(kDepth, x.cols() - from);
    const Factor part{w.data + w.down(from), w.stride};
    ends.in_y = from > 0;
    ends.relu = relu && from + depth == x.cols();
    Index i = 0;
    const auto rows = [&] {
      return Rows{&x.coeffRef(i, from), x.outerStride(), &y(i, 0), y.outerStride()};
    };
    if (x.cols() == 2)
      for (; i + 16 <= x.rows(); i += 16) make_short_sums<16>(rows(), part, y.cols(), ends);
    for (; i + 16 <= x.rows(); i += 16) make_rows<16, 2>(rows(), depth, part, y.cols(), ends);
    for (; i + 8 <= x.rows(); i += 8) make_rows<8, 4>(rows(), depth, part, y.cols(), ends);
    for (; i + 4 <= x.rows(); i += 4) make_rows<4, 4>(rows(), depth, part, y.cols(), ends);
    for (; i < x.rows(); ++i) make_rows<1, 4>(rows(), depth, part, y.cols(), ends);
  }
}

/// n rows of R columns, turned: the R numbers of a row lie side by side.
template <int R>
inline void turn_rows(const Scalar* x, Index stride, Index n, Scalar* panel) {
  Index i = 0;
  for (; i + 4 <= n; i += 4)
    for (int c = 0; c < R; c += 4) {
      Few<4> v[4];
      for (int k = 0; k < 4; ++k) v[k] = few<4>(x + i + (c + k) * stride);
      turn(v);
      for (int r = 0; r < 4; ++r) few<4>(panel + (i + r) * R + c) = v[r];
    }
  for (; i < n; ++i)
    for (int c = 0; c < R; ++c) panel[i * R + c] = x[i + c * stride];
}

/// R rows of dw: a product of the turned columns of x, from column d on, by dy.
template <int R, int C>
void make_turned_rows(In x, In dy, Index d, Out dw) {
  Scalar panel[kDepth * R];
  for (Index from = 0; from < x.rows(); from += kDepth) {
    const Index n = std::min(kDepth, x.rows() - from);
    turn_rows<R>(&x.coeffRef(from, d), x.outerStride(), n, panel);
    make_rows<R, C>({panel, R, &dw(d, 0), dw.outerStride()}, n,
                    ByColumn{&dy.coeffRef(from, 0), dy.outerStride()}, dy.cols(),
                    {.in_y = from > 0});
  }
}

/// sum_i a_i b_i
inline Scalar dot(InColumn a, InColumn b) {
  return sum_of(a.size(), [from = a.data(), by = b.data()]<int N>(Index i) -> Few<N> {
    return few<N>(from + i) * few<N>(by + i);
  });
}

/// D x 4 numbers of dw, each a sum over the batch in four lanes.
template <int D>
inline void make_sums(In x, In dy, Index d, Index k, Out dw) {
  const Index whole = x.rows() / 4 * 4;
  const Scalar* a = &x.coeffRef(0, d);
  const Scalar* b = &dy.coeffRef(0, k);
  Few<4> sum[D][4];
  for (auto& row : sum)
    for (auto& s : row) s.setZero();
  for (Index i = 0; i < whole; i += 4)
    for (int r = 0; r < D; ++r) {
      const Few<4> v = few<4>(a + i + r * x.outerStride());
      for (int c = 0; c < 4; ++c) sum[r][c] += v * few<4>(b + i + c * dy.outerStride());
    }
  for (int r = 0; r < D; ++r) {
    Few<4> total = lanes(sum[r]);
    for (Index n = whole; n < x.rows(); ++n)
      total += dy.template block<1, 4>(n, k).transpose().array() * x(n, d + r);
    for (int c = 0; c < 4; ++c) dw(d + r, k + c) = total(c);
  }
}

/// D rows of dw, all K columns.
template <int D>
inline void make_sum_rows(In x, In dy, Index d, Out dw) {
  Index k = 0;
  for (; k + 4 <= dy.cols(); k += 4) make_sums<D>(x, dy, d, k, dw);
  for (; k < dy.cols(); ++k)
    for (int r = 0; r < D; ++r) dw(d + r, k) = dot(x.col(d + r), dy.col(k));
}

}  // namespace

void multiply(In x, In w, const Scalar* bias, Out y, Finish finish) {
  multiply_rows(x, ByColumn{w.data(), w.outerStride()}, y,
                {.bias = bias, .relu = finish == Finish::relu});
}

void multiply_by_transposed(In dy, In w, Out dx) {
  multiply_rows(dy, ByRow{w.data(), w.outerStride()}, dx, {});
}

void multiply_transposed(In x, In dy, Out dw) {
  Index d = 0;
  for (; d + 16 <= x.cols(); d += 16) make_turned_rows<16, 2>(x, dy, d, dw);
  for (; d + 8 <= x.cols(); d += 8) make_turned_rows<8, 4>(x, dy, d, dw);
  for (; d + 2 <= x.cols(); d += 2) make_sum_rows<2>(x, dy, d, dw);
  if (d < x.cols()) make_sum_rows<1>(x, dy, d, dw);
}

}  // namespace bnp
