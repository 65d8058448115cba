// Which loss and which sizes go with which set.
#include <gtest/gtest.h>

#include "trainer.h"
#include "validate.h"

namespace bnp {
namespace {

TEST(DataRules, TieTheLossToTheTargets) {
  Config config;
  const auto refuses = [&](DataName name, LossName loss) {
    config.data.name = name;
    config.loss = loss;
    const auto problem = validate(config);
    return problem && problem->field == "loss";
  };
  for (const auto loss : {LossName::automatic, LossName::mse, LossName::huber, LossName::linear})
    for (const auto name : {DataName::spiral, DataName::bumps, DataName::sine})
      EXPECT_FALSE(refuses(name, loss));
  EXPECT_FALSE(refuses(DataName::rings, LossName::logistic));
  EXPECT_FALSE(refuses(DataName::rings, LossName::softmax));
  EXPECT_TRUE(refuses(DataName::plane, LossName::logistic));
  EXPECT_TRUE(refuses(DataName::plane, LossName::softmax));
}

TEST(DataRules, GiveSoftmaxAnOutputForEachOfTwoClasses) {
  Config config;
  config.loss = LossName::softmax;
  Trainer trainer(config);
  trainer.advance(50);
  const Points& test = trainer.data().test;
  const Matrix z = trainer.predict(test.x);
  ASSERT_EQ(z.cols(), 2);
  EXPECT_EQ(test.targets.rowwise().sum(), Vector::Ones(test.size()));
  const Evaluation result = trainer.evaluate(test, Statistics::running);
  // Softmax of two is the logistic function of their difference.
  const Matrix logit = z.col(1) - z.col(0);
  const Matrix label = test.targets.col(1);
  EXPECT_NEAR(result.loss, mean_loss(LossName::logistic, logit, label), 1e-6);
  EXPECT_EQ(result.accuracy, accuracy(logit, label, 0));
}

TEST(DataRules, GiveSoftmaxOneHotRowsOfFreshPoints) {
  Config config;
  config.loss = LossName::softmax;
  config.data.fresh = true;
  Trainer trainer(config);
  trainer.advance(3);
  EXPECT_EQ(trainer.batch_t().rowwise().sum(), Vector::Ones(32));
  EXPECT_GT(trainer.batch_t().col(0).sum(), 0);
  EXPECT_GT(trainer.batch_t().col(1).sum(), 0);
}

TEST(DataRules, TieLossAndOutputsToTheSet) {
  const auto run = [](DataName name) {
    Config config;
    config.data.name = name;
    return Trainer(config);
  };
  EXPECT_EQ(run(DataName::moons).loss_name(), LossName::logistic);
  EXPECT_EQ(run(DataName::sine).loss_name(), LossName::mse);
  EXPECT_EQ(run(DataName::plane).predict(Matrix(Matrix::Zero(3, 2))).cols(), 1);
  EXPECT_TRUE(run(DataName::blobs)
                  .evaluate(run(DataName::blobs).data().test, Statistics::running)
                  .accuracy);
  EXPECT_FALSE(run(DataName::bumps)
                   .evaluate(run(DataName::bumps).data().test, Statistics::running)
                   .accuracy);
}

TEST(DataRules, LeaveWholeGroupsOfMirrorImages) {
  Config config;
  config.data.name = DataName::symmetric_xor;
  for (const Index samples : {8, 128, 500}) {
    config.data.samples = samples;
    config.batch_size.reset();
    EXPECT_FALSE(validate(config)) << samples;
  }
  config.data.samples = 126;
  EXPECT_NE(validate(config)->bound.find("multiple of 4"), std::string::npos);
  config.data.samples = 4;
  EXPECT_NE(validate(config)->bound.find("2 points that train"), std::string::npos);
}

TEST(DataRules, LeaveTwoPointsThatTrainAndOneThatTests) {
  Config config;
  config.batch_size.reset();
  const auto passes = [&](Index samples, double split) {
    config.data.samples = samples;
    config.data.split = split;
    return !validate(config);
  };
  EXPECT_TRUE(passes(3, .5));
  EXPECT_FALSE(passes(2, .5));
  EXPECT_FALSE(passes(4, .9));
  EXPECT_FALSE(passes(10, .1));
  config.data.split.reset();
  config.data.samples = 2;
  EXPECT_FALSE(validate(config));
}

}  // namespace
}  // namespace bnp
