// The table of fields as a list, taken from the visitor itself, so that no field is forgotten.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "decimal.h"
#include "field_path.h"
#include "json.h"
#include "random_cases.h"

namespace bnp {

struct NumberField {
  std::string path;
  Range range;
  std::string absent;  // the word for none, where there is one
  bool list = false;
};
struct WordField {
  std::string path;
  std::vector<std::string> words;
};

/// Visits a configuration and writes down what it has.
class FieldTable : public Path {
 public:
  std::vector<NumberField> numbers_found;
  std::vector<WordField> words_found;

  template <class T>
  void operator()(std::string_view name, T&, const Range& range) {
    numbers_found.push_back({join(name), range, "", false});
  }
  template <class T>
  void operator()(std::string_view name, std::optional<T>&, const Range& range,
                  std::string_view absent) {
    numbers_found.push_back({join(name), range, std::string(absent), false});
  }
  void operator()(std::string_view name, bool&) {
    words_found.push_back({join(name), {"true", "false"}});
  }
  template <class E>
  requires std::is_enum_v<E>
  void operator()(std::string_view name, E&) {
    words_found.push_back(
        {join(name), {std::begin(Choices<E>::names), std::end(Choices<E>::names)}});
  }
  void numbers(std::string_view name, std::vector<double>&, const Range& range, Index) {
    numbers_found.push_back({join(name) + ".0", range, "", true});
  }
  template <class E>
  void choices(std::string_view name, std::vector<E>&) {
    E first{};
    (*this)(std::string(name) + ".0", first);
  }
  template <class C>
  void group(std::string_view name, C& c) {
    descend(*this, name, c);
  }
  template <class C>
  void list(std::string_view name, std::vector<C>& items, Index most) {
    numbers_found.push_back({join(name), whole(0, static_cast<double>(most)), "", false});
    descend(*this, std::string(name) + ".0", items.front());
  }
};

inline FieldTable field_table() {
  FieldTable table;
  Config config;
  fields(table, config);
  return table;
}

inline std::string digits(double x) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.17g", x);
  return buffer;
}

/// A configuration in which every field of the table has some value that it may have; how many
/// layers there are is left to the caller.
inline std::string random_text(Random& random) {
  const FieldTable table = field_table();
  std::string text;
  for (const auto& field : table.numbers_found) {
    if (field.path == "layers") continue;
    const Range& r = field.range;
    double x = random.number(r.min, r.max);
    if (r.integer) x = std::floor(x);
    if (x == r.min && r.min_open) x = r.max;
    if (r.magnitude && random.coin()) x = -x;
    const bool none = !field.absent.empty() && random.coin();
    text += field.path + "=" + (none ? field.absent : digits(x)) + "\n";
  }
  for (const auto& field : table.words_found)
    text += field.path + "=" +
            field.words[static_cast<std::size_t>(random.between(0, std::ssize(field.words) - 1))] +
            "\n";
  return text;
}

}  // namespace bnp
