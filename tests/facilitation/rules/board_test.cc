#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

TEST_CASE("a facilitator names, locks and closes a board", "[rules][board]") {
  Story story;
  CHECK(story.asks("fay", "set_board { title: 'Rivers' }") == "put board board v2");
  CHECK(story.asks("fay", "set_board { title: 'Rivers' }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "set_board {}") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "set_board { title: '' }") == "INVALID title missing");
  CHECK(story.asks("fay", "set_board { title: '" + std::string(81, 'x') + "' }") == "TOO_LONG 80 81");
  CHECK(story.asks("col", "set_board { locked: true }") == "put board board v3");
  CHECK(story.asks("ann", "add_card { id: 'c1' place { region: 'here' } }") == "LOCKED board");
  CHECK(story.asks("ria", "add_note { id: 'n1' }") == "put note n1 v1");
  CHECK(story.asks("fay", "set_board { locked: false }") == "put board board v4");
  CHECK(story.asks("fay", "set_board { closed: true }") == "put board board v5");
  CHECK(story.asks("ria", "add_note { id: 'n2' }") == "CLOSED_BOARD");
}

TEST_CASE("a region is locked and opened", "[rules][board]") {
  Story story;
  CHECK(story.asks("fay", "set_region { id: 'here' locked: true }") == "put region here v2");
  CHECK(story.asks("fay", "set_region { id: 'here' locked: true }") == "NOTHING_TO_DO");
  CHECK(story.asks("ann", "add_card { id: 'c1' place { region: 'here' } }") == "LOCKED region");
  CHECK(story.asks("fay", "set_region { id: 'here' locked: false }") == "put region here v3");
  CHECK(story.asks("fay", "set_region { id: 'none' locked: true }") == "NOT_FOUND region");
  CHECK(story.asks("fay", "set_region { id: 'board' locked: true }") == "NOT_FOUND region");
}
