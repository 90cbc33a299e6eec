// Counts and logs what the network layer tells of: connections, sockets, and what its guards refused. An address is
// logged only as its network (/24, /48).
#pragma once

#include <string>
#include <string_view>

#include "server/network/server.h"
#include "server/operations/event_log.h"
#include "server/operations/metrics.h"

namespace plenary {

void report(const NetworkEvent& event, Metrics& metrics, EventLog& log);
// The figures of this moment; call it before Metrics::text.
void report(const ServerFigures& figures, Metrics& metrics);

// "192.0.2.7" -> "192.0.2.0/24"; "2001:db8:1:2::9" -> "2001:db8:1::/48"; anything else -> "unknown".
[[nodiscard]] std::string network_of(std::string_view address);

}  // namespace plenary
