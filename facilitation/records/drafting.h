// Within this folder: the paragraphs that one group's record, and the presentations of a session, come to.
#pragma once

#include <vector>

#include "facilitation/records/draft.h"

namespace plenary {

// What was presented in a session, in the order of the programme; nothing that is still hidden.
void draft_presentations(const Document& programme, const std::string& meeting, const std::string& session,
                         std::vector<DraftedParagraph>& draft);
void draft_group(const GroupRecord& group, const Document& board, std::vector<DraftedParagraph>& draft);

}  // namespace plenary
