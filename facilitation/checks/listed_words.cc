#include "facilitation/checks/listed_words.h"

#include <algorithm>
#include <span>
#include <vector>

#include "facilitation/checks/standing_cards.h"

namespace plenary::checks {
namespace {

// In small letters, one form each: of a word also its plural in -s or -es is found. Boards are led in British English;
// words that are the same everywhere are found everywhere.
constexpr std::string_view products[] = {
    "app",       "boiler",    "bus",    "camera",  "car",     "charger",    "computer", "database", "desk",
    "dashboard", "furniture", "laptop", "licence", "license", "light bulb", "lorry",    "machine",  "meter",
    "minibus",   "phone",     "portal", "printer", "pump",    "radiator",   "router",   "scanner",  "screen",
    "server",    "software",  "tablet", "truck",   "uniform", "van",        "vehicle",  "website",  "window"};

constexpr std::string_view technologies[] = {"ai",
                                             "artificial intelligence",
                                             "battery",
                                             "batteries",
                                             "biomass",
                                             "blockchain",
                                             "carbon capture",
                                             "chatbot",
                                             "cloud",
                                             "crispr",
                                             "digital twin",
                                             "drone",
                                             "electric car",
                                             "electric vehicle",
                                             "fuel cell",
                                             "fusion",
                                             "gene editing",
                                             "heat pump",
                                             "hydrogen",
                                             "internet of things",
                                             "iot",
                                             "machine learning",
                                             "nuclear",
                                             "photovoltaic",
                                             "platform",
                                             "quantum",
                                             "robot",
                                             "satellite",
                                             "sensor",
                                             "smart meter",
                                             "solar panel",
                                             "wind turbine",
                                             "5g"};

constexpr std::string_view residents[] = {"resident",    "citizen",         "neighbour", "tenant",   "community",
                                          "communities", "people who live", "villager",  "families", "household",
                                          "users"};

constexpr std::string_view measures[] = {"shown by", "measured by", "as measured", "counted by",
                                         "known by", "half of",     "a third of",  "a quarter of",
                                         "every ",   "no one",      "nobody",      "all "};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// As whole words.
bool says_word(std::string_view small, std::string_view word) {
  for (std::size_t at = small.find(word); at != std::string_view::npos; at = small.find(word, at + 1)) {
    if (at > 0 && is_letter(small[at - 1])) continue;
    std::string_view rest = small.substr(at + word.size());
    if (rest.starts_with("es")) {
      if (rest.size() == 2 || !is_letter(rest[2])) return true;
    }
    if (rest.starts_with("s")) rest.remove_prefix(1);
    if (rest.empty() || !is_letter(rest.front())) return true;
  }
  return false;
}

bool says_any(std::string_view words, std::span<const std::string_view> listed) {
  const std::string small = folded(words);
  return std::any_of(listed.begin(), listed.end(), [&](std::string_view word) { return says_word(small, word); });
}

// The numbers in it, digit by digit.
std::vector<std::string_view> numbers_in(std::string_view words) {
  std::vector<std::string_view> found;
  const auto digit = [&](std::size_t at) { return words[at] >= '0' && words[at] <= '9'; };
  for (std::size_t from = 0; from < words.size();) {
    if (!digit(from)) {
      ++from;
      continue;
    }
    std::size_t till = from;
    while (till < words.size() && digit(till)) ++till;
    found.push_back(words.substr(from, till - from));
    from = till;
  }
  return found;
}

bool is_year(std::string_view number) {
  return number.size() == 4 && (number.starts_with("20") || number.starts_with("21"));
}

}  // namespace

bool names_product(std::string_view words) { return says_any(words, products) || says_any(words, technologies); }
bool names_technology(std::string_view words) { return says_any(words, technologies); }
bool names_residents(std::string_view words) { return says_any(words, residents); }

bool says_year(std::string_view words) {
  const auto numbers = numbers_in(words);
  return std::any_of(numbers.begin(), numbers.end(), is_year);
}

bool says_measure(std::string_view words) {
  const auto numbers = numbers_in(words);
  if (!std::all_of(numbers.begin(), numbers.end(), is_year)) return true;
  const std::string small = folded(words);
  return std::any_of(std::begin(measures), std::end(measures),
                     [&](std::string_view one) { return small.find(one) != std::string::npos; });
}

}  // namespace plenary::checks
