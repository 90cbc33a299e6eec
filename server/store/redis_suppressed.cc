#include "server/store/redis_suppressed.h"

#include <hiredis/hiredis.h>

#include <algorithm>
#include <tuple>

namespace plenary {
namespace {

constexpr const char* kSuppressed = "plenary:suppressed";
constexpr std::size_t kNamedAtOnce = 1'000;

}  // namespace

void RedisSuppressed::add(const std::vector<SuppressedWords>& words, std::function<void(bool)> done) {
  const std::size_t now = std::min(words.size(), kNamedAtOnce);
  const auto rest = std::vector<SuppressedWords>(words.begin() + static_cast<std::ptrdiff_t>(now), words.end());
  std::vector<std::string> named;
  for (std::size_t i = 0; i < now; ++i) named.push_back(words[i].document() + ' ' + words[i].record());
  RedisArguments command{"SADD", kSuppressed};
  command.insert(command.end(), named.begin(), named.end());
  if (now == 0) command = {"SCARD", kSuppressed};  // nothing to name; is Redis there?
  redis_.command(command, [this, rest, done = std::move(done)](const redisReply* reply) {
    if (reply == nullptr || reply->type != REDIS_REPLY_INTEGER) return done(false);
    if (rest.empty()) return done(true);
    add(rest, done);
  });
}

void RedisSuppressed::list(std::function<void(std::optional<std::vector<SuppressedWords>>)> done) {
  redis_.command({"SMEMBERS", kSuppressed}, [done = std::move(done)](const redisReply* reply) {
    if (reply == nullptr || reply->type != REDIS_REPLY_ARRAY) return done(std::nullopt);
    std::vector<SuppressedWords> words;
    for (std::size_t i = 0; i < reply->elements; ++i) {
      const std::string_view both = text_of(reply->element[i]);
      const std::size_t space = std::min(both.find(' '), both.size());
      words.emplace_back().set_document(std::string(both.substr(0, space)));
      words.back().set_record(std::string(both.substr(std::min(space + 1, both.size()))));
    }
    std::sort(words.begin(), words.end(), [](const SuppressedWords& a, const SuppressedWords& b) {
      return std::tie(a.document(), a.record()) < std::tie(b.document(), b.record());
    });
    done(std::move(words));
  });
}

}  // namespace plenary
