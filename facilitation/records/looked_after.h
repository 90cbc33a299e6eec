// What facilitation/checks finds on a board, for whoever is on it: with names, as the list of people knows them.
#pragma once

#include <vector>

#include "facilitation/records/compile.h"
#include "proto/api.pb.h"

namespace plenary {

// `seen`: what whoever asks may see of the board. Who agreed to be named is known from the whole of it.
[[nodiscard]] BoardChecksAnswer board_checks(const Document& seen, const Document& board,
                                             const std::vector<Person>& people);

}  // namespace plenary
