// A board with people at it, driven by hand: no network, a clock that is advanced, a log whose answers are held.
//
//   Room room;                                   // document "doc", served by node "n1"
//   Guest& ben = room.guest("ben");              // greeted; heard so far is forgotten
//   ben.sends(1, add_card("c1", "words"));
//   room.log.answer_all();
//   CHECK(ben.hears() == Lines{"delta 2 put c1 edit c1 mine c1", "ack 1 at 2 stable 2"});
//
// At the board: fay (facilitator), ben and ada (participants), ray (rapporteur), oli (observer). Region "r1".
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "server/live/live_document.h"
#include "server/live/visit.h"
#include "tests/server/live/held_log.h"

namespace plenary::test {

using Lines = std::vector<std::string>;

class HandClock : public Clock {
 public:
  [[nodiscard]] std::int64_t wall_ms() const override { return 1'800'000'000'000 + now_ + wrong_by_; }
  [[nodiscard]] std::int64_t steady_ms() const override { return now_; }
  [[nodiscard]] Timer after(std::int64_t ms, std::function<void()> then) override;
  void advance(std::int64_t ms);                          // what is due happens in its order, at its time
  void set_wrong_by(std::int64_t ms) { wrong_by_ = ms; }  // the wall alone, as when somebody sets a clock

 private:
  std::int64_t wrong_by_ = 0;
  std::int64_t now_ = 1'000;
  std::int64_t made_ = 0;
  std::map<std::pair<std::int64_t, std::int64_t>, std::weak_ptr<std::function<void()>>> due_;
};

class Dice : public Entropy {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  void fill(void* bytes, std::size_t count) override;

 private:
  std::uint64_t state_;
};

// People are called as their participant ids, with a capital.
class NameList : public Directory {
 public:
  void names(const std::vector<std::string>& participants, std::function<void(std::vector<Person>)> done) override;
  void answer();  // all that were asked for

 private:
  std::deque<std::function<void()>> asked_;
};

class Counts : public LiveObserver {
 public:
  void happened(Event event, const std::string&, std::uint64_t count) override { events_[event] += count; }
  void append_took(std::int64_t) override {}
  [[nodiscard]] std::uint64_t operator[](Event event) const {
    const auto found = events_.find(event);
    return found == events_.end() ? 0 : found->second;
  }

 private:
  std::map<Event, std::uint64_t> events_;
};

class Guest : public Visitor {
 public:
  Guest(std::shared_ptr<LiveDocument> document, std::string participant, std::string client, VisitLimits limits = {});
  void wake() override { ++wakes; }
  void close(std::uint16_t code, std::string_view) override { closed = code; }

  void says_hello(const Position& resume = {}, std::uint32_t major = 1);
  void sends(std::uint32_t cseq, Request request);
  void sends(const ClientFrame& frame) { visit_->receive(frame); }
  void goes() { visit_.reset(); }

  // What came since last asked, one line a message; people and presence are kept for hears_people, hears_presence.
  Lines hears(std::size_t at_most = std::size_t(1) << 20);
  Lines hears_people();
  Lines hears_presence();
  // The messages themselves, since last taken.
  [[nodiscard]] std::vector<ServerMessage> took() { return std::exchange(messages_, {}); }
  // Every byte that ever came.
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  // As a client would hold it, from all that was heard.
  [[nodiscard]] const Document& replica() const { return replica_; }
  [[nodiscard]] const Position& at() const { return at_; }

  std::string client;
  std::uint16_t closed = 0;  // 0: open
  int wakes = 0;

 private:
  void pull(std::size_t at_most);
  void take(const ServerMessage& message);

  std::unique_ptr<Visit> visit_;
  std::string bytes_;
  std::vector<ServerMessage> messages_;
  Lines lines_, people_, presence_;
  Document replica_;
  Position at_;
  std::string snapshot_;
};

class Node {
 public:
  Node(std::shared_ptr<MemoryDocuments> documents, HandClock& clock, std::string name, LiveOptions options = {});
  ~Node();
  // Without a hello yet.
  Guest& arrives(const std::string& participant, std::string client = {}, VisitLimits limits = {});
  // Welcomed; what that brought is taken as heard.
  Guest& guest(const std::string& participant, std::string client = {}, VisitLimits limits = {});
  [[nodiscard]] const Document& document() const { return live->document(); }
  void load();  // afresh, as after a start; whoever was here is gone

  HeldLog log;
  Dice dice;
  NameList directory;
  Counts counts;
  ChainMaker chain;
  SuppressionList* suppressed = nullptr;  // given to what is loaded after it is set
  PresenceChannel* presence = nullptr;    // so is this
  LiveOptions options;
  std::shared_ptr<LiveDocument> live;
  std::deque<Guest> guests;

 private:
  HandClock& clock_;
};

// In which nobody is missed: of a facilitator who is not here nothing is noted.
inline LiveOptions without_absences() {
  LiveOptions options;
  options.absence_ms = 1'000'000'000;
  return options;
}

struct Room {
  // `more`: what the board begins with beside people and a region. A meeting among it: there is no board and no region.
  explicit Room(LiveOptions options = {}, const std::vector<Record>& more = {});
  // The log loses its last commits, as a failover may.
  void lose_tail(std::size_t commits);
  [[nodiscard]] MemoryDocument& stored() { return documents->by_id.at("doc"); }
  [[nodiscard]] Lines verbs_in_log() const;  // {"open_document", "add_card ben/1 refused NOT_FOUND"}
  [[nodiscard]] Document folded() const;     // the log alone

  HandClock clock;
  std::shared_ptr<MemoryDocuments> documents;
  std::unique_ptr<Node> first;
  HeldLog& log;

  Guest& guest(const std::string& participant, std::string client = {}) {
    return first->guest(participant, std::move(client));
  }
  [[nodiscard]] LiveDocument& live() { return *first->live; }
};

// 16 bytes that a person can tell apart.
[[nodiscard]] std::string client_named(const std::string& name);

[[nodiscard]] Request add_card(const std::string& id, const std::string& words, const std::string& region = "r1");
[[nodiscard]] Request edit_text(const Record& record, const text::Change& change);
[[nodiscard]] Request add_note(const std::string& id, const std::string& words,
                               Note::Visibility visibility = Note::RECORD);
[[nodiscard]] Request set_role(const std::string& participant, Role role);
[[nodiscard]] Request asks(const std::string& text);  // of what protobuf prints
[[nodiscard]] Request remove_member(const std::string& participant);
[[nodiscard]] Request start_silent_writing();
[[nodiscard]] Request reveal_cards();
[[nodiscard]] Request lock_cards(const std::string& id);  // refused unless a facilitator asks

[[nodiscard]] std::string words_of(const Document& document, const std::string& id);
// Ids of what is there, in order: "board c1 member.ada ...", members and board left out.
[[nodiscard]] std::string ids_in(const Document& document);

}  // namespace plenary::test
