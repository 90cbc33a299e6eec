// Boards are walked by people of other groups: they read, and leave one mark and one question.
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

Story a_board_that_is_walked() {
  Story story({"id: 'k1' cluster { title: 'Water' }",
               "id: 'member.vis' member { participant: 'vis' role: OBSERVER visiting: true joined_ms: 1 }"});
  story.asks("ann", "add_card { id: 'c1' text: 'Rain' place { region: 'here' } }");
  return story;
}

const Walk& walk(const Story& story) { return story.document.find("walk.vis")->walk(); }

}  // namespace

TEST_CASE("a visitor leaves one mark and one question, and another takes its place", "[rules][walking]") {
  Story story = a_board_that_is_walked();
  CHECK(story.asks("vis", "leave_mark { on: 'c1' }") == "put walk walk.vis v1");
  CHECK(story.asks("vis", "leave_mark { on: 'c1' }") == "NOTHING_TO_DO");
  CHECK(story.asks("vis", "leave_mark { on: 'k1' }") == "put walk walk.vis v2");
  CHECK(story.asks("vis", "ask_the_group { question: 'Who pays?' }") == "put walk walk.vis v3");
  CHECK(walk(story).marked() == "k1");
  CHECK(walk(story).question() == "Who pays?");
  CHECK(story.asks("vis", "leave_mark { on: '' }") == "put walk walk.vis v4");
  CHECK(walk(story).marked().empty());
  CHECK(story.asks("vis", "leave_mark { on: 'nothing' }") == "NOT_FOUND on");
  CHECK(story.asks("vis", "leave_mark { on: 'here' }") == "NOT_FOUND on");
  CHECK(story.asks("vis", "ask_the_group { question: '" + std::string(281, 'x') + "' }") == "TOO_LONG 280 281");
}

TEST_CASE("a visitor writes nothing else, and whoever is no visitor leaves no mark", "[rules][walking]") {
  Story story = a_board_that_is_walked();
  CHECK(story.asks("vis", "add_card { id: 'c2' text: 'x' place { region: 'here' } }") == "FORBIDDEN");
  CHECK(story.asks("vis", "edit_text { id: 'c1' change { runs: 0 inserts: 'x' } }") == "FORBIDDEN");
  CHECK(story.asks("obs", "leave_mark { on: 'c1' }") == "FORBIDDEN not_on_a_walk");
  CHECK(story.asks("obs", "ask_the_group { question: 'x' }") == "FORBIDDEN not_on_a_walk");
  CHECK(story.asks("ann", "leave_mark { on: 'c1' }") == "FORBIDDEN");
}

TEST_CASE("the gallery is opened and closed by whoever runs the meeting", "[rules][walking]") {
  Story story;
  CHECK(story.asks("ann", "open_gallery { open: true }") == "FORBIDDEN");
  const std::int64_t now = story.now.ms;
  CHECK(story.asks("hos", "open_gallery { open: true }").substr(0, 9) == "put board");
  CHECK(story.document.board()->gallery_ms() == now);
  CHECK(story.asks("hos", "open_gallery { open: true }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "open_gallery {}").substr(0, 9) == "put board");
  CHECK(story.document.board()->gallery_ms() == 0);
}

TEST_CASE("a visitor who is given a seat stays, with its role; whoever is here does not become a visitor",
          "[rules][walking]") {
  Story story = a_board_that_is_walked();
  CHECK(story.server_asks("seat_member { participant: 'ann' here: true role: OBSERVER visiting: true }") ==
        "NOTHING_TO_DO");
  CHECK(story.server_asks("seat_member { participant: 'vis' here: true role: PARTICIPANT }") ==
        "put member member.vis v2");
  CHECK(story.document.role_of("vis") == PARTICIPANT);
  CHECK_FALSE(story.document.member("vis")->visiting());
  // And one who moved to another group comes back to look, as an observer.
  CHECK(story.server_asks("seat_member { participant: 'vis' }") == "put member member.vis v3");
  CHECK(story.server_asks("seat_member { participant: 'vis' here: true role: OBSERVER visiting: true }") ==
        "put member member.vis v4");
  CHECK(story.document.role_of("vis") == OBSERVER);
}
