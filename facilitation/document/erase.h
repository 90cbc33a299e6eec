// LOG-16: words out of a commit that has long been stored. What is left evolves as it did: every run keeps its length, so
// that later changes still fit; in the place of each unit of the words stands a dot.
#pragma once

#include <set>
#include <string>

#include "proto/log.pb.h"

namespace plenary {

// Takes the words of these quotes out of the commit, and the words that would tell whose they were (their
// descriptor, and where a yes of theirs could be seen).
// Answers whether there were any: doing it again changes nothing.
bool erase_words(Commit& commit, const std::set<std::string>& quotes);

}  // namespace plenary
