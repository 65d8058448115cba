// A step asks for no memory, whatever the shape of the net.
#include <gtest/gtest.h>

#include "counted_allocations.h"
#include "random_cases.h"
#include "trainer.h"

namespace bnp {
namespace {

Config shape(std::vector<Index> units, std::optional<Index> batch) {
  Config config;
  config.layers.assign(units.size(), LayerConfig{});
  for (std::size_t i = 0; i < units.size(); ++i) config.layers[i].units = units[i];
  config.batch_size = batch;
  config.data.samples = 2200;
  return config;
}

/// Requests in some steps, after the first two.
std::int64_t requests(const Config& config, std::int64_t steps = 3) {
  Trainer trainer(config);
  trainer.advance(2);
  const std::int64_t before = allocations();
  trainer.advance(steps);
  const std::int64_t asked = allocations() - before;
  EXPECT_FALSE(trainer.divergence());
  EXPECT_EQ(trainer.step(), steps + 2);
  return asked;
}

TEST(Memory, TheCountSeesWhatAsksForIt) {
  std::int64_t before = allocations();
  void* volatile block = ::operator new(8);  // volatile: compilers may leave out a pair
  EXPECT_EQ(allocations(), before + 1);
  ::operator delete(block);
  if (!kCountsMalloc) return;
  before = allocations();
  block = Eigen::internal::aligned_malloc(64);
  EXPECT_EQ(allocations(), before + 1);
  Eigen::internal::aligned_free(block);
}

TEST(Memory, AStepAsksForNoneInNetsOfAnySize) {
  EXPECT_EQ(requests(shape({16, 16}, 32)), 0);
  EXPECT_EQ(requests(shape({}, 32)), 0);
  EXPECT_EQ(requests(shape({1}, 2)), 0);
  EXPECT_EQ(requests(shape({5, 3, 7}, 17)), 0);
  EXPECT_EQ(requests(shape({64, 64, 64}, 256)), 0);
  EXPECT_EQ(requests(shape({128, 256}, 500)), 0);
  EXPECT_EQ(requests(shape({256, 256, 256}, 1024)), 0);
  EXPECT_EQ(requests(shape({32, 32}, std::nullopt)), 0);
}

TEST(Memory, AStepAsksForNoneWithAnyLayerLossAndOptimizer) {
  for (int i = 0; i < 36; ++i) {
    Config config = shape({12, 9}, 24);
    config.layers[0].activation = static_cast<Activation>(i % 9);
    config.layers[1].activation = static_cast<Activation>((i + 4) % 9);
    config.layers[0].norm.kind = static_cast<NormKind>(i % 3);
    config.layers[1].norm.place = i % 2 == 0 ? Place::before : Place::after;
    config.output.norm.kind = static_cast<NormKind>(i / 3 % 3);
    config.optimizer.name = static_cast<OptimizerName>(i % 4);
    config.optimizer.momentum = i % 8 < 4 ? 0 : .5;
    config.optimizer.nesterov = i % 5 == 0;
    config.optimizer.learning_rate = 1e-3;
    config.loss = i % 2 == 0 ? LossName::logistic : LossName::mse;
    EXPECT_EQ(requests(config), 0) << i;
  }
}

TEST(Memory, ALongRunAsksForNoneWhileItsHistoryIsThinnedOut) {
  Config config = shape({4, 4}, 8);
  config.data.samples = 40;
  Trainer trainer(config);
  trainer.advance(2);
  const std::int64_t before = allocations();
  trainer.advance(9000);
  EXPECT_EQ(allocations(), before);
  EXPECT_GE(trainer.history().generation(), 3);
}

TEST(Memory, AskingAgainUsesTheSameMemory) {
  Trainer trainer(shape({16, 16}, 32));
  trainer.measures();
  const std::int64_t before = allocations();
  trainer.evaluate(trainer.data().train, Statistics::running);
  EXPECT_LE(allocations() - before, 3);  // the points as the net sees them
}

}  // namespace
}  // namespace bnp
