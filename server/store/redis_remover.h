// Rehearsals out of Redis (REHEARSAL-3): their keys by one script, then the append-only file anew.
//
//   plenary:unfinished-rehearsals    set    ids that were removed, and whose words may still stand in files
#pragma once

#include <boost/asio/steady_timer.hpp>

#include "server/live/ports.h"
#include "server/store/redis.h"

namespace plenary {

class RedisRemover : public Remover {
 public:
  explicit RedisRemover(Redis& redis);

  void remove(const std::string& rehearsal, std::function<void(StoreAnswer)> done) override;
  void finish(const std::string& rehearsal, std::function<void(StoreAnswer)> done) override;
  void left(std::function<void(std::optional<Left>)> done) override;

 private:
  using Done = std::function<void(StoreAnswer)>;
  void forget(const std::string& rehearsal, std::vector<std::string> keys, Done done);
  void begin_rewriting(const std::string& rehearsal, int tries, Done done);
  void wait_for_files(const std::string& rehearsal, int looks, Done done);
  void later(std::chrono::milliseconds wait, std::function<void()> then);

  Redis& redis_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace plenary
