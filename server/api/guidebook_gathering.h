// A guidebook with all that it draws on: the boards of its meetings, and the people listed there, of whom nobody is named
// without their yes. Asked by whoever exports it, looks at what is missing, or publishes.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "facilitation/records/guidebook.h"
#include "server/live/live_documents.h"
#include "server/store/people.h"

namespace plenary {

struct GatheredGuidebook {
  std::string id;
  Document document;
  struct Board {
    std::string id;
    Document document;
  };
  std::vector<Board> boards, records;
  bool whole = true;  // false: a board cannot be read now. What it quotes is in no file, but nobody took it back.
  std::vector<Person> people;

  [[nodiscard]] GuidebookParts parts() const;  // good as long as this is
};

class GuidebookGathering {
 public:
  GuidebookGathering(LiveDocuments& documents, Log& log, PeopleStore& people, Directory& names)
      : documents_(documents), log_(log), people_(people), names_(names) {}

  // nullptr: it is not there, or the store does not answer. Then nothing may be printed: who is listed is not known.
  void gather(const std::string& guidebook, std::function<void(std::shared_ptr<GatheredGuidebook>)> done);

 private:
  struct Gathering;
  void read_boards(const std::shared_ptr<Gathering>& gathering);
  void read_records(const std::shared_ptr<Gathering>& gathering);
  void list_people(const std::shared_ptr<Gathering>& gathering);
  void name_people(const std::shared_ptr<Gathering>& gathering);

  LiveDocuments& documents_;
  Log& log_;
  PeopleStore& people_;
  Directory& names_;
};

}  // namespace plenary
