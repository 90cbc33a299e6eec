// A meeting's own board templates: who may write them, and that no version is ever written over.
#include "facilitation/document/own_templates.h"
#include "facilitation/views/view.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

std::string rivers_file(const std::string& title = "Rivers", int version = 1, const std::string& id = "own.rivers") {
  return "id: " + id + "\nversion: " + std::to_string(version) + "\ntitle: " + title +
         "\npillar: any\npurpose: To see.\nframing_question: Where to?\ntotal_minutes: 5\nregions:\n"
         "  - {id: a, title: A, prompt: Why, card_kinds: [idea], layout: {col: 0, row: 0, w: 1, h: 1}}\n"
         "phases:\n  - {kind: silent, minutes: 5, title: Write}\n";
}

std::string in_quotes(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text)
    if (c == '\n')
      quoted += "\\n";
    else
      quoted += c;
  return quoted + "'";
}

std::string sets_template(const std::string& yaml, int on = 0, const std::string& id = "own.rivers") {
  return "set_template { id: '" + id + "' yaml: " + in_quotes(yaml) + " if_number: " + std::to_string(on) + " }";
}

Story a_meeting_with_groups() {
  return Story({"id: 'meeting' meeting { title: 'Annual meeting' }",
                "id: 'work' agenda_item { kind: BREAKOUT_ITEM title: 'Breakouts' order: 1 }"});
}

const BoardTemplate& version_of(const Story& story, std::uint32_t number) {
  return own_template(story.document, "own.rivers", number)->board_template();
}

}  // namespace

TEST_CASE("SYS-27: a facilitator writes a template of the meeting's own, and nobody else does", "[rules][templates]") {
  Story story = a_meeting_with_groups();
  for (const char* who : {"ann", "ria", "obs", "hos", "pre"})
    CHECK(story.asks(who, sets_template(rivers_file())) == "FORBIDDEN");
  CHECK(story.asks("fay", sets_template(rivers_file())) == "put board_template template.own.rivers.1 v1");
  const BoardTemplate& board = version_of(story, 1);
  CHECK(board.title() == "Rivers");
  CHECK(board.yaml() == rivers_file());
  CHECK(board.by() == "fay");
  CHECK(board.total_minutes() == 5);
  CHECK(story.asks("col", sets_template(rivers_file("Lakes"), 1)) == "put board_template template.own.rivers.2 v1");
}

TEST_CASE("MEETING-4: SYS-27: a change is a new version; the one before stays as it was", "[rules][templates]") {
  Story story = a_meeting_with_groups();
  story.asks("fay", sets_template(rivers_file()));
  CHECK(story.asks("fay", sets_template(rivers_file("Lakes"), 1)) == "put board_template template.own.rivers.2 v1");
  CHECK(version_of(story, 1).yaml() == rivers_file());
  CHECK(version_of(story, 2).yaml() == rivers_file("Lakes", 2));  // counted here, whatever the file says
  CHECK(own_template(story.document, "own.rivers")->board_template().number() == 2);
  CHECK(story.asks("fay", sets_template(rivers_file("Lakes", 2), 2)) == "NOTHING_TO_DO");
  CHECK(story.asks("col", sets_template(rivers_file("Seas"), 1)) == "STALE");
  CHECK(story.asks("fay", sets_template(rivers_file())) == "ALREADY_EXISTS");
  CHECK(story.asks("fay", sets_template(rivers_file("New", 1, "own.new"), 3, "own.new")) == "NOT_FOUND template");
  CHECK(own_templates(story.document).size() == 1);
}

TEST_CASE("MEETING-5: SYS-27: a template that is not right is refused with its place, and without a word of it",
          "[rules][templates]") {
  Story story = a_meeting_with_groups();
  std::string wrong = rivers_file();
  wrong.replace(wrong.find("kind: silent"), 12, "kind: canary");
  CHECK(story.asks("fay", sets_template(wrong)) == "INVALID template not_right 11 12");
  CHECK(sentence(story.decided("fay", sets_template(wrong)).refusal) ==
        "In line 11 of the template something is not right. Have the file checked, which says what; mend it and save "
        "again.");
  CHECK(story.asks("fay", sets_template(rivers_file(), 0, "own.other")) == "INVALID template another_id");
  CHECK(story.asks("fay", sets_template(rivers_file("x", 1, "roar-routes"), 0, "roar-routes")) ==
        "INVALID template not_right 1 5");
  CHECK(story.asks("fay", sets_template(rivers_file() + std::string(32'768, '#'))) ==
        "TOO_LONG 32768 " + std::to_string(rivers_file().size() + 32'768) + " bytes");
  CHECK(own_templates(story.document).empty());
}

TEST_CASE("SYS-27: a template is taken away and brought back; what was opened from it keeps its version",
          "[rules][templates]") {
  Story story = a_meeting_with_groups();
  story.asks("fay", sets_template(rivers_file()));
  const std::string group =
      "agenda_item: 'work' title: 'One' template_id: 'own.rivers' template_version: 1 board: 'meet.one' }";
  CHECK(story.asks("fay", "add_breakout { id: 'g1' " + group) == "put breakout g1 v1");
  CHECK(story.document.find("g1")->breakout().template_version() == 1);
  CHECK(story.asks("ann", "trash_template { id: 'own.rivers' }") == "FORBIDDEN");
  CHECK(story.asks("fay", "trash_template { id: 'own.rivers' reason: 'Too wide' }") ==
        "put board_template template.own.rivers.1 v2");
  CHECK(version_of(story, 1).yaml() == rivers_file());
  CHECK(story.asks("fay", "trash_template { id: 'own.rivers' }") == "GONE template trash");
  CHECK(story.asks("fay", sets_template(rivers_file("Lakes"), 1)) == "GONE template trash");
  CHECK(story.asks("fay", "add_breakout { id: 'g2' agenda_item: 'work' title: 'Two' template_id: 'own.rivers' }") ==
        "GONE template trash");
  CHECK(story.asks("fay", "set_breakout { id: 'g1' title: 'First' }") == "put breakout g1 v2");
  CHECK(story.asks("fay", "restore_template { id: 'own.rivers' }") == "put board_template template.own.rivers.1 v3");
  CHECK(story.asks("fay", "restore_template { id: 'own.rivers' }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "trash_template { id: 'own.nothing' }") == "NOT_FOUND template");
}

TEST_CASE("SYS-27: a group is opened from a version that is there", "[rules][templates]") {
  Story story = a_meeting_with_groups();
  story.asks("fay", sets_template(rivers_file()));
  const auto adds = [](const std::string& id, const std::string& from) {
    return "add_breakout { id: '" + id + "' agenda_item: 'work' title: 'Of " + id + "' " + from + " }";
  };
  CHECK(story.asks("fay", adds("g1", "template_id: 'own.nothing'")) == "NOT_FOUND template");
  CHECK(story.asks("fay", adds("g1", "template_id: 'own.rivers' template_version: 2")) == "NOT_FOUND template");
  CHECK(story.asks("fay", adds("g1", "template_id: 'own.rivers'")) == "put breakout g1 v1");
  CHECK(story.asks("fay", adds("g2", "template_id: 'roar-routes' template_version: 9")) == "put breakout g2 v1");
  CHECK(story.asks("fay", "set_breakout { id: 'g2' template_id: 'own.rivers' template_version: 7 }") ==
        "NOT_FOUND template");
}

TEST_CASE("the ids that hold templates are kept for them", "[rules][templates]") {
  Story story = a_meeting_with_groups();
  CHECK(story.asks("fay", "add_breakout { id: 'template.own.rivers.1' agenda_item: 'work' title: 'One' }") ==
        "INVALID id reserved");
}

TEST_CASE("a meeting has so many versions of templates, and then no more", "[rules][templates]") {
  Story story = a_meeting_with_groups();
  for (int i = 0; i < 500; ++i)
    REQUIRE(story.asks("fay", sets_template(rivers_file("T" + std::to_string(i)), i)) ==
            "put board_template template.own.rivers." + std::to_string(i + 1) + " v1");
  CHECK(story.asks("fay", sets_template(rivers_file("One more"), 500)) == "LIMIT_REACHED template_versions 500");
}

TEST_CASE("MEETING-5: templates are sent to facilitators alone, and their files in no frame",
          "[rules][templates][views]") {
  Story story = a_meeting_with_groups();
  story.asks("fay", sets_template(rivers_file()));
  for (const char* who : {"ann", "ria", "obs", "hos", "pre"})
    CHECK(replica_for(story.document, {who, story.document.role_of(who)}).find("template.own.rivers.1") == nullptr);
  const Document theirs = replica_for(story.document, {"fay", FACILITATOR});
  const Record* record = theirs.find("template.own.rivers.1");
  REQUIRE(record);
  CHECK(record->board_template().title() == "Rivers");
  CHECK(record->board_template().yaml().empty());
}
