// What a net knows besides its parameters, read out and set; and the limits by name.
#include <gtest/gtest.h>

#include <limits>

#include "bounds.h"
#include "config.h"
#include "net_state.h"

namespace bnp {
namespace {

TEST(NetState, NumbersStandInTheOrderThatTheTextNames) {
  Config config;
  config.layers[0].units = 3;
  config.layers[1].units = 2;
  Trainer trainer(config);
  trainer.advance(20);
  EXPECT_EQ(net_state_json(trainer), R"({"norms":[{"name":"bn1","units":3,"batches":20},)"
                                     R"({"name":"bn2","units":2,"batches":20}],"inputs":2})");
  const auto numbers = net_state_numbers(trainer);
  ASSERT_EQ(numbers.size(), 2U * 3 + 2U * 2 + 3U * 2);
  const auto& norms = trainer.model().norms();
  EXPECT_EQ(numbers[1], norms[0].norm->running().mean(1));
  EXPECT_EQ(numbers[3], norms[0].norm->running().var(0));
  EXPECT_EQ(numbers[9], norms[1].norm->running().var(1));
  EXPECT_EQ(numbers[12], 2);  // the factor of x: data.scale of the default run
  EXPECT_EQ(numbers[14], 1);  // its offset: data.shift
}

TEST(NetState, RunningStatisticsThatAreSetAreUsed) {
  Trainer from{Config{}}, to{Config{}};
  from.advance(50);
  const Matrix points = from.data().test.x;
  const Matrix wanted = from.predict(points);
  to.model().parameters().values = from.model().parameters().values;
  for (const auto& site : from.model().norms()) {
    const RunningStats& running = site.norm->running();
    std::vector<double> values(running.mean.begin(), running.mean.end());
    values.insert(values.end(), running.var.begin(), running.var.end());
    ASSERT_FALSE(set_running(to, site.norm->name(), values, 50));
  }
  EXPECT_EQ(to.predict(points), wanted);
  EXPECT_EQ(to.model().norms()[1].norm->running().batches, 50);
}

TEST(NetState, RefusesWhatIsNoStateOfThisNet) {
  Config config;
  config.layers[0].units = 2;
  Trainer trainer(config);
  const double inf = std::numeric_limits<double>::infinity();
  const auto field_of = [&](const char* name, const std::vector<double>& values, double batches) {
    const auto problem = set_running(trainer, name, values, batches);
    return problem ? problem->field : "";
  };
  const auto before = net_state_numbers(trainer);
  EXPECT_EQ(field_of("bn9", {0, 0, 1, 1}, 1), "bn9/running");
  EXPECT_EQ(field_of("bn1", {0, 0, 1}, 1), "bn1/running");
  EXPECT_EQ(field_of("bn1", {0, inf, 1, 1}, 1), "bn1/running");
  EXPECT_EQ(field_of("bn1", {0, 0, 1, -1}, 1), "bn1/running");
  for (const double batches : {-1.0, .5, 0x1p53, std::numeric_limits<double>::quiet_NaN()})
    EXPECT_EQ(field_of("bn1", {0, 0, 1, 1}, batches), "bn1/running/batches");
  EXPECT_EQ(net_state_numbers(trainer), before);
  EXPECT_EQ(field_of("bn1", {-3, 0, 0, 2}, 7), "");
}

TEST(NetState, TheFirstParametersAreThoseBeforeTraining) {
  Trainer trainer{Config{}};
  const Vector first = trainer.model().parameters().values;
  trainer.advance(10);
  EXPECT_EQ(initial_parameters(trainer), first);
  EXPECT_NE(trainer.model().parameters().values, first);
}

TEST(Limits, HaveEachBoundUnderItsName) {
  const std::string text = limits_json();
  const auto has = [&](const char* name, Index bound) {
    return text.find('"' + std::string(name) + "\":" + std::to_string(bound)) != std::string::npos;
  };
  EXPECT_TRUE(has("hiddenLayers", kMaxHiddenLayers));
  EXPECT_TRUE(has("units", 256));
  EXPECT_TRUE(has("features", 1024));
  EXPECT_TRUE(has("points", 20000));
  EXPECT_TRUE(has("parameters", 500000));
}

}  // namespace
}  // namespace bnp
