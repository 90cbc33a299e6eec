// Groups and who sits in them; and how a board follows.
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

Story three_groups() {
  return Story({"id: 'meeting' meeting { title: 'Annual meeting' }",
                "id: 's2' agenda_item { kind: SESSION title: 'Two' order: 1 pillar: 'routes' }",
                "id: 'routes' pillar { name: 'Routes' }",
                "id: 'work' agenda_item { kind: BREAKOUT_ITEM title: 'Breakouts' parent: 's2' order: 1 }",
                "id: 'later' agenda_item { kind: BREAKOUT_ITEM title: 'More breakouts' parent: 's2' order: 2 }",
                "id: 'g1' breakout { agenda_item: 'work' title: 'One' cap: 2 members: 'ann' }",
                "id: 'g2' breakout { agenda_item: 'work' title: 'Two' members: 'ben' }",
                "id: 'g3' breakout { agenda_item: 'work' title: 'Three' self_choice: true cap: 1 }",
                "id: 'g4' breakout { agenda_item: 'later' title: 'Four' members: 'ann' self_choice: true }"});
}

std::string seated(const Story& story, const std::string& group) {
  std::string words;
  for (const std::string& member : story.document.find(group)->breakout().members())
    words += (words.empty() ? "" : " ") + member;
  return words;
}

}  // namespace

TEST_CASE("SYS-33: a group is added to an item, changed, taken out and brought back", "[rules][groups]") {
  Story story = three_groups();
  CHECK(story.asks("fay", "add_breakout { id: 'g5' agenda_item: 'work' title: 'Five' cap: 9 board: 'meet.five' }") ==
        "put breakout g5 v1");
  const Breakout& group = story.document.find("g5")->breakout();
  CHECK(group.session() == "s2");
  CHECK(group.pillar() == "routes");
  CHECK(story.asks("fay",
                   "set_breakout { id: 'g5' title: 'Rivers' cap: 8 self_choice: true window: '10:00-13:00' "
                   "available_minutes: 45 }") == "put breakout g5 v2");
  CHECK(story.asks("fay", "set_breakout { id: 'g5' title: 'Rivers' }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "set_breakout { id: 'g5' title: 'x' if_version: 1 }") == "STALE");
  CHECK(story.asks("fay", "set_breakout { id: 'g5' title: '' }") == "INVALID title missing");
  CHECK(story.asks("fay", "set_breakout { id: 'g4' board: 'meet.five' }") == "INVALID board of_another_group");
  CHECK(story.asks("fay", "set_breakout { id: 'g4' board: 'no id' }") == "INVALID board not_an_id");
  CHECK(story.asks("fay", "set_breakout { id: 'g4' cap: 2001 }") == "LIMIT_REACHED seats 2000");
  CHECK(story.asks("fay", "set_breakout { id: 'nothing' cap: 2 }") == "NOT_FOUND breakout");
  CHECK(story.asks("fay", "add_breakout { id: 'g6' agenda_item: 'nothing' title: 'x' }") == "NOT_FOUND agenda_item");
  CHECK(story.asks("fay", "add_breakout { id: 'g6' agenda_item: 'work' }") == "INVALID title missing");
  CHECK(story.asks("fay", "trash_breakout { id: 'g1' reason: 'Too few' }") == "put breakout g1 v2");
  CHECK(story.asks("fay", "set_breakout { id: 'g1' cap: 3 }") == "GONE breakout trash");
  CHECK(story.asks("fay", "seat_people { places { participant: 'ann' breakout: 'g1' } }") == "GONE breakout trash");
  CHECK(story.asks("fay", "restore_breakout { id: 'g1' }") == "put breakout g1 v3");
  CHECK(seated(story, "g1") == "ann");
  CHECK(story.asks("fay", "restore_breakout { id: 'g1' }") == "NOTHING_TO_DO");
}

TEST_CASE("SYS-33: two groups of one item have not one name", "[rules][groups]") {
  Story story = three_groups();
  CHECK(story.asks("fay", "add_breakout { id: 'g5' agenda_item: 'work' title: 'One' }") == "INVALID title taken");
  CHECK(story.asks("fay", "set_breakout { id: 'g2' title: 'One' }") == "INVALID title taken");
  CHECK(story.asks("fay", "add_breakout { id: 'g5' agenda_item: 'later' title: 'One' }") == "put breakout g5 v1");
  CHECK(story.asks("fay", "trash_breakout { id: 'g1' }") == "put breakout g1 v2");
  CHECK(story.asks("fay", "set_breakout { id: 'g2' title: 'One' }") == "put breakout g2 v2");
  CHECK(story.asks("fay", "restore_breakout { id: 'g1' }") == "INVALID title taken");
  CHECK(story.asks("fay", "set_breakout { id: 'g2' title: 'Two' }") == "put breakout g2 v3");
  CHECK(story.asks("fay", "restore_breakout { id: 'g1' }") == "put breakout g1 v3");
}

TEST_CASE("who found another seat while their group was out of the meeting keeps that one", "[rules][groups]") {
  Story story = three_groups();
  CHECK(story.asks("fay", "trash_breakout { id: 'g1' }") == "put breakout g1 v2");
  CHECK(story.asks("fay", "seat_people { places { participant: 'ann' breakout: 'g2' } }") == "put breakout g2 v2");
  CHECK(story.asks("fay", "restore_breakout { id: 'g1' }") == "put breakout g1 v3");
  CHECK(seated(story, "g1").empty());
  CHECK(seated(story, "g2") == "ben ann");
}

TEST_CASE("MEETING-3: SYS-33: a person sits in one group of an item, and in one of another item beside it",
          "[rules][groups]") {
  Story story = three_groups();
  CHECK(story.asks("fay",
                   "seat_people { places { participant: 'ann' breakout: 'g2' } places { participant: 'cid' breakout: "
                   "'g1' } }") == "put breakout g1 v2, put breakout g2 v2");
  CHECK(seated(story, "g1") == "cid");
  CHECK(seated(story, "g2") == "ben ann");
  CHECK(seated(story, "g4") == "ann");
  CHECK(story.asks("fay", "seat_people { places { participant: 'ann' breakout: 'g2' } }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "seat_people { places { participant: 'ann' agenda_item: 'work' } }") == "put breakout g2 v3");
  CHECK(seated(story, "g2") == "ben");
  CHECK(seated(story, "g4") == "ann");
}

TEST_CASE("seats that are not there, and people who are not, are refused, and nothing is done by half",
          "[rules][groups]") {
  Story story = three_groups();
  const auto seats = [&](const std::string& places) { return story.asks("fay", "seat_people { " + places + " }"); };
  CHECK(seats("") == "INVALID places missing");
  CHECK(seats("places { participant: 'zoe' breakout: 'g1' }") == "NOT_FOUND member");
  CHECK(seats("places { participant: 'ann' breakout: 'g9' }") == "NOT_FOUND breakout");
  CHECK(seats("places { participant: 'ann' }") == "NOT_FOUND agenda_item");
  CHECK(seats("places { participant: 'ben' breakout: 'g1' } places { participant: 'cid' breakout: 'g1' }") ==
        "LIMIT_REACHED seats 2");
  CHECK(seats("places { participant: 'ben' breakout: 'g1' } places { participant: 'ben' breakout: 'g2' }") ==
        "INVALID places named_twice");
  CHECK(seated(story, "g1") == "ann");
  // Two change places in a group that is full.
  CHECK(seats("places { participant: 'cid' breakout: 'g1' }") == "put breakout g1 v2");
  CHECK(seats("places { participant: 'ben' breakout: 'g1' } places { participant: 'ann' breakout: 'g2' }") ==
        "put breakout g1 v3, put breakout g2 v2");
  CHECK(seated(story, "g1") == "cid ben");
  CHECK(story.asks("fay", "remove_member { participant: 'cid' }") == "put member member.cid v2");
  CHECK(seats("places { participant: 'cid' breakout: 'g2' }") == "GONE member removed");
  CHECK(story.asks("ann", "seat_people { places { participant: 'ann' breakout: 'g2' } }") == "FORBIDDEN");
}

TEST_CASE("a rotation keeps who sat together before", "[rules][groups]") {
  Story story = three_groups();
  const std::int64_t when = story.now.ms;
  CHECK(story.asks("fay", "seat_people { places { participant: 'ann' breakout: 'g2' } rotation: true }") ==
        "put breakout g1 v2, put breakout g2 v2");
  const Breakout& one = story.document.find("g1")->breakout();
  REQUIRE(one.earlier_size() == 1);
  CHECK(one.earlier(0).members(0) == "ann");
  CHECK(one.earlier(0).until_ms() == when);
  for (int i = 0; i < 60; ++i)
    CHECK(story.asks("fay", std::string("seat_people { places { participant: 'ann' breakout: '") +
                                (i % 2 ? "g2" : "g1") + "' } rotation: true }") != "NOTHING_TO_DO");
  CHECK(story.document.find("g2")->breakout().earlier_size() == 50);
}

TEST_CASE("where people choose, they take a seat, give it back, and no more than there are", "[rules][groups]") {
  Story story = three_groups();
  CHECK(story.asks("cid", "take_seat { breakout: 'g3' }") == "put breakout g3 v2");
  CHECK(story.asks("cid", "take_seat { breakout: 'g3' }") == "NOTHING_TO_DO");
  CHECK(story.asks("pre", "take_seat { breakout: 'g3' }") == "LIMIT_REACHED seats 1");
  CHECK(story.asks("cid", "take_seat { breakout: 'g3' leave: true }") == "put breakout g3 v3");
  CHECK(story.asks("cid", "take_seat { breakout: 'g3' leave: true }") == "NOTHING_TO_DO");
  CHECK(story.asks("cid", "take_seat { breakout: 'g1' }") == "FORBIDDEN assigned");
  CHECK(story.asks("ann", "take_seat { breakout: 'g3' }") == "FORBIDDEN assigned");  // has a seat in One
  CHECK(story.asks("obs", "take_seat { breakout: 'g3' }") == "FORBIDDEN");
  CHECK(story.asks("cid", "take_seat { breakout: 'nothing' }") == "NOT_FOUND breakout");
}

TEST_CASE("a board lets in who has a seat, and who moves leaves with their role kept", "[rules][groups]") {
  Story board;
  CHECK(board.server_asks("seat_member { participant: 'dan' here: true role: RAPPORTEUR mode: REMOTE }") ==
        "put member member.dan v1");
  CHECK(board.document.role_of("dan") == RAPPORTEUR);
  CHECK(board.server_asks("seat_member { participant: 'dan' here: true role: PARTICIPANT }") == "NOTHING_TO_DO");
  CHECK(board.asks("ann", "add_card { id: 'c1' kind: IDEA text: 'Rain' place { region: 'here' } }") ==
        "put card c1 v1, edit c1");
  CHECK(board.server_asks("seat_member { participant: 'ann' }") == "put member member.ann v2");
  CHECK(board.document.role_of("ann") == ROLE_UNSPECIFIED);
  CHECK(board.card("c1").author() == "ann");
  CHECK(board.asks("ann", "trash_cards { ids: 'c1' }") == "NOT_A_MEMBER");
  CHECK(board.server_asks("admit { participant: 'ann' role: PARTICIPANT }") == "FORBIDDEN moved");
  CHECK(board.server_asks("seat_member { participant: 'ann' }") == "NOTHING_TO_DO");
  CHECK(board.server_asks("seat_member { participant: 'ann' here: true role: OBSERVER }") ==
        "put member member.ann v3");
  CHECK(board.document.role_of("ann") == PARTICIPANT);
  CHECK(board.asks("fay", "remove_member { participant: 'ben' }") == "put member member.ben v2");
  CHECK(board.server_asks("seat_member { participant: 'ben' here: true role: PARTICIPANT }") == "FORBIDDEN removed");
  CHECK(board.server_asks("seat_member { participant: 'zoe' here: true }") == "INVALID role unknown");
  CHECK(board.server_asks("seat_member { participant: 'no one' here: true }") ==
        "INVALID participant not_a_participant");
  CHECK(board.asks("fay", "set_role { participant: 'col' role: PARTICIPANT }") == "put member member.col v2");
  CHECK(board.server_asks("seat_member { participant: 'fay' }") == "FORBIDDEN last_facilitator");
  CHECK(board.asks("fay", "seat_member { participant: 'cid' }") == "FORBIDDEN");
}
