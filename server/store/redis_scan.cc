#include "server/store/redis_scan.h"

#include <hiredis/hiredis.h>

#include <algorithm>

namespace plenary {
namespace {

struct Scan {
  std::string begin;
  std::vector<std::string> found;
  std::function<void(std::optional<std::vector<std::string>>)> done;
};

void scan_from(Redis& redis, const std::string& cursor, const std::shared_ptr<Scan>& scan) {
  redis.command({"SCAN", cursor, "MATCH", scan->begin + "*", "COUNT", "500"}, [&redis, scan](const redisReply* reply) {
    if (reply == nullptr || reply->type != REDIS_REPLY_ARRAY || reply->elements != 2) return scan->done(std::nullopt);
    const redisReply* keys = reply->element[1];
    for (std::size_t i = 0; i < keys->elements; ++i) {
      const std::string_view key = text_of(keys->element[i]);
      if (key.starts_with(scan->begin)) scan->found.emplace_back(key);
    }
    const std::string next(text_of(reply->element[0]));
    if (next != "0") return scan_from(redis, next, scan);
    // A key may be told twice.
    std::sort(scan->found.begin(), scan->found.end());
    scan->found.erase(std::unique(scan->found.begin(), scan->found.end()), scan->found.end());
    scan->done(std::move(scan->found));
  });
}

}  // namespace

void scan_keys(Redis& redis, const std::string& begin,
               std::function<void(std::optional<std::vector<std::string>>)> done) {
  scan_from(redis, "0", std::make_shared<Scan>(Scan{begin, {}, std::move(done)}));
}

}  // namespace plenary
