#include "server/api/stored_names.h"

#include <memory>

namespace plenary {

Person person_of(const ListedPerson& listed) {
  Person person;
  person.set_participant(listed.id());
  person.set_name(listed.name());
  person.set_family_name(listed.family_name());
  *person.mutable_affiliations() = listed.affiliations();
  return person;
}

void StoredNames::names(const std::vector<std::string>& participants, std::function<void(std::vector<Person>)> done) {
  struct Gathering {
    std::size_t waiting;
    std::vector<Person> found;
    std::function<void(std::vector<Person>)> done;
  };
  if (participants.empty()) return;
  auto gathering = std::make_shared<Gathering>(Gathering{participants.size(), {}, std::move(done)});
  for (const std::string& participant : participants)
    people_.find(participant, [gathering](PersonAnswer answer) {
      if (answer.kind == PersonAnswer::found) gathering->found.push_back(person_of(answer.person));
      if (--gathering->waiting == 0) gathering->done(std::move(gathering->found));
    });
}

}  // namespace plenary
