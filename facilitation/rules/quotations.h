// Quotations and ballots by themselves: what time does to them, and what is still to be erased.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "facilitation/rules/decide.h"

namespace plenary {

// Has the last day of some request gone by without an answer, in the time zone of the board (where it names none, UTC)? Was
// a no given, or none, thirty days ago; or were words taken back six months ago (facilitation/attribution.md)? Then:
// decide(document, lapse_attributions, the server, now).
[[nodiscard]] bool attributions_lapse(const Document& document, std::int64_t now_ms);

// Quotations that were withdrawn, and votes whose record is approved, of which words and ballots may still stand in the log
// (LOG-16). Once they are out of it: decide(document, note_erased, the server, now).
[[nodiscard]] std::set<std::string> records_to_erase(const Document& document);

// Quotations whose words are others now than those that somebody was asked for, with the version of the words that stand:
// all before it may still be in the log. Then, too: note_erased.
[[nodiscard]] std::map<std::string, std::uint32_t> old_words_to_erase(const Document& document);

}  // namespace plenary
