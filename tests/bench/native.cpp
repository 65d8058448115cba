// The core as a native program: reads one work, then does as many steps or heat maps as a line
// asks.
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "config_text.h"
#include "surgery.h"
#include "trainer.h"

namespace {

/// Counts as int32 and numbers as float32, one after the other.
struct Reader {
  std::ifstream file;

  template <class T>
  std::vector<T> array() {
    std::int32_t n = 0;
    file.read(reinterpret_cast<char*>(&n), sizeof n);
    std::vector<T> values(static_cast<std::size_t>(n));
    file.read(reinterpret_cast<char*>(values.data()), n * static_cast<std::streamsize>(sizeof(T)));
    return values;
  }
  std::string text() {
    const auto letters = array<char>();
    return {letters.begin(), letters.end()};
  }
};

void heat_map(bnp::Trainer& trainer, int size) {
  std::vector<bnp::Scalar> values(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
  trainer.grid({.size = size, .left = -1, .right = 1, .bottom = -1, .top = 1}, values.data());
}

}  // namespace

int main(int, char** args) {
  Reader from{std::ifstream(args[1], std::ios::binary)};
  bnp::Config config;
  if (const auto problem = bnp::parse_config(from.text(), config)) {
    std::puts(problem->sentence().c_str());
    return 1;
  }
  const auto numbers = from.array<float>();
  const auto rows = std::ssize(numbers) / (config.data.features + 1);
  auto points = bnp::points_from_rows(numbers, rows, config.data.features);
  bnp::Trainer trainer(config, bnp::make_dataset(config.data, config.seed, std::move(points)));
  for (auto name = from.text(); !name.empty(); name = from.text())
    if (const auto problem = bnp::set_block(trainer, name, from.array<float>())) return 1;

  char what = 0;
  for (int n = 0; std::scanf(" %c %d", &what, &n) == 2;) {
    if (what == 's') trainer.advance(n);
    for (int i = 0; what == 'g' && i < n; ++i) heat_map(trainer, 100);
    std::printf("%.9g\n", trainer.loss());
    std::fflush(stdout);
  }
}
