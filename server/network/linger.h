// The last seconds of a connection. Closing a socket with unread bytes makes the kernel reset it, and the peer may lose
// our last words (a 413, a close frame). So: say that nothing more comes, read what still does, then close.
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "server/network/transport.h"

namespace plenary {

inline constexpr std::int64_t kLingerMs = 1'000;
inline constexpr std::size_t kLingerBytes = 512 * 1024;

// The same for a connection that is cut now: its last words, if the kernel takes them at once, and no waiting.
inline void say_last(Transport& transport, std::string_view words) {
  if (!transport.write_at_once(words)) return;
  transport.end_writing();
  std::array<char, 4096> scrap;
  error_code nothing_more;
  for (std::size_t read = 0; !nothing_more && read < kLingerBytes;)
    read += transport.socket().read_some(asio::buffer(scrap), nothing_more);
}

// `Owner` has `Transport& transport()` and `void left()`, which is called once the peer has closed or said enough.
// Its own deadline (kLingerMs) closes the transport, and that ends this too. No other read may be under way.
template <class Owner>
class Lingering {
 public:
  explicit Lingering(std::shared_ptr<Owner> owner) : owner_(std::move(owner)), scrap_(std::make_unique<Scrap>()) {}
  void begin() {
    owner_->transport().end_writing();
    read();
  }
  void operator()(error_code error, std::size_t count) {
    read_ += count;
    if (error || read_ > kLingerBytes) return owner_->left();
    read();
  }

 private:
  using Scrap = std::array<char, 4096>;
  std::shared_ptr<Owner> owner_;
  std::unique_ptr<Scrap> scrap_;
  std::size_t read_ = 0;
  void read() {
    auto& socket = owner_->transport().socket();
    const auto buffer = asio::buffer(*scrap_);
    socket.async_read_some(buffer, std::move(*this));
  }
};

}  // namespace plenary
