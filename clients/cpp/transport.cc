// The only file of the clients that includes Asio, Beast and OpenSSL.
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/random.h>

#include <algorithm>
#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "clients/cpp/backoff.h"
#include "clients/cpp/connection.h"
#include "clients/cpp/http.h"

namespace plenary::client {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using tcp = asio::ip::tcp;
using error_code = boost::system::error_code;

constexpr std::chrono::seconds kDialWithin{10};
constexpr std::chrono::milliseconds kTick{100};
constexpr std::chrono::milliseconds kGoodbyeWithin{1000};
constexpr std::size_t kLargestMessage = 16u << 20;
constexpr std::uint64_t kLargestBody = 1u << 30;
constexpr char kSubprotocol[] = "plenary.v1";

std::string normal_fingerprint(const std::string& text) {
  std::string digits;
  for (const char c : text)
    if (std::isxdigit(static_cast<unsigned char>(c)))
      digits += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return digits;
}

std::string fingerprint_of(X509* certificate) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  std::string text;
  if (!certificate || X509_digest(certificate, EVP_sha256(), digest, &size) != 1) return text;
  static constexpr char kDigits[] = "0123456789abcdef";
  for (unsigned int i = 0; i < size; ++i) {
    text += kDigits[digest[i] >> 4];
    text += kDigits[digest[i] & 15];
  }
  return text;
}

// Certificates are checked in every case: against the system's authorities and the name, or against a fingerprint.
void require_trust(asio::ssl::context& tls, const ServerAddress& server, const Trust& trust) {
  tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                  asio::ssl::context::no_tlsv1_1);
  tls.set_verify_mode(asio::ssl::verify_peer);
  if (trust.fingerprint.empty()) {
    tls.set_default_verify_paths();
    tls.set_verify_callback(asio::ssl::host_name_verification(server.host));
    return;
  }
  tls.set_verify_callback([wanted = normal_fingerprint(trust.fingerprint)](bool, asio::ssl::verify_context& context) {
    // Asked once for each certificate of the chain; the server's own decides, the others are let pass.
    if (X509_STORE_CTX_get_error_depth(context.native_handle()) != 0) return true;
    return fingerprint_of(X509_STORE_CTX_get0_cert(context.native_handle())) == wanted;
  });
}

std::string for_people(const ServerAddress& server, const char* step, const error_code& error) {
  const std::string where = "The server at " + server.url();
  if (error == asio::error::connection_refused)
    return where + " does not answer: nothing is listening there. Is it running? Is the link of today?";
  if (error == asio::error::host_not_found)
    return where + " cannot be found: its name is unknown here. Are you online?";
  if (error == beast::error::timeout || error == asio::error::timed_out) return where + " does not answer in time.";
  if (error.category() == asio::error::get_ssl_category() &&
      ERR_GET_REASON(static_cast<unsigned long>(error.value())) == SSL_R_WRONG_VERSION_NUMBER)
    return where + " does not speak TLS: its links begin with http, not https. Use the link as it was printed.";
  if (error.category() == asio::error::get_ssl_category())
    return where + " shows a certificate that is not trusted (" + error.message() +
           "). If it is your own server, pass its fingerprint with --fingerprint.";
  if (error == beast::http::error::end_of_stream && server.url().starts_with("http:"))
    return where + " hangs up without a word. If it serves with a certificate, its links begin with https.";
  return where + " could not be reached (" + step + ": " + error.message() + ").";
}

using TlsStream = asio::ssl::stream<beast::tcp_stream&>;

// What bytes go through, TCP alone or TLS over it: one type, so that the operations of HTTP and WebSocket are compiled
// once and not once for each (a minute of compiling).
class Pipe {
 public:
  using executor_type = asio::any_io_executor;
  using Handler = asio::any_completion_handler<void(error_code, std::size_t)>;

  // `tls` lives as long as the pipe; null: TCP alone.
  Pipe(asio::io_context& loop, asio::ssl::context* tls) : tcp_(loop) {
    if (tls) tls_.emplace(tcp_, *tls);
  }

  executor_type get_executor() { return tcp_.get_executor(); }
  beast::tcp_stream& tcp() { return tcp_; }

  // The handshake, where there is one; `host` is the name that the certificate is asked for.
  void secure(const std::string& host, std::function<void(error_code)> then) {
    if (!tls_) return then({});
    SSL_set_tlsext_host_name(tls_->native_handle(), host.c_str());
    tls_->async_handshake(asio::ssl::stream_base::client, std::move(then));
  }

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    const auto some = [this](Handler handler, asio::mutable_buffer into) {
      if (tls_) return tls_->async_read_some(into, here(std::move(handler)));
      tcp_.async_read_some(into, here(std::move(handler)));
    };
    return asio::async_initiate<Token, void(error_code, std::size_t)>(some, token,
                                                                      first_of<asio::mutable_buffer>(buffers));
  }

  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    const auto some = [this](Handler handler, asio::const_buffer from) {
      if (tls_) return tls_->async_write_some(from, here(std::move(handler)));
      tcp_.async_write_some(from, here(std::move(handler)));
    };
    return asio::async_initiate<Token, void(error_code, std::size_t)>(some, token, in_one(buffers));
  }

  // Nothing is in flight when a WebSocket was closed by both sides: whoever closes it then closes the socket.
  template <class Done>
  friend void async_teardown(beast::role_type, Pipe& pipe, Done&& done) {
    asio::post(pipe.get_executor(), [done = std::forward<Done>(done)]() mutable { done(error_code{}); });
  }
  friend void beast_close_socket(Pipe& pipe) { pipe.tcp_.close(); }

 private:
  // The executor of a Handler takes no work that is posted (Boost 1.81); everything here is the loop's.
  static auto here(Handler handler) {
    return [handler = std::move(handler)](error_code error, std::size_t bytes) mutable {
      std::move(handler)(error, bytes);
    };
  }

  template <class Buffer, class Buffers>
  static Buffer first_of(const Buffers& buffers) {
    const auto end = asio::buffer_sequence_end(buffers);
    for (auto at = asio::buffer_sequence_begin(buffers); at != end; ++at)
      if (Buffer(*at).size() > 0) return *at;
    return {};
  }

  // The head of a frame and its words leave in one piece, as one record and one packet.
  template <class Buffers>
  asio::const_buffer in_one(const Buffers& buffers) {
    const auto first = first_of<asio::const_buffer>(buffers);
    if (first.size() >= kInOne || first.size() == asio::buffer_size(buffers)) return first;
    together_.resize(std::min(kInOne, asio::buffer_size(buffers)));
    return {together_.data(), asio::buffer_copy(asio::buffer(together_), buffers)};
  }
  static constexpr std::size_t kInOne = 16u << 10;  // bytes: what a record of TLS holds

  beast::tcp_stream tcp_;
  std::optional<TlsStream> tls_;
  std::string together_;
};

// ---- HTTP

class Call : public std::enable_shared_from_this<Call> {
 public:
  Call(asio::io_context& loop, const ServerAddress& server, const HttpCall& call, HttpReply& reply,
       asio::ssl::context* tls)
      : resolver_(loop), stream_(loop, tls), server_(server), reply_(reply) {
    request_.version(11);
    request_.method_string(call.method);
    request_.target(call.target);
    request_.set(http::field::host, server.authority());
    request_.set(http::field::user_agent, "plenary");
    if (!call.bearer.empty()) request_.set(http::field::authorization, "Bearer " + call.bearer);
    if (call.method != "GET") {
      request_.set(http::field::content_type, "application/json");
      request_.body() = call.body;
      request_.prepare_payload();
    }
    parser_.body_limit(kLargestBody);
    deadline_ = std::chrono::milliseconds(call.within_ms);
  }

  void start() {
    auto self = shared_from_this();
    resolver_.async_resolve(server_.host, server_.port, [self](error_code error, tcp::resolver::results_type results) {
      if (error) return self->fail("looking it up", error);
      auto& socket = self->stream_.tcp();
      socket.expires_after(self->deadline_);
      socket.async_connect(results, [self](error_code failed, const tcp::endpoint&) {
        if (failed) return self->fail("connecting", failed);
        self->connected();
      });
    });
  }

 private:
  void connected() {
    stream_.secure(server_.host, [self = shared_from_this()](error_code error) {
      if (error) return self->fail("TLS", error);
      self->exchange();
    });
  }
  void exchange() {
    auto self = shared_from_this();
    http::async_write(stream_, request_, [self](error_code error, std::size_t) {
      if (error) return self->fail("asking", error);
      http::async_read(self->stream_, self->buffer_, self->parser_, [self](error_code failed, std::size_t) {
        if (failed) return self->fail("reading the answer", failed);
        self->reply_.status = self->parser_.get().result_int();
        self->reply_.body = std::move(self->parser_.get().body());
      });
    });
  }
  void fail(const char* step, const error_code& error) { reply_.problem = for_people(server_, step, error); }

  tcp::resolver resolver_;
  Pipe stream_;
  ServerAddress server_;
  HttpReply& reply_;
  std::chrono::milliseconds deadline_{};
  http::request<http::string_body> request_;
  beast::flat_buffer buffer_;
  http::response_parser<http::string_body> parser_;
};

// ---- WebSocket

// One connection, from dialling to its end; told once, by `ended`.
class Wire : public std::enable_shared_from_this<Wire> {
 public:
  Wire(asio::io_context& loop, const ConnectionOptions& options, asio::ssl::context* tls)
      : resolver_(loop), goodbye_(loop), stream_(loop, tls), options_(options) {}

  std::function<void()> opened;
  std::function<void(std::string_view)> heard;
  std::function<void(std::uint16_t code, std::string problem)> ended;

  void dial() {
    auto self = shared_from_this();
    resolver_.async_resolve(options_.server.host, options_.server.port,
                            [self](error_code error, tcp::resolver::results_type results) {
                              if (self->over_) return;
                              if (error) return self->fail("looking it up", error);
                              auto& socket = self->stream_.next_layer().tcp();
                              socket.expires_after(kDialWithin);
                              socket.async_connect(results, [self](error_code failed, const tcp::endpoint&) {
                                if (self->over_) return;
                                if (failed) return self->fail("connecting", failed);
                                self->connected();
                              });
                            });
  }

  void send(std::string frame) {
    if (over_ || closing_) return;
    to_send_.push_back(std::move(frame));
    if (to_send_.size() == 1) write();
  }

  // Says goodbye; `ended` follows.
  void close() {
    if (over_ || closing_) return;
    closing_ = true;
    auto self = shared_from_this();
    goodbye_.expires_after(kGoodbyeWithin);
    goodbye_.async_wait([self](error_code error) {
      if (!error && !self->over_) self->end(1006, {});
    });
    // What is being written is finished first: Beast allows one writer.
    if (to_send_.empty()) say_goodbye();
  }

  // No goodbye; `ended` does not follow.
  void cut() {
    over_ = true;  // from now on nothing is called back; what is being called right now may go on
    shut();
  }

 private:
  void connected() {
    error_code ignored;
    stream_.next_layer().tcp().socket().set_option(tcp::no_delay(true), ignored);
    stream_.next_layer().secure(options_.server.host, [self = shared_from_this()](error_code error) {
      if (self->over_) return;
      if (error) return self->fail("TLS", error);
      self->upgrade();
    });
  }

  void upgrade() {
    stream_.next_layer().tcp().expires_never();
    websocket::stream_base::timeout timeouts{};
    timeouts.handshake_timeout = kDialWithin;
    timeouts.idle_timeout = websocket::stream_base::none();  // the session counts the silence
    timeouts.keep_alive_pings = false;
    stream_.set_option(timeouts);
    stream_.set_option(websocket::stream_base::decorator([bearer = options_.bearer](websocket::request_type& request) {
      request.set(http::field::user_agent, "plenary");
      request.set(http::field::sec_websocket_protocol, kSubprotocol);
      if (!bearer.empty()) request.set(http::field::authorization, "Bearer " + bearer);
    }));
    stream_.read_message_max(kLargestMessage);
    auto self = shared_from_this();
    stream_.async_handshake(response_, options_.server.authority(), "/ws/" + options_.document,
                            [self](error_code error) {
                              if (self->over_) return;
                              if (error == websocket::error::upgrade_declined) return self->declined();
                              if (error) return self->fail("opening the board", error);
                              self->stream_.binary(true);
                              self->stream_.auto_fragment(false);
                              self->is_open_ = true;
                              if (self->opened) self->opened();
                              if (!self->over_) self->read();
                            });
  }

  // Settled before the upgrade (CONNECT-1): answered as the close code that means the same.
  void declined() {
    switch (response_.result_int()) {
      case 401: return end(4401, "The session is not valid any more.");
      case 404: return end(4404, "The server knows no such board.");
      default:
        return end(1006,
                   "The server would not open the board (status " + std::to_string(response_.result_int()) + ").");
    }
  }

  void read() {
    auto self = shared_from_this();
    stream_.async_read(buffer_, [self](error_code error, std::size_t) {
      if (self->over_) return;
      if (error) {
        const std::uint16_t code = error == websocket::error::closed ? self->stream_.reason().code : 1006;
        return self->end(code == 0 ? 1005 : code, error == websocket::error::closed
                                                      ? std::string(self->stream_.reason().reason.c_str())
                                                      : for_people(self->options_.server, "reading", error));
      }
      const auto bytes = self->buffer_.cdata();
      if (self->heard) self->heard({static_cast<const char*>(bytes.data()), bytes.size()});
      self->buffer_.consume(self->buffer_.size());
      if (!self->over_) self->read();
    });
  }

  void write() {
    auto self = shared_from_this();
    stream_.async_write(asio::buffer(to_send_.front()), [self](error_code error, std::size_t) {
      if (self->over_) return;
      if (error) return self->end(1006, for_people(self->options_.server, "writing", error));
      self->to_send_.pop_front();
      if (self->closing_) {
        self->to_send_.clear();
        return self->say_goodbye();
      }
      if (!self->to_send_.empty()) self->write();
    });
  }

  void say_goodbye() {
    if (!is_open_) return end(1006, {});
    stream_.async_close(websocket::close_code::normal, [self = shared_from_this()](error_code) {
      if (!self->over_) self->end(1000, {});
    });
  }

  void fail(const char* step, const error_code& error) { end(1006, for_people(options_.server, step, error)); }

  void end(std::uint16_t code, std::string problem) {
    if (over_) return;
    over_ = true;
    shut();
    if (ended) ended(code, std::move(problem));
  }

  void shut() {
    goodbye_.cancel();
    resolver_.cancel();
    error_code ignored;
    stream_.next_layer().tcp().socket().close(ignored);
  }

  tcp::resolver resolver_;
  asio::steady_timer goodbye_;
  websocket::stream<Pipe> stream_;
  ConnectionOptions options_;
  websocket::response_type response_;
  beast::flat_buffer buffer_;
  std::deque<std::string> to_send_;
  bool is_open_ = false;
  bool closing_ = false;
  bool over_ = false;
};

}  // namespace

HttpReply call(const ServerAddress& server, const HttpCall& asked, const Trust& trust) {
  asio::io_context loop;
  HttpReply reply;
  // Declared before the call, which uses it until the loop has run.
  asio::ssl::context tls(asio::ssl::context::tls_client);
  if (server.secure) require_trust(tls, server, trust);
  std::make_shared<Call>(loop, server, asked, reply, server.secure ? &tls : nullptr)->start();
  loop.run_for(std::chrono::milliseconds(asked.within_ms + 1000));
  if (reply.status == 0 && reply.problem.empty())
    reply.problem = "The server at " + server.url() + " does not answer in time.";
  return reply;
}

class Connection::Core : public std::enable_shared_from_this<Connection::Core> {
 public:
  Core(asio::io_context& loop, Session& session, ConnectionOptions options)
      : loop_(loop),
        session_(session),
        options_(std::move(options)),
        tls_(asio::ssl::context::tls_client),
        tick_(loop),
        wait_(loop) {
    if (options_.server.secure) require_trust(tls_, options_.server, options_.trust);
  }

  void start() {
    if (running_) return;
    running_ = true;
    tick();
    dial();
  }

  void dial_now() {
    if (!running_ || wire_) return;
    wait_.cancel();
    dial();
  }

  void pump() {
    if (wire_ && open_) {
      for (std::string& frame : session_.outgoing(now_here())) wire_->send(std::move(frame));
      if (session_.wants_to_close()) wire_->close();
    }
    if (heard_) heard_();
  }

  void cut() {
    running_ = false;
    wait_.cancel();
    tick_.cancel();
    if (!wire_) return;
    wire_->cut();
    wire_.reset();
    open_ = false;
    session_.on_close(1006, now_here());
  }

  void stop(std::function<void()> done) {
    running_ = false;
    wait_.cancel();
    tick_.cancel();
    if (!wire_) {
      asio::post(loop_, std::move(done));
      return;
    }
    stopped_ = std::move(done);
    wire_->close();
  }

  // The owner goes: nothing may reach the session any more.
  void let_go() {
    running_ = false;
    heard_ = nullptr;
    wait_.cancel();
    tick_.cancel();
    if (wire_) wire_->cut();
    wire_.reset();
  }

  std::string problem_;
  std::function<void()> heard_;
  ConnectionOptions& options() { return options_; }

 private:
  void dial() {
    if (!running_ || wire_ || !session_.wants_connection()) return;
    wire_ = std::make_shared<Wire>(loop_, options_, options_.server.secure ? &tls_ : nullptr);
    // The wire is ours; what it calls back ends with it, or with let_go.
    wire_->opened = [this] {
      open_ = true;
      problem_.clear();
      backoff_.connected(now_here().steady_ms);
      session_.on_open(now_here());
      pump();
    };
    wire_->heard = [this](std::string_view bytes) {
      session_.on_frame(bytes, now_here());
      pump();
    };
    wire_->ended = [this](std::uint16_t code, std::string problem) { ended(code, std::move(problem)); };
    session_.dialling();
    wire_->dial();
  }

  void ended(std::uint16_t code, std::string problem) {
    auto self = shared_from_this();  // `ended` belongs to the wire that is dropped here
    asio::post(loop_, [wire = std::exchange(wire_, nullptr)] {});
    open_ = false;
    problem_ = std::move(problem);
    session_.on_close(code, now_here());
    if (stopped_) {
      auto done = std::exchange(stopped_, nullptr);
      if (heard_) heard_();
      return done();
    }
    if (running_ && session_.wants_connection()) {
      std::uint64_t chance = 0;
      random_bytes_here(&chance, sizeof chance);
      const std::int64_t wait = backoff_.wait_ms(now_here().steady_ms, chance) + session_.pause_before_dialling_ms();
      wait_.expires_after(std::chrono::milliseconds(wait));
      wait_.async_wait([weak = weak_from_this()](error_code error) {
        if (error) return;
        if (auto core = weak.lock()) core->dial();
      });
    }
    if (heard_) heard_();
  }

  void tick() {
    tick_.expires_after(kTick);
    tick_.async_wait([weak = weak_from_this()](error_code error) {
      auto core = weak.lock();
      if (error || !core || !core->running_) return;
      core->session_.tick(now_here());
      core->pump();
      if (core->running_) core->tick();
    });
  }

  asio::io_context& loop_;
  Session& session_;
  ConnectionOptions options_;
  asio::ssl::context tls_;
  asio::steady_timer tick_;
  asio::steady_timer wait_;
  Backoff backoff_;
  std::shared_ptr<Wire> wire_;
  std::function<void()> stopped_;
  bool running_ = false;
  bool open_ = false;
};

Connection::Connection(asio::io_context& loop, Session& session, ConnectionOptions options)
    : core_(std::make_shared<Core>(loop, session, std::move(options))) {}
Connection::~Connection() { core_->let_go(); }
void Connection::start() { core_->start(); }
void Connection::poke() { core_->pump(); }
void Connection::dial_now() { core_->dial_now(); }
void Connection::use_bearer(std::string bearer) { core_->options().bearer = std::move(bearer); }
void Connection::cut() { core_->cut(); }
void Connection::stop(std::function<void()> done) { core_->stop(std::move(done)); }
const std::string& Connection::problem() const { return core_->problem_; }
void Connection::on_activity(std::function<void()> heard) { core_->heard_ = std::move(heard); }

Now now_here() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count(),
          duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

void random_bytes_here(void* bytes, std::size_t count) {
  auto* at = static_cast<char*>(bytes);
  while (count > 0) {
    const ssize_t got = getrandom(at, count, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw std::system_error(errno, std::generic_category(), "the system gives no randomness");
    at += got;
    count -= static_cast<std::size_t>(got);
  }
}

}  // namespace plenary::client
