// The session record as a document to circulate: A4, tagged, with bookmarks, running heads and page numbers, its fonts
// within it. Set in Noto (Latin, Greek, Cyrillic, Arabic); other scripts in whatever the machine has.
#pragma once

#include <string>

#include "facilitation/exports/paper.h"

namespace plenary {

[[nodiscard]] std::string to_pdf(const Paper& paper);

}  // namespace plenary
