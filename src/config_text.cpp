// A configuration into text.
#include "config_text.h"

#include "decimal.h"
#include "field_path.h"

namespace bnp {
namespace {

/// Calls `emit(path, value text)` for every field.
template <class Emit>
class Printer : public Path {
 public:
  explicit Printer(Emit emit) : emit_(emit) {}

  template <class T>
  void operator()(std::string_view name, T& member, const Range&) {
    emit_(join(name), number_text(static_cast<double>(member)));
  }
  template <class T>
  void operator()(std::string_view name, std::optional<T>& member, const Range&,
                  std::string_view absent) {
    emit_(join(name), member ? number_text(static_cast<double>(*member)) : std::string(absent));
  }
  void operator()(std::string_view name, bool& member) {
    emit_(join(name), member ? "true" : "false");
  }
  template <class E>
  requires std::is_enum_v<E>
  void operator()(std::string_view name, E& member) {
    emit_(join(name), std::string(Choices<E>::names[static_cast<std::size_t>(member)]));
  }
  void numbers(std::string_view name, std::vector<double>& member, const Range&, Index) {
    for (std::size_t i = 0; i < member.size(); ++i)
      emit_(join(name) + "." + std::to_string(i), number_text(member[i]));
  }
  template <class E>
  void choices(std::string_view name, std::vector<E>& member) {
    for (std::size_t i = 0; i < member.size(); ++i)
      (*this)(std::string(name) + "." + std::to_string(i), member[i]);
  }
  template <class C>
  void group(std::string_view name, C& c) {
    this->descend(*this, name, c);
  }
  template <class C>
  void list(std::string_view name, std::vector<C>& items, Index) {
    emit_(join(name), std::to_string(items.size()));
    for (std::size_t i = 0; i < items.size(); ++i)
      this->descend(*this, std::string(name) + "." + std::to_string(i), items[i]);
  }

 private:
  Emit emit_;
};

}  // namespace

std::string config_text(const Config& config) {
  std::string text;
  Printer printer([&](const std::string& path, const std::string& value) {
    text += path + "=" + value + "\n";
  });
  Config copy = config;  // visitors take members by reference, to set them
  fields(printer, copy);
  return text;
}

}  // namespace bnp
