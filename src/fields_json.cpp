// The table of fields, described for those who are not C++: forms, URLs, error messages.
#include "config_text.h"
#include "field_path.h"
#include "json.h"

namespace bnp {
namespace {

/// Writes the table itself.
class Describer : public Path {
 public:
  template <class T>
  void operator()(std::string_view name, T& member, const Range& range) {
    number(name, range).field("default", static_cast<double>(member)).end_object();
  }
  template <class T>
  void operator()(std::string_view name, std::optional<T>& member, const Range& range,
                  std::string_view absent) {
    number(name, range).field("absent", absent).key("default");
    if (member)
      json_.value(static_cast<double>(*member));
    else
      json_.value(absent);
    json_.end_object();
  }
  void operator()(std::string_view name, bool& member) {
    open(name, "boolean").field("default", member).end_object();
  }
  template <class E>
  requires std::is_enum_v<E>
  void operator()(std::string_view name, E& member) {
    choice<E>(name).field("default", word(member)).end_object();
  }
  template <class E>
  void choices(std::string_view name, std::vector<E>& member) {
    choice<E>(name).field("list", std::size(Choices<E>::names)).key("default").begin_array();
    for (const E item : member) json_.value(word(item));
    json_.end_array().end_object();
  }
  void numbers(std::string_view name, std::vector<double>& member, const Range& range, Index most) {
    number(name, range).field("list", most).key("default").begin_array();
    for (const double x : member) json_.value(x);
    json_.end_array().end_object();
  }
  template <class C>
  void group(std::string_view name, C& c) {
    descend(*this, name, c);
  }
  template <class C>
  void list(std::string_view name, std::vector<C>& items, Index most) {
    Index count = std::ssize(items);
    (*this)(name, count, whole(0, static_cast<double>(most)));
    descend(*this, std::string(name) + ".*", items.front());
  }

  Json& json() { return json_; }

 private:
  Json& open(std::string_view name, std::string_view kind) {
    return json_.begin_object().field("path", join(name)).field("kind", kind);
  }
  template <class E>
  static std::string_view word(E member) {
    return Choices<E>::names[static_cast<std::size_t>(member)];
  }
  template <class E>
  Json& choice(std::string_view name) {
    open(name, "choice").key("choices").begin_array();
    for (const auto known : Choices<E>::names) json_.value(known);
    return json_.end_array();
  }
  Json& number(std::string_view name, const Range& r) {
    open(name, r.integer ? "integer" : "number").field("min", r.min).field("max", r.max);
    if (r.min_open) json_.field("minExclusive", true);
    if (r.max_open) json_.field("maxExclusive", true);
    if (r.magnitude) json_.field("magnitude", true);
    return json_;
  }

  Json json_;
};

}  // namespace

std::string fields_json() {
  Config defaults;
  Describer describer;
  describer.json().begin_array();
  fields(describer, defaults);
  return describer.json().end_array().text();
}

}  // namespace bnp
