// Snapshots: a restored run goes on to the same bits; bytes that do not fit change nothing.
#include "snapshot.h"

#include <gtest/gtest.h>

#include "random_cases.h"
#include "surgery.h"

namespace bnp {
namespace {

using Held = std::unique_ptr<Trainer>;

std::vector<Config> configs() {
  std::vector<Config> all(6);
  all[1].layers[0].dropout = .3;
  all[2].layers[1].norm.noise = {{1, 1.25}, {-.5, .5}};
  all[3].optimizer.name = OptimizerName::sgd;
  all[3].optimizer.momentum = .9;
  all[3].optimizer.schedule = {.kind = ScheduleKind::cosine, .steps = 500};
  all[4].data.fresh = true;
  all[4].layers[0].norm.momentum.reset();
  all[5].batch_size.reset();
  all[5].layers.clear();
  return all;
}

TEST(Snapshot, GoesOnToTheSameBits) {
  for (const auto& config : configs()) {
    Held run = std::make_unique<Trainer>(config);
    run->advance(40);
    const Bytes bytes = save(*run);
    run->advance(60);
    const Vector first = run->model().parameters().values;
    const double loss = run->loss();
    ASSERT_FALSE(restore(bytes, run));
    EXPECT_EQ(run->step(), 40);
    run->advance(60);
    EXPECT_EQ(run->model().parameters().values, first);
    EXPECT_EQ(run->loss(), loss);
  }
}

TEST(Snapshot, ComesBackIntoARunOfAnotherLoss) {
  Config shared, one_each;
  one_each.loss = LossName::softmax;
  for (const auto& [from, into] : {std::pair(shared, one_each), std::pair(one_each, shared)}) {
    Held run = std::make_unique<Trainer>(from);
    run->advance(20);
    const Matrix t = run->data().train.targets;
    const Bytes bytes = save(*run);
    Held other = std::make_unique<Trainer>(into);
    ASSERT_FALSE(restore(bytes, other));
    EXPECT_EQ(other->data().train.targets, t);
    run->advance(5);
    other->advance(5);
    EXPECT_EQ(other->loss(), run->loss());
  }
}

TEST(Snapshot, KnowsTheMiniBatchThatCameLast) {
  for (const Shuffle shuffle : {Shuffle::epoch, Shuffle::none}) {
    Config config;
    config.shuffle = shuffle;
    for (const int steps : {0, 1, 40}) {
      SCOPED_TRACE(steps);
      Held run = std::make_unique<Trainer>(config);
      run->advance(steps);
      const Bytes bytes = save(*run);
      const Matrix x = run->batch_x(), t = run->batch_t();
      run->advance(3);
      EXPECT_NE(Matrix(run->batch_x()), x);
      ASSERT_FALSE(restore(bytes, run));
      EXPECT_EQ(Matrix(run->batch_x()), x);
      EXPECT_EQ(Matrix(run->batch_t()), t);
    }
  }
}

TEST(Snapshot, CutsTheHistoryWhereItWasTaken) {
  Held run = std::make_unique<Trainer>(Config{});
  run->advance(40);
  const Bytes bytes = save(*run);
  run->advance(60);
  ASSERT_FALSE(restore(bytes, run));
  EXPECT_EQ(run->history().rows(), 40);
  EXPECT_EQ(run->history().step(39), 39);
  run->advance(1);
  EXPECT_EQ(run->history().step(40), 40);
}

TEST(Snapshot, RemembersWhatIsFrozen) {
  Held run = std::make_unique<Trainer>(Config{});
  run->model().parameters().set_trains("bn1/gamma", false);
  const Bytes bytes = save(*run);
  run->model().parameters().set_trains("bn1/gamma", true);
  ASSERT_FALSE(restore(bytes, run));
  EXPECT_FALSE(run->model().parameters().find("bn1/gamma")->trains);
}

TEST(Snapshot, OfBeforeSurgeryBringsTheOldNetBack) {
  Held run = std::make_unique<Trainer>(Config{});
  run->advance(10);
  const Bytes bytes = save(*run);
  ASSERT_FALSE(fold_batch_norm(run));
  ASSERT_FALSE(restore(bytes, run));
  EXPECT_EQ(run->model().norms().size(), 2U);
}

TEST(Snapshot, RefusesBytesThatDoNotFit) {
  Held run = std::make_unique<Trainer>(Config{});
  run->advance(10);
  const Bytes bytes = save(*run);
  const Vector values = run->model().parameters().values;
  for (std::size_t length = 0; length < bytes.size(); length += 61) {
    const auto problem = restore(std::span(bytes).first(length), run);
    ASSERT_TRUE(problem) << length;
    EXPECT_EQ(problem->field, "snapshot");
  }
  Bytes longer = bytes;
  longer.push_back(std::byte{0});
  EXPECT_TRUE(restore(longer, run));

  Config other;
  other.seed = 8;
  Trainer stranger(other);
  EXPECT_TRUE(restore(save(stranger), run)) << "of a run on other data";
  EXPECT_EQ(run->model().parameters().values, values);
}

TEST(Snapshot, WithAnyByteChangedIsReadOrRefusedButNeverTrusted) {
  Config config;
  config.layers.resize(1);
  config.layers[0].units = 2;
  config.data.samples = 40;
  config.batch_size = 5;
  Held run = std::make_unique<Trainer>(config);
  const Bytes bytes = save(*run);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    Bytes bad = bytes;
    bad[i] ^= std::byte{0xff};
    if (!restore(bad, run)) run->advance(9);  // the sanitizers watch
    ASSERT_FALSE(restore(bytes, run));
  }
}

}  // namespace
}  // namespace bnp
