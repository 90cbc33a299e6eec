// A programme as it happens: actual times are kept beside the planned ones.
#include "facilitation/document/programme.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

Story a_day() {
  return Story({"id: 'meeting' meeting { title: 'Annual meeting' }",
                "id: 's1' agenda_item { kind: SESSION title: 'One' order: 1 }",
                "id: 'talk' agenda_item { kind: PRESENTATION title: 'Talk' parent: 's1' order: 1 }",
                "id: 'case' agenda_item { kind: CASE_STUDY_ITEM title: 'Case' parent: 's1' order: 2 }",
                "id: 'lunch' agenda_item { kind: MEAL title: 'Lunch' order: 2 }",
                "id: 'gift' agenda_item { kind: SURPRISE title: 'Gift' order: 2 hidden: true }"});
}

std::string running(const Story& story) {
  const Record* record = running_item(story.document);
  return record ? record->id() : "";
}

}  // namespace

TEST_CASE("SYS-34: an item begins, and with it its session; what ran before ends", "[rules][programme]") {
  Story story = a_day();
  CHECK(running(story).empty());
  const std::int64_t ten = story.now.ms;
  CHECK(story.asks("hos", "begin_agenda_item { id: 'talk' }") == "put agenda_item s1 v2, put agenda_item talk v2");
  CHECK(running(story) == "talk");
  CHECK(item(story, "talk").started_ms() == ten);
  CHECK(item(story, "s1").started_ms() == ten);
  const std::int64_t eleven = story.now.ms;
  CHECK(story.asks("fay", "begin_agenda_item { id: 'case' after: 'talk' }") ==
        "put agenda_item talk v3, put agenda_item case v2");
  CHECK(item(story, "talk").ended_ms() == eleven);
  CHECK(story.asks("col", "begin_agenda_item { id: 'lunch' after: 'case' }") ==
        "put agenda_item s1 v3, put agenda_item case v3, put agenda_item lunch v2");
  CHECK(running(story) == "lunch");
  CHECK(story.asks("fay", "end_agenda_item { id: 'lunch' }") == "put agenda_item lunch v3");
  CHECK(running(story).empty());
}

TEST_CASE("MEETING-1: two who begin the next item do not skip one", "[rules][programme]") {
  Story story = a_day();
  CHECK(story.asks("fay", "begin_agenda_item { id: 'talk' }") == "put agenda_item s1 v2, put agenda_item talk v2");
  CHECK(story.asks("hos", "begin_agenda_item { id: 'talk' }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "begin_agenda_item { id: 'case' after: 'talk' }") ==
        "put agenda_item talk v3, put agenda_item case v2");
  CHECK(story.asks("hos", "begin_agenda_item { id: 'lunch' after: 'talk' }") == "STALE");
  CHECK(story.asks("hos", "begin_agenda_item { id: 'lunch' }") == "STALE");
}

TEST_CASE("going back to an item keeps when it first began", "[rules][programme]") {
  Story story = a_day();
  const std::int64_t ten = story.now.ms;
  CHECK(story.asks("fay", "begin_agenda_item { id: 'talk' }") == "put agenda_item s1 v2, put agenda_item talk v2");
  CHECK(story.asks("fay", "begin_agenda_item { id: 'case' after: 'talk' }") ==
        "put agenda_item talk v3, put agenda_item case v2");
  CHECK(story.asks("fay", "begin_agenda_item { id: 'talk' after: 'case' }") ==
        "put agenda_item case v3, put agenda_item talk v4");
  CHECK(item(story, "talk").started_ms() == ten);
  CHECK(item(story, "talk").ended_ms() == 0);
}

TEST_CASE("what was begun or ended by mistake is taken back", "[rules][programme]") {
  Story story = a_day();
  CHECK(story.asks("fay", "begin_agenda_item { id: 'talk' }") == "put agenda_item s1 v2, put agenda_item talk v2");
  CHECK(story.asks("fay", "begin_agenda_item { id: 's1' undo: true }") == "INVALID agenda_item a_part_has_begun");
  CHECK(story.asks("fay", "begin_agenda_item { id: 'talk' undo: true }") ==
        "put agenda_item talk v3, put agenda_item s1 v3");
  CHECK(item(story, "s1").started_ms() == 0);
  CHECK(story.asks("fay", "begin_agenda_item { id: 'talk' undo: true }") == "INVALID agenda_item does_not_run");
  CHECK(story.asks("fay", "end_agenda_item { id: 'talk' }") == "INVALID agenda_item does_not_run");
  CHECK(story.asks("fay", "begin_agenda_item { id: 'talk' }") == "put agenda_item s1 v4, put agenda_item talk v4");
  CHECK(story.asks("fay", "end_agenda_item { id: 's1' }") == "put agenda_item talk v5, put agenda_item s1 v5");
  CHECK(story.asks("fay", "end_agenda_item { id: 's1' }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "end_agenda_item { id: 'talk' undo: true }") ==
        "put agenda_item talk v6, put agenda_item s1 v6");
  CHECK(running(story) == "talk");
  CHECK(story.asks("fay", "end_agenda_item { id: 'talk' undo: true }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "begin_agenda_item { id: 'lunch' after: 'talk' }").find("lunch") != std::string::npos);
  CHECK(story.asks("fay", "end_agenda_item { id: 'talk' undo: true }") == "INVALID agenda_item another_runs");
}

TEST_CASE("SYS-37: a hidden item is begun only once it is shown; participants begin nothing", "[rules][programme]") {
  Story story = a_day();
  CHECK(story.asks("hos", "begin_agenda_item { id: 'gift' }") == "INVALID agenda_item hidden");
  CHECK(story.asks("ann", "begin_agenda_item { id: 'gift' }") == "FORBIDDEN");
  CHECK(story.asks("ria", "end_agenda_item { id: 'talk' }") == "FORBIDDEN");
  CHECK(story.asks("hos", "begin_agenda_item { id: 'nothing' }") == "NOT_FOUND agenda_item");
}
