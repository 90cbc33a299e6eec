#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {
std::string state_of(const Story& story) {
  const Action& action = *story.document.action("a1");
  return Action::State_Name(action.state()) + (action.accepted_by_owner() ? ", accepted by " : ", not accepted by ") +
         action.owner();
}
Story with_an_action() {
  Story story;
  story.asks("ann", "add_action { id: 'a1' text: 'Write the map' owner: 'ben' due: '2027-04-22' from: 'd1' }");
  return story;
}
}  // namespace

TEST_CASE("an action is proposed, and its owner and nobody else accepts it", "[rules][actions]") {
  Story story = with_an_action();
  CHECK(state_of(story) == "ACTION_PROPOSED, not accepted by ben");
  CHECK(story.document.action("a1")->number() == 1);
  CHECK(story.document.action("a1")->proposed_by() == "ann");
  CHECK(story.asks("ann", "accept_action { id: 'a1' accepted: true }") == "NOT_YOURS owner");
  CHECK(story.asks("fay", "accept_action { id: 'a1' accepted: true }") == "NOT_YOURS owner");
  CHECK(story.asks("ben", "accept_action { id: 'a1' accepted: true }") == "put action a1 v2");
  CHECK(state_of(story) == "OPEN, accepted by ben");
  CHECK(story.asks("ben", "accept_action { id: 'a1' accepted: true }") == "NOTHING_TO_DO");
  CHECK(story.asks("ben", "accept_action { id: 'a1' }") == "put action a1 v3");
  CHECK(state_of(story) == "ACTION_PROPOSED, not accepted by ben");
  CHECK(story.asks("ben", "accept_action { id: 'none' accepted: true }") == "NOT_FOUND action");
}

TEST_CASE("who sits elsewhere now, or watches, still answers for what was given to them", "[rules][actions]") {
  Story story = with_an_action();
  CHECK(story.server_asks("seat_member { participant: 'ben' }") == "put member member.ben v2");
  CHECK(story.asks("ben", "set_action { id: 'a1' due: '2027-05-01' }") == "NOT_A_MEMBER");
  CHECK(story.asks("ben", "accept_action { id: 'a1' accepted: true }") == "put action a1 v2");
  CHECK(story.asks("nobody", "accept_action { id: 'a1' accepted: true }") == "NOT_A_MEMBER");
}

TEST_CASE("a new owner has not accepted; nor has one whose words another changed", "[rules][actions]") {
  Story story = with_an_action();
  story.asks("ben", "accept_action { id: 'a1' accepted: true }");
  CHECK(story.asks("ben", "set_action { id: 'a1' due: '2027-05-01' }") == "put action a1 v3");
  CHECK(state_of(story) == "OPEN, accepted by ben");
  CHECK(story.asks("fay", "set_action { id: 'a1' due: '2027-04-23' }") == "put action a1 v4");
  CHECK(state_of(story) == "ACTION_PROPOSED, not accepted by ben");
  story.asks("ben", "accept_action { id: 'a1' accepted: true }");
  story.asks("ann", "set_action { id: 'a1' text: 'Write two maps' }");
  CHECK(state_of(story) == "ACTION_PROPOSED, not accepted by ben");
  story.asks("ben", "accept_action { id: 'a1' accepted: true }");
  CHECK(story.asks("ben", "set_action { id: 'a1' owner: 'cid' }") == "put action a1 v8");
  CHECK(state_of(story) == "ACTION_PROPOSED, not accepted by cid");
}

TEST_CASE("an action is open once accepted, then done or dropped", "[rules][actions]") {
  Story story = with_an_action();
  CHECK(story.asks("fay", "set_action { id: 'a1' state: OPEN }") == "INVALID state not_accepted");
  CHECK(story.asks("fay", "set_action { id: 'a1' state: ACTION_STATE_UNSPECIFIED }") == "INVALID state unknown");
  CHECK(story.asks("cid", "set_action { id: 'a1' state: DROPPED }") == "NOT_YOURS proposer");
  story.asks("ben", "accept_action { id: 'a1' accepted: true }");
  CHECK(story.asks("ben", "set_action { id: 'a1' state: DONE }") == "put action a1 v3");
  CHECK(state_of(story) == "DONE, accepted by ben");
  CHECK(story.asks("ria", "set_action { id: 'a1' state: OPEN if_version: 3 }") == "put action a1 v4");
  CHECK(story.asks("ria", "set_action { id: 'a1' state: DONE if_version: 3 }") == "STALE");
}

TEST_CASE("an action that cannot be: why not", "[rules][actions]") {
  Story story = with_an_action();
  const auto asked = [&](const std::string& text) { return spelled(story.decided("ann", text)); };
  CHECK(asked("add_action { id: 'a2' }") == "INVALID text missing");
  CHECK(asked("add_action { id: 'a2' text: '" + std::string(601, 'x') + "' }") == "TOO_LONG 600 601");
  CHECK(asked("add_action { id: 'a2' text: 'x' due: 'soon' }") == "INVALID due not_a_date");
  CHECK(asked("add_action { id: 'a2' text: 'x' owner: '?' }") == "INVALID owner not_a_participant");
  CHECK(asked("add_action { id: 'a2' text: 'x' from: '?' }") == "INVALID from not_an_id");
  CHECK(asked("add_action { id: 'a1' text: 'x' }") == "ALREADY_EXISTS");
  CHECK(asked("set_action { id: 'a1' text: '' }") == "INVALID text missing");
  CHECK(asked("set_action { id: 'none' text: 'x' }") == "NOT_FOUND action");
}

TEST_CASE("an action goes to the trash and comes back", "[rules][actions]") {
  Story story = with_an_action();
  CHECK(story.asks("ann", "set_action { id: 'a1' trashed: true }") == "put action a1 v2");
  CHECK(story.asks("ben", "accept_action { id: 'a1' accepted: true }") == "GONE action trash");
  CHECK(story.asks("ann", "set_action { id: 'a1' text: 'x' }") == "GONE action trash");
  CHECK(story.asks("ann", "set_action { id: 'a1' trashed: false }") == "put action a1 v3");
}
