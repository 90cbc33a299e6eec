// What the connections of one server share: its options, who is connected from where, the clock's tick, and the way out
// for those that end. Asio only; Beast begins at the connections (beast_server.cc).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/identity/address.h"
#include "server/identity/rate.h"
#include "server/network/gate.h"
#include "server/network/server.h"
#include "server/network/tls.h"
#include "server/network/transport.h"

namespace plenary {

// One accepted TCP connection: first it speaks HTTP, then perhaps WebSocket, in which case another Connection takes its
// place. The core owns it until it is forgotten; each handler under way holds it too.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  virtual ~Connection() = default;
  virtual void tick(std::int64_t now_ms) = 0;  // looks at its deadlines
  virtual void drain() = 0;                    // end soon, politely
  virtual void cut() = 0;                      // end now
  [[nodiscard]] virtual bool between_requests() const { return false; }

  struct Place {  // kept by the core
    std::size_t index = 0;
    std::string subscriber;  // whose share it counts against; empty: nobody's
    bool known = false;      // has shown a session
    bool is_socket = false;
    bool refused = false;  // is being told so
    std::int64_t since_ms = 0;
  } place;
};

class ServerCore : public std::enable_shared_from_this<ServerCore> {
 public:
  ServerCore(asio::io_context& loop, ServerOptions options, HttpHandler http, UpgradeHandler upgrade);

  void listen();
  void drain(std::uint32_t within_ms, std::function<void()> done);
  void stop();
  [[nodiscard]] std::optional<std::string> reload_certificate();
  [[nodiscard]] std::string certificate_fingerprint() const { return tls_ ? fingerprint_of(*tls_) : ""; }

  // ---- for connections
  void keep(std::shared_ptr<Connection> connection);
  void replace(Connection& old, std::shared_ptr<Connection> next);  // an upgrade: same place, same share
  void forget(Connection& connection);
  void now_known(Connection& connection);
  void watch_deadline(std::uint32_t ms);  // the shortest so far decides how often is looked
  void hear(NetworkEvent::Kind kind, const std::string& remote_ip, std::uint16_t code, std::string detail) const;
  [[nodiscard]] std::int64_t handshake_wait(const std::string& remote_ip);  // ms; 0: go on

  const ServerOptions options;
  const HttpHandler http;
  const UpgradeHandler upgrade;
  const Gate gate;
  const TrustedProxies proxies;
  ServerFigures figures;
  bool draining = false;
  std::uint16_t port = 0;
  std::vector<std::string> urls;

 private:
  using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
  struct Share {
    std::uint32_t unknown = 0, known = 0;
  };

  asio::io_context& loop_;
  std::shared_ptr<asio::ssl::context> tls_;
  std::vector<std::shared_ptr<Acceptor>> acceptors_;
  std::vector<std::shared_ptr<Connection>> connections_;
  std::unordered_map<std::string, Share> shares_;
  RateLimiter handshakes_;
  Timer ticker_;
  std::int64_t tick_ms_ = 250;
  std::function<void()> drained_;
  std::int64_t drain_until_ms_ = 0;
  std::size_t being_refused_ = 0;

  [[nodiscard]] bool listen_on(const std::vector<std::string>& texts, bool by_default);  // false: try other ports
  void accept(std::shared_ptr<Acceptor> acceptor);
  void pause_accepting(std::shared_ptr<Acceptor> acceptor);
  void admit(TcpSocket socket);
  [[nodiscard]] bool share_is_used_up(const std::string& subscriber);
  [[nodiscard]] bool files_are_short(int descriptor) const;
  void tick();
  void finish_draining();
};

// The beginning of every connection (beast_server.cc). `refusal`: it is to be told this and nothing else.
[[nodiscard]] std::shared_ptr<Connection> http_connection(std::shared_ptr<ServerCore> core, TcpSocket socket,
                                                          asio::ssl::context* tls, const Address& peer,
                                                          std::optional<HttpResponse> refusal);

}  // namespace plenary
