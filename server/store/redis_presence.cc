#include "server/store/redis_presence.h"

namespace plenary {
namespace {

std::string channel(const std::string& document) { return "plenary:{" + document + "}:here"; }

}  // namespace

void RedisPresence::say(const std::string& document, const std::string& message) {
  redis_.publish(channel(document), message);
}

void RedisPresence::listen(const std::string& document, std::function<void(std::string_view message)> heard,
                           std::function<void()> begun) {
  redis_.channels().follow(channel(document), std::move(heard), std::move(begun));
}

void RedisPresence::stop_listening(const std::string& document) { redis_.channels().unfollow(channel(document)); }

}  // namespace plenary
