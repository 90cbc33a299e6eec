// A connection as it begins: one request after another, each read whole, judged, handed over, answered. Included by
// beast_server.cc alone.
//
//   greeting ─▶ waiting ─▶ head ─▶ (body) ─▶ handling ─▶ answering ─▶ waiting ...      every stage has its deadline,
//                                     └────▶ handling an upgrade ─▶ WebSocket           but for handling, which is the
//                                                                 lingering ─▶ gone     handler's
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include "server/network/core.h"
#include "server/network/linger.h"
#include "server/network/request_head.h"
#include "server/network/response_head.h"
#include "server/network/web_socket.h"

namespace plenary {

class HttpConnection final : public Connection {
 public:
  HttpConnection(std::shared_ptr<ServerCore> core, TcpSocket socket, asio::ssl::context* tls, const Address& peer,
                 std::optional<HttpResponse> refusal)
      : core_(std::move(core)),
        transport_(std::make_unique<Transport>(std::move(socket), tls)),
        peer_(peer),
        refusal_(std::move(refusal)),
        in_(core_->options.http.header_bytes + kReadAhead) {}

  void begin();

  // Connection
  void tick(std::int64_t now_ms) override;
  void drain() override;
  void cut() override { leave(); }
  bool between_requests() const override { return stage_ == Stage::waiting && answered_; }

  // Lingering
  Transport& transport() { return *transport_; }
  void left() { leave(); }

 private:
  enum class Stage { greeting, waiting, head, body, handling, answering, lingering, gone };
  static constexpr std::size_t kReadBytes = 2048;
  static constexpr std::size_t kReadAhead = 64 * 1024;
  static constexpr std::int64_t kBytesPerSecond = 64 * 1024;  // who keeps this pace may take longer

  // Answers for a handler that never does: it forgot, or its work was dropped.
  class Promise;

  std::shared_ptr<HttpConnection> self() { return std::static_pointer_cast<HttpConnection>(shared_from_this()); }
  [[nodiscard]] const HttpLimits& limits() const { return core_->options.http; }
  void enter(Stage stage);
  void read_more();
  void look_for_head();
  void take_head(std::string_view bytes);
  void set_origin_of(HttpRequest& request) const;
  [[nodiscard]] std::optional<HttpResponse> judge();
  void read_body(std::string_view head_bytes);
  void ask_for_body();
  void has_body(error_code error);
  void handle();
  void offer_upgrade(std::string_view head_bytes);
  void upgrade(AcceptUpgrade accepted);
  void answer(HttpResponse response, bool keep_alive);
  void send_next(error_code error);
  void has_answered(error_code error);
  void refuse(HttpResponse response);  // before any handler, and then the connection ends
  void linger();
  void leave();

  std::shared_ptr<ServerCore> core_;
  std::unique_ptr<Transport> transport_;
  Address peer_;
  std::optional<HttpResponse> refusal_;
  Stage stage_ = Stage::greeting;
  bool answered_ = false;  // at least one request
  std::int64_t stage_since_ms_ = steady_ms();
  std::uint64_t stage_since_bytes_ = 0;
  beast::flat_buffer in_;
  std::size_t seen_ = 0;  // of in_, without an end of a head
  RequestHead head_;
  std::optional<beast::http::request_parser<beast::http::string_body>> body_;
  std::optional<WebSocket::HandshakeRequest> handshake_;
  bool keep_alive_ = false;  // of the request under way, as what follows
  bool head_only_ = false;
  bool secure_ = false;
  std::string host_;  // empty until it is known to be ours
  std::string remote_ip_;
  std::string out_head_;
  HttpResponse out_;
  std::string piece_;       // of out_.source, on its way
  std::uint64_t sent_ = 0;  // of out_.source
};

class HttpConnection::Promise {
 public:
  explicit Promise(std::weak_ptr<HttpConnection> connection) : connection_(std::move(connection)) {}
  Promise(const Promise&) = delete;
  ~Promise() {
    const auto connection = connection_.lock();
    if (!connection || kept_ || connection->stage_ != Stage::handling) return;
    connection->core_->hear(NetworkEvent::handler_failed, "", 500, "a request was dropped without an answer");
    // Not from within whatever destroyed this.
    asio::post(connection->transport_->get_executor(), [connection] {
      if (connection->stage_ == Stage::handling)
        connection->answer(http_error(500, "internal", "The server made a mistake. Try again."), false);
    });
  }
  // Who may still answer; nobody if somebody has, or the connection is gone.
  [[nodiscard]] std::shared_ptr<HttpConnection> keep() {
    if (kept_) return nullptr;
    kept_ = true;
    auto connection = connection_.lock();
    return connection && connection->stage_ == Stage::handling ? connection : nullptr;
  }

 private:
  std::weak_ptr<HttpConnection> connection_;
  bool kept_ = false;
};

inline void HttpConnection::begin() {
  if (!transport_->secure()) {
    if (refusal_) return refuse(std::move(*refusal_));
    enter(Stage::waiting);
    return read_more();
  }
  transport_->async_handshake([self = self()](error_code error) {
    if (self->stage_ == Stage::gone) return;
    if (error) {
      self->core_->hear(NetworkEvent::tls_failed, self->peer_.text(), 0, error.message());
      return self->leave();
    }
    if (self->refusal_) return self->refuse(std::move(*self->refusal_));
    self->enter(Stage::waiting);
    self->read_more();
  });
}

inline void HttpConnection::enter(Stage stage) {
  stage_ = stage;
  stage_since_ms_ = steady_ms();
  stage_since_bytes_ = transport_->bytes_in() + transport_->bytes_out();
}

// ---------------------------------------------------------------- the head

inline void HttpConnection::read_more() {
  transport_->async_read_some(in_.prepare(kReadBytes), [self = self()](error_code error, std::size_t count) {
    if (self->stage_ == Stage::gone || self->stage_ == Stage::lingering || self->stage_ == Stage::answering) return;
    if (error) return self->leave();
    self->in_.commit(count);
    self->look_for_head();
  });
}

inline void HttpConnection::look_for_head() {
  if (stage_ == Stage::waiting) enter(Stage::head);
  const std::string_view bytes(static_cast<const char*>(in_.data().data()), in_.size());
  const auto extent = head_extent(bytes.substr(0, limits().header_bytes), seen_);
  switch (extent.kind) {
    case HeadExtent::complete: return take_head(bytes.substr(0, extent.bytes));
    case HeadExtent::bare_line_feed:
      return refuse(http_error(400, "malformed_request",
                               "This is not a proper HTTP request: lines must end with CR LF. Check the client, or the "
                               "proxy in front of the server."));
    case HeadExtent::incomplete: break;
  }
  if (bytes.size() >= limits().header_bytes) return refuse(endless_head(bytes, limits()));
  seen_ = bytes.size();
  read_more();
}

inline void HttpConnection::take_head(std::string_view bytes) {
  auto read = read_head(bytes, limits());
  if (auto* refusal = std::get_if<HttpResponse>(&read)) return refuse(std::move(*refusal));
  head_ = std::move(std::get<RequestHead>(read));
  head_only_ = head_.request.method == "HEAD";
  keep_alive_ = head_.keep_alive;
  set_origin_of(head_.request);
  secure_ = head_.request.secure;
  remote_ip_ = head_.request.remote_ip;
  if (auto refusal = judge()) return refuse(std::move(*refusal));
  host_ = head_.request.host;
  ++core_->figures.requests;
  if (head_.wants_web_socket) return offer_upgrade(bytes);
  if (head_.chunked || head_.content_length > 0) return read_body(bytes);
  in_.consume(bytes.size());
  handle();
}

inline void HttpConnection::set_origin_of(HttpRequest& request) const {
  request.secure = transport_->secure();
  request.remote_ip = peer_.text();
  if (!core_->proxies.trusts(peer_)) return;
  std::vector<std::string_view> forwarded_for;
  for (const auto& [name, value] : request.headers)
    if (beast::iequals(name, "x-forwarded-for")) forwarded_for.push_back(value);
  request.remote_ip = core_->proxies.client(peer_, forwarded_for).text();
  if (const auto scheme = request.header("x-forwarded-proto"); !scheme.empty()) request.secure = scheme == "https";
}

inline std::optional<HttpResponse> HttpConnection::judge() {
  error_code error;
  const auto local = transport_->socket().local_endpoint(error);
  const auto local_address = error ? std::nullopt : Address::parse(local.address().to_string());
  const auto& request = head_.request;
  if (auto refusal = core_->gate.refuses(request, local_address ? local_address->text() : "", head_.wants_web_socket)) {
    core_->hear(refusal->what == Foreign::host ? NetworkEvent::foreign_host : NetworkEvent::foreign_origin,
                request.remote_ip, 403,
                refusal->what == Foreign::host ? request.host : std::string(request.header("origin")));
    return std::move(refusal->response);
  }
  if (!head_.wants_web_socket) return std::nullopt;
  if (auto refusal = handshake_refusal(head_)) return refusal;
  const auto wait_ms = core_->handshake_wait(request.remote_ip);
  if (wait_ms == 0) return std::nullopt;
  core_->hear(NetworkEvent::handshake_limited, request.remote_ip, 429, "");
  auto refusal = http_error(429, "too_many_handshakes",
                            "Too many connections were opened from your network address in a short time. Your client "
                            "tries again in a moment.");
  refusal.headers.emplace_back("Retry-After", std::to_string((wait_ms + 999) / 1000));
  return refusal;
}

// ---------------------------------------------------------------- the body

inline void HttpConnection::read_body(std::string_view head_bytes) {
  const auto limit = core_->options.body_limit ? std::max(limits().body_bytes, core_->options.body_limit(head_.request))
                                               : limits().body_bytes;
  const auto too_large = [limit] {
    return http_error(413, "body_too_large",
                      "The request is larger than " + std::to_string(limit) + " bytes. Send less.");
  };
  if (head_.content_length > limit) return refuse(too_large());
  enter(Stage::body);
  body_.emplace();
  body_->header_limit(limits().header_bytes);
  body_->body_limit(limit);
  error_code error;
  body_->put(asio::buffer(head_bytes.data(), head_bytes.size()), error);
  if (error || !body_->is_header_done())
    return refuse(
        http_error(400, "malformed_request",
                   "This is not a proper HTTP request. Check the client, or the proxy in front of the server."));
  in_.consume(head_bytes.size());
  if (head_.awaits_continue && in_.size() == 0) return ask_for_body();
  beast::http::async_read(*transport_, in_, *body_,
                          [self = self()](error_code failure, std::size_t) { self->has_body(failure); });
}

inline void HttpConnection::ask_for_body() {
  static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
  asio::async_write(*transport_, asio::buffer(kContinue.data(), kContinue.size()),
                    [self = self()](error_code error, std::size_t) {
                      if (self->stage_ != Stage::body) return;
                      if (error) return self->leave();
                      beast::http::async_read(*self->transport_, self->in_, *self->body_,
                                              [self](error_code failure, std::size_t) { self->has_body(failure); });
                    });
}

inline void HttpConnection::has_body(error_code error) {
  if (stage_ != Stage::body) return;
  if (error == beast::http::error::body_limit)
    return refuse(http_error(413, "body_too_large", "The request is larger than this server takes. Send less."));
  const bool cut_short = error == beast::http::error::partial_message || error == beast::http::error::end_of_stream;
  if (error && !cut_short && error.category() == beast::http::make_error_code(beast::http::error::bad_chunk).category())
    return refuse(http_error(
        400, "malformed_request",
        "The body of this request is not properly encoded. Check the client, or the proxy in front of the server."));
  if (error) return leave();
  head_.request.body = std::move(body_->get().body());
  body_.reset();
  handle();
}

// ---------------------------------------------------------------- the handler

inline void HttpConnection::handle() {
  enter(Stage::handling);
  seen_ = 0;
  const auto promise = std::make_shared<Promise>(self());
  try {
    core_->http(std::move(head_.request), [promise](HttpResponse response) {
      if (const auto connection = promise->keep()) connection->answer(std::move(response), connection->keep_alive_);
    });
  } catch (const std::exception& failure) {
    core_->hear(NetworkEvent::handler_failed, peer_.text(), 500, failure.what());
    if (const auto connection = promise->keep())
      connection->answer(http_error(500, "internal", "The server made a mistake. Try again."), false);
  }
}

inline void HttpConnection::offer_upgrade(std::string_view head_bytes) {
  if (in_.size() != head_bytes.size())
    return refuse(
        http_error(400, "malformed_request",
                   "The client sent frames before the connection was upgraded. Use a client for this server."));
  beast::http::request_parser<beast::http::empty_body> parser;
  error_code error;
  parser.put(asio::buffer(head_bytes.data(), head_bytes.size()), error);
  if (error || !parser.is_done())
    return refuse(http_error(400, "malformed_request",
                             "This is not a proper WebSocket handshake. Use a client for this server."));
  handshake_ = parser.release();
  in_.consume(in_.size());
  enter(Stage::handling);
  seen_ = 0;
  const auto promise = std::make_shared<Promise>(self());
  try {
    core_->upgrade(std::move(head_.request), [promise](UpgradeAnswer answer) {
      const auto connection = promise->keep();
      if (!connection) return;
      if (auto* response = std::get_if<HttpResponse>(&answer))
        return connection->answer(std::move(*response), connection->keep_alive_);
      connection->upgrade(std::move(std::get<AcceptUpgrade>(answer)));
    });
  } catch (const std::exception& failure) {
    core_->hear(NetworkEvent::handler_failed, peer_.text(), 500, failure.what());
    if (const auto connection = promise->keep())
      connection->answer(http_error(500, "internal", "The server made a mistake. Try again."), false);
  }
}

inline void HttpConnection::upgrade(AcceptUpgrade accepted) {
  const auto held = self();
  core_->now_known(*this);
  auto socket = std::make_shared<WebSocket>(core_, std::move(transport_), remote_ip_, std::move(accepted));
  stage_ = Stage::gone;
  core_->replace(*this, socket);
  socket->accept(*handshake_);
}

// ---------------------------------------------------------------- the answer

inline void HttpConnection::answer(HttpResponse response, bool keep_alive) {
  if (response.known_person) core_->now_known(*this);
  out_ = std::move(response);
  keep_alive_ = keep_alive && !core_->draining;
  out_head_ = response_head(out_, {host_, secure_, keep_alive_});
  enter(Stage::answering);
  const bool without_body = head_only_ || out_.status == 204 || out_.status == 304;
  if (out_.source.bytes > 0 && !without_body) {
    sent_ = 0;
    asio::async_write(*transport_, asio::buffer(out_head_),
                      [self = self()](error_code error, std::size_t) { self->send_next(error); });
    return;
  }
  const auto& body = out_.shared_body ? *out_.shared_body : out_.body;
  const std::array<asio::const_buffer, 2> both{asio::buffer(out_head_),
                                               without_body ? asio::const_buffer() : asio::buffer(body)};
  asio::async_write(*transport_, both, [self = self()](error_code error, std::size_t) { self->has_answered(error); });
}

inline void HttpConnection::send_next(error_code error) {
  if (stage_ != Stage::answering) return;
  sent_ += piece_.size();
  piece_.clear();
  if (error || sent_ >= out_.source.bytes) return has_answered(error);
  out_.source.read(sent_, [weak = std::weak_ptr(self())](std::string piece) {
    const auto self = weak.lock();
    if (!self || self->stage_ != Stage::answering) return;
    if (piece.empty() || piece.size() > self->out_.source.bytes - self->sent_) return self->leave();
    self->piece_ = std::move(piece);
    asio::async_write(*self->transport_, asio::buffer(self->piece_),
                      [self](error_code failure, std::size_t) { self->send_next(failure); });
  });
}

inline void HttpConnection::has_answered(error_code error) {
  if (stage_ != Stage::answering) return;
  out_ = {};
  out_head_ = {};
  if (error) return leave();
  if (!keep_alive_) return linger();
  answered_ = true;
  head_ = {};
  if (in_.size() > 0) {
    enter(Stage::head);
    return look_for_head();
  }
  in_ = beast::flat_buffer(in_.max_size());  // waiting costs nothing
  enter(Stage::waiting);
  read_more();
}

inline void HttpConnection::refuse(HttpResponse response) {
  ++core_->figures.refused;
  if (response.status != 403 && response.status != 429 && response.status != 503)
    core_->hear(NetworkEvent::bad_request, peer_.text(), static_cast<std::uint16_t>(response.status), "");
  answer(std::move(response), false);
}

// ---------------------------------------------------------------- ending

inline void HttpConnection::linger() {
  enter(Stage::lingering);
  Lingering<HttpConnection>(self()).begin();
}

inline void HttpConnection::leave() {
  if (stage_ == Stage::gone) return;
  stage_ = Stage::gone;
  if (transport_) transport_->close();
  core_->forget(*this);
}

inline void HttpConnection::drain() {
  if (stage_ == Stage::waiting || stage_ == Stage::greeting) leave();
}

inline void HttpConnection::tick(std::int64_t now_ms) {
  const auto in_stage_ms = now_ms - stage_since_ms_;
  const auto with_pace_ms = [&](std::int64_t ms) {
    const auto moved = static_cast<std::int64_t>(transport_->bytes_in() + transport_->bytes_out() - stage_since_bytes_);
    return ms + moved * 1000 / kBytesPerSecond;
  };
  switch (stage_) {
    case Stage::greeting:
      if (in_stage_ms >= limits().header_ms) leave();
      return;
    case Stage::waiting:
      if (in_stage_ms >= (answered_ ? limits().idle_ms : limits().header_ms)) leave();
      return;
    case Stage::head:
      if (in_stage_ms >= limits().header_ms)
        refuse(http_error(408, "too_slow", "The request's header did not arrive in time. Try again."));
      return;
    case Stage::body:
      if (in_stage_ms >= with_pace_ms(limits().body_ms))
        refuse(http_error(408, "too_slow", "The request did not arrive in time. Try again on a better connection."));
      return;
    case Stage::answering: {
      const auto stalled = transport_->stalled_since();
      const bool takes_nothing = stalled && now_ms - *stalled >= limits().response_ms;
      if (takes_nothing || in_stage_ms >= with_pace_ms(limits().response_ms)) leave();
      return;
    }
    case Stage::lingering:
      if (in_stage_ms >= kLingerMs) leave();
      return;
    case Stage::handling:
    case Stage::gone: return;
  }
}

}  // namespace plenary
