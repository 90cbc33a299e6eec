// A programme at the terminal, and what an import would do.
#include "clients/cli/programme_words.h"

#include <google/protobuf/text_format.h>

#include "tests/catch.h"

using namespace plenary;

namespace {
template <class Message>
Message told(const std::string& text) {
  Message message;
  REQUIRE(google::protobuf::TextFormat::ParseFromString(text, &message));
  return message;
}
}  // namespace

TEST_CASE("a day in words: times of the place, parts under their session, what is late", "[cli]") {
  // 2027-04-15T08:00Z is 10:00 in Rome.
  const auto programme = told<ProgrammeAnswer>(
      "time_zone: 'Europe/Rome' late_ms: 360000 "
      "items { state: 'running' item { title: 'Routes' number: 'II' day: '2027-04-15' } planned_start_ms: "
      "1807776000000 expected_start_ms: 1807776360000 expected_end_ms: 1807779600000 }"
      "items { state: 'ended' item { title: 'Talk' parent: 's' } planned_start_ms: 1807776000000 expected_start_ms: "
      "1807776060000 expected_end_ms: 1807777800000 }"
      "items { state: 'passed_over' item { title: 'Case' parent: 's' } }"
      "items { state: 'planned' item { title: 'Gift' hidden: true day: '2027-04-16' } }");
  CHECK(cli::programme_in_words(programme) ==
        "2027-04-15\n"
        "  10:06-11:00  II. Routes (now, 6 minutes late)\n"
        "  10:01-10:30    Talk (over, 1 minute late)\n"
        "                 Case (passed over)\n"
        "\n2027-04-16\n"
        "               Gift (hidden)\n"
        "\nThe meeting is 6 minutes late.\n");
  CHECK(cli::programme_in_words({}) == "There is no programme yet.\n");
}

TEST_CASE("an import in words: problems by line, what would change, who may be the same", "[cli]") {
  CHECK(cli::import_in_words({}, "x.csv") == "Nothing would change.\n");
  const auto answer = told<ImportAnswer>(
      "problems { line: 2 column: 5 field: 'kind' sentence: 'Not known.' } problems { sentence: 'Empty.' }"
      "added { kind: 'agenda_item' title: 'Walk' } changed { kind: 'breakout' title: 'Rivers' in_trash: true fields { "
      "field: 'cap' after: '7' } fields { field: 'window' before: '10' after: '11' } }"
      "gone { kind: 'agenda_item' id: 'lunch' } same_person { name: 'A B' other_name: 'B A' } same_person { name: 'C' "
      "other_name: 'c' both_in_file: true }");
  CHECK(cli::import_in_words(answer, "x.csv") ==
        "x.csv:2:5: kind: Not known.\n"
        "x.csv: Empty.\n"
        "added:   item Walk\n"
        "changed: group Rivers (stays in the trash)\n"
        "           cap: nothing -> \"7\"\n"
        "           window: \"10\" -> \"11\"\n"
        "gone:    item lunch\n"
        "the same person? A B and, in the list, B A\n"
        "the same person? C and, in the file too, c\n");
}

TEST_CASE("a meeting as it was: its head, its days, its groups and who sits in them", "[cli]") {
  Document meeting;
  const auto put = [&meeting](const std::string& id, auto&& fill) {
    Effect effect;
    effect.mutable_put()->set_id(id);
    fill(*effect.mutable_put());
    (void)evolve(meeting, effect, 1);
  };
  put("meeting", [](Record& record) {
    record.mutable_meeting()->set_title("Summer");
    record.mutable_meeting()->set_start_date("2027-06-01");
    record.mutable_meeting()->set_end_date("2027-06-02");
    record.mutable_meeting()->set_venue("Villa");
  });
  put("work", [](Record& record) {
    record.mutable_agenda_item()->set_title("Breakouts");
    record.mutable_agenda_item()->set_day("2027-06-01");
    record.mutable_agenda_item()->set_start("10:00");
    record.mutable_agenda_item()->set_order(1);
  });
  put("b1", [](Record& record) {
    record.mutable_breakout()->set_title("Rivers");
    record.mutable_breakout()->set_agenda_item("work");
    record.mutable_breakout()->add_members("p1");
    record.mutable_breakout()->add_members("p2");
  });
  cli::People people;
  people["p1"].set_name("Ada");
  CHECK(cli::meeting_in_words(meeting, people) ==
        "Summer\n2027-06-01 to 2027-06-02\nVilla\n\n2027-06-01\n  10:00        Breakouts\n"
        "                 group Rivers: Ada, a former member\n");
}
