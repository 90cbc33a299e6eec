// Screening: a moderated board shows what was written in silence only after somebody has looked it through.
#include "facilitation/rules/screening.h"

#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

std::string add(const std::string& id) {
  return "add_card { id: '" + id + "' kind: IDEA text: 'words' place { region: 'here' } }";
}

// Two cards were written in silence on a moderated board, and silence has ended.
Story waiting() {
  Story story;
  story.asks("fay", "set_board { moderated: true }");
  story.asks("fay", "start_silent_writing {}");
  story.asks("ann", add("c1"));
  story.asks("ben", add("c2"));
  story.asks("fay", "reveal_cards {}");
  return story;
}

std::string ids(const Story& story) {
  std::string said;
  for (const Record* record : cards_to_screen(story.document)) said += (said.empty() ? "" : " ") + record->id();
  return said;
}

}  // namespace

TEST_CASE("SYS-38: on a moderated board the end of silence shows nothing; what is released is shown",
          "[rules][screening]") {
  Story story = waiting();
  CHECK(story.document.board()->screening());
  CHECK_FALSE(story.document.board()->silent_writing());
  CHECK(story.card("c1").hidden());
  CHECK(ids(story) == "c1 c2");
  CHECK(story.asks("ann", "release_cards { cards { id: 'c1' text_version: 1 } }") == "FORBIDDEN");
  CHECK(story.asks("fay", "release_cards { cards { id: 'c1' text_version: 1 } }") == "put card c1 v2");
  CHECK_FALSE(story.card("c1").hidden());
  CHECK(story.card("c1").number() == 1);
  CHECK(story.document.board()->screening());
  CHECK(story.asks("fay", "release_cards { cards { id: 'c2' text_version: 1 } }") ==
        "put card c2 v2, put board board v5");
  CHECK_FALSE(story.document.board()->screening());
}

TEST_CASE("what is shown is what was looked at: an author who went on writing is looked at again",
          "[rules][screening]") {
  Story story = waiting();
  story.asks("ann", "edit_text { id: 'c1' base_version: 1 base_lineage: " +
                        std::to_string(story.document.find("c1")->text().lineage()) +
                        " change { runs: [5, 0] inserts: '!' } }");
  CHECK(story.asks("fay", "release_cards { cards { id: 'c1' text_version: 1 } cards { id: 'c2' text_version: 1 } }") ==
        "STALE");
  CHECK(story.card("c2").hidden());
  CHECK(story.asks("fay", "release_cards { cards { id: 'c1' text_version: 2 } }") == "put card c1 v2");
}

TEST_CASE("SYS-38: what is held back stays its author's, with the reason, and leaves a trace that everybody sees",
          "[rules][screening]") {
  Story story = waiting();
  CHECK(story.asks("fay", "hold_cards { ids: 'c1' }") == "INVALID reason missing");
  CHECK(story.asks("fay", "hold_cards { ids: 'c1' reason: 'names a person' }") == "put card c1 v2, put board board v5");
  CHECK(story.card("c1").held().reason() == "names a person");
  CHECK(story.document.board()->held_back() == 1);
  CHECK(story.words("c1") == "words");
  story.asks("fay", "release_cards { cards { id: 'c2' text_version: 1 } }");
  CHECK_FALSE(story.document.board()->screening());
  CHECK(ids(story) == "c1");
  CHECK(story.asks("fay", "hold_cards { ids: 'c1' undo: true }") == "put card c1 v3, put board board v7");
  CHECK(story.document.board()->screening());
  CHECK(story.document.board()->held_back() == 0);
  CHECK(story.asks("fay", "hold_cards { ids: 'c1' undo: true }") == "NOTHING_TO_DO");
}

TEST_CASE("a card that was held back can be released after all", "[rules][screening]") {
  Story story = waiting();
  story.asks("fay", "hold_cards { ids: 'c1' reason: 'x' }");
  story.asks("fay", "release_cards { cards { id: 'c1' text_version: 1 } cards { id: 'c2' text_version: 1 } }");
  CHECK_FALSE(story.card("c1").hidden());
  CHECK_FALSE(story.card("c1").has_held());
  CHECK(story.document.board()->held_back() == 0);
}

TEST_CASE("nothing is looked through in silence, nor on a board that shows everything, nor what stands on the wall",
          "[rules][screening]") {
  Story story;
  story.asks("ann", add("wall"));
  CHECK(story.asks("fay", "release_cards { cards { id: 'wall' text_version: 1 } }") == "INVALID board not_moderated");
  story.asks("fay", "set_board { moderated: true }");
  CHECK(story.asks("fay", "hold_cards { ids: 'wall' reason: 'x' }") == "NOT_FOUND card");
  story.asks("fay", "start_silent_writing {}");
  story.asks("ann", add("c1"));
  CHECK(story.asks("fay", "release_cards { cards { id: 'c1' text_version: 1 } }") == "PHASE_CLOSED silent_writing");
  CHECK(ids(story).empty());
}

TEST_CASE("what comes late to a moderated board, or out of its author's trash, is looked through as the rest",
          "[rules][screening]") {
  Story story;
  story.asks("fay", "set_board { moderated: true }");
  story.asks("fay", "start_silent_writing {}");
  story.asks("ann", add("c1"));
  story.asks("ann", "trash_cards { ids: 'c1' }");
  const std::int64_t written = story.now.ms;
  story.now.ms += 5'000;
  story.asks("fay", "reveal_cards {}");
  CHECK_FALSE(story.document.board()->screening());
  CHECK(story.asks("ben", "add_card { id: 'c2' text: 'words' place { region: 'here' } written_ms: " +
                              std::to_string(written) + " }") == "put board board v5, put card c2 v1, edit c2");
  CHECK(story.card("c2").hidden());
  CHECK(story.card("c2").late());
  CHECK(story.asks("ann", "restore_cards { ids: 'c1' }") == "put card c1 v3");
  CHECK(story.card("c1").hidden());
  CHECK(ids(story) == "c1 c2");
  CHECK(story.asks("ben", add("c3")) == "put card c3 v1, edit c3");
  CHECK_FALSE(story.card("c3").hidden());
}

TEST_CASE("a board is not closed over cards that nobody has looked through", "[rules][screening]") {
  Story story = waiting();
  CHECK(story.asks("fay", "set_board { closed: true }") == "PHASE_CLOSED screening");
  CHECK(story.asks("fay", "set_board { moderated: false }") == "PHASE_CLOSED screening");
  story.asks("fay", "set_harvest { no_headline: true disagreement_kept: 'none' example: 'none' }");
  story.asks("fay", "set_phases { phases { id: 'p1' kind: CLOSE } }");
  CHECK(story.asks("fay", "start_phase { id: 'p1' }") == "PHASE_CLOSED screening");
}

TEST_CASE("what was held back can be let go of after the board shows everything again, and comes back by no side door",
          "[rules][screening]") {
  Story story = waiting();
  story.asks("fay", "hold_cards { ids: 'c1' reason: 'x' }");
  story.asks("fay", "release_cards { cards { id: 'c2' text_version: 1 } }");
  story.asks("fay", "set_board { moderated: false }");
  story.asks("ann", "trash_cards { ids: 'c1' }");
  CHECK(story.asks("ann", "restore_cards { ids: 'c1' }") == "put card c1 v4");
  CHECK(story.card("c1").hidden());
  CHECK(story.asks("fay", "release_cards { cards { id: 'c1' text_version: 1 } }") ==
        "put card c1 v5, put board board v8");
  CHECK_FALSE(story.card("c1").hidden());
}
