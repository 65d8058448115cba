// The scalar, the matrix types and the symbols that every other file of the core uses.
//
//   n d k        rows of a batch, features of a layer, outputs of the net
//   x y          a layer's input and output, N x D
//   dx dy        gradients of the mean loss with respect to x and y
//   mean var     statistics of one feature over the batch, 1 x D
//   xhat         (x - mean) / sqrt(var + eps), what step 1 of batch norm makes
//   gamma beta   what step 2 multiplies by and adds
#pragma once

#include <Eigen/Core>
#include <type_traits>

namespace bnp {

#ifdef BNP_DOUBLE
using Scalar = double;
#else
using Scalar = float;
#endif

using Index = Eigen::Index;

/// N x D, column-major: the batch of one feature lies contiguous in memory.
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic>;
using Row = Eigen::Matrix<Scalar, 1, Eigen::Dynamic>;
using Vector = Eigen::Matrix<Scalar, Eigen::Dynamic, 1>;

/// Rows of a buffer for n: columns a power of two apart would share few places of the nearest
/// cache.
constexpr Index padded(Index n) { return n % 64 == 0 ? n + 16 : n; }

/// Rows and columns of a column-major matrix that lives elsewhere. Unlike an Eigen::Ref it never
/// copies what it is made from: an expression that would need it does not compile. That leaves
/// nothing to free, and a call with a view costs as much as one with a pointer.
/// @tparam Plain  Matrix or Vector, const where it is only read
template <class Plain>
class View : public Eigen::Map<Plain, Eigen::Unaligned, Eigen::OuterStride<>> {
  using Base = Eigen::Map<Plain, Eigen::Unaligned, Eigen::OuterStride<>>;

  template <class Derived>
  static constexpr bool owner = std::is_base_of_v<Eigen::PlainObjectBase<Derived>, Derived>;

 public:
  /// Not explicit: a call makes a view of its argument.
  template <class Derived>
  View(Eigen::MatrixBase<Derived>& m)
      : Base(m.derived().data(), m.rows(), m.cols(),
             Eigen::OuterStride<>(m.derived().outerStride())) {
    static_assert(Derived::Flags & Eigen::DirectAccessBit);
    static_assert(!Derived::IsRowMajor && Derived::InnerStrideAtCompileTime == 1);
  }
  /// A part of a matrix is mostly a temporary; what is written is no constant.
  template <class Derived>
  requires(std::is_const_v<Plain> || !owner<Derived>) View(const Eigen::MatrixBase<Derived>& m)
      : View(m.const_cast_derived()) {}

  View(const View&) = default;
  View& operator=(const View&) = default;  // of the numbers, as everywhere in Eigen
  using Base::operator=;
};

/// Views of a batch: the first rows of a buffer pass without a copy.
using In = View<const Matrix>;
using Out = View<Matrix>;
using InColumn = View<const Vector>;
using OutColumn = View<Vector>;

}  // namespace bnp
