#include <algorithm>

#include "facilitation/text/change.h"
#include "facilitation/text/utf16.h"

namespace plenary::text {

Fault fault_on(std::u16string_view text, const Change& change) {
  if (change.length_before() != text.size()) return Fault::wrong_length;
  if (!std::all_of(change.inserts().begin(), change.inserts().end(), well_formed)) return Fault::splits_surrogate;
  std::size_t place = 0;
  for (const std::int32_t run : change.runs()) {
    if (splits_pair(text, place)) return Fault::splits_surrogate;
    place += static_cast<std::size_t>(run < 0 ? -run : run);
  }
  return Fault::none;
}

void apply(std::u16string& text, const Change& change) {
  std::u16string after;
  after.reserve(change.length_after());
  std::size_t place = 0;
  auto insert = change.inserts().begin();
  for (const std::int32_t run : change.runs()) {
    if (run == 0) {
      after += *insert++;
    } else if (run < 0) {
      place += static_cast<std::size_t>(-run);
    } else {
      after.append(text, place, static_cast<std::size_t>(run));
      place += static_cast<std::size_t>(run);
    }
  }
  text = std::move(after);
}

Change inverse(const Change& change, std::u16string_view text_before) {
  Change back;
  std::size_t place = 0;
  auto insert = change.inserts().begin();
  for (const std::int32_t run : change.runs()) {
    if (run == 0) {
      back.erase(static_cast<std::uint32_t>((insert++)->size()));
    } else if (run < 0) {
      back.insert(text_before.substr(place, static_cast<std::size_t>(-run)));
      place += static_cast<std::size_t>(-run);
    } else {
      back.keep(static_cast<std::uint32_t>(run));
      place += static_cast<std::size_t>(run);
    }
  }
  return back;
}

}  // namespace plenary::text
