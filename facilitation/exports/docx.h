// The session record as a document for Word and its like: styles, numbering, tables and references are real ones, so
// that whoever edits it goes on as they are used to. ISO/IEC 29500, transitional.
#pragma once

#include <string>

#include "facilitation/exports/paper.h"

namespace plenary {

[[nodiscard]] std::string to_docx(const Paper& paper);

}  // namespace plenary
