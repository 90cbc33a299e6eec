// Phases by time: what is due by itself.
//
//   while a phase runs that advances:   due_ms(document) == its deadline, and the seconds of grace
//   when that has come:                 decide(document, due_request(document), the server, now)
//
// Whoever keeps a document alive asks after every commit, and acts. The deadline is in the document, so no crash loses
// it; two servers that act at once do no harm, since the second request is STALE.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "facilitation/rules/decide.h"

namespace plenary {

[[nodiscard]] std::optional<std::int64_t> due_ms(const Document& document);
// Precondition: something is due. Where no phase follows, the running one ends and none begins.
[[nodiscard]] Request due_request(const Document& document);

[[nodiscard]] std::vector<const Record*> phases_in_order(const Document& document);
// The one after the one that runs, by the plan, whether it ran before or not; between phases, the one after the last that
// began. nullptr: none.
[[nodiscard]] const Record* next_phase(const Document& document);

}  // namespace plenary
