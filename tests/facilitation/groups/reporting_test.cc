// What a group brings to the plenary.
#include "facilitation/groups/reporting.h"

#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

const std::string kHarvest =
    "id: 'harvest' harvest { headline: 'Shade first.' disagreement_kept: 'Who pays' "
    "example: 'Leeds' refs: 'c1' refs: 'c2' refs: 'c3' refs: 'nothing' }";

Document a_board(std::initializer_list<std::string_view> more) {
  Story story({"id: 'c1' text { content: 'Trees' } card { region: 'here' number: 1 }",
               "id: 'c2' text { content: 'My very words' } card { region: 'here' number: 2 kind: QUOTE }",
               "id: 'c3' text { content: 'Hidden' } card { region: 'here' hidden: true author: 'ann' }"});
  for (const std::string_view text : more) {
    Effect effect;
    *effect.mutable_put() = record(text);
    effect.mutable_put()->set_version(1);
    (void)evolve(story.document, effect, story.document.seq());
  }
  return story.document;
}

}  // namespace

TEST_CASE("a report is the harvest, the cards it refers to, and what the group decided", "[groups][reports]") {
  const Document board = a_board(
      {kHarvest,
       "id: 'd2' decision { number: 2 title: 'Second' state: ADOPTED_WITH_STAND_ASIDES adopted_version: 1 versions { "
       "number: 1 text: 'As adopted' } versions { number: 2 text: 'Later' } review_date: '2027-05-01' owner: 'ann' }",
       "id: 'd1' decision { number: 1 title: 'First' state: REAFFIRMED versions { number: 1 text: 'One' } }",
       "id: 'd3' decision { number: 3 state: NOT_ADOPTED versions { number: 1 text: 'No' } }",
       "id: 'd4' decision { number: 4 state: ADOPTED trashed { by: 'ann' } versions { number: 1 text: 'Gone' } }"});
  const auto report = report_of(board);
  REQUIRE(report);
  CHECK(report->headline() == "Shade first.");
  CHECK(report->disagreement_kept() == "Who pays");
  CHECK(report->example() == "Leeds");
  REQUIRE(report->cards_size() == 2);
  CHECK(report->cards(0).text() == "Trees");
  CHECK(report->cards(1).number() == 2);
  CHECK(report->cards(1).text().empty());  // a quotation needs a grant
  REQUIRE(report->decisions_size() == 2);
  CHECK(report->decisions(0).text() == "One");
  CHECK(report->decisions(1).text() == "As adopted");
  CHECK(report->decisions(1).review_date() == "2027-05-01");
  CHECK(report->SerializeAsString().find("Hidden") == std::string::npos);
}

TEST_CASE("nothing is reported before there is a harvest, or off the record", "[groups][reports]") {
  CHECK_FALSE(report_of(a_board({})));
  CHECK_FALSE(report_of(a_board({"id: 'harvest' harvest { example: 'Leeds' }"})));
  CHECK(report_of(a_board({"id: 'harvest' harvest { no_headline: true }"})));
  CHECK_FALSE(report_of(a_board({kHarvest, "id: 'board' board { off_record_ms: 5 }"})));
}

TEST_CASE("a group is introduced by its name and how many are remote; one that is hidden is not", "[groups][reports]") {
  Story meeting(
      {"id: 'meeting' meeting { title: 'Forum' }",
       "id: 'member.r1' member { participant: 'r1' role: PARTICIPANT mode: REMOTE }",
       "id: 'member.r2' member { participant: 'r2' role: PARTICIPANT mode: REMOTE removed: true }",
       "id: 'member.i1' member { participant: 'i1' role: PARTICIPANT mode: IN_ROOM }",
       "id: 'g1' breakout { title: 'Rivers' board: 'b1' session: 's' members: 'r1' members: 'r2' members: 'i1' }",
       "id: 'g2' breakout { title: 'Surprise' board: 'b2' session: 's' hidden: true }",
       "id: 'g3' breakout { title: 'Plenary' board: 'b3' session: 's' }",
       "id: 'g4' breakout { title: 'Elsewhere' board: 'b4' session: 't' }",
       "id: 'g5' breakout { title: 'Out' board: 'b5' session: 's' trashed { by: 'fay' } }"});
  Report report;
  CHECK(introduce(report, meeting.document, *meeting.document.find("g1")));
  CHECK(report.title() == "Rivers");
  CHECK(report.board() == "b1");
  CHECK(report.remote() == 1);
  CHECK_FALSE(introduce(report, meeting.document, *meeting.document.find("g2")));
  CHECK_FALSE(introduce(report, meeting.document, *meeting.document.find("g5")));
  CHECK(group_with_board(meeting.document, "b1")->id() == "g1");
  CHECK(group_with_board(meeting.document, "b9") == nullptr);
  CHECK(other_boards_of_session(meeting.document, meeting.document.find("g1")->breakout()) ==
        std::vector<std::string>{"b3"});
}
