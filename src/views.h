// Views of a batch: four numbers, and nothing to free.
#pragma once

#include <Eigen/Core>
#include <type_traits>

namespace bnp {

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
  // NOLINTBEGIN(google-explicit-constructor): a call makes a view of its argument
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
  // NOLINTEND(google-explicit-constructor)

  View(const View&) = default;
  View& operator=(const View&) = default;  // of the numbers, as everywhere in Eigen
  using Base::operator=;
};

}  // namespace bnp
