// Decisions by a method: every arrow of facilitation/rules/deciding.h, and who and what is turned away.
#include "facilitation/rules/deciding.h"

#include "facilitation/views/view.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

constexpr const char* kReady = "owner: 'ann' review_date: '2027-10-01' ";

// ann drafts 'd', and fay opens it: PROPOSED.
Story proposed(const std::string& method = "method: CONSENT") {
  Story story;
  story.asks("ann", "draft_proposal { id: 'd' title: 'Beds' text: 'We plant.' " + std::string(kReady) + method + " }");
  story.asks("fay", "open_proposal { id: 'd' }");
  return story;
}
Story clarifying(const std::string& method = "method: CONSENT") {
  Story story = proposed(method);
  story.asks("fay", "take_proposal_on { id: 'd' to: CLARIFYING }");
  return story;
}
Story testing(const std::string& method = "method: CONSENT") {
  Story story = clarifying(method);
  story.asks("fay", "open_decision_round { id: 'd' }");
  return story;
}
const std::string kGradients = "method: GRADIENTS scale: 'kaner-8-original' stakes: ";

const Decision& decision(const Story& story, const std::string& id = "d") {
  return story.document.find(id)->decision();
}
std::string state_of(const Story& story, const std::string& id = "d") {
  return DecisionState_Name(decision(story, id).state());
}

std::string responds(Story& story, const std::string& who, const std::string& response, const std::string& more = "") {
  const std::string round = std::to_string(decision(story).rounds_size());
  return story.asks(who,
                    "respond_to_proposal { id: 'd' round: " + round + " response: '" + response + "' " + more + " }");
}
std::string closes(Story& story) {
  return story.asks("fay",
                    "close_decision_round { id: 'd' round: " + std::to_string(decision(story).rounds_size()) + " }");
}
// ann, ben and cid respond, and the round is closed.
Story tested(const std::string& method, const std::string& a, const std::string& b, const std::string& c) {
  Story story = testing(method);
  responds(story, "ann", a, "reason: 'by ann'");
  responds(story, "ben", b, "reason: 'by ben'");
  responds(story, "cid", c, "reason: 'by cid'");
  closes(story);
  return story;
}
Story objected() { return tested("method: CONSENT", "consent", "object", "consent"); }

}  // namespace

TEST_CASE("a proposal is drafted, opened, understood, tested and adopted", "[rules][deciding]") {
  Story story;
  CHECK(story.asks("obs", "draft_proposal { id: 'd' text: 'x' }") == "FORBIDDEN");
  CHECK(story.asks("ann", "draft_proposal { id: 'd' }") == "INVALID text missing");
  CHECK(story.asks("ann", "draft_proposal { id: 'an-id-of-too-many-characters' text: 'x' }") == "INVALID id not_an_id");
  CHECK(story.asks("ann",
                   "draft_proposal { id: 'd' title: 'Beds' text: 'We plant.' method: CONSENT owner: 'ann' review_date: "
                   "'2027-10-01' }") == "put decision d v1");
  CHECK(state_of(story) == "DRAFT");
  CHECK(story.asks("ann", "open_proposal { id: 'd' }") == "FORBIDDEN");
  CHECK(story.asks("fay", "open_proposal { id: 'd' }") == "put decision d v2");
  CHECK(story.asks("fay", "open_proposal { id: 'd' }") == "INVALID decision not_at_this_step");
  CHECK(state_of(story) == "PROPOSED");
  CHECK(story.asks("fay", "open_decision_round { id: 'd' }") == "INVALID decision not_at_this_step");
  CHECK(story.asks("fay", "take_proposal_on { id: 'd' to: REACTING }") == "INVALID decision not_at_this_step");
  CHECK(story.asks("fay", "take_proposal_on { id: 'd' to: TESTING }") == "INVALID state unknown");
  CHECK(story.asks("fay", "take_proposal_on { id: 'd' to: CLARIFYING }") == "put decision d v3");
  CHECK(story.asks("fay", "take_proposal_on { id: 'd' to: CLARIFYING }") == "NOTHING_TO_DO");
  CHECK(story.asks("ann", "react_to_proposal { id: 'd' text: 'x' }") == "INVALID decision not_at_this_step");
  CHECK(story.asks("fay", "take_proposal_on { id: 'd' to: REACTING }") == "put decision d v4");
  CHECK(story.asks("ben", "react_to_proposal { id: 'd' text: 'At last' }") == "put decision d v5");
  CHECK(story.asks("ben", "react_to_proposal { id: 'd' text: 'two\\nlines' }") == "INVALID text control_character");
  CHECK(story.asks("ben", "react_to_proposal { id: 'd' text: 'At long last' }") == "put decision d v6");
  CHECK(decision(story).reactions_size() == 1);
  CHECK(story.asks("fay", "open_decision_round { id: 'd' }") == "put decision d v7");
  CHECK(state_of(story) == "TESTING");
  CHECK(decision(story).quorum_needed() == 3);
  CHECK(responds(story, "ann", "consent") == "put decision_response response.d.1.ann v1, put decision d v8");
  CHECK(responds(story, "ben", "consent_with_concern") == "INVALID reason missing");
  CHECK(responds(story, "ben", "consent_with_concern", "reason: 'Water'") ==
        "put decision_response response.d.1.ben v1, put decision d v9");
  CHECK(responds(story, "cid", "consent") == "put decision_response response.d.1.cid v1, put decision d v10");
  CHECK(closes(story) == "put decision d v11");
  CHECK(state_of(story) == "ADOPTED");
  CHECK(decision(story).adopted_version() == 1);
  CHECK(decision(story).closed_ms() == decision(story).rounds(0).closed_ms());
  CHECK(decision(story).rounds(0).counts().at("consent") == 2);
  CHECK(decision(story).rounds(0).counts().at("consent_with_concern") == 1);
  REQUIRE(decision(story).concerns_size() == 1);
  CHECK(decision(story).concerns(0).by().empty());
  CHECK(decision(story).concerns(0).text() == "Water");
  CHECK(story.asks("fay", "read_back_decision { id: 'd' }") == "put decision d v12");
  CHECK(story.asks("fay", "read_back_decision { id: 'd' }") == "NOTHING_TO_DO");
}

TEST_CASE("how it will be decided is chosen before it is opened, and fixed then", "[rules][deciding]") {
  const auto opens = [](const std::string& how) {
    Story story;
    story.asks("ann", "draft_proposal { id: 'd' text: 'x' " + how + " }");
    return story.asks("fay", "open_proposal { id: 'd' }");
  };
  CHECK(opens("") == "INVALID method missing");
  CHECK(opens("method: GRADIENTS stakes: 'low'") == "INVALID scale missing");
  CHECK(opens("method: GRADIENTS stakes: 'low' scale: 'mine'") == "INVALID scale unknown");
  CHECK(opens("method: GRADIENTS scale: 'kaner-8-2014'") == "INVALID stakes missing");
  CHECK(opens("method: GRADIENTS scale: 'kaner-8-2014' stakes: 'some'") == "INVALID stakes unknown");
  CHECK(opens("method: CONSENT stakes: 'low'") == "INVALID stakes not_of_this_method");
  CHECK(opens("method: CONSENT options: 'a'") == "INVALID options not_of_this_method");
  CHECK(opens("method: MAJORITY options: 'a'") == "INVALID options missing");
  CHECK(opens("method: MAJORITY options: 'a' options: 'a'") == "NOT_FOUND decision");  // the draft was refused
  CHECK(opens("method: SENSE_OF_THE_ROOM") == "put decision d v2");
  Story story = proposed();
  CHECK(story.asks("ann", "amend_proposal { id: 'd' method: MAJORITY }") == "INVALID method fixed");
  CHECK(story.asks("ann", "amend_proposal { id: 'd' stakes: 'low' }") == "INVALID method fixed");
}

TEST_CASE("one proposal is open at a time", "[rules][deciding]") {
  Story story = proposed();
  CHECK(story.asks("ben", "draft_proposal { id: 'e' text: 'y' method: CONSENT }") == "put decision e v1");
  CHECK(story.asks("fay", "open_proposal { id: 'e' }") == "LIMIT_REACHED open_proposals 1");
  CHECK(story.asks("ann", "withdraw_proposal { id: 'd' }") == "put decision d v3");
  CHECK(story.asks("fay", "open_proposal { id: 'e' }") == "put decision e v2");
}

TEST_CASE("every question is answered, or said not to be known, before a round", "[rules][deciding]") {
  Story story = proposed();
  CHECK(story.asks("ben", "ask_about_proposal { id: 'd' question: '' }") == "INVALID question missing");
  CHECK(story.asks("ben", "ask_about_proposal { id: 'd' question: 'Where?' }") == "put decision d v3");
  CHECK(state_of(story) == "CLARIFYING");
  CHECK(story.asks("cid", "ask_about_proposal { id: 'd' question: 'When?' }") == "put decision d v4");
  CHECK(story.asks("fay", "open_decision_round { id: 'd' }") == "INVALID question not_answered");
  CHECK(story.asks("ben", "answer_about_proposal { id: 'd' question: 1 answer: 'Here' }") == "NOT_YOURS proposer");
  CHECK(story.asks("ann", "answer_about_proposal { id: 'd' question: 3 answer: 'Here' }") ==
        "INVALID question unknown");
  CHECK(story.asks("ann", "answer_about_proposal { id: 'd' question: 1 answer: 'Here' }") == "put decision d v5");
  CHECK(story.asks("ann", "answer_about_proposal { id: 'd' question: 1 answer: 'There' }") ==
        "INVALID question was_answered");
  CHECK(story.asks("fay", "answer_about_proposal { id: 'd' question: 2 }") == "INVALID answer missing");
  CHECK(story.asks("fay", "answer_about_proposal { id: 'd' question: 2 not_known: true }") == "put decision d v6");
  CHECK(story.asks("fay", "open_decision_round { id: 'd' }") == "put decision d v7");
}

TEST_CASE("another text is another version and another round, and the text stands still while one is open",
          "[rules][deciding]") {
  Story story = testing();
  responds(story, "ann", "consent");
  CHECK(story.asks("ann", "amend_proposal { id: 'd' text: 'We water.' }") == "INVALID text frozen");
  responds(story, "ben", "object", "reason: 'No water'");
  responds(story, "cid", "consent");
  closes(story);
  CHECK(state_of(story) == "OBJECTION_HANDLING");
  CHECK(story.asks("ben", "amend_proposal { id: 'd' text: 'We water.' }") == "NOT_YOURS proposer");
  story.asks("fay", "amend_proposal { id: 'd' text: 'We water.' }");
  CHECK(state_of(story) == "PROPOSED");
  CHECK(decision(story).versions_size() == 2);
  CHECK(decision(story).versions(0).text() == "We plant.");
  CHECK(decision(story).objections(0).resolution() == "amended");
  story.asks("fay", "take_proposal_on { id: 'd' to: CLARIFYING }");
  story.asks("fay", "open_decision_round { id: 'd' }");
  CHECK(decision(story).rounds(1).version() == 2);
  CHECK(decision(story).rounds(1).responded() == 0);
  CHECK(story.asks("ann", "respond_to_proposal { id: 'd' round: 1 response: 'consent' }") == "STALE");
  for (const char* who : {"ann", "ben", "cid"}) CHECK(responds(story, who, "consent").substr(0, 3) == "put");
  CHECK(story.asks("fay", "close_decision_round { id: 'd' round: 1 }") == "STALE");
  closes(story);
  CHECK(state_of(story) == "ADOPTED");
  CHECK(decision(story).adopted_version() == 2);
  CHECK(decision(story).rounds(0).counts().at("object") == 1);
}

TEST_CASE("what somebody responds is theirs alone, and theirs to change until the round is closed",
          "[rules][deciding][views]") {
  Story story = testing();
  responds(story, "ann", "object", "reason: 'No water'");
  const Record& response = *story.document.find("response.d.1.ann");
  for (const char* who : {"ben", "fay", "ria", "col", "hos"})
    CHECK_FALSE(may_see(response, {who, story.document.role_of(who)}));
  CHECK(may_see(response, {"ann", PARTICIPANT}));
  CHECK(decision(story).rounds(0).responded() == 1);
  CHECK(decision(story).rounds(0).counts().empty());
  CHECK(decision(story).objections().empty());
  CHECK(responds(story, "ann", "object", "reason: 'No water'") == "NOTHING_TO_DO");
  CHECK(responds(story, "ann", "consent") == "put decision_response response.d.1.ann v2");
  CHECK(decision(story).rounds(0).responded() == 1);
  CHECK(responds(story, "ria", "consent") == "FORBIDDEN");
  CHECK(responds(story, "ann", "") == "INVALID response missing");
  CHECK(responds(story, "ann", "abstain") == "INVALID response unknown");
  responds(story, "ben", "consent");
  responds(story, "cid", "consent");
  closes(story);
  CHECK(responds(story, "ann", "object", "reason: 'late'") == "INVALID decision not_at_this_step");
}

TEST_CASE("a sense of the room is heard by all, and stands if nobody says no", "[rules][deciding][views]") {
  Story story = testing("method: SENSE_OF_THE_ROOM");
  CHECK(responds(story, "ann", "no") == "INVALID reason missing");
  responds(story, "ann", "yes");
  CHECK(may_see(*story.document.find("response.d.1.ann"), {"ben", PARTICIPANT}));
  CHECK(state_of(tested("method: SENSE_OF_THE_ROOM", "yes", "yes", "yes")) == "ADOPTED");
  story = tested("method: SENSE_OF_THE_ROOM", "yes", "no", "yes");
  CHECK(state_of(story) == "OBJECTION_HANDLING");
  CHECK(decision(story).objections(0).reason() == "by ben");
}

TEST_CASE("no response is no consent: without a quorum the round is paused, and goes on", "[rules][deciding]") {
  Story story = testing();
  responds(story, "ann", "consent");
  responds(story, "ben", "consent");
  CHECK(closes(story) == "put decision d v7");
  CHECK(state_of(story) == "PAUSED_QUORUM");
  CHECK(decision(story).rounds(0).closed_ms() == 0);
  CHECK(decision(story).rounds(0).counts().empty());
  CHECK(responds(story, "cid", "consent") == "INVALID decision not_at_this_step");
  CHECK(story.asks("ann", "amend_proposal { id: 'd' text: 'y' }") == "INVALID text frozen");
  CHECK(story.asks("fay", "pause_decision_round { id: 'd' paused: false }") == "put decision d v8");
  responds(story, "cid", "consent");
  closes(story);
  CHECK(state_of(story) == "ADOPTED");
}

TEST_CASE("a quorum is two thirds, rounded up, and at least three; a table counts by its people", "[rules][deciding]") {
  for (const auto& [base, needed] :
       std::map<std::uint32_t, std::uint32_t>{{0, 3}, {3, 3}, {4, 3}, {5, 4}, {6, 4}, {7, 5}, {9, 6}, {10, 7}})
    CHECK(Quorum{base}.needed() == needed);
  Story story(
      {"id: 'member.tab' member { participant: 'tab' role: PARTICIPANT mode: TABLE_DEVICE voices: 6 joined_ms: 1 }",
       "id: 'member.dan' member { participant: 'dan' role: PARTICIPANT }"});
  story.asks("ann", "draft_proposal { id: 'd' text: 'x' method: CONSENT within_the_room: true }");
  story.asks("fay", "open_proposal { id: 'd' }");
  story.asks("fay", "take_proposal_on { id: 'd' to: CLARIFYING }");
  story.asks("fay", "open_decision_round { id: 'd' }");
  CHECK(decision(story).quorum_base() == 9);
  CHECK(decision(story).quorum_needed() == 6);
  CHECK(responds(story, "tab", "consent").substr(0, 3) == "put");
  CHECK(decision(story).rounds(0).responded() == 6);
  closes(story);
  CHECK(state_of(story) == "ADOPTED");
}

TEST_CASE("with too few people no round is opened, and when they leave it is paused", "[rules][deciding]") {
  Story story = clarifying();
  story.asks("fay", "remove_member { participant: 'cid' }");
  CHECK(story.asks("fay", "open_decision_round { id: 'd' }") == "INVALID quorum too_few");
  for (const char* leaves :
       {"remove_member { participant: 'cid' }", "set_role { participant: 'cid' role: OBSERVER }"}) {
    story = testing();
    CHECK(story.asks("fay", leaves) == "put member member.cid v2, put decision d v5");
    CHECK(state_of(story) == "PAUSED_QUORUM");
  }
  story = testing();
  CHECK(story.server_asks("seat_member { participant: 'cid' }") == "put member member.cid v2, put decision d v5");
  CHECK(story.asks("fay", "remove_member { participant: 'obs' }") == "put member member.obs v2");
  CHECK(story.asks("fay", "pause_decision_round { id: 'd' paused: false }") == "INVALID quorum too_few");
  CHECK(state_of(story) == "PAUSED_QUORUM");
}

TEST_CASE("who has an interest takes themselves out: does not respond, and is not counted", "[rules][deciding]") {
  Story story({"id: 'member.dan' member { participant: 'dan' role: PARTICIPANT joined_ms: 1 }"});
  story.asks("ann", "draft_proposal { id: 'd' text: 'x' method: CONSENT within_the_room: true }");
  CHECK(story.asks("ann", "excuse_oneself { id: 'd' undo: true }") == "NOTHING_TO_DO");
  CHECK(story.asks("ann", "excuse_oneself { id: 'd' }") == "put decision d v2");
  CHECK(story.asks("ann", "excuse_oneself { id: 'd' }") == "NOTHING_TO_DO");
  CHECK(story.asks("ann", "excuse_oneself { id: 'd' undo: true }") == "put decision d v3");
  story.asks("fay", "open_proposal { id: 'd' }");
  story.asks("fay", "take_proposal_on { id: 'd' to: CLARIFYING }");
  story.asks("fay", "open_decision_round { id: 'd' }");
  CHECK(decision(story).quorum_base() == 4);
  responds(story, "dan", "object", "reason: 'mine'");
  CHECK(story.asks("dan", "excuse_oneself { id: 'd' }") == "remove response.d.1.dan, put decision d v8");
  CHECK(responds(story, "dan", "consent") == "FORBIDDEN excused");
  CHECK(story.asks("dan", "excuse_oneself { id: 'd' undo: true }") == "INVALID decision in_a_round");
  CHECK(decision(story).quorum_base() == 3);
  for (const char* who : {"ann", "ben", "cid"}) responds(story, who, "consent");
  closes(story);
  CHECK(state_of(story) == "ADOPTED");
  CHECK(decision(story).rounds(0).counts().count("object") == 0);
  story = testing();
  story.asks("cid", "excuse_oneself { id: 'd' }");
  CHECK(state_of(story) == "PAUSED_QUORUM");
}

TEST_CASE("nothing is adopted without an owner and a day to look again, whatever was responded", "[rules][deciding]") {
  Story story;
  story.asks("ann", "draft_proposal { id: 'd' text: 'x' method: CONSENT }");
  story.asks("fay", "open_proposal { id: 'd' }");
  story.asks("fay", "take_proposal_on { id: 'd' to: CLARIFYING }");
  story.asks("fay", "open_decision_round { id: 'd' }");
  CHECK(closes(story) == "INVALID owner missing");
  CHECK(story.asks("fay", "set_decision { id: 'd' owner: 'ann' }") == "put decision d v5");
  CHECK(closes(story) == "INVALID review_date missing");
  CHECK(story.asks("fay", "set_decision { id: 'd' state: ADOPTED }") == "INVALID decision goes_by_a_method");
  CHECK(story.asks("fay", "set_decision { id: 'd' text: 'y' }") == "INVALID decision goes_by_a_method");
  CHECK(story.asks("fay", "set_decision { id: 'd' trashed: true }") == "INVALID decision goes_by_a_method");
}

TEST_CASE("the group judges an objection; one that does not qualify is kept as a concern", "[rules][deciding]") {
  Story story = objected();
  CHECK(state_of(story) == "OBJECTION_HANDLING");
  CHECK(story.asks("ann", "judge_objection { id: 'd' objection: 1 reason: 'x' }") == "FORBIDDEN");
  CHECK(story.asks("fay", "judge_objection { id: 'd' objection: 1 }") == "INVALID reason missing");
  CHECK(story.asks("fay", "judge_objection { id: 'd' objection: 2 reason: 'x' }") == "INVALID objection unknown");
  CHECK(story.asks("fay", "conclude_proposal { id: 'd' state: ADOPTED }") == "INVALID objection is_open");
  CHECK(story.asks("fay", "open_decision_round { id: 'd' }") == "INVALID objection is_open");
  CHECK(story.asks("fay", "judge_objection { id: 'd' objection: 1 reason: 'A preference' }").substr(0, 3) == "put");
  CHECK(story.asks("fay", "judge_objection { id: 'd' objection: 1 reason: 'again' }") ==
        "INVALID objection was_judged");
  CHECK(decision(story).concerns(0).text() == "by ben");
  CHECK(decision(story).concerns(0).handled_as() == "disagreement_noted");
  CHECK(decision(story).concerns(0).by().empty());
  CHECK(decision(story).objections(0).reason() == "by ben");
  CHECK(story.asks("fay", "conclude_proposal { id: 'd' state: ADOPTED }").substr(0, 3) == "put");
  CHECK(state_of(story) == "ADOPTED");
}

TEST_CASE("an objection that qualifies is met by another text, or the proposal is not adopted", "[rules][deciding]") {
  Story story = objected();
  story.asks("fay", "judge_objection { id: 'd' objection: 1 qualifies: true reason: 'It harms' }");
  CHECK(story.asks("fay", "conclude_proposal { id: 'd' state: ADOPTED }") == "INVALID objection is_open");
  CHECK(story.asks("fay", "conclude_proposal { id: 'd' state: NOT_ADOPTED }") == "INVALID reason missing");
  CHECK(story.asks("fay", "conclude_proposal { id: 'd' state: NOT_ADOPTED reason: 'Cannot be met' }").substr(0, 3) ==
        "put");
  CHECK(state_of(story) == "NOT_ADOPTED");
  CHECK(decision(story).objections(0).qualifies());
}

TEST_CASE("only who objected withdraws an objection, and a new round follows", "[rules][deciding]") {
  Story story = objected();
  CHECK(story.asks("ann", "withdraw_objection { id: 'd' objection: 1 }") == "NOT_YOURS objector");
  CHECK(story.asks("ben", "withdraw_objection { id: 'd' objection: 1 }").substr(0, 3) == "put");
  CHECK(story.asks("ben", "withdraw_objection { id: 'd' objection: 1 }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "conclude_proposal { id: 'd' state: ADOPTED }") == "INVALID objection was_withdrawn");
  CHECK(story.asks("fay", "open_decision_round { id: 'd' }").substr(0, 3) == "put");
  CHECK(state_of(story) == "TESTING");
  CHECK(decision(story).rounds(1).version() == 1);
}

TEST_CASE("gradients: enough support by what is at stake, and a block blocks", "[rules][deciding]") {
  const auto comes_to = [](const std::string& stakes, const std::string& a, const std::string& b,
                           const std::string& c) { return state_of(tested(kGradients + "'" + stakes + "'", a, b, c)); };
  CHECK(comes_to("low", "1", "2", "4") == "ADOPTED");         // 67 of 60
  CHECK(comes_to("normal", "1", "2", "4") == "NOT_ADOPTED");  // 67 of 70
  CHECK(comes_to("normal", "1", "2", "3") == "ADOPTED");
  CHECK(comes_to("low", "1", "2", "5") == "ADOPTED_WITH_STAND_ASIDES");
  CHECK(comes_to("high", "1", "2", "5") == "NOT_ADOPTED");
  CHECK(comes_to("high", "1", "2", "3") == "ADOPTED");
  CHECK(comes_to("low", "1", "2", "8") == "OBJECTION_HANDLING");
  CHECK(comes_to("high", "1", "2", "8") == "OBJECTION_HANDLING");
  Story story = tested("method: GRADIENTS scale: 'kaner-8-2014' stakes: 'low'", "1", "2", "5");
  CHECK(state_of(story) == "ADOPTED");  // there 5 is no stand-aside
  story = testing(kGradients + "'low'");
  CHECK(responds(story, "ann", "8") == "INVALID reason missing");
  for (const char* level : {"0", "9", "01", "consent", "+1"})
    CHECK(responds(story, "ann", level) == "INVALID response unknown");
  CHECK(decision(story).support_needed() == 0.6);
  story = tested(kGradients + "'low'", "1", "2", "8");
  CHECK(story.asks("fay", "judge_objection { id: 'd' objection: 1 reason: 'x' }") ==
        "INVALID objection a_block_stands");
  Tally tally;
  Decision high;
  high.set_method(GRADIENTS);
  high.set_stakes("high");
  tally.counts = {{"1", 19}, {"7", 1}};
  tally.responded = 20;
  CHECK(outcome_of(high, tally) == NOT_ADOPTED);
  tally.counts = {{"1", 18}, {"6", 2}};
  CHECK(outcome_of(high, tally) == ADOPTED);
}

TEST_CASE("who stands aside is counted, and named only if they ask", "[rules][deciding]") {
  Story story({"id: 'member.dan' member { participant: 'dan' role: PARTICIPANT joined_ms: 1 }",
               "id: 'member.eve' member { participant: 'eve' role: PARTICIPANT joined_ms: 1 }"});
  story.asks("ann", "draft_proposal { id: 'd' text: 'x' within_the_room: true " + kGradients + "'low' }");
  story.asks("fay", "open_proposal { id: 'd' }");
  story.asks("fay", "take_proposal_on { id: 'd' to: CLARIFYING }");
  story.asks("fay", "open_decision_round { id: 'd' }");
  for (const char* who : {"ann", "ben", "cid"}) responds(story, who, "1");
  responds(story, "dan", "6", "reason: 'Not mine' named: true");
  responds(story, "eve", "5");
  closes(story);
  REQUIRE(decision(story).stand_asides_size() == 2);
  CHECK(decision(story).stand_asides(0).by().empty());
  CHECK(decision(story).stand_asides(1).by() == "dan");
}

TEST_CASE("majority: most votes, and a tie is no decision", "[rules][deciding]") {
  const std::string three = "method: MAJORITY options: 'Rivers' options: 'Roofs' options: 'Roads'";
  Story story = tested(three, "2", "2", "1");
  CHECK(state_of(story) == "ADOPTED");
  CHECK(decision(story).adopted_option() == "Roofs");
  CHECK(state_of(tested(three, "1", "2", "3")) == "NOT_ADOPTED");
  CHECK(state_of(tested(three, "1", "2", "abstain")) == "NOT_ADOPTED");
  CHECK(state_of(tested(three, "1", "abstain", "abstain")) == "ADOPTED");
  CHECK(state_of(tested(three, "abstain", "abstain", "abstain")) == "NOT_ADOPTED");
  story = testing(three);
  CHECK(responds(story, "ann", "4") == "INVALID response unknown");
}

TEST_CASE("a concern says which version it was said to", "[rules][deciding]") {
  Story story = tested("method: CONSENT", "consent_with_concern", "object", "consent");
  REQUIRE(decision(story).concerns_size() == 1);
  CHECK(decision(story).concerns(0).version() == 1);
  story.asks("fay", "judge_objection { id: 'd' objection: 1 qualifies: true reason: 'it would' }");
  story.asks("fay", "amend_proposal { id: 'd' text: 'We plant less.' }");
  story.asks("fay", "take_proposal_on { id: 'd' to: CLARIFYING }");
  story.asks("fay", "open_decision_round { id: 'd' }");
  responds(story, "ann", "consent_with_concern", "reason: 'by ann'");
  responds(story, "ben", "object", "reason: 'by ben'");
  responds(story, "cid", "consent");
  closes(story);
  REQUIRE(decision(story).concerns_size() == 2);
  CHECK(decision(story).concerns(1).version() == 2);
  story.asks("fay", "judge_objection { id: 'd' objection: 2 qualifies: false reason: 'a preference' }");
  REQUIRE(decision(story).concerns_size() == 3);
  CHECK(decision(story).concerns(2).version() == 2);
}

TEST_CASE("deferred with a day, referred to somebody, withdrawn by its proposer", "[rules][deciding]") {
  Story story = testing();
  CHECK(story.asks("fay", "conclude_proposal { id: 'd' state: WITHDRAWN }") == "INVALID state unknown");
  CHECK(story.asks("fay", "conclude_proposal { id: 'd' state: NOT_ADOPTED reason: 'x' }") ==
        "INVALID decision not_at_this_step");
  CHECK(story.asks("fay", "conclude_proposal { id: 'd' state: DEFERRED }") == "INVALID reason missing");
  CHECK(story.asks("fay", "conclude_proposal { id: 'd' state: DEFERRED reason: 'x' }") ==
        "INVALID deferred_to needs_a_day");
  CHECK(story.asks("fay", "conclude_proposal { id: 'd' state: DEFERRED reason: 'x' to: 'soon' }") ==
        "INVALID deferred_to not_a_date");
  CHECK(story.asks("fay",
                   "conclude_proposal { id: 'd' state: DEFERRED reason: 'No figures' to: '2027-06-01' needed_first: 'a "
                   "survey' }") == "put decision d v5");
  CHECK(state_of(story) == "DEFERRED");
  CHECK(decision(story).rounds(0).closed_ms() != 0);
  CHECK(decision(story).rounds(0).counts().empty());
  story = clarifying();
  CHECK(story.asks("fay", "conclude_proposal { id: 'd' state: REFERRED reason: 'x' }") == "INVALID to missing");
  CHECK(story.asks("fay", "conclude_proposal { id: 'd' state: REFERRED reason: 'x' to: 'the city council' }") ==
        "put decision d v4");
  story = clarifying();
  CHECK(story.asks("fay", "withdraw_proposal { id: 'd' }") == "NOT_YOURS its_proposer");
  CHECK(story.asks("ann", "withdraw_proposal { id: 'd' }") == "put decision d v4");
  CHECK(state_of(story) == "WITHDRAWN");
  CHECK(story.asks("ann", "amend_proposal { id: 'd' text: 'y' }") == "INVALID decision not_at_this_step");
}

TEST_CASE("what is open when the board is closed lapses", "[rules][deciding]") {
  Story story = testing();
  story.asks("fay", "set_board { closed: true }");
  CHECK(state_of(story) == "LAPSED");
  story = objected();
  CHECK(story.asks("fay", "set_phases { phases { id: 'p' kind: CLOSE planned_minutes: 5 } }") == "put phase p v1");
  story.asks("ria", "set_harvest { headline: 'Beds' disagreement_kept: 'none' example: 'none' }");
  CHECK(story.asks("fay", "start_phase { id: 'p' }").find("put decision d v9") != std::string::npos);
  CHECK(state_of(story) == "LAPSED");
}

TEST_CASE("SYS-13: an adopted decision comes up for review, and is reaffirmed, rescinded or revised",
          "[rules][deciding]") {
  Story story = tested("method: CONSENT", "consent", "consent", "consent");
  CHECK(story.asks("fay", "review_decision { id: 'd' state: REAFFIRMED review_date: '2028-01-01' }") ==
        "INVALID decision not_at_this_step");
  CHECK(story.asks("fay", "review_decision { id: 'd' state: REVISED }") == "INVALID state unknown");
  story.asks("fay", "set_board { closed: true }");
  CHECK(story.asks("fay", "review_decision { id: 'd' state: DUE_FOR_REVIEW }").substr(0, 3) == "put");
  CHECK(story.asks("fay", "review_decision { id: 'd' state: DUE_FOR_REVIEW }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "review_decision { id: 'd' state: REAFFIRMED }") == "INVALID review_date missing");
  CHECK(story.asks("fay", "review_decision { id: 'd' state: REAFFIRMED review_date: '2028-01-01' }").substr(0, 3) ==
        "put");
  story.asks("fay", "review_decision { id: 'd' state: DUE_FOR_REVIEW }");
  CHECK(story.asks("fay", "review_decision { id: 'd' state: RESCINDED }") == "INVALID reason missing");
  CHECK(story.asks("fay", "review_decision { id: 'd' state: RESCINDED reason: 'It failed' }").substr(0, 3) == "put");
  CHECK(state_of(story) == "RESCINDED");
  CHECK(decision(story).reviews_size() == 4);
}

TEST_CASE("a decision that replaces another revises it when it is adopted", "[rules][deciding]") {
  Story story = tested("method: CONSENT", "consent", "consent", "consent");
  CHECK(story.asks("ann", "draft_proposal { id: 'e' text: 'y' replaces: 'none' }") == "NOT_FOUND decision");
  CHECK(story.asks("ann", "draft_proposal { id: 'e' text: 'y' method: CONSENT replaces: 'd' within_the_room: true }") ==
        "put decision e v1");
  CHECK(story.asks("ann", "draft_proposal { id: 'f' text: 'y' replaces: 'e' }") == "INVALID replaces not_adopted");
  story.asks("fay", "open_proposal { id: 'e' }");
  story.asks("fay", "take_proposal_on { id: 'e' to: CLARIFYING }");
  story.asks("fay", "open_decision_round { id: 'e' }");
  for (const char* who : {"ann", "ben", "cid"})
    story.asks(who, "respond_to_proposal { id: 'e' round: 1 response: 'consent' }");
  CHECK(state_of(story) == "ADOPTED");
  CHECK(story.asks("fay", "close_decision_round { id: 'e' round: 1 }") == "put decision e v8, put decision d v9");
  CHECK(state_of(story) == "REVISED");
  CHECK(decision(story).versions(0).text() == "We plant.");
}

TEST_CASE("the plenary confirms what a group decided, sends it back or defers it", "[rules][deciding]") {
  Story story = clarifying();
  CHECK(story.asks("hos", "set_plenary_outcome { id: 'd' outcome: 'confirmed' }") == "INVALID decision not_adopted");
  story = tested("method: CONSENT", "consent", "consent", "consent");
  CHECK(story.asks("ann", "set_plenary_outcome { id: 'd' outcome: 'confirmed' }") == "FORBIDDEN");
  CHECK(story.asks("hos", "set_plenary_outcome { id: 'd' outcome: 'perhaps' }") == "INVALID outcome unknown");
  CHECK(story.asks("hos", "set_plenary_outcome { id: 'd' outcome: 'confirmed' }").substr(0, 3) == "put");
  CHECK(story.asks("hos", "set_plenary_outcome { id: 'd' outcome: 'confirmed' }") == "NOTHING_TO_DO");
  CHECK(decision(story).plenary_outcome() == "confirmed");
}

TEST_CASE("what is written down goes by no method, and stays as it was", "[rules][deciding][decisions]") {
  Story story;
  story.asks("ann", "add_decision { id: 'p' text: 'x' }");
  CHECK(story.asks("fay", "open_proposal { id: 'p' }") == "INVALID decision is_written_down");
  CHECK(story.asks("ria", "set_decision { id: 'p' state: ADOPTED }") == "put decision p v2");
}
