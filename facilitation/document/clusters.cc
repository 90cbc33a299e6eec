#include "facilitation/document/clusters.h"

namespace plenary {

bool lies_in(const Document& document, std::string cluster, const std::string& outer) {
  for (std::size_t steps = 0; steps <= document.size() && !cluster.empty(); ++steps) {
    if (cluster == outer) return true;
    const Cluster* around = document.cluster(cluster);
    cluster = around ? around->parent() : std::string();
  }
  return false;
}

}  // namespace plenary
