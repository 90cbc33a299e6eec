// LOG-16: words out of a commit that has long been stored. What is left evolves as it did: every run keeps its length, so
// that later changes still fit; in the place of each unit of the words stands a dot.
#pragma once

#include <set>
#include <string>

#include "proto/log.pb.h"

namespace plenary {

// Of these records: takes the words of a quotation out of the commit, and those that would tell whose they were (their
// descriptor, and where a yes of theirs could be seen); of a vote, what anybody gave in it. The digests of the
// requests that cast a ballot in it, or one that was refused, go too: of a handful of dots they could be guessed.
// Answers whether there was any: doing it again changes nothing.
bool erase(Commit& commit, const std::set<std::string>& records);

}  // namespace plenary
