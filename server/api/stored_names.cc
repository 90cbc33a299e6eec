#include "server/api/stored_names.h"

#include <memory>

namespace plenary {

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
      if (answer.kind == PersonAnswer::found) {
        Person& person = gathering->found.emplace_back();
        person.set_participant(answer.person.id());
        person.set_name(answer.person.name());
        for (const std::string& affiliation : answer.person.affiliations()) person.add_affiliations(affiliation);
      }
      if (--gathering->waiting == 0) gathering->done(std::move(gathering->found));
    });
}

}  // namespace plenary
