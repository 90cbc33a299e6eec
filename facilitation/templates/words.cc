#include "facilitation/templates/words.h"

#include <array>

namespace plenary {
namespace {

// What stands in enum names only to keep them apart.
constexpr std::array<std::string_view, 4> kEndings = {"_PHASE", "_ITEM", "_MARK", "_VOTE"};
constexpr std::array<std::string_view, 3> kBeginnings = {"ACTION_", "QUOTE_", "BY_"};

}  // namespace

std::string word_for_name(std::string_view name) {
  if (name.ends_with("_UNSPECIFIED")) return "";
  for (const auto ending : kEndings)
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  for (const auto beginning : kBeginnings)
    if (name.starts_with(beginning)) name.remove_prefix(beginning.size());
  std::string word(name);
  for (char& c : word)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return word;
}

}  // namespace plenary
