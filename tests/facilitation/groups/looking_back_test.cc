// How a session went, as the first cards of an after-action review.
#include "facilitation/groups/looking_back.h"

#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

TEST_CASE("a phase without a title goes by its kind; what was taken off is told, and so are several runs", "[groups]") {
  Story story(
      {"id: 'board' board { title: 'Rivers' }",
       "id: 'p1' phase { kind: SILENT order: 1 planned_minutes: 6 started_ms: 600000 ended_ms: 720000 "
       "shortened_minutes: 2 earlier { started_ms: 60000 ended_ms: 300000 paused_for_ms: 60000 } }",
       "id: 'c1' card { author: 'ann' written_ms: 70000 }", "id: 'c2' card { author: 'ben' written_ms: 650000 }",
       "id: 'c3' card { author: 'ben' written_ms: 660000 }", "id: 'c4' card { author: 'cid' written_ms: 400000 }"});
  std::vector<Record> board;
  look_back_on(story.document, "did", board);
  REQUIRE(board.size() == 1);
  CHECK(board[0].text().content() ==
        "Rivers: Silent writing — planned 6 minutes, took 5 minutes, 2 minutes taken off, in 2 runs; 2 people wrote "
        "cards.");
}

TEST_CASE("planned and actual minutes of each phase that ended, and no word that anybody wrote", "[groups]") {
  Story story({"id: 'board' board { title: 'Rivers' }",
               "id: 'p2' phase { title: 'Discuss' order: 2 planned_minutes: 10 started_ms: 600000 ended_ms: 1300000 "
               "extended_minutes: 1 paused_for_ms: 60000 words: 'canary' }",
               "id: 'p1' phase { title: 'Write' order: 1 planned_minutes: 6 started_ms: 60000 ended_ms: 540000 }",
               "id: 'p3' phase { title: 'Decide' order: 3 planned_minutes: 5 started_ms: 1300000 }",
               "id: 'p4' phase { title: 'Close' order: 4 planned_minutes: 1 }",
               "id: 'c1' text { content: 'canary' } card { region: 'here' number: 1 }"});
  std::vector<Record> board{record("id: 'meant' region { title: 'Meant' }"),
                            record("id: 'did' region { title: 'Did' source: 'phase_log' }")};
  CHECK(region_that_looks_back({board[0]}).empty());
  const std::string region = region_that_looks_back(board);
  CHECK(region == "did");
  look_back_on(story.document, region, board);
  REQUIRE(board.size() == 4);
  CHECK(board[2].text().content() == "Rivers: Write — planned 6 minutes, took 8 minutes.");
  CHECK(board[3].text().content() ==
        "Rivers: Discuss — planned 10 minutes, took 11 minutes, 1 minute added, paused for 1 minute.");
  CHECK(board[2].card().order() < board[3].card().order());
  CHECK(board[3].card().number() == 2);
  look_back_on(story.document, region, board);  // the next board's come after
  REQUIRE(board.size() == 6);
  CHECK(board[4].id() == "log.3");
  Story fresh({"id: 'board' board { title: 'x' }"});
  for (const Record& one : board) {
    Effect effect;
    *effect.mutable_put() = one;
    (void)evolve(fresh.document, effect, fresh.document.seq());
  }
  CHECK(fresh.document.cards_numbered() == 4);
}
