// Very many WebSocket clients on one thread, as cheap as can be, so that what is measured is the server: non-blocking
// loopback sockets under epoll, frames found but not decoded. Whoever wants to know more looks into the bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace plenary::bench {

[[nodiscard]] std::int64_t now_us();  // steady

class Peers {
 public:
  // (index of the peer, payload of one message). Called from poll().
  using Heard = std::function<void(std::size_t peer, std::string_view message)>;

  explicit Peers(std::uint16_t port);
  ~Peers();
  Peers(const Peers&) = delete;
  Peers& operator=(const Peers&) = delete;

  // Connects and upgrades; blocks until the server has answered. `headers` end with "\r\n" each. Throws on refusal.
  std::size_t connect(const std::string& path, const std::string& headers);
  void send(std::size_t peer, std::string_view message);  // one masked binary message
  // Reads and hands on whatever has come, waiting at most so long for the first.
  void poll(int wait_ms, const Heard& heard);
  void close_all();
  [[nodiscard]] std::size_t count() const { return peers_.size(); }
  [[nodiscard]] std::uint64_t bytes_in() const { return bytes_in_; }
  [[nodiscard]] std::size_t closed() const { return closed_; }  // by the server

 private:
  struct Peer {
    int file = -1;
    std::string in;
    std::string message;  // of fragments so far
  };
  void take_frames(std::size_t index, const Heard& heard);

  std::uint16_t port_;
  int epoll_ = -1;
  std::vector<Peer> peers_;
  std::uint64_t bytes_in_ = 0;
  std::size_t closed_ = 0;
};

// One HTTP exchange over a fresh connection: status and body.
struct HttpReply {
  int status = 0;
  std::string body;
};
[[nodiscard]] HttpReply http(std::uint16_t port, const std::string& method, const std::string& path,
                             const std::string& bearer, const std::string& body);

}  // namespace plenary::bench
