// Who people are: names and affiliations, by participant id, apart from every log. What is here can be corrected and
// deleted, and then it is gone; a log knows participants by id only.
//
//   people.put("meeting-1", person, ...)        known in that document (a meeting); in others too, if put there
//   people.list("meeting-1", ...)               in order of id
//   people.remove(id, ...)                      from all documents
//
// Calls come from one thread and are answered on it, later, never from within the call, exactly once.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "proto/templates.pb.h"

namespace plenary {

struct PersonAnswer {
  enum Kind { found, missing, unavailable } kind = unavailable;
  ListedPerson person;
};

class PeopleStore {
 public:
  virtual ~PeopleStore() = default;
  // Keeps `person` under its id, in place of what was there. False: unavailable; it may have been kept.
  virtual void put(const std::string& document, const ListedPerson& person, std::function<void(bool)> done) = 0;
  virtual void find(const std::string& id, std::function<void(PersonAnswer)> done) = 0;
  // Removing who is not there is fine.
  virtual void remove(const std::string& id, std::function<void(bool)> done) = 0;
  virtual void list(const std::string& document,
                    std::function<void(std::optional<std::vector<ListedPerson>>)> done) = 0;
};

}  // namespace plenary
