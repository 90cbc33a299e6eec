// The session record as one HTML file: no script, nothing fetched, readable on a telephone and on paper. Paragraphs are
// their own addresses (#4.7), and what is referred to is one click away.
#pragma once

#include <string>

#include "facilitation/exports/paper.h"

namespace plenary {

[[nodiscard]] std::string to_html(const Paper& paper);

}  // namespace plenary
