// Who is named in words.
#include "facilitation/records/naming.h"

#include "tests/catch.h"

using namespace plenary;

namespace {

std::string named_in(const std::string& words) {
  std::vector<Person> people(4);
  people[0].set_participant("p1");
  people[0].set_name("Ingrid Holm");
  people[1].set_participant("p2");
  people[1].set_name("Jean-Luc Spanó");
  people[2].set_participant("p3");
  people[2].set_name("Will");
  people[3].set_participant("p4");  // nobody has told their name
  std::string named;
  for (const std::string& participant : NamedPeople(people).in(words))
    named += (named.empty() ? "" : " ") + participant;
  return named;
}

}  // namespace

TEST_CASE("a full name is a name, however it is written", "[records][guidebook]") {
  for (const char* words :
       {"Ingrid Holm said so.", "It was INGRID HOLM.", "Holm, Ingrid", "(Ingrid\nHolm)", "Ingrid Holm's idea",
        "Ingrid Holm’s idea", "said Ingrid  Holm—and left", "Ingrid Holm", "«Ingrid Holm»"}) {
    INFO(words);
    CHECK(named_in(words) == "p1");
  }
  CHECK(named_in("In\xC2\xADgrid Holm") == "p1");  // a soft hyphen
  for (const char* words : {"Will's idea", "“Will”", "«Will»", "so—Will said"}) CHECK(named_in(words) == "p3");
  CHECK(named_in("Jean Luc Spano and ingrid holm") == "p1 p2");
  CHECK(named_in("Spanó, Jean-Luc") == "p2");
}

TEST_CASE("SYS-43: a family name or a given name is a name, as it is spelled", "[records][guidebook]") {
  for (const char* words : {"Ingrid said so.", "Mr Holm signed.", "Holm's boat", "**Ingrid** asked", "(Holm)",
                            "Ingrid/others", "as—Ingrid put it", "Ingrid, and then others"}) {
    INFO(words);
    CHECK(named_in(words) == "p1");
  }
  CHECK(named_in("Ms Spanó and Mr Holm disagreed.") == "p1 p2");
  CHECK(named_in("As Will said.") == "p3");
  for (const char* words : {"", "Ingridholm", "the will of the people", "Willow", "a holm in the river", "ingrid"}) {
    INFO(words);
    CHECK(named_in(words).empty());
  }
}

TEST_CASE(
    "a given name that three share names none of them; nor does a title, a role, or a word that begins a sentence",
    "[records][guidebook]") {
  const auto people = [](const std::vector<std::string>& names) {
    std::vector<Person> all;
    for (const std::string& name : names) {
      all.emplace_back().set_participant("p" + std::to_string(all.size()));
      all.back().set_name(name);
    }
    return NamedPeople(all);
  };
  const NamedPeople annas = people({"Anna Berg", "Anna Dahl", "Anna Falk"});
  CHECK(annas.in("Anna asked.").empty());
  CHECK(annas.in("Dahl asked.") == std::vector<std::string>{"p2"});
  CHECK(people({"Anna Berg", "Anna Dahl"}).in("Anna asked.").size() == 2);
  const NamedPeople roles = people({"Participant A", "Mark Lind", "Prof Stone", "Li Bo (city)"});
  for (const char* words : {"Participant asked.", "Mark the day. Mark it twice: Mark it", "Prof", "a city", "Li"})
    CHECK(roles.in(words).empty());
  CHECK(roles.in("Then Mark asked.") == std::vector<std::string>{"p2"});
}

TEST_CASE("words of a quotation are found, however they are laid out", "[records][guidebook]") {
  const auto holds_quotation = [](const std::string& words, const std::string& said) {
    return plenary::holds_quotation(compared_words(words), compared_words(said));
  };
  const std::string quotation = "The harbour is where it arrives.";
  CHECK(holds_quotation("Somebody said: “the harbour is\nwhere it ARRIVES”, and left.", quotation));
  CHECK_FALSE(holds_quotation("The harbour is where it leaves.", quotation));
  CHECK_FALSE(holds_quotation("It is so.", "It is so."));  // anybody may have said that
  CHECK(says("Run by the Port of Canary.", "port of canary"));
  CHECK_FALSE(says("Transport of canaries.", "port of canary"));
}

TEST_CASE("lists of people are in order of family names, said or taken from the last word; accents do not count",
          "[records]") {
  const auto person = [](const std::string& name, const std::string& family = {}) {
    Person one;
    one.set_name(name);
    one.set_family_name(family);
    return one;
  };
  const std::vector<Person> in_order = {person("Ada Adams (Zoo)"),
                                        person("Zoe Adams"),
                                        person("Anna van der Berg"),
                                        person("Bo Hamalainen"),
                                        person("Timo Hämäläinen", "Hämäläinen"),
                                        person("Li Wei", "Li")};
  for (std::size_t at = 1; at < in_order.size(); ++at) CHECK(sorted_as(in_order[at - 1]) < sorted_as(in_order[at]));
}
