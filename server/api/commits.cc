#include "server/api/commits.h"

#include "server/live/schema.h"

namespace plenary {
namespace {
constexpr std::uint32_t kPage = 500;
}

CommitWalk::CommitWalk(Log& log, std::string document, Seq last, Visit visit, Done done)
    : log_(log), id_(std::move(document)), last_(last), visit_(std::move(visit)), done_(std::move(done)) {}

void CommitWalk::begin() { next(); }

void CommitWalk::next() {
  log_.read(id_, document_.seq(), kPage, [self = shared_from_this()](ReadAnswer answer) {
    if (answer.kind == ReadAnswer::corrupt)
      return self->done_(self->document_,
                         "The log of this document is damaged after commit " + std::to_string(self->document_.seq()) +
                             ". Ask whoever runs the server to stop it and run `plenary verify` on its data folder.");
    if (answer.kind != ReadAnswer::ok)
      return self->done_(self->document_, "The log cannot be read just now. Try again in a moment.");
    try {
      for (const LogEntry& entry : answer.entries) {
        if (self->last_ != 0 && entry.seq > self->last_) break;
        self->visit_(self->document_, entry, parsed_commit(entry));
      }
    } catch (const BrokenLog& broken) {
      return self->done_(self->document_, std::string("The log is damaged: ") + broken.what() + ".");
    }
    const bool there = self->last_ != 0 && self->document_.seq() >= self->last_;
    if (there || answer.entries.empty() || self->document_.seq() >= answer.head.seq)
      return self->done_(self->document_, "");
    self->next();
  });
}

}  // namespace plenary
