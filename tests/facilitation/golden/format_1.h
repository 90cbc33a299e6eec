// The logs of format 1, the first release.
#pragma once

#include <vector>

#include "tests/facilitation/golden/golden_log.h"

namespace plenary::golden {

[[nodiscard]] GoldenLog board_log();
[[nodiscard]] GoldenLog note_log();
[[nodiscard]] GoldenLog meeting_log();
[[nodiscard]] GoldenLog every_noun_log();
[[nodiscard]] GoldenLog record_log();
[[nodiscard]] GoldenLog guidebook_log();

struct GoldenFile {
  const char* name;
  GoldenLog (*write)();
};
inline const std::vector<GoldenFile> kFormat1 = {
    {"board.log", board_log},           {"note.log", note_log},     {"meeting.log", meeting_log},
    {"every-noun.log", every_noun_log}, {"record.log", record_log}, {"guidebook.log", guidebook_log},
};

}  // namespace plenary::golden
