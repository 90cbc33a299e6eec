// What others say: channels of Redis, on a connection of their own (RESP2 lets a subscriber do nothing else).
//
// A connection that subscribes is silent when nothing happens and when it is dead; so every 5 s something is said on a
// channel that only this object hears, and after 15 s without hearing it the connection is made anew. Channels followed
// are subscribed again then. Messages may be lost: whoever follows compares positions.
#pragma once

#include <map>

#include "server/store/redis_connection.h"

namespace plenary {

struct ChannelPatience {
  std::chrono::milliseconds probe_every{5000};
  std::chrono::milliseconds silence_at_most{15000};
};

class RedisChannels {
 public:
  using Heard = std::function<void(std::string_view message)>;
  using Say = std::function<void(const std::string& channel, std::string_view message)>;

  // `say` publishes, on another connection.
  RedisChannels(boost::asio::io_context& io, RedisEndpoint endpoint, Say say, ChannelPatience patience = {});

  void open();
  // Replaces who followed it before. `begun`: from now on nothing is missed; again after each new connection.
  void follow(const std::string& channel, Heard heard, std::function<void()> begun = {});
  void unfollow(const std::string& channel);
  // Following and heard from: what is said from now on is heard, until it breaks.
  [[nodiscard]] bool listening() const { return listening_; }

 private:
  struct Followed {
    Heard heard;
    std::function<void()> begun;
  };

  void changed(bool up);
  void subscribe(const std::string& channel);
  void probe();
  void probe_heard();

  RedisConnection connection_;
  Say say_;
  ChannelPatience patience_;
  boost::asio::steady_timer timer_;
  std::chrono::steady_clock::time_point heard_at_;
  std::string probe_channel_;
  std::map<std::string, Followed> followed_;
  bool listening_ = false;
};

}  // namespace plenary
