#include "server/live/seeded_bugs.h"
#include "tests/simulation/world.h"

namespace plenary::simulation {
namespace {
constexpr std::int64_t kTickMs = 250;
}

Person::Person(World& world, std::string who, std::string client_name)
    : participant(std::move(who)),
      name(std::move(client_name)),
      world_(world),
      chance_(world.chance.fork()),
      outbox_(std::make_unique<client::MemoryOutbox>()),
      clock_wrong_by_ms_(world.chance.between(-600'000, 600'000)),
      between_ticks_ms_(kTickMs) {}

client::Now Person::now() const {
  return {1'000 + world_.line.now(), kWallAtStart + world_.line.now() + clock_wrong_by_ms_};
}

void Person::start() {
  life_ = std::make_shared<Life>();
  client::SessionOptions options;
  options.random = [this](void* bytes, std::size_t count) { chance_.fill(bytes, count); };
  session_ = std::make_unique<client::Session>(options, *outbox_, *this);
  world_.note(name + " starts");
  dialling_ = false;
  dial();
  tick_again(chance_.between(1, kTickMs));
}

void Person::crash(bool outbox_too, std::int64_t back_after) {
  if (!alive()) return;
  world_.note(name + (outbox_too ? " crashes and forgets" : " crashes"));
  world_.witness.count(outbox_too ? "client crashes without its outbox" : "client crashes");
  if (wire_) wire_->breaks();
  wire_.reset();
  if (outbox_too) {
    told[client_id()].memory_lost = true;
    added.clear();
    outbox_ = nullptr;
  }
  outcomes_.clear();
  life_.reset();
  session_.reset();
  if (!outbox_) outbox_ = std::make_unique<client::MemoryOutbox>();
  world_.line.after(back_after, [this] { start(); });
}

void Person::disconnect() {
  if (wire_) wire_->breaks();
}

bool Person::has_nothing_left() const {
  if (removed_) return true;
  return alive() && session_->state() == client::State::live && session_->outstanding() == 0;
}

// ---- the driver that session.h asks for

void Person::tick() {
  drive();
  tick_again(between_ticks_ms_);
}

void Person::tick_again(std::int64_t after_ms) {
  world_.line.after(after_ms, life_, [this, which = ++ticks_] {
    if (which == ticks_) tick();
  });
}

void Person::is_looked_at_no_more(std::int64_t between_ticks_ms) {
  if (!alive()) return;
  world_.witness.count("page that nobody looks at");
  between_ticks_ms_ = between_ticks_ms;
  tick_again(between_ticks_ms_);
}

void Person::is_looked_at_again() {
  if (std::exchange(between_ticks_ms_, kTickMs) != kTickMs && alive()) tick_again(1);
}

void Person::set_clock(std::int64_t wrong_by_ms) {
  world_.witness.count("client's clock set");
  clock_wrong_by_ms_ = wrong_by_ms;
  clock_set_at_ = world_.line.now();
}

void Person::drive() {
  session_->tick(now());
  if (wire_)
    for (std::string& bytes : session_->outgoing(now())) {
      if (wire_) wire_->from_client(std::move(bytes));
    }
  note_saved();
  if (session_->wants_to_close() && wire_) {
    const auto leaving = std::move(wire_);
    wire_.reset();
    leaving->client_leaves();
    session_->on_close(1000, now());
  }
  if (session_->state() == client::State::stopped) {
    if (!removed_) world_.witness.wrong("no client stops without a reason", name);
    return;
  }
  if (!wire_ && !dialling_) {
    dialling_ = true;
    world_.line.after(session_->pause_before_dialling_ms() + chance_.between(20, world_.trouble ? 800 : 200), life_,
                      [this] {
                        dialling_ = false;
                        dial();
                      });
  }
}

void Person::dial() {
  if (wire_ || !session_->wants_connection()) return;
  Node* node = world_.some_node();
  if (!node) return drive();
  world_.note(name + " dials " + node->name);
  session_->dialling();
  wire_ = std::make_shared<Wire>(world_, *node, *this);
  wire_->dial();
}

void Person::opened(const std::shared_ptr<Wire>& wire) {
  if (wire != wire_) return;
  session_->on_open(now());
  drive();
}

// A client that drops what is acknowledged is one that takes every acknowledgement for stable.
std::string Person::all_stable(const std::string& bytes) {
  ServerFrame frame;
  if (!frame.ParseFromString(bytes)) return bytes;
  for (ServerMessage& message : *frame.mutable_messages())
    if (message.has_ack()) message.mutable_ack()->set_stable(message.ack().seq());
  return frame.SerializeAsString();
}

void Person::hears(const std::shared_ptr<Wire>& wire, const std::string& bytes) {
  if (wire != wire_) return;
  const std::string before = client_id();
  note_outcomes(bytes);
  session_->on_frame(PLENARY_BUG(outbox_dropped_at_ack) ? all_stable(bytes) : bytes, now());
  if (client_id() != before) {
    world_.note(name + " takes a new client id");
    world_.witness.count("new client id");
    outcomes_.clear();
  }
  drive();
}

void Person::closed(const std::shared_ptr<Wire>& wire, std::uint16_t code) {
  if (wire != wire_) return;
  world_.note(name + " is closed with " + std::to_string(code));
  wire_.reset();
  const std::string before = client_id();
  session_->on_close(code, now());
  if (client_id() != before) {
    world_.witness.count("new client id");
    outcomes_.clear();
  }
  if (code == 4102) {
    removed_ = true;
    told[client_id()].memory_lost = true;  // it will not send again
  } else if (code >= 4000 && code != 4408) {
    world_.witness.wrong("no client is sent away without a reason", name + " with " + std::to_string(code));
  }
  drive();
}

// ---- what this client was told

// Read beside the session, from the same bytes.
void Person::note_outcomes(const std::string& bytes) {
  ServerFrame frame;
  if (!frame.ParseFromString(bytes)) return;
  Told& mine = told[client_id()];
  const auto stable = [&](Seq seq) {
    for (const auto& [cseq, at] : outcomes_)
      if (at <= seq) mine.stable.insert(cseq);
  };
  for (const ServerMessage& message : frame.messages()) {
    switch (message.kind_case()) {
      case ServerMessage::kWelcome:
        if (message.welcome().mode() == Welcome::SNAPSHOT) outcomes_.clear();
        stable(message.welcome().stable());
        break;
      case ServerMessage::kResync:
        world_.witness.count("resync");
        outcomes_.clear();
        break;
      case ServerMessage::kAck:
        outcomes_.emplace(message.ack().cseq(), message.ack().seq());
        if (message.ack().refusal().code() == STALE_TEXT) mine.stale.insert(message.ack().cseq());
        if (message.ack().stable() != 0) stable(message.ack().stable());
        break;
      case ServerMessage::kStable:
        world_.witness.count("stable told later");
        stable(message.stable().seq());
        break;
      case ServerMessage::kViewChange: world_.witness.count("role changes while here"); break;
      case ServerMessage::kProblem:
        if (message.problem().code() == 4420)
          outcomes_.erase(outcomes_.upper_bound(message.problem().cseq()), outcomes_.end());
        break;
      default: break;
    }
  }
}

// The sentence on the screen: a lie, if something is in no commit of any log yet.
void Person::note_saved() {
  const bool says_saved = PLENARY_BUG(saved_when_open) ? wire_ && session_->state() == client::State::live
                                                       : session_->saved_state(now()).kind == client::SavedState::saved;
  if (!says_saved) return;
  world_.witness.count("saved is said");
  Told& mine = told[client_id()];
  for (const std::uint32_t last = session_->outbox().last_cseq(); mine.saved < last;)
    if (++mine.saved; !world_.witness.was_taken(client_id(), mine.saved))
      world_.witness.wrong("saved is said only of what is in the log", name + " request " + std::to_string(mine.saved));
}

void Person::accepted(std::uint32_t cseq, std::uint32_t) { told[client_id()].accepted.insert(cseq); }
void Person::refused(const client::Handback& handback) { handed_back(handback); }
void Person::retracted(const client::Handback& handback) {
  world_.witness.count("retraction");
  handed_back(handback);
}
void Person::handed_back(const client::Handback& handback) {
  told[client_id()].accepted.erase(handback.request.cseq());
  if (handback.request.verb_case() == Request::kCastBallot) world_.witness.count("ballot refused");
  added.erase(handback.request.add_card().id());
}

// ---- what people do

std::string Person::some_words() {
  static const std::vector<std::string> kWords = {"river ", "who pays ", "ü", "🌊",
                                                  "…",      "\n",        "x", "between the lines "};
  return chance_.one_of(kWords);
}

// All of one length: what a deletion leaves of one is never another.
std::string Person::fresh_word(const char* kind) {
  const std::string number = std::to_string(++world_.words_made);
  return kind + std::string(5 - std::min<std::size_t>(5, number.size()), '0') + number + "x";
}

std::string Person::some_card() {
  std::vector<std::string> cards;
  for (const Record* record : session_->shown().sorted())
    if (record->has_card()) cards.push_back(record->id());
  if (cards.empty()) return {};
  // People work on the same few cards.
  return cards[chance_.percent(60) ? cards.size() - 1 - chance_.below(std::min<std::size_t>(cards.size(), 3))
                                   : chance_.below(cards.size())];
}

std::string Person::some_own_card() {
  std::vector<std::string> cards;
  for (const Record* record : session_->shown().sorted())
    if (record->has_card() && session_->is_mine(record->id())) cards.push_back(record->id());
  return cards.empty() ? std::string() : chance_.one_of(cards);
}

// Two devices of one person vote, too, and both devices of "ben" at different nodes.
bool Person::votes() {
  const Record* open = nullptr;
  for (const Record* record : session_->shown().sorted())
    if (record->has_vote() && record->vote().closed_ms() == 0) open = record;
  Request request;
  if (participant == "fay") {
    if (open) {
      request.mutable_close_vote()->set_id(open->id());
    } else {
      request.mutable_open_vote()->set_id("v" + std::to_string(++world_.words_made));
      request.mutable_open_vote()->set_title("What first?");
      request.mutable_open_vote()->set_method(Vote::DOTS);
      request.mutable_open_vote()->set_target("card");
    }
  } else if (open) {
    CastBallot& cast = *request.mutable_cast_ballot();
    cast.set_vote(open->id());
    std::uint64_t left = chance_.percent(10) ? 9 : chance_.below(6);  // of five
    for (const std::string& target : open->vote().targets()) {
      const std::uint64_t on_this = std::min(left, chance_.below(6));
      if (on_this > 0) (*cast.mutable_dots())[target] = static_cast<std::uint32_t>(on_this);
      left -= on_this;
    }
  } else {
    return false;
  }
  ask(std::move(request));
  return true;
}

// Back to a phase that has been, on to the next, more time or less, a pause: beside what is due by itself.
bool Person::leads_phases() {
  const Record* running = session_->shown().find(session_->shown().board() ? session_->shown().board()->phase() : "");
  if (!running || !running->has_phase()) return false;
  Request request;
  const std::uint64_t what = chance_.below(10);
  if (what < 4) {
    StartPhase& start = *request.mutable_start_phase();
    start.set_id("p" + std::to_string(1 + chance_.below(3)));
    start.set_after(running->id());
    start.set_generation(running->phase().generation());
  } else if (what < 7) {
    request.mutable_set_phase_time()->set_id(running->id());
    request.mutable_set_phase_time()->set_minutes(chance_.percent(70) ? -1 : 1);
  } else {
    request.mutable_pause_phase()->set_id(running->id());
    request.mutable_pause_phase()->set_paused(running->phase().state() != Phase::PAUSED);
  }
  ask(std::move(request));
  return true;
}

void Person::ask(Request request) {
  const std::string card = request.add_card().id();
  // Shown, as anything that is asked for is.
  const bool resuming = session_->state() == client::State::connecting;
  const bool dropped = PLENARY_BUG(dropped_while_resuming) && resuming;
  if (resuming) world_.witness.count("asked before the welcome");
  if ((dropped || session_->submit(std::move(request), now())) && !card.empty()) added.insert(card);
  drive();
}

void Person::act_by_chance() {
  if (!alive() || removed_ || session_->state() == client::State::stopped) return;
  if (chance_.percent(participant == "fay" ? 6 : 12) && votes()) return;
  if (participant == "fay" && chance_.percent(5) && leads_phases()) return;
  const Document& shown = session_->shown();
  const Role role = session_->me().role;
  const std::uint64_t what = chance_.below(100);
  Request request;
  const auto changes_words = [&](const std::string& id) {
    const Record* record = shown.find(id);
    if (!record) return;
    const std::u16string words = text::to_units(record->text().content()).value_or(u"");
    // Some of what is there is kept, a little goes, something comes; never through the middle of a character.
    std::u16string after = words;
    std::size_t at = words.empty() ? 0 : chance_.below(words.size() + 1);
    const auto inside = [&](std::size_t place) {
      return place > 0 && place < words.size() && (words[place] & 0xfc00) == 0xdc00;
    };
    if (inside(at)) ++at;
    std::size_t gone = chance_.percent(40) ? std::min<std::size_t>(chance_.below(4), words.size() - at) : 0;
    if (inside(at + gone)) ++gone;
    after.replace(at, gone, chance_.percent(85) ? text::to_units(some_words()).value() : u"");
    (void)session_->edit_text(id, text::difference(words, after), now());
  };

  if (participant == "fay" && what < 12) {
    const Board* board = shown.board();
    if (what < 6 && board) {
      if (board->silent_writing()) {
        request.mutable_reveal_cards();
        if (world_.trouble) world_.witness.count("reveal amid trouble");
      } else {
        request.mutable_start_silent_writing();
      }
    } else if (what < 11) {
      static const std::vector<Role> kRoles = {PARTICIPANT, RAPPORTEUR, OBSERVER, PARTICIPANT};
      std::vector<std::string> others;
      for (const auto& person : world_.people)
        if (person->participant != "fay") others.push_back(person->participant);
      request.mutable_set_role()->set_participant(chance_.one_of(others));
      request.mutable_set_role()->set_role(chance_.one_of(kRoles));
    } else if (chance_.percent(30)) {
      request.mutable_remove_member()->set_participant(chance_.one_of(world_.people)->participant);
    }
  } else if (what < 40) {
    const std::string word = fresh_word("zq");
    world_.witness.hide_card(word, participant);
    request.mutable_add_card()->set_id(word);
    const std::string words = fresh_word("zw");
    world_.witness.wrote(word, words);
    request.mutable_add_card()->set_text(word + " " + words + " " + some_words());
    request.mutable_add_card()->set_kind(IDEA);
    request.mutable_add_card()->mutable_place()->set_region(chance_.percent(90) ? "r1" : "r2");
  } else if (what < 60) {
    return changes_words(chance_.percent(70) ? "note" : some_card());
  } else if (what < 70) {
    request.mutable_move_cards()->add_ids(some_card());
    request.mutable_move_cards()->mutable_to()->set_region(chance_.percent(50) ? "r1" : "r2");
    const Record* card = shown.find(request.move_cards().ids(0));
    if (card && chance_.percent(30)) request.mutable_move_cards()->set_if_version(card->version());
  } else if (what < 76) {
    if (chance_.percent(70)) {
      request.mutable_trash_cards()->add_ids(some_card());
      request.mutable_trash_cards()->set_reason("not needed");
    } else {
      request.mutable_restore_cards()->add_ids(some_card());
    }
  } else if (what < 77) {
    request.mutable_withdraw_card()->set_id(some_own_card());
    if (world_.trouble) world_.witness.count("card taken back amid trouble");
  } else if (what < 80) {
    request.mutable_add_link()->set_id("l" + std::to_string(++world_.words_made));
    request.mutable_add_link()->set_from(some_card());
    request.mutable_add_link()->set_to(some_card());
  } else if (what < 84) {
    request.mutable_add_cluster()->set_id("k" + std::to_string(++world_.words_made));
    request.mutable_add_cluster()->set_title("cluster");
    request.mutable_add_cluster()->add_cards(some_card());
    request.mutable_add_cluster()->set_region("r1");
  } else if (what < 88) {
    request.mutable_lock_cards()->add_ids(some_card());
    request.mutable_lock_cards()->set_locked(chance_.percent(40));
  } else if (what < 93 && role == RAPPORTEUR) {
    const std::string word = fresh_word("zn");
    world_.witness.hide_note(word);
    request.mutable_add_note()->set_id(word);
    request.mutable_add_note()->set_text(word + " noted");
    request.mutable_add_note()->set_visibility(chance_.percent(70) ? Note::WORKING : Note::RECORD);
  } else if (what < 96 && role == RAPPORTEUR) {
    for (const Record* record : shown.sorted())
      if (record->has_note() && record->id() != "note") request.mutable_set_note()->set_id(record->id());
    if (!request.has_set_note()) return;
    const bool record_now = shown.note(request.set_note().id())->visibility() == Note::RECORD;
    request.mutable_set_note()->set_visibility(record_now ? Note::WORKING : Note::RECORD);
  } else if (what < 98) {
    Presence presence;
    presence.add_dragging(some_card());
    presence.set_writing(some_card());
    session_->show_presence(presence);
    return drive();
  } else {
    (void)session_->undo(now());
    return drive();
  }
  if (request.verb_case() == Request::VERB_NOT_SET) return;
  ask(std::move(request));
}

}  // namespace plenary::simulation
