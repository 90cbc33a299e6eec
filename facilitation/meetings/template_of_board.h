// The other way round: from a board, or from another template, to the beginning of a template of one's own. Of a board it
// takes what it is made of: title, framing question, regions, the phases of its plan. Never a card, nor anybody's words.
#pragma once

#include <string>

#include "facilitation/document/document.h"
#include "proto/templates.pb.h"

namespace plenary {

// `made_from`: the template that the board was opened from, for what a board does not keep (decision prompts, hooks for the
// guidebook, checks); nullptr: it is not known any more. Its id is to be chosen: see own_template_id.
[[nodiscard]] Template template_of_board(const Document& board, const Template* made_from);

// "own.what-we-learned" for "What we learned!", at most as long as it may be and none that `meeting` has already.
[[nodiscard]] std::string own_template_id(const std::string& title, const Document& meeting);

}  // namespace plenary
