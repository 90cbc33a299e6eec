// Looks now and then whether a Redis that is not ours is still set as it was when it was checked: somebody may change it
// while it runs, and what people saw as saved would be lost with the next power cut. Documents are read-only meanwhile.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/store/redis.h"

namespace plenary {

class RedisWatchdog {
 public:
  // Called when it changes: a sentence for people, or nothing: it is as it should be again.
  using Report = std::function<void(const std::optional<std::string>& read_only)>;

  // Looks at once, whenever it has come up again, and now and then. What it does not say is not reported: check_redis has
  // warned of that.
  RedisWatchdog(Redis& redis, Report report, std::chrono::milliseconds every = std::chrono::seconds(30));

 private:
  void look();
  void told(std::string_view info);
  void is(std::string_view setting, std::string_view value, std::string_view must_be);

  Redis& redis_;
  Report report_;
  std::chrono::milliseconds every_;
  boost::asio::steady_timer timer_;
  std::map<std::string, std::string> wrong_;  // setting -> how it is told
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace plenary
