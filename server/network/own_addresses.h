// Under which addresses others reach a server that listens on all of them.
#pragma once

#include <string>
#include <vector>

#include "server/identity/address.h"

namespace plenary {

// Of this machine's network interfaces that are up, as text, in the system's order.
[[nodiscard]] std::vector<std::string> addresses_of_this_machine();

// What to tell people for an address that is listened on: itself; for one that means all of its kind (0.0.0.0, ::) those of
// `here` that others can use, and where there is none the loopback.
[[nodiscard]] std::vector<Address> told_for(const Address& listened_on, const std::vector<std::string>& here);

}  // namespace plenary
