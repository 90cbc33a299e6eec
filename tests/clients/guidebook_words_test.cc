// A guidebook at the terminal.
#include "clients/cli/guidebook_words.h"

#include <google/protobuf/text_format.h>

#include "tests/catch.h"

using namespace plenary;

TEST_CASE("a guidebook in words: what each part lacks, what waits for a yes, what was published", "[cli][guidebook]") {
  ReadinessAnswer answer;
  REQUIRE(google::protobuf::TextFormat::ParseFromString(
      "parts { id: 'routes' type: 'chapter' title: 'Routes' state: 'ready' }"
      "parts { id: 't1' type: 'tool' title: 'Street contracts' state: 'draft' missing { sentence: 'The part about its "
      "limits is missing.' } }"
      "parts { id: 'e1' type: 'example' title: 'Rain gardens' state: 'draft' }"
      "parts { id: 'rewards' type: 'chapter' title: 'Rewards' state: 'draft' missing { sentence: 'x' } }"
      "blocked { owner: 't1' quote { document: 'forum.b1' id: 'q' } reason: 'not_asked' }"
      "blocked { owner: 'routes' field: 'open_questions' reason: 'names_somebody' }"
      "editions { number: '2' date: '2027-06-01' quotations: 1 quotations_removed: 1 }"
      "editions { number: '1' date: '2027-05-01' quotations: 2 } taken_back: 1",
      &answer));
  CHECK(cli::guidebook_in_words(answer) ==
        "Routes (ready)\n"
        "  tool t1: Street contracts (draft)\n"
        "      - The part about its limits is missing.\n"
        "  example e1: Rain gardens (can be ready)\n"
        "\nRewards (draft)\n"
        "    - x\n"
        "\nWaits for somebody's yes, and is not printed:\n"
        "  t1, quotation forum.b1 q: not asked\n"
        "  routes, open questions: names somebody\n"
        "\nEditions:\n"
        "  2, 2027-06-01: 1 quotation, 1 removed since the one before\n"
        "  1, 2027-05-01: 2 quotations\n"
        "Something was taken back since; the next edition is on its way.\n");
  CHECK(cli::guidebook_in_words({}) == "\nNothing is published yet.\n");
}
