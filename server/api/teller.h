// When a session record is approved, who gave what in the votes of its boards is discarded; the totals stay.
//
//   the last approval of a record ──DiscardBallots──▶ its boards, whose log is then rewritten (LOG-16)
//
// As the courier it goes by what stands now, so that done twice, or by two nodes, it comes to the same; and it looks at a
// record when it first hears of it, since the node before may have been killed half way.
#pragma once

#include <set>
#include <string>

#include "server/live/live_documents.h"

namespace plenary {

class Teller {
 public:
  Teller(LiveDocuments& documents, Clock& clock) : documents_(documents), clock_(clock) {}
  void heard(const LiveDocument& live, const Commit& commit);

 private:
  void settle();
  void settle_record(const std::string& record);
  void soon();

  LiveDocuments& documents_;
  Clock& clock_;
  std::set<std::string> heard_of_;  // records
  std::set<std::string> approved_;  // records whose boards are to be looked at
  Clock::Timer soon_;
};

}  // namespace plenary
