// Within this folder: what is asked the same way by every verb of a session record.
#pragma once

#include <string>

#include "facilitation/document/session_record.h"
#include "facilitation/rules/situation.h"

namespace plenary {

// The head of the record: there wherever a verb of records is judged.
[[nodiscard]] const Record& record_of(const Situation& here);
[[nodiscard]] const SessionRecordHead& head_of(const Situation& here);
// LOCKED: it was approved, and is changed by a corrigendum alone.
[[nodiscard]] No record_is_open(const Situation& here);
// NOT_FOUND, GONE, or LOCKED.
[[nodiscard]] No paragraph_can_change(const Situation& here, const Record* paragraph);
[[nodiscard]] No paragraph_words_fit(const std::string& words);
[[nodiscard]] No section_is_known(const std::string& section);

// Whoever approved read other words: their names are taken off again.
void take_back_approvals(const Situation& here, Outcome& outcome);
// The paragraph's words become these. Nothing if they are.
void rewrite(Outcome& outcome, const Record& paragraph, const std::string& words);
// The next free number of a section, once the record is circulated; 0 before that: numbers are places.
[[nodiscard]] std::uint32_t next_number(const Situation& here, const std::string& section);
// A key for a place: after `after` (nullptr: at the beginning), or at the end. Empty: no room there.
[[nodiscard]] std::string key_after(const Situation& here, const std::string& section, const Record* after);
[[nodiscard]] std::string key_at_end(const Situation& here, const std::string& section);

}  // namespace plenary
