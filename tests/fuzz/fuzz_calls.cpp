// Fuzz: any sequence of what can be asked of a run, with any numbers. Each call answers or refuses;
// nothing else happens. Seen to fail without set_block's look at how many numbers it is given.
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <vector>

#include "config_text.h"
#include "fuzz_bytes.h"
#include "heat_map.h"
#include "inspection.h"
#include "net_state.h"
#include "report.h"
#include "report_of_inspections.h"
#include "snapshot.h"
#include "surgery.h"

namespace {

using bnp::fuzz::FuzzBytes;

constexpr std::array kBlocks{"linear1/weight", "linear1/bias", "bn1/gamma", "bn1/beta",
                             "linear2/weight", "bn2/beta",     "ln1/gamma", "none"};

std::unique_ptr<bnp::Trainer> begin(FuzzBytes& fuzz) {
  bnp::Config config;
  config.data.samples = 20;
  config.batch_size = 2 + fuzz.choice(7);
  config.layers.assign(static_cast<std::size_t>(fuzz.choice(4)), config.layers.front());
  for (auto& layer : config.layers) {
    layer.units = 1 + fuzz.choice(4);
    layer.activation = static_cast<bnp::Activation>(fuzz.choice(9));
    layer.norm.kind = static_cast<bnp::NormKind>(fuzz.choice(3));
    layer.norm.place = static_cast<bnp::Place>(fuzz.choice(2));
    layer.norm.gamma = fuzz.choice(2) == 0;
    layer.dropout = fuzz.choice(4) == 0 ? .5 : 0;
  }
  return std::make_unique<bnp::Trainer>(config);
}

std::vector<bnp::Scalar> numbers(FuzzBytes& fuzz) {
  std::vector<bnp::Scalar> values(static_cast<std::size_t>(fuzz.choice(17)));
  for (auto& value : values) value = static_cast<bnp::Scalar>(fuzz.number<float>());
  return values;
}

void look(FuzzBytes& fuzz, bnp::Trainer& trainer) {
  const auto set = fuzz.choice(2) == 0 ? bnp::PointSet::train : bnp::PointSet::batch;
  switch (fuzz.choice(5)) {
    case 0: {
      const bnp::ProbeRequest request{fuzz.number<double>(), {fuzz.number<float>()}};
      if (!bnp::validate(request)) bnp::probe_columns(bnp::probe(trainer, set, request));
      return;
    }
    case 1: {
      bnp::UnitRequest request{.layer = fuzz.number<std::int8_t>(),
                               .unit = fuzz.number<std::int8_t>(),
                               .bins = fuzz.number<std::int8_t>()};
      if (fuzz.choice(2) == 0) request.range = {fuzz.number<double>(), fuzz.number<double>()};
      if (!bnp::validate(request, trainer.model()))
        bnp::unit_counts(bnp::unit_view(trainer, set, request));
      return;
    }
    case 2:
      bnp::percentile_rows(bnp::layer_views(trainer, set));
      return;
    case 3:
      bnp::measures_json(trainer.measures());
      return;
    default:
      bnp::net_state_numbers(trainer);
  }
}

void change(FuzzBytes& fuzz, std::unique_ptr<bnp::Trainer>& trainer, bnp::Bytes& kept) {
  const char* block = kBlocks[static_cast<std::size_t>(fuzz.choice(8))];
  switch (fuzz.choice(9)) {
    case 0:
      bnp::set_block(*trainer, block, numbers(fuzz));
      return;
    case 1:
      bnp::set_trains(*trainer, block, fuzz.choice(2) == 0);
      return;
    case 2:
      bnp::rescale(*trainer, fuzz.number<std::int8_t>(), fuzz.number<double>());
      return;
    case 3:
      bnp::insert_batch_norm(trainer, static_cast<bnp::InsertAt>(fuzz.choice(2)));
      return;
    case 4:
      bnp::fold_batch_norm(trainer);
      return;
    case 5:
      kept = bnp::save(*trainer);
      return;
    case 6:
      bnp::restore(kept, trainer);
      return;
    case 7: {
      const auto given = numbers(fuzz);
      const std::vector<double> values(given.begin(), given.end());
      bnp::set_running(*trainer, fuzz.choice(2) == 0 ? "bn1" : "bn2", values,
                       fuzz.number<double>());
      return;
    }
    default: {
      bnp::Config config = trainer->config();
      if (!bnp::parse_config(fuzz.text(60), config)) trainer->configure(config.optimizer);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzBytes fuzz(data, size);
  auto trainer = begin(fuzz);
  bnp::Bytes kept;
  for (int calls = 0; calls < 12 && !fuzz.empty(); calls++) {
    const int kind = fuzz.choice(3);
    if (kind == 0) trainer->advance(1 + fuzz.choice(3));
    if (kind == 1) look(fuzz, *trainer);
    if (kind == 2) change(fuzz, trainer, kept);
  }
  trainer->advance(1);
  if (!std::isfinite(trainer->loss()) && !trainer->divergence()) std::abort();
  return 0;
}
