// One person types into a note, another one reads along.
#pragma once

#include <cstdint>

#include "tests/bench/boards.h"

namespace plenary::bench {

struct TypingResult {
  double edits_per_second = 0;  // from the first sent to the last read
  std::uint64_t lost = 0;       // edits that the reader did not get within the time
};
// `edits` changes of one character each, sent as they are typed; at most as many unacknowledged as a client may have.
[[nodiscard]] TypingResult type_into_note(const Program& server, const Seat& leading, std::uint32_t edits);

}  // namespace plenary::bench
