// Looks now and then whether a Redis that is not ours is still set as it was when it was checked: somebody may change it
// while it runs, and what people saw as saved would be lost with the next power cut. Documents are read-only meanwhile.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "server/store/redis.h"

namespace plenary {

class RedisWatchdog {
 public:
  // Called when it changes: a sentence for people, or nothing: it is as it should be again.
  using Report = std::function<void(const std::optional<std::string>& read_only)>;

  // Of a Redis that does not say how it is set nothing is reported: check_redis has warned of that.
  RedisWatchdog(Redis& redis, Report report, std::chrono::milliseconds every = std::chrono::seconds(30));

 private:
  void look();
  void answered(const redisReply* reply);

  Redis& redis_;
  Report report_;
  std::chrono::milliseconds every_;
  boost::asio::steady_timer timer_;
  std::map<std::string, std::string> wrong_;  // setting -> how it is
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace plenary
