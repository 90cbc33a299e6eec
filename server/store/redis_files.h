// The append-only file anew, so that what is out of Redis is out of its files, too: BGREWRITEAOF, and then a look now and
// again whether it is done. A rewriting that began earlier may hold what went since: only one that begins now counts.
#pragma once

#include <boost/asio/steady_timer.hpp>

#include "server/live/ports.h"
#include "server/store/redis.h"

namespace plenary {

class RedisFiles {
 public:
  explicit RedisFiles(Redis& redis) : redis_(redis) {}

  // ok: it is done. refused: Redis does not allow it, and the operator has been told that `what` ("erased words") stays in
  // its file. unavailable: it failed, or is not done after some minutes; ask again.
  void rewrite(const std::string& what, std::function<void(StoreAnswer)> done);

 private:
  using Done = std::function<void(StoreAnswer)>;
  void begin(const std::string& what, int tries, Done done);
  void wait(int looks, Done done);
  void later(std::chrono::milliseconds wait, std::function<void()> then);

  Redis& redis_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace plenary
