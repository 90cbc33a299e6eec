#include "facilitation/templates/keys.h"

#include <algorithm>
#include <charconv>

namespace plenary::yaml {
namespace {

bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

template <class Number>
std::optional<Number> number_in(const Node& node) {
  Number number = 0;
  const char* end = node.text.data() + node.text.size();
  const auto [stop, error] = std::from_chars(node.text.data(), end, number);
  if (node.kind != Node::scalar || node.quoted || error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

// Whether such a day exists is for those who know calendars; here, whether it is written as one.
bool looks_like_date(std::string_view t) {
  return t.size() == 10 && t[4] == '-' && t[7] == '-' && digits(t.substr(0, 4)) && digits(t.substr(5, 2)) &&
         digits(t.substr(8)) && t.substr(5, 2) >= "01" && t.substr(5, 2) <= "12" && t.substr(8) >= "01" &&
         t.substr(8) <= "31";
}
bool looks_like_clock(std::string_view t) {
  return t.size() == 5 && t[2] == ':' && digits(t.substr(0, 2)) && digits(t.substr(3)) && t.substr(0, 2) < "24" &&
         t.substr(3) < "60";
}
bool looks_like_offset(std::string_view t) {
  const auto colon = t.find(':');
  return colon != t.npos && colon >= 2 && colon <= 4 && digits(t.substr(0, colon)) && t.size() == colon + 3 &&
         digits(t.substr(colon + 1)) && t.substr(colon + 1) < "60";
}

}  // namespace

Keys::Keys(const Node& map, std::string path, const Report& report)
    : map_(map), path_(std::move(path)), report_(report) {
  if (map_.kind != Node::map) report_.add(map_, path_, "a map of keys must stand here");
}

std::string Keys::path(std::string_view key) const {
  return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

void Keys::problem(std::string_view key, std::string what) const {
  const Node* value = map_.find(key);
  report_.add(value ? *value : map_, path(key), std::move(what));
}

const Node* Keys::node(std::string_view key, Need need) {
  asked_.emplace_back(key);
  const Node* value = map_.find(key);
  if (value && value->kind != Node::null) return value;
  if (need == required && map_.kind == Node::map) report_.add(map_, path(key), "is missing; add it");
  return nullptr;
}

bool Keys::has(std::string_view key) const {
  const Node* value = map_.find(key);
  return value && value->kind != Node::null;
}

std::string Keys::words(std::string_view key, Need need) {
  const Node* value = node(key, need);
  if (!value) return "";
  if (value->kind != Node::scalar) {
    problem(key, "this is not a single value; write words");
    return "";
  }
  if (need == required && value->text.empty()) problem(key, "is empty; write words");
  return value->text;
}

std::string Keys::id(std::string_view key, Need need) {
  const std::string text = words(key, need);
  if (!text.empty() && !is_id(text))
    problem(key, "'" + text + "' is not an id; use 1 to 64 of the letters A-Z and a-z, digits, '.', '_' and '-'");
  return text;
}

std::string Keys::date(std::string_view key, Need need) {
  const std::string text = words(key, need);
  if (!text.empty() && !looks_like_date(text)) problem(key, "'" + text + "' is not a date; write it as 2027-04-15");
  return text;
}

std::string Keys::clock(std::string_view key, Need need) {
  const std::string text = words(key, need);
  if (!text.empty() && !looks_like_clock(text))
    problem(key, "'" + text + "' is not a time of day; write it as \"09:05\", in quotes");
  return text;
}

std::uint32_t Keys::offset_s(std::string_view key, Need need) {
  const std::string text = words(key, need);
  if (text.empty()) return 0;
  if (!looks_like_offset(text)) {
    problem(key, "'" + text + "' is not minutes and seconds; write it as \"04:40\", in quotes");
    return 0;
  }
  const auto colon = text.find(':');
  return static_cast<std::uint32_t>(std::stoul(text.substr(0, colon)) * 60 + std::stoul(text.substr(colon + 1)));
}

std::uint32_t Keys::number(std::string_view key, Need need) {
  const Node* value = node(key, need);
  if (!value) return 0;
  const auto number = number_in<std::uint32_t>(*value);
  if (!number) problem(key, "write a whole number from 0 to 4294967295, without quotes");
  return number.value_or(0);
}

double Keys::share(std::string_view key) {
  const Node* value = node(key);
  if (!value) return 0;
  const auto number = number_in<double>(*value);
  if (!number || !(*number >= 0 && *number <= 1)) {
    problem(key, "write a number from 0 to 1, without quotes");
    return 0;
  }
  return *number;
}

bool Keys::truth(std::string_view key, bool otherwise) {
  const Node* value = node(key);
  if (!value) return otherwise;
  if (value->kind != Node::scalar || value->quoted || (value->text != "true" && value->text != "false"))
    problem(key, "write true or false, without quotes");
  return value->text == "true";
}

std::vector<std::string> Keys::list(std::string_view key) {
  std::vector<std::string> words;
  const Node* value = node(key);
  if (!value) return words;
  if (value->kind != Node::sequence) problem(key, "this is not a list; write [a, b, c]");
  for (const Node& item : value->items) {
    if (item.kind != Node::scalar) report_.add(item, path(key), "only single values may stand in this list");
    words.push_back(item.text);
  }
  return words;
}

std::vector<std::uint32_t> Keys::numbers(std::string_view key) {
  std::vector<std::uint32_t> numbers;
  const Node* value = node(key);
  if (!value) return numbers;
  if (value->kind != Node::sequence) problem(key, "this is not a list; write [1, 2, 3]");
  for (const Node& item : value->items) {
    const auto number = number_in<std::uint32_t>(item);
    if (!number) report_.add(item, path(key), "write a whole number from 0 to 4294967295, without quotes");
    numbers.push_back(number.value_or(0));
  }
  return numbers;
}

std::map<std::string, std::string> Keys::pairs(std::string_view key) {
  std::map<std::string, std::string> pairs;
  const Node* value = node(key);
  if (!value) return pairs;
  if (value->kind != Node::map) problem(key, "a map of keys must stand here");
  for (const Entry& entry : value->entries) {
    if (entry.value.kind != Node::scalar) report_.add(entry.value, path(key) + "." + entry.key, "write a single value");
    pairs[entry.key] = entry.value.text;
  }
  return pairs;
}

std::map<std::string, std::uint32_t> Keys::counts(std::string_view key) {
  std::map<std::string, std::uint32_t> counts;
  const Node* value = node(key);
  if (!value) return counts;
  if (value->kind != Node::map) problem(key, "a map of keys must stand here");
  for (const Entry& entry : value->entries) {
    const auto number = number_in<std::uint32_t>(entry.value);
    if (!number)
      report_.add(entry.value, path(key) + "." + entry.key,
                  "write a whole number from 0 to 4294967295, without quotes");
    counts[entry.key] = number.value_or(0);
  }
  return counts;
}

std::string Keys::kind_word(std::string_view key, Need need, const std::vector<std::string>& known) {
  const std::string word = words(key, need);
  if (!word.empty() && std::find(known.begin(), known.end(), word) == known.end())
    problem(key, "'" + word + "' is not known here; use" + suggestion(word, known));
  return word;
}

void Keys::map(std::string_view key, const std::function<void(Keys&)>& visit, Need need) {
  const Node* value = node(key, need);
  if (!value) return;
  Keys keys(*value, path(key), report_);
  visit(keys);
  keys.done();
}

void Keys::each(std::string_view key, const std::function<void(Keys&)>& visit, Need need) {
  const Node* value = node(key, need);
  if (!value) return;
  if (value->kind != Node::sequence) return problem(key, "this is not a list; write each entry after a '-'");
  for (std::size_t i = 0; i < value->items.size(); ++i) {
    Keys keys(value->items[i], path(key) + "[" + std::to_string(i) + "]", report_);
    visit(keys);
    keys.done();
  }
}

void Keys::known(std::initializer_list<std::string_view> keys) {
  asked_.insert(asked_.end(), keys.begin(), keys.end());
}

void Keys::done() {
  for (const Entry& entry : map_.entries)
    if (std::find(asked_.begin(), asked_.end(), entry.key) == asked_.end())
      report_.problems.push_back({report_.file, entry.line, entry.column, path(entry.key),
                                  "this key is not known here; use" + suggestion(entry.key, asked_)});
}

}  // namespace plenary::yaml
