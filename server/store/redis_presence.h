// PRESENCE-4 over Redis:
//
//   plenary:{<document>}:here    channel    NodePresence, said by whichever server has connections there
#pragma once

#include "server/live/ports.h"
#include "server/store/redis.h"

namespace plenary {

class RedisPresence : public PresenceChannel {
 public:
  explicit RedisPresence(Redis& redis) : redis_(redis) {}

  void say(const std::string& document, const std::string& message) override;
  void listen(const std::string& document, std::function<void(std::string_view message)> heard,
              std::function<void()> begun) override;
  void stop_listening(const std::string& document) override;

 private:
  Redis& redis_;
};

}  // namespace plenary
