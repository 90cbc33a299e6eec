// People in Redis:
//
//   plenary:person:<id>             hash   card: a serialized ListedPerson
//   plenary:person:<id>:documents   set    where the person is known
//   plenary:people:<document>       set    ids
#pragma once

#include "server/store/people.h"
#include "server/store/redis.h"

namespace plenary {

class RedisPeople : public PeopleStore {
 public:
  explicit RedisPeople(Redis& redis) : redis_(redis) {}

  void put(const std::string& document, const ListedPerson& person, std::function<void(bool)> done) override;
  void find(const std::string& id, std::function<void(PersonAnswer)> done) override;
  void remove(const std::string& id, std::function<void(bool)> done) override;
  void list(const std::string& document, std::function<void(std::optional<std::vector<ListedPerson>>)> done) override;

 private:
  Redis& redis_;
};

}  // namespace plenary
