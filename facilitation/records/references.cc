#include "facilitation/records/references.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace plenary {
namespace {

using To = NoteReference::To;

constexpr std::size_t kMostLabel = 40;  // UTF-16 units, as the client counts
constexpr std::size_t kMostId = 64;
constexpr std::size_t kMostDigits = 15;  // of a moment
constexpr std::array<std::pair<std::string_view, To>, 6> kAddresses = {{{"card:", To::card},
                                                                        {"person:", To::person},
                                                                        {"time:", To::time},
                                                                        {"moment:", To::moment},
                                                                        {"quote:", To::quote},
                                                                        {"decision:", To::decision}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_of_id(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '_' || c == '-';
}

std::size_t units(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0U) != 0x80U) count += byte >= 0xf0U ? 2 : 1;
  }
  return count;
}

// The reference whose label begins at `from`, if there is one.
std::optional<NoteReference> reference_at(std::string_view words, std::size_t from) {
  const std::size_t label_end = words.find_first_of("[]\n", from + 1);
  if (label_end == std::string_view::npos || !words.substr(label_end).starts_with("](")) return std::nullopt;
  if (units(words.substr(from + 1, label_end - from - 1)) > kMostLabel) return std::nullopt;
  const std::size_t close = words.find(')', label_end);
  if (close == std::string_view::npos) return std::nullopt;
  std::string_view address = words.substr(label_end + 2, close - label_end - 2);
  for (const auto& [prefix, to] : kAddresses) {
    if (!address.starts_with(prefix)) continue;
    address.remove_prefix(prefix.size());
    const bool names_something = to == To::card || to == To::person;
    const std::size_t most = names_something ? kMostId : kMostDigits;
    if (address.empty() || address.size() > most) return std::nullopt;
    if (!std::all_of(address.begin(), address.end(), names_something ? is_of_id : is_digit)) return std::nullopt;
    NoteReference reference{from, close + 1, to, std::string(address)};
    if (!names_something) reference.ms = std::stoll(std::exchange(reference.id, {}));
    return reference;
  }
  return std::nullopt;
}

}  // namespace

std::vector<NoteReference> references_in(std::string_view words) {
  std::vector<NoteReference> found;
  for (std::size_t at = words.find('['); at != std::string_view::npos; at = words.find('[', at)) {
    if (auto reference = reference_at(words, at)) {
      at = reference->till;
      found.push_back(*std::move(reference));
    } else {
      ++at;
    }
  }
  return found;
}

}  // namespace plenary
