// Loading a document, and beginning anew when its history turned out to be another one (LOG-6, LOG-10).
#include <utility>

#include "facilitation/document/rehearsal.h"
#include "server/live/live_document.h"
#include "server/live/schema.h"
#include "server/live/seeded_bugs.h"

namespace plenary {

LiveDocument::LiveDocument(std::string id, LivePorts ports, const LiveOptions& options)
    : id_(std::move(id)),
      ports_(std::move(ports)),
      chain_(ports_.chain.of(id_)),
      options_(options),
      well_ms_(ports_.clock.steady_ms()) {}

LiveDocument::~LiveDocument() {
  if (following_) ports_.log.unfollow(id_);
  stop_listening_elsewhere();
}

void LiveDocument::load() {
  if (!following_) {
    // Heard commits are queued by the store while the load is under way; whatever is older than what was loaded is
    // ignored, whatever is newer is taken or leads to a read: subscribe first, then load, and there is no gap.
    following_ = true;
    ports_.log.follow(id_, [weak = weak_from_this()](const LogPosition& head, const LogEntry& entry) {
      if (auto self = weak.lock()) self->heard(head, entry);
    });
    begin_to_listen_elsewhere();
  }
  ports_.log.load(id_, [weak = weak_from_this()](LoadedDocument loaded) {
    if (auto self = weak.lock()) self->adopt(std::move(loaded));
  });
}

void LiveDocument::adopt(LoadedDocument&& loaded) {
  switch (loaded.kind) {
    case LoadedDocument::missing: return settle(State::missing, "");
    case LoadedDocument::corrupt: return settle(State::damaged, loaded.detail);
    case LoadedDocument::unavailable:
      store_failing(loaded.detail);
      retry_timer_ = ports_.clock.after(options_.retry_ms * 5, [this] { load(); });
      return;
    case LoadedDocument::found: break;
  }
  store_answers();
  try {
    LogPosition at{loaded.head.epoch, 0, {}};
    Document document;
    if (loaded.snapshot) {
      document = from_snapshot(*loaded.snapshot);
      at.seq = document.seq();
      const std::string& chain = loaded.snapshot->at().chain();
      if (chain.size() != at.chain.size()) throw BrokenLog("a snapshot without a chain");
      std::copy(chain.begin(), chain.end(), at.chain.begin());
    }
    History history;
    history.begin(at);
    for (const LogEntry& entry : loaded.entries) {
      if (!chain_.follows(entry, history.at().chain))
        throw BrokenLog("the chain does not hold at commit " + std::to_string(entry.seq));
      evolve(document, parsed_commit(entry));
      history.add(entry);
    }
    if (history.at() != loaded.head) throw BrokenLog("the entries do not lead to the head");
    document_ = std::move(document);
    history_ = std::move(history);
    commits_since_snapshot_ = static_cast<std::uint32_t>(loaded.entries.size());
  } catch (const BrokenLog& broken) {
    return settle(State::damaged, broken.what());
  }
  ring_.clear();
  snapshots_ = {};
  named_.reset();
  stable_ = 0;
  proven_ahead_.reset();
  recount_queue();
  settle(State::serving, "");
}

void LiveDocument::settle(State state, const std::string& why) {
  const bool again = state_ == state && state == State::serving;
  state_ = state;
  reconciling_ = false;
  if (state == State::damaged) ports_.observer.happened_because(LiveObserver::Event::document_damaged, id_, why);
  if (state != State::serving) {
    if (std::exchange(following_, false)) ports_.log.unfollow(id_);
    stop_listening_elsewhere();
    for (Queued& queued : queue_)
      if (queued.done) queued.done({});
    queue_.clear();
    last_queued_.clear();
    close_visits(state == State::missing ? 4404 : 1011,
                 state == State::missing ? "There is no such document."
                                         : "This document's log is damaged. Ask the operator to run plenary verify.");
  }
  auto waiting = std::move(waiting_for_settled_);
  waiting_for_settled_.clear();
  for (auto& then : waiting) then();
  if (state_ != State::serving) return;
  if (again) {
    renew_everybody("The history of this document changed on the server.");
  } else {
    for (Visit* visit : std::vector<Visit*>(visits_))
      if (auto* arriving = std::get_if<Visit::Arriving>(&visit->state_); arriving && arriving->greeted) greet(*visit);
  }
  position_known();  // the log was read just now
  if (!position_timer_) position_timer_ = ports_.clock.after(options_.position_check_ms, [this] { check_position(); });
  keep_time();
  look_for_lapses();
  if (!again) look_for_all_leaders();
  decide_next();
  if (options_.loaded) options_.loaded(*this);
}

// The keys of a served document are gone. Of a rehearsal they are meant to be (REHEARSAL-3): another node has ended it. Of
// anything else that is damage, which nobody repairs by itself.
void LiveDocument::head_is_gone(const std::string& why) {
  if (rehearsal_of(id_).empty()) return settle(State::damaged, why);
  end("This rehearsal has ended, and nothing of it is kept.");
}

void LiveDocument::end(std::string_view reason) {
  close_visits(4404, reason);
  retry_timer_ = {};
  due_timer_ = {};
  position_timer_ = {};
  lapses_timer_ = {};
  if (in_flight_) take_back_in_flight();
  settle(State::missing, "");
}

void LiveDocument::when_settled(std::function<void()> then) {
  if (state_ == State::loading) {
    waiting_for_settled_.push_back(std::move(then));
  } else {
    then();
  }
}

void LiveDocument::forked(const std::string& why) {
  ports_.observer.happened_because(LiveObserver::Event::forked, id_, why);
  reload();
}

void LiveDocument::reload() {
  reconciling_ = true;  // nothing is decided until what the log has is here; visitors keep what they see
  load();
}

void LiveDocument::renew_everybody(const std::string& reason) {
  for (Visit* visit : visits_) {
    auto* present = std::get_if<Visit::Present>(&visit->state_);
    if (!present) continue;
    ServerMessage message;
    Resync& resync = *message.mutable_resync();
    *resync.mutable_at() = proto_position(history_.at());
    const ClientCounter* counter = document_.counter(present->client);
    resync.set_counter(counter ? counter->cseq() : 0);
    resync.set_reason(reason);
    say_first(*present, message);
    if (!PLENARY_BUG(acks_survive_fork)) present->acks.clear();  // outcomes of a history that is no more
    present->unstable = 0;
    if (counter) await_stable(*present);
    const Role role = document_.role_of(visit->participant_);
    if (role != present->role && !PLENARY_BUG(fork_keeps_roles) && !take_role(*visit, *present, role)) continue;
    visit->visitor_.wake();
  }
}

// What is queued was numbered on the old history: here it may follow on a client's counter, or be decided already, or
// leave a gap. Deciding finds out (LOG-7); until then only what follows keeps its client's later requests in line.
void LiveDocument::recount_queue() {
  last_queued_.clear();
  for (const Queued& queued : queue_) {
    if (queued.client.empty()) continue;
    const ClientCounter* counter = document_.counter(queued.client);
    std::uint32_t last = counter ? counter->cseq() : 0;
    if (const auto known = last_queued_.find(queued.client); known != last_queued_.end()) last = known->second;
    if (queued.request.cseq() == last + 1) last_queued_[queued.client] = last + 1;
  }
}

bool LiveDocument::idle() const {
  return visits_.empty() && queue_.empty() && !in_flight_ && !erasing_ && !reconciling_ && !storing_snapshot_ &&
         waiting_for_settled_.empty() && state_ != State::loading;
}

void LiveDocument::store_snapshot_if_due(bool leaving) {
  if (state_ != State::serving || storing_snapshot_ || commits_since_snapshot_ == 0) return;
  const bool due =
      commits_since_snapshot_ >= options_.snapshot_commits || bytes_since_snapshot_ >= options_.snapshot_bytes;
  if (!due && !(leaving && commits_since_snapshot_ >= 64)) return;
  storing_snapshot_ = true;
  commits_since_snapshot_ = 0;
  bytes_since_snapshot_ = 0;
  DocumentSnapshot snapshot = to_snapshot(document_);
  *snapshot.mutable_at() = proto_position(history_.at());
  snapshot.set_schema(kSchema);
  ports_.log.save_snapshot(id_, history_.at(), snapshot, [weak = weak_from_this()](StoreAnswer answer) {
    auto self = weak.lock();
    if (!self) return;
    self->storing_snapshot_ = false;
    if (answer == StoreAnswer::ok) self->ports_.observer.happened(LiveObserver::Event::snapshot_stored, self->id_, 1);
  });
}

}  // namespace plenary
