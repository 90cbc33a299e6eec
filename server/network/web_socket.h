// A WebSocket connection: Beast's stream under the guards. Included by beast_server.cc alone.
//
//   accept ─▶ open ─▶ closing ─▶ over      over: the handler has heard on_closed, nothing else will happen to it
//
// One read and at most one write are under way. The read buffer is small between messages and given back after a large
// one, so that an idle connection costs little.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "server/network/core.h"
#include "server/network/linger.h"

namespace plenary {

namespace beast = boost::beast;

// Shared strings seen as Asio buffers, without making a list of them.
class Gathered {
 public:
  class const_iterator {
   public:
    using value_type = asio::const_buffer;
    using reference = asio::const_buffer;
    using pointer = const asio::const_buffer*;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::bidirectional_iterator_tag;
    const_iterator() = default;
    explicit const_iterator(const SharedBytes* at) : at_(at) {}
    asio::const_buffer operator*() const { return {(*at_)->data(), (*at_)->size()}; }
    const_iterator& operator++() {
      ++at_;
      return *this;
    }
    const_iterator operator++(int) {
      auto old = *this;
      ++at_;
      return old;
    }
    const_iterator& operator--() {
      --at_;
      return *this;
    }
    const_iterator operator--(int) {
      auto old = *this;
      --at_;
      return old;
    }
    friend bool operator==(const const_iterator&, const const_iterator&) = default;

   private:
    const SharedBytes* at_ = nullptr;
  };
  using value_type = asio::const_buffer;
  explicit Gathered(const std::vector<SharedBytes>& bytes) : first_(bytes.data()), last_(bytes.data() + bytes.size()) {}
  [[nodiscard]] const_iterator begin() const { return const_iterator(first_); }
  [[nodiscard]] const_iterator end() const { return const_iterator(last_); }

 private:
  const SharedBytes* first_;
  const SharedBytes* last_;
};

class WebSocket final : public Connection, public Socket {
 public:
  using HandshakeRequest = beast::http::request<beast::http::empty_body>;

  WebSocket(std::shared_ptr<ServerCore> core, std::unique_ptr<Transport> transport, std::string remote_ip,
            AcceptUpgrade accepted)
      : core_(std::move(core)),
        transport_(std::move(transport)),
        stream_(*transport_),
        remote_ip_(std::move(remote_ip)),
        limits_(accepted.limits),
        attend_(std::move(accepted.attend)) {}

  void accept(const HandshakeRequest& request);

  // Socket
  void send(std::span<const SharedBytes> buffers) override;
  void close(std::uint16_t code, std::string_view reason) override;
  const std::string& remote_ip() const override { return remote_ip_; }

  // Connection
  void tick(std::int64_t now_ms) override;
  void drain() override;
  void cut() override;

  // Lingering
  Transport& transport() { return *transport_; }
  void left() { cut_off(); }

 private:
  static constexpr std::size_t kSmallRead = 256;
  static constexpr std::size_t kKeptRead = 1024;  // a buffer that grew beyond this is given back
  static constexpr std::size_t kKeptBuffers = 16;
  enum class Stage { accepting, open, closing, over };

  std::shared_ptr<WebSocket> self() { return std::static_pointer_cast<WebSocket>(shared_from_this()); }
  void opened(error_code error);
  void read();
  void has_read(error_code error, std::size_t count);
  void deliver();
  void has_sent(error_code error);
  void end(std::uint16_t code, bool politely);  // the handler hears on_closed
  void cut_off();
  void say_goodbye(std::uint16_t code, std::string_view reason);
  void ping(std::int64_t now_ms);
  [[nodiscard]] bool leaves_too_slowly(std::int64_t now_ms) const;
  [[nodiscard]] std::uint16_t code_of(error_code error) const;

  std::shared_ptr<ServerCore> core_;
  std::unique_ptr<Transport> transport_;
  beast::websocket::stream<Lane, false> stream_;  // false: no permessage-deflate, ever
  std::string remote_ip_;
  SocketLimits limits_;
  std::function<std::shared_ptr<SocketHandler>(Socket&)> attend_;
  std::shared_ptr<SocketHandler> handler_;
  Stage stage_ = Stage::accepting;
  bool sending_ = false;
  bool pinging_ = false;
  std::uint16_t close_code_ = 0;
  std::int64_t stage_since_ms_ = steady_ms();
  std::int64_t send_since_ms_ = 0;
  std::uint64_t send_since_bytes_ = 0;
  std::int64_t pinged_ms_ = 0;
  std::vector<SharedBytes> out_;
  std::unique_ptr<char[]> in_;
  std::uint32_t in_size_ = 0;
  std::uint32_t in_used_ = 0;
};

// ---------------------------------------------------------------- the handshake

inline void WebSocket::accept(const HandshakeRequest& request) {
  core_->watch_deadline(
      std::min({limits_.message_ms, limits_.silence_ms, limits_.ping_ms, limits_.write_stall_ms, limits_.close_ms}));
  stream_.read_message_max(limits_.message_bytes);
  stream_.auto_fragment(false);
  stream_.binary(true);
  stream_.set_option(beast::websocket::stream_base::decorator([](beast::websocket::response_type& response) {
    response.set(beast::http::field::sec_websocket_protocol, kSubprotocol);
    response.erase(beast::http::field::server);
  }));
  stream_.async_accept(request, [self = self()](error_code error) { self->opened(error); });
}

inline void WebSocket::opened(error_code error) {
  if (stage_ == Stage::over) return;
  if (error) return end(close_code::lost, false);
  stage_ = Stage::open;
  transport_->guard(limits_);
  pinged_ms_ = steady_ms();
  auto attend = std::exchange(attend_, nullptr);
  try {
    handler_ = attend(*this);
  } catch (const std::exception& failure) {
    core_->hear(NetworkEvent::handler_failed, remote_ip_, close_code::internal, failure.what());
  }
  core_->hear(NetworkEvent::socket_opened, remote_ip_, 101, "");
  if (!handler_)
    close(close_code::internal, "The server could not attend to this connection.");
  else if (core_->draining)
    drain();
  if (stage_ != Stage::closing) read();
}

// ---------------------------------------------------------------- reading

inline void WebSocket::read() {
  if (in_used_ == in_size_) {
    // One byte more than a message may have: a full buffer could not tell a whole message from one that goes on.
    const auto wanted = std::max<std::uint64_t>(
        {kSmallRead, in_size_ * 2ull,
         in_used_ + std::min<std::uint64_t>(transport_->frames().left_in_frame(), limits_.message_bytes)});
    const auto size = static_cast<std::uint32_t>(std::min<std::uint64_t>(wanted, limits_.message_bytes + 1ull));
    auto grown = std::make_unique_for_overwrite<char[]>(size);
    std::copy_n(in_.get(), in_used_, grown.get());
    in_ = std::move(grown);
    in_size_ = size;
  }
  stream_.async_read_some(asio::buffer(in_.get() + in_used_, in_size_ - in_used_),
                          [self = self()](error_code error, std::size_t count) { self->has_read(error, count); });
}

inline void WebSocket::has_read(error_code error, std::size_t count) {
  if (stage_ == Stage::over) return;
  if (error) {
    // While we are closing, the close operation ends things; this read was merely in its way.
    if (stage_ == Stage::closing && error == asio::error::operation_aborted) return;
    return end(code_of(error), true);
  }
  if (stage_ == Stage::closing) return;
  in_used_ += static_cast<std::uint32_t>(count);
  if (stream_.got_text()) return close(close_code::not_binary, "This server takes binary messages only.");
  if (stream_.is_message_done()) deliver();
  if (stage_ == Stage::open) read();
}

inline void WebSocket::deliver() {
  ++core_->figures.messages_in;
  core_->figures.bytes_in += in_used_;
  try {
    handler_->on_message({in_.get(), in_used_});
  } catch (const std::exception& failure) {
    core_->hear(NetworkEvent::handler_failed, remote_ip_, close_code::internal, failure.what());
    close(close_code::internal,
          "The server made a mistake. What you wrote is kept by your client; it will connect again.");
  }
  in_used_ = 0;
  if (in_size_ > kKeptRead) {
    in_.reset();
    in_size_ = 0;
  }
}

// ---------------------------------------------------------------- writing

inline void WebSocket::send(std::span<const SharedBytes> buffers) {
  if (stage_ != Stage::open) return;
  if (sending_) throw std::logic_error("Socket::send before on_sent");
  sending_ = true;
  out_.assign(buffers.begin(), buffers.end());
  send_since_ms_ = steady_ms();
  send_since_bytes_ = transport_->bytes_out();
  stream_.async_write(Gathered(out_), [self = self()](error_code error, std::size_t) { self->has_sent(error); });
}

inline void WebSocket::has_sent(error_code error) {
  sending_ = false;
  if (out_.capacity() > kKeptBuffers)
    out_ = {};
  else
    out_.clear();
  if (stage_ == Stage::over) return;
  if (error) return end(close_code::lost, false);
  ++core_->figures.messages_out;
  core_->figures.bytes_out += transport_->bytes_out() - send_since_bytes_;
  if (stage_ == Stage::closing)
    stage_since_ms_ = steady_ms();  // from now on only the close frame is in the way
  else
    handler_->on_sent();
}

inline bool WebSocket::leaves_too_slowly(std::int64_t now_ms) const {
  const auto stalled = transport_->stalled_since();
  if (stalled && now_ms - *stalled >= limits_.write_stall_ms) return true;
  if (!sending_) return false;
  const auto taken = transport_->bytes_out() - send_since_bytes_;
  return now_ms - send_since_ms_ >=
         limits_.write_stall_ms + static_cast<std::int64_t>(taken * 1000 / limits_.write_bytes_per_second);
}

inline void WebSocket::ping(std::int64_t now_ms) {
  pinging_ = true;
  pinged_ms_ = now_ms;
  stream_.async_ping({}, [self = self()](error_code) { self->pinging_ = false; });  // an error shows in the read
}

// ---------------------------------------------------------------- ending

inline void WebSocket::close(std::uint16_t code, std::string_view reason) {
  if (stage_ == Stage::closing || stage_ == Stage::over) return;
  stage_ = Stage::closing;
  stage_since_ms_ = steady_ms();
  close_code_ = code;
  const beast::websocket::close_reason given(static_cast<beast::websocket::close_code>(code),
                                             beast::string_view(reason.substr(0, 120)));
  stream_.async_close(given, [self = self()](error_code) { self->end(self->close_code_, true); });
}

// What ended the read, as a close code: the peer's, or the one that Beast has sent for what it could not accept.
inline std::uint16_t WebSocket::code_of(error_code error) const {
  if (stage_ == Stage::closing) return close_code_;
  if (error == beast::websocket::error::closed) {
    const auto code = stream_.reason().code;
    return code == beast::websocket::close_code::none ? close_code::none_given : static_cast<std::uint16_t>(code);
  }
  if (error == beast::websocket::error::message_too_big) return close_code::too_large;
  if (error == beast::websocket::error::bad_frame_payload) return close_code::malformed;
  if (error == beast::websocket::condition::protocol_violation) return close_code::protocol_error;
  return close_code::lost;
}

inline void WebSocket::end(std::uint16_t code, bool politely) {
  if (stage_ == Stage::over) return;
  stage_ = Stage::over;
  stage_since_ms_ = steady_ms();
  core_->hear(NetworkEvent::socket_closed, remote_ip_, code, "");
  if (const auto handler = std::exchange(handler_, nullptr)) handler->on_closed(code);
  if (politely && transport_->socket().is_open() && !transport_->reading())
    Lingering<WebSocket>(self()).begin();
  else
    cut_off();
}

inline void WebSocket::cut_off() {
  transport_->close();
  core_->forget(*this);
}

inline void WebSocket::cut() {
  const auto held = shared_from_this();
  if (stage_ == Stage::open) say_goodbye(close_code::going_away, "The server stops. Your client comes back by itself.");
  end(stage_ == Stage::closing ? close_code_ : close_code::going_away, false);
  cut_off();
}

// Nobody waits for a close of Beast's to finish, so the frame is made here; `reason` has at most 120 bytes. While
// something else is being written there is no place for it, and the peer sees the connection end.
inline void WebSocket::say_goodbye(std::uint16_t code, std::string_view reason) {
  std::string frame{'\x88', static_cast<char>(2 + reason.size()), static_cast<char>(code >> 8),
                    static_cast<char>(code)};
  say_last(*transport_, frame.append(reason));
}

inline void WebSocket::drain() {
  if (stage_ == Stage::open) close(close_code::restarting, "The server restarts. Your client comes back by itself.");
}

inline void WebSocket::tick(std::int64_t now_ms) {
  const auto in_stage_ms = now_ms - stage_since_ms_;
  switch (stage_) {
    case Stage::accepting:
      if (in_stage_ms >= core_->options.http.header_ms) end(close_code::lost, false);
      return;
    case Stage::open: {
      if (leaves_too_slowly(now_ms)) return end(close_code::took_nothing, false);
      if (transport_->flooded()) return close(close_code::policy, "Too many control frames.");
      const auto since = transport_->frames().message_since();
      if (since && now_ms - *since >= limits_.message_ms)
        return close(close_code::policy, "A message took too long to arrive.");
      const auto silent_ms = now_ms - transport_->last_read_ms();
      if (silent_ms >= limits_.silence_ms) return end(close_code::lost, false);
      if (silent_ms >= limits_.ping_ms && now_ms - pinged_ms_ >= limits_.ping_ms && !pinging_) ping(now_ms);
      return;
    }
    case Stage::closing:
      if (sending_ ? leaves_too_slowly(now_ms) : in_stage_ms >= limits_.close_ms) end(close_code_, true);
      return;
    case Stage::over:
      if (in_stage_ms >= kLingerMs) cut_off();
      return;
  }
}

}  // namespace plenary
