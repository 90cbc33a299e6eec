// What else it takes to lead a group: turns, signs, the spotlight, off the record, the harvest, taking over.
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

std::string turns(const Story& story, std::uint32_t round) {
  std::map<std::uint32_t, std::string> sorted;
  for (const Record* record : story.document.sorted())
    if (record->speaking_turn().round() == round && record->has_speaking_turn())
      sorted[record->speaking_turn().order()] =
          record->speaking_turn().participant() + ":" + record->speaking_turn().state();
  std::string said;
  for (const auto& [order, turn] : sorted) said += (said.empty() ? "" : " ") + turn;
  return said;
}

}  // namespace

TEST_CASE("in a round everybody speaks once, remote partners first", "[rules][rounds]") {
  Story story({"id: 'member.zoe' member { participant: 'zoe' role: PARTICIPANT mode: REMOTE joined_ms: 9 }"});
  story.asks("fay", "start_round { seconds_each: 90 }");
  CHECK(turns(story, 1) == "zoe:speaking ann:waiting ben:waiting cid:waiting");
  CHECK(story.asks("ann", "end_turn { id: 'turn.1.1' }") == "NOT_YOURS speaker");
  CHECK(story.asks("ann", "end_turn { id: 'turn.1.2' }") == "INVALID state not_begun");
  CHECK(story.asks("ann", "end_turn { id: 'turn.1.2' passed: true }") == "put speaking_turn turn.1.2 v2");
  CHECK(story.asks("zoe", "end_turn { id: 'turn.1.1' }") ==
        "put speaking_turn turn.1.1 v2, put speaking_turn turn.1.3 v2");
  CHECK(turns(story, 1) == "zoe:spoken ann:passed ben:speaking cid:waiting");
  CHECK(story.asks("fay", "end_turn { id: 'turn.1.3' }") != "NOT_YOURS speaker");
  CHECK(story.asks("fay", "end_turn { id: 'turn.1.3' }") == "NOTHING_TO_DO");
  story.asks("fay", "start_round { participants: 'cid' participants: 'ann' }");
  CHECK(turns(story, 1) == "zoe:spoken ann:passed ben:spoken cid:spoken");
  CHECK(turns(story, 2) == "cid:speaking ann:waiting");
  story.asks("fay", "set_phases { phases { id: 'p1' kind: ROUND } phases { id: 'p2' kind: DISCUSS } }");
  story.asks("fay", "start_phase { id: 'p1' }");
  CHECK(story.asks("fay", "start_phase { id: 'p2' after: 'p1' generation: 1 }") != "STALE");
  CHECK(turns(story, 2) == "cid:spoken ann:not_reached");
  CHECK(story.asks("fay", "start_round { participants: 'nobody' }") == "NOT_FOUND member");
  CHECK(story.asks("fay", "start_round { participants: 'ann' participants: 'ann' }") ==
        "INVALID participants named_twice");
}

TEST_CASE("whoever leads gives a turn back that was passed, and it comes next", "[rules][rounds]") {
  Story story({"id: 'member.zoe' member { participant: 'zoe' role: PARTICIPANT mode: REMOTE joined_ms: 9 }"});
  story.asks("fay", "start_round { seconds_each: 90 }");
  story.asks("fay", "end_turn { id: 'turn.1.1' passed: true }");
  REQUIRE(turns(story, 1) == "zoe:passed ann:speaking ben:waiting cid:waiting");
  CHECK(story.asks("zoe", "give_turn_back { id: 'turn.1.1' }") == "FORBIDDEN");
  CHECK(story.asks("fay", "give_turn_back { id: 'turn.1.2' }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "give_turn_back { id: 'turn.1.9' }") == "NOT_FOUND turn");
  CHECK(story.asks("fay", "give_turn_back { id: 'turn.1.1' }") == "put speaking_turn turn.1.1 v3");
  CHECK(turns(story, 1) == "zoe:waiting ann:speaking ben:waiting cid:waiting");
  CHECK(story.document.find("turn.1.1")->speaking_turn().ended_ms() == 0);
  story.asks("ann", "end_turn { id: 'turn.1.2' }");
  CHECK(turns(story, 1) == "zoe:speaking ann:spoken ben:waiting cid:waiting");
  CHECK(story.asks("fay", "give_turn_back { id: 'turn.1.2' }") == "INVALID state not_passed");
}

TEST_CASE("a turn that is given back when nobody speaks begins, and none of an earlier round is", "[rules][rounds]") {
  Story story;
  story.asks("fay", "start_round { participants: 'ann' participants: 'ben' }");
  story.asks("fay", "end_turn { id: 'turn.1.1' passed: true }");
  story.asks("fay", "end_turn { id: 'turn.1.2' passed: true }");
  story.now.ms += 5000;
  const std::int64_t at = story.now.ms;
  CHECK(story.asks("fay", "give_turn_back { id: 'turn.1.2' }") == "put speaking_turn turn.1.2 v4");
  CHECK(turns(story, 1) == "ann:passed ben:speaking");
  CHECK(story.document.find("turn.1.2")->speaking_turn().started_ms() == at);
  story.asks("fay", "start_round { participants: 'cid' }");
  CHECK(story.asks("fay", "give_turn_back { id: 'turn.1.1' }") == "INVALID state not_passed");
  story.asks("fay", "end_turn { id: 'turn.2.1' passed: true }");
  story.asks("fay", "remove_member { participant: 'cid' }");
  CHECK(story.asks("fay", "give_turn_back { id: 'turn.2.1' }") == "NOT_FOUND member");
}

TEST_CASE("a hand that is up keeps its place in the queue", "[rules][signals]") {
  Story story;
  const std::int64_t raised = story.now.ms;
  CHECK(story.asks("ann", "set_signal { kind: 'hand' up: true }") == "put signal signal.hand.ann v1");
  CHECK(story.asks("ann", "set_signal { kind: 'hand' up: true }") == "NOTHING_TO_DO");
  CHECK(story.asks("ann", "set_signal { kind: 'hand' up: true text: 'about costs' }") ==
        "put signal signal.hand.ann v2");
  CHECK(story.document.find("signal.hand.ann")->signal().at_ms() == raised);
  CHECK(story.asks("ben", "set_signal { kind: 'hand' participant: 'ann' }") == "NOT_YOURS signal");
  CHECK(story.asks("fay", "set_signal { kind: 'hand' participant: 'ann' up: true }") == "NOT_YOURS signal");
  CHECK(story.asks("fay", "set_signal { kind: 'hand' participant: 'ann' }") == "put signal signal.hand.ann v3");
  CHECK(story.asks("ann", "set_signal { kind: 'hand' }") == "NOTHING_TO_DO");
  CHECK(story.asks("ann", "set_signal { kind: 'dance' up: true }") == "INVALID kind unknown");
  CHECK(story.asks("hos", "set_signal { kind: 'help' up: true }") == "put signal signal.help.hos v1");
  CHECK(story.asks("obs", "set_signal { kind: 'hand' up: true }") == "FORBIDDEN");
}

TEST_CASE("SYS-41: off the record nothing is taken, and only the interval remains", "[rules][off_record]") {
  Story story;
  story.asks("ann", "add_card { id: 'c1' text: 'x' place { region: 'here' } }");
  const std::int64_t from = story.now.ms;
  CHECK(story.asks("ria", "set_off_record { off: true }") == "put board board v2");
  CHECK(story.asks("ann", "add_card { id: 'c2' text: 'y' place { region: 'here' } }") == "OFF_RECORD");
  CHECK(story.asks("ria", "add_note { id: 'n1' text: 'y' visibility: WORKING }") == "OFF_RECORD");
  CHECK(story.asks("ann", "set_off_record { off: false }") == "FORBIDDEN");
  story.now.ms = from + 75'000;
  const std::string interval = "off_record." + std::to_string(from);
  CHECK(story.asks("fay", "set_off_record { off: false }") == "put off_record " + interval + " v1, put board board v3");
  REQUIRE(story.document.find(interval));
  CHECK(story.document.find(interval)->off_record().to_ms() == from + 75'000);
  CHECK(story.asks("ria", "add_note { id: 'n1' text: 'y' visibility: WORKING }") == "put note n1 v1, edit n1");
  CHECK(story.asks("fay", "set_off_record { off: false }") == "NOTHING_TO_DO");
}

TEST_CASE("everybody is asked to look at what is there", "[rules][signals]") {
  Story story;
  story.asks("ann", "add_card { id: 'c1' text: 'x' place { region: 'here' } }");
  CHECK(story.asks("fay", "set_spotlight { id: 'c1' }") == "put board board v2");
  CHECK(story.asks("fay", "set_spotlight { id: 'c9' }") == "NOT_FOUND card");
  story.asks("fay", "add_invitation { id: 'invitation.x' role: OBSERVER }");
  CHECK(story.asks("fay", "set_spotlight { id: 'invitation.x' }") == "NOT_FOUND card");
  CHECK(story.asks("fay", "set_spotlight {}") == "put board board v3");
}

TEST_CASE("a harvest is one sentence, the disagreement that is kept, an example", "[rules][harvest]") {
  Story story;
  CHECK(story.asks("ria", "set_harvest { headline: 'Promise a river people can swim in.' }") ==
        "put harvest harvest v1");
  CHECK(story.asks("fay", "set_harvest { disagreement_kept: 'early, or certain' example: 'none' }") ==
        "put harvest harvest v2");
  CHECK(story.asks("fay", "set_harvest { no_headline: true }") == "INVALID headline is_there");
  CHECK(story.asks("ria", "set_harvest { headline: 'a b c d e f g h i j k l m n o p q r s t u' }") ==
        "LIMIT_REACHED headline_words 20");
  CHECK(story.asks("ann", "set_harvest { headline: 'mine' }") == "FORBIDDEN");
  CHECK(story.document.find("harvest")->harvest().headline() == "Promise a river people can swim in.");
}

TEST_CASE("X8: a facilitator who is away keeps the role for a while; then somebody who is here may take it",
          "[rules][members]") {
  Story story;
  CHECK(story.asks("col", "take_over {}") == "FORBIDDEN facilitator_is_here");
  const std::int64_t gone = story.now.ms;
  CHECK(story.server_asks("note_absence { participant: 'fay' away: true }") == "put member member.fay v2");
  CHECK(story.server_asks("note_absence { participant: 'ann' away: true }") == "NOTHING_TO_DO");
  story.now.ms = gone + 119'000;
  CHECK(story.asks("ria", "take_over {}") == "FORBIDDEN facilitator_may_return");
  story.now.ms = gone + 120'000;
  CHECK(story.asks("ann", "take_over {}") == "FORBIDDEN");
  CHECK(story.asks("ria", "take_over {}") == "put member member.fay v3, put member member.ria v2");
  CHECK(story.document.role_of("ria") == FACILITATOR);
  CHECK(story.document.role_of("fay") == CO_FACILITATOR);
  CHECK(story.server_asks("note_absence { participant: 'fay' away: false }") == "put member member.fay v4");
}

TEST_CASE("X8: while the facilitator is away the time of the phase and the round of a decision run on",
          "[rules][members][deciding]") {
  Story story;
  story.asks("fay", "set_phases { phases { id: 'p1' kind: DECIDE planned_minutes: 7 } }");
  story.asks("fay", "start_phase { id: 'p1' }");
  story.asks("ann",
             "draft_proposal { id: 'd' title: 'Beds' text: 'We plant.' owner: 'ann' review_date: '2027-10-01' method: "
             "CONSENT }");
  story.asks("fay", "open_proposal { id: 'd' }");
  story.asks("fay", "take_proposal_on { id: 'd' to: CLARIFYING }");
  REQUIRE(story.asks("fay", "open_decision_round { id: 'd' }").starts_with("put decision d"));
  const std::int64_t deadline = story.document.find("p1")->phase().deadline_ms();
  CHECK(story.asks("ann", "respond_to_proposal { id: 'd' round: 1 response: 'consent' }") ==
        "put decision_response response.d.1.ann v1, put decision d v5");

  const std::int64_t gone = story.now.ms;
  CHECK(story.server_asks("note_absence { participant: 'fay' away: true }") == "put member member.fay v2");
  const auto runs_on = [&] {
    const Decision& decision = story.document.find("d")->decision();
    const Phase& phase = story.document.find("p1")->phase();
    return DecisionState_Name(decision.state()) + " " + std::to_string(decision.quorum_needed()) + " of " +
           std::to_string(decision.quorum_base()) + ", " + std::to_string(decision.rounds_size()) + " round, phase " +
           Phase::State_Name(phase.state()) + (phase.deadline_ms() == deadline ? " as long" : " changed");
  };
  const std::string before = runs_on();
  CHECK(before == "TESTING 3 of 3, 1 round, phase RUNNING as long");
  CHECK(story.document.role_of("fay") == FACILITATOR);
  CHECK(story.asks("ben", "respond_to_proposal { id: 'd' round: 1 response: 'consent' }") ==
        "put decision_response response.d.1.ben v1, put decision d v6");
  story.now.ms = gone + 119'000;
  CHECK(story.asks("ria", "take_over {}") == "FORBIDDEN facilitator_may_return");
  CHECK(
      story.asks("cid", "respond_to_proposal { id: 'd' round: 1 response: 'consent_with_concern' reason: 'Frost.' }") ==
      "put decision_response response.d.1.cid v1, put decision d v7");
  CHECK(runs_on() == before);
  // Whoever comes back closes it as if nothing had been, and so may whoever took over.
  const auto closes = [](Story at, const std::string& who) {
    CHECK(at.asks(who, "close_decision_round { id: 'd' round: 1 }").starts_with("put decision d v8"));
    return DecisionState_Name(at.document.find("d")->decision().state());
  };
  story.now.ms = gone + 120'000;
  Story taken_over = story;
  CHECK(taken_over.asks("ria", "take_over {}") == "put member member.fay v3, put member member.ria v2");
  CHECK(closes(taken_over, "ria") == "ADOPTED");
  CHECK(story.server_asks("note_absence { participant: 'fay' away: false }") == "put member member.fay v3");
  CHECK(closes(story, "fay") == "ADOPTED");
}
