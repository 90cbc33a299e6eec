// Phases: the plan, the one that runs, its time, and what happens at the boundary between two.
#include "facilitation/rules/phases.h"

#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

constexpr const char* kPlan =
    "set_phases { phases { id: 'p1' kind: FRAME planned_minutes: 4 } phases { id: 'p2' kind: SILENT planned_minutes: 6 "
    "advances: true }"
    " phases { id: 'p3' kind: ROUND planned_minutes: 9 } phases { id: 'p4' kind: VOTE_PHASE } phases { id: 'p5' kind: "
    "CLOSE } }";

Story planned() {
  Story story;
  story.asks("fay", kPlan);
  return story;
}
const Phase& phase(const Story& story, const std::string& id) { return story.document.find(id)->phase(); }
std::string states(const Story& story) {
  std::string said;
  for (const Record* record : phases_in_order(story.document))
    said += (said.empty() ? "" : " ") + record->id() + ":" + Phase::State_Name(record->phase().state());
  return said;
}
std::string start(const std::string& id, const std::string& after = "", int generation = 0) {
  return "start_phase { id: '" + id + "' after: '" + after + "' generation: " + std::to_string(generation) + " }";
}

}  // namespace

TEST_CASE("a plan is made, changed and put in another order until it begins", "[rules][phases]") {
  Story story = planned();
  CHECK(states(story) == "p1:PLANNED p2:PLANNED p3:PLANNED p4:PLANNED p5:PLANNED");
  CHECK(story.asks("fay", start("p1")) == "put phase p1 v2, put board board v2");
  CHECK(story.asks("fay",
                   "set_phases { phases { id: 'p3' kind: ROUND } phases { id: 'p6' kind: DISCUSS } phases { id: 'p2' "
                   "kind: SILENT } }") == "remove p4, remove p5, put phase p3 v2, put phase p6 v1, put phase p2 v2");
  CHECK(states(story) == "p1:RUNNING p3:PLANNED p6:PLANNED p2:PLANNED");
  CHECK(story.asks("ann", kPlan) == "FORBIDDEN");
  CHECK(story.asks("fay", "set_phases { phases { id: 'p9' } }") == "INVALID kind unknown");
  CHECK(story.asks("fay", "set_phases { phases { id: 'p9' kind: FRAME } phases { id: 'p9' kind: FRAME } }") ==
        "INVALID ids named_twice");
  CHECK(story.asks("fay", "set_phases { phases { id: 'board' kind: FRAME } }") == "INVALID id reserved");
  CHECK(story.asks("fay", "set_phases { phases { id: 'p9' kind: FRAME planned_minutes: 1441 } }") ==
        "LIMIT_REACHED minutes 1440");
  CHECK(story.asks("fay", "set_phases { phases { id: 'p9' kind: FRAME advances: true } }") ==
        "INVALID minutes missing");
}

TEST_CASE("a phase begins, has a deadline, and ends when the next begins", "[rules][phases]") {
  Story story = planned();
  const std::int64_t began = story.now.ms;
  story.asks("fay", start("p1"));
  CHECK(phase(story, "p1").started_ms() == began);
  CHECK(phase(story, "p1").deadline_ms() == began + 240'000);
  CHECK(story.document.board()->phase() == "p1");
  story.now.ms = began + 300'000;
  CHECK(story.asks("col", start("p3", "p1", 1)) ==
        "put phase p1 v3, put phase p2 v2, put phase p3 v2, put board board v3");
  CHECK(states(story) == "p1:ENDED p2:SKIPPED p3:RUNNING p4:PLANNED p5:PLANNED");
  CHECK(phase(story, "p1").ended_by() == "col");
  CHECK(phase(story, "p1").ended_ms() == began + 300'000);
}

TEST_CASE("PHASE-2: two taps do not skip a phase", "[rules][phases]") {
  Story story = planned();
  story.asks("fay", start("p1"));
  CHECK(story.asks("fay", start("p2", "p1", 1)) != "STALE");
  CHECK(story.asks("col", start("p2", "p1", 1)) == "STALE");
  CHECK(story.asks("col", start("p3", "p1", 1)) == "STALE");
  CHECK(story.asks("col", start("p3", "p2", 7)) == "STALE");
  CHECK(story.asks("col", start("p2", "p2", 1)) == "NOTHING_TO_DO");
  CHECK(story.asks("col", start("p9", "p2", 1)) == "NOT_FOUND phase");
}

TEST_CASE("going back is a start of its own, with another generation", "[rules][phases]") {
  Story story = planned();
  story.asks("fay", start("p1"));
  story.asks("fay", start("p3", "p1", 1));
  CHECK(story.asks("fay", start("p1", "p3", 1)) == "put phase p3 v3, put phase p1 v4, put board board v4");
  CHECK(phase(story, "p1").generation() == 2);
  CHECK(phase(story, "p1").ended_ms() == 0);
  CHECK(story.asks("fay", start("p3", "p1", 1)) == "STALE");
  CHECK(story.asks("fay", start("", "p1", 2)) == "put phase p1 v5, put board board v5");
  CHECK(story.document.board()->phase().empty());
}

TEST_CASE("what a phase took is kept when the group comes back to it", "[rules][phases]") {
  Story story = planned();
  const std::int64_t began = story.now.ms;
  story.asks("fay", start("p1"));
  story.asks("fay", "set_phase_time { id: 'p1' minutes: 2 }");
  story.now.ms = began + 300'000;
  const std::int64_t ended = story.now.ms;
  story.asks("fay", start("p3", "p1", 1));
  story.now.ms = ended + 60'000;
  story.asks("fay", start("p1", "p3", 1));
  REQUIRE(phase(story, "p1").earlier_size() == 1);
  const PhaseRun& first = phase(story, "p1").earlier(0);
  CHECK(first.started_ms() == began);
  CHECK(first.ended_ms() == ended);
  CHECK(first.extended_minutes() == 2);
  CHECK(first.ended_by() == "fay");
  CHECK(phase(story, "p1").extended_minutes() == 0);
}

TEST_CASE("after going back the plan goes on from there, whatever ran before", "[rules][phases]") {
  Story story = planned();
  story.asks("fay", start("p1"));
  story.asks("fay", start("p2", "p1", 1));
  story.asks("fay", start("p3", "p2", 1));
  story.asks("fay", start("p2", "p3", 1));  // p2 advances by itself
  REQUIRE(next_phase(story.document));
  CHECK(next_phase(story.document)->id() == "p3");
  story.now.ms = *due_ms(story.document);
  CHECK(due_request(story.document).start_phase().id() == "p3");
  story.asks("fay", start("", "p2", 2));
  CHECK(next_phase(story.document)->id() == "p4");  // between phases: after the last that began
}

TEST_CASE("time is given, taken and stopped", "[rules][phases]") {
  Story story = planned();
  const std::int64_t began = story.now.ms;
  story.asks("fay", start("p1"));
  CHECK(story.asks("fay", "set_phase_time { id: 'p1' minutes: 2 }") == "put phase p1 v3");
  CHECK(phase(story, "p1").deadline_ms() == began + 360'000);
  CHECK(phase(story, "p1").extended_minutes() == 2);
  const std::int64_t paused = story.now.ms;
  CHECK(story.asks("fay", "pause_phase { id: 'p1' paused: true }") == "put phase p1 v4");
  CHECK(story.asks("fay", "pause_phase { id: 'p1' paused: true }") == "NOTHING_TO_DO");
  story.now.ms = paused + 60'000;
  CHECK(story.asks("fay", "pause_phase { id: 'p1' paused: false }") == "put phase p1 v5");
  CHECK(phase(story, "p1").deadline_ms() == began + 420'000);
  CHECK(phase(story, "p1").paused_for_ms() == 60'000);
  const std::int64_t shortened = story.now.ms;
  story.asks("fay", "set_phase_time { id: 'p1' minutes: -100 }");
  CHECK(phase(story, "p1").deadline_ms() == shortened);
  CHECK(phase(story, "p1").extended_minutes() == 0);
  CHECK(phase(story, "p1").shortened_minutes() == 98);
  story.asks("fay", "set_phase_time { id: 'p1' minutes: 100 }");
  CHECK(phase(story, "p1").extended_minutes() == 2);
  CHECK(phase(story, "p1").shortened_minutes() == 0);
  CHECK(story.asks("fay", "set_phase_time { id: 'p2' minutes: 1 }") == "STALE");
  CHECK(story.asks("fay", "set_phase_time { id: 'px' minutes: 1 }") == "NOT_FOUND phase");
  CHECK(story.asks("fay", "set_phase_time { id: 'p1' minutes: 1441 }") == "LIMIT_REACHED minutes 1440");
}

TEST_CASE("silent writing is a phase: it hides, and the next one shows everything in one step",
          "[rules][phases][silence]") {
  Story story = planned();
  story.asks("fay", start("p1"));
  CHECK(story.asks("ann", "add_card { id: 'c0' place { region: 'here' } }") == "PHASE_CLOSED frame");
  story.asks("fay", start("p2", "p1", 1));
  CHECK(story.document.board()->silent_writing());
  story.asks("ann", "add_card { id: 'c1' text: 'one' place { region: 'here' } }");
  story.asks("ben", "add_card { id: 'c2' text: 'two' place { region: 'here' } }");
  CHECK(story.card("c1").hidden());
  const std::int64_t shown = story.now.ms;
  story.asks("fay", start("p3", "p2", 1));
  CHECK_FALSE(story.card("c1").hidden());
  CHECK_FALSE(story.card("c2").hidden());
  CHECK_FALSE(story.document.board()->silent_writing());
  CHECK(story.document.board()->revealed_ms() == shown);
}

TEST_CASE(
    "what was written before the vote on a device that was offline comes late, and is not weighed; nothing else is "
    "taken",
    "[rules][phases]") {
  Story story = planned();
  story.asks("fay", start("p3"));
  story.now.ms = 1'060'000;
  story.asks("fay", start("p4", "p3", 1));
  story.now.ms = 1'120'000;
  CHECK(story.asks("ben", "add_card { id: 'c1' text: 'x' place { region: 'here' } }") == "PHASE_CLOSED vote");
  CHECK(story.asks("ben", "add_card { id: 'c1' text: 'x' place { region: 'here' } written_ms: 1100000 }") ==
        "PHASE_CLOSED vote");
  story.asks("fay", "open_vote { id: 'v1' method: DOTS target: 'cluster' }");
  CHECK(story.asks(
            "ben",
            "add_card { id: 'c1' text: 'x' place { region: 'here' cluster: 'k1' x: 9 y: 9 } written_ms: 1030000 }") ==
        "put region late_additions v1, put card c1 v1, edit c1");
  CHECK(story.card("c1").late());
  CHECK(story.card("c1").region() == "late_additions");
  CHECK(story.card("c1").cluster().empty());
  CHECK(story.asks("ben", "add_card { id: 'c2' text: 'y' place { region: 'gone' } written_ms: 1030000 }") ==
        "put card c2 v1, edit c2");
  CHECK(story.card("c1").order() < story.card("c2").order());
  // Nobody carries it into what is weighed.
  CHECK(story.asks("ben", "move_cards { ids: 'c1' to { cluster: 'k1' } }").find("put") == std::string::npos);
}

TEST_CASE("until voting opens, what comes late stands where it was written for", "[rules][phases]") {
  Story story;
  story.asks("fay",
             "set_phases { phases { id: 'p1' kind: SILENT } phases { id: 'p2' kind: ROUND } phases { id: 'p3' kind: "
             "VOTE_PHASE } }");
  story.asks("fay", start("p1"));
  story.now.ms = 1'060'000;
  story.asks("fay", start("p2", "p1", 1));
  CHECK(story.asks("ben", "add_card { id: 'c1' text: 'x' place { region: 'here' } written_ms: 1030000 }")
            .find("late_additions") == std::string::npos);
  CHECK(story.card("c1").region() == "here");
  CHECK(story.card("c1").late());
}

TEST_CASE("what is due by itself: the deadline and a few seconds, if it advances and runs", "[rules][phases]") {
  Story story = planned();
  CHECK_FALSE(due_ms(story.document));
  story.asks("fay", start("p1"));
  CHECK_FALSE(due_ms(story.document));  // it waits for somebody
  const std::int64_t began = story.now.ms;
  story.asks("fay", start("p2", "p1", 1));
  REQUIRE(due_ms(story.document));
  CHECK(*due_ms(story.document) == began + 360'000 + 10'000);
  story.asks("fay", "pause_phase { id: 'p2' paused: true }");
  CHECK_FALSE(due_ms(story.document));
  story.asks("fay", "pause_phase { id: 'p2' paused: false }");
  story.now.ms = *due_ms(story.document);
  const Request due = due_request(story.document);
  CHECK(due.start_phase().id() == "p3");
  CHECK(story.decide_and_apply(due, kServer).accepted());
  CHECK(phase(story, "p2").ended_by() == "timer");
  CHECK(spelled(story.decide_and_apply(due, kServer)) == "STALE");  // another server was first
}

TEST_CASE("nobody closes a board of which nothing would remain", "[rules][phases]") {
  Story story = planned();
  CHECK(story.asks("fay", start("p5")) == "INVALID harvest missing");
  story.asks("ria", "set_harvest { disagreement_kept: 'none' }");
  CHECK(story.asks("fay", start("p5")) == "INVALID headline missing");
  story.asks("ria", "set_harvest { no_headline: true }");
  CHECK(story.asks("fay", start("p5")) == "INVALID example missing");
  story.asks("ria", "set_harvest { example: 'none' }");
  CHECK(story.asks("fay", start("p5")).find("missing") == std::string::npos);
  CHECK(story.document.board()->closed());
  CHECK(story.asks("ann", "add_card { id: 'c1' place { region: 'here' } }") == "CLOSED_BOARD");
}

TEST_CASE("nothing is due while the next phase may not begin: no server asks for it again and again",
          "[rules][phases]") {
  Story story;
  story.asks("fay",
             "set_phases { phases { id: 'p1' kind: HARVEST_PHASE planned_minutes: 3 advances: true } phases { id: 'p2' "
             "kind: CLOSE } }");
  story.asks("fay", start("p1"));
  CHECK_FALSE(due_ms(story.document));
  story.asks("ria", "set_harvest { no_headline: true disagreement_kept: 'none' example: 'none' }");
  CHECK(due_ms(story.document));
}

TEST_CASE("the timer ends no phase that was extended or paused while its act was on the way", "[rules][phases]") {
  Story story = planned();
  story.asks("fay", start("p2"));
  story.now.ms = *due_ms(story.document);
  const Request due = due_request(story.document);
  SECTION("extended") { story.asks("fay", "set_phase_time { id: 'p2' minutes: 5 }"); }
  SECTION("paused") { story.asks("fay", "pause_phase { id: 'p2' paused: true }"); }
  SECTION("off the record") { story.asks("fay", "set_off_record { off: true }"); }
  CHECK(spelled(story.decide_and_apply(due, kServer)) == "STALE");
  CHECK(story.document.board()->phase() == "p2");
}

TEST_CASE("what ended while nobody was there did not take until somebody looked", "[rules][phases]") {
  Story story = planned();
  story.asks("fay", start("p2"));
  const std::int64_t due = *due_ms(story.document);
  story.now.ms = due + 14 * 86'400'000LL;
  CHECK(story.decide_and_apply(due_request(story.document), kServer).accepted());
  CHECK(phase(story, "p2").ended_ms() == due);
}

TEST_CASE("minutes that are given to a phase over its time are given from now", "[rules][phases]") {
  Story story = planned();
  story.asks("fay", start("p1"));
  story.now.ms += 600'000;
  const std::int64_t now = story.now.ms;
  story.asks("fay", "set_phase_time { id: 'p1' minutes: 5 }");
  CHECK(phase(story, "p1").deadline_ms() == now + 300'000);
}

TEST_CASE("in pairs, too, people see their own cards alone", "[rules][phases][silence]") {
  Story story;
  story.asks("fay", "set_phases { phases { id: 'p1' kind: PAIR } }");
  story.asks("fay", start("p1"));
  story.asks("ann", "add_card { id: 'c1' text: 'x' place { region: 'here' } }");
  CHECK(story.card("c1").hidden());
}

TEST_CASE("what was thrown away or mended offline follows its card, which came late", "[rules][phases]") {
  Story story = planned();
  story.asks("fay", start("p3"));
  story.now.ms = 1'060'000;
  story.asks("fay", start("p4", "p3", 1));
  story.asks("ben", "add_card { id: 'c0' text: 'x' place { region: 'here' } }");
  CHECK(story.asks("ben", "add_card { id: 'c1' text: 'x' place { region: 'here' } written_ms: 1030000 }") ==
        "put region late_additions v1, put card c1 v1, edit c1");
  CHECK(story.asks("ann", "trash_cards { ids: 'c1' }") == "PHASE_CLOSED vote");
  CHECK(
      story.asks("ben", "edit_text { id: 'c1' change { runs: 1 runs: 0 inserts: 'y' } base_version: 1 base_lineage: " +
                            std::to_string(story.document.find("c1")->text().lineage()) + " }") == "edit c1");
  CHECK(story.asks("ben", "trash_cards { ids: 'c1' }") == "put card c1 v2");
}

TEST_CASE("a board that closes leaves nothing open behind it", "[rules][phases]") {
  Story story;
  story.asks("ann", "add_cluster { id: 'k1' title: 'x' region: 'here' }");
  story.asks("fay", "open_vote { id: 'v1' method: DOTS target: 'cluster' }");
  story.asks("ann", "cast_ballot { vote: 'v1' dots { key: 'k1' value: 1 } }");
  story.asks("fay", "start_round {}");
  const std::int64_t from = story.now.ms;
  story.asks("ria", "set_off_record { off: true }");
  story.asks("fay", "set_board { closed: true }");
  CHECK(story.document.find("v1")->vote().totals().at("k1") == 1);
  CHECK(story.document.find("turn.1.1")->speaking_turn().state() == "spoken");
  CHECK(story.document.find("off_record." + std::to_string(from)));
  CHECK(story.document.board()->off_record_ms() == 0);
  CHECK(story.server_asks("note_absence { participant: 'fay' away: true }") == "CLOSED_BOARD");
}
