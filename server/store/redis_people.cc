#include "server/store/redis_people.h"

#include <hiredis/hiredis.h>

namespace plenary {
namespace {

using scripts::Script;

std::string person_key(const std::string& id) { return "plenary:person:" + id; }
std::string documents_key(const std::string& id) { return "plenary:person:" + id + ":documents"; }
std::string people_key(const std::string& document) { return "plenary:people:" + document; }

bool is_ok(const redisReply* reply) {
  return reply != nullptr && reply->type == REDIS_REPLY_ARRAY && reply->elements > 0 &&
         text_of(reply->element[0]) == "OK";
}

}  // namespace

void RedisPeople::put(const std::string& document, const ListedPerson& person, std::function<void(bool)> done) {
  const std::string& id = person.id();
  redis_.run(Script::people_put, 3,
             {person_key(id), documents_key(id), people_key(document), person.SerializeAsString(), id, document},
             [done = std::move(done)](const redisReply* reply) { done(is_ok(reply)); });
}

void RedisPeople::find(const std::string& id, std::function<void(PersonAnswer)> done) {
  redis_.command({"HGET", person_key(id), "card"}, [done = std::move(done)](const redisReply* reply) {
    if (reply == nullptr || reply->type == REDIS_REPLY_ERROR) return done({});
    if (reply->type == REDIS_REPLY_NIL) return done({PersonAnswer::missing, {}});
    PersonAnswer answer{PersonAnswer::found, {}};
    if (!answer.person.ParseFromArray(reply->str, static_cast<int>(reply->len)))
      answer.kind = PersonAnswer::unavailable;
    done(std::move(answer));
  });
}

void RedisPeople::remove(const std::string& id, std::function<void(bool)> done) {
  redis_.run(Script::people_remove, 2, {person_key(id), documents_key(id), id, people_key("")},
             [done = std::move(done)](const redisReply* reply) { done(is_ok(reply)); });
}

void RedisPeople::list(const std::string& document,
                       std::function<void(std::optional<std::vector<ListedPerson>>)> done) {
  redis_.run(Script::people_list, 1, {people_key(document), person_key("")},
             [done = std::move(done)](const redisReply* reply) {
               if (!is_ok(reply) || reply->elements != 2) return done(std::nullopt);
               const redisReply* cards = reply->element[1];
               std::vector<ListedPerson> listed(cards->elements);
               for (std::size_t i = 0; i < cards->elements; ++i)
                 if (!listed[i].ParseFromArray(cards->element[i]->str, static_cast<int>(cards->element[i]->len)))
                   return done(std::nullopt);
               done(std::move(listed));
             });
}

}  // namespace plenary
