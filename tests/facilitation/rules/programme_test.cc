// The programme of a meeting: what is planned, in which order, and what of it is hidden.
#include "facilitation/document/programme.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

// "s1(talk case) lunch": sessions with their parts, hidden ones in brackets.
std::string told(const Document& document) {
  const auto name = [](const Record& record) {
    return record.agenda_item().hidden() ? "[" + record.id() + "]" : record.id();
  };
  std::string words;
  for (const Record* item : parts_of(document, "")) {
    words += (words.empty() ? "" : " ") + name(*item);
    std::string parts;
    for (const Record* part : parts_of(document, item->id())) parts += (parts.empty() ? "" : " ") + name(*part);
    if (!parts.empty()) words += "(" + parts + ")";
  }
  return words;
}

Story a_meeting(std::initializer_list<std::string_view> more = {}) {
  Story story({"id: 'meeting' meeting { title: 'Annual meeting' time_zone: 'Europe/Rome' }",
               "id: 'routes' pillar { letter: 'R' name: 'Routes' order: 1 }",
               "id: 's1' agenda_item { kind: SESSION title: 'One' order: 1 day: '2027-04-15' start: '09:00' }",
               "id: 'talk' agenda_item { kind: PRESENTATION title: 'Talk' parent: 's1' order: 1 }",
               "id: 'case' agenda_item { kind: CASE_STUDY_ITEM title: 'Case' parent: 's1' order: 2 }",
               "id: 'lunch' agenda_item { kind: MEAL title: 'Lunch' order: 2 start: '13:00' }",
               "id: 's2' agenda_item { kind: SESSION title: 'Two' order: 3 }"});
  for (const std::string_view text : more) {
    Effect effect;
    *effect.mutable_put() = record(text);
    (void)evolve(story.document, effect, story.document.seq());
  }
  return story;
}

}  // namespace

TEST_CASE("SYS-30: an item is added where it belongs, and what follows makes room", "[rules][programme]") {
  Story story = a_meeting();
  CHECK(story.asks("fay",
                   "add_agenda_item { id: 'walk' kind: WALK_AND_TALK title: 'Walk' after: 'lunch' start: '14:00' day: "
                   "'2027-04-15' }") == "put agenda_item s2 v2, put agenda_item walk v1");
  CHECK(story.asks("col", "add_agenda_item { id: 'end' kind: SOCIAL title: 'Farewell' }") == "put agenda_item end v1");
  CHECK(story.asks("fay", "add_agenda_item { id: 'hello' kind: SOCIAL title: 'Hello' after: '' }") ==
        "put agenda_item s1 v2, put agenda_item lunch v2, put agenda_item walk v2, put agenda_item s2 v3, put "
        "agenda_item end v2, put agenda_item hello v1");
  CHECK(story.asks("fay",
                   "add_agenda_item { id: 'more' kind: DISCUSSION title: 'More' parent: 's1' after: 'talk' speakers: "
                   "'ann' pillar: 'routes' }") == "put agenda_item case v2, put agenda_item more v1");
  CHECK(told(story.document) == "hello s1(talk more case) lunch walk s2 end");
  CHECK(item(story, "walk").added_by() == "fay");
}

TEST_CASE("SYS-31: what cannot stand in a programme is refused, and says why", "[rules][programme]") {
  Story story = a_meeting({"id: 'bin' agenda_item { kind: MEAL title: 'x' trashed { by: 'fay' } }"});
  const auto adds = [&](const std::string& rest) {
    return story.asks("fay", "add_agenda_item { id: 'new' kind: MEAL title: 'x' " + rest + "}");
  };
  CHECK(story.asks("fay", "add_agenda_item { id: 's1' kind: MEAL title: 'x' }") == "ALREADY_EXISTS");
  CHECK(story.asks("fay", "add_agenda_item { id: 'meeting' kind: MEAL title: 'x' }") == "INVALID id reserved");
  CHECK(story.asks("fay", "add_agenda_item { id: 'new' kind: MEAL }") == "INVALID title missing");
  CHECK(story.asks("fay", "add_agenda_item { id: 'new' title: 'x' }") == "INVALID kind unknown");
  CHECK(adds("parent: 'nowhere'") == "NOT_FOUND agenda_item");
  CHECK(adds("parent: 'talk'") == "INVALID parent is_a_part");
  CHECK(adds("parent: 'bin'") == "GONE agenda_item trash");
  CHECK(adds("after: 'talk'") == "NOT_FOUND agenda_item");
  CHECK(adds("pillar: 'nowhere'") == "NOT_FOUND pillar");
  CHECK(adds("pillar: 's1'") == "NOT_FOUND pillar");
  CHECK(adds("start: '25:00'") == "INVALID start not_a_clock_time");
  CHECK(adds("end: '9:00'") == "INVALID end not_a_clock_time");
  CHECK(adds("day: '2027-02-30'") == "INVALID day not_a_date");
  CHECK(adds("day: '2027-03-28' start: '02:30'") == "INVALID start skipped_by_clocks");
  CHECK(adds("planned_minutes: 1441") == "LIMIT_REACHED minutes 1440");
  CHECK(adds("absorbs_minutes: 1441") == "LIMIT_REACHED minutes 1440");
  CHECK(adds("speakers: 'not one'") == "INVALID speakers not_a_participant");
  CHECK(story.asks("fay", "add_agenda_item { id: 'new' kind: MEAL title: '" + std::string(301, 'x') + "' }") ==
        "TOO_LONG 300 301");
  CHECK(story.asks("ann", "add_agenda_item { id: 'new' kind: MEAL title: 'x' }") == "FORBIDDEN");
  CHECK(story.asks("hos", "add_agenda_item { id: 'new' kind: MEAL title: 'x' }") == "FORBIDDEN");
  Story board;
  CHECK(board.asks("fay", "add_agenda_item { id: 'new' kind: MEAL title: 'x' }") == "NOT_FOUND meeting");
}

TEST_CASE("SYS-30: times of an item go together, and lie in the days of the meeting", "[rules][programme]") {
  Story story = a_meeting(
      {"id: 'meeting' meeting { title: 'Annual meeting' time_zone: 'Europe/Rome' start_date: '2027-04-15' end_date: "
       "'2027-04-16' }",
       "id: 'odd' agenda_item { kind: MEAL title: 'From a file' order: 4 day: '2027-05-01' start: '12:00' end: '12:00' "
       "}"});
  const auto adds = [&](const std::string& rest) {
    return story.asks("fay", "add_agenda_item { id: 'new' kind: MEAL title: 'x' after: 's2' " + rest + "}");
  };
  CHECK(adds("day: '2027-04-14'") == "INVALID day outside_the_meeting");
  CHECK(adds("day: '2027-04-17'") == "INVALID day outside_the_meeting");
  CHECK(adds("start: '10:00' end: '10:00'") == "INVALID end before_its_start");
  CHECK(adds("start: '10:00' end: '09:30'") == "INVALID end before_its_start");
  CHECK(adds("start: '11:00' end: '01:00'") == "INVALID end before_its_start");
  CHECK(adds("start: '20:00' end: '00:30' planned_minutes: 271") == "INVALID planned_minutes longer_than_its_time");
  CHECK(adds("start: '10:00' end: '10:30' planned_minutes: 31") == "INVALID planned_minutes longer_than_its_time");
  CHECK(adds("day: '2027-04-16' start: '10:00' end: '10:30' planned_minutes: 30") ==
        "put agenda_item odd v1, put agenda_item new v1");
  CHECK(story.asks("fay", "set_agenda_item { id: 'new' planned_minutes: 40 }") ==
        "INVALID planned_minutes longer_than_its_time");
  CHECK(story.asks("fay", "set_agenda_item { id: 'new' planned_minutes: 40 end: '10:40' }") ==
        "put agenda_item new v2");
  CHECK(story.asks("fay", "set_agenda_item { id: 'new' start: '20:00' end: '00:30' planned_minutes: 270 }") ==
        "put agenda_item new v3");  // a dinner may end past midnight
  CHECK(story.asks("fay", "set_agenda_item { id: 'odd' title: 'Named anew' }") == "put agenda_item odd v2");
  CHECK(story.asks("fay", "set_agenda_item { id: 'odd' start: '12:00' }") == "INVALID day outside_the_meeting");
}

TEST_CASE("SYS-30: an item is changed, by whoever looked at it as it is", "[rules][programme]") {
  Story story = a_meeting();
  CHECK(story.asks("fay",
                   "set_agenda_item { id: 'lunch' title: 'Long lunch' start: '12:30' end: '14:00' absorbs_minutes: 20 "
                   "if_version: 1 }") == "put agenda_item lunch v2");
  CHECK(story.asks("col", "set_agenda_item { id: 'lunch' title: 'Short lunch' if_version: 1 }") == "STALE");
  CHECK(story.asks("fay", "set_agenda_item { id: 'lunch' title: '' }") == "INVALID title missing");
  CHECK(story.asks("fay", "set_agenda_item { id: 'lunch' title: 'Long lunch' }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "set_agenda_item { id: 'lunch' start: '' end: '' }") == "put agenda_item lunch v3");
  CHECK(story.asks("fay", "set_agenda_item { id: 'talk' set_speakers: true speakers: 'ann' speakers: 'ben' }") ==
        "put agenda_item talk v2");
  CHECK(story.asks("fay", "set_agenda_item { id: 'talk' pillar: 'nowhere' }") == "NOT_FOUND pillar");
  CHECK(item(story, "talk").speakers_size() == 2);
  CHECK(item(story, "lunch").title() == "Long lunch");
}

TEST_CASE("SYS-31: an item moves within its session, into another, and out of it", "[rules][programme]") {
  Story story = a_meeting();
  CHECK(story.asks("fay", "move_agenda_item { id: 'case' parent: 's1' }") ==
        "put agenda_item talk v2, put agenda_item case v2");
  CHECK(told(story.document) == "s1(case talk) lunch s2");
  CHECK(story.asks("fay", "move_agenda_item { id: 'case' parent: 's1' }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "move_agenda_item { id: 'talk' parent: 's2' }") == "put agenda_item talk v3");
  CHECK(told(story.document) == "s1(case) lunch s2(talk)");
  CHECK(story.asks("fay", "move_agenda_item { id: 'talk' after: 's1' }") ==
        "put agenda_item lunch v2, put agenda_item s2 v2, put agenda_item talk v4");
  CHECK(told(story.document) == "s1(case) talk lunch s2");
  CHECK(story.asks("fay", "move_agenda_item { id: 's1' parent: 's2' }") == "INVALID parent has_parts_itself");
  CHECK(story.asks("fay", "move_agenda_item { id: 's1' parent: 's1' }") == "CYCLE");
  CHECK(story.asks("fay", "move_agenda_item { id: 's1' after: 's1' }") == "CYCLE");
  CHECK(story.asks("fay", "move_agenda_item { id: 'lunch' parent: 'case' }") == "INVALID parent is_a_part");
  CHECK(story.asks("fay", "move_agenda_item { id: 'lunch' after: 'case' }") == "NOT_FOUND agenda_item");
  CHECK(story.asks("fay", "move_agenda_item { id: 'lunch' if_version: 1 }") == "STALE");
  CHECK(story.asks("fay", "move_agenda_item { id: 'nothing' }") == "NOT_FOUND agenda_item");
}

TEST_CASE("what is taken out of a programme is kept, and comes back with what went with it", "[rules][programme]") {
  Story story = a_meeting();
  CHECK(story.asks("fay", "trash_agenda_item { id: 'case' }") == "put agenda_item case v2");
  CHECK(story.asks("fay", "trash_agenda_item { id: 's1' reason: 'The speaker is ill.' }") ==
        "put agenda_item s1 v2, put agenda_item talk v2");
  CHECK(told(story.document) == "lunch s2");
  CHECK(item(story, "s1").trashed().by() == "fay");
  CHECK(item(story, "s1").trashed().reason() == "The speaker is ill.");
  CHECK(story.asks("fay", "set_agenda_item { id: 's1' title: 'x' }") == "GONE agenda_item trash");
  CHECK(story.asks("fay", "restore_agenda_item { id: 'talk' }") == "GONE agenda_item trash");
  CHECK(story.asks("fay", "add_agenda_item { id: 'first' kind: SOCIAL title: 'First' after: '' }") ==
        "put agenda_item first v1");
  CHECK(story.asks("col", "restore_agenda_item { id: 's1' }") ==
        "put agenda_item lunch v2, put agenda_item s2 v2, put agenda_item s1 v3, put agenda_item talk v3");
  CHECK(told(story.document) == "first s1(talk) lunch s2");
  CHECK(story.asks("col", "restore_agenda_item { id: 's1' }") == "NOTHING_TO_DO");
  CHECK(story.asks("col", "restore_agenda_item { id: 'case' }") == "put agenda_item case v3");
  CHECK(told(story.document) == "first s1(talk case) lunch s2");
  CHECK(story.asks("fay", "begin_agenda_item { id: 'talk' }") == "put agenda_item s1 v4, put agenda_item talk v4");
  CHECK(story.asks("fay", "trash_agenda_item { id: 's1' }") == "INVALID agenda_item runs");
  CHECK(story.asks("fay", "move_agenda_item { id: 'talk' after: 's1' }") == "INVALID agenda_item runs");
}

TEST_CASE("SYS-37: what is hidden takes no number, so that none is missing", "[rules][programme]") {
  Story story = a_meeting();
  CHECK(story.asks("fay", "add_agenda_item { id: 'gift' kind: SURPRISE title: 'Gift' after: 'lunch' hidden: true }") ==
        "put agenda_item gift v1");
  CHECK(story.asks("fay", "add_agenda_item { id: 'song' kind: SURPRISE title: 'Song' after: '' hidden: true }") ==
        "put agenda_item song v1");
  CHECK(told(story.document) == "[song] s1(talk case) lunch [gift] s2");
  CHECK(item(story, "gift").order() == 2);
  CHECK(item(story, "song").order() == 0);
  // What is hidden moves along with what it stands behind.
  CHECK(story.asks("fay", "add_agenda_item { id: 'walk' kind: WALK_AND_TALK title: 'Walk' after: 's1' }") ==
        "put agenda_item lunch v2, put agenda_item gift v2, put agenda_item s2 v2, put agenda_item walk v1");
  CHECK(told(story.document) == "[song] s1(talk case) walk lunch [gift] s2");
  CHECK(story.asks("fay", "reveal_agenda_item { id: 'gift' }") == "put agenda_item s2 v3, put agenda_item gift v3");
  CHECK(told(story.document) == "[song] s1(talk case) walk lunch gift s2");
  CHECK(item(story, "gift").order() == 4);
  CHECK(item(story, "s2").order() == 5);
}

TEST_CASE("SYS-37: what belongs to a hidden session is hidden with it, and comes to light with it",
          "[rules][programme]") {
  Story story = a_meeting({"id: 'study' case_study { agenda_item: 'case' title: 'Case' }",
                           "id: 'group' breakout { agenda_item: 'case' session: 's1' title: 'One' }"});
  CHECK(story.asks("fay", "set_agenda_item { id: 's1' hide: true }") ==
        "put agenda_item talk v2, put agenda_item case v2, put breakout group v1, put case_study study v1, put "
        "agenda_item s1 v2");
  CHECK(told(story.document) == "[s1]([talk] [case]) lunch s2");
  CHECK(story.asks("fay", "add_agenda_item { id: 'more' kind: DISCUSSION title: 'More' parent: 's1' after: 'talk' }") ==
        "put agenda_item case v3, put agenda_item more v1");
  CHECK(story.asks("fay", "add_breakout { id: 'two' agenda_item: 'more' title: 'Two' }") == "put breakout two v1");
  CHECK(story.document.find("two")->breakout().hidden());
  CHECK(story.asks("fay", "move_agenda_item { id: 'lunch' parent: 's1' after: 'more' }") ==
        "put agenda_item case v4, put agenda_item lunch v2");
  CHECK(told(story.document) == "[s1]([talk] [more] [lunch] [case]) s2");
  CHECK(story.asks("hos", "reveal_agenda_item { id: 'more' }") == "INVALID agenda_item hidden_with_its_session");
  CHECK(story.asks("ann", "reveal_agenda_item { id: 's1' }") == "FORBIDDEN");
  CHECK(story.asks("hos", "begin_agenda_item { id: 's1' }") == "INVALID agenda_item hidden");
  CHECK(story.asks("hos", "reveal_agenda_item { id: 's1' }").find("put agenda_item s1 v3") != std::string::npos);
  CHECK(told(story.document) == "s1(talk more lunch case) s2");
  CHECK_FALSE(story.document.find("two")->breakout().hidden());
  CHECK_FALSE(story.document.find("study")->case_study().hidden());
  CHECK(story.asks("hos", "reveal_agenda_item { id: 's1' }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "begin_agenda_item { id: 'talk' }") == "put agenda_item s1 v4, put agenda_item talk v4");
  CHECK(story.asks("fay", "set_agenda_item { id: 'talk' hide: true }") == "INVALID hidden has_begun");
}

TEST_CASE("SYS-30: the meeting itself is set by whoever leads it", "[rules][programme]") {
  Story story = a_meeting();
  CHECK(story.asks("fay",
                   "set_meeting { title: 'Annual meeting 2027' venue: 'The mill' verbatim: 'We take notes.' "
                   "set_capture_channels: true capture_channels: 'audio' }") == "put meeting meeting v2");
  CHECK(story.document.meeting()->policy().verbatim() == "We take notes.");
  CHECK(story.asks("fay", "set_meeting { title: 'Annual meeting 2027' }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "set_meeting { title: '' }") == "INVALID title missing");
  for (const std::string people : {"0", "2", "21"})
    CHECK(story.asks("fay", "set_meeting { smallest_group: " + people + " }") ==
          "INVALID smallest_group not_three_to_twenty");
  CHECK(story.asks("fay", "set_meeting { smallest_group: 5 }").starts_with("put meeting meeting"));
  CHECK(story.asks("fay", "set_meeting { time_zone: 'Europe/Nowhere' }") == "INVALID time_zone not_a_time_zone");
  CHECK(story.asks("fay", "set_meeting { start_date: '2027-04-16' end_date: '2027-04-15' }") ==
        "INVALID end_date before_it_begins");
  CHECK(story.asks("fay", "set_meeting { start_date: 'soon' }") == "INVALID start_date not_a_date");
  CHECK(story.asks("fay", "set_meeting { key_contact: 'nobody' }") == "NOT_FOUND member");
  CHECK(story.asks("fay", "set_meeting { set_capture_channels: true capture_channels: 'no id' }") ==
        "INVALID capture_channels not_an_id");
  CHECK(story.asks("fay", "set_meeting { time_zone: 'Asia/Dubai' if_version: 1 }") == "STALE");
  CHECK(story.asks("hos", "set_meeting { title: 'Mine' }") == "FORBIDDEN");
}

TEST_CASE("the lead is handed over in one step, and is never nobody's", "[rules][programme]") {
  Story story = a_meeting();
  CHECK(story.asks("fay", "hand_over { participant: 'ann' }") == "put member member.ann v2, put member member.fay v2");
  CHECK(story.document.role_of("ann") == FACILITATOR);
  CHECK(story.document.role_of("fay") == CO_FACILITATOR);
  CHECK(story.asks("fay", "hand_over { participant: 'fay' }") == "INVALID participant is_oneself");
  CHECK(story.asks("fay", "hand_over { participant: 'zoe' }") == "NOT_FOUND member");
  CHECK(story.asks("fay", "hand_over { participant: 'ben' role: PARTICIPANT }") ==
        "put member member.ben v2, put member member.fay v3");
  CHECK(story.asks("fay", "hand_over { participant: 'ben' }") == "FORBIDDEN");
  CHECK(story.asks("ann", "remove_member { participant: 'cid' }") == "put member member.cid v2");
  CHECK(story.asks("ann", "hand_over { participant: 'cid' }") == "GONE member removed");
}
