// "The same person?" Names that are equal but for case, diacritics, hyphens and the order of their parts: Spanó, Eduardo
// and eduardo spano. Two such may be two people, so nobody is merged: whoever imports is asked.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "proto/templates.pb.h"

namespace plenary {

// What of a name counts when two are compared. Empty: nothing.
[[nodiscard]] std::string compared_name(const std::string& name);

// Pairs of different ids: each of `imported` with one of `known`, and two of `imported`. In their order.
[[nodiscard]] std::vector<std::pair<ListedPerson, ListedPerson>> may_be_the_same(
    const std::vector<ListedPerson>& imported, const std::vector<ListedPerson>& known);

}  // namespace plenary
