// A WebSocket as the rest of the server sees it.
//
// The connection belongs to the server. It owns its handler, and lends it a Socket: `Socket&` is good from `attend`
// until on_closed returns. All calls, in both directions, are made on the network thread. The socket never calls its
// handler from within a call to it: not on_sent from send, not on_closed from close.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "server/network/http.h"

namespace plenary {

using SharedBytes = std::shared_ptr<const std::string>;

// Close codes. proto/README.md says what a client does on each.
namespace close_code {
inline constexpr std::uint16_t normal = 1000;
inline constexpr std::uint16_t going_away = 1001;
inline constexpr std::uint16_t protocol_error = 1002;
inline constexpr std::uint16_t not_binary = 1003;
inline constexpr std::uint16_t none_given = 1005;  // never sent: the peer's close had no code
inline constexpr std::uint16_t lost = 1006;        // never sent: the connection ended without a close
inline constexpr std::uint16_t malformed = 1007;
inline constexpr std::uint16_t policy = 1008;  // no hello, flood, a message that never ends
inline constexpr std::uint16_t too_large = 1009;
inline constexpr std::uint16_t internal = 1011;
inline constexpr std::uint16_t restarting = 1012;
inline constexpr std::uint16_t try_later = 1013;
inline constexpr std::uint16_t not_a_member = 4102;
inline constexpr std::uint16_t wrong_request = 4105;  // changed request, foreign client id
inline constexpr std::uint16_t replaced = 4113;       // by a newer connection of the same client
inline constexpr std::uint16_t signed_out = 4401;
inline constexpr std::uint16_t no_document = 4404;
inline constexpr std::uint16_t took_nothing = 4408;
inline constexpr std::uint16_t other_version = 4426;
}  // namespace close_code

class Socket {
 public:
  virtual ~Socket() = default;
  // One binary message, made of `buffers` laid end to end, written without copying them; the socket shares them until
  // they are sent. One message at a time: after a send, the next only after on_sent. A send after close is dropped,
  // and then there is no on_sent.
  virtual void send(std::span<const SharedBytes> buffers) = 0;
  // Says goodbye with this code and a reason of at most 120 bytes, waits a little for the other side, then on_closed.
  // What is being sent is finished first, within its deadline. A second close does nothing.
  virtual void close(std::uint16_t code, std::string_view reason) = 0;
  [[nodiscard]] virtual const std::string& remote_ip() const = 0;
};

class SocketHandler {
 public:
  virtual ~SocketHandler() = default;
  virtual void on_message(std::string_view message) = 0;  // binary, whole; the bytes are lent for the call
  virtual void on_sent() = 0;                             // the kernel has taken the message: send the next one
  // The last call. `code` is the peer's, ours if we closed, 1006 if there was none; what took nothing for too long ends
  // with 4408, though the peer cannot be told. The handler is let go after it.
  virtual void on_closed(std::uint16_t code) = 0;
};

// What one socket may do. The defaults are those of the deployment guide; benchmarks raise the read rate.
struct SocketLimits {
  std::uint32_t message_bytes = 64 * 1024;           // larger: 1009, refused on the header
  std::uint32_t read_bytes_per_second = 256 * 1024;  // sustained; above it the socket is simply read more slowly
  std::uint32_t read_burst_bytes = 1024 * 1024;
  std::uint32_t control_frames = 30;  // in control_window_ms; more: 1008
  std::uint32_t control_window_ms = 10'000;
  std::uint32_t message_ms = 5'000;                 // from the first byte of a message to its last; longer: 1008
  std::uint32_t ping_ms = 10'000;                   // a silent client is pinged this often
  std::uint32_t silence_ms = 25'000;                // and given up after this long without a byte
  std::uint32_t write_stall_ms = 10'000;            // nothing taken for so long: gone
  std::uint32_t write_bytes_per_second = 4 * 1024;  // and a message must leave at this pace on the whole
  std::uint32_t close_ms = 2'000;                   // for the other side to answer a close
};

// The answer to somebody who wants a WebSocket: attended by a handler, or refused with a response.
struct AcceptUpgrade {
  std::function<std::shared_ptr<SocketHandler>(Socket&)> attend;  // called once the handshake is written
  SocketLimits limits;
};
using UpgradeAnswer = std::variant<AcceptUpgrade, HttpResponse>;

// Called on the network thread with a request that offers the subprotocol "plenary.v1" from an origin of ours. May
// answer later (a session is looked up), exactly once.
inline constexpr std::string_view kSubprotocol = "plenary.v1";
using UpgradeHandler = std::function<void(HttpRequest, std::function<void(UpgradeAnswer)>)>;

}  // namespace plenary
