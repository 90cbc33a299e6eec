#include "server/store/redis_restorer.h"

#include <hiredis/hiredis.h>

#include "server/store/position.h"
#include "server/store/stored_entry.h"

namespace plenary {
namespace {

constexpr std::size_t kPageOfEntries = 500;
constexpr std::size_t kPageOfBytes = 1 << 20;

AppendAnswer restored_in(const redisReply* reply) {
  AppendAnswer answer;
  if (reply == nullptr) return answer.detail = "Redis did not answer", answer;
  const bool words = reply->type == REDIS_REPLY_ARRAY && reply->elements > 0;
  const std::string_view word = words ? text_of(reply->element[0]) : std::string_view{};
  if (word == "OK") answer.kind = AppendAnswer::ok;
  if (word == "CONFLICT") answer.kind = AppendAnswer::conflict;
  if (word == "CORRUPT") answer.kind = AppendAnswer::corrupt;
  answer.detail = text_of(words && reply->elements > 1 ? reply->element[1] : reply);
  return answer;
}

}  // namespace

struct RedisRestorer::Restoring {
  std::vector<WholeLog> logs;
  std::function<void(AppendAnswer)> done;
  std::size_t at = 0;     // of the logs
  std::size_t entry = 0;  // of that log: the next to be written
};

void RedisRestorer::restore(std::vector<WholeLog> logs, std::function<void(AppendAnswer)> done) {
  auto restoring = std::make_shared<Restoring>();
  restoring->logs = std::move(logs);
  restoring->done = std::move(done);
  write_page(restoring);
}

void RedisRestorer::write_page(const std::shared_ptr<Restoring>& restoring) {
  if (restoring->at == restoring->logs.size()) return take_places(restoring);
  const WholeLog& log = restoring->logs[restoring->at];
  std::vector<std::string> arguments{stored::key(log.document, "restoring"), restoring->entry == 0 ? "first" : "more"};
  std::size_t bytes = 0;
  for (std::size_t many = 0; many < kPageOfEntries && restoring->entry < log.entries.size(); ++many) {
    const LogEntry& entry = log.entries[restoring->entry];
    bytes += entry.commit.size();
    if (many > 0 && bytes > kPageOfBytes) break;
    arguments.insert(arguments.end(),
                     {std::to_string(entry.seq), entry.commit, entry.salt, entry.digest, stored::text_of(entry.chain)});
    ++restoring->entry;
  }
  if (restoring->entry == log.entries.size()) {
    ++restoring->at;
    restoring->entry = 0;
  }
  redis_.run(scripts::Script::restoring, 1, std::move(arguments), [this, restoring](const redisReply* reply) {
    AppendAnswer answer = restored_in(reply);
    if (answer.kind != AppendAnswer::ok) return restoring->done(std::move(answer));
    write_page(restoring);
  });
}

void RedisRestorer::take_places(const std::shared_ptr<Restoring>& restoring) {
  std::vector<std::string> keys{"plenary:documents"};
  std::vector<std::string> arguments{std::string(stored::kFormat)};
  for (const WholeLog& log : restoring->logs) {
    for (const char* part : {"head", "log", "restoring"}) keys.push_back(stored::key(log.document, part));
    arguments.insert(arguments.end(), {log.document, stored::hex(log.head.epoch), std::to_string(log.head.seq),
                                       stored::text_of(log.head.chain)});
  }
  const std::size_t many = keys.size();
  keys.insert(keys.end(), arguments.begin(), arguments.end());
  redis_.run(scripts::Script::restored, many, std::move(keys),
             [restoring](const redisReply* reply) { restoring->done(restored_in(reply)); });
}

}  // namespace plenary
