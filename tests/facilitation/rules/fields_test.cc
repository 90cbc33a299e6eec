// What chapters and entries say: several people at once, where it comes from, who agrees to be named in it.
#include "tests/catch.h"
#include "tests/facilitation/rules/guide.h"

using namespace plenary;

namespace {

std::string sources_of(const Story& story, const std::string& id) {
  std::string words;
  for (const SourceRef& source : field(story, id).sources())
    words += (words.empty() ? "" : " ") + source.document() + "/" + source.id();
  return words;
}

}  // namespace

TEST_CASE("TEXT-4, GUIDE-2: two people write one field at once, and both are heard", "[rules][guidebook]") {
  Story story = guide();
  story.asks("ria", "set_field { owner: 'routes' name: 'findings' text: 'Rain' }");
  const Text words = story.document.find("field.routes.findings")->text();
  const auto types = [&](const std::string& who, const std::string& change) {
    return story.asks(who, "edit_text { id: 'field.routes.findings' base_version: " + std::to_string(words.version()) +
                               " base_lineage: " + std::to_string(words.lineage()) + " change { " + change + " } }");
  };
  CHECK(types("ria", "runs: 4 runs: 0 inserts: ' falls'") == "edit field.routes.findings");
  CHECK(types("rob", "runs: 0 runs: 4 inserts: 'Soft '") == "edit field.routes.findings");
  CHECK(story.words("field.routes.findings") == "Soft Rain falls");
  CHECK(types("obs", "runs: 0 runs: 4 inserts: 'x'") == "FORBIDDEN");
}

TEST_CASE("SYS-26: words keep where they come from; taken in twice, they are there once", "[rules][guidebook]") {
  Story story = guide();
  const std::string take =
      "set_field { owner: 'routes' name: 'findings' add: true text: 'Rain.' sources { document: "
      "'forum.b1' id: 'c1' } }";
  CHECK(story.asks("ria", take) == "put entry_field field.routes.findings v1, edit field.routes.findings");
  CHECK(story.asks("rob", take) == "NOTHING_TO_DO");
  story.asks("rob",
             "set_field { owner: 'routes' name: 'findings' add: true text: 'Sun.' sources { document: 'forum.b2' "
             "id: 'd1' } }");
  CHECK(story.words("field.routes.findings") == "Rain.\nSun.");
  CHECK(sources_of(story, "field.routes.findings") == "forum.b1/c1 forum.b2/d1");
  story.asks("rob", "set_field { owner: 'routes' name: 'findings' text: 'Rain and sun.' }");
  CHECK(sources_of(story, "field.routes.findings") == "forum.b1/c1 forum.b2/d1");
  story.asks("rob", "set_field { owner: 'routes' name: 'findings' set_sources: true }");
  CHECK(sources_of(story, "field.routes.findings").empty());
  CHECK(story.words("field.routes.findings") == "Rain and sun.");
}

TEST_CASE("a field is refused that its owner does not have, or that is too long", "[rules][guidebook]") {
  Story story = guide();
  CHECK(story.asks("ria", "set_field { owner: 'routes' name: 'limits' text: 'x' }") == "INVALID name unknown");
  CHECK(story.asks("ria", "set_field { owner: 'nowhere' name: 'limits' text: 'x' }") == "NOT_FOUND entry");
  CHECK(story.asks("ria", "set_field { owner: 'routes' name: 'findings' }") == "NOTHING_TO_DO");
  CHECK(story.asks("ria", "set_field { owner: 'routes' name: 'findings' text: '" + std::string(20'001, 'x') + "' }") ==
        "TOO_LONG 20000 20001");
  CHECK(story.asks("ria",
                   "set_field { owner: 'routes' name: 'findings' sources { document: 'b' id: 'c' } sources { "
                   "document: 'b' id: 'c' } }") == "INVALID sources named_twice");
}

TEST_CASE("a quotation is referred to, never copied", "[rules][guidebook]") {
  Story story = guide();
  const std::string quote = "quote { document: 'forum.b1' id: 'q1' }";
  CHECK(story.asks("ria", "use_quote { owner: 'routes' " + quote + " }") == "put chapter routes v2");
  CHECK(story.asks("rob", "use_quote { owner: 'routes' " + quote + " }") == "NOTHING_TO_DO");
  CHECK(story.asks("rob", "use_quote { owner: 'routes' " + quote + " undo: true }") == "put chapter routes v3");
  CHECK(story.document.find("routes")->chapter().quotes().empty());
  CHECK(story.asks("rob", "use_quote { owner: 'routes' quote { document: '' id: 'q1' } }") ==
        "INVALID quote not_an_id");
}

TEST_CASE("who is named says yes to the words that they read, for themselves, and takes it back",
          "[rules][guidebook]") {
  Story story = guide();
  add_tool(story);
  story.asks("ria", "mark_ready { id: 'tool' }");
  const std::string limits = "agree_to_be_named { field: 'field.tool.limits' ";
  CHECK(story.asks("ann", limits + "text_version: 7 }") == "STALE");
  CHECK(story.asks("ann", limits + "text_version: 1 }") == "put entry_field field.tool.limits v3");
  CHECK(story.asks("ann", limits + "text_version: 1 }") == "NOTHING_TO_DO");
  CHECK(field(story, "field.tool.limits").agreed(0).participant() == "ann");
  CHECK(story.asks("obs", limits + "undo: true }") == "NOTHING_TO_DO");  // nobody takes back another's
  CHECK(story.asks("ann", limits + "undo: true }") == "put entry_field field.tool.limits v4");
  CHECK(field(story, "field.tool.limits").agreed().empty());
}

TEST_CASE("the guidebook has a title; meetings are taken in by the server alone", "[rules][guidebook]") {
  Story story = guide();
  CHECK(story.asks("ria", "set_guidebook { title: 'Missions in cities' organiser: 'The institute' }") ==
        "put guidebook guidebook v2");
  CHECK(story.asks("ria", "set_guidebook { title: '' }") == "INVALID title missing");
  CHECK(story.asks("fay", "take_in_meeting { meeting: 'other' }") == "FORBIDDEN");
  CHECK(story.server_asks("take_in_meeting { meeting: 'other' title: 'Other' }") == "put guidebook guidebook v3");
  CHECK(story.server_asks("take_in_meeting { meeting: 'forum' }") == "NOTHING_TO_DO");
}
