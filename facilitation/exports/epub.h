// EPUB: the record as a book for a reader on a phone or a tablet; large type, night, and no network.
#pragma once

#include <string>

namespace plenary {

struct Paper;

// EPUB 3: one page, a table of contents, nothing fetched. Same paper, same bytes.
[[nodiscard]] std::string to_epub(const Paper& paper);

}  // namespace plenary
