#include "server/store/replica_proof.h"

#include <hiredis/hiredis.h>

namespace plenary {

ReplicaProof::ReplicaProof(Redis& redis, ReplicasAsked replicas,
                           std::function<void(const std::string& document)> look_again)
    : redis_(redis),
      replicas_(replicas),
      look_again_(std::move(look_again)),
      alive_(std::make_shared<bool>(true)),
      pause_(redis.io()) {
  if (!asked()) return;
  redis_.on_change([this, alive = std::weak_ptr(alive_)](bool up) {
    if (alive.lock()) connection_changed(up);
  });
}

void ReplicaProof::saw(const std::string& document, const LogPosition& at) {
  if (!asked()) return;
  seen_[document] = at;
  if (!waiting_) ask();
}

void ReplicaProof::ask() {
  if (seen_.empty() || !redis_.up()) return;
  waiting_ = true;
  waited_for_.merge(seen_);
  for (auto& [document, at] : seen_) waited_for_[document] = at;  // seen again since: the later position
  seen_.clear();
  redis_.command({"SET", "plenary:proof", "1"}, [this, alive = std::weak_ptr(alive_)](const redisReply* reply) {
    if (alive.lock() && !error_word(reply).empty())
      redis_.trouble("Redis refuses a write: " + std::string(text_of(reply)));
  });
  redis_.command({"WAIT", std::to_string(replicas_.count), std::to_string(replicas_.within.count())},
                 [this, alive = std::weak_ptr(alive_)](const redisReply* reply) {
                   if (alive.lock()) answered(reply);
                 });
}

void ReplicaProof::answered(const redisReply* reply) {
  waiting_ = false;
  if (reply == nullptr) return;  // connection_changed sees to what was waited for
  const bool enough = reply->type == REDIS_REPLY_INTEGER && reply->integer >= static_cast<long long>(replicas_.count);
  if (enough) {
    Positions proven;
    proven.swap(waited_for_);
    for (const auto& [document, at] : proven)
      if (proven_) proven_(document, at);
    return ask();
  }
  for (const auto& [document, at] : waited_for_) seen_.try_emplace(document, at);
  waited_for_.clear();
  waiting_ = true;  // until the pause is over
  pause_.expires_after(replicas_.within);
  pause_.async_wait([this, alive = std::weak_ptr(alive_)](boost::system::error_code error) {
    if (error || !alive.lock()) return;
    waiting_ = false;
    ask();
  });
}

void ReplicaProof::connection_changed(bool up) {
  if (!up) {
    pause_.cancel();
    waiting_ = false;
    for (const auto& [document, at] : waited_for_) seen_.try_emplace(document, at);
    waited_for_.clear();
    return;
  }
  Positions unproven;
  unproven.swap(seen_);
  for (const auto& [document, at] : unproven) look_again_(document);
}

}  // namespace plenary
