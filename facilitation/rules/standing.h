// Whether a thing is here to be changed: seen, not gone, not locked, and the asker's if it must be.
#pragma once

#include "facilitation/rules/situation.h"

namespace plenary {

[[nodiscard]] bool is_gone(const Card& card);
[[nodiscard]] bool is_gone(const Cluster& cluster);
// GONE, and how: trash, merged, dissolved.
[[nodiscard]] No is_here(const Card& card);
[[nodiscard]] No is_here(const Cluster& cluster);
[[nodiscard]] No is_here(const Note& note);
// LOCKED: the card itself, or its region.
[[nodiscard]] No is_unlocked(const Situation& here, const Card& card);
[[nodiscard]] No region_is_open(const Situation& here, const std::string& region);

// All of that of a card; nullptr is NOT_FOUND.
[[nodiscard]] No card_can_change(const Situation& here, const Record* card);
// ... its words, or its being there: late additions are their author's to mend, in a region to which nobody adds by hand.
[[nodiscard]] No words_can_change(const Situation& here, const Record* card);
// The same but for being in the trash, of which somebody may want to take it out.
[[nodiscard]] No card_can_change_or_return(const Situation& here, const Record* card);

// GONE: its author took its words back. It can be moved, grouped and linked, and nothing is written on it again.
[[nodiscard]] No words_stand(const Card& card);

// The cluster that a card named as its own comes back to: the one it was merged into, or none if it is gone for good.
[[nodiscard]] std::string living_cluster(const Document& document, const std::string& cluster);

}  // namespace plenary
