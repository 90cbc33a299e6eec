#include "server/store/redis_watchdog.h"

#include <hiredis/hiredis.h>

#include <array>
#include <utility>

namespace plenary {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 2> kMustBe{
    {{"appendfsync", "always"}, {"maxmemory-policy", "noeviction"}}};

}  // namespace

RedisWatchdog::RedisWatchdog(Redis& redis, Report report, std::chrono::milliseconds every)
    : redis_(redis), report_(std::move(report)), every_(every), timer_(redis.io()) {
  look();
}

void RedisWatchdog::look() {
  for (const auto& [name, value] : kMustBe)
    redis_.command({"CONFIG", "GET", name}, [this, alive = std::weak_ptr(alive_)](const redisReply* reply) {
      if (alive.lock()) answered(reply);
    });
  timer_.expires_after(every_);
  timer_.async_wait([this](boost::system::error_code error) {
    if (!error) look();
  });
}

void RedisWatchdog::answered(const redisReply* reply) {
  if (!reply || reply->type != REDIS_REPLY_ARRAY || reply->elements != 2) return;
  const std::string name(text_of(reply->element[0])), value(text_of(reply->element[1]));
  const auto before = wrong_;
  for (const auto& [setting, must_be] : kMustBe) {
    if (name != setting) continue;
    wrong_.erase(name);
    if (value != must_be) wrong_[name] = value;
  }
  if (wrong_ == before) return;
  if (wrong_.empty()) return report_(std::nullopt);
  std::string lines;
  for (const auto& [setting, must_be] : kMustBe)
    if (wrong_.contains(setting))
      lines += (lines.empty() ? "" : ", ") + std::string("CONFIG SET ") + setting + " " + must_be;
  redis_.trouble("Redis has " + wrong_.begin()->first + " " + wrong_.begin()->second +
                 ", so what is saved could be lost. Nothing is taken until it is set back: " + lines + ".");
  report_(
      "The server's storage was set so that what is saved could be lost. Nothing is lost; changes are taken again when "
      "its operator has put that right.");
}

}  // namespace plenary
