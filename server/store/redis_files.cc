#include "server/store/redis_files.h"

#include <hiredis/hiredis.h>

namespace plenary {
namespace {

constexpr std::chrono::milliseconds kLookAgain{250};
constexpr std::chrono::milliseconds kBeginAgain{1'000};
constexpr int kLooks = 240;        // a minute: a large file takes its time
constexpr int kTriesToBegin = 60;  // while another rewriting is under way

bool says(std::string_view info, std::string_view line) { return info.find(line) != std::string_view::npos; }

}  // namespace

void RedisFiles::rewrite(const std::string& what, std::function<void(StoreAnswer)> done) {
  begin(what, 0, std::move(done));
}

void RedisFiles::begin(const std::string& what, int tries, Done done) {
  redis_.command_as_loader({"BGREWRITEAOF"}, [this, alive = std::weak_ptr(alive_), what, tries,
                                              done = std::move(done)](const redisReply* reply) {
    if (!alive.lock()) return;
    if (error_word(reply) == "NOPERM") {
      redis_.trouble("Redis does not allow BGREWRITEAOF: " + what + " stay in its append-only file until you run it.");
      return done(StoreAnswer::refused);
    }
    if (reply != nullptr && reply->type != REDIS_REPLY_ERROR) return wait(0, done);
    if (tries == kTriesToBegin) return done(StoreAnswer::unavailable);
    later(kBeginAgain, [this, what, tries, done] { begin(what, tries + 1, done); });
  });
}

void RedisFiles::wait(int looks, Done done) {
  redis_.command({"INFO", "persistence"},
                 [this, alive = std::weak_ptr(alive_), looks, done = std::move(done)](const redisReply* reply) {
                   if (!alive.lock()) return;
                   if (reply == nullptr || reply->type == REDIS_REPLY_ERROR) return done(StoreAnswer::unavailable);
                   const std::string_view info = text_of(reply);
                   if (says(info, "aof_rewrite_in_progress:1") || says(info, "aof_rewrite_scheduled:1")) {
                     if (looks == kLooks) return done(StoreAnswer::unavailable);
                     return later(kLookAgain, [this, looks, done] { wait(looks + 1, done); });
                   }
                   const bool done_well = !says(info, "aof_enabled:1") || says(info, "aof_last_bgrewrite_status:ok");
                   done(done_well ? StoreAnswer::ok : StoreAnswer::unavailable);
                 });
}

void RedisFiles::later(std::chrono::milliseconds wait, std::function<void()> then) {
  const auto timer = std::make_shared<boost::asio::steady_timer>(redis_.io(), wait);
  timer->async_wait([timer, alive = std::weak_ptr(alive_), then = std::move(then)](boost::system::error_code error) {
    if (!error && alive.lock()) then();
  });
}

}  // namespace plenary
