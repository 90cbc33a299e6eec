// Names for live documents, looked up in the people store.
#pragma once

#include "server/live/ports.h"
#include "server/store/people.h"

namespace plenary {

// As people on a board see them: without what a list of people keeps besides.
[[nodiscard]] Person person_of(const ListedPerson& listed);

class StoredNames final : public Directory {
 public:
  explicit StoredNames(PeopleStore& people) : people_(people) {}
  void names(const std::vector<std::string>& participants, std::function<void(std::vector<Person>)> done) override;

 private:
  PeopleStore& people_;
};

}  // namespace plenary
