// People in memory, for tests and the simulation.
#pragma once

#include <map>
#include <set>

#include "server/store/memory_log.h"
#include "server/store/people.h"

namespace plenary {

class MemoryPeople : public PeopleStore {
 public:
  explicit MemoryPeople(Post post) : post_(std::move(post)) {}

  void put(const std::string& document, const ListedPerson& person, std::function<void(bool)> done) override;
  void find(const std::string& id, std::function<void(PersonAnswer)> done) override;
  void remove(const std::string& id, std::function<void(bool)> done) override;
  void list(const std::string& document, std::function<void(std::optional<std::vector<ListedPerson>>)> done) override;
  // REHEARSAL-3: nobody is known there any more; who is known nowhere else is forgotten.
  void forget_documents(const std::function<bool(const std::string&)>& which);

 private:
  Post post_;
  std::map<std::string, ListedPerson> people_;
  std::map<std::string, std::set<std::string>> of_document_;
};

}  // namespace plenary
