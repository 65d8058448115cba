// Every field of the table: taken up to its bounds, refused beyond them in words.
#include <gtest/gtest.h>

#include <limits>
#include <map>

#include "config_text.h"
#include "field_table.h"

namespace bnp {
namespace {

MaybeProblem set(const std::string& path, const std::string& value) {
  Config config;
  return parse_config(path + "=" + value, config);
}

void expect_taken(const std::string& path, const std::string& value) {
  const auto problem = set(path, value);
  EXPECT_FALSE(problem) << problem->sentence();
  if (problem) return;
  Config config;
  parse_config(path + "=" + value, config);
  const std::string line = "\n" + path + "=", text = "\n" + config_text(config);
  const auto at = text.find(line);
  ASSERT_NE(at, std::string::npos) << path;
  const std::string kept =
      text.substr(at + line.size(), text.find('\n', at + 1) - at - line.size());
  char* end = nullptr;
  const double wanted = std::strtod(value.c_str(), &end);
  if (*end == '\0')
    EXPECT_EQ(std::strtod(kept.c_str(), nullptr), wanted) << path;
  else
    EXPECT_EQ(kept, value) << path;
}

/// A refusal names the field, the value, and each of the bound's words.
void expect_refused(const std::string& path, const std::string& value,
                    const std::vector<std::string>& bound) {
  const auto problem = set(path, value);
  ASSERT_TRUE(problem) << path << " took " << value;
  EXPECT_EQ(problem->field, path);
  EXPECT_EQ(problem->value, value);
  const std::string sentence = problem->sentence();
  for (const std::string& word : bound)
    EXPECT_NE(problem->bound.find(word), std::string::npos) << sentence << " lacks " << word;
  for (const std::string& part : {path, value, problem->bound})
    EXPECT_NE(sentence.find(part), std::string::npos) << sentence;
}

std::vector<std::string> words_of(const NumberField& field) {
  std::vector<std::string> words{number_text(field.range.min), number_text(field.range.max)};
  if (!field.absent.empty()) words.push_back(field.absent);
  if (field.range.integer) words.push_back("whole");
  return words;
}

/// The nearest number that the field can tell from `x`, on the side of `towards`.
double beside(const Range& range, double x, double towards) {
  return range.integer ? x + (towards > x ? 1 : -1) : std::nextafter(x, towards);
}

constexpr double kFar = std::numeric_limits<double>::infinity();

TEST(NumberFields, AreTakenAtTheirBoundsAndRefusedJustOutside) {
  for (const auto& field : field_table().numbers_found) {
    const Range& r = field.range;
    const double lowest = r.min_open ? beside(r, r.min, kFar) : r.min;
    const double highest = r.max_open ? beside(r, r.max, -kFar) : r.max;
    const double too_low = r.min_open ? r.min : beside(r, r.min, -kFar);
    const double too_high = r.max_open ? r.max : beside(r, r.max, kFar);
    for (const int sign : r.magnitude ? std::vector{1, -1} : std::vector{1}) {
      expect_taken(field.path, digits(sign * lowest));
      expect_taken(field.path, digits(sign * highest));
      expect_refused(field.path, digits(sign * too_low), words_of(field));
      expect_refused(field.path, digits(sign * too_high), words_of(field));
    }
    if (r.magnitude) expect_refused(field.path, "0", words_of(field));
    if (r.integer) expect_refused(field.path, digits(lowest + .5), words_of(field));
  }
}

std::string interval(const Range& r) {
  return (r.min_open ? "(" : "[") + number_text(r.min) + ", " + number_text(r.max) +
         (r.max_open ? ")" : "]");
}

TEST(NumberFields, HaveTheLimitsThatArePromised) {
  std::map<std::string, std::string> limits;
  for (const auto& field : field_table().numbers_found) limits[field.path] = interval(field.range);
  for (const auto& [path, limit] :
       std::map<std::string, std::string>{{"seed", "[0, 4294967295]"},
                                          {"data.samples", "[2, 20000]"},
                                          {"data.noise", "[0, 1]"},
                                          {"data.labelNoise", "[0, 1]"},
                                          {"data.split", "[0.1, 0.9]"},
                                          {"data.scale.0", "[0.000001, 1000000]"},
                                          {"layers", "[0, 16]"},
                                          {"layers.0.units", "[1, 256]"},
                                          {"layers.0.norm.eps", "[0, 1]"},
                                          {"layers.0.norm.momentum", "(0, 1]"},
                                          {"init.gain", "(0, 100]"},
                                          {"optimizer.learningRate", "(0, 100]"},
                                          {"optimizer.momentum", "[0, 1)"},
                                          {"optimizer.betas.0", "[0, 1)"},
                                          {"optimizer.betas.1", "[0, 1)"},
                                          {"optimizer.alpha", "[0, 1)"},
                                          {"optimizer.weightDecay", "[0, 10]"},
                                          {"batchSize", "[2, 1024]"}})
    EXPECT_EQ(limits[path], limit) << path;
}

TEST(NumberFields, RefuseWhatIsNoFiniteNumber) {
  for (const auto& field : field_table().numbers_found)
    for (const std::string nasty :
         {"",     "nan",      "NaN",   "-nan",         "inf",
          "-inf", "Infinity", "1e400", "-1e400",       "abc",
          "1,5",  "1 2",      "5x",    "--1",          "1e",
          "e5",   ".",        "-",     "true",         "[]",
          "{}",   "1;2",      "٣",     " 1",           "1 ",
          "\t1",  "0x1",      "1_0",   "1e9999999999", "99999999999999999999"})
      expect_refused(field.path, nasty, words_of(field));
}

TEST(NumberFields, TakeTheirWordForNone) {
  int found = 0;
  for (const auto& field : field_table().numbers_found)
    for (const std::string word : {"null", "full", "auto", "none"}) {
      if (word == field.absent) {
        expect_taken(field.path, word);
        ++found;
      } else {
        expect_refused(field.path, word, words_of(field));
      }
    }
  EXPECT_GE(found, 4);  // split, momentum, weightDecay, batchSize
}

TEST(NumberFields, KeepTheirBits) {
  Random random(1);
  for (int i = 0; i < 1000; ++i) {
    const double rate = random.scale(1e-300, 100);
    Config config;
    ASSERT_FALSE(parse_config("optimizer.learningRate=" + digits(rate), config));
    EXPECT_EQ(config.optimizer.learning_rate, rate);
    Config again;
    ASSERT_FALSE(parse_config(config_text(config), again));
    EXPECT_EQ(again.optimizer.learning_rate, rate);
  }
}

TEST(WordFields, TakeTheirWordsAndNoOthers) {
  for (const auto& field : field_table().words_found) {
    for (const auto& word : field.words) expect_taken(field.path, word);
    for (const std::string nasty : {"", "True", "1", "0", "null", "reluu", "rel", " relu", "yes"})
      expect_refused(field.path, nasty, field.words);
  }
}

TEST(Fields, ThatAreUnknownAreRefused) {
  for (const std::string path : {"seeds",
                                 "Seed",
                                 "seed.",
                                 ".seed",
                                 "data",
                                 "data.",
                                 "data.names",
                                 "layers.2.units",
                                 "layers.-1.units",
                                 "layers.0",
                                 "layers.0.",
                                 "layers.x.units",
                                 "layers.00.units",
                                 "output",
                                 "optimizer.betas",
                                 "optimizer.betas.2",
                                 "data.scale",
                                 "data.scale.x",
                                 "data.scale.5",
                                 "data.scale.-1",
                                 "data.scale.1024",
                                 "data.scale.99999999999999999999",
                                 "__proto__",
                                 "constructor.prototype",
                                 "layers.0.norm.affine",
                                 "optimizerx.name",
                                 "dataname"}) {
    const auto problem = set(path, "1");
    ASSERT_TRUE(problem) << path;
    EXPECT_EQ(problem->field, path);
    EXPECT_NE(problem->sentence().find("known field"), std::string::npos);
  }
  const auto problem = set("seed", "1\nnonsense");  // a line without a value
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->field, "nonsense");
  const auto nameless = set("seed", "1\n=5");
  ASSERT_TRUE(nameless);
  EXPECT_EQ(nameless->field, "a line");
}

/// The object of the JSON table for a path.
std::string entry(const std::string& json, std::string path) {
  if (path.starts_with("layers.0")) path.replace(7, 1, "*");
  auto at = json.find("{\"path\":\"" + path + "\"");
  if (at == std::string::npos && path.ends_with(".0"))  // a list stands once
    at = json.find("{\"path\":\"" + path.substr(0, path.size() - 2) + "\"");
  EXPECT_NE(at, std::string::npos) << path;
  return at == std::string::npos ? "" : json.substr(at, json.find('}', at) - at);
}

TEST(Fields, AreAllInTheJsonWithTheirBounds) {
  const std::string json = fields_json();
  const FieldTable table = field_table();
  for (const auto& field : table.numbers_found) {
    const std::string text = entry(json, field.path);
    const Range& r = field.range;
    const auto says = [&](const std::string& part) { return text.find(part) != std::string::npos; };
    EXPECT_TRUE(says(r.integer ? "\"kind\":\"integer\"" : "\"kind\":\"number\"")) << text;
    EXPECT_TRUE(says("\"min\":" + number_text(r.min) + ",\"max\":" + number_text(r.max))) << text;
    EXPECT_EQ(says("\"minExclusive\":true"), r.min_open) << text;
    EXPECT_EQ(says("\"maxExclusive\":true"), r.max_open) << text;
    EXPECT_EQ(says("\"magnitude\":true"), r.magnitude) << text;
    EXPECT_EQ(says("\"list\":"), field.list) << text;
    EXPECT_EQ(says("\"absent\":\"" + field.absent + "\""), !field.absent.empty()) << text;
    EXPECT_TRUE(says("\"default\":")) << text;
  }
  for (const auto& field : table.words_found) {
    const std::string text = entry(json, field.path);
    if (field.words.size() == 2 && field.words[0] == "true") {
      EXPECT_NE(text.find("\"kind\":\"boolean\""), std::string::npos) << text;
      continue;
    }
    EXPECT_NE(text.find("\"kind\":\"choice\""), std::string::npos) << text;
    for (const auto& word : field.words)
      EXPECT_NE(text.find("\"" + word + "\""), std::string::npos) << text << " lacks " << word;
  }
}

TEST(Fields, HaveNoOthersInTheJson) {
  const std::string json = fields_json();
  std::size_t paths = 0;
  for (auto at = json.find("\"path\":"); at != json.npos; at = json.find("\"path\":", at + 1))
    ++paths;
  const FieldTable table = field_table();
  EXPECT_EQ(paths, table.numbers_found.size() + table.words_found.size());
}

}  // namespace
}  // namespace bnp
