// Reading a log from its first commit on, page by page, folding as it goes: for history and for looking back.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "facilitation/document/document.h"
#include "server/live/ports.h"

namespace plenary {

// For every commit up to `last` (0 = the head) calls `visit(document before it, entry, commit)`, which evolves the document itself.
// Then `done(document, problem)`; problem is empty if everything was read.
struct CommitWalk : std::enable_shared_from_this<CommitWalk> {
  using Visit = std::function<void(Document&, const LogEntry&, const Commit&)>;
  using Done = std::function<void(Document&, const std::string& problem)>;

  CommitWalk(Log& log, std::string document, Seq last, Visit visit, Done done);
  void begin();

 private:
  void next();

  Log& log_;
  std::string id_;
  Seq last_;
  Visit visit_;
  Done done_;
  Document document_;
};

}  // namespace plenary
