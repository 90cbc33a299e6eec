// Rehearsals end (REHEARSAL-3): whoever is there is sent away, and everything of them is taken out of the store. On every
// node, by what stands in their meetings: the time limit is in the log, so it outlives any restart, and ending one twice is
// ending it once.
//
//   over ─▶ connections closed ─▶ sessions, codes ─▶ store ─▶ some seconds, for who was just coming ─▶ store again ─▶ files
//
// Killed anywhere on the way, the next start finds it unfinished and goes the whole way again.
#pragma once

#include <map>
#include <set>

#include "server/identity/codes.h"
#include "server/identity/join_link.h"
#include "server/identity/sessions.h"
#include "server/live/live_documents.h"

namespace plenary {

class RehearsalKeeper {
 public:
  struct Parts {
    LiveDocuments& documents;
    Remover& remover;
    Sessions& sessions;
    JoinCodes& codes;
    const JoinLinks& links;
    Clock& clock;
  };
  explicit RehearsalKeeper(const Parts& parts);

  // Of any document; what is not the meeting of a rehearsal is none of its business.
  void heard(const LiveDocument& live);

  // How often the store is asked which there are; and how long after the removal it is done once more.
  static constexpr std::int64_t kLookMs = 60'000;
  static constexpr std::int64_t kOnceMoreMs = 10'000;

 private:
  void look();
  void look_at(const std::string& rehearsal);
  void end(const std::string& rehearsal);
  void remove(const std::string& rehearsal, bool once_more);
  void try_again_later(const std::string& rehearsal);

  Parts parts_;
  std::map<std::string, std::int64_t> look_again_ms_;  // by rehearsal, wall time
  std::set<std::string> ending_;
  std::map<std::string, Clock::Timer> waiting_;  // rehearsals that are removed once more
  Clock::Timer timer_;
};

}  // namespace plenary
