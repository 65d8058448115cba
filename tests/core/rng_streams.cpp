// Random numbers: the published PCG32 vector, the same bits as another implementation, and moments.
#include <set>

#include "golden.h"
#include "rng.h"

namespace bnp {
namespace {

/// The generator of O'Neill's pcg32-demo: seed 42, sequence 54.
Rng demo() { return {42, static_cast<Rng::Stream>(54)}; }

TEST(Rng, GivesThePublishedNumbersOfPcg32) {
  Rng rng = demo();
  for (const std::uint32_t wanted :
       {0xa15c02b7U, 0x7b47f409U, 0xba1d3330U, 0x83d2f293U, 0xbfa4784bU, 0xcbed606eU})
    EXPECT_EQ(rng.bits(), wanted);
  for (const char wanted :
       std::string("HHTTTHTHHHTHTTTHHHHHTTTHHHTHTHTHTTHTTTHHHHHHTTTTHHTTTTTHTTTTTTTHT"))
    EXPECT_EQ(rng.below(2), wanted == 'H' ? 1U : 0U);
  for (const int wanted : {3, 4, 1, 1, 2, 2, 3, 2, 4, 3, 2, 4, 3, 3, 5, 2, 3,
                           1, 3, 1, 5, 1, 4, 1, 5, 6, 4, 6, 6, 2, 6, 3, 3})
    EXPECT_EQ(static_cast<int>(rng.below(6)) + 1, wanted);
}

TEST(Rng, CopiedGoesOnTheSame) {
  Rng rng = demo();
  rng.gaussian();
  Rng copy = rng;
  for (int i = 0; i < 100; ++i) EXPECT_EQ(copy.gaussian(), rng.gaussian());
}

std::uint64_t fingerprint(Rng rng) {  // FNV-1a of the bytes of 1,000 normal numbers
  std::uint64_t hash = 14695981039346656037ULL;
  for (int i = 0; i < 1000; ++i) {
    auto bits = Eigen::numext::bit_cast<std::uint64_t>(rng.gaussian());
    for (int byte = 0; byte < 8; ++byte, bits >>= 8U)
      hash = (hash ^ (bits & 0xffU)) * 1099511628211ULL;
  }
  return hash;
}

TEST(Rng, GivesTheBitsOfAnotherImplementation) {
  for (const auto& golden : read_golden("rng")) {
    SCOPED_TRACE(golden.name);
    const auto stream = static_cast<Rng::Stream>(golden.number("stream", 0));
    Rng bits(7, stream), gaussians(7, stream);
    const Eigen::MatrixXd first_bits = golden.in_double("bits");
    for (const double wanted : first_bits.reshaped())
      EXPECT_EQ(static_cast<double>(bits.bits()), wanted);
    const Eigen::MatrixXd first_gaussians = golden.in_double("gaussians");
    for (const double wanted : first_gaussians.reshaped())
      EXPECT_NEAR(gaussians.gaussian(), wanted, 1e-11);
    const auto halves = golden.in_double("fingerprint");
    EXPECT_EQ(fingerprint(Rng(7, stream)), (static_cast<std::uint64_t>(halves(0)) << 32U) +
                                               static_cast<std::uint64_t>(halves(1)));
  }
}

TEST(Rng, GaussiansAreThePolarMethodWithTheLibrarysLogarithm) {
  Rng rng = demo(), same = demo();
  for (int i = 0; i < 10'000; ++i) {
    double u = 0, s = 2;
    while (s >= 1 || s == 0) {
      u = same.uniform(-1, 1);
      const double v = same.uniform(-1, 1);
      s = u * u + v * v;
    }
    const double wanted = u * std::sqrt(-2 * std::log(s) / s);
    EXPECT_NEAR(rng.gaussian(), wanted, 4e-15 * (1 + std::abs(wanted)));
  }
}

TEST(Rng, UniformFillsItsRangeEvenly) {
  Rng rng(1, Rng::Stream::noise);
  constexpr int kDraws = 200'000;
  double sum = 0, squares = 0, low = 1, high = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double u = rng.uniform();
    sum += u;
    squares += u * u;
    low = std::min(low, u);
    high = std::max(high, u);
  }
  EXPECT_GE(low, 0);
  EXPECT_LT(high, 1);
  EXPECT_LT(low, 1e-4);
  EXPECT_GT(high, 1 - 1e-4);
  EXPECT_NEAR(sum / kDraws, .5, 4 * std::sqrt(1 / 12.0 / kDraws));
  EXPECT_NEAR(squares / kDraws, 1 / 3.0, 4 * std::sqrt(4 / 45.0 / kDraws));
  for (int i = 0; i < 1000; ++i) {
    const double u = rng.uniform(-3, 7);
    EXPECT_TRUE(u >= -3 && u < 7);
  }
}

TEST(Rng, GaussianHasTheMomentsAndTailsOfANormal) {
  Rng rng(2, Rng::Stream::noise);
  constexpr int kDraws = 200'000;
  double moments[5]{};
  int beyond_two = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double g = rng.gaussian();
    for (int k = 1; k < 5; ++k) moments[k] += std::pow(g, k) / kDraws;
    beyond_two += std::abs(g) > 2 ? 1 : 0;
  }
  const double root = std::sqrt(kDraws);  // four standard errors of each moment
  EXPECT_NEAR(moments[1], 0, 4 * 1 / root);
  EXPECT_NEAR(moments[2], 1, 4 * std::sqrt(2.0) / root);
  EXPECT_NEAR(moments[3], 0, 4 * std::sqrt(15.0) / root);
  EXPECT_NEAR(moments[4], 3, 4 * std::sqrt(96.0) / root);
  EXPECT_NEAR(beyond_two / double{kDraws}, .0455, 4 * std::sqrt(.0455 / kDraws));
}

TEST(Rng, BelowGivesEachNumberEquallyOften) {
  Rng rng(3, Rng::Stream::noise);
  for (const std::uint32_t n : {1U, 2U, 3U, 7U, 10U}) {
    std::vector<int> count(n);
    constexpr int kDraws = 50'000;
    for (int i = 0; i < kDraws; ++i) ++count.at(rng.below(n));
    const double wanted = double{kDraws} / n;
    for (const int c : count) EXPECT_NEAR(c, wanted, 5 * std::sqrt(wanted) + 1e-9);
  }
}

TEST(Rng, BelowRefusesTheDrawsThatWouldFavourSmallNumbers) {
  // For n = 3 * 2^30 a plain remainder makes the lower third twice as likely.
  Rng rng(4, Rng::Stream::noise);
  constexpr std::uint32_t kN = 3U << 30U;
  int lower = 0;
  constexpr int kDraws = 30'000;
  for (int i = 0; i < kDraws; ++i) lower += rng.below(kN) < kN / 3 ? 1 : 0;
  EXPECT_NEAR(lower / double{kDraws}, 1 / 3.0, .015);
}

std::uint64_t two_numbers(Rng rng) {
  const std::uint64_t first = rng.bits();
  return first << 32U | rng.bits();
}

TEST(Rng, StreamsAndSeedsDiffer) {
  std::set<std::uint64_t> seen;  // by two numbers: the very first may agree between two seeds
  for (std::uint32_t seed = 0; seed < 50; ++seed)
    for (const auto stream :
         {Rng::Stream::data, Rng::Stream::weights, Rng::Stream::order, Rng::Stream::noise})
      seen.insert(two_numbers(Rng(seed, stream)));
  EXPECT_EQ(seen.size(), 200U);
  Rng a(1, Rng::Stream::data), b(1, Rng::Stream::weights);
  double product = 0;
  for (int i = 0; i < 10'000; ++i) product += a.gaussian() * b.gaussian() / 10'000;
  EXPECT_NEAR(product, 0, .04);
}

TEST(Shuffle, GivesEveryOrderEquallyOften) {
  Rng rng(5, Rng::Stream::order);
  std::map<std::vector<Index>, int> count;
  for (int i = 0; i < 24'000; ++i) {
    std::vector<Index> items{0, 1, 2, 3};
    shuffle(items, rng);
    ++count[items];
  }
  EXPECT_EQ(count.size(), 24U);
  for (const auto& [order, c] : count) EXPECT_NEAR(c, 1000, 160);
}

}  // namespace
}  // namespace bnp
