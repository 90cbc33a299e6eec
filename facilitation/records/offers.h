// What a board has for the guidebook, by the hooks of its template: "what stands in region `learning` as evidence is what was
// done, of an example". Words and sources; whoever writes the guidebook takes in what they want of it.
//
// Only what may be printed is offered: nothing hidden or thrown away, no card that is somebody's own words, quotations by
// reference and only those granted for publication. Pure.
#pragma once

#include <string>
#include <vector>

#include "facilitation/records/compile.h"
#include "proto/guidebook_record.pb.h"
#include "proto/templates.pb.h"

namespace plenary {

[[nodiscard]] GuidebookOffers guidebook_offers(const BoardState& board, const Template& made_from,
                                               const Document& guidebook, const std::vector<Person>& people);

}  // namespace plenary
