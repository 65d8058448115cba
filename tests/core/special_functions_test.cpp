// The functions of packets against the standard library's in long double.
#include "special_functions.h"

#include <gtest/gtest.h>

#include "few.h"
#include "random_cases.h"

namespace bnp {
namespace {

constexpr long double kRoot2 = std::numbers::sqrt2_v<long double>;

/// A value at x, from sixteen lanes, from four and from one: as packets, and as the rest of a
/// batch.
template <class F>
void expect_each(Scalar x, F f, long double exact, long double tolerance) {
  const auto seen = [&](Scalar value) {
    EXPECT_NEAR(static_cast<double>(static_cast<long double>(value) / exact - 1), 0,
                static_cast<double>(tolerance))
        << "at " << x;
  };
  const Few<16> wide = f(Few<16>(Few<16>::Constant(x)));
  const Few<4> packet = f(Few<4>(Few<4>::Constant(x)));
  seen(wide(5));
  seen(packet(3));
  seen(f(Few<1>(Few<1>::Constant(x)))(0));
}

/// Numbers of every size up to `largest`.
std::vector<Scalar> sizes(double largest) {
  std::vector<Scalar> sizes;
  for (double size = 1e-9; size < largest; size *= 1.03) sizes.push_back(static_cast<Scalar>(size));
  return sizes;
}

TEST(SpecialFunctions, NormalDistributionIsRightInBothTails) {
  for (const Scalar z : sizes(8)) {
    const auto v = static_cast<long double>(z);
    // A rounded square under the exponential: half a digit of it for each unit of z^2/2.
    const long double tolerance = either(1e-15, 3e-7) * static_cast<double>(1 + v * v / 2);
    const auto cdf = []<int N>(const Few<N>& x) { return normal_at<N>(x).cdf; };
    const auto pdf = []<int N>(const Few<N>& x) { return normal_at<N>(x).pdf; };
    expect_each(-z, cdf, std::erfc(v / kRoot2) / 2, tolerance);
    expect_each(z, cdf, std::erfc(-v / kRoot2) / 2, either(1e-15, 3e-7));
    for (const Scalar x : {z, -z})
      expect_each(x, pdf, std::exp(-v * v / 2) * std::numbers::inv_sqrtpi_v<long double> / kRoot2,
                  tolerance);
  }
  for (const Scalar far : {Scalar(15), Scalar(1e4F), Scalar(1e30F)}) {
    const Few<4> lower = normal_at<4>(Few<4>::Constant(-far)).cdf;
    EXPECT_LT(lower(0), Scalar(1e-20F));
    EXPECT_EQ(normal_at<4>(Few<4>::Constant(far)).cdf(0), 1);
    EXPECT_EQ(normal_at<4>(Few<4>::Constant(far)).pdf(0), 0);
  }
}

TEST(SpecialFunctions, ExponentialLess1KeepsItsDigitsNear0) {
  const auto expm1 = []<int N>(const Few<N>& x) { return expm1_of_negative<N>(x); };
  for (const Scalar size : sizes(80))
    expect_each(-size, expm1, std::expm1(-static_cast<long double>(size)), either(1e-15, 4e-7));
  EXPECT_EQ(expm1(Few<4>(Few<4>::Zero()))(0), 0);
}

TEST(SpecialFunctions, LogarithmOf1AndAFraction) {
  const auto log1p = []<int N>(const Few<N>& x) { return log1p_of_fraction<N>(x); };
  for (const Scalar size : sizes(1))
    expect_each(size, log1p, std::log1p(static_cast<long double>(size)), either(1e-15, 2e-7));
}

TEST(SpecialFunctions, SigmoidOfBothSigns) {
  const auto of = []<int N>(const Few<N>& x) { return sigmoid<N>(x); };
  for (const Scalar size : sizes(40))
    for (const Scalar x : {size, -size})
      expect_each(x, of, 1 / (1 + std::exp(-static_cast<long double>(x))), either(1e-15, 4e-7));
}

}  // namespace
}  // namespace bnp
