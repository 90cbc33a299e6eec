// Which documents are a rehearsal (REHEARSAL-1): told by their ids alone, so that whatever removes, lists or archives them
// needs to open none. "rehearsal-" and twelve letters is the meeting that is rehearsed in, and all that begins with that
// and a dot is its: "rehearsal-k3jw7mbq2xta.g-w2k4m8pa". No other document is given such an id.
#pragma once

#include <string>
#include <string_view>

namespace plenary {

inline constexpr std::string_view kRehearsal = "rehearsal-";
inline constexpr std::size_t kRehearsalLetters = 12;  // small letters and digits

// "rehearsal-k3jw7mbq2xta" of any document of that rehearsal; empty: it is of none.
[[nodiscard]] inline std::string rehearsal_of(std::string_view document) {
  const std::string_view meeting = document.substr(0, document.find('.'));
  if (meeting.size() != kRehearsal.size() + kRehearsalLetters || !meeting.starts_with(kRehearsal)) return {};
  for (const char c : meeting.substr(kRehearsal.size()))
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) return {};
  return std::string(meeting);
}
// The meeting itself.
[[nodiscard]] inline bool is_rehearsal(std::string_view document) {
  return !document.empty() && rehearsal_of(document) == document;
}

}  // namespace plenary
