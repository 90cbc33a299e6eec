// LOG-12 for a Redis that has replicas: a position may be called stable when, on one connection, it was seen and
// WAIT, asked afterwards, was answered by enough replicas.
//
//   saw(document, at) ... saw(...)      SET plenary:proof, WAIT n ms      >= n: all that was seen before is proven
//
// The SET is there because newer servers wait for the last *write* of the connection only, and what was seen by
// DUPLICATE or by reading was written by somebody else. One WAIT at a time; what is seen meanwhile is the next round.
// When the connection goes, nothing seen on it is proven any more: `look_again` is asked to read those heads anew.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <map>

#include "server/live/ports.h"
#include "server/store/redis.h"

namespace plenary {

struct ReplicasAsked {
  std::uint32_t count = 0;                // 0: none, an answer of Redis is proof enough (appendfsync always)
  std::chrono::milliseconds within{200};  // commands sent meanwhile wait as long, at most
};

class ReplicaProof {
 public:
  using Proven = std::function<void(const std::string& document, const LogPosition& at)>;

  ReplicaProof(Redis& redis, ReplicasAsked replicas, std::function<void(const std::string& document)> look_again);

  [[nodiscard]] bool asked() const { return replicas_.count > 0; }
  void on_proven(Proven proven) { proven_ = std::move(proven); }
  void saw(const std::string& document, const LogPosition& at);

 private:
  using Positions = std::map<std::string, LogPosition>;

  void ask();
  void answered(const redisReply* reply);
  void connection_changed(bool up);

  Redis& redis_;
  ReplicasAsked replicas_;
  std::function<void(const std::string&)> look_again_;
  Proven proven_;
  Positions seen_;        // since the last WAIT was sent
  Positions waited_for_;  // covered by the WAIT that is on its way
  bool waiting_ = false;
  std::shared_ptr<bool> alive_;
  boost::asio::steady_timer pause_;  // after too few replicas
};

}  // namespace plenary
