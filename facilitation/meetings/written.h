// A meeting as a file: the same that load_meetings reads, so that it can be kept, sent around, mended by hand and brought
// back. Loading it again gives the same records and people (the round trip is a test); what has happened since, actual times,
// boards, cards, is not in it.
//
// Names are given by whoever has the people store. Of a viewer's replica it writes what that viewer may know. Pure.
#pragma once

#include <string>
#include <vector>

#include "facilitation/document/document.h"
#include "proto/templates.pb.h"

namespace plenary {

// `id`: of the meeting document. People without an entry are left out, and what names them.
[[nodiscard]] std::string as_yaml(const std::string& id, const Document& meeting,
                                  const std::vector<ListedPerson>& people);

}  // namespace plenary
