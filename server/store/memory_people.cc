#include "server/store/memory_people.h"

#include <algorithm>

namespace plenary {

void MemoryPeople::put(const std::string& document, const ListedPerson& person, std::function<void(bool)> done) {
  people_[person.id()] = person;
  of_document_[document].insert(person.id());
  post_([done = std::move(done)] { done(true); });
}

void MemoryPeople::find(const std::string& id, std::function<void(PersonAnswer)> done) {
  PersonAnswer answer{PersonAnswer::missing, {}};
  if (const auto found = people_.find(id); found != people_.end()) answer = {PersonAnswer::found, found->second};
  post_([done = std::move(done), answer = std::move(answer)] { done(answer); });
}

void MemoryPeople::remove(const std::string& id, std::function<void(bool)> done) {
  people_.erase(id);
  for (auto& [document, ids] : of_document_) ids.erase(id);
  post_([done = std::move(done)] { done(true); });
}

void MemoryPeople::list(const std::string& document,
                        std::function<void(std::optional<std::vector<ListedPerson>>)> done) {
  std::vector<ListedPerson> listed;
  if (const auto found = of_document_.find(document); found != of_document_.end())
    for (const std::string& id : found->second) listed.push_back(people_.at(id));
  post_([done = std::move(done), listed = std::move(listed)] { done(listed); });
}

void MemoryPeople::forget_documents(const std::function<bool(const std::string&)>& which) {
  std::erase_if(of_document_, [&](const auto& known) { return which(known.first); });
  std::erase_if(people_, [this](const auto& person) {
    return std::none_of(of_document_.begin(), of_document_.end(),
                        [&](const auto& known) { return known.second.contains(person.first); });
  });
}

}  // namespace plenary
