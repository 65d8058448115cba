// Read out in one order, set norm by norm.
#include "net_state.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "decimal.h"
#include "json.h"

namespace bnp {

std::string net_state_json(const Trainer& trainer) {
  Json json;
  json.begin_object().key("norms").begin_array();
  for (const auto& site : trainer.model().norms())
    json.begin_object()
        .field("name", site.norm->name())
        .field("units", site.norm->outputs())
        .field("batches", site.norm->running().batches)
        .end_object();
  return json.end_array().field("inputs", trainer.input().inputs()).end_object().text();
}

std::vector<double> net_state_numbers(const Trainer& trainer) {
  std::vector<double> numbers;
  const auto put = [&](const auto& row) {
    for (Index j = 0; j < row.size(); ++j) numbers.push_back(static_cast<double>(row(j)));
  };
  for (const auto& site : trainer.model().norms()) {
    put(site.norm->running().mean);
    put(site.norm->running().var);
  }
  put(trainer.input().centre());
  put(trainer.input().factor());
  put(trainer.input().offset());
  return numbers;
}

MaybeProblem set_running(Trainer& trainer, std::string_view name, std::span<const double> values,
                         double batches) {
  auto& norms = trainer.model().norms();
  const auto site =
      std::find_if(norms.begin(), norms.end(), [&](auto& s) { return s.norm->name() == name; });
  const std::string field = std::string(name) + "/running";
  if (site == norms.end()) return Problem{field, "given", "of a batch norm of this net"};
  const Index units = site->norm->outputs();
  if (std::ssize(values) != 2 * units)
    return Problem{field, std::to_string(values.size()) + " numbers",
                   std::to_string(2 * units) + " numbers: means, then variances"};
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isfinite(values[i]) || (std::cmp_greater_equal(i, units) && values[i] < 0))
      return Problem{field, number_text(values[i]), "finite, and a variance not negative"};
  if (!(batches >= 0 && batches < 0x1p53 && batches == std::floor(batches)))
    return Problem{field + "/batches", number_text(batches), "a whole number from 0"};
  RunningStats& running = site->norm->running();
  running.mean = Eigen::Map<const Eigen::VectorXd>(values.data(), units);
  running.var = Eigen::Map<const Eigen::VectorXd>(values.data() + units, units);
  running.batches = static_cast<std::int64_t>(batches);
  return std::nullopt;
}

Vector initial_parameters(const Trainer& trainer) {
  return Trainer(trainer.config(), trainer.data()).model().parameters().values;
}

}  // namespace bnp
