// LOG-6: comparing histories, by chain, whenever something does not fit; and LOG-10's look at the log before a token is
// judged. While this goes on nothing is decided.
#include <algorithm>

#include "server/live/live_document.h"
#include "server/live/seeded_bugs.h"

namespace plenary {

using Event = LiveObserver::Event;
namespace {
constexpr std::uint32_t kReadAtOnce = 512;
}

// A commit that another node (or this one) published. It may be late, doubled, or of a deposed primary.
void LiveDocument::heard(const LogPosition& head, const LogEntry& entry) {
  // LOG-5: not while an append is out, or the log is being read. The answer will mostly carry it; if not, it is asked for.
  if (state_ != State::serving || reconciling_ || (in_flight_ && !PLENARY_BUG(apply_while_in_flight))) {
    heard_ahead_ = std::max(heard_ahead_, entry.seq);
    return;
  }
  if (head.epoch == history_.at().epoch) {
    if (entry.seq <= history_.at().seq && history_.chain_at(entry.seq) == entry.chain) return;  // known
    if (advance_by(entry)) return decide_next();
  }
  check_position();
}

// Regularly, and whenever something is unclear: where is the log's head?
void LiveDocument::check_position() {
  position_timer_ = ports_.clock.after(options_.position_check_ms, [this] { check_position(); });
  if (busy() || awaiting_position_) return;
  awaiting_position_ = true;
  heard_ahead_ = 0;
  ports_.log.head(id_, [weak = weak_from_this()](HeadAnswer answer) {
    auto self = weak.lock();
    if (!self) return;
    self->awaiting_position_ = false;
    if (answer.kind == HeadAnswer::unavailable) {
      self->store_failing("The store does not answer.");
      return self->look_again_soon();
    }
    if (self->busy()) return;  // an append went out meanwhile: its answer says more
    switch (answer.kind) {
      case HeadAnswer::unavailable: return;
      case HeadAnswer::missing: return self->head_is_gone("the log's head is gone");
      case HeadAnswer::corrupt: return self->settle(State::damaged, "the log's head does not fit its last entry");
      case HeadAnswer::ok: self->store_answers(); return self->reconcile(answer.head);
    }
  });
}

void LiveDocument::reconcile(const LogPosition& head) {
  if (state_ != State::serving) return;
  const LogPosition& mine = history_.at();
  if (head == mine) {
    reconciling_ = false;
    position_known();
    return decide_next();
  }
  if (head.epoch != mine.epoch) {
    ports_.observer.happened(Event::epoch_changed, id_, 1);
    return reload();
  }
  if (head.seq > mine.seq) return catch_up();
  const std::optional<Chain> here = history_.chain_at(head.seq);
  if (head.seq < mine.seq && (here == head.chain || PLENARY_BUG(heal_without_prefix_check))) return heal_next(head);
  forked("another history won");
}

// Requests that wait for a look at the log do not wait for the next regular one.
void LiveDocument::look_again_soon() {
  position_timer_ =
      ports_.clock.after(std::min(options_.retry_ms * 5, options_.position_check_ms), [this] { check_position(); });
}

// The log may extend what is held here: read on, and see whether the chain agrees.
void LiveDocument::catch_up() {
  reconciling_ = true;
  ports_.log.read(id_, history_.at().seq, kReadAtOnce, [weak = weak_from_this()](ReadAnswer answer) {
    auto self = weak.lock();
    if (!self || self->state_ != State::serving) return;
    switch (answer.kind) {
      case ReadAnswer::unavailable:
        self->reconciling_ = false;
        self->store_failing(answer.detail);
        return self->look_again_soon();
      case ReadAnswer::missing:
      case ReadAnswer::corrupt: return self->settle(State::damaged, answer.detail);
      case ReadAnswer::ok: break;
    }
    self->store_answers();
    if (answer.head.epoch != self->history_.at().epoch) return self->reconcile(answer.head);
    for (const LogEntry& entry : answer.entries) {
      if (!self->advance_by(entry)) return self->forked("another history won");
      if (self->state_ != State::serving) return;
    }
    if (!answer.entries.empty()) self->ports_.observer.happened(Event::caught_up, self->id_, answer.entries.size());
    // It said that it had more, and has not: it is another one by now. What it has says which.
    if (answer.entries.empty() && answer.head.seq > self->history_.at().seq) return self->forked("another history won");
    self->reconcile(answer.head);
  });
}

// The log lost its tail and nothing came instead: my next lost commit, the same bytes, by the ordinary append.
void LiveDocument::heal_next(const LogPosition& head) {
  const std::optional<LogEntry> lost = history_.stored(head.seq + 1);
  if (!lost) return forked("the lost tail is too long to heal");
  reconciling_ = true;
  ports_.log.append(id_, head, *lost, [weak = weak_from_this(), head, chain = lost->chain](AppendAnswer answer) {
    auto self = weak.lock();
    if (!self || self->state_ != State::serving) return;
    switch (answer.kind) {
      case AppendAnswer::ok:
      case AppendAnswer::duplicate:
        self->store_works();
        self->ports_.observer.happened(Event::healed, self->id_, 1);
        return self->reconcile({head.epoch, head.seq + 1, chain});
      case AppendAnswer::conflict: return self->reconcile(answer.head);
      case AppendAnswer::corrupt: return self->settle(State::damaged, answer.detail);
      case AppendAnswer::unavailable:
        self->store_failing(answer.detail);
        self->retry_timer_ = self->ports_.clock.after(self->options_.retry_ms, [self = self.get(), head] {
          if (self->state_ == State::serving && self->reconciling_) self->heal_next(head);
        });
        return;
    }
  });
}

void LiveDocument::position_known() {
  auto waiting = std::move(waiting_for_position_);
  waiting_for_position_.clear();
  for (Visit* visit : waiting) welcome(*visit);
}

// STATUS-1: told to visitors when it has lasted, taken back as soon as the store works. Of one that works for a moment
// only (a full disk has room for a few bytes each time that Redis is started again) they are told again without delay.
void LiveDocument::store_failing(const std::string& why) {
  store_reason_ = why;
  if (store_failing_) return;
  store_failing_ = true;
  const std::int64_t now_ms = ports_.clock.steady_ms();
  const bool again = worked_again_ms_ && now_ms < *worked_again_ms_ + options_.read_only_within_ms;
  const std::int64_t left_ms = again ? 0 : well_ms_ + options_.read_only_within_ms - now_ms;
  read_only_timer_ =
      ports_.clock.after(std::clamp(left_ms, 4 * options_.retry_ms, options_.read_only_after_ms), [this] {
        if (store_failing_) tell_status();
      });
}

// A Redis on a full disk is started again, is read, and ends with the next append.
void LiveDocument::store_answers() {
  if (!in_flight_ && queue_.empty()) store_works();
}

void LiveDocument::store_works() {
  well_ms_ = ports_.clock.steady_ms();
  if (!store_failing_) return;
  store_failing_ = false;
  read_only_timer_.reset();
  if (told_read_only_) worked_again_ms_ = well_ms_;
  tell_status();
}

void LiveDocument::set_read_only(const std::string& reason) {
  if (read_only_reason_ == reason) return;
  read_only_reason_ = reason;
  tell_status();
  decide_next();
}

}  // namespace plenary
