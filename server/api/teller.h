// When a session record is approved, who gave what in the votes of its boards is discarded; the totals stay.
//
//   the last approval of a record ──DiscardBallots──▶ its boards, whose log is then rewritten (LOG-16)
//
// As the courier it goes by what stands now, so that done twice, or by two nodes, it comes to the same. It looks at an
// approved record whenever one is loaded, since the node before may have been killed half way, and again after a while
// where a board could not be reached.
#pragma once

#include <set>
#include <string>

#include "server/live/live_documents.h"

namespace plenary {

class Teller {
 public:
  Teller(LiveDocuments& documents, Clock& clock) : documents_(documents), clock_(clock) {}
  void heard(const LiveDocument& live, const Commit& commit);
  void loaded(const LiveDocument& live);

 private:
  void settle();
  void settle_record(const std::string& record);
  void soon();
  void later(const std::string& record);

  LiveDocuments& documents_;
  Clock& clock_;
  std::set<std::string> approved_;  // records whose boards are to be looked at
  std::set<std::string> again_;     // records of which a board could not be reached
  Clock::Timer soon_, later_;
};

}  // namespace plenary
