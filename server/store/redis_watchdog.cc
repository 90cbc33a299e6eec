#include "server/store/redis_watchdog.h"

#include <hiredis/hiredis.h>

#include <array>

namespace plenary {
namespace {

struct MustBe {
  std::string_view setting, value;
  std::string_view in_info;  // the line of INFO that tells it to those who may not CONFIG GET; empty: none does
  std::string_view means;    // as that line says it
};
constexpr std::array<MustBe, 3> kMustBe{{{"appendonly", "yes", "aof_enabled", "1"},
                                         {"appendfsync", "always", "", ""},
                                         {"maxmemory-policy", "noeviction", "maxmemory_policy", "noeviction"}}};

// Of a line "name:value" of INFO; nullopt: it does not stand there.
std::optional<std::string_view> told_in(std::string_view info, std::string_view name) {
  const std::string line = "\n" + std::string(name) + ":";
  const auto at = info.find(line);
  if (at == info.npos) return std::nullopt;
  info.remove_prefix(at + line.size());
  return info.substr(0, info.find('\r'));
}

}  // namespace

RedisWatchdog::RedisWatchdog(Redis& redis, Report report, std::chrono::milliseconds every)
    : redis_(redis), report_(std::move(report)), every_(every), timer_(redis.io()) {
  redis_.on_change([this, alive = std::weak_ptr(alive_)](bool up) {
    if (up && alive.lock()) look();  // it may be another one, or have been started with other settings
  });
  look();
}

void RedisWatchdog::look() {
  const std::weak_ptr<bool> alive(alive_);
  redis_.command({"INFO"}, [this, alive](const redisReply* reply) {
    if (alive.lock() && reply && error_word(reply).empty()) told(text_of(reply));
  });
  redis_.command({"CONFIG", "GET", "appendfsync"}, [this, alive](const redisReply* reply) {
    if (!alive.lock() || !reply || reply->type != REDIS_REPLY_ARRAY || reply->elements != 2) return;
    is("appendfsync", text_of(reply->element[1]), "always");
  });
  timer_.expires_after(every_);
  timer_.async_wait([this, alive](boost::system::error_code error) {
    if (!error && alive.lock()) look();
  });
}

void RedisWatchdog::told(std::string_view info) {
  for (const MustBe& one : kMustBe)
    if (const auto value = one.in_info.empty() ? std::nullopt : told_in(info, one.in_info))
      is(one.setting, *value, one.means);
}

void RedisWatchdog::is(std::string_view setting, std::string_view value, std::string_view must_be) {
  const auto before = wrong_;
  if (value == must_be) {
    wrong_.erase(std::string(setting));
  } else {
    wrong_[std::string(setting)] = value;
  }
  if (wrong_ == before) return;
  if (wrong_.empty()) return report_(std::nullopt);
  std::string lines;
  for (const MustBe& one : kMustBe)
    if (wrong_.contains(std::string(one.setting)))
      lines += (lines.empty() ? "" : ", ") + ("CONFIG SET " + std::string(one.setting) + " " + std::string(one.value));
  redis_.trouble("Redis was set so that what is saved could be lost. Nothing is taken until it is set back: " + lines +
                 ".");
  report_(
      "The server's storage was set so that what is saved could be lost. Nothing is lost; changes are taken again when "
      "its operator has put that right.");
}

}  // namespace plenary
