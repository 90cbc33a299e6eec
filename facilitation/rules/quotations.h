// Quotations and ballots by themselves: what lapses, and what is still to be erased.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "facilitation/rules/decide.h"

namespace plenary {

// Has the last day of some request gone by without an answer? In the time zone of the board; where it names none, UTC.
// Then: decide(document, lapse_attributions, the server, now).
[[nodiscard]] bool attributions_lapse(const Document& document, std::int64_t now_ms);

// Quotations that were withdrawn, and votes whose record is approved, of which words and ballots may still stand in the log
// (LOG-16). Once they are out of it: decide(document, note_erased, the server, now).
[[nodiscard]] std::set<std::string> records_to_erase(const Document& document);

}  // namespace plenary
