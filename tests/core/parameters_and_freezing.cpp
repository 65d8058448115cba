// The flat vector of parameters, its spans, and that an optimizer leaves alone what is frozen.
#include <gtest/gtest.h>

#include "optimizer.h"
#include "random_cases.h"

namespace bnp {
namespace {

Block block(std::string name, Index rows, Index cols) {
  Block b{};
  b.name = std::move(name);
  b.rows = rows;
  b.cols = cols;
  b.trains = true;
  return b;
}

/// Blocks of 6, 3, 0, 4 and 1 numbers.
Parameters make_parameters() {
  Parameters p;
  p.add(block("a", 2, 3));
  p.add(block("b", 1, 3));
  p.add(block("none", 0, 5));
  p.add(block("c", 2, 2));
  p.add(block("d", 1, 1));
  p.allocate();
  return p;
}

std::vector<std::pair<Index, Index>> spans(const Parameters& p) {
  std::vector<std::pair<Index, Index>> result;
  for (const Span& span : p.trained()) result.emplace_back(span.offset, span.size);
  return result;
}
using Spans = std::vector<std::pair<Index, Index>>;

TEST(Parameters, LieBehindEachOtherInOrder) {
  Parameters p = make_parameters();
  EXPECT_EQ(p.values.size(), 14);
  EXPECT_EQ(p.gradients.size(), 14);
  EXPECT_EQ(p.find("c")->offset, 9);
  EXPECT_EQ(p.find("missing"), nullptr);
  p.value(3)(1, 0) = 5;  // column-major
  EXPECT_EQ(p.values(10), 5);
  p.gradient(4)(0, 0) = 7;
  EXPECT_EQ(p.gradients(13), 7);
}

TEST(Parameters, NeighboursThatTrainAreOneSpan) {
  Parameters p = make_parameters();
  EXPECT_EQ(spans(p), (Spans{{0, 14}}));
  p.set_trains("b", false);
  EXPECT_EQ(spans(p), (Spans{{0, 6}, {9, 5}}));
  p.set_trains("a", false);
  EXPECT_EQ(spans(p), (Spans{{9, 5}}));
  p.set_trains("d", false);
  p.set_trains("c", false);
  EXPECT_TRUE(spans(p).empty());
  p.set_trains("b", true);
  EXPECT_EQ(spans(p), (Spans{{6, 3}}));
}

/// Each optimizer, with all that could move a weight without a gradient.
std::vector<OptimizerConfig> optimizers() {
  std::vector<OptimizerConfig> all;
  for (const auto name :
       {OptimizerName::sgd, OptimizerName::rmsprop, OptimizerName::adam, OptimizerName::adamw})
    for (const double momentum : {0.0, .9}) {
      OptimizerConfig config;
      config.name = name;
      config.momentum = momentum;
      config.nesterov = momentum > 0;
      config.weight_decay = .1;
      all.push_back(config);
    }
  return all;
}

TEST(Freezing, LeavesABlockBitForBitWhateverTheOptimizer) {
  for (const auto& config : optimizers()) {
    Random random(1);
    Parameters p = make_parameters();
    p.set_trains("b", false);
    p.set_trains("d", false);
    p.values = random.normal(14, 1);
    const Vector before = p.values;
    Optimizer optimizer(config, 14);
    for (int i = 0; i < 10; ++i) {
      p.gradients = random.normal(14, 1);
      optimizer.step(p);
    }
    for (Index i = 0; i < 14; ++i) {
      const bool frozen = (i >= 6 && i < 9) || i == 13;
      EXPECT_EQ(p.values(i) == before(i), frozen) << i;
    }
  }
}

TEST(Freezing, OfOthersDoesNotChangeWhatABlockLearns) {
  for (const auto& config : optimizers()) {
    Random random(2);
    Parameters all = make_parameters(), some = make_parameters();
    some.set_trains("b", false);
    all.values = some.values = random.normal(14, 1);
    Optimizer one(config, 14), other(config, 14);
    for (int i = 0; i < 10; ++i) {
      all.gradients = some.gradients = random.normal(14, 1);
      one.step(all);
      other.step(some);
    }
    EXPECT_LE(difference(all.values.head(6), some.values.head(6)), either(1e-15, 1e-6));
    EXPECT_LE(difference(all.values.tail(5), some.values.tail(5)), either(1e-15, 1e-6));
  }
}

TEST(Freezing, CanBeUndone) {
  Parameters p = make_parameters();
  p.set_trains("b", false);
  p.set_trains("b", true);
  p.gradients.setOnes();
  OptimizerConfig config;
  config.name = OptimizerName::sgd;
  config.learning_rate = .5;
  Optimizer(config, 14).step(p);
  EXPECT_EQ(p.values, Vector::Constant(14, Scalar(-.5)));
}

TEST(Optimizer, WeightDecayIsTheDefaultOfPyTorchWhereNoneIsNamed) {
  for (const auto& [name, decay] : {std::pair{OptimizerName::sgd, 0.0},
                                    {OptimizerName::rmsprop, 0.0},
                                    {OptimizerName::adam, 0.0},
                                    {OptimizerName::adamw, .01}}) {
    OptimizerConfig config;
    config.name = name;
    config.learning_rate = .5;
    Parameters p = make_parameters();
    p.values.setOnes();
    Optimizer(config, 14).step(p);  // no gradient: decay alone moves
    EXPECT_NEAR(static_cast<double>(p.values(0)), 1 - .5 * decay, 1e-6);
  }
}

}  // namespace
}  // namespace bnp
