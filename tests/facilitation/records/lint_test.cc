#include "facilitation/records/lint.h"

#include "tests/catch.h"

using namespace plenary;

namespace {

std::vector<Person> people() {
  std::vector<Person> people;
  const auto add = [&](const std::string& name, const std::string& affiliation) {
    Person& person = people.emplace_back();
    person.set_participant("p" + std::to_string(people.size()));
    person.set_name(name);
    person.add_affiliations(affiliation);
  };
  add("Asha Verma", "Harbour Trust");
  add("Dan Hill", "UN");
  add("Øystein Løken", "Bergen kommune");
  add("王小明", "台北市");
  add("Madonna", "Sitra");
  return people;
}

// "person Asha Verma, organisation UN"
std::string found(const std::string& text, const std::string& forbidden = "") {
  Lint lint(people());
  lint.forbid(forbidden);
  std::string told;
  for (const Finding& finding : lint.findings(text)) {
    const std::string kind(word_for(finding.kind));
    told += (told.empty() ? "" : ", ") + kind.substr(kind.find('_') == std::string::npos ? 0 : 6) + " " + finding.words;
  }
  return told;
}

}  // namespace

TEST_CASE("SYS-43: a name is found however it stands in a sentence", "[records][lint]") {
  CHECK(found("Asha Verma asked who pays.") == "person Asha Verma");
  CHECK(found("asha  verma's question") == "person asha verma");
  CHECK(found("As Verma said, nobody pays.") == "person Verma");
  CHECK(found("As ASHA VERMA said") == "person ASHA VERMA");
  CHECK(found("Asha\nVerma") == "person Asha Verma");
  CHECK(found("Verma, Asha's question") == "person Asha, person Verma");
  CHECK(found("Asha asked who pays.") == "person Asha");
  CHECK(found("Oystein Loken came.") == "person Øystein Løken");
  CHECK(found("Øystein Løken kom.") == "person Øystein Løken");
  CHECK(found("会上王小明说") == "person 王小明");
  CHECK(found("Madonna sang.") == "person Madonna");
}

TEST_CASE("words that only look like a name are no name", "[records][lint]") {
  CHECK(found("They went up the hill.") == "");
  CHECK(found("a madonna of wood") == "");
  CHECK(found("A vermaculite pot, Hilly ground") == "");
  CHECK(found("The unit of the UNIT") == "");
  CHECK(found("") == "");
  CHECK(found("A participant asked who pays.") == "");
}

TEST_CASE("an organisation is told and does not withhold", "[records][lint]") {
  CHECK(found("The Harbour Trust and the UN agreed.") == "organisation Harbour Trust, organisation UN");
  CHECK_FALSE(Lint::withholds({Finding::Kind::names_organisation, "UN"}));
  CHECK(Lint::withholds({Finding::Kind::names_person, "Dan Hill"}));
}

TEST_CASE("words of a quotation that may not be used are found, whatever the spaces", "[records][lint]") {
  const std::string words = "We have never once priced a day of swimming.";
  CHECK(found("It was said that “We have never  once priced\na day of swimming.” and so on", words) == "quotes ");
  CHECK(found("We price floods.", words) == "");
  CHECK(found("Yes.", "Yes.") == "");
}
