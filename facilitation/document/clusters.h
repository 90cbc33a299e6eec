// Clusters may lie in clusters, never in a circle.
#pragma once

#include <string>

#include "facilitation/document/document.h"

namespace plenary {

// Is `cluster` the cluster `outer`, or one that lies in it?
[[nodiscard]] bool lies_in(const Document& document, std::string cluster, const std::string& outer);

}  // namespace plenary
