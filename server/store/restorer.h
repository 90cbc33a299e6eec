// Whole logs from an archive, put where there are none (ARCHIVE-3): all of them at once, or nothing.
//
// Until the last step nothing that was put is anybody's document; what a crash in the middle leaves is thrown away when it
// is begun again.
#pragma once

#include "server/live/ports.h"

namespace plenary {

struct WholeLog {
  std::string document;
  LogPosition head;               // of the last entry
  std::vector<LogEntry> entries;  // seq 1, 2, 3, ...; those with erased words have no salt
};

class Restorer {
 public:
  virtual ~Restorer() = default;
  // ok; conflict: the document named in `detail` is there already; corrupt, unavailable: `detail` says why. Chains are the
  // caller's to judge. Nothing is published: nobody follows what is not there.
  virtual void restore(std::vector<WholeLog> logs, std::function<void(AppendAnswer)> done) = 0;
};

}  // namespace plenary
