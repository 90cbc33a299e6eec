// From a request to a commit in the log: the queue, the batch, the one append in flight, and its answers.
#include <algorithm>
#include <utility>

#include "facilitation/document/rehearsal.h"
#include "server/live/live_document.h"
#include "server/live/schema.h"
#include "server/live/seeded_bugs.h"

namespace plenary {

using Event = LiveObserver::Event;

// SUBMIT-1, SUBMIT-2: what becomes of a request as it arrives. Only the next of its client is queued.
LiveDocument::Held LiveDocument::admit_request(Visit& visit, const Request& request, std::uint64_t digest) {
  const auto& present = std::get<Visit::Present>(visit.state_);
  const ClientCounter* counter = document_.counter(present.client);
  const std::uint32_t settled = counter ? counter->cseq() : 0;
  const std::uint32_t cseq = request.cseq();
  if (cseq == 0) {
    dismiss(visit, 4105, "A request needs a number, from 1.");
    return Held::answered;
  }
  if (cseq <= settled && !(PLENARY_BUG(dedupe_by_window) && cseq < settled)) {
    if (cseq == settled && counter->request_digest() != 0 && counter->request_digest() != digest) {
      dismiss(visit, 4105, "This request was sent before with other content. Take a new client id.");
      return Held::answered;
    }
    acknowledge_stored(present.client, cseq);
    return Held::answered;
  }
  const auto queued = last_queued_.find(present.client);
  const std::uint32_t last = queued == last_queued_.end() ? settled : std::max(settled, queued->second);
  if (cseq <= last && !PLENARY_BUG(dedupe_by_window)) {
    const Queued* same = under_way(present.client, cseq);
    if (same && same->digest != digest)
      dismiss(visit, 4105, "This request was sent before with other content. Take a new client id.");
    return Held::answered;  // its ack will come
  }
  const bool is_next = cseq == last + 1 || PLENARY_BUG(any_higher) || PLENARY_BUG(dedupe_by_window);
  const bool room = last - settled < options_.queue_per_client && queue_.size() < options_.queue_most;
  if (!is_next || !room) {
    report_gap(present.client);
    return Held::answered;
  }
  return Held::decide;
}

const LiveDocument::Queued* LiveDocument::under_way(const std::string& client, std::uint32_t cseq) const {
  const auto is_it = [&](const Queued& queued) { return queued.client == client && queued.request.cseq() == cseq; };
  if (in_flight_)
    if (const auto found = std::find_if(in_flight_->requests.begin(), in_flight_->requests.end(), is_it);
        found != in_flight_->requests.end())
      return &*found;
  const auto found = std::find_if(queue_.begin(), queue_.end(), is_it);
  return found == queue_.end() ? nullptr : &*found;
}

void LiveDocument::enqueue(Queued queued) {
  queued.arrived_ms = ports_.clock.steady_ms();
  if (!queued.client.empty()) last_queued_[queued.client] = queued.request.cseq();
  queue_.push_back(std::move(queued));
  decide_next();
}

void LiveDocument::act(Actor actor, Request request, std::function<void(Act)> done) {
  when_settled([weak = weak_from_this(), actor = std::move(actor), request = std::move(request),
                done = std::move(done)]() mutable {
    auto self = weak.lock();
    if (!self || self->state_ != State::serving) return done({});
    Queued queued;
    queued.actor = std::move(actor);
    queued.request = std::move(request);
    queued.done = std::move(done);
    self->enqueue(std::move(queued));
  });
}

#ifdef PLENARY_SEEDED_BUGS
namespace {
// Of votes_counted_per_node: dots are added to what was given at another node, and judged by themselves.
void add_to_ballot(Outcome& outcome, const Document& document, const History& history, const std::string& node) {
  for (Effect& effect : outcome.effects) {
    const DocumentEntry* before = effect.put().has_ballot() ? document.entry(effect.put().id()) : nullptr;
    const std::optional<LogEntry> stored = before ? history.stored(before->changed) : std::nullopt;
    if (!stored || parsed_commit(*stored).node() == node) continue;
    for (const auto& [target, dots] : before->record.ballot().dots())
      (*effect.mutable_put()->mutable_ballot()->mutable_dots())[target] += dots;
  }
}
}  // namespace
#endif

void LiveDocument::decide_next() {
  if (busy()) return;
  // Somebody waits to be welcomed, or a commit was heard that could not be applied then: first a look at the log, or a
  // busy board would never come to it.
  if (!waiting_for_position_.empty() || heard_ahead_ > history_.at().seq) return check_position();
  if (queue_.empty() || !read_only_reason_.empty()) return;

  InFlight batch;
  batch.expected = history_.at();
  batch.commit.set_seq(history_.at().seq + 1);
  batch.commit.set_at_ms(std::max(document_.at_ms(), ports_.clock.wall_ms()));
  batch.commit.set_node(options_.node);
  batch.commit.set_schema(kSchema);

  std::vector<std::pair<std::function<void(Act)>, Outcome>> refused_acts;
  std::vector<Queued> settled_acts;
  std::vector<Queued> known;  // decided before; told again when the document is back at what the log has
  std::size_t bytes = 0;
  Undo undo = begin_commit(document_, batch.commit.seq(), batch.commit.at_ms());
  while (!queue_.empty() && batch.requests.size() < options_.batch_requests && bytes < options_.batch_bytes) {
    Queued queued = std::move(queue_.front());
    queue_.pop_front();
    if (!queued.client.empty()) {
      // The counters may have moved since it was queued: another node decided it, or the history is another one.
      const ClientCounter* counter = document_.counter(queued.client);
      const std::uint32_t settled = counter ? counter->cseq() : 0;
      if (queued.request.cseq() <= settled && !PLENARY_BUG(dedupe_by_window)) {
        // Of this very batch, queued twice: its ack comes when the log has it.
        const bool here = std::any_of(batch.requests.begin(), batch.requests.end(), [&](const Queued& one) {
          return one.client == queued.client && one.request.cseq() == queued.request.cseq();
        });
        if (!here) known.push_back(std::move(queued));
        continue;
      }
      if (queued.request.cseq() != settled + 1 && !PLENARY_BUG(any_higher) && !PLENARY_BUG(dedupe_by_window)) {
        last_queued_.erase(queued.client);
        report_gap(queued.client);
        continue;
      }
    }
    if (queued.tried && history_.holds(*queued.tried)) {  // its answer was lost, and it had happened
      settled_acts.push_back(std::move(queued));
      continue;
    }
    Moment now{batch.commit.at_ms(), 0};
    ports_.entropy.fill(&now.entropy, sizeof now.entropy);
    Outcome outcome = decide(document_, queued.request, queued.actor, now);
#ifdef PLENARY_SEEDED_BUGS
    if (PLENARY_BUG(votes_counted_per_node)) add_to_ballot(outcome, document_, history_, options_.node);
    if (PLENARY_BUG(unknown_fields_dropped))
      for (Effect& effect : outcome.effects) effect.DiscardUnknownFields();
#endif
    if (!outcome.accepted() && queued.client.empty()) {
      refused_acts.emplace_back(std::move(queued.done), std::move(outcome));  // has no number to be consumed
      continue;
    }
    if (!outcome.accepted() && PLENARY_BUG(unrecorded_refusals)) {
      acknowledge(queued.client, queued.request.cseq(), history_.at().seq, &outcome.refusal, false);
      continue;
    }
    Step& step = *batch.commit.add_steps();
    step.set_client(queued.client);
    step.set_cseq(queued.request.cseq());
    step.set_request_digest(queued.digest);
    step.set_actor(queued.actor.participant);
    step.set_verb(verb_number(queued.request));
    if (outcome.accepted()) {
      for (Effect& effect : outcome.effects) *step.add_effects() = std::move(effect);
    } else {
      *step.mutable_refusal() = outcome.refusal;
    }
    outcome.effects.clear();
    undo.append(evolve(document_, step, batch.commit.seq()));
    bytes += step.ByteSizeLong();
    batch.requests.push_back(std::move(queued));
    batch.outcomes.push_back(std::move(outcome));
  }
  std::move(undo).revert(document_);
  for (const Queued& queued : known) {
    acknowledge_stored(queued.client, queued.request.cseq());
    const auto last = last_queued_.find(queued.client);
    if (last != last_queued_.end() && last->second <= document_.counter(queued.client)->cseq())
      last_queued_.erase(last);
  }
  for (auto& [done, outcome] : refused_acts) done({std::move(outcome), history_.at().seq, true});
  for (const Queued& queued : settled_acts) queued.done({{}, queued.tried->seq, true});
  if (batch.requests.empty()) return;

  batch.entry = chain_.seal(batch.commit.seq(), batch.commit.SerializeAsString(), batch.expected.chain, ports_.entropy);
  batch.sent_ms = ports_.clock.steady_ms();
  batch.wait_ms = options_.retry_ms;
  if (PLENARY_BUG(ack_before_append)) {
    for (const Queued& queued : batch.requests)
      if (!queued.client.empty()) acknowledge(queued.client, queued.request.cseq(), history_.at().seq, nullptr, false);
  }
  if (PLENARY_BUG(broadcast_before_append)) {
    Document ahead = document_;
    Ring early;
    const RingEntry& entry =
        early.add(batch.commit.seq(), batch.entry.chain, batch.commit.at_ms(), evolve_and_show(ahead, batch.commit));
    for (Visit* visit : visits_)
      if (auto* present = std::get_if<Visit::Present>(&visit->state_); present && entry.for_class(present->viewers)) {
        present->back.push_back(entry.for_class(present->viewers));
        visit->visitor_.wake();
      }
  }
  in_flight_ = std::move(batch);
  send_in_flight();
}

void LiveDocument::send_in_flight() {
  ports_.log.append(id_, in_flight_->expected, in_flight_->entry, [weak = weak_from_this()](AppendAnswer answer) {
    if (auto self = weak.lock()) self->answered(std::move(answer));
  });
}

void LiveDocument::answered(AppendAnswer&& answer) {
  if (!in_flight_) return;  // given up: the document has ended
  switch (answer.kind) {
    case AppendAnswer::ok:
    case AppendAnswer::duplicate: {
      ports_.observer.happened(answer.kind == AppendAnswer::ok ? Event::append_ok : Event::append_duplicate, id_, 1);
      ports_.observer.append_took(ports_.clock.steady_ms() - in_flight_->requests.front().arrived_ms);
      store_works();
      InFlight batch = std::move(*in_flight_);
      in_flight_.reset();
      advance(batch.entry, batch.commit, &batch.requests, &batch.outcomes);
      return decide_next();
    }
    case AppendAnswer::conflict: {
      ports_.observer.happened(Event::append_conflict, id_, 1);
      take_back_in_flight();
      if (answer.head.epoch == history_.at().epoch && answer.missed_known) {
        for (const LogEntry& entry : answer.missed)
          if (!advance_by(entry)) return reconcile(answer.head);
        if (state_ != State::serving) return;
        if (history_.at() == answer.head) return decide_next();
      }
      return reconcile(answer.head);
    }
    case AppendAnswer::corrupt:
      ports_.observer.happened(Event::append_corrupt, id_, 1);
      take_back_in_flight();
      if (!rehearsal_of(id_).empty()) return check_position();  // ended by another node?
      return settle(State::damaged, answer.detail);
    case AppendAnswer::unavailable:
      // LOG-5: nobody knows whether it happened. The same bytes again, until there is one of the four answers.
      ports_.observer.happened(Event::append_unknown, id_, 1);
      store_failing(answer.detail);
      if (PLENARY_BUG(forget_on_unknown)) {
        in_flight_.reset();
        return decide_next();
      }
      retry_timer_ = ports_.clock.after(in_flight_->wait_ms, [this] {
        if (in_flight_) send_in_flight();
      });
      in_flight_->wait_ms = std::min(in_flight_->wait_ms * 2, options_.retry_most_ms);
      return;
  }
}

// Back to the front of the queue, in order: they are decided again on what the log now holds.
void LiveDocument::take_back_in_flight() {
  InFlight batch = std::move(*in_flight_);
  in_flight_.reset();
  const LogPosition tried{batch.expected.epoch, batch.entry.seq, batch.entry.chain};
  for (auto queued = batch.requests.rbegin(); queued != batch.requests.rend(); ++queued) {
    if (queued->client.empty()) queued->tried = tried;
    queue_.push_front(std::move(*queued));
  }
}

namespace {

// LOG-16: what may have to go now.
// Whoever takes back one card takes back several: one rewriting for all of them.
constexpr std::int64_t kCardsTogetherMs = 2'000;
constexpr std::int64_t kOthersEraseAfterMs = 5'000;
bool takes_back_a_card(const Step& step) { return step.verb() == Request::kWithdrawCard && !step.has_refusal(); }

bool makes_due_to_erase(const Step& step) {
  if (step.has_refusal()) return false;
  if (step.verb() == Request::kWithdrawAttribution) return true;
  for (const Effect& effect : step.effects())
    // A rapporteur's other words can wait for the hourly look: a log is rewritten, and everybody on the board loads it again.
    if ((effect.put().quote().old_words_due() && effect.put().quote().state() == Quote::GRANTED_WITH_EDITS) ||
        (effect.put().vote().ballots_due() && !effect.put().vote().ballots_discarded()) ||
        (effect.put().note().purged_ms() != 0 && !effect.put().note().erased()))
      return true;
  return false;
}

// Of a record: somebody who may be no member of it.
bool speaks_of_somebody(const Commit& commit) {
  for (const Step& step : commit.steps())
    for (const Effect& effect : step.effects()) {
      const Paragraph& paragraph = effect.put().paragraph();
      if (effect.put().has_session_record() || !paragraph.owner().empty() || !paragraph.presenters().empty())
        return true;
    }
  return false;
}

}  // namespace

// LOG-4: the log has this commit. Now it is applied, shown, acknowledged.
void LiveDocument::advance(const LogEntry& entry, const Commit& commit, const std::vector<Queued>* requests,
                           const std::vector<Outcome>* outcomes) {
  CommitView view = evolve_and_show(document_, commit);
  history_.add(entry);
  if (proven_ahead_ && proven_ahead_->seq <= entry.seq) proven_stable(*std::exchange(proven_ahead_, std::nullopt));
  const std::vector<std::string> members = std::move(view.members_changed);
  const RingEntry& shown = ring_.add(commit.seq(), entry.chain, commit.at_ms(), std::move(view));
  ++commits_since_snapshot_;
  bytes_since_snapshot_ += entry.commit.size();

  std::uint64_t decided = 0;
  std::uint64_t refused = 0;
  for (const Step& step : commit.steps()) {
    ++(step.has_refusal() ? refused : decided);
    // Who decided it is first. An answer may be lost, and then nobody knows that they decided it.
    const std::int64_t later_ms = requests ? 0 : kOthersEraseAfterMs;
    if (!erasing_ && !erase_timer_ && takes_back_a_card(step))
      erase_timer_ = ports_.clock.after(kCardsTogetherMs + later_ms, [this] { erase_if_due(); });
    if (!erasing_ && makes_due_to_erase(step)) erase_timer_ = ports_.clock.after(later_ms, [this] { erase_if_due(); });
    if (step.client().empty()) continue;
    acknowledge(step.client(), step.cseq(), commit.seq(), step.has_refusal() ? &step.refusal() : nullptr, false);
    const auto queued = last_queued_.find(step.client());
    if (queued != last_queued_.end() && queued->second <= step.cseq()) last_queued_.erase(queued);
  }
  if (requests) {
    if (decided > 0) ports_.observer.happened(Event::decided, id_, decided);
    if (refused > 0) ports_.observer.happened(Event::refused, id_, refused);
    for (std::size_t i = 0; i < requests->size(); ++i)
      if ((*requests)[i].done) (*requests)[i].done({(*outcomes)[i], commit.seq(), true});
  }
  if (!members.empty()) {
    named_.reset();
    members_changed(members);
  }
  if (speaks_of_somebody(commit)) {
    named_.reset();
    if (const auto unknown = named_and_not_known(); !visits_.empty() && !unknown.empty()) fetch_people(unknown);
  }
  wake_for(shown);
  keep_time();
  store_snapshot_if_due(/*leaving=*/false);
  if (options_.advanced) options_.advanced(*this, commit);
}

bool LiveDocument::advance_by(const LogEntry& entry) {
  if (entry.seq != history_.at().seq + 1) return false;
  if (!chain_.follows(entry, history_.at().chain) && !PLENARY_BUG(heard_by_number)) return false;
  Commit commit;
  try {
    commit = parsed_commit(entry);
    Undo tried = evolve(document_, commit);  // folds at all? Only then for the viewers
    std::move(tried).revert(document_);
  } catch (const BrokenLog& broken) {
    settle(State::damaged, broken.what());
    return true;
  }
  advance(entry, commit, nullptr, nullptr);
  return true;
}

void LiveDocument::acknowledge(const std::string& client, std::uint32_t cseq, Seq seq, const Refusal* refusal,
                               bool duplicate) {
  const auto found = by_client_.find(client);
  if (found == by_client_.end()) return;
  Visit& visit = *found->second;
  ServerMessage message;
  Ack& ack = *message.mutable_ack();
  ack.set_cseq(cseq);
  ack.set_seq(seq);
  if (refusal) {
    *ack.mutable_refusal() = *refusal;
    ack.set_sentence(sentence(*refusal));
  }
  ack.set_duplicate(duplicate);
  auto& present = std::get<Visit::Present>(visit.state_);
  if (ports_.log.ok_is_stable() || seq <= stable_) {
    ack.set_stable(seq);
  } else {
    present.unstable = std::max(present.unstable, seq);
  }
  present.acks.push_back({seq, encoded(message)});
  visit.visitor_.wake();
}

// LOG-12: the log proved it. Told in order, and to those alone who wait for it: others learn nothing from it.
void LiveDocument::proven_stable(const LogPosition& at) {
  if (state_ != State::serving || at.epoch != history_.at().epoch) return;
  if (at.seq > history_.at().seq) {
    if (!proven_ahead_ || proven_ahead_->seq < at.seq) proven_ahead_ = at;
    return;
  }
  if (history_.chain_at(at.seq) != at.chain && !PLENARY_BUG(stable_by_number)) return;
  stable_ = std::max(stable_, at.seq);
  ServerMessage message;
  message.mutable_stable()->set_seq(at.seq);
  const Bytes bytes = encoded(message);
  for (Visit* visit : visits_) {
    auto* present = std::get_if<Visit::Present>(&visit->state_);
    if (!present || present->unstable == 0) continue;
    if (present->unstable <= at.seq) present->unstable = 0;
    present->acks.push_back({at.seq, bytes});
    visit->visitor_.wake();
  }
}

// Someone whose outcomes here may not be stable yet: the last of them is somewhere up to now.
void LiveDocument::await_stable(Visit::Present& present) const {
  const Seq head = history_.at().seq;
  if (!ports_.log.ok_is_stable() && head > stable_) present.unstable = head;
}

// SUBMIT-1: a request of which the outcome is known already.
void LiveDocument::acknowledge_stored(const std::string& client, std::uint32_t cseq) {
  ports_.observer.happened(Event::duplicate_answered, id_, 1);
  const ClientCounter& counter = *document_.counter(client);
  const Refusal* refusal = nullptr;
  Seq seq = counter.seq();
  for (const RefusedRequest& refused : counter.refused())
    if (refused.cseq() == cseq) {
      refusal = &refused.refusal();
      seq = refused.seq();
    }
  acknowledge(client, cseq, seq, refusal, true);
}

void LiveDocument::report_gap(const std::string& client) {
  ports_.observer.happened(Event::gap_reported, id_, 1);
  const auto found = by_client_.find(client);
  if (found == by_client_.end()) return;
  const ClientCounter* counter = document_.counter(client);
  const auto queued = last_queued_.find(client);
  const std::uint32_t settled = counter ? counter->cseq() : 0;
  ServerMessage message;
  ProtocolProblem& problem = *message.mutable_problem();
  problem.set_code(4420);
  problem.set_cseq(queued == last_queued_.end() ? settled : std::max(settled, queued->second));
  problem.set_sentence("Some of your changes did not arrive in order. They are being sent again.");
  found->second->say(message);
}

}  // namespace plenary
