// What time it is, passed in: the core of the client has no clock of its own, so that a simulation can be its clock.
#pragma once

#include <cstdint>

namespace plenary::client {

struct Now {
  std::int64_t steady_ms = 0;  // for deadlines; never goes back
  std::int64_t wall_ms = 0;    // since 1970, as this device believes
};

}  // namespace plenary::client
