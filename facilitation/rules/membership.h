// Who is here: what members.cc and invitations.cc both need to know.
#pragma once

#include <set>
#include <string>

#include "facilitation/rules/situation.h"

namespace plenary {

[[nodiscard]] std::string member_id(std::string_view participant);
[[nodiscard]] bool is_a_role(Role role);
// A yes to being named for leading or recording is of the role that it was said in, and ends with it.
void give_role(Member& member, Role role);
// Would nobody be left to guard the process if these were gone? A document that never had a facilitator needs none.
[[nodiscard]] bool are_the_last_facilitators(const Document& document, const std::set<std::string>& participants);

}  // namespace plenary
