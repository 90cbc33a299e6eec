// Boards follow their meeting: its seats, and the names of its groups. Whoever is given a seat in a group is let in at its board, whoever sits in
// another from now on is out of it, by acts of the server that the groups see; sockets notice as they do for any member. A
// board that never had a title of its own has its group's.
//
// It goes by what the meeting says now, not by what changed: done twice, or by two nodes, it comes to the same. With the
// first commit of a meeting that a node hears of, it looks at all of its groups: the node before may have been killed half
// way. A board is left alone where it agrees. Who came by a link of their own and has no seat anywhere stays.
#pragma once

#include <map>
#include <set>
#include <string>

#include "server/live/live_documents.h"

namespace plenary {

class Usher {
 public:
  Usher(LiveDocuments& documents, Clock& clock);
  void heard(const LiveDocument& live, const Commit& commit);

 private:
  void settle();
  void settle_group(const std::string& meeting, const std::string& breakout);

  LiveDocuments& documents_;
  Clock& clock_;
  std::set<std::string> heard_of_;                        // meetings
  std::map<std::string, std::set<std::string>> changed_;  // breakouts whose seats may have changed, by meeting
  Clock::Timer soon_;
};

}  // namespace plenary
