// Fuzz: any text as a configuration. What validate lets through is written out, read back, and
// trains a step. Seen to fail with validate letting a batch be 100 larger than the training set.
#include <cmath>
#include <cstdlib>

#include "config_text.h"
#include "custom_points.h"
#include "data_shape.h"
#include "fuzz_bytes.h"
#include "report.h"
#include "trainer.h"
#include "validate.h"

namespace {

/// So many runs are wanted that a large net is only looked at, not trained.
bool is_small(const bnp::Config& config) {
  const bnp::Index width = bnp::input_count(config.data);
  return config.data.samples <= 100 && width <= 20 &&
         bnp::parameter_count(config, width, bnp::output_count(config)) < 1000;
}

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  bnp::fuzz::FuzzBytes bytes(data, size);
  bnp::Config config;
  if (auto problem = bnp::parse_config(bytes.rest(), config)) {
    require(!problem->sentence().empty() && !problem->bound.empty());
    return 0;
  }
  if (auto problem = bnp::validate(config, {})) {
    require(!problem->sentence().empty() && !problem->bound.empty());
    return 0;
  }
  bnp::Config again;
  require(!bnp::parse_config(bnp::config_text(config), again));
  require(bnp::config_text(again) == bnp::config_text(config));
  if (!is_small(config)) return 0;
  bnp::Trainer trainer(config);
  trainer.advance(2);
  require(std::isfinite(trainer.loss()));
  require(!bnp::status_json(trainer).empty());
  return 0;
}
