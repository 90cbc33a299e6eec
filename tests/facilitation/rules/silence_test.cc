#include <array>
#include <map>

#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

std::string add(const std::string& id, const std::string& rest = "", const std::string& region = "here") {
  return "add_card { id: '" + id + "' kind: IDEA text: '" + id + "' " + rest + " place { region: '" + region + "' } }";
}

// A card of ann's stands on the wall already; then everybody is silent.
Story in_silence() {
  Story story;
  story.asks("ann", add("wall"));
  story.asks("ben", add("wall2"));
  story.asks("ann", "add_cluster { id: 'k1' title: 'k1' cards: 'wall' }");
  story.asks("fay", "start_silent_writing {}");
  return story;
}

}  // namespace

TEST_CASE("silent writing begins and ends once", "[rules][silence]") {
  Story story;
  CHECK(story.asks("fay", "reveal_cards {}") == "NOTHING_TO_DO");
  CHECK(story.asks("ann", "start_silent_writing {}") == "FORBIDDEN");
  CHECK(story.asks("fay", "start_silent_writing {}") == "put board board v2");
  CHECK(story.asks("col", "start_silent_writing {}") == "NOTHING_TO_DO");
  CHECK(story.asks("ann", "reveal_cards {}") == "FORBIDDEN");
  CHECK(story.asks("fay", "set_board { closed: true }") == "PHASE_CLOSED silent_writing");
  CHECK(story.asks("col", "reveal_cards {}") == "put board board v3");
  CHECK(story.document.board()->revealed_ms() == story.now.ms - 1000);
}

TEST_CASE("VIEW-2: what is written in silence is hidden, has no number, and is its author's to change",
          "[rules][silence]") {
  Story story = in_silence();
  CHECK(story.asks("ann", add("h1")) == "put card h1 v1, edit h1");
  CHECK(story.card("h1").hidden());
  CHECK(story.card("h1").number() == 0);
  CHECK(story.asks("ann", "edit_text { id: 'h1' base_version: 1 base_lineage: " +
                              std::to_string(story.document.find("h1")->text().lineage()) +
                              " change { runs: [2, 0] inserts: '!' } }") == "edit h1");
  CHECK(story.asks("ann", "set_card { id: 'h1' kind: RISK }") == "put card h1 v2");
  CHECK(story.asks("ann", "move_cards { ids: 'h1' to { region: 'there' } }") == "put card h1 v3");
  CHECK(story.asks("ann", "move_cards { ids: 'h1' to { region: 'here' cluster: 'k1' } }") == "put card h1 v4");
  CHECK(story.asks("ann", "trash_cards { ids: 'h1' }") == "put card h1 v5");
  CHECK(story.asks("ann", "restore_cards { ids: 'h1' }") == "put card h1 v6");
  CHECK(story.asks("ann", "park_cards { ids: 'h1' parked: true }") == "put card h1 v7");
  CHECK(story.card("h1").hidden());
}

TEST_CASE("what everybody sees is frozen in silence, but for one's own", "[rules][silence]") {
  Story story = in_silence();
  CHECK(story.asks("ann", "move_cards { ids: 'wall2' to { region: 'there' } }") == "PHASE_CLOSED silent_writing");
  CHECK(story.asks("fay", "move_cards { ids: 'wall2' to { region: 'there' } }") == "PHASE_CLOSED silent_writing");
  CHECK(story.asks("fay", "trash_cards { ids: 'wall2' reason: 'x' }") == "PHASE_CLOSED silent_writing");
  CHECK(story.asks("ann", "add_cluster { id: 'k2' }") == "PHASE_CLOSED silent_writing");
  CHECK(story.asks("ann", "set_cluster { id: 'k1' title: 'x' }") == "PHASE_CLOSED silent_writing");
  CHECK(story.asks("ann", "dissolve_cluster { id: 'k1' }") == "PHASE_CLOSED silent_writing");
  CHECK(story.asks("ann", "merge_cards { into: 'wall' from: 'wall2' }") == "PHASE_CLOSED silent_writing");
  CHECK(story.asks("ann", "add_decision { id: 'd1' text: 'x' }") == "PHASE_CLOSED silent_writing");
  CHECK(story.asks("ann", "move_cards { ids: 'wall' to { region: 'there' } }") == "put card wall v3");
  CHECK(story.asks("ria", "add_note { id: 'n1' text: 'x' }") == "put note n1 v1, edit n1");
}

TEST_CASE("links to one's hidden cards are hidden, and come to light with them", "[rules][silence]") {
  Story story = in_silence();
  story.asks("ann", add("h1"));
  story.asks("ann", add("h2"));
  CHECK(story.asks("ann", "add_link { id: 'l1' from: 'h1' to: 'wall2' label: 'x' }") == "put link l1 v1");
  CHECK(story.document.link("l1")->hidden());
  CHECK(story.asks("ann", "set_link { id: 'l1' label: 'y' }") == "put link l1 v2");
  CHECK(story.asks("ben", "set_link { id: 'l1' label: 'z' }") == "NOT_FOUND link");
  CHECK(story.asks("fay", "remove_link { id: 'l1' }") == "NOT_FOUND link");
  CHECK(story.asks("cid", "add_link { id: 'l2' from: 'wall' to: 'wall2' }") == "PHASE_CLOSED silent_writing");
  CHECK(story.asks("ann", "add_link { id: 'l2' from: 'wall' to: 'wall2' }") == "put link l2 v1");
  CHECK_FALSE(story.document.link("l2")->hidden());
  story.asks("fay", "reveal_cards {}");
  CHECK_FALSE(story.document.link("l1")->hidden());
  CHECK(story.document.link("l1")->label() == "y");
}

TEST_CASE("one person writes 40 cards in one silence", "[rules][silence]") {
  Story story = in_silence();
  for (int i = 0; i < 40; ++i) REQUIRE(story.asks("ann", add("h" + std::to_string(i))).substr(0, 3) == "put");
  CHECK(story.asks("ann", add("one-more")) == "LIMIT_REACHED cards_in_silence 40");
  CHECK(story.asks("ben", add("another-s")) == "put card another-s v1, edit another-s");
  story.asks("ann", "trash_cards { ids: 'h0' }");
  CHECK(story.asks("ann", add("instead")) == "put card instead v1, edit instead");
}

TEST_CASE("VIEW-3: a reveal is one outcome: all cards and links, numbered on from the last, and the board",
          "[rules][silence]") {
  Story story = in_silence();
  story.asks("ann", add("h1", "written_ms: 5"));
  story.asks("ben", add("h2", "", "there"));
  story.asks("ann", add("h3"));
  const Outcome outcome = story.decided("fay", "reveal_cards {}");
  REQUIRE(outcome.effects.size() == 4);
  CHECK(outcome.effects.back().put().id() == "board");
  story.apply(outcome);
  CHECK_FALSE(story.document.board()->silent_writing());
  std::map<std::uint32_t, int> numbers;
  for (const std::string id : {"h1", "h2", "h3"}) {
    CHECK_FALSE(story.card(id).hidden());
    CHECK(story.card(id).written_ms() == 0);
    CHECK_FALSE(story.card(id).late());
    CHECK(story.words(id) == id);
    ++numbers[story.card(id).number()];
  }
  CHECK((numbers == std::map<std::uint32_t, int>{{3, 1}, {4, 1}, {5, 1}}));
  CHECK(story.order_in("here").substr(0, 10) == "wall wall2");
  CHECK(story.order_in("there") == "h2");
}

TEST_CASE("a card thrown away in silence is shown to nobody, until its author takes it out", "[rules][silence]") {
  Story story = in_silence();
  story.asks("ann", add("h1"));
  story.asks("ann", add("h2"));
  story.asks("ann", "add_link { id: 'l1' from: 'h1' to: 'h2' }");
  story.asks("ann", "trash_cards { ids: 'h1' }");
  story.asks("fay", "reveal_cards {}");
  CHECK(story.card("h1").hidden());
  CHECK(story.document.link("l1")->hidden());
  CHECK(story.asks("fay", "restore_cards { ids: 'h1' }") == "NOT_FOUND card");
  CHECK(story.asks("ann", "restore_cards { ids: 'h1' }") == "put card h1 v3, put link l1 v2");
  CHECK_FALSE(story.card("h1").hidden());
  CHECK(story.card("h1").number() == 4);
  CHECK(story.order_in("here") == "wall wall2 h2 h1");
}

TEST_CASE(
    "REFUSE-2: another's hidden card is no more there than one that is missing, to the byte, for every verb and role",
    "[rules][silence]") {
  const std::vector<std::string> requests = {
      "set_card { id: '$' kind: RISK }",
      "set_card { id: '$' source: 'x' if_version: 9 }",
      "edit_text { id: '$' change { runs: 0 inserts: 'x' } }",
      "edit_text { id: '$' base_version: 1 change { runs: 1 } }",
      "move_cards { ids: '$' to { region: 'there' } }",
      "move_cards { ids: '$' to { region: 'there' } if_version: 3 }",
      "move_cards { ids: 'mine' to { after: '$' } }",
      "move_cards { ids: 'mine' to { region: 'there' before: '$' } }",
      "lock_cards { ids: '$' locked: true }",
      "park_cards { ids: ['mine', '$'] parked: true }",
      "trash_cards { ids: '$' reason: 'x' }",
      "trash_cards { ids: '$' }",
      "restore_cards { ids: '$' }",
      "merge_cards { into: '$' from: 'mine' }",
      "merge_cards { into: 'mine' from: '$' }",
      "merge_cards { into: 'mine' from: '$' undo: true }",
      "add_card { id: 'new' place { region: 'here' after: '$' } }",
      "add_card { id: 'new' place { region: 'here' } duplicate_of: '$' }",
      "add_cluster { id: 'new' cards: '$' }",
      "restore_cluster { id: 'old' cards: '$' }",
      "add_link { id: 'new' from: 'mine' to: '$' }",
      "add_link { id: 'new' from: '$' to: 'mine' }",
      "set_link { id: '$' label: 'x' }",
      "remove_link { id: '$' }",
      "add_note { id: 'new' refs: '$' }",
      "set_note { id: '$' at_ms: 5 }",
      "trash_note { id: '$' }",
      "restore_note { id: '$' }",
      "set_cluster { id: '$' title: 'x' }",
      "merge_clusters { into: '$' from: 'old' }",
      "dissolve_cluster { id: '$' }",
      "set_decision { id: '$' title: 'x' }",
      "set_action { id: '$' text: 'x' }",
      "accept_action { id: '$' accepted: true }",
      "set_region { id: '$' locked: true }",
      "set_role { participant: '$' role: OBSERVER }",
      "revoke_invitation { id: '$' }",
  };
  const auto with = [](std::string text, const std::string& id) {
    for (std::size_t at; (at = text.find('$')) != std::string::npos;) text.replace(at, 1, id);
    // The note that may refer to anything would of course hold the id that was asked for.
    return text;
  };
  int compared = 0;
  for (const std::string who : {"ben", "ria", "fay", "col", "obs", "hos", "pre", "cid"}) {
    Story story = in_silence();
    story.asks("ann", add("hidden"));
    story.asks("ann", add("thrown"));
    story.asks("ann", "trash_cards { ids: 'thrown' }");
    story.asks("ann", "add_link { id: 'hidden-link' from: 'hidden' to: 'wall' }");
    story.asks(who, add("mine"));
    for (const std::string state : {"silent", "open", "locked", "closed"}) {
      // The thrown one is hidden still when the others are revealed.
      if (state == "open") story.asks("fay", "reveal_cards {}");
      if (state == "locked") story.asks("fay", "set_board { locked: true }");
      if (state == "closed") story.asks("fay", "set_board { closed: true }");
      for (const std::string id : {"hidden", "thrown", "hidden-link"}) {
        if (state != "silent" && id != "thrown") continue;
        for (const std::string& text : requests) {
          if (text.find("refs") != std::string::npos) continue;
          INFO(who << ", " << state << ": " << with(text, id));
          CHECK(bytes_of(story.decided(who, with(text, id))) == bytes_of(story.decided(who, with(text, "missing"))));
          ++compared;
        }
      }
    }
  }
  CHECK(compared > 1000);
  Story story = in_silence();
  story.asks("ann", add("hidden"));
  CHECK(spelled(story.decided("ria", "add_note { id: 'new' refs: 'hidden' }")) == "put note new v1");
  CHECK(spelled(story.decided("ria", "add_note { id: 'new' refs: 'missing' }")) == "put note new v1");
}

TEST_CASE("VIEW-1: a card's key tells nothing of others' hidden cards", "[rules][silence]") {
  Story alone = in_silence();
  alone.asks("ben", add("mine"));
  Story among_others = in_silence();
  for (int i = 0; i < 20; ++i) among_others.asks("ann", add("h" + std::to_string(i)));
  among_others.asks("ben", add("mine"));
  CHECK(alone.card("mine").order() == among_others.card("mine").order());
  CHECK(alone.card("mine").number() == among_others.card("mine").number());
}

TEST_CASE("the order of a reveal does not depend on who wrote, or when", "[rules][silence]") {
  const std::array<const char*, 6> cards = {"c1", "c2", "c3", "c4", "c5", "c6"};
  const auto written_by = [&](const std::array<std::size_t, 6>& order, const std::array<const char*, 6>& authors) {
    Story story = in_silence();
    for (const std::size_t i : order) story.asks(authors[i], add(cards[i], "written_ms: " + std::to_string(i + 5)));
    story.now.entropy = 99;
    story.asks("fay", "reveal_cards {}");
    return story.order_in("here");
  };
  const std::string one = written_by({0, 1, 2, 3, 4, 5}, {"ann", "ann", "ann", "ben", "ben", "ben"});
  CHECK(written_by({5, 3, 1, 0, 2, 4}, {"ann", "ann", "ann", "ben", "ben", "ben"}) == one);
  CHECK(written_by({5, 3, 1, 0, 2, 4}, {"ben", "ann", "cid", "ben", "fay", "ann"}) == one);
}

TEST_CASE("the order of a reveal is any order, one as often as another", "[rules][silence]") {
  Story story = in_silence();
  for (int i = 0; i < 4; ++i) story.asks(i < 2 ? "ann" : "ben", add("c" + std::to_string(i)));
  std::map<std::string, int> orders;
  std::array<std::array<int, 4>, 4> at_place{};  // [card][place]
  for (std::uint64_t entropy = 1; entropy <= 2400; ++entropy) {
    story.now.entropy = entropy;
    const Outcome outcome = story.decided("fay", "reveal_cards {}");
    std::string order;
    for (std::size_t place = 0; place < 4; ++place) {
      const Record& record = outcome.effects[place].put();
      REQUIRE(record.card().number() == place + 3);
      order += record.id();
      ++at_place[static_cast<std::size_t>(record.id()[1] - '0')][place];
    }
    ++orders[order];
  }
  CHECK(orders.size() == 24);
  for (const auto& [order, times] : orders) {
    INFO(order << " came " << times << " times of 2,400; 100 expected");
    CHECK(times > 60);
    CHECK(times < 140);
  }
  for (const auto& places : at_place)
    for (const int times : places) {
      CHECK(times > 500);
      CHECK(times < 700);
    }
}
