// Imports over HTTP: a preview that tells what would be, and an act that does exactly that.
#include "tests/catch.h"
#include "tests/server/api/fair.h"

using namespace plenary;
using namespace plenary::test;

namespace {

std::string body(const std::string& text, const std::string& more) {
  ImportRequest request;
  request.set_text(text);
  std::string json = "{\"text\": \"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    if (c == '\n') {
      json += "\\n";
      continue;
    }
    json += c;
  }
  return json + "\", " + more + "}";
}
const std::string kYaml = R"("format": "yaml")";
const std::string kPeople = R"("format": "csv", "what": "people")";
const std::string kTable = R"("format": "csv", "what": "programme")";

std::string told(const ImportAnswer& answer) {
  std::string words = answer.applied() ? "applied" : "not applied";
  for (const ImportProblem& problem : answer.problems())
    words += "\nproblem " + std::to_string(problem.line()) + " " + problem.field() + ": " + problem.sentence();
  for (const ImportedChange& change : answer.added()) words += "\nadded " + change.kind() + " " + change.title();
  for (const ImportedChange& change : answer.changed()) {
    words += "\nchanged " + change.kind() + " " + change.title() + (change.in_trash() ? " in the trash" : "");
    for (const FieldChange& field : change.fields())
      words += ", " + field.field() + " '" + field.before() + "' to '" + field.after() + "'";
  }
  for (const ImportedChange& change : answer.gone()) words += "\ngone " + change.title();
  for (const SamePerson& same : answer.same_person())
    words += "\nthe same? " + same.name() + " / " + same.other_name() + (same.both_in_file() ? " in the file" : "");
  return words;
}

std::string imports(Fair& fair, const std::string& json) {
  return told(message_in<ImportAnswer>(fair.post(fair.fay, "import", json)));
}

constexpr const char* kProgramme =
    "id,session,day,start,end,minutes,kind,title,speakers\n"
    "s1,,2027-04-15,9:30,13:00,,session,First session,\n"
    "talk,s1,2027-04-15,,,20,presentation,Talk,Dan Hill\n"
    "walk,,2027-04-15,14:00,,,walk and talk,Walk,\n";

}  // namespace

TEST_CASE(
    "MEETING-2: a preview tells what would be added, changed and gone, and does nothing; applying does just that, in "
    "one commit",
    "[api][import]") {
  Fair fair;
  fair.does(fair.fay, "add_agenda_item { id: 'ours' kind: SOCIAL title: 'Song' }");
  const std::size_t commits = fair.house.commits("fair");
  CHECK(imports(fair, body(kProgramme, kTable)).find("not applied") == 0);
  const std::string preview = imports(fair, body(kProgramme, kTable));
  CHECK(fair.house.commits("fair") == commits);
  for (const std::string line :
       {"added agenda_item Walk", "start '10:00' to '09:30'", "speakers 'Timo Hämäläinen' to 'Dan Hill'",
        "planned_minutes '30' to '20'", "gone Breakouts", "gone Lunch", "gone canary-gift", "gone Second day"})
    CHECK_THAT(preview, PLENARY_CONTAINS(line));
  CHECK(preview.find("gone Song") == std::string::npos);

  const std::string applied = imports(fair, body(kProgramme, kTable + R"(, "apply": true)"));
  CHECK(applied == "applied" + preview.substr(std::string("not applied").size()));
  CHECK(fair.house.commits("fair") == commits + 1);
  CHECK(fair.meeting().find("lunch") != nullptr);
  CHECK_FALSE(fair.meeting().find("lunch")->agenda_item().has_trashed());
  // Again: nothing to do, and no commit of what it comes to.
  CHECK(imports(fair, body(kProgramme, kTable)).find("changed") == std::string::npos);

  CHECK(imports(fair, body(kProgramme, kTable + R"(, "apply": true, "take_out_gone": true)")).find("applied") == 0);
  CHECK(fair.meeting().find("lunch")->agenda_item().has_trashed());
  CHECK_FALSE(fair.meeting().find("ours")->agenda_item().has_trashed());
  CHECK_THAT(imports(fair, body("id,kind,title\nlunch,meal,Late lunch\n", kTable)),
             PLENARY_CONTAINS("changed agenda_item Late lunch in the trash, title 'Lunch' to 'Late lunch'"));
}

TEST_CASE(
    "SYS-24: a list of people: names go to the people store byte for byte, and never into a log; who may be the same "
    "is asked",
    "[api][import]") {
  Fair fair;
  const std::string list =
      "Name;Family name;Affiliation;Role\nEduardo Spanó;Spanó;City of Sao Paulo;Rapporteur\nHÄMÄLÄINEN "
      "Timo;Hämäläinen;SITRA;\nspano eduardo;Spano;;\n";
  const std::string preview = imports(fair, body(list, kPeople));
  CHECK_THAT(preview, PLENARY_CONTAINS("added person Eduardo Spanó") && PLENARY_CONTAINS("added member Eduardo Spanó"));
  CHECK_THAT(preview, PLENARY_CONTAINS("the same? HÄMÄLÄINEN Timo / Timo Hämäläinen") &&
                          PLENARY_CONTAINS("the same? spano eduardo / Eduardo Spanó in the file"));
  CHECK(imports(fair, body(list, kPeople + R"(, "apply": true)")).find("applied") == 0);
  CHECK_THAT(fair.house.members("fair"), PLENARY_CONTAINS("Eduardo Spanó") && PLENARY_CONTAINS("HÄMÄLÄINEN Timo") &&
                                             PLENARY_CONTAINS("Timo Hämäläinen"));
  for (const LogEntry& entry : fair.house.storage->documents->by_id.at("fair").log)
    CHECK(entry.commit.find("Spanó") == std::string::npos);
  // With another affiliation: the person is changed, the meeting is not.
  const std::size_t commits = fair.house.commits("fair");
  CHECK_THAT(
      imports(fair, body("Name;Affiliation\nEduardo Spanó;Department of Innovation\n", kPeople + R"(, "apply": true)")),
      PLENARY_CONTAINS("changed person Eduardo Spanó, affiliations 'City of Sao Paulo' to 'Department of Innovation'"));
  CHECK(fair.house.commits("fair") <= commits + 1);
}

TEST_CASE("nobody of another meeting is renamed by an import", "[api][import]") {
  Fair fair;
  const JoinAnswer ben = fair.house.joins("participant", "Ben", {}, "meet");
  const std::string list = "participant,id,name\n" + ben.participant() + ",x,Not Ben\n";
  CHECK_THAT(imports(fair, body(list, kPeople + R"(, "apply": true)")),
             PLENARY_CONTAINS("problem 2 participant: This is the id of somebody in another meeting."));
  CHECK(fair.house.person(ben.participant())->name() == "Ben");
  CHECK(fair.meeting().member(ben.participant()) == nullptr);
}

TEST_CASE("a file with mistakes changes nothing, and says where each is", "[api][import]") {
  Fair fair;
  const std::size_t commits = fair.house.commits("fair");
  CHECK_THAT(imports(fair, body("id,kind,title\nx,supper,Late\n,meal,y\n", kTable + R"(, "apply": true)")),
             PLENARY_CONTAINS("not applied\nproblem 2 kind: 'supper' is not known here") &&
                 PLENARY_CONTAINS("problem 3 id: is missing"));
  CHECK_THAT(imports(fair, body("schema_version: 1\nagenda:\n  - {id: x, kind: session, title: \"" +
                                    repeated("x", 301) + "\"}\n",
                                kYaml)),
             PLENARY_CONTAINS("problem 3 x: That is 301 characters long"));
  CHECK_THAT(imports(fair, body("schema_version: 1\nagenda:\n  - {id: routes, kind: session, title: x}\n", kYaml)),
             PLENARY_CONTAINS("problem 3 routes: That id is taken."));
  CHECK_THAT(
      imports(
          fair,
          body("schema_version: 1\nagenda:\n  - {id: x, kind: session, title: x, day: 2027-03-28, start: \"02:30\"}\n",
               kYaml)),
      PLENARY_CONTAINS("problem 3"));
  CHECK_THAT(imports(fair, body("not: [yaml", kYaml)), PLENARY_CONTAINS("problem"));
  CHECK(fair.house.commits("fair") == commits);
}

TEST_CASE("a meeting written as a file and brought back is the same", "[api][import]") {
  Fair fair;
  const std::string yaml = fair.get(fair.fay, "programme?format=yaml").response.body;
  const std::string preview = imports(fair, body(yaml, kYaml));
  CHECK(preview == "not applied");
}

TEST_CASE("an import is refused to whoever does not lead, of unknown kinds, too often, and when nothing can be stored",
          "[api][import]") {
  Fair fair;
  check_that_only_leaders_may(fair, "import", body("Name\nAda\n", kPeople + R"(, "apply": true)"));
  CHECK(fair.posts(fair.fay, "import", body("x", R"("format": "xlsx")")) == "400 unknown_format");
  CHECK(fair.posts(fair.fay, "import", body("x", R"("format": "csv")")) == "400 invalid");
  fair.house.storage->people.away = true;
  CHECK(fair.posts(fair.fay, "import", body("Name\nAda\n", kPeople + R"(, "apply": true)")) == "503 try_later");
  fair.house.storage->people.away = false;
  Rates rates;
  rates.imports_per_person = {1, 0.001};
  Fair often(rates);
  CHECK(often.posts(often.fay, "import", body("Name\nAda\n", kPeople)) == "200");
  CHECK(often.posts(often.fay, "import", body("Name\nAda\n", kPeople)) == "429 too_often");
}
