// The bytes of one connection, plain or TLS, on their way between the kernel and Beast: counted, timed, and held back
// when a client sends faster than it may. Everything above (HTTP, WebSocket) reads and writes here and nowhere else.
//
// Belongs to one connection, which outlives every operation on it (each handler holds the connection).
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/role.hpp>

#include "server/network/frame_watch.h"
#include "server/network/socket.h"

namespace plenary {

namespace asio = boost::asio;
using boost::system::error_code;

// Concrete executor types throughout: one thread, nothing type-erased.
using Executor = asio::io_context::executor_type;
using TcpSocket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;

[[nodiscard]] inline std::int64_t steady_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

// How fast a WebSocket's client may send. Reading goes on while there is credit, into debt by at most one read, and
// waits until the debt is paid.
class ReadPace {
 public:
  ReadPace(std::uint32_t per_second, std::uint32_t burst, std::int64_t now_ms)
      : per_second_(per_second), burst_(burst), credit_(burst), at_ms_(now_ms) {}
  void spend(std::size_t bytes, std::int64_t now_ms) {
    settle(now_ms);
    credit_ -= static_cast<std::int64_t>(bytes);
  }
  [[nodiscard]] std::int64_t wait_ms(std::int64_t now_ms) {
    settle(now_ms);
    return credit_ > 0 ? 0 : 1 - credit_ * 1000 / per_second_;
  }

 private:
  std::int64_t per_second_;
  std::int64_t burst_;
  std::int64_t credit_;
  std::int64_t at_ms_;
  void settle(std::int64_t now_ms) {
    credit_ = std::min(burst_, credit_ + (now_ms - at_ms_) * per_second_ / 1000);
    at_ms_ = now_ms;
  }
};

// What a WebSocket's transport watches besides.
struct ReadGuard {
  FrameWatch frames;
  ReadPace pace;
  std::uint32_t control_frames;  // allowed in a window; when there are more, reading stops for good
};

class Transport {
 public:
  using executor_type = Executor;

  Transport(TcpSocket socket, asio::ssl::context* tls) : socket_(std::move(socket)), last_read_ms_(steady_ms()) {
    if (tls) tls_ = std::make_unique<asio::ssl::stream<TcpSocket&>>(socket_, *tls);
  }

  [[nodiscard]] executor_type get_executor() { return socket_.get_executor(); }
  [[nodiscard]] TcpSocket& socket() { return socket_; }
  [[nodiscard]] bool secure() const { return tls_ != nullptr; }

  template <class Handler>
  void async_handshake(Handler handler) {
    tls_->async_handshake(asio::ssl::stream_base::server, std::move(handler));
  }
  template <class Buffers, class Handler>
  void async_read_some(const Buffers& buffers, Handler&& handler);
  template <class Buffers, class Handler>
  void async_write_some(const Buffers& buffers, Handler&& handler);

  void guard(const SocketLimits& limits) {
    guard_.emplace(ReadGuard{FrameWatch(limits.control_window_ms),
                             ReadPace(limits.read_bytes_per_second, limits.read_burst_bytes, steady_ms()),
                             limits.control_frames});
  }
  [[nodiscard]] const FrameWatch& frames() const { return guard_->frames; }
  [[nodiscard]] bool flooded() const { return flooded_; }

  [[nodiscard]] bool reading() const { return reading_; }  // the kernel is being asked
  [[nodiscard]] std::int64_t last_read_ms() const { return last_read_ms_; }
  // Since when the kernel has taken nothing of what is to be written; nothing: nothing is waiting.
  [[nodiscard]] std::optional<std::int64_t> stalled_since() const {
    return writing_ ? std::optional(last_taken_ms_) : std::nullopt;
  }
  [[nodiscard]] std::uint64_t bytes_in() const { return bytes_in_; }
  [[nodiscard]] std::uint64_t bytes_out() const { return bytes_out_; }

  // Writes without waiting, and so does what comes after. False: nothing is written, because something else is being
  // written and these bytes would land in the midst of it, or because the kernel takes none.
  [[nodiscard]] bool write_at_once(std::string_view bytes) {
    if (writing_) return false;
    error_code error;
    socket_.non_blocking(true, error);
    if (error) return false;
    if (tls_)
      tls_->write_some(asio::buffer(bytes), error);
    else
      socket_.write_some(asio::buffer(bytes), error);
    return !error;
  }
  // Ends every operation with operation_aborted. What was written may be lost.
  void close() {
    error_code ignored;  // already closed by the peer: what was wanted
    socket_.close(ignored);
    if (pause_) pause_->cancel();
  }
  // Says that nothing more is coming, so that what was written arrives; the peer's last bytes are to be read still.
  void end_writing() {
    error_code ignored;
    socket_.shutdown(TcpSocket::shutdown_send, ignored);
    if (pause_) pause_->cancel();
  }

 private:
  template <class Buffers, class Handler>
  struct Read;
  template <class Handler>
  struct Write;

  TcpSocket socket_;
  std::unique_ptr<asio::ssl::stream<TcpSocket&>> tls_;
  std::unique_ptr<char[]> tls_out_;  // small buffers gathered into one TLS record
  std::unique_ptr<Timer> pause_;     // while reading is held back
  std::optional<ReadGuard> guard_;
  bool reading_ = false;
  bool writing_ = false;
  bool flooded_ = false;
  std::int64_t last_read_ms_;
  std::int64_t last_taken_ms_ = 0;
  std::uint64_t bytes_in_ = 0;
  std::uint64_t bytes_out_ = 0;

  template <class Buffers>
  void arrived(const Buffers& buffers, std::size_t count);
  template <class Operation>
  void ask_kernel(Operation operation);
  template <class Operation>
  void wait_then_read(std::chrono::steady_clock::duration pause, Operation operation);
};

// One read, from the asking to the handler; also the handler of the pause before it.
template <class Buffers, class Handler>
struct Transport::Read {
  using allocator_type = asio::associated_allocator_t<Handler>;
  using executor_type = asio::associated_executor_t<Handler, Executor>;
  Transport* transport;
  Buffers buffers;
  Handler handler;

  [[nodiscard]] allocator_type get_allocator() const noexcept { return asio::get_associated_allocator(handler); }
  [[nodiscard]] executor_type get_executor() const noexcept {
    return asio::get_associated_executor(handler, transport->socket_.get_executor());
  }

  void operator()(error_code error) {  // the pause is over, or was cut short
    if (error || transport->flooded_) return handler(error_code(asio::error::operation_aborted), std::size_t{0});
    transport->ask_kernel(std::move(*this));
  }
  void operator()(error_code error, std::size_t count) {  // bytes, or none
    transport->reading_ = false;
    if (!error) transport->arrived(buffers, count);
    // Held for good: nothing more goes to Beast, which is left to write its close frame. close() ends it.
    if (!error && transport->flooded_) return transport->wait_then_read(std::chrono::hours(24 * 365), std::move(*this));
    handler(error, count);
  }
};

template <class Handler>
struct Transport::Write {
  using allocator_type = asio::associated_allocator_t<Handler>;
  using executor_type = asio::associated_executor_t<Handler, Executor>;
  Transport* transport;
  Handler handler;

  [[nodiscard]] allocator_type get_allocator() const noexcept { return asio::get_associated_allocator(handler); }
  [[nodiscard]] executor_type get_executor() const noexcept {
    return asio::get_associated_executor(handler, transport->socket_.get_executor());
  }

  void operator()(error_code error, std::size_t count) {
    transport->writing_ = false;
    transport->tls_out_.reset();
    transport->bytes_out_ += count;
    handler(error, count);
  }
};

template <class Buffers>
void Transport::arrived(const Buffers& buffers, std::size_t count) {
  last_read_ms_ = steady_ms();
  bytes_in_ += count;
  if (!guard_) return;
  guard_->pace.spend(count, last_read_ms_);
  auto left = count;
  const auto end = asio::buffer_sequence_end(buffers);
  for (auto at = asio::buffer_sequence_begin(buffers); at != end && left > 0; ++at) {
    const asio::mutable_buffer buffer = *at;
    const auto part = std::min(left, buffer.size());
    guard_->frames.saw(buffer.data(), part, last_read_ms_);
    left -= part;
  }
  flooded_ = guard_->frames.control_frames(last_read_ms_) > guard_->control_frames;
}

template <class Operation>
void Transport::ask_kernel(Operation operation) {
  reading_ = true;
  const auto buffers = operation.buffers;
  if (tls_)
    tls_->async_read_some(buffers, std::move(operation));
  else
    socket_.async_read_some(buffers, std::move(operation));
}

template <class Operation>
void Transport::wait_then_read(std::chrono::steady_clock::duration pause, Operation operation) {
  if (!pause_) pause_ = std::make_unique<Timer>(socket_.get_executor());
  pause_->expires_after(pause);
  pause_->async_wait(std::move(operation));
}

template <class Buffers, class Handler>
void Transport::async_read_some(const Buffers& buffers, Handler&& handler) {
  Read<Buffers, std::decay_t<Handler>> operation{this, buffers, std::forward<Handler>(handler)};
  const auto pause_ms = guard_ ? guard_->pace.wait_ms(steady_ms()) : 0;
  if (pause_ms > 0) return wait_then_read(std::chrono::milliseconds(pause_ms), std::move(operation));
  ask_kernel(std::move(operation));
}

template <class Buffers, class Handler>
void Transport::async_write_some(const Buffers& buffers, Handler&& handler) {
  constexpr std::size_t kRecord = 16 * 1024;
  writing_ = true;
  last_taken_ms_ = steady_ms();
  Write<std::decay_t<Handler>> operation{this, std::forward<Handler>(handler)};
  if (!tls_) return socket_.async_write_some(buffers, std::move(operation));
  // A TLS stream would make a record, and a system call, of each buffer.
  const auto count = std::min(kRecord, asio::buffer_size(buffers));
  tls_out_ = std::make_unique<char[]>(count);
  asio::buffer_copy(asio::buffer(tls_out_.get(), count), buffers);
  tls_->async_write_some(asio::buffer(tls_out_.get(), count), std::move(operation));
}

// What Beast holds: streams are moved into it, and a Transport stays where it is.
class Lane {
 public:
  using executor_type = Executor;
  explicit Lane(Transport& transport) : transport_(&transport) {}
  [[nodiscard]] executor_type get_executor() { return transport_->get_executor(); }
  template <class Buffers, class Handler>
  void async_read_some(const Buffers& buffers, Handler&& handler) {
    transport_->async_read_some(buffers, std::forward<Handler>(handler));
  }
  template <class Buffers, class Handler>
  void async_write_some(const Buffers& buffers, Handler&& handler) {
    transport_->async_write_some(buffers, std::forward<Handler>(handler));
  }

  friend void beast_close_socket(Lane& lane) { lane.transport_->close(); }
  // Beast ends a connection with this. What there is to do (say that nothing more comes, read what does come) the
  // connection does itself, within its own deadline.
  template <class Handler>
  friend void async_teardown(boost::beast::role_type, Lane& lane, Handler&& handler) {
    asio::post(lane.get_executor(), [handler = std::forward<Handler>(handler)]() mutable { handler(error_code{}); });
  }

 private:
  Transport* transport_;
};

}  // namespace plenary
