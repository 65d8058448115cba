// The configuration as text first, so that a reader knows what shape the rest has.
#include "snapshot.h"

#include "config_text.h"
#include "validate.h"

namespace bnp {
namespace {

constexpr std::uint32_t kMagic = 0x31504e42;  // "BNP1"; the number rises when the layout changes

/// The text of what data a run has, for comparing.
std::string data_text(const Config& config) {
  Config only;
  only.data = config.data;
  only.seed = config.seed;
  return config_text(only);
}

MaybeProblem unreadable(const char* bound) { return Problem{"snapshot", "unreadable", bound}; }

}  // namespace

Bytes save(Trainer& trainer) {
  Saver saver;
  saver(kMagic);
  saver(static_cast<std::uint32_t>(sizeof(Scalar)));
  saver(config_text(trainer.config()));
  trainer.state(saver);
  return saver.take();
}

MaybeProblem restore(std::span<const std::byte> bytes, std::unique_ptr<Trainer>& trainer,
                     Past past) {
  Loader loader(bytes);
  std::uint32_t magic = 0;
  std::uint32_t scalar = 0;
  std::string text;
  loader(magic);
  loader(scalar);
  loader(text);
  if (!loader.ok() || magic != kMagic || scalar != sizeof(Scalar))
    return unreadable("a snapshot that this version made");
  Config config;
  if (auto problem = parse_config(text, config)) return problem;
  if (auto problem = validate_settings(config)) return problem;
  if (data_text(config) != data_text(trainer->config()))
    return unreadable("of a run on the same data");

  auto restored = std::make_unique<Trainer>(config, trainer->data());
  restored->state(loader);
  if (!loader.ok() || !loader.at_end() || !restored->sound())
    return unreadable("complete and unchanged");
  restored->find_batch();
  if (past == Past::kept) restored->keep_history(trainer->history());
  trainer = std::move(restored);
  return std::nullopt;
}

}  // namespace bnp
