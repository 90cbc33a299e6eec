// Rehearsals out of Redis (REHEARSAL-3): their keys by one script, then the append-only file anew.
//
//   plenary:unfinished-rehearsals    set    ids that were removed, and whose words may still stand in files
#pragma once

#include "server/live/ports.h"
#include "server/store/redis.h"
#include "server/store/redis_files.h"

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

  Redis& redis_;
  RedisFiles files_;
};

}  // namespace plenary
