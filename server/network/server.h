// The listening server: HTTP and WebSocket on one port, plain or TLS, over IPv4 and IPv6.
//
// Everything runs on the thread that runs the io_context; handlers are called there and must call back there. The
// server must outlive io_context::run, or be stopped and the io_context run until it is out of work.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/network/http.h"
#include "server/network/socket.h"

namespace boost::asio {
class io_context;
}

namespace plenary {

class ServerCore;

struct TlsFiles {
  std::string certificate;  // PEM, with its chain
  std::string key;          // PEM; refused if group or others may read it
};

struct HttpLimits {
  std::uint32_t header_bytes = 8 * 1024;
  std::uint32_t header_fields = 64;
  std::uint32_t target_bytes = 2 * 1024;
  std::uint64_t body_bytes = 1024 * 1024;
  std::uint32_t header_ms = 5'000;     // TLS handshake too
  std::uint32_t body_ms = 15'000;      // and a second more for every 64 KiB that has come
  std::uint32_t response_ms = 30'000;  // without anything taken, and on the whole, with a second more for every 64 KiB
  std::uint32_t idle_ms = 30'000;      // between requests of one connection
};

struct ConnectionLimits {
  std::uint32_t total = 12'000;            // more: 503
  std::uint32_t per_address_unknown = 64;  // connections that have not shown a session; more: 503
  std::uint32_t per_address_known = 512;   // a venue shares one address
  double handshakes_per_second = 20;       // WebSocket handshakes of one address; more: 429
  double handshake_burst = 40;
  std::uint32_t reserved_files = 64;  // file descriptors left for Redis, logs, exports
  bool loopback_is_limited = false;   // whether the three per-address limits also hold for loopback
};

// Something that an operator or a counter wants to know. `detail` is safe to log: never a path's query, a cookie, a body.
struct NetworkEvent {
  enum Kind {
    listening,
    accept_failed,
    over_limit,
    bad_request,
    foreign_host,
    foreign_origin,
    handshake_limited,
    tls_failed,
    socket_opened,
    socket_closed,
    handler_failed
  } kind;
  std::string remote_ip;
  std::uint16_t code = 0;  // HTTP status or close code
  std::string detail;
};

struct ServerOptions {
  std::vector<std::string> addresses;  // empty: loopback, 127.0.0.1 and (where there is IPv6) ::1
  std::uint16_t port = 8080;           // 0: any free one, the same on all addresses
  std::optional<TlsFiles> tls;
  bool insecure_lan = false;                 // serve other machines without TLS
  std::vector<std::string> hosts;            // names people use besides the addresses and "localhost", without port
  std::vector<std::string> origins;          // accepted besides the request's own: "https://boards.example.org"
  std::vector<std::string> trusted_proxies;  // addresses or networks ("10.0.0.0/8") whose X-Forwarded-* are believed
  HttpLimits http;
  ConnectionLimits connections;
  std::function<std::uint64_t(const HttpRequest&)> body_limit;  // for requests that may bring more than http.body_bytes
  std::function<void(const NetworkEvent&)> heard;
};

// Why these options may not be served, in a sentence for the operator; nothing if they may. A wider address than
// loopback needs TLS or `insecure_lan`.
[[nodiscard]] std::optional<std::string> objection(const ServerOptions& options);

struct ServerFigures {          // for metrics; counters since the start, but for the first three
  std::size_t connections = 0;  // open, of all kinds
  std::size_t sockets = 0;      // open WebSockets
  std::size_t unknown = 0;      // open connections that have not shown a session
  std::uint64_t accepted = 0;
  std::uint64_t requests = 0;
  std::uint64_t refused = 0;  // by a guard, before any handler
  std::uint64_t messages_in = 0;
  std::uint64_t messages_out = 0;
  std::uint64_t bytes_in = 0;
  std::uint64_t bytes_out = 0;
};

class Server {
 public:
  // Listens at once. Throws std::runtime_error with a sentence for the operator: the objection above, a port that is
  // taken, a certificate that cannot be read.
  Server(boost::asio::io_context& loop, ServerOptions options, HttpHandler http, UpgradeHandler upgrade);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  // "http://127.0.0.1:8080", one an address by which people reach it: none says 0.0.0.0.
  [[nodiscard]] const std::vector<std::string>& urls() const;
  [[nodiscard]] std::string certificate_fingerprint() const;  // SHA-256, hexadecimal; empty without TLS
  [[nodiscard]] ServerFigures figures() const;

  // Accepts nobody any more, closes every WebSocket with 1012, lets requests finish; then calls `done`, after
  // `within_ms` at the latest. What is left then is cut.
  void drain(std::uint32_t within_ms, std::function<void()> done);
  // Ends everything now, without waiting for anybody. Each WebSocket is told 1001, unless something else is being
  // written to it; handlers still hear on_closed.
  void stop();
  // Reads certificate and key again, for connections from now on. A sentence if that failed, and then the old stay.
  [[nodiscard]] std::optional<std::string> reload_certificate();

 private:
  std::shared_ptr<ServerCore> core_;
};

}  // namespace plenary
