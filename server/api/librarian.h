// When a yes is taken back that the latest edition of a guidebook rests on, the next edition appears without the words, with
// its line that says so. All else in it is as it was: what is being written waits for whoever publishes.
//
//   quote withdrawn on a board, or a name taken back in the guidebook ──▶ PublishEdition, by the server
//
// As the courier it goes by what stands now, so that done twice, or by two nodes, it comes to the same. While something
// cannot be read or stored it waits: a board that is out of reach has taken nothing back. The words
// themselves are out of every export already, edition or not (facilitation/records/taken_back.h).
#pragma once

#include <set>
#include <string>

#include "server/api/guidebook_gathering.h"

namespace plenary {

class Librarian {
 public:
  Librarian(LiveDocuments& documents, Log& log, GuidebookGathering& gathering, Clock& clock)
      : documents_(documents), log_(log), gathering_(gathering), clock_(clock) {}
  void heard(const LiveDocument& live, const Commit& commit);

 private:
  void settle();
  void settle_guidebook(const std::string& guidebook);
  void soon();
  void later(const std::string& guidebook);

  LiveDocuments& documents_;
  Log& log_;
  GuidebookGathering& gathering_;
  Clock& clock_;
  std::set<std::string> heard_of_;  // guidebooks
  std::set<std::string> due_;       // guidebooks to look at
  bool look_at_all_ = false;        // something was taken back on a board, and any guidebook may quote it
  Clock::Timer soon_, later_;
};

}  // namespace plenary
