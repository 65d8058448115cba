// A configuration as text and back; and the rules that fields have with each other.
#include <gtest/gtest.h>

#include "config_text.h"
#include "data_shape.h"
#include "field_table.h"
#include "validate.h"

namespace bnp {
namespace {

Config parsed(const std::string& text) {
  Config config;
  const auto problem = parse_config(text, config);
  EXPECT_FALSE(problem) << problem->sentence();
  return config;
}

TEST(ConfigText, OfTheDefaultsReadsBackTheSame) {
  const std::string text = config_text({});
  EXPECT_EQ(config_text(parsed(text)), text);
  EXPECT_EQ(config_text(parsed("")), text);
  EXPECT_NE(text.find("\nlayers=2\n"), std::string::npos);
  EXPECT_NE(text.find("\noptimizer.learningRate=0.01\n"), std::string::npos);
}

TEST(ConfigText, OfAnyConfigurationReadsBackTheSame) {
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    Random random(seed);
    const std::string layers = std::to_string(random.between(1, 16));
    const std::string text = config_text(parsed("layers=" + layers + "\n" + random_text(random)));
    EXPECT_EQ(config_text(parsed(text)), text);
    EXPECT_NE(text.find("\nlayers=" + layers + "\n"), std::string::npos);
  }
}

TEST(ConfigText, LeavesOutWhatIsNotNamed) {
  const Config config = parsed("layers.1.units=5\noptimizer.betas.1=0.5\n\nseed=3");
  EXPECT_EQ(config.seed, 3U);
  ASSERT_EQ(config.layers.size(), 2U);
  EXPECT_EQ(config.layers[0].units, LayerConfig{}.units);
  EXPECT_EQ(config.layers[1].units, 5);
  EXPECT_EQ(config.optimizer.betas[0], .9);
  EXPECT_EQ(config.optimizer.betas[1], .5);
}

TEST(ConfigText, BeginsANewListOfLayers) {
  EXPECT_TRUE(parsed("layers=0").layers.empty());
  const Config config = parsed("layers.0.units=3\nlayers=3\nlayers.2.units=9");
  ASSERT_EQ(config.layers.size(), 3U);
  EXPECT_EQ(config.layers[0].units, LayerConfig{}.units);
  EXPECT_EQ(config.layers[2].units, 9);
  Config refused;
  const auto problem = parse_config("layers=17", refused);
  ASSERT_TRUE(problem);
  EXPECT_NE(problem->bound.find("16"), std::string::npos);
  for (const std::string count : {"-1", "1.5", "1e9", "nan", "two"})
    EXPECT_TRUE(parse_config("layers=" + count, refused)) << count;
}

TEST(ConfigText, TakesListsOfNumbersOneByOne) {
  EXPECT_EQ(parsed("data.scale.0=3").data.scale, (std::vector<double>{3}));
  EXPECT_EQ(parsed("data.scale.0=3\ndata.scale.1=-4").data.scale, (std::vector<double>{3, -4}));
}

/// What validate says of the defaults with some fields set.
MaybeProblem problem_of(const std::string& text) { return validate(parsed(text)); }

void expect_problem(const std::string& text, const std::string& field,
                    const std::vector<std::string>& words) {
  const auto problem = problem_of(text);
  ASSERT_TRUE(problem) << text;
  EXPECT_EQ(problem->field, field);
  for (const auto& word : words)
    EXPECT_NE(problem->sentence().find(word), std::string::npos)
        << problem->sentence() << " lacks " << word;
}

TEST(Validate, FindsNothingInTheDefaults) { EXPECT_FALSE(validate({})); }

TEST(Validate, WantsNoLargerBatchThanThereArePointsThatTrain) {
  expect_problem("batchSize=251", "batchSize", {"251", "250", "full"});
  EXPECT_FALSE(problem_of("batchSize=250"));
  EXPECT_FALSE(problem_of("batchSize=full"));
  EXPECT_FALSE(problem_of("data.split=null\nbatchSize=500"));
  expect_problem("data.split=null\nbatchSize=501", "batchSize", {"501", "500"});
}

TEST(Validate, WantsTwoPointsThatTrainAndOneThatTests) {
  expect_problem("data.samples=4\ndata.split=0.1\nbatchSize=2", "data.samples", {"4", "2 points"});
  expect_problem("data.samples=4\ndata.split=0.9\nbatchSize=2", "data.samples", {"4", "1 that"});
  EXPECT_FALSE(problem_of("data.samples=4\ndata.split=0.5\nbatchSize=2"));
  EXPECT_FALSE(problem_of("data.samples=4\ndata.split=null\nbatchSize=full"));
}

TEST(Validate, WantsOneScaleForAllFeaturesOrOneEach) {
  EXPECT_FALSE(problem_of("data.scale.0=3\ndata.scale.1=4"));
  expect_problem("data.scale.0=3\ndata.scale.1=4\ndata.scale.2=5", "data.scale", {"3", "2"});
  expect_problem("data.shift.0=3\ndata.shift.1=4\ndata.shift.2=5", "data.shift", {"3", "2"});
}

TEST(Validate, BoundsTheNumberOfParameters) {
  std::string text = "layers=9\n";
  for (int i = 0; i < 9; ++i) text += "layers." + std::to_string(i) + ".units=256\n";
  expect_problem(text, "layers", {"500000"});
}

TEST(Validate, FindsFieldsOutOfBoundsThatWereSetInCode) {
  const auto check = [](auto change, const std::string& field, const std::string& value) {
    Config config;
    change(config);
    const auto problem = validate(config);
    ASSERT_TRUE(problem) << field;
    EXPECT_EQ(problem->field, field);
    EXPECT_EQ(problem->value, value);
  };
  check([](Config& c) { c.optimizer.learning_rate = 0; }, "optimizer.learningRate", "0");
  check([](Config& c) { c.layers[1].units = 257; }, "layers.1.units", "257");
  check([](Config& c) { c.layers[0].norm.eps = NAN; }, "layers.0.norm.eps", "NaN");
  check([](Config& c) { c.batch_size = 1; }, "batchSize", "1");
  check([](Config& c) { c.layers.resize(17); }, "layers", "17");
  check([](Config& c) { c.layers[0].units = Index{1} << 30; }, "layers.0.units", "1073741824");
  check([](Config& c) { c.data.scale = {0}; }, "data.scale.0", "0");
}

TEST(Validate, CountsParametersAndTrainingRows) {
  EXPECT_EQ(parameter_count(parsed("layers=1\nlayers.0.units=4"), 2, 1), 4 * 5 + 7);
  EXPECT_EQ(training_rows(parsed("data.samples=333\ndata.split=0.5").data), 167);
  EXPECT_EQ(training_rows(parsed("data.samples=333\ndata.split=null").data), 333);
}

}  // namespace
}  // namespace bnp
