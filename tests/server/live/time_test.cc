// What a document does by itself: the next phase when time is up, and a word about leaders who are gone.
#include "tests/catch.h"
#include "tests/server/live/room.h"

using namespace plenary;
using namespace plenary::test;

namespace {

// Silent writing of one minute, which the round follows by itself.
struct Silence : Room {
  Silence() {
    Guest& fay = guest("fay");
    Request plan;
    PlannedPhase& silent = *plan.mutable_set_phases()->add_phases();
    silent.set_id("p1");
    silent.set_kind(SILENT);
    silent.set_planned_minutes(1);
    silent.set_advances(true);
    PlannedPhase& round = *plan.mutable_set_phases()->add_phases();
    round.set_id("p2");
    round.set_kind(ROUND);
    Request start;
    start.mutable_start_phase()->set_id("p1");
    fay.sends(1, plan);
    fay.sends(2, start);
    log.answer_all();
  }
  [[nodiscard]] std::string phase() const { return folded().board()->phase(); }
};

// Lets time go by as it does: what the log is asked in between is answered.
void passes(Room& room, std::int64_t ms) {
  for (; ms > 0; ms -= 1'000) {
    room.clock.advance(std::min<std::int64_t>(ms, 1'000));
    room.log.answer_all();
  }
}

void admit_fay(Room& room) {
  Request admit;
  admit.mutable_admit()->set_participant("fay");
  admit.mutable_admit()->set_role(FACILITATOR);
  room.live().act({"", true}, admit, [](const LiveDocument::Act&) {});
  room.log.answer_all();
}
bool is_away(const Room& room) { return room.folded().member("fay")->away_since_ms() != 0; }

}  // namespace

TEST_CASE("PHASE-3: when the time of a phase is up, and a few seconds more, the next begins by itself",
          "[live][phases]") {
  Silence room;
  Guest& ada = room.guest("ada");
  ada.sends(1, add_card("c1", "written in silence"));
  room.log.answer_all();
  passes(room, 69'000);
  CHECK(room.phase() == "p1");
  passes(room, 2'000);
  CHECK(room.phase() == "p2");
  CHECK_FALSE(room.folded().card("c1")->hidden());
  CHECK(room.folded().find("p1")->phase().ended_by() == "timer");
}

TEST_CASE("a deadline that is extended is kept, and one that is paused waits", "[live][phases]") {
  Silence room;
  Guest& fay = room.guest("fay", "f2");
  Request extend;
  extend.mutable_set_phase_time()->set_id("p1");
  extend.mutable_set_phase_time()->set_minutes(1);
  fay.sends(1, extend);
  room.log.answer_all();
  passes(room, 100'000);
  CHECK(room.phase() == "p1");
  Request pause;
  pause.mutable_pause_phase()->set_id("p1");
  pause.mutable_pause_phase()->set_paused(true);
  fay.sends(2, pause);
  room.log.answer_all();
  passes(room, 600'000);
  CHECK(room.phase() == "p1");
  pause.mutable_pause_phase()->set_paused(false);
  fay.sends(3, pause);
  room.log.answer_all();
  passes(room, 31'000);
  CHECK(room.phase() == "p2");
}

TEST_CASE("PHASE-1: no crash loses a deadline: what is overdue at the start happens then", "[live][phases]") {
  Silence room;
  passes(room, 30'000);
  room.first.reset();
  room.clock.advance(600'000);
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  room.clock.advance(1'000);
  second.log.answer_all();
  CHECK(second.document().board()->phase() == "p2");
}

TEST_CASE("PHASE-1: of a clock that was ten minutes slow and is set, the deadline is noticed within ten seconds",
          "[live][phases]") {
  Silence room;
  room.first.reset();
  room.clock.set_wrong_by(-600'000);
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  for (int i = 0; i < 80; ++i) {
    room.clock.advance(1'000);
    second.log.answer_all();
  }
  CHECK(room.phase() == "p1");
  room.clock.set_wrong_by(0);
  room.clock.advance(10'000);
  second.log.answer_all();
  CHECK(room.phase() == "p2");
}

TEST_CASE("PHASE-3: two nodes that keep time do it once", "[live][phases]") {
  Silence room;
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  for (int i = 0; i < 75; ++i) {
    room.clock.advance(1'000);
    for (int n = 0; n < 3; ++n) {
      room.log.answer_all();
      second.log.answer_all();
    }
  }
  CHECK(room.phase() == "p2");
  const Lines verbs = room.verbs_in_log();
  CHECK(std::count(verbs.begin(), verbs.end(), "start_phase") == 1);
}

TEST_CASE("PHASE-4, X8: a facilitator who is gone for some seconds is noted as away, and as back on return",
          "[live][members]") {
  Room room;
  admit_fay(room);
  Guest& ben = room.guest("ben");
  Guest& fay = room.guest("fay");
  passes(room, 20'000);
  CHECK_FALSE(is_away(room));
  fay.goes();
  passes(room, 3'000);
  CHECK_FALSE(is_away(room));  // a page that is loaded again
  passes(room, 3'000);
  CHECK(is_away(room));
  CHECK_THAT(ben.hears().back(), PLENARY_CONTAINS("put member.fay"));
  room.guest("fay", "f2");
  room.log.answer_all();
  CHECK_FALSE(is_away(room));
}

TEST_CASE("nobody's absence is noted where nobody is, or who does not lead", "[live][members]") {
  Room room;
  admit_fay(room);
  Guest& fay = room.guest("fay");
  Guest& ben = room.guest("ben");
  ben.goes();
  passes(room, 20'000);
  CHECK(room.folded().member("ben")->away_since_ms() == 0);
  fay.goes();
  passes(room, 20'000);
  CHECK_FALSE(is_away(room));
}

TEST_CASE("PHASE-4: who leads from one node is not away for another", "[live][members]") {
  Room room;
  admit_fay(room);
  Node second(room.documents, room.clock, "n2");
  second.log.answer_all();
  room.guest("fay");
  second.arrives("ben").says_hello();
  for (int i = 0; i < 60; ++i) {
    room.clock.advance(1'000);
    for (int n = 0; n < 3; ++n) {
      room.log.answer_all();
      second.log.answer_all();
    }
  }
  CHECK_FALSE(is_away(room));
  const Lines verbs = room.verbs_in_log();
  CHECK(std::count(verbs.begin(), verbs.end(), "note_absence") <= 2);  // as it was loaded: away, and back
}
