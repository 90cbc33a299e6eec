// Entries of a guidebook: what they are, where they stand, when they are ready.
#include "facilitation/guidebook/parts.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/guide.h"

using namespace plenary;

namespace {

std::string order_of_entries(const Story& story, const std::string& chapter) {
  std::string ids;
  for (const Record* record : guidebook::entries_of(story.document, chapter))
    ids += (ids.empty() ? "" : " ") + record->id();
  return ids;
}

std::string add(const std::string& id, const std::string& more = "") {
  return "add_entry { id: '" + id + "' type: 'example' chapter: 'routes' title: 'Rain gardens' " + more + " }";
}

}  // namespace

TEST_CASE("an entry begins as a draft, with its first words and where they come from", "[rules][guidebook]") {
  Story story = guide();
  CHECK(story.asks("ria", add("e1",
                              "fields { name: 'what_was_done' text: 'Dug.' sources { document: 'forum.b1' id: 'c1' "
                              "} } fields { name: 'context' }")) ==
        "put entry e1 v1, put entry_field field.e1.what_was_done v1, edit field.e1.what_was_done");
  CHECK(entry(story, "e1").state() == "draft");
  CHECK(entry(story, "e1").by() == "ria");
  CHECK(story.words("field.e1.what_was_done") == "Dug.");
  CHECK(field(story, "field.e1.what_was_done").sources(0).id() == "c1");
  CHECK_FALSE(field(story, "field.e1.what_was_done").approved());
}

TEST_CASE("an entry is refused that could not be one", "[rules][guidebook]") {
  Story story = guide();
  CHECK(story.asks("ria", "add_entry { id: 'e1' type: 'poem' chapter: 'routes' title: 'x' }") ==
        "INVALID type unknown");
  CHECK(story.asks("ria", "add_entry { id: 'e1' type: 'chapter' chapter: 'routes' }") == "INVALID type unknown");
  CHECK(story.asks("ria", "add_entry { id: 'e1' type: 'tool' chapter: 'nowhere' }") == "NOT_FOUND chapter");
  CHECK(story.asks("ria", add("e1", "fields { name: 'limits' text: 'x' }")) == "INVALID name unknown");
  CHECK(story.asks("ria", add("e1", "fields { name: 'context' text: 'x' } fields { name: 'context' text: 'y' }")) ==
        "INVALID name named_twice");
  CHECK(story.asks("ria", add("e1", "fields { name: 'context' text: 'x' sources { document: '?' id: 'c1' } }")) ==
        "INVALID sources not_an_id");
  CHECK(story.asks("ria", add(std::string(37, 'e'))) == "INVALID id too_long");
  CHECK(story.asks("ria", add("field.x")) == "INVALID id reserved");
  CHECK(story.asks("ria", add(std::string(36, 'e'), "fields { name: 'enablers_and_barriers' text: 'x' }"))
            .starts_with("put entry"));
}

TEST_CASE("SYS-14: goals are 1 to 17; 18 is refused", "[rules][guidebook]") {
  Story story = guide();
  story.asks("ria", add("e1"));
  CHECK(story.asks("ria", "set_entry { id: 'e1' set_sdgs: true sdgs: 1 sdgs: 17 }") == "put entry e1 v2");
  CHECK(story.asks("ria", "set_entry { id: 'e1' set_sdgs: true sdgs: 18 }") == "INVALID sdgs unknown");
  CHECK(story.asks("ria", "set_entry { id: 'e1' set_sdgs: true sdgs: 0 }") == "INVALID sdgs unknown");
  CHECK(story.asks("ria", "set_entry { id: 'e1' set_sdgs: true sdgs: 6 sdgs: 6 }") == "INVALID sdgs named_twice");
  CHECK(story.asks("ria", "set_entry { id: 'e1' place: 'Here' if_version: 1 }") == "STALE");
  CHECK(story.asks("ria", "set_entry { id: 'e1' title: 'Rain gardens' }") == "NOTHING_TO_DO");
}

TEST_CASE("an organisation is named only with who allowed it, and when", "[rules][guidebook]") {
  Story story = guide();
  story.asks("ria", add("e1"));
  const auto names = [&](const std::string& naming) {
    return story.asks("ria", "set_entry { id: 'e1' naming { " + naming + " } }");
  };
  CHECK(names("state: NAMED") == "INVALID organisation missing");
  CHECK(names("state: NAMED organisation: 'The port'") == "INVALID granted_by missing");
  CHECK(names("state: NAMED organisation: 'The port' granted_by: 'pre'") == "INVALID granted_on missing");
  CHECK(names("state: NAMED organisation: 'The port' granted_by: 'pre' granted_on: 'May'") ==
        "INVALID granted_on not_a_date");
  CHECK(names("state: NAMED organisation: 'The port' granted_by: 'pre' granted_on: '2027-05-01'") == "put entry e1 v2");
  CHECK(names("state: NOT_NAMED organisation: 'The port'") == "put entry e1 v3");
}

TEST_CASE("entries stand where they are put, in any chapter", "[rules][guidebook]") {
  Story story = guide();
  for (const char* id : {"a", "b", "c"}) story.asks("ria", add(id));
  CHECK(order_of_entries(story, "routes") == "a b c");
  story.asks("ria", "move_entry { id: 'c' chapter: 'routes' }");
  CHECK(order_of_entries(story, "routes") == "c a b");
  story.asks("ria", "move_entry { id: 'c' chapter: 'routes' after: 'a' }");
  CHECK(order_of_entries(story, "routes") == "a c b");
  story.asks("ria", "move_entry { id: 'c' chapter: 'rewards' }");
  CHECK(order_of_entries(story, "routes") == "a b");
  CHECK(order_of_entries(story, "rewards") == "c");
  CHECK(story.asks("ria", "move_entry { id: 'c' chapter: 'routes' after: 'c' }") == "NOT_FOUND entry");
  CHECK(story.asks("ria", "move_entry { id: 'c' chapter: 'nowhere' }") == "NOT_FOUND chapter");
  for (int i = 0; i < 300; ++i) {  // where there is no room between two, all get new places
    story.asks("ria", "move_entry { id: 'b' chapter: 'routes' }");
    story.asks("ria", "move_entry { id: 'a' chapter: 'routes' after: 'b' }");
    story.asks("ria", "move_entry { id: 'a' chapter: 'routes' }");
  }
  CHECK(order_of_entries(story, "routes") == "a b");
}

TEST_CASE("nothing written is destroyed: an entry goes to the trash, and comes back", "[rules][guidebook]") {
  Story story = guide();
  story.asks("ria", add("e1", "fields { name: 'context' text: 'Floods.' }"));
  CHECK(story.asks("rob", "trash_entry { id: 'e1' reason: 'Told twice.' }") == "put entry e1 v2");
  CHECK(story.asks("rob", "set_entry { id: 'e1' place: 'x' }") == "GONE entry trash");
  CHECK(story.asks("rob", "set_field { owner: 'e1' name: 'context' text: 'x' }") == "GONE entry trash");
  CHECK(story.asks("rob", "mark_ready { id: 'e1' }") == "GONE entry trash");
  CHECK(story.asks("ria", "restore_entry { id: 'e1' }") == "put entry e1 v3");
  CHECK(story.words("field.e1.context") == "Floods.");
  CHECK(story.asks("ria", "restore_entry { id: 'e1' }") == "NOTHING_TO_DO");
}

TEST_CASE("SYS-19: a tool without limits cannot be marked ready", "[rules][guidebook]") {
  Story story = guide();
  add_tool(story);
  story.asks("ria", "set_field { owner: 'tool' name: 'limits' text: ' ' }");
  CHECK(story.asks("ria", "mark_ready { id: 'tool' }") == "INVALID limits missing");
  Refusal refusal = story.decided("ria", "mark_ready { id: 'tool' }").refusal;
  CHECK(sentence(refusal) == "The part about its limits is missing. Add it, then try again.");
  story.asks("ria", "set_field { owner: 'tool' name: 'limits' text: 'Not in winter.' }");
  CHECK(story.asks("ria", "mark_ready { id: 'tool' }") ==
        "put entry tool v3, put entry_field field.tool.when_to_use v2, put entry_field field.tool.steps v2, put "
        "entry_field field.tool.limits v2");
  CHECK(field(story, "field.tool.limits").approved());
}

TEST_CASE("a case is ready with what is required, leave to name or not, and evidence or the word that there is none",
          "[rules][guidebook]") {
  Story story = guide();
  story.asks("ria", "add_entry { id: 'e1' type: 'case' chapter: 'routes' title: 'The harbour' }");
  const auto missing = [&] {
    std::string words;
    for (const auto& one : guidebook::missing_in(story.document, *story.document.find("e1")))
      words += one.field + " " + one.problem + "; ";
    return words;
  };
  CHECK(missing() ==
        "context missing; what_was_done missing; results_and_evidence missing; challenges missing; lessons_learned "
        "missing; place missing; period missing; organisation_type missing; naming undecided; evidence no_source; ");
  for (const char* name : {"context", "what_was_done", "results_and_evidence", "challenges", "lessons_learned"})
    story.asks("ria", std::string("set_field { owner: 'e1' name: '") + name + "' text: 'x' }");
  story.asks("ria", "set_entry { id: 'e1' place: 'x' period: 'x' organisation_type: 'x' naming { state: ASKED } }");
  CHECK(missing() == "naming undecided; evidence no_source; ");
  story.asks("ria", "set_entry { id: 'e1' naming { state: NOT_NAMED } }");
  CHECK(story.asks("ria", "mark_ready { id: 'e1' }") == "INVALID evidence no_source");
  story.asks("ria",
             "set_field { owner: 'e1' name: 'results_and_evidence' set_sources: true sources { document: 'forum.b1' "
             "id: 'c9' } }");
  CHECK(missing().empty());
  story.asks("ria", "set_field { owner: 'e1' name: 'results_and_evidence' set_sources: true }");
  story.asks("ria", "set_entry { id: 'e1' reported_not_verified: true }");
  CHECK(story.asks("ria", "mark_ready { id: 'e1' }").starts_with("put entry e1"));
}

TEST_CASE("what is ready stands still until it is a draft again", "[rules][guidebook]") {
  Story story = guide();
  add_tool(story);
  story.asks("ria", "mark_ready { id: 'tool' }");
  CHECK(story.asks("ria", "set_entry { id: 'tool' title: 'x' }") == "INVALID entry is_ready");
  CHECK(story.asks("ria", "set_field { owner: 'tool' name: 'limits' text: '' }") == "INVALID entry is_ready");
  CHECK(story.asks("ria", "edit_text { id: 'field.tool.limits' base_version: 1 change { runs: 0 inserts: 'x' } }") ==
        "INVALID entry is_ready");
  CHECK(story.asks("ria", "use_quote { owner: 'tool' quote { document: 'forum.b1' id: 'q' } }") ==
        "INVALID entry is_ready");
  CHECK(story.asks("ria", "trash_entry { id: 'tool' }") == "INVALID entry is_ready");
  CHECK(story.asks("ria", "mark_ready { id: 'tool' }") == "NOTHING_TO_DO");
  CHECK(story.asks("rob", "mark_ready { id: 'tool' undo: true }").starts_with("put entry tool"));
  CHECK_FALSE(field(story, "field.tool.limits").approved());
  CHECK(story.asks("ria", "set_entry { id: 'tool' title: 'x' }").starts_with("put entry tool"));
}

TEST_CASE("a chapter is ready with its problem, its findings and how it was made", "[rules][guidebook]") {
  Story story = guide();
  CHECK(story.asks("ria", "mark_ready { id: 'routes' }") == "INVALID problem_statement missing");
  for (const char* name : {"problem_statement", "findings", "how_this_was_made"})
    story.asks("ria", std::string("set_field { owner: 'routes' name: '") + name + "' text: 'x' }");
  CHECK(story.asks("ria", "mark_ready { id: 'routes' }").starts_with("put chapter routes v2"));
  CHECK(story.asks("ria", "set_field { owner: 'routes' name: 'findings' text: 'y' }") == "INVALID chapter is_ready");
}

TEST_CASE("a draft is not found by who only reads", "[rules][guidebook]") {
  Story story = guide();
  add_tool(story);
  CHECK(story.asks("ann", "agree_to_be_named { field: 'field.tool.limits' text_version: 1 }") == "NOT_FOUND field");
  CHECK(story.asks("ann", "agree_to_be_named { field: 'field.nothing.limits' text_version: 1 }") == "NOT_FOUND field");
  CHECK(story.asks("ann", "edit_text { id: 'field.tool.limits' base_version: 1 change { runs: 0 inserts: 'x' } }") ==
        story.asks("ann", "edit_text { id: 'field.nothing.limits' base_version: 1 change { runs: 0 inserts: 'x' } }"));
}
