// A client that may misbehave: bytes over a TCP socket, and just enough of HTTP and WebSocket to say what it likes and
// to understand the answer. No Beast, so that one library's mistakes do not hide the other's. Blocking; every wait has
// a deadline.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plenary::hostile {

// Whom to talk to.
struct Target {
  std::string ip = "127.0.0.1";
  std::uint16_t port = 0;
  std::string path = "/ws/echo";
  std::vector<std::pair<std::string, std::string>> headers;  // sent with each good handshake: a session
  [[nodiscard]] std::string host() const { return ip + ":" + std::to_string(port); }
  [[nodiscard]] std::string origin() const { return "http://" + host(); }
};

// ---- frames

enum Opcode : std::uint8_t { continuation = 0, text = 1, binary = 2, closing = 8, ping = 9, pong = 10 };
struct Shape {
  bool fin = true;
  std::uint8_t reserved = 0;  // RSV1 = 4, RSV2 = 2, RSV3 = 1
  bool masked = true;
  std::optional<std::uint64_t> claimed_length;  // what the header says, whatever the payload is
  int length_bytes = 0;                         // 0: the shortest; else 2 or 8
};
[[nodiscard]] std::string frame(int opcode, std::string_view payload, Shape shape = {});
[[nodiscard]] std::string close_payload(std::uint16_t code, std::string_view reason = {});

struct Frame {
  bool fin = true;
  int opcode = 0;
  std::string payload;
};

struct Response {
  unsigned status = 0;  // 0: the connection ended, or nothing came in time
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  [[nodiscard]] std::string header(std::string_view name) const;
  [[nodiscard]] int count(std::string_view name) const;
};

// ---- one connection

inline constexpr int kPatienceMs = 5'000;
inline constexpr int kNoCode = 1006;  // ended without a close frame
inline constexpr int kStillOpen = 0;

class Wire {
 public:
  // Connects; throws if that fails. `receive_bytes`: size of the kernel's receive buffer, 0 = the usual.
  explicit Wire(const Target& target, int receive_bytes = 0);
  ~Wire();
  Wire(Wire&& other) noexcept;
  Wire(const Wire&) = delete;
  Wire& operator=(Wire&&) = delete;

  // False: the other side has closed, or takes nothing within the patience.
  bool send(std::string_view bytes, int patience_ms = kPatienceMs);
  // As much as the kernel takes at once. 0: nothing now; -1: closed.
  long send_some(std::string_view bytes);
  void half_close();  // nothing more will be sent
  void reset();       // ends with RST

  [[nodiscard]] Response response(int patience_ms = kPatienceMs, bool head_only = false);
  [[nodiscard]] std::optional<Frame> next_frame(int patience_ms = kPatienceMs);
  // Reads on to the end: the code of the close frame, kNoCode, or kStillOpen if nothing ended in time.
  [[nodiscard]] int close_code(int patience_ms = kPatienceMs);
  // Whether the other side has ended the connection (within the patience), whatever it said before.
  [[nodiscard]] bool ended(int patience_ms = kPatienceMs);
  // Waits for so long for anything to arrive; it stays unread. False: nothing did.
  bool anything_arrives(int within_ms);

 private:
  int socket_ = -1;
  std::string in_;
  bool eof_ = false;
  bool fill(std::int64_t until_ms);  // more of in_, or eof_; false: neither in time
};

using Headers = std::vector<std::pair<std::string, std::string>>;

// A proper handshake, but for what `changes` replace (an empty value leaves the field out).
[[nodiscard]] std::string handshake(const Target& target, const Headers& changes = {});
// A connection that has been upgraded; throws if it was not.
[[nodiscard]] Wire open_socket(const Target& target, int receive_bytes = 0);
[[nodiscard]] std::string get(const Target& target, std::string_view path, const Headers& more = {});

[[nodiscard]] std::int64_t now_ms();
// Asks until it is so, or the patience is over.
template <class Condition>
[[nodiscard]] bool eventually(Condition condition) {
  const auto until = now_ms() + 2 * kPatienceMs;
  while (!condition())
    if (now_ms() > until) return false;
  return true;
}
[[nodiscard]] long resident_kib(int pid = 0);  // of this process, or of another
[[nodiscard]] double cpu_seconds(int pid = 0);

}  // namespace plenary::hostile
