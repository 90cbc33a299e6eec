// What the verbs of a programme share: places in it, and what is hidden with an item.
#pragma once

#include <string>
#include <vector>

#include "facilitation/document/programme.h"
#include "facilitation/rules/situation.h"

namespace plenary {

// The item, if it is one that the asker sees and that is not taken out; else why not.
[[nodiscard]] No item_is_here(const Situation& here, const std::string& id);
// "" or a session: an item that stands in the programme by itself.
[[nodiscard]] No can_have_parts(const Situation& here, const std::string& parent);

// What an item of a programme says of itself: kind, words, times, people. Not its place.
[[nodiscard]] No item_fits(const Situation& here, const AgendaItem& item);
// Whether its times go together, and with the days of the meeting.
[[nodiscard]] No times_fit(const Situation& here, const AgendaItem& item);

// Gives `next` its order behind `after` among the parts of its parent (empty: first), and puts those of the others that
// have to make room. NOT_FOUND if `after` is not one of them.
[[nodiscard]] No place_behind(const Situation& here, Record& next, const std::string& after, Outcome& outcome);
// Id of the one that `item` stands behind, or would come last behind; empty: none.
[[nodiscard]] std::string predecessor(const Document& document, const Record& item);
[[nodiscard]] std::string last_part(const Document& document, const std::string& parent);

// Hides, or shows, what belongs to these items: groups and case studies.
void hide_what_belongs_to(const Situation& here, const std::vector<std::string>& items, bool hidden, Outcome& outcome);

}  // namespace plenary
