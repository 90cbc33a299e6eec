// Files that people bring to a meeting: what is read, what is refused and where, and who may be the same person.
#include "facilitation/meetings/import_file.h"

#include "facilitation/meetings/csv.h"
#include "facilitation/meetings/meeting_file.h"
#include "facilitation/meetings/same_person.h"
#include "tests/catch.h"
#include "tests/facilitation/meetings/shipped.h"

using namespace plenary;
using namespace plenary::test;

namespace {

Document bellagio() {
  Document document;
  for (const Record& record : meeting_named("moin-2019-bellagio").records) {
    Effect effect;
    *effect.mutable_put() = record;
    (void)evolve(document, effect, 1);
  }
  return document;
}

struct Desk {
  Document meeting = bellagio();
  std::vector<ListedPerson> people = meeting_named("moin-2019-bellagio").people;
  ImportInto into{"moin-2019-bellagio", meeting, people};

  [[nodiscard]] ImportedFile yaml(const std::string& text) const {
    return read_import_yaml({"file.yaml", text, ""}, into);
  }
  [[nodiscard]] ImportedFile list(const std::string& text) const {
    return read_import_people({"people.csv", text, ""}, into);
  }
  [[nodiscard]] ImportedFile table(const std::string& text) const {
    return read_import_programme({"programme.csv", text, ""}, into);
  }
};

std::string problems(const ImportedFile& imported) {
  std::string words;
  for (const Problem& problem : imported.problems) words += (words.empty() ? "" : "\n") + sentence(problem);
  return words;
}

std::string rows(const std::string& text, std::vector<Problem>* found = nullptr) {
  std::vector<Problem> told;
  const auto table = csv::parse({"t.csv", text, ""}, told);
  if (found) *found = told;
  if (!table) return told.empty() ? "nothing" : sentence(told.front());
  std::string words;
  for (const std::string& column : table->columns) words += column + "|";
  for (const csv::Row& row : table->rows) {
    words += "/";
    for (const csv::Cell& cell : row) words += cell.text + "|";
  }
  return words;
}

}  // namespace

TEST_CASE("tables: commas, semicolons or tabs, with or without a mark, with any line ends", "[meetings][csv]") {
  const std::string same = "name|family_name|/Ada|Lovelace|/Bo|Ek|";
  CHECK(rows("Name,Family name\r\nAda,Lovelace\r\nBo,Ek\r\n") == same);
  CHECK(rows("\xEF\xBB\xBFName;Family name\nAda;Lovelace\nBo;Ek") == same);
  CHECK(rows("Name\tFamily name\rAda\tLovelace\rBo\tEk\r") == same);
  CHECK(rows("\"Name\",\"Family name\"\n\n ,\nAda , Lovelace\nBo,Ek\n") == same);
  CHECK(rows("a,b\n\"x, \"\"y\"\"\nz\",\"\"\n") == "a|b|/x, \"y\"\nz||");
  CHECK(rows("a;b\n\"1,2\";3,4\n") == "a|b|/1,2|3,4|");
}

TEST_CASE("tables that are none are refused, and the place is told", "[meetings][csv]") {
  CHECK_THAT(rows(""), PLENARY_CONTAINS("is empty"));
  CHECK_THAT(rows("a,b\n1\n"), PLENARY_CONTAINS("t.csv:2:1"));
  CHECK_THAT(rows("a,b\n1,2,3\n"), PLENARY_CONTAINS("this row has 3 cells, and the first line names 2 columns"));
  CHECK_THAT(rows("a,A\n1,2\n"), PLENARY_CONTAINS("two columns 'a'"));
  CHECK_THAT(rows("a,b\n1,2\n\xC3\xA4,\"open\n\n"), PLENARY_CONTAINS("t.csv:3:3: this quotation mark is never closed"));
  CHECK_THAT(rows("a,b\n\"x\"y,2\n"), PLENARY_CONTAINS("t.csv:2:4"));
  CHECK_THAT(rows("a\n\xE4\n"), PLENARY_CONTAINS("is not UTF-8"));
  CHECK_THAT(rows(std::string("a\n\0\n", 4)), PLENARY_CONTAINS("is no text"));
  CHECK_THAT(rows(std::string(1'048'577, 'x')), PLENARY_CONTAINS("1048577 bytes"));
  std::string many = "a\n";
  for (int i = 0; i < 4'001; ++i) many += "x\n";
  CHECK_THAT(rows(many), PLENARY_CONTAINS("more than 4000 rows"));
}

TEST_CASE("SYS-24: a list of people from a table: names byte for byte, the same list means the same people",
          "[meetings][import]") {
  const Desk desk;
  const std::string list =
      "Name;Family name;Affiliation;Country;Role;Mode;Organisation type\n"
      "Timo Hämäläinen;Hämäläinen;SITRA, Finland;Finland;;;innovation fund\n"
      "Joseph D'Cruz;D'Cruz;UNDP/IIPP;;Plenary host;Remote;\n";
  const ImportedFile imported = desk.list(list);
  CHECK(problems(imported).empty());
  REQUIRE(imported.people.size() == 2);
  CHECK(imported.people[0].name() == "Timo Hämäläinen");
  CHECK(imported.people[0].affiliations_size() == 1);
  CHECK(imported.people[0].organisation_type() == "innovation fund");
  CHECK(imported.people[1].organisation_type().empty());
  CHECK(imported.people[1].affiliations(1) == "IIPP");
  CHECK(imported.people[1].role() == "plenary_host");
  REQUIRE(imported.request.records_size() == 2);
  CHECK(imported.request.records(1).member().role() == PLENARY_HOST);
  CHECK(imported.request.records(1).member().mode() == REMOTE);
  CHECK(imported.lines.at(imported.request.records(1).id()) == 3);
  const ImportedFile again = desk.list(list);
  CHECK(again.people[0].id() == imported.people[0].id());
  // Of the file that the meeting was opened from: with the ids there, they are the same people.
  const ImportedFile with_ids = desk.list("id,name,family name\ntimo-hamalainen,Timo Hämäläinen,Hämäläinen\n");
  CHECK(with_ids.people[0].id() == participant_id("moin-2019-bellagio", "timo-hamalainen"));
  const ImportedFile in_parts = desk.list("Given name,Family name\nÅke,Refsdal Moe\n");
  CHECK(in_parts.people[0].name() == "Åke Refsdal Moe");
}

TEST_CASE("a list of people: every mistake with line and column name", "[meetings][import]") {
  const Desk desk;
  CHECK_THAT(problems(desk.list("Name,Telephone\nAda,123\n")),
             PLENARY_CONTAINS("Telephone") || PLENARY_CONTAINS("telephone: this column is not known here"));
  CHECK_THAT(problems(desk.list("Name,Role\nAda,Chair\n")),
             PLENARY_CONTAINS("people.csv:2:5: role: 'chair' is not known here"));
  CHECK_THAT(problems(desk.list("Name,Mode\nAda,Online\nBo,remote\n")), PLENARY_CONTAINS("people.csv:2:5: mode"));
  CHECK_THAT(problems(desk.list("Name,Country\n,Italy\n")), PLENARY_CONTAINS("people.csv:2"));
  CHECK_THAT(problems(desk.list("Name,Time zone\nAda,Mars\n")),
             PLENARY_CONTAINS("time_zone: 'Mars' is not a time zone"));
  CHECK_THAT(problems(desk.list("Name,Country\nAda,Italy\nAda,Spain\n")), PLENARY_CONTAINS("is listed already"));
  CHECK_THAT(problems(desk.list("id,name\nno id,Ada\n")), PLENARY_CONTAINS("people.csv:2:1: id: 'no id' is not an id"));
}

TEST_CASE("a programme from a table: sessions and parts, speakers as they are called", "[meetings][import]") {
  const Desk desk;
  const ImportedFile imported = desk.table(
      "id,session,day,start,end,minutes,kind,title,number,pillar,speakers,hidden\n"
      "s7,,2019-03-29,9:00,10:30,,Session,After all,VII,routes,,\n"
      "s7-case,s7,2019-03-29,,,20,Case study,\"A case, told\",,,Timo Hämäläinen;dan-hill,no\n"
      "gift,,,,,,surprise,Gift,,,,yes\n");
  CHECK(problems(imported).empty());
  REQUIRE(imported.request.records_size() == 3);
  const AgendaItem& session = imported.request.records(0).agenda_item();
  CHECK(session.start() == "09:00");
  CHECK(session.kind() == SESSION);
  const AgendaItem& part = imported.request.records(1).agenda_item();
  CHECK(part.parent() == "s7");
  CHECK(part.title() == "A case, told");
  CHECK(part.planned_minutes() == 20);
  REQUIRE(part.speakers_size() == 2);
  CHECK(part.speakers(0) == participant_id("moin-2019-bellagio", "timo-hamalainen"));
  CHECK(part.speakers(1) == participant_id("moin-2019-bellagio", "dan-hill"));
  CHECK(imported.request.records(2).agenda_item().hidden());
}

TEST_CASE("a programme from a table: every mistake with line and column name", "[meetings][import]") {
  const Desk desk;
  const auto told = [&](const std::string& row) {
    return problems(desk.table("id,session,start,minutes,kind,title,pillar,speakers,hidden\n" + row + "\n"));
  };
  CHECK_THAT(told(",,,,meal,Lunch,,,"), PLENARY_CONTAINS("programme.csv:2:1: id: is missing"));
  CHECK_THAT(told("a,nowhere,,,meal,Lunch,,,"), PLENARY_CONTAINS("session: 'nowhere' is not a session"));
  CHECK_THAT(told("a,,25:00,,meal,Lunch,,,"), PLENARY_CONTAINS("programme.csv:2:4: start: '25:00'"));
  CHECK_THAT(told("a,,,ten,meal,Lunch,,,"), PLENARY_CONTAINS("minutes: write a whole number"));
  CHECK_THAT(told("a,,,,supper,Lunch,,,"), PLENARY_CONTAINS("kind: 'supper' is not known here"));
  CHECK_THAT(told("a,,,,meal,,,,"), PLENARY_CONTAINS("title: is missing"));
  CHECK_THAT(told("a,,,,meal,Lunch,nowhere,,"), PLENARY_CONTAINS("pillar: 'nowhere' is not a pillar"));
  CHECK_THAT(told("a,,,,meal,Lunch,,Nobody At All,"),
             PLENARY_CONTAINS("speakers: 'Nobody At All' is not in the list of people"));
  CHECK_THAT(told("a,,,,meal,Lunch,,,perhaps"), PLENARY_CONTAINS("hidden: write true or false"));
  CHECK_THAT(told("a,,,,meal,Lunch,,,\na,,,,meal,Lunch,,,"),
             PLENARY_CONTAINS("programme.csv:3:1: id: 'a' is the id of something else"));
  CHECK_THAT(problems(desk.table("id,room\na,b\n")), PLENARY_CONTAINS("room: this column is not known here"));
}

TEST_CASE("a file of a meeting's form may leave parts out, and name what the meeting has", "[meetings][import]") {
  const Desk desk;
  const ImportedFile imported = desk.yaml(
      "schema_version: 1\nagenda:\n  - {id: s7, kind: session, title: More, pillar: routes, speakers: [dan-hill]}\n");
  CHECK(problems(imported).empty());
  REQUIRE(imported.request.records_size() == 1);
  CHECK(imported.lines.at("s7") == 3);
  CHECK_THAT(problems(desk.yaml("agenda: []\n")), PLENARY_CONTAINS("schema_version"));
  CHECK_THAT(
      problems(desk.yaml("schema_version: 1\nagenda:\n  - {id: s7, kind: session, title: More, pillar: green}\n")),
      PLENARY_CONTAINS("file.yaml:3:"));
  CHECK_THAT(problems(desk.yaml("schema_version: 1\nagneda: []\n")),
             PLENARY_CONTAINS("agneda: this key is not known here"));
  CHECK_THAT(problems(desk.yaml("schema_version: [\n")), PLENARY_CONTAINS("this is not YAML"));
}

TEST_CASE(
    "what a file does not have any more is gone, with its session only if all of it is; a list of people says nothing "
    "of it",
    "[meetings][import]") {
  const Desk desk;
  ImportProgramme request;
  for (const Record& record : meeting_named("moin-2019-bellagio").records)
    if (record.id() != "thu-walk" && record.id() != "s1" && record.id() != "s1-talk" && record.id() != "s2")
      *request.add_records() = record;
  CHECK(gone_from(request, desk.meeting) == std::vector<std::string>{"s1-talk", "s1", "thu-walk"});
  ImportProgramme people;
  *people.add_records() = *desk.meeting.find("member." + desk.people[0].id());
  CHECK(gone_from(people, desk.meeting).empty());
}

TEST_CASE("the same person? names that differ in case, diacritics or order are told apart by people, not by us",
          "[meetings][import]") {
  CHECK(compared_name("Eduardo Spanó") == compared_name("SPANO, Eduardo"));
  CHECK(compared_name("Åke Refsdal Moe") == compared_name("refsdal-moe ake"));
  CHECK(compared_name("Joseph D'Cruz") == compared_name("Joseph D’Cruz"));
  CHECK(compared_name("Łukasz Ørsted") == compared_name("Lukasz Orsted"));
  CHECK(compared_name("Dan Hill") != compared_name("Dan Hills"));
  CHECK(compared_name("李小龍") == compared_name("李小龍"));
  CHECK(compared_name("...").empty());

  const auto person = [](const std::string& id, const std::string& name) {
    ListedPerson person;
    person.set_id(id);
    person.set_name(name);
    return person;
  };
  const auto pairs = may_be_the_same({person("n1", "dan hill"), person("n2", "Zoë Kravitz"),
                                      person("n3", "Kravitz Zoe"), person("k2", "Piret Tõnurist")},
                                     {person("k1", "Dan Hill"), person("k2", "Piret Tonurist")});
  REQUIRE(pairs.size() == 2);
  CHECK((pairs[0].first.id() == "n1" && pairs[0].second.id() == "k1"));
  CHECK((pairs[1].first.id() == "n3" && pairs[1].second.id() == "n2"));
}
