// Text into a configuration: finds the field of a path, checks its value before any cast.
#include <charconv>
#include <cmath>

#include "config_text.h"
#include "decimal.h"
#include "field_path.h"

namespace bnp {
namespace {

std::string bound_text(const Range& r) {
  std::string text = r.integer ? "a whole number" : "a number";
  if (r.magnitude) text += " whose magnitude is";
  text += r.min_open ? " above " : " from ";
  text += number_text(r.min) + (r.max_open ? " to below " : " to ") + number_text(r.max);
  return text;
}

bool within(const Range& r, double x) {
  if (!std::isfinite(x)) return false;
  if (r.integer && x != std::floor(x)) return false;
  const double v = r.magnitude ? std::abs(x) : x;
  return (r.min_open ? v > r.min : v >= r.min) && (r.max_open ? v < r.max : v <= r.max);
}

template <class E>
std::string choices_text() {
  std::string text = "one of";
  for (const auto name : Choices<E>::names)
    text += (text.size() > 6 ? ", " : " ") + std::string(name);
  return text;
}

/// Sets the one field whose path is given.
class Setter : public Path {
 public:
  Setter(std::string_view path, std::string_view value) : path_(path), value_(value) {}

  template <class T>
  void operator()(std::string_view name, T& member, const Range& range) {
    if (join(name) == path_) set_number(member, range);
  }
  template <class T>
  void operator()(std::string_view name, std::optional<T>& member, const Range& range,
                  std::string_view absent) {
    if (join(name) != path_) return;
    if (value_ == absent) {
      found_ = true;
      member.reset();
      return;
    }
    T number{};
    set_number(number, range);
    if (problem_) problem_->bound += " or " + std::string(absent);
    member = number;
  }
  void operator()(std::string_view name, bool& member) {
    if (join(name) != path_) return;
    found_ = true;
    if (value_ != "true" && value_ != "false") fail("true or false");
    member = value_ == "true";
  }
  template <class E>
  requires std::is_enum_v<E>
  void operator()(std::string_view name, E& member) {
    if (join(name) != path_) return;
    found_ = true;
    for (std::size_t i = 0; i < std::size(Choices<E>::names); ++i) {
      if (Choices<E>::names[i] != value_) continue;
      member = static_cast<E>(i);
      return;
    }
    fail(choices_text<E>());
  }
  void numbers(std::string_view name, std::vector<double>& member, const Range& range, Index most) {
    const auto i = index_after(join(name), most);
    if (i < 0 || i > std::ssize(member)) return;  // no gaps
    if (i == 0) member.clear();                   // a list that is given replaces the default one
    if (i == std::ssize(member)) member.push_back(0);
    set_number(member[static_cast<std::size_t>(i)], range);
  }
  template <class E>
  void choices(std::string_view name, std::vector<E>& member) {
    constexpr Index most = std::size(Choices<E>::names);
    const auto i = index_after(join(name), most);
    if (i < 0 || i > std::ssize(member)) return;
    if (i == 0) member.clear();  // a list that is given replaces the default one
    if (i == std::ssize(member)) member.push_back({});
    (*this)(std::string(name) + "." + std::to_string(i), member[static_cast<std::size_t>(i)]);
  }
  template <class C>
  void group(std::string_view name, C& c) {
    if (path_.starts_with(join(name))) descend(*this, name, c);
  }
  template <class C>
  void list(std::string_view name, std::vector<C>& items, Index most) {
    if (path_ == join(name)) {
      Index count = 0;
      set_number(count, whole(0, static_cast<double>(most)));
      if (!problem_) items.assign(static_cast<std::size_t>(count), C{});
      return;
    }
    const std::string start = join(name) + ".";
    if (!path_.starts_with(start)) return;
    for (std::size_t i = 0; i < items.size(); ++i)
      descend(*this, std::string(name) + "." + std::to_string(i), items[i]);
  }

  MaybeProblem result() {
    if (!found_ && !problem_)
      problem_ = Problem{path_.empty() ? "a line" : std::string(path_), std::string(value_),
                         path_.empty() ? "a field, = and its value" : "a known field"};
    return problem_;
  }

 private:
  template <class T>
  void set_number(T& member, const Range& range) {
    found_ = true;
    const double x = number_from(std::string(value_));
    if (!within(range, x)) return fail(bound_text(range));
    member = static_cast<T>(x);
  }
  void fail(std::string bound) {
    found_ = true;
    problem_ = Problem{std::string(path_), std::string(value_), std::move(bound)};
  }
  Index index_after(const std::string& start, Index most) const {
    if (!path_.starts_with(start + ".")) return -1;
    const auto digits = path_.substr(start.size() + 1);
    Index i = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), i);
    return error == std::errc() && end == digits.data() + digits.size() && i < most ? i : -1;
  }

  std::string_view path_;
  std::string_view value_;
  bool found_ = false;
  MaybeProblem problem_;
};

}  // namespace

MaybeProblem parse_config(std::string_view text, Config& config) {
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.empty()) continue;
    const auto equals = std::min(line.find('='), line.size());
    const auto value = equals < line.size() ? line.substr(equals + 1) : std::string_view();
    Setter setter(line.substr(0, equals), value);
    fields(setter, config);
    if (auto problem = setter.result()) return problem;
  }
  return std::nullopt;
}

}  // namespace bnp
