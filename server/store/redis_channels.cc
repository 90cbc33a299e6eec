#include "server/store/redis_channels.h"

#include <random>

namespace plenary {
namespace {

std::string channel_of_my_own() {
  std::random_device random;
  return "plenary:probe:" + std::to_string(random()) + "-" + std::to_string(random());
}

}  // namespace

RedisChannels::RedisChannels(boost::asio::io_context& io, RedisEndpoint endpoint, Say say, ChannelPatience patience)
    : connection_(io, std::move(endpoint), [this](bool up, const std::string&) { changed(up); }),
      say_(std::move(say)),
      patience_(patience),
      timer_(io),
      probe_channel_(channel_of_my_own()) {}

void RedisChannels::open() { connection_.open(); }

void RedisChannels::follow(const std::string& channel, Heard heard, std::function<void()> begun) {
  unfollow(channel);
  followed_[channel] = {std::move(heard), std::move(begun)};
  if (connection_.up()) subscribe(channel);
}

void RedisChannels::unfollow(const std::string& channel) {
  if (followed_.erase(channel) > 0 && connection_.up()) connection_.unsubscribe(channel);
}

void RedisChannels::subscribe(const std::string& channel) {
  const Followed followed = followed_.at(channel);
  connection_.subscribe(channel, followed.begun, followed.heard);
}

void RedisChannels::changed(bool up) {
  listening_ = false;
  timer_.cancel();
  if (!up) return;
  for (const auto& [channel, followed] : followed_) subscribe(channel);
  // Last, so that hearing it says that the others are subscribed.
  connection_.subscribe(probe_channel_, nullptr, [this](std::string_view) { probe_heard(); });
  heard_at_ = std::chrono::steady_clock::now();
  probe();
}

void RedisChannels::probe() {
  say_(probe_channel_, "?");
  // Until the first is heard, more often: the subscription may have come after it was said.
  timer_.expires_after(listening_ ? patience_.probe_every : patience_.probe_every / 50);
  timer_.async_wait([this](boost::system::error_code error) {
    if (error || !connection_.up()) return;
    if (std::chrono::steady_clock::now() - heard_at_ > patience_.silence_at_most)
      return connection_.renew("nothing was heard on its own channel");
    probe();
  });
}

void RedisChannels::probe_heard() {
  heard_at_ = std::chrono::steady_clock::now();
  listening_ = true;
}

}  // namespace plenary
