#include "server/network/server.h"

#include <netinet/tcp.h>
#include <sys/resource.h>

#include <algorithm>
#include <stdexcept>

#include <boost/asio/ip/v6_only.hpp>

#include "server/network/core.h"
#include "server/network/own_addresses.h"
#include "server/network/tls.h"

namespace plenary {
namespace {

constexpr int kBacklog = 4096;
constexpr std::uint32_t kAcceptPauseMs = 100;
constexpr std::size_t kRefusedAtOnce = 64;  // connections that are being told "too many"
constexpr int kUserTimeoutMs = 8'000;       // unacknowledged for so long: the kernel gives up
constexpr int kKeepIdleS = 30, kKeepEveryS = 10, kKeepTries = 3;

void set(TcpSocket& socket, int level, int name, int value) {
  // Refused by no kernel we run on; without it the socket works, only less briskly.
  (void)setsockopt(socket.native_handle(), level, name, &value, sizeof value);
}

void tune(TcpSocket& socket) {
  set(socket, IPPROTO_TCP, TCP_NODELAY, 1);
  set(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, kUserTimeoutMs);
  set(socket, SOL_SOCKET, SO_KEEPALIVE, 1);
  set(socket, IPPROTO_TCP, TCP_KEEPIDLE, kKeepIdleS);
  set(socket, IPPROTO_TCP, TCP_KEEPINTVL, kKeepEveryS);
  set(socket, IPPROTO_TCP, TCP_KEEPCNT, kKeepTries);
}

std::string in_url(const Address& address) { return address.is_v4() ? address.text() : "[" + address.text() + "]"; }

}  // namespace

ServerCore::ServerCore(asio::io_context& loop, ServerOptions given, HttpHandler http_handler,
                       UpgradeHandler upgrade_handler)
    : options(std::move(given)),
      http(std::move(http_handler)),
      upgrade(std::move(upgrade_handler)),
      gate(options.hosts, options.origins),
      proxies(options.trusted_proxies),
      loop_(loop),
      handshakes_({options.connections.handshake_burst, options.connections.handshakes_per_second}),
      ticker_(loop.get_executor()) {
  if (options.tls) tls_ = tls_context(*options.tls);
  for (const auto ms : {options.http.header_ms, options.http.body_ms, options.http.response_ms, options.http.idle_ms})
    watch_deadline(ms);
}

namespace {

std::string way_out(const error_code& error) {
  if (error == asio::error::address_in_use) return "; another program has this port, choose one with --port";
  if (error == asio::error::access_denied)
    return "; ports below 1024 are for root, choose one from 1024 on with --port";
  if (error == boost::system::errc::address_not_available)
    return "; this machine has no such address, listen on one of its own or on 0.0.0.0";
  return "";
}

}  // namespace

void ServerCore::listen() {
  const bool by_default = options.addresses.empty();
  const auto texts = by_default ? std::vector<std::string>{"127.0.0.1", "::1"} : options.addresses;
  while (!listen_on(texts, by_default)) acceptors_.clear();
  for (const auto& acceptor : acceptors_) {
    const auto endpoint = acceptor->local_endpoint();
    for (const Address& told : told_for(*Address::parse(endpoint.address().to_string()), addresses_of_this_machine())) {
      urls.push_back((options.tls ? "https://" : "http://") + in_url(told) + ":" + std::to_string(port));
      hear(NetworkEvent::listening, "", port, urls.back());
    }
    accept(acceptor);
  }
  tick();
}

bool ServerCore::listen_on(const std::vector<std::string>& texts, bool by_default) {
  port = options.port;
  for (const auto& text : texts) {
    const auto address = *Address::parse(text);
    const asio::ip::tcp::endpoint endpoint(asio::ip::make_address(address.text()), port);
    auto acceptor = std::make_shared<Acceptor>(loop_.get_executor());
    error_code error;
    acceptor->open(endpoint.protocol(), error);
    if (!error) acceptor->set_option(asio::socket_base::reuse_address(true), error);
    if (!error && !address.is_v4()) acceptor->set_option(asio::ip::v6_only(true), error);
    if (!error) acceptor->bind(endpoint, error);
    if (!error) acceptor->listen(kBacklog, error);
    const bool in_use = error == asio::error::address_in_use;
    // The port that was free on the first address is taken on this one.
    if (in_use && options.port == 0 && !acceptors_.empty()) return false;
    const bool no_ipv6_here = error && !in_use && by_default && !address.is_v4();
    if (no_ipv6_here) continue;
    if (error)
      throw std::runtime_error("cannot listen on " + in_url(address) + ":" + std::to_string(port) + ": " +
                               error.message() + way_out(error));
    port = acceptor->local_endpoint().port();
    acceptors_.push_back(std::move(acceptor));
  }
  return true;
}

// ---------------------------------------------------------------- who comes

void ServerCore::accept(std::shared_ptr<Acceptor> acceptor) {
  acceptor->async_accept(loop_.get_executor(), [self = shared_from_this(), acceptor](error_code error,
                                                                                     TcpSocket socket) {
    if (!acceptor->is_open()) return;
    if (error && error != asio::error::connection_aborted) {
      self->hear(NetworkEvent::accept_failed, "", 0, error.message());
      return self->pause_accepting(acceptor);
    }
    if (!error && self->files_are_short(socket.native_handle())) {
      self->hear(NetworkEvent::accept_failed, "", 0, "too few file descriptors are left; raise the limit (ulimit -n)");
      return self->pause_accepting(acceptor);
    }
    if (!error) self->admit(std::move(socket));
    self->accept(acceptor);
  });
}

void ServerCore::pause_accepting(std::shared_ptr<Acceptor> acceptor) {
  auto pause = std::make_shared<Timer>(loop_.get_executor(), std::chrono::milliseconds(kAcceptPauseMs));
  pause->async_wait([self = shared_from_this(), acceptor, pause](error_code) {
    if (acceptor->is_open()) self->accept(acceptor);
  });
}

// The kernel gives the lowest free number, so a high one means that many are in use.
bool ServerCore::files_are_short(int descriptor) const {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur == RLIM_INFINITY) return false;
  return static_cast<rlim_t>(descriptor) + options.connections.reserved_files >= files.rlim_cur;
}

void ServerCore::admit(TcpSocket socket) {
  error_code error;
  const auto remote = socket.remote_endpoint(error);
  if (error) return;  // gone already
  const auto peer = Address::parse(remote.address().to_string());
  if (!peer) return;
  ++figures.accepted;
  tune(socket);

  std::string subscriber;
  if (!proxies.trusts(*peer) && (options.connections.loopback_is_limited || !peer->is_loopback()))
    subscriber = peer->subscriber();
  std::optional<HttpResponse> refusal;
  if (connections_.size() >= options.connections.total)
    refusal =
        http_error(503, "server_full", "The server has as many connections as it can take. Try again in a minute.");
  else if (share_is_used_up(subscriber))
    refusal =
        http_error(503, "too_many_connections",
                   "Too many connections come from your network address. Close other tabs, or try again in a minute.");
  if (refusal) {
    ++figures.refused;
    hear(NetworkEvent::over_limit, peer->text(), 503, "");
    if (being_refused_ >= kRefusedAtOnce) return;
    ++being_refused_;
    refusal->headers.emplace_back("Retry-After", "30");
    subscriber.clear();
  }

  const bool refused = refusal.has_value();
  auto connection = http_connection(shared_from_this(), std::move(socket), tls_.get(), *peer, std::move(refusal));
  connection->place.refused = refused;
  connection->place.subscriber = std::move(subscriber);
  keep(std::move(connection));
}

// An idle connection that a browser keeps for later makes room for one that wants something now.
bool ServerCore::share_is_used_up(const std::string& subscriber) {
  const auto found = shares_.find(subscriber);
  if (subscriber.empty() || found == shares_.end()) return false;
  if (found->second.unknown < options.connections.per_address_unknown) return false;
  const auto idle = std::ranges::find_if(connections_, [&](const auto& connection) {
    return connection->place.subscriber == subscriber && !connection->place.known && connection->between_requests();
  });
  if (idle == connections_.end()) return true;
  const auto held = *idle;
  held->cut();
  return false;
}

std::int64_t ServerCore::handshake_wait(const std::string& remote_ip) {
  const auto address = Address::parse(remote_ip);
  if (!address || (address->is_loopback() && !options.connections.loopback_is_limited)) return 0;
  return handshakes_.take(address->subscriber(), steady_ms());
}

// ---------------------------------------------------------------- who is here

void ServerCore::keep(std::shared_ptr<Connection> connection) {
  connection->place.index = connections_.size();
  connection->place.since_ms = steady_ms();
  if (!connection->place.subscriber.empty()) ++shares_[connection->place.subscriber].unknown;
  if (!connection->place.refused) ++figures.unknown;
  connections_.push_back(std::move(connection));
  figures.connections = connections_.size();
}

void ServerCore::replace(Connection& old, std::shared_ptr<Connection> next) {
  next->place = old.place;
  next->place.is_socket = true;
  ++figures.sockets;
  connections_[old.place.index] = std::move(next);
  old.place.index = SIZE_MAX;
}

void ServerCore::forget(Connection& connection) {
  const auto index = connection.place.index;
  if (index == SIZE_MAX) return;
  connection.place.index = SIZE_MAX;
  if (connection.place.is_socket) --figures.sockets;
  if (connection.place.refused) --being_refused_;
  if (!connection.place.known && !connection.place.refused) --figures.unknown;
  if (const auto found = shares_.find(connection.place.subscriber); found != shares_.end()) {
    auto& share = found->second;
    --(connection.place.known ? share.known : share.unknown);
    if (share.known == 0 && share.unknown == 0) shares_.erase(found);
  }
  const auto held = std::move(connections_[index]);  // alive until here
  if (index + 1 != connections_.size()) {
    connections_[index] = std::move(connections_.back());
    connections_[index]->place.index = index;
  }
  connections_.pop_back();
  figures.connections = connections_.size();
  if (connections_.empty() && drained_) finish_draining();
}

void ServerCore::now_known(Connection& connection) {
  auto& place = connection.place;
  if (place.known || place.index == SIZE_MAX) return;
  if (const auto found = shares_.find(place.subscriber); found != shares_.end()) {
    if (found->second.known >= options.connections.per_address_known)
      return;  // stays among the unknown, and is limited with them
    --found->second.unknown;
    ++found->second.known;
  }
  place.known = true;
  --figures.unknown;
}

void ServerCore::hear(NetworkEvent::Kind kind, const std::string& remote_ip, std::uint16_t code,
                      std::string detail) const {
  if (options.heard) options.heard({kind, remote_ip, code, std::move(detail)});
}

// ---------------------------------------------------------------- time

void ServerCore::watch_deadline(std::uint32_t ms) { tick_ms_ = std::clamp<std::int64_t>(ms / 4, 5, tick_ms_); }

void ServerCore::tick() {
  ticker_.expires_after(std::chrono::milliseconds(tick_ms_));
  ticker_.async_wait([self = shared_from_this()](error_code error) {
    if (error) return;
    const auto now_ms = steady_ms();
    // Backwards: one that ends is replaced by one that was looked at already.
    for (auto index = self->connections_.size(); index-- > 0;) {
      if (index >= self->connections_.size()) continue;
      const auto held = self->connections_[index];
      held->tick(now_ms);
    }
    if (self->drained_ && now_ms >= self->drain_until_ms_) self->stop();
    if (!self->acceptors_.empty() || !self->connections_.empty()) self->tick();
  });
}

void ServerCore::drain(std::uint32_t within_ms, std::function<void()> done) {
  draining = true;
  drained_ = std::move(done);
  drain_until_ms_ = steady_ms() + within_ms;
  watch_deadline(within_ms);
  for (const auto& acceptor : acceptors_) acceptor->close();
  acceptors_.clear();
  const auto all = connections_;
  for (const auto& connection : all) connection->drain();
  if (connections_.empty() && drained_) finish_draining();  // the last of them may have told already
}

void ServerCore::finish_draining() {
  asio::post(loop_, [done = std::exchange(drained_, nullptr)] { done(); });
}

void ServerCore::stop() {
  draining = true;
  for (const auto& acceptor : acceptors_) acceptor->close();
  acceptors_.clear();
  while (!connections_.empty()) {
    const auto last = connections_.back();
    last->cut();
    forget(*last);
  }
  ticker_.cancel();
  if (drained_) finish_draining();
}

std::optional<std::string> ServerCore::reload_certificate() {
  if (!options.tls) return "this server has no certificate: it was started without TLS";
  try {
    tls_ = tls_context(*options.tls);
    return std::nullopt;
  } catch (const std::exception& error) {
    return error.what();
  }
}

// ---------------------------------------------------------------- the outside

Server::Server(asio::io_context& loop, ServerOptions options, HttpHandler http, UpgradeHandler upgrade) {
  if (auto sentence = objection(options)) throw std::runtime_error(*sentence);
  core_ = std::make_shared<ServerCore>(loop, std::move(options), std::move(http), std::move(upgrade));
  core_->listen();
}
Server::~Server() { core_->stop(); }
std::uint16_t Server::port() const { return core_->port; }
const std::vector<std::string>& Server::urls() const { return core_->urls; }
std::string Server::certificate_fingerprint() const { return core_->certificate_fingerprint(); }
ServerFigures Server::figures() const { return core_->figures; }
void Server::drain(std::uint32_t within_ms, std::function<void()> done) { core_->drain(within_ms, std::move(done)); }
void Server::stop() { core_->stop(); }
std::optional<std::string> Server::reload_certificate() { return core_->reload_certificate(); }

}  // namespace plenary
