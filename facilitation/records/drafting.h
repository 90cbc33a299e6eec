// Within this folder: the paragraphs that one group's record comes to.
#pragma once

#include <vector>

#include "facilitation/records/draft.h"

namespace plenary {

void draft_group(const GroupRecord& group, const Document& board, std::vector<DraftedParagraph>& draft);

}  // namespace plenary
