// What is suppressed, in Redis:
//
//   plenary:suppressed   set    "<document> <record>": neither has a space in it
//
// A key of its own: it outlives the logs that it is about, and every node on this Redis has the same.
#pragma once

#include "server/live/ports.h"
#include "server/store/redis.h"

namespace plenary {

class RedisSuppressed : public SuppressionList {
 public:
  explicit RedisSuppressed(Redis& redis) : redis_(redis) {}

  void add(const std::vector<SuppressedWords>& words, std::function<void(bool)> done) override;
  void list(std::function<void(std::optional<std::vector<SuppressedWords>>)> done) override;

 private:
  Redis& redis_;
};

}  // namespace plenary
