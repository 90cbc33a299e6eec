#include "server/operations/network_reporter.h"

#include <arpa/inet.h>

#include <array>
#include <cstring>

namespace plenary {

void report(const NetworkEvent& event, Metrics& metrics, EventLog& log) {
  const auto tell = [&](Severity severity, Word name) {
    log.write(severity, name,
              {{"from", ForOperators{network_of(event.remote_ip)}},
               {"code", static_cast<std::int64_t>(event.code)},
               {"detail", ForOperators{event.detail}}});
  };
  const auto refuse = [&](Word reason) {
    metrics.rejected(reason.text()).Increment();
    tell(Severity::info, reason);
  };
  switch (event.kind) {
    case NetworkEvent::listening: return tell(Severity::info, "listening");
    case NetworkEvent::accept_failed: return tell(Severity::warning, "accept_failed");
    case NetworkEvent::over_limit: return refuse("over_limit");
    case NetworkEvent::bad_request: return refuse("bad_request");
    case NetworkEvent::foreign_host: return refuse("foreign_host");
    case NetworkEvent::foreign_origin: return refuse("foreign_origin");
    case NetworkEvent::handshake_limited: return refuse("handshake_limited");
    case NetworkEvent::tls_failed: return refuse("tls_failed");
    case NetworkEvent::socket_opened: return;
    case NetworkEvent::socket_closed: return metrics.socket_closes(event.code).Increment();
    case NetworkEvent::handler_failed: return tell(Severity::error, "handler_failed");
  }
}

void report(const ServerFigures& figures, Metrics& metrics) {
  metrics.connections.Set(static_cast<double>(figures.connections));
  metrics.sockets.Set(static_cast<double>(figures.sockets));
  metrics.connections_unknown.Set(static_cast<double>(figures.unknown));
  count_up_to(metrics.connections_accepted, static_cast<double>(figures.accepted));
  count_up_to(metrics.http_requests, static_cast<double>(figures.requests));
  count_up_to(metrics.messages_in, static_cast<double>(figures.messages_in));
  count_up_to(metrics.messages_out, static_cast<double>(figures.messages_out));
  count_up_to(metrics.bytes_in, static_cast<double>(figures.bytes_in));
  count_up_to(metrics.bytes_out, static_cast<double>(figures.bytes_out));
}

std::string network_of(std::string_view address) {
  const std::string text(address);
  std::array<char, INET6_ADDRSTRLEN> shown{};
  in_addr v4{};
  if (inet_pton(AF_INET, text.c_str(), &v4) == 1) {
    v4.s_addr &= htonl(0xFFFFFF00);
    inet_ntop(AF_INET, &v4, shown.data(), shown.size());
    return std::string(shown.data()) + "/24";
  }
  in6_addr v6{};
  if (inet_pton(AF_INET6, text.c_str(), &v6) == 1) {
    std::memset(v6.s6_addr + 6, 0, sizeof v6.s6_addr - 6);
    inet_ntop(AF_INET6, &v6, shown.data(), shown.size());
    return std::string(shown.data()) + "/48";
  }
  return "unknown";
}

}  // namespace plenary
