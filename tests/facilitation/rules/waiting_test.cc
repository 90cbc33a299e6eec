// The waiting room: off by default; whoever is new waits until a facilitator lets them in.
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

Story with_a_waiting_room() {
  return Story({"id: 'board' board { waiting_room: true }", "id: 'invitation.p' invitation { role: PARTICIPANT }",
                "id: 'invitation.r' invitation { role: RAPPORTEUR }",
                "id: 'invitation.own' invitation { role: PARTICIPANT participant: 'gus' }"});
}

}  // namespace

TEST_CASE("whoever opens a link that anybody may have waits, and is nobody until they are let in", "[rules][waiting]") {
  Story story = with_a_waiting_room();
  const std::string comes = "admit { participant: 'new' invitation: 'invitation.p' mode: REMOTE }";
  CHECK(story.server_asks(comes) == "put member member.new v1");
  CHECK(story.document.role_of("new") == ROLE_UNSPECIFIED);
  CHECK(story.document.member("new")->waiting());
  CHECK(story.document.member("new")->joined_ms() == 0);
  CHECK(story.asks("new", "add_card { id: 'c1' text: 'x' place { region: 'here' } }") == "NOT_A_MEMBER");
  CHECK(story.server_asks(comes) == "FORBIDDEN waiting");
  CHECK(story.asks("ann", "let_in { participants: 'new' }") == "FORBIDDEN");
  const std::int64_t then = story.now.ms;
  CHECK(story.asks("fay", "let_in { participants: 'new' }") == "put member member.new v2");
  CHECK(story.document.role_of("new") == PARTICIPANT);
  CHECK(story.document.member("new")->joined_ms() == then);
  CHECK(story.asks("fay", "let_in { participants: 'new' }") == "NOTHING_TO_DO");
  CHECK(story.server_asks(comes) == "accepted, nothing new");
}

TEST_CASE("crew, personal links and whoever is here already do not wait", "[rules][waiting]") {
  Story story = with_a_waiting_room();
  CHECK(story.server_asks("admit { participant: 'rap' invitation: 'invitation.r' }") == "put member member.rap v1");
  CHECK(story.document.role_of("rap") == RAPPORTEUR);
  CHECK(story.server_asks("admit { participant: 'gus' invitation: 'invitation.own' }") == "put member member.gus v1");
  CHECK(story.document.role_of("gus") == PARTICIPANT);
  story.server_asks("admit { participant: 'ann' invitation: 'invitation.p' }");
  CHECK(story.document.role_of("ann") == PARTICIPANT);
}

TEST_CASE("who is turned away stays out, by that link as by another", "[rules][waiting]") {
  Story story = with_a_waiting_room();
  story.server_asks("admit { participant: 'new' invitation: 'invitation.p' }");
  CHECK(story.asks("fay", "remove_member { participant: 'new' }") == "put member member.new v2");
  CHECK_FALSE(story.document.member("new")->waiting());
  CHECK(story.server_asks("admit { participant: 'new' invitation: 'invitation.p' }") == "FORBIDDEN removed");
  CHECK(story.asks("fay", "let_in { participants: 'new' }") == "NOTHING_TO_DO");
}

TEST_CASE("a facilitator opens and closes the waiting room", "[rules][waiting]") {
  Story story({"id: 'invitation.p' invitation { role: PARTICIPANT }"});
  story.server_asks("admit { participant: 'one' invitation: 'invitation.p' }");
  CHECK(story.document.role_of("one") == PARTICIPANT);
  CHECK(story.asks("ann", "set_board { waiting_room: true }") == "FORBIDDEN");
  CHECK(story.asks("fay", "set_board { waiting_room: true }").substr(0, 9) == "put board");
  story.server_asks("admit { participant: 'two' invitation: 'invitation.p' }");
  CHECK(story.document.role_of("two") == ROLE_UNSPECIFIED);
}
