// Saying no, and saying what happens: how rules build an Outcome.
//
//   if (No no = words_fit(...)) return refused(*no);
//   Outcome yes;
//   put(yes, next);
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "facilitation/rules/decide.h"

namespace plenary {

using No = std::optional<Refusal>;

// What the arguments are: the comments at RefusalCode (proto/log.proto) and facilitation/rules/README.md.
[[nodiscard]] Refusal refusal(RefusalCode code, std::initializer_list<std::string_view> args = {});
[[nodiscard]] Refusal too_long(std::uint32_t limit, std::size_t actual);
[[nodiscard]] Refusal limit_reached(std::string_view which, std::uint32_t limit);

[[nodiscard]] Outcome refused(Refusal no);
[[nodiscard]] Outcome refused(RefusalCode code, std::initializer_list<std::string_view> args = {});

// A record that is not there yet: version 1.
[[nodiscard]] Record new_record(const std::string& id);
// The record as it will be after one more put: version + 1, without its words (a put leaves them as they are).
[[nodiscard]] Record next_of(const Record& record);

void put(Outcome& outcome, Record record);
// Only if `next` says something else than `before`; a version counts changes, not requests.
void put_if_changed(Outcome& outcome, const Record& before, Record next);
// The outcome as it is, or NOTHING_TO_DO if nothing came of it: what was asked for is so already.
[[nodiscard]] Outcome or_nothing_to_do(Outcome outcome);
void remove(Outcome& outcome, const std::string& id);
// The first words of a new record, as a change of nothing, so that every text's lineage begins at 0. Empty: no effect.
void write_first_words(Outcome& outcome, const std::string& id, const std::string& words);
void edit(Outcome& outcome, const std::string& id, const text::Change& change);
// All of the words of a record, others in their place. Precondition: `words` are UTF-8.
void write_instead(Outcome& outcome, const Record& record, const std::string& words);

}  // namespace plenary
