// What a note refers to, as it stands in its words: a Markdown link whose address says what it is. Cards by id, with
// their number for whoever reads the words as they are; people by participant id, never by name; moments in
// milliseconds. The web client writes this form (clients/web/src/ui/notes/references.ts):
//
//   [#12](card:0f3c)   [@](person:p-17)   [14:32](time:1900000000000)   [● 14:32:05](moment:1900000000000)
//
// The last is a mark for whoever looks for a place in the recording, and may be quote: or decision: too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plenary {

struct NoteReference {
  enum class To { card, person, time, moment, quote, decision };
  std::size_t from;  // bytes of the words
  std::size_t till;
  To to;
  std::string id;       // of a card or a person
  std::int64_t ms = 0;  // of the others
};

// In the order in which they stand there.
[[nodiscard]] std::vector<NoteReference> references_in(std::string_view words);

}  // namespace plenary
