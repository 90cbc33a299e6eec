// LOG-16: words that their speaker took back, those that stood before other words were agreed on, and ballots whose vote is
// in an approved record, go out of the log too. The log is read from its beginning, what is left is folded as it is read, and the store puts both in the place of what it
// had, under a new epoch. Then every node forgets what it held, and an act of the server says in the log that it has been
// done. Until that stands there, it is done again: after a crash, and after a failover that brought the words back. Before
// any of it the list of what is suppressed says which records they are (ARCHIVE-4): what is erased here may stand in an
// archive that was made earlier.
#include "facilitation/document/erase.h"
#include "facilitation/document/rehearsal.h"
#include "facilitation/rules/quotations.h"
#include "server/live/live_document.h"
#include "server/live/schema.h"
#include "server/live/seeded_bugs.h"

namespace plenary {

namespace {
constexpr std::uint32_t kReadAtOnce = 512;
}

struct LiveDocument::Erasing {
  std::set<std::string> records;                   // quotations and votes
  std::map<std::string, std::uint32_t> old_words;  // quotations with the version of the words that stay
  LogPosition at;                                  // the log as it was when this began
  Document clean;                                  // what is left of it, folded so far
  std::vector<LogEntry> erased;                    // entries with other bytes
  Epoch epoch = 0;                                 // the new one
  DocumentSnapshot snapshot;
  std::int64_t wait_ms = 0;
};

void LiveDocument::erase_if_due() {
  if (state_ != State::serving || erasing_ || !ports_.eraser) return;
  erase_timer_ = {};
  std::set<std::string> records = records_to_erase(document_);
  std::map<std::string, std::uint32_t> old_words = old_words_to_erase(document_);
  if (records.empty() && old_words.empty()) return;
  if (busy() || !read_only_reason_.empty()) {  // an append is out: soon, not at the next regular look
    erase_timer_ = ports_.clock.after(options_.retry_ms, [this] { erase_if_due(); });
    return;
  }
  erasing_ = std::make_shared<Erasing>();
  erasing_->records = std::move(records);
  erasing_->old_words = std::move(old_words);
  erasing_->at = history_.at();
  erasing_->wait_ms = options_.retry_ms;
  suppress_what_is_erased();
}

void LiveDocument::suppress_what_is_erased() {
  // REHEARSAL-4: no archive ever has those words, so there is nothing to keep out. Old words come back with an older archive
  // as what they were in it: asked for, or granted by their speaker.
  if (!ports_.suppressed || erasing_->records.empty() || !rehearsal_of(id_).empty()) return read_to_erase();
  std::vector<SuppressedWords> words;
  for (const std::string& record : erasing_->records) {
    words.emplace_back().set_document(id_);
    words.back().set_record(record);
  }
  ports_.suppressed->add(words, [weak = weak_from_this()](bool kept) {
    auto self = weak.lock();
    if (!self || !self->erasing_) return;
    if (!kept || self->state_ != State::serving) return self->give_up_erasing();
    self->read_to_erase();
  });
}

void LiveDocument::read_to_erase() {
  ports_.log.read(id_, erasing_->clean.seq(), kReadAtOnce, [weak = weak_from_this()](ReadAnswer answer) {
    auto self = weak.lock();
    if (!self || !self->erasing_) return;
    if (self->state_ != State::serving || answer.kind != ReadAnswer::ok ||
        answer.head.epoch != self->erasing_->at.epoch)
      return self->give_up_erasing();
    try {
      for (const LogEntry& entry : answer.entries) {
        if (entry.seq > self->erasing_->at.seq) break;
        self->take_to_erase(entry);
      }
    } catch (const BrokenLog&) {
      return self->give_up_erasing();
    }
    if (self->erasing_->clean.seq() == self->erasing_->at.seq) return self->rewrite_log();
    if (answer.entries.empty()) return self->give_up_erasing();
    self->read_to_erase();
  });
}

void LiveDocument::take_to_erase(const LogEntry& entry) {
  Commit commit = parsed_commit(entry);
  const bool erased = erase(commit, erasing_->records);
  if (erase_old_words(commit, erasing_->clean, erasing_->old_words) || erased) {
    LogEntry other{entry};
    other.salt.clear();
    other.commit = commit.SerializeAsString();
    erasing_->erased.push_back(std::move(other));
  }
  evolve(erasing_->clean, commit);
}

void LiveDocument::rewrite_log() {
  if (erasing_->erased.empty()) {  // done before, by whomever
    const Erasing done = std::move(*erasing_);
    erasing_.reset();
    note_erased(done);
    return decide_next();
  }
  ports_.entropy.fill(&erasing_->epoch, sizeof erasing_->epoch);
  erasing_->snapshot = to_snapshot(erasing_->clean);
  erasing_->snapshot.set_schema(kSchema);
  send_rewrite();
}

// No answer: the same again, since nobody knows whether it happened.
void LiveDocument::send_rewrite() {
  ports_.eraser->rewrite(
      id_, erasing_->at, erasing_->epoch, erasing_->erased, erasing_->snapshot,
      [weak = weak_from_this()](AppendAnswer answer) {
        auto self = weak.lock();
        if (!self || !self->erasing_) return;
        switch (answer.kind) {
          case AppendAnswer::ok:
          case AppendAnswer::duplicate:
            self->erasing_.reset();
            self->store_works();
            self->ports_.observer.happened(LiveObserver::Event::words_erased, self->id_, 1);
            return self->reload();
          case AppendAnswer::unavailable:
            self->store_failing(answer.detail);
            self->erase_timer_ = self->ports_.clock.after(self->erasing_->wait_ms, [self = self.get()] {
              if (self->erasing_) self->send_rewrite();
            });
            self->erasing_->wait_ms = std::min(self->erasing_->wait_ms * 2, self->options_.retry_most_ms);
            return;
          case AppendAnswer::conflict:
          case AppendAnswer::corrupt: return self->give_up_erasing();
        }
      });
}

// For now: the log is another than it was, or cannot be read. It is tried again.
void LiveDocument::give_up_erasing() {
  erasing_.reset();
  erase_timer_ = ports_.clock.after(options_.position_check_ms, [this] { erase_if_due(); });
  if (state_ == State::serving) check_position();
}

// LOG-12: said only once the log without the words is what survives. Its epoch began with the erasing, so that whatever is
// proven in it proves that, too; on a busy board the head hardly ever is.
void LiveDocument::note_erased(const Erasing& done) {
  if (!ports_.log.ok_is_stable() && stable_ == 0 && !PLENARY_BUG(erased_before_stable)) {
    erase_timer_ = ports_.clock.after(options_.position_check_ms, [this] { erase_if_due(); });
    return;
  }
  Request request;
  for (const std::string& record : done.records) request.mutable_note_erased()->add_records(record);
  for (const auto& [quote, version] : done.old_words) {
    OldWords& old = *request.mutable_note_erased()->add_old_words();
    old.set_quote(quote);
    old.set_version(version);
  }
  // What was taken back meanwhile comes next.
  act({"", /*server=*/true}, std::move(request), [weak = weak_from_this()](const Act& act) {
    if (auto self = weak.lock(); self && act.stored) self->erase_if_due();
  });
}

}  // namespace plenary
