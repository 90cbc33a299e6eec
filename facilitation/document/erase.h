// LOG-16: words out of a commit that has long been stored. What is left evolves as it did: every run keeps its length, so
// that later changes still fit; in the place of each unit of the words stands a dot.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "facilitation/document/document.h"
#include "proto/log.pb.h"

namespace plenary {

// Of these records: takes the words of a card or a quotation out of the commit, and those that would tell whose they were (their
// descriptor, and where a yes of theirs could be seen); of a vote, what anybody gave in it. The digests of the
// requests that cast a ballot in it, or one that was refused, go too: of a handful of dots they could be guessed.
// Answers whether there was any: doing it again changes nothing.
bool erase(Commit& commit, const std::set<std::string>& records);

// Of these records, each with the version of its words that stand: takes out what led to earlier ones. `before` is what the
// commits before this one lead to. The change that brought the words that stand replaces all that were there.
bool erase_old_words(Commit& commit, const Document& before, const std::map<std::string, std::uint32_t>& standing);

}  // namespace plenary
