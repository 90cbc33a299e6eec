// From a board to the beginning of a template: what it is made of, and not a word that anybody wrote on it.
#include "facilitation/meetings/template_of_board.h"
#include "facilitation/meetings/meeting_file.h"
#include "facilitation/templates/template_file.h"
#include "facilitation/templates/written_template.h"
#include "tests/catch.h"
#include "tests/facilitation/meetings/shipped.h"

#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>

using namespace plenary;
using namespace plenary::test;

namespace {

void puts(Document& document, const std::string& text) {
  Effect effect;
  REQUIRE(google::protobuf::TextFormat::ParseFromString(text, effect.mutable_put()));
  (void)evolve(document, effect, document.seq());
}

Document board_from(const Template& from) {
  Document document;
  BoardPlan plan;
  plan.board.set_title("Group 7");
  for (const Record& record : board_records(from, plan)) {
    Effect effect;
    *effect.mutable_put() = record;
    (void)evolve(document, effect, document.seq());
  }
  return document;
}

}  // namespace

TEST_CASE("SYS-27: each of the fifteen, opened as a board and made a template again, is the same but for its name",
          "[meetings][templates]") {
  for (const Template& from : shipped_templates().templates) {
    INFO(from.id());
    Template again = template_of_board(board_from(from), &from);
    CHECK(again.id().empty());
    CHECK(again.title() == "Group 7");
    again.set_id(from.id());
    again.set_title(from.title());
    again.set_version(from.version());
    CHECK(google::protobuf::util::MessageDifferencer::Equals(again, from));
  }
}

TEST_CASE("SYS-27: a board gives its regions and the phases of its plan as they are now, and no card",
          "[meetings][templates]") {
  Document board = board_from(*shipped_templates().find("roar-routes"));
  puts(board,
       "id: 'c1' version: 1 text { content: 'canary' } card { kind: IDEA region: 'direction' source: 'canary' }");
  puts(board, "id: 'k1' version: 1 cluster { title: 'canary' region: 'direction' }");
  puts(board, "id: 'n1' version: 1 text { content: 'canary' } note { visibility: RECORD }");
  puts(board, "id: 'd1' version: 1 decision { title: 'canary' versions { number: 1 text: 'canary' } }");
  puts(board, "id: 'harvest' version: 1 harvest { headline: 'canary' }");
  puts(board,
       "id: 'phase.2' version: 2 phase { kind: SILENT order: 2 title: 'Alone' planned_minutes: 9 state: ENDED "
       "extended_minutes: 4 started_ms: 5 }");
  const Template made = template_of_board(board, nullptr);
  CHECK(made.framing_question() == shipped_templates().find("roar-routes")->framing_question());
  CHECK(made.regions_size() == 6);
  CHECK(made.regions(1).prompt() == shipped_templates().find("roar-routes")->regions(1).prompt());
  CHECK(made.phases(1).title() == "Alone");
  CHECK(made.phases(1).minutes() == 9);
  CHECK(made.total_minutes() == 48);
  CHECK(made.decision_prompts().empty());  // nobody knows them any more
  CHECK(made.DebugString().find("canary") == std::string::npos);
  Template named = made;
  named.set_id("own.again");
  CHECK(read_own_template({"", as_yaml(named), ""}).problems.empty());
}

TEST_CASE("an own template is named after its title, and never like another", "[meetings][templates]") {
  Document meeting;
  CHECK(own_template_id("What we learned!", meeting) == "own.what-we-learned");
  CHECK(own_template_id("", meeting) == "own.board");
  CHECK(own_template_id("ماذا تعلمنا", meeting) == "own.board");
  CHECK(own_template_id(std::string(200, 'x'), meeting).size() == 44);
  puts(meeting, "id: 'template.own.rivers.1' version: 1 board_template { template_id: 'own.rivers' number: 1 }");
  CHECK(own_template_id("Rivers", meeting) == "own.rivers-2");
}
