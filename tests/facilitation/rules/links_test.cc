#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {
Story two_cards() {
  Story story;
  story.asks("ann", "add_card { id: 'a' place { region: 'here' } }");
  story.asks("ben", "add_card { id: 'b' place { region: 'here' } }");
  return story;
}
}  // namespace

TEST_CASE("a link says how one card bears on another", "[rules][links]") {
  Story story = two_cards();
  CHECK(story.asks("cid", "add_link { id: 'l1' from: 'a' to: 'b' label: 'answers' }") == "put link l1 v1");
  CHECK(story.document.link("l1")->label() == "answers");
  CHECK(story.document.link("l1")->author() == "cid");
  CHECK_FALSE(story.document.link("l1")->hidden());
  CHECK(story.asks("cid", "set_link { id: 'l1' label: 'serves' }") == "put link l1 v2");
  CHECK(story.asks("cid", "set_link { id: 'l1' label: 'serves' }") == "NOTHING_TO_DO");
  CHECK(story.asks("ann", "set_link { id: 'l1' label: 'joins' }") == "NOT_YOURS author");
  CHECK(story.asks("ann", "remove_link { id: 'l1' }") == "NOT_YOURS author");
  CHECK(story.asks("fay", "set_link { id: 'l1' label: 'joins' }") == "put link l1 v3");
  CHECK(story.asks("cid", "remove_link { id: 'l1' }") == "remove l1");
  CHECK(story.asks("cid", "remove_link { id: 'l1' }") == "NOT_FOUND link");
  CHECK(story.asks("ben", "add_link { id: 'l1' from: 'b' to: 'a' }") == "put link l1 v1");
}

TEST_CASE("a link that cannot be: why not", "[rules][links]") {
  Story story = two_cards();
  const auto asked = [&](const std::string& text) { return spelled(story.decided("ann", text)); };
  CHECK(asked("add_link { id: 'a' from: 'a' to: 'b' }") == "ALREADY_EXISTS");
  CHECK(asked("add_link { id: 'l1' from: 'a' to: 'a' }") == "INVALID to same_card");
  CHECK(asked("add_link { id: 'l1' from: 'a' to: 'none' }") == "NOT_FOUND card");
  CHECK(asked("add_link { id: 'l1' from: 'here' to: 'a' }") == "NOT_FOUND card");
  CHECK(asked("add_link { id: 'l1' from: 'a' to: 'b' label: '" + std::string(81, 'x') + "' }") == "TOO_LONG 80 81");
  CHECK(asked("set_link { id: 'a' label: 'x' }") == "NOT_FOUND link");
  story.asks("ben", "trash_cards { ids: 'b' }");
  CHECK(asked("add_link { id: 'l1' from: 'a' to: 'b' }") == "GONE card trash");
  for (int i = 0; i < 5000; ++i) {
    Effect effect;
    *effect.mutable_put() = record("id: 'x" + std::to_string(i) + "' version: 1 link { from: 'a' to: 'b' }");
    (void)evolve(story.document, effect, 1);
  }
  story.asks("ben", "restore_cards { ids: 'b' }");
  CHECK(asked("add_link { id: 'l1' from: 'a' to: 'b' }") == "LIMIT_REACHED links 5000");
}
