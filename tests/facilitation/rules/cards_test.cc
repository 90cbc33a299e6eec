#include "facilitation/rules/limits.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {
std::string add(const std::string& id, const std::string& rest = "kind: IDEA",
                const std::string& place = "region: 'here'") {
  return "add_card { id: '" + id + "' " + rest + " place { " + place + " } }";
}
}  // namespace

TEST_CASE("a card is put, and then written: its words begin at version 1", "[rules][cards]") {
  Story story;
  CHECK(story.asks("ann", add("c1", "kind: EVIDENCE text: 'Eleven monitoring points' source: 'the agency'")) ==
        "put card c1 v1, edit c1");
  const Card& card = story.card("c1");
  CHECK(story.words("c1") == "Eleven monitoring points");
  CHECK(story.document.find("c1")->text().version() == 1);
  CHECK(CardKind_Name(card.kind()) == "EVIDENCE");
  CHECK(card.region() == "here");
  CHECK(card.author() == "ann");
  CHECK(card.source() == "the agency");
  CHECK(card.number() == 1);
  CHECK(card.written_ms() == 1'001'000);
  CHECK_FALSE(card.hidden());
  CHECK_FALSE(card.late());
}

TEST_CASE("cards are numbered by arrival and stand in that order", "[rules][cards]") {
  Story story;
  CHECK(story.asks("ann", add("z")) == "put card z v1");
  CHECK(story.asks("ben", add("y", "kind: IDEA", "region: 'there'")) == "put card y v1");
  CHECK(story.asks("fay", add("x")) == "put card x v1");
  CHECK(story.card("z").number() == 1);
  CHECK(story.card("y").number() == 2);
  CHECK(story.card("x").number() == 3);
  CHECK(story.order_in("here") == "z x");
}

TEST_CASE("a card of no kind is of the kind that its region asks for", "[rules][cards]") {
  Story story;
  story.asks("ann", add("c1", ""));
  story.asks("ann", add("c2", "", "region: 'there'"));
  CHECK(CardKind_Name(story.card("c1").kind()) == "CHALLENGE");
  CHECK(CardKind_Name(story.card("c2").kind()) == "IDEA");
}

TEST_CASE("a card that cannot be: why not", "[rules][cards]") {
  Story story({"id: 'shut' region { locked: true }", "id: 'k1' cluster { dissolved: true }"});
  story.asks("ann", add("c1"));
  const auto asked = [&](const std::string& text) { return spelled(story.decided("ann", text)); };
  CHECK(asked(add("c1")) == "ALREADY_EXISTS");
  CHECK(asked(add("here")) == "ALREADY_EXISTS");
  CHECK(asked(add("")) == "INVALID id not_an_id");
  CHECK(asked(add("two words")) == "INVALID id not_an_id");
  CHECK(asked(add(std::string(65, 'a'))) == "INVALID id not_an_id");
  CHECK(asked(add(std::string(64, 'a'))) == "put card " + std::string(64, 'a') + " v1");
  CHECK(asked(add("board")) == "INVALID id reserved");
  CHECK(asked(add("meeting")) == "INVALID id reserved");
  CHECK(asked(add("member.eve")) == "INVALID id reserved");
  CHECK(asked(add("invitation.1")) == "INVALID id reserved");
  CHECK(asked(add("c2", "kind: IDEA", "")) == "INVALID region missing");
  CHECK(asked(add("c2", "kind: IDEA", "region: 'nowhere'")) == "NOT_FOUND region");
  CHECK(asked(add("c2", "kind: IDEA", "region: 'c1'")) == "NOT_FOUND region");
  CHECK(asked(add("c2", "kind: IDEA", "region: 'shut'")) == "LOCKED region");
  CHECK(asked(add("c2", "kind: IDEA", "region: 'here' cluster: 'none'")) == "NOT_FOUND cluster");
  CHECK(asked(add("c2", "kind: IDEA", "region: 'here' cluster: 'k1'")) == "GONE cluster dissolved");
  CHECK(asked(add("c2", "kind: IDEA", "region: 'here' after: 'none'")) == "NOT_FOUND card");
  CHECK(asked(add("c2", "kind: IDEA", "region: 'there' after: 'c1'")) == "STALE");
  CHECK(asked(add("c2", "kind: IDEA", "region: 'here' placed: true x: 1.5")) == "INVALID place outside_the_region");
  CHECK(asked(add("c2", "kind: IDEA", "region: 'here' placed: true x: nan")) == "INVALID place outside_the_region");
  CHECK(asked(add("c2", "duplicate_of: 'none'")) == "NOT_FOUND card");
  CHECK(asked(add("c2", "written_ms: -1")) == "INVALID written_ms negative");
  CHECK(asked(add("c2", "source: '" + std::string(401, 'a') + "'")) == "TOO_LONG 400 401");
  CHECK(asked(add("c2", "source: 'one\\ntwo'")) == "INVALID source control_character");
  Request of_a_later_kind = request(add("c2"));
  of_a_later_kind.mutable_add_card()->set_kind(static_cast<CardKind>(99));
  CHECK(spelled(decide(story.document, of_a_later_kind, {"ann"}, story.now)) == "INVALID kind unknown");
}

TEST_CASE("words on a card: 280 characters, of a quotation 600; a character is what people count", "[rules][cards]") {
  Story story;
  const auto asked = [&](const std::string& text) { return spelled(story.decided("ann", text)); };
  const std::string river = "\xF0\x9F\x8F\x9E";  // one character, two UTF-16 units, four bytes
  std::string rivers;
  for (int i = 0; i < 280; ++i) rivers += river;
  CHECK(asked(add("c1", "text: '" + rivers + "'")) == "put card c1 v1, edit c1");
  CHECK(asked(add("c1", "text: '" + rivers + river + "'")) == "TOO_LONG 280 281");
  CHECK(asked(add("c1", "kind: QUOTE text: '" + std::string(600, 'a') + "'")) == "put card c1 v1, edit c1");
  CHECK(asked(add("c1", "kind: QUOTE text: '" + std::string(601, 'a') + "'")) == "TOO_LONG 600 601");
  CHECK(asked(add("c1", "text: 'tab\\tand\\nline'")) == "put card c1 v1, edit c1");
  CHECK(asked(add("c1", "text: 'bell\\007'")) == "INVALID text control_character");
  CHECK(asked(add("c1", "text: 'return\\r\\n'")) == "INVALID text control_character");
  CHECK(asked(add(
            "c1",
            "text: 'e\\314\\201\\314\\201\\314\\201\\314\\201\\314\\201\\314\\201\\314\\201\\314\\201\\314\\201'")) ==
        "put card c1 v1, edit c1");
  Request not_utf8 = request(add("c1"));
  not_utf8.mutable_add_card()->set_text("\xff\xfe");
  CHECK(spelled(decide(story.document, not_utf8, {"ann"}, story.now)) == "INVALID text not_utf8");
}

TEST_CASE("what was written before a reveal and comes after it is late; no clock runs ahead of ours",
          "[rules][cards]") {
  Story story;
  story.asks("ann", add("early", "written_ms: 5"));
  CHECK_FALSE(story.card("early").late());
  CHECK(story.card("early").written_ms() == 5);
  story.asks("fay", "start_silent_writing {}");
  story.asks("fay", "reveal_cards {}");
  story.asks("ann", add("late", "written_ms: 6"));
  story.asks("ann", add("prompt"));
  story.asks("ann", add("ahead", "written_ms: 999999999999"));
  CHECK(story.card("late").late());
  CHECK_FALSE(story.card("prompt").late());
  CHECK_FALSE(story.card("ahead").late());
  CHECK(story.card("ahead").written_ms() < story.now.ms);
}

TEST_CASE("a board takes 10,000 cards", "[rules][cards]") {
  Story story;
  for (int i = 0; i < 10000; ++i) {
    Effect effect;
    *effect.mutable_put() =
        record("id: 'c" + std::to_string(i) + "' version: 1 card { region: 'there' number: 1 order: 'V000' }");
    (void)evolve(story.document, effect, 1);
  }
  CHECK(story.asks("ann", add("one-more")) == "LIMIT_REACHED cards 10000");
}

TEST_CASE("an author sets kind and source; a facilitator sorts by kind, and leaves the source alone",
          "[rules][cards]") {
  Story story;
  story.asks("ann", add("c1", "kind: QUOTE text: '" + std::string(300, 'a') + "'"));
  CHECK(story.asks("ann", "set_card { id: 'c1' source: 'the minutes' }") == "put card c1 v2");
  CHECK(story.asks("ann", "set_card { id: 'c1' source: 'the minutes' }") == "NOTHING_TO_DO");
  CHECK(story.asks("ann", "set_card { id: 'c1' kind: IDEA }") == "TOO_LONG 280 300");
  CHECK(story.asks("ann", "set_card { id: 'c1' kind: CARD_KIND_UNSPECIFIED }") == "INVALID kind missing");
  CHECK(story.asks("ben", "set_card { id: 'c1' kind: RISK }") == "NOT_YOURS author");
  story.asks("ben", add("c2"));
  CHECK(story.asks("fay", "set_card { id: 'c2' kind: RISK if_version: 2 }") == "STALE");
  CHECK(story.asks("fay", "set_card { id: 'c2' kind: RISK if_version: 1 }") == "put card c2 v2");
  CHECK(story.asks("fay", "set_card { id: 'c2' source: 'x' }") == "NOT_YOURS author");
  CHECK(story.asks("fay", "set_card { id: 'none' kind: RISK }") == "NOT_FOUND card");
  CHECK(story.words("c1").size() == 300);
}

TEST_CASE("a locked card stands still until a facilitator opens it", "[rules][cards]") {
  Story story;
  story.asks("ann", add("c1", "text: 'x'"));
  story.asks("ann", add("c2"));
  CHECK(story.asks("ann", "lock_cards { ids: 'c1' locked: true }") == "FORBIDDEN");
  CHECK(story.asks("fay", "lock_cards { ids: ['c1', 'c2'] locked: true }") == "put card c1 v2, put card c2 v2");
  CHECK(story.asks("fay", "lock_cards { ids: 'c1' locked: true }") == "NOTHING_TO_DO");
  CHECK(story.asks("ann", "edit_text { id: 'c1' base_version: 1 base_lineage: 0 change { runs: 1 } }") ==
        "LOCKED card");
  CHECK(story.asks("ann", "move_cards { ids: 'c1' to { region: 'there' } }") == "LOCKED card");
  CHECK(story.asks("fay", "move_cards { ids: 'c1' to { region: 'there' } }") == "LOCKED card");
  CHECK(story.asks("ann", "trash_cards { ids: 'c1' }") == "LOCKED card");
  CHECK(story.asks("ann", "park_cards { ids: 'c1' parked: true }") == "LOCKED card");
  CHECK(story.asks("ann", "set_card { id: 'c1' kind: RISK }") == "LOCKED card");
  CHECK(story.asks("ann", "merge_cards { into: 'c1' from: 'c2' }") == "LOCKED card");
  CHECK(story.asks("col", "lock_cards { ids: 'c1' locked: false }") == "put card c1 v3");
  CHECK(story.asks("ann", "move_cards { ids: 'c1' to { region: 'there' } }") == "put card c1 v4");
}

TEST_CASE("a card is parked, kept, and brought back", "[rules][cards]") {
  Story story;
  story.asks("ann", add("c1"));
  CHECK(story.asks("ben", "park_cards { ids: 'c1' parked: true }") == "put card c1 v2");
  CHECK(story.card("c1").parked());
  CHECK(story.asks("ben", "park_cards { ids: 'c1' parked: true }") == "NOTHING_TO_DO");
  CHECK(story.asks("ann", "park_cards { ids: 'c1' parked: false }") == "put card c1 v3");
  CHECK(story.asks("ann", "park_cards { parked: true }") == "INVALID ids missing");
  CHECK(story.asks("ann", "park_cards { ids: ['c1', 'c1'] parked: true }") == "INVALID ids named_twice");
  CHECK(story.asks("ann", "park_cards { ids: ['c1', 'none'] parked: true }") == "NOT_FOUND card");
  CHECK_FALSE(story.card("c1").parked());
  std::string many;
  for (int i = 0; i < 201; ++i) many += "ids: 'c" + std::to_string(i) + "' ";
  CHECK(story.asks("ann", "park_cards { " + many + " parked: true }") == "LIMIT_REACHED ids 200");
}
