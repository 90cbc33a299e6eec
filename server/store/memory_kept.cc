#include "server/store/memory_kept.h"

namespace plenary {

void MemoryKept::forget_what_is_over() {
  std::erase_if(kept_, [now = clock_.steady_ms()](const auto& item) { return item.second.until_ms <= now; });
}

void MemoryKept::answer_later(std::function<void(KeepAnswer)> done, KeepAnswer answer) {
  post_([done = std::move(done), answer] { done(answer); });
}

void MemoryKept::get(const std::string& key, std::function<void(KeptAnswer)> done) {
  forget_what_is_over();
  KeptAnswer answer{KeptAnswer::missing, {}};
  if (const auto found = kept_.find(key); found != kept_.end()) answer = {KeptAnswer::found, found->second.value};
  post_([done = std::move(done), answer = std::move(answer)] { done(answer); });
}

void MemoryKept::put_new(const std::string& key, std::string value, std::int64_t ttl_ms,
                         std::function<void(KeepAnswer)> done) {
  forget_what_is_over();
  const bool kept = kept_.try_emplace(key, Kept{std::move(value), clock_.steady_ms() + ttl_ms}).second;
  answer_later(std::move(done), kept ? KeepAnswer::kept : KeepAnswer::differs);
}

void MemoryKept::replace(const std::string& key, const std::string& expected, std::string value, std::int64_t ttl_ms,
                         std::function<void(KeepAnswer)> done) {
  forget_what_is_over();
  const auto found = kept_.find(key);
  if (found == kept_.end() || found->second.value != expected)
    return answer_later(std::move(done), KeepAnswer::differs);
  found->second = {std::move(value), clock_.steady_ms() + ttl_ms};
  answer_later(std::move(done), KeepAnswer::kept);
}

void MemoryKept::renew(const std::string& key, std::int64_t ttl_ms, std::function<void(KeepAnswer)> done) {
  forget_what_is_over();
  const auto found = kept_.find(key);
  if (found == kept_.end()) return answer_later(std::move(done), KeepAnswer::differs);
  found->second.until_ms = clock_.steady_ms() + ttl_ms;
  answer_later(std::move(done), KeepAnswer::kept);
}

void MemoryKept::list(std::function<void(std::optional<std::vector<std::string>>)> done) {
  forget_what_is_over();
  std::vector<std::string> keys;
  for (const auto& [key, kept] : kept_) keys.push_back(key);
  post_([done = std::move(done), keys = std::move(keys)] { done(keys); });
}

void MemoryKept::remove(const std::string& key, std::function<void(KeepAnswer)> done) {
  kept_.erase(key);
  answer_later(std::move(done), KeepAnswer::kept);
}

}  // namespace plenary
