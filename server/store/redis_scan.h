// Keys of one Redis that begin alike, all of them, a few hundred at a time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/redis.h"

namespace plenary {

// `begin` holds none of the letters that mean something in a pattern. nullopt: Redis does not say. One that comes or goes
// meanwhile may be left out or told.
void scan_keys(Redis& redis, const std::string& begin,
               std::function<void(std::optional<std::vector<std::string>>)> done);

}  // namespace plenary
