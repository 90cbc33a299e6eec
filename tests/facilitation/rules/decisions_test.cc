#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {
std::string written_down(const std::string& id, const std::string& rest = "") {
  return "add_decision { id: '" + id + "' title: 'Wording' text: 'By 2035 it is safe to swim.' " + rest + " }";
}
}  // namespace

TEST_CASE("a decision is written down with its text as version 1", "[rules][decisions]") {
  Story story;
  CHECK(
      story.asks(
          "fay",
          written_down(
              "d1", "state: ADOPTED method: CONSENT owner: 'ann' review_date: '2028-04-15' based_on: ['c1', 'c2']")) ==
      "put decision d1 v1");
  const Decision& decision = *story.document.decision("d1");
  CHECK(decision.number() == 1);
  CHECK(decision.versions_size() == 1);
  CHECK(decision.versions(0).text() == "By 2035 it is safe to swim.");
  CHECK(decision.versions(0).by() == "fay");
  CHECK(decision.adopted_version() == 1);
  CHECK(decision.closed_ms() > 0);
  CHECK(decision.proposer() == "fay");
  CHECK(story.asks("ann", written_down("d2")) == "put decision d2 v1");
  CHECK(story.document.decision("d2")->number() == 2);
  CHECK(DecisionState_Name(story.document.decision("d2")->state()) == "PROPOSED");
  CHECK(story.document.decision("d2")->closed_ms() == 0);
}

TEST_CASE("a decision that cannot be: why not", "[rules][decisions]") {
  Story story;
  const auto asked = [&](const std::string& text) { return spelled(story.decided("fay", text)); };
  CHECK(asked("add_decision { id: 'd1' title: 'x' }") == "INVALID text missing");
  CHECK(asked("add_decision { id: 'd1' text: '" + std::string(601, 'x') + "' }") == "TOO_LONG 600 601");
  CHECK(asked("add_decision { id: 'd1' text: 'x' title: '" + std::string(81, 'x') + "' }") == "TOO_LONG 80 81");
  CHECK(asked(written_down("d1", "state: TESTING")) == "INVALID state not_a_plain_state");
  CHECK(asked(written_down("d1", "review_date: '2028-02-30'")) == "INVALID review_date not_a_date");
  CHECK(asked(written_down("d1", "review_date: '15 April'")) == "INVALID review_date not_a_date");
  CHECK(asked(written_down("d1", "review_date: '2028-02-29'")) == "put decision d1 v1");
  CHECK(asked(written_down("d1", "owner: 'Ann Other'")) == "INVALID owner not_a_participant");
  CHECK(asked(written_down("d1", "based_on: '?'")) == "INVALID based_on not_an_id");
  CHECK(asked(written_down("d1", "change_signal: '" + std::string(401, 'x') + "'")) == "TOO_LONG 400 401");
  CHECK(asked(written_down("d1", "deferred_to: '\\001'")) == "INVALID deferred_to control_character");
  CHECK(asked(written_down("here")) == "ALREADY_EXISTS");
  Request of_a_later_method = request(written_down("d1"));
  of_a_later_method.mutable_add_decision()->set_method(static_cast<DecisionMethod>(99));
  CHECK(spelled(decide(story.document, of_a_later_method, {"fay"}, story.now)) == "INVALID method unknown");
}

TEST_CASE("participants propose; what came of it is written down by those who keep the record", "[rules][decisions]") {
  Story story;
  CHECK(story.asks("ann", written_down("d1", "state: ADOPTED")) == "FORBIDDEN only_propose");
  story.asks("ann", written_down("d1"));
  CHECK(story.asks("ann", "set_decision { id: 'd1' state: ADOPTED }") == "FORBIDDEN only_propose");
  CHECK(story.asks("ben", "set_decision { id: 'd1' title: 'x' }") == "NOT_YOURS proposer");
  CHECK(story.asks("ann", "set_decision { id: 'd1' text: 'By 2036.' }") == "put decision d1 v2");
  CHECK(story.asks("ria",
                   "set_decision { id: 'd1' state: DEFERRED deferred_reason: 'no figures' deferred_to: 'the call' }") ==
        "put decision d1 v3");
  CHECK(story.asks("ann", "set_decision { id: 'd1' text: 'By 2037.' }") == "FORBIDDEN only_propose");
  CHECK(story.asks("col", "set_decision { id: 'd1' state: ADOPTED }") == "put decision d1 v4");
  CHECK(story.document.decision("d1")->adopted_version() == 2);
}

TEST_CASE("a text that changes is a new version, and the old one stays", "[rules][decisions]") {
  Story story;
  story.asks("fay", written_down("d1", "state: ADOPTED"));
  CHECK(story.asks("fay", "set_decision { id: 'd1' text: 'By 2036.' if_version: 1 }") == "put decision d1 v2");
  const Decision& decision = *story.document.decision("d1");
  CHECK(decision.versions_size() == 2);
  CHECK(decision.versions(1).number() == 2);
  CHECK(decision.adopted_version() == 1);
  CHECK(story.asks("fay", "set_decision { id: 'd1' text: 'By 2036.' }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "set_decision { id: 'd1' text: '' }") == "INVALID text missing");
  CHECK(story.asks("fay", "set_decision { id: 'd1' title: 'x' if_version: 1 }") == "STALE");
  CHECK(story.asks("fay", "set_decision { id: 'none' title: 'x' }") == "NOT_FOUND decision");
  for (int i = 3; i <= 100; ++i) story.asks("fay", "set_decision { id: 'd1' text: 'v" + std::to_string(i) + "' }");
  CHECK(story.asks("fay", "set_decision { id: 'd1' text: 'one more' }") == "LIMIT_REACHED versions 100");
}

TEST_CASE("a decision goes to the trash and comes back", "[rules][decisions]") {
  Story story;
  story.asks("ann", written_down("d1"));
  CHECK(story.asks("ann", "set_decision { id: 'd1' trashed: true }") == "put decision d1 v2");
  CHECK(story.asks("ann", "set_decision { id: 'd1' title: 'x' }") == "GONE decision trash");
  CHECK(story.asks("ann", "set_decision { id: 'd1' trashed: true }") == "GONE decision trash");
  CHECK(story.asks("fay", "set_decision { id: 'd1' trashed: false title: 'x' }") == "put decision d1 v3");
  CHECK_FALSE(story.document.decision("d1")->has_trashed());
}
