#include <algorithm>

#include "facilitation/text/change.h"
#include "facilitation/text/utf16.h"

namespace plenary::text {

Change difference(std::u16string_view before, std::u16string_view after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t beginning = 0;
  while (beginning < shorter && before[beginning] == after[beginning]) ++beginning;
  if (splits_pair(before, beginning) || splits_pair(after, beginning)) --beginning;
  std::size_t end = 0;
  while (end < shorter - beginning && before[before.size() - end - 1] == after[after.size() - end - 1]) ++end;
  if (splits_pair(before, before.size() - end) || splits_pair(after, after.size() - end)) --end;

  Change change;
  change.keep(static_cast<std::uint32_t>(beginning));
  change.erase(static_cast<std::uint32_t>(before.size() - beginning - end));
  change.insert(after.substr(beginning, after.size() - beginning - end));
  change.keep(static_cast<std::uint32_t>(end));
  return change;
}

}  // namespace plenary::text
