// A programme from a file: in one step, by id, and nothing that people did is lost.
#include "facilitation/document/programme.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

Story a_meeting() {
  return Story(
      {"id: 'meeting' meeting { title: 'Annual meeting' venue: 'The mill' policy { verbatim: 'We take notes.' } }",
       "id: 's1' agenda_item { kind: SESSION title: 'One' order: 1 start: '09:00' day: '2027-04-15' }",
       "id: 'talk' agenda_item { kind: PRESENTATION title: 'Talk' parent: 's1' order: 1 speakers: 'ann' speakers: "
       "'ben' }",
       "id: 'lunch' agenda_item { kind: MEAL title: 'Lunch' order: 2 }",
       "id: 's2' agenda_item { kind: SESSION title: 'Two' order: 3 }",
       "id: 'group' breakout { session: 's1' agenda_item: 'talk' title: 'One' board: 'meet.one' members: 'ann' }"});
}

std::string in_order(const Story& story) {
  std::string words;
  for (const Record* record : programme(story.document)) words += (words.empty() ? "" : " ") + record->id();
  return words;
}
std::string imports(Story& story, const std::string& rest) {
  return story.asks("fay", "import_programme { " + rest + " }");
}
std::string line(const std::string& id, const std::string& rest = "kind: DISCUSSION title: 'x'") {
  return "records { id: '" + id + "' agenda_item { " + rest + " } } ";
}

}  // namespace

TEST_CASE("importing: what is new is added in the order of the file, and what is there takes over what the file says",
          "[rules][importing]") {
  Story story = a_meeting();
  CHECK(
      imports(
          story,
          "records { id: 'meeting' meeting { title: 'Annual meeting 2027' } } records { id: 'routes' pillar { name: "
          "'Routes' letter: 'R' } } " +
              line("s1", "kind: SESSION title: 'One, in a new light' pillar: 'routes'") +
              line("walk", "kind: WALK_AND_TALK title: 'Walk'") + line("lunch", "kind: MEAL title: 'Lunch'") +
              line("s2", "kind: SESSION title: 'Two'") +
              line("case", "kind: CASE_STUDY_ITEM title: 'Case' parent: 's2'") +
              "records { id: 'study' case_study { agenda_item: 'case' pillar: 'routes' title: 'Case' speaker: 'ann' } }"
              "records { id: 'res' resource { title: 'A paper' url: 'http://example.org/broken' } }") ==
      "put agenda_item case v1, put agenda_item lunch v2, put meeting meeting v2, put resource res v1, put pillar "
      "routes v1, "
      "put agenda_item s1 v2, put agenda_item s2 v2, put case_study study v1, put agenda_item walk v1");
  CHECK(in_order(story) == "s1 talk walk lunch s2 case");
  CHECK(item(story, "s1").title() == "One, in a new light");
  CHECK(item(story, "s1").start() == "09:00");  // the file does not say
  CHECK(story.document.meeting()->venue() == "The mill");
  CHECK(story.document.meeting()->policy().verbatim() == "We take notes.");
}

TEST_CASE("MEETING-2: importing again changes nothing, and drops nothing that people added", "[rules][importing]") {
  Story story = a_meeting();
  const std::string file = line("s1", "kind: SESSION title: 'One'") +
                           line("walk", "kind: WALK_AND_TALK title: 'Walk'") + line("s2", "kind: SESSION title: 'Two'");
  CHECK(imports(story, file) == "put agenda_item lunch v2, put agenda_item s2 v2, put agenda_item walk v1");
  CHECK(imports(story, file) == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "add_agenda_item { id: 'ours' kind: SOCIAL title: 'Song' after: 'walk' }")
            .find("put agenda_item ours v1") != std::string::npos);
  CHECK(story.asks("hos", "begin_agenda_item { id: 'talk' }") == "put agenda_item s1 v2, put agenda_item talk v2");
  CHECK(imports(story, file) == "NOTHING_TO_DO");
  CHECK(in_order(story) == "s1 talk walk ours lunch s2");
  CHECK(item(story, "talk").started_ms() != 0);
  CHECK(imports(story, file + "gone: 'ours'") == "INVALID gone added_by_hand");
}

TEST_CASE("importing: a list that the file says replaces the other, also within a policy", "[rules][importing]") {
  Story story = a_meeting();
  const std::string policy =
      "records { id: 'meeting' meeting { policy { capture_channels: 'audio' capture_channels: 'video' } } } ";
  CHECK(imports(story, policy) == "put meeting meeting v2");
  CHECK(imports(story, policy) == "NOTHING_TO_DO");
  CHECK(story.document.meeting()->policy().capture_channels_size() == 2);
  CHECK(story.document.meeting()->policy().verbatim() == "We take notes.");
}

TEST_CASE("importing: another order of the file is another order of the programme", "[rules][importing]") {
  Story story = a_meeting();
  CHECK(imports(story, line("s2", "kind: SESSION title: 'Two'") + line("s1", "kind: SESSION title: 'One'")) ==
        "put agenda_item s1 v2");
  CHECK(in_order(story) == "lunch s2 s1 talk");
}

TEST_CASE("importing: actual times, seats, boards and what was shown stay as they are", "[rules][importing]") {
  Story story = a_meeting();
  CHECK(imports(story, line("talk",
                            "kind: PRESENTATION title: 'Talk' parent: 's1' hidden: true started_ms: 5 trashed { by: "
                            "'ben' } added_by: 'ben' speakers: 'cid'") +
                           "records { id: 'group' breakout { session: 's1' agenda_item: 'talk' title: 'Renamed' board: "
                           "'other.board' members: 'cid' } }") == "put breakout group v2, put agenda_item talk v2");
  CHECK_FALSE(item(story, "talk").hidden());
  CHECK(item(story, "talk").started_ms() == 0);
  CHECK_FALSE(item(story, "talk").has_trashed());
  CHECK(item(story, "talk").added_by().empty());
  CHECK(item(story, "talk").speakers_size() == 1);
  const Breakout& group = story.document.find("group")->breakout();
  CHECK(group.title() == "Renamed");
  CHECK(group.board() == "meet.one");
  CHECK(group.members(0) == "ann");
}

TEST_CASE("importing: what is gone goes to the trash with a trace, and what is there stays in the trash",
          "[rules][importing]") {
  Story story = a_meeting();
  CHECK(imports(story, line("s1", "kind: SESSION title: 'One'") + "gone: 'lunch'") == "put agenda_item lunch v2");
  CHECK(item(story, "lunch").trashed().by() == "fay");
  CHECK(imports(story, line("lunch", "kind: MEAL title: 'Late lunch'")) == "put agenda_item lunch v3");
  CHECK(item(story, "lunch").has_trashed());
  CHECK(story.asks("fay", "restore_agenda_item { id: 'lunch' }").find("put agenda_item lunch v4") != std::string::npos);
  CHECK(item(story, "lunch").title() == "Late lunch");
  CHECK(imports(story, "gone: 's1'") == "INVALID gone has_parts_that_stay");
  CHECK(imports(story, line("s2", "kind: SESSION title: 'x'") + "gone: 's2'") == "INVALID gone is_in_the_file");
  CHECK(imports(story, "gone: 'talk' gone: 's1'") == "put agenda_item s1 v2, put agenda_item talk v2");
}

TEST_CASE("importing people: new ones come in, those who are here keep their role", "[rules][importing]") {
  Story story = a_meeting();
  CHECK(imports(story,
                "records { id: 'member.zoe' member { participant: 'zoe' role: RAPPORTEUR mode: REMOTE } }"
                "records { id: 'member.ann' member { participant: 'ann' role: FACILITATOR mode: REMOTE } }") ==
        "put member member.ann v2, put member member.zoe v1");
  CHECK(story.document.role_of("zoe") == RAPPORTEUR);
  CHECK(story.document.role_of("ann") == PARTICIPANT);
  CHECK(story.asks("fay", "remove_member { participant: 'zoe' }") == "put member member.zoe v2");
  CHECK(imports(story, "records { id: 'member.zoe' member { participant: 'zoe' role: RAPPORTEUR mode: REMOTE } }") ==
        "NOTHING_TO_DO");
  CHECK(story.document.role_of("zoe") == ROLE_UNSPECIFIED);
}

TEST_CASE("importing: what no one could have typed is refused whole", "[rules][importing]") {
  Story story = a_meeting();
  CHECK(imports(story, "") == "NOTHING_TO_DO");
  CHECK(imports(story, line("no id")) == "INVALID id not_an_id");
  CHECK(imports(story, line("new", "title: 'x'")) == "INVALID kind unknown");
  CHECK(imports(story, line("new") + line("new")) == "INVALID records.id named_twice");
  CHECK(imports(story, line("group")) == "ALREADY_EXISTS");
  CHECK(imports(story, line("member.x")) == "INVALID id reserved");
  CHECK(imports(story, line("new", "kind: MEAL title: 'x' parent: 'nowhere'")) == "NOT_FOUND agenda_item");
  CHECK(imports(story, line("s1", "kind: SESSION title: 'x' parent: 's1'")) == "CYCLE");
  CHECK(imports(story, line("s1", "kind: SESSION title: 'x' parent: 's2'")) == "INVALID parent has_parts_itself");
  CHECK(imports(story, line("new", "kind: MEAL title: 'x' pillar: 's1'")) == "NOT_FOUND pillar");
  CHECK(imports(story, "records { id: 'c1' card { kind: IDEA } }") == "INVALID records not_of_a_programme");
  CHECK(imports(story, "records { id: 'other' meeting { title: 'x' } }") == "INVALID records.id reserved");
  CHECK(imports(story, "records { id: 'member.zoe' member { participant: 'max' role: PARTICIPANT } }") ==
        "INVALID records.id reserved");
  CHECK(imports(story, "records { id: 'member.zoe' member { participant: 'zoe' } }") == "INVALID role unknown");
  CHECK(imports(story, "records { id: 'meeting' meeting { time_zone: 'Nowhere' } }") ==
        "INVALID time_zone not_a_time_zone");
  CHECK(imports(story, "records { id: 'new' breakout { agenda_item: 'nowhere' title: 'x' } }") ==
        "NOT_FOUND agenda_item");
  CHECK(imports(story, "records { id: 'new' breakout { agenda_item: 'talk' title: 'x' members: 'zoe' } }") ==
        "NOT_FOUND member");
  CHECK(imports(story, "gone: 'nothing'") == "NOT_FOUND agenda_item");
  CHECK(story.asks("ann", "import_programme { " + line("new") + "}") == "FORBIDDEN");
  CHECK(in_order(story) == "s1 talk lunch s2");
}
