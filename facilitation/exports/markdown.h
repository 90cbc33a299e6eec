// The session record for people, as Markdown: the sections of facilitation/records/README.md with numbered paragraphs,
// so that a correction can cite "4.7". Words that people wrote stay words (markdown_words.h).
#pragma once

#include <string>

#include "facilitation/exports/paper.h"
#include "proto/session_record.pb.h"

namespace plenary {

[[nodiscard]] std::string to_markdown(const SessionRecord& record);
[[nodiscard]] std::string to_markdown(const Paper& paper);

}  // namespace plenary
