// Working notes go for good some time after the record of their board is approved (RECORD-9): they were for writing it. One
// that is about a later moment has as long from then.
#pragma once

#include <cstdint>

#include "facilitation/document/document.h"
#include "facilitation/rules/outcome.h"

namespace plenary {

inline constexpr std::uint32_t kWorkingNotesDays = 90;  // where the policy says nothing

// Are there working notes here whose time is over? now_ms: in ms since 1970.
[[nodiscard]] bool working_notes_are_due(const Document& document, std::int64_t now_ms);
// Would a note about that moment (ms since 1970) be due by now, if it were a working note?
[[nodiscard]] bool is_past_its_time(const Document& document, const Note& note, std::int64_t now_ms);
// Its words are out of the log. One that still stood, as where an older archive brought it, is purged by it.
void note_purged_erased(Outcome& outcome, const Record& note, std::int64_t now_ms);

}  // namespace plenary
