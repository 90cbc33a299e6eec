// ARCHIVE-4: words that were taken back do not come back. What a list names is erased from an archive that was made before,
// as LOG-16 erases it: a dot for each unit, the same digests and chain, another epoch; and a commit of the server says that
// it was withdrawn, so that nothing shows dots for a quotation.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "server/live/ports.h"

namespace plenary {

using SuppressedSet = std::set<std::pair<std::string, std::string>>;  // document, record

// Precondition: the archive verifies. Answers how many of its documents were changed; those that were verify again.
// What is erased already stays as it is, to the byte. What was withdrawn just before the archive was made, and not yet
// erased, is erased with the others, and then among `words`.
std::size_t suppress(Archive& archive, SuppressedSet& words, Entropy& entropy, std::int64_t now_ms);

}  // namespace plenary
