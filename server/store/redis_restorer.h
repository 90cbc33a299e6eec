// Whole logs into Redis. Each is written beside its place, in pages, and all take their places in one script:
//
//   plenary:{<document>}:restoring   stream   1-<seq>, as in a log; nobody reads it
//
// A stream that a crash left there is thrown away by the next try.
#pragma once

#include "server/store/redis.h"
#include "server/store/restorer.h"

namespace plenary {

class RedisRestorer : public Restorer {
 public:
  explicit RedisRestorer(Redis& redis) : redis_(redis) {}

  void restore(std::vector<WholeLog> logs, std::function<void(AppendAnswer)> done) override;

 private:
  struct Restoring;
  void write_page(const std::shared_ptr<Restoring>& restoring);
  void take_places(const std::shared_ptr<Restoring>& restoring);

  Redis& redis_;
};

}  // namespace plenary
