// What the server says, and what follows from it.
#include <algorithm>
#include <utility>

#include "clients/cpp/brought.h"
#include "clients/cpp/session.h"

namespace plenary::client {
namespace {

// proto/README.md, close codes.
constexpr std::uint16_t kNotBinary = 1003, kBadData = 1007, kTooLarge = 1009;
constexpr std::uint16_t kRemoved = 4102, kProtocolError = 4105, kNewerConnection = 4113, kSessionEnded = 4401,
                        kNoDocument = 4404, kWaits = 4409, kOtherVersion = 4426;
constexpr std::uint32_t kGap = 4420, kRate = 4429;
constexpr std::int64_t kRepeatedGapMs = 1000;
constexpr int kMostProtocolErrors = 3;

}  // namespace

// ---- the connection

void Session::dialling() {
  if (state_ == State::stopped) return;
  wants_to_close_ = false;
  pause_before_dialling_ms_ = 0;
  set_state(State::connecting);
}

void Session::on_open(Now now) {
  if (state_ == State::stopped) return;
  open_ = true;
  greeted_ = false;
  wants_to_close_ = false;
  welcomed_ = false;
  opened_ms_ = heard_ms_ = now.steady_ms;
  ping_sent_ms_ = now.steady_ms;
  sending_paused_until_ms_ = 0;
  to_send_.clear();
  awaited_.clear();
  gap_.reset();
  snapshot_.reset();
  set_state(State::connecting);
}

void Session::on_close(std::uint16_t code, Now now) {
  (void)now;
  open_ = false;
  wants_to_close_ = false;
  snapshot_.reset();
  to_send_.clear();
  awaited_.clear();
  end_of_absence();
  if (!presence_.empty()) {
    presence_.clear();
    observer_.people_changed();
  }
  if (state_ == State::stopped) return;
  switch (code) {
    case kRemoved: return stop("You were removed from this board.");
    case kNewerConnection: return stop("This board was opened again from the same place; that one goes on.");
    case kSessionEnded:
      must_join_again_ = true;
      return stop("Your session has ended. Join again with your link; your changes are kept.");
    case kNoDocument: return stop("There is no such board any more.");
    case kWaits: return stop("A facilitator lets people in. Come again in a moment: you are on their list.");
    case kOtherVersion: return stop("The server speaks a newer protocol. Update this client; your changes are kept.");
    case kNotBinary:
    case kBadData:
    case kTooLarge: return stop("The server could not read what this client sent (code " + std::to_string(code) + ").");
    case kProtocolError:
      if (++protocol_errors_ >= kMostProtocolErrors)
        return stop("The server refuses this client (code 4105), also under new names.");
      // Not even let in under it: nothing of ours is known there.
      if (leaves_client_id_) outbox_.void_above(0);
      leave_client_id();
      break;
    default: break;
  }
  set_state(State::offline);
}

void Session::on_frame(std::string_view bytes, Now now) {
  wall_ms_ = now.wall_ms;
  if (!open_ || state_ == State::stopped) return;
  heard_ms_ = now.steady_ms;
  ServerFrame frame;
  if (!frame.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    does_not_fit("a frame that cannot be read");
    return;
  }
  for (const ServerMessage& message : frame.messages()) {
    receive(message, now);
    if (wants_to_close_ || state_ == State::stopped) break;
  }
  flush_all();
  predict();
  if (reloaded_) {
    reloaded_ = false;
    changed_.clear();
    observer_.reloaded();
  }
  if (!changed_.empty()) {
    const std::vector<std::string> ids(changed_.begin(), changed_.end());
    changed_.clear();
    observer_.changed(ids);
  }
}

void Session::receive(const ServerMessage& message, Now now) {
  if (away_ && !message.has_delta() && !message.has_snapshot() && state_ == State::live) end_of_absence();
  fresh_snapshot_ = false;
  switch (message.kind_case()) {
    case ServerMessage::kWelcome: return welcome(message.welcome(), now);
    case ServerMessage::kSnapshot: return snapshot(message.snapshot(), now);
    case ServerMessage::kDelta: return delta(message.delta());
    case ServerMessage::kAck: return ack(message.ack(), now);
    case ServerMessage::kStable: return stable(message.stable().seq());
    case ServerMessage::kResync: return resync(message.resync(), now);
    case ServerMessage::kViewChange: {
      me_.role = message.view_change().role();
      // The snapshot says where it stands, with its chain; until then there is nothing to resume from.
      Position at = replica_.at();
      at.set_seq(message.view_change().seq());
      at.clear_chain();
      expect_snapshot(at);
      observer_.state_changed();
      return;
    }
    case ServerMessage::kPeople:
      for (const Person& person : message.people().people()) people_[person.participant()] = person;
      observer_.people_changed();
      return;
    case ServerMessage::kPresence: {
      const Presence& presence = message.presence();
      if (presence.gone()) {
        presence_.erase(presence.connection());
      } else {
        presence_[presence.connection()] = presence;
      }
      observer_.presence_changed(presence);
      return;
    }
    case ServerMessage::kPong:
      answered_ = std::max(answered_, message.pong().number());
      if (message.pong().number() == ping_number_) {
        const std::int64_t half_way = (now.steady_ms - ping_sent_ms_) / 2;
        clock_offset_ms_ = message.pong().server_ms() + half_way - now.wall_ms;
      }
      return;
    case ServerMessage::kStatus: {
      const bool was = read_only_;
      read_only_ = message.status().read_only();
      read_only_why_ = message.status().reason();
      if (was && !read_only_ && state_ == State::live) queue_all();
      observer_.state_changed();
      return;
    }
    case ServerMessage::kGoAway: {
      const std::uint32_t spread = message.go_away().spread_ms();
      std::uint32_t chance = 0;
      options_.random(&chance, sizeof chance);
      pause_before_dialling_ms_ = spread == 0 ? 0 : chance % spread;
      if (!message.go_away().reason().empty()) observer_.notice(message.go_away().reason());
      return;
    }
    case ServerMessage::kProblem: return problem(message.problem(), now);
    case ServerMessage::KIND_NOT_SET: return;  // of a later minor version: nothing that we need
  }
}

// ---- where we stand

void Session::welcome(const Welcome& welcome, Now now) {
  welcomed_ = true;
  const bool again = !me_.participant.empty();
  if (!options_.participant.empty() && welcome.participant() != options_.participant)
    return stop("The server takes you for somebody else now. What was not sent is kept; open the board again.");
  me_.participant = welcome.participant();
  me_.role = welcome.role();
  me_.document = welcome.document();
  me_.connection = welcome.connection();
  clock_offset_ms_ = welcome.server_ms() - now.wall_ms;
  read_only_ = welcome.read_only();
  counter_ = welcome.counter();
  progress_ms_ = now.steady_ms;
  if (welcome.mode() == Welcome::SNAPSHOT) mine_.clear();
  mine_.insert(welcome.mine().begin(), welcome.mine().end());
  revert();
  if (welcome.mode() == Welcome::SNAPSHOT) {
    outcomes_without_history(welcome.at());
  } else {
    outbox_.void_above(counter_);
  }
  stable_ = 0;
  stable(welcome.stable());  // said to nobody again: whoever was here has heard it
  if (!wants_to_close_ && outbox_.counter_is_foreign(counter_)) leave_client_id();
  if (wants_to_close_) return;
  if (again) away_ = Away{now.steady_ms, {}, false};
  if (welcome.mode() == Welcome::SNAPSHOT) {
    expect_snapshot(welcome.at());
  } else {
    live(now);
  }
}

void Session::expect_snapshot(const Position& at) {
  revert();
  snapshot_.emplace(options_.snapshot);
  snapshot_at_ = at;
  to_send_.clear();
  awaited_.clear();
  set_state(State::loading);
}

void Session::snapshot(const SnapshotChunk& chunk, Now now) {
  // One may come unannounced: to somebody who was too slow for what happened in between (LIMIT-3).
  if (!snapshot_) snapshot_.emplace(options_.snapshot);
  if (chunk.has_at()) snapshot_at_ = chunk.at();
  switch (snapshot_->take(chunk)) {
    case SnapshotReader::Answer::more: return;
    case SnapshotReader::Answer::broken: return does_not_fit(snapshot_->fault());
    case SnapshotReader::Answer::whole: break;
  }
  revert();
  std::map<std::string, std::u16string> words_before;
  for (const UndoStack* stack : {&undo_, &redo_})
    for (const std::string& id : stack->records_with_words()) {
      const Record* record = shown().find(id);
      if (const Line* line = find_line(id)) {
        words_before[id] = line->words.shown();
      } else if (record) {
        words_before[id] = text::to_units(record->text().content()).value_or(std::u16string());
      }
    }
  if (away_) note_before_all();
  try {
    replica_.load(snapshot_->body(), snapshot_at_);
  } catch (const BrokenLog& broken) {
    return does_not_fit(broken.what());
  }
  snapshot_.reset();
  fresh_snapshot_ = true;
  reloaded_ = true;
  ask_whether_caught_up();
  rebuild_lines();
  for (const auto& [id, before] : words_before) {
    const Record* record = shown().find(id);
    const Line* line = find_line(id);
    if (!record && !line) {
      undo_.words_lost(id);
      redo_.words_lost(id);
      continue;
    }
    const std::u16string after =
        line ? line->words.shown() : text::to_units(record->text().content()).value_or(std::u16string());
    words_changed(id, text::difference(before, after));
  }
  if (state_ != State::live) live(now);
}

void Session::live(Now now) {
  progress_ms_ = now.steady_ms;
  ask_whether_caught_up();
  protocol_errors_ = 0;
  queue_all();
  set_state(State::live);
}

void Session::delta(const Delta& delta) {
  if (snapshot_) return does_not_fit("a delta in the midst of a snapshot");
  revert();
  if (away_) note_before(delta);
  std::set<std::string> created;
  for (const Effect& effect : delta.effects())
    if (effect.has_put() && !shown().find(effect.put().id())) created.insert(effect.put().id());
  try {
    replica_.apply(delta);
  } catch (const BrokenLog& broken) {
    return does_not_fit(broken.what());
  }
  mine_.insert(delta.mine().begin(), delta.mine().end());
  words_of_delta(delta, created);
  for (const Effect& effect : delta.effects()) {
    switch (effect.kind_case()) {
      case Effect::kPut: changed_.insert(effect.put().id()); break;
      case Effect::kRemove: changed_.insert(effect.remove()); break;
      case Effect::kEdit: changed_.insert(effect.edit().id()); break;
      case Effect::KIND_NOT_SET: break;
    }
  }
}

// LOG-10: history changed under us.
void Session::resync(const Resync& resync, Now now) {
  counter_ = resync.counter();
  progress_ms_ = now.steady_ms;
  stable_ = 0;
  revert();
  outcomes_without_history(resync.at());
  if (outbox_.counter_is_foreign(counter_)) leave_client_id();
  if (!wants_to_close_) expect_snapshot(resync.at());
}

// The server said something that does not fit what we hold. A fresh copy mends that; if it keeps happening, something is
// wrong that reloading does not cure, and the person gets their words instead of a loop.
void Session::does_not_fit(const std::string& what) {
  snapshot_.reset();
  Position nowhere;
  replica_.set_position(nowhere);
  wants_to_close_ = true;
  if (++failures_ < options_.failures) return;
  stop("The board could not be kept in step with the server (" + what + "). Your words are below; copy them.");
}

// Outcomes mean nothing without the history that they were told in: all are asked for again. But not under a client id
// that is being left: there the counter says what was decided, and that has to be enough.
void Session::outcomes_without_history(const Position& at) {
  outbox_.void_above(leaves_client_id_ ? counter_ : 0);
  if (leaves_client_id_) outbox_.accepted_by(at.seq());
}

// LOG-13: another client id is needed. What was accepted under this one is first seen to become stable, or to be lost and
// asked for under the next.
void Session::leave_client_id() {
  leaves_client_id_ = outbox_.holds_accepted();
  if (leaves_client_id_) return;
  begin_anew();
  wants_to_close_ = open_;
}

// Another client id, and what is still to be decided under new numbers.
void Session::begin_anew() {
  revert();
  // Words in flight become words waiting: their requests get other numbers.
  std::vector<HeldWords> waiting;
  for (const auto& [id, line] : lines_) {
    if (line.words.buffer_is_empty()) continue;
    HeldWords held;
    held.record = id;
    held.on = text::to_utf8(line.words.without_buffer());
    held.change = text::to_proto(line.words.buffer());
    waiting.push_back(std::move(held));
  }
  std::map<std::uint32_t, std::uint32_t> renamed;
  if (!outbox_.begin_anew(random_bytes(16), waiting, renamed))
    return stop("This client needs a new name and could not keep it on this device (is the disk full?).");
  for (auto& [id, line] : lines_) {
    const std::u16string before = line.words.shown();
    line.words.rename(renamed);
    line.instead_of.clear();
    words_changed(id, text::difference(before, line.words.shown()));
  }
  undo_.rename(renamed);
  redo_.rename(renamed);
  counter_ = 0;
  stable_ = 0;
  observer_.state_changed();
}

// ---- outcomes

void Session::ack(const Ack& ack, Now now) {
  progress_ms_ = now.steady_ms;
  gap_.reset();
  awaited_.erase(ack.cseq());
  to_send_.erase(ack.cseq());
  counter_ = std::max(counter_, ack.cseq());
  OutboxEntry* entry = outbox_.find(ack.cseq());
  if (entry && entry->outcome == OutboxEntry::unknown) {
    revert();
    entry->seq = ack.seq();
    if (ack.has_refusal()) {
      entry->outcome = OutboxEntry::refused;
      settle_refused(*entry, ack.refusal(), ack.sentence());
    } else {
      entry->outcome = OutboxEntry::accepted;
      entry->was_accepted = true;
      if (entry->held.request.has_edit_text()) {
        const std::string& id = entry->held.request.edit_text().id();
        if (Line* line = find_line(id))
          if (const std::optional<text::Change> back = line->words.settled(ack.cseq())) words_changed(id, *back);
      }
      observer_.accepted(ack.cseq(), ack.seq());
    }
    observer_.state_changed();
  }
  if (ack.stable() != 0) stable(ack.stable());
  if (entry && stable_ != 0) stable(stable_);
}

void Session::settle_refused(OutboxEntry& entry, const Refusal& refusal, const std::string& sentence) {
  const Request& request = entry.held.request;
  const std::uint32_t cseq = entry.cseq();
  undo_.forget(cseq);
  redo_.forget(cseq);
  Handback handback{request, refusal, sentence, words_in(request)};
  std::string id = made_with_words(request);
  if (request.has_edit_text()) {
    id = request.edit_text().id();
    if (entry.carried_on) {
      if (Line* line = find_line(id)) (void)line->words.settled(cseq);
      return;
    }
    if (refusal.code() == STALE_TEXT && rebase(entry)) return;
    handback.words = entry.held.on;
    const std::optional<text::Change> change = text::from_proto(request.edit_text().change());
    if (change) (void)text::apply_utf8(handback.words, *change);
  }
  // What was typed on top of refused words would be refused too: it is handed back with them, in one piece. But not where
  // the words now there are without them: that id may be somebody else's by now, or the refusal one that is told again,
  // long after what has been typed since.
  Line* line = id.empty() ? nullptr : find_line(id);
  if (line && request.has_edit_text()) {
    const auto& flying = line->words.in_flight();
    const bool flies = std::any_of(flying.begin(), flying.end(), [&](const auto& one) { return one.cseq == cseq; });
    if (!flies) line = nullptr;
  } else if (line && shown().find(id)) {
    line = nullptr;
  }
  if (line && entry.was_refused) {
    // They have these words back; what was typed since waits for an outcome of its own.
    if (const std::optional<text::Change> back = line->words.settled(cseq)) words_changed(id, *back);
    changed_.insert(id);
  } else if (line) {
    const std::u16string before = line->words.shown();
    handback.words = words_in(request, text::to_utf8(before));
    (void)line->words.settled(cseq);
    const std::u16string without = line->words.without_buffer();
    line->words.set_buffer(text::Change().keep(static_cast<std::uint32_t>(without.size())));
    words_changed(id, text::difference(before, line->words.shown()));
    if (!flush(id)) observer_.notice("This device could not note that your words were handed back; is the disk full?");
    changed_.insert(id);
  }
  const bool told = std::exchange(entry.was_refused, true);
  if (entry.was_accepted) {
    entry.was_accepted = false;
    observer_.retracted(handback);
  } else if (!told) {
    observer_.refused(handback);
  }
}

void Session::stable(Seq seq) {
  stable_ = std::max(stable_, seq);
  if (outbox_.stable(stable_) > 0) observer_.state_changed();
  if (leaves_client_id_) leave_client_id();
}

void Session::problem(const ProtocolProblem& problem, Now now) {
  if (problem.code() == kGap) {
    // Requests that were under way behind the missing one are answered with the same GAP each: one answer is enough.
    if (gap_ == problem.cseq() && now.steady_ms - gap_ms_ < kRepeatedGapMs) return;
    gap_ = problem.cseq();
    gap_ms_ = now.steady_ms;
    counter_ = problem.cseq();
    revert();
    outbox_.void_above(counter_);
    if (outbox_.counter_is_foreign(counter_)) leave_client_id();
    if (state_ == State::live) queue_all();
    return;
  }
  if (problem.code() == kRate) {
    sending_paused_until_ms_ = now.steady_ms + std::max<std::int64_t>(problem.retry_after_ms(), 100);
    if (state_ == State::live) queue_all();
    return;
  }
  observer_.notice(problem.sentence());
}

// ---- guesses

void Session::revert() {
  replica_.revert();
  reverted_ = true;
}

// Everything that waits is guessed anew, in the order in which it was asked for; words last, on the records there are.
void Session::predict() {
  if (!reverted_) return;
  reverted_ = false;
  outbox_.date_the_undated(wall_ms_);
  for (const OutboxEntry& entry : outbox_.entries())
    if (entry.outcome == OutboxEntry::unknown) replica_.predict(entry.held.request, me_.participant, entry.made_ms);
  for (const auto& [id, line] : lines_) replica_.predict_words(id, line.words.ours());
}

// ---- while away

void Session::note_before(const Delta& delta) {
  for (const Effect& effect : delta.effects()) {
    const std::string& id = effect.has_put()    ? effect.put().id()
                            : effect.has_edit() ? effect.edit().id()
                                                : effect.remove();
    if (away_->before.contains(id)) continue;
    const Record* record = shown().find(id);
    away_->before.emplace(id, record ? *record : Record());
  }
}

void Session::note_before_all() {
  away_->whole = true;
  for (const auto& [id, entry] : shown().entries()) away_->before.emplace(id, entry.record);
}

void Session::end_of_absence() {
  if (!away_) return;
  const Away away = std::move(*away_);
  away_.reset();
  revert();
  WhileAway summary;
  const auto count = [&](const Record& before, const Record* now) {
    if (!now) {
      summary.gone += before.body_case() != Record::BODY_NOT_SET;
      return;
    }
    if (before.version() == now->version() && before.text().version() == now->text().version()) return;
    const bool fresh = before.body_case() == Record::BODY_NOT_SET;
    if (now->has_card() && !mine_.contains(now->id())) (fresh ? summary.new_cards : summary.changed_cards) += 1;
    if (now->has_card() && !fresh && mine_.contains(now->id())) summary.changed_cards += 1;
    if (now->has_note() && fresh && now->note().by() != me_.participant) summary.new_notes += 1;
    if (now->has_decision()) summary.decisions += 1;
    if (now->has_action()) summary.actions += 1;
  };
  for (const auto& [id, before] : away.before) count(before, shown().find(id));
  if (away.whole)
    for (const auto& [id, entry] : shown().entries())
      if (!away.before.contains(id)) count(Record(), &entry.record);
  predict();
  if (!summary.nothing()) observer_.while_away(summary);
}

}  // namespace plenary::client
