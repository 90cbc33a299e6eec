// Mixing: everybody has one seat, caps hold, the same input gives the same seats, and rules are kept or said not to be.
#include "facilitation/groups/mixing.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "tests/catch.h"

using namespace plenary;

namespace {

MixedPerson person(const std::string& id, std::vector<std::string> affiliations = {}, const std::string& country = "") {
  MixedPerson person;
  person.id = id;
  person.affiliations = std::move(affiliations);
  person.country = country;
  return person;
}

std::vector<MixedGroup> groups(std::size_t count, std::uint32_t cap = 0) {
  std::vector<MixedGroup> groups;
  for (std::size_t i = 1; i <= count; ++i) groups.push_back({"g" + std::to_string(i), cap});
  return groups;
}

std::map<std::string, std::vector<std::string>> tables(const MixProposal& proposal) {
  std::map<std::string, std::vector<std::string>> tables;
  for (const ProposedSeat& seat : proposal.seats) tables[seat.group].push_back(seat.person);
  return tables;
}
std::string seat_of(const MixProposal& proposal, const std::string& id) {
  for (const ProposedSeat& seat : proposal.seats)
    if (seat.person == id) return seat.group;
  return "nobody";
}
std::string spelled(const MixProposal& proposal) {
  std::string words;
  for (const ProposedSeat& seat : proposal.seats) {
    words += seat.person + "@" + seat.group + ":";
    for (const ReasonForSeat& reason : seat.reasons) words += sentence(reason);
    words += "\n";
  }
  for (const Unkept& unkept : proposal.unkept) words += sentence(unkept) + "\n";
  return words;
}

std::vector<MixedPerson> a_meeting(unsigned seed, std::size_t count) {
  std::mt19937 chance(seed);
  std::vector<MixedPerson> people;
  for (std::size_t i = 0; i < count; ++i) {
    MixedPerson one = person("p" + std::to_string(i));
    for (unsigned n = chance() % 3; n > 0; --n) one.affiliations.push_back("a" + std::to_string(chance() % 9));
    if (chance() % 2) one.country = "c" + std::to_string(chance() % 6);
    one.organiser = chance() % 5 == 0;
    one.remote = chance() % 4 == 0;
    people.push_back(one);
  }
  return people;
}

// 28 people as in Bellagio: ten of the organiser's, pairs of others.
std::vector<MixedPerson> bellagio() {
  std::vector<MixedPerson> people;
  for (int i = 0; i < 28; ++i) {
    MixedPerson one = person("p" + std::to_string(100 + i));
    if (i < 10) {
      one.affiliations = {"iipp"};
      one.organiser = true;
    } else {
      one.affiliations = {"org" + std::to_string(i / 2)};
    }
    one.remote = i % 7 == 3;
    people.push_back(one);
  }
  return people;
}

}  // namespace

TEST_CASE("SYS-22: 28 people in four groups: even, organisers spread, no two of an affiliation that need not be",
          "[groups]") {
  const MixProposal proposal = mix(bellagio(), groups(4), {});
  const auto seated = tables(proposal);
  REQUIRE(seated.size() == 4);
  for (const auto& [group, people] : seated) {
    CHECK(people.size() == 7);
    std::size_t organisers = 0, remote = 0;
    for (const std::string& id : people) {
      const auto all = bellagio();
      const auto found = std::find_if(all.begin(), all.end(), [&](const MixedPerson& one) { return one.id == id; });
      organisers += found->organiser;
      remote += found->remote;
    }
    CHECK(organisers >= 2);
    CHECK(organisers <= 3);
    CHECK(remote == 1);
  }
  // Ten of one affiliation in four groups cannot be apart, and it says so; the pairs can, and are.
  for (const Unkept& unkept : proposal.unkept) {
    CHECK((unkept.rule == UnkeptRule::affiliations));
    CHECK((unkept.why == WhyUnkept::more_than_groups));
  }
  CHECK(proposal.unkept.size() == 4);
}

TEST_CASE("property: everybody has one seat, caps hold, groups are even, together and apart are kept or told",
          "[groups][property]") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    std::mt19937 chance(seed * 77);
    const std::size_t count = 5 + chance() % 40, tables_there = 2 + chance() % 5;
    std::vector<MixedPerson> people = a_meeting(seed, count);
    MixRules rules;
    rules.seed = seed;
    const auto anybody = [&] { return "p" + std::to_string(chance() % count); };
    for (unsigned n = chance() % 3; n > 0; --n) rules.together.push_back({anybody(), anybody(), anybody()});
    for (unsigned n = chance() % 4; n > 0; --n) rules.apart.push_back({anybody(), anybody()});
    const std::uint32_t cap = chance() % 3 == 0 ? static_cast<std::uint32_t>(count / tables_there + chance() % 3) : 0;
    const auto there = groups(tables_there, cap);
    const MixProposal proposal = mix(people, there, rules);

    std::set<std::string> seated;
    for (const ProposedSeat& seat : proposal.seats) {
      REQUIRE(seated.insert(seat.person).second);
      REQUIRE(seat.reasons.empty() == seat.group.empty());
    }
    REQUIRE(seated.size() == count);
    const auto at = tables(proposal);
    std::size_t fewest = count, most = 0, without = at.count("") ? at.at("").size() : 0;
    for (const MixedGroup& group : there) {
      const std::size_t size = at.count(group.id) ? at.at(group.id).size() : 0;
      if (cap != 0) REQUIRE(size <= cap);
      fewest = std::min(fewest, size);
      most = std::max(most, size);
    }
    if (cap != 0 && cap * tables_there >= count) REQUIRE(without == 0);
    if (cap == 0) REQUIRE(without == 0);
    if (rules.together.empty() && cap == 0) REQUIRE(most - fewest <= 1);

    const auto told = [&](UnkeptRule rule, const std::string& one, const std::string& other) {
      return std::any_of(proposal.unkept.begin(), proposal.unkept.end(), [&](const Unkept& unkept) {
        const auto names = [&](const std::string& id) {
          return std::find(unkept.people.begin(), unkept.people.end(), id) != unkept.people.end();
        };
        return unkept.rule == rule && names(one) && names(other);
      });
    };
    for (const auto& list : rules.together)
      for (const std::string& other : list)
        if (seat_of(proposal, list.front()) != seat_of(proposal, other))
          REQUIRE(told(UnkeptRule::together, list.front(), other));
    for (const auto& list : rules.apart)
      if (list[0] != list[1] && seat_of(proposal, list[0]) == seat_of(proposal, list[1]) &&
          !seat_of(proposal, list[0]).empty())
        REQUIRE(told(UnkeptRule::apart, list[0], list[1]));
    for (const Unkept& unkept : proposal.unkept) REQUIRE(sentence(unkept).back() == '.');
  }
}

TEST_CASE("property: the same people in another order, and with other tags of the same meaning, have the same seats",
          "[groups][property]") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    INFO("seed " << seed);
    std::vector<MixedPerson> people = a_meeting(seed, 23);
    MixRules rules;
    rules.seed = seed;
    const std::string proposal = spelled(mix(people, groups(4), rules));
    std::mt19937 chance(seed);
    std::shuffle(people.begin(), people.end(), chance);
    CHECK(spelled(mix(people, groups(4), rules)) == proposal);
    for (MixedPerson& one : people) {
      for (std::string& affiliation : one.affiliations) affiliation = "x" + affiliation;
      if (!one.country.empty()) one.country += "-land";
    }
    CHECK(spelled(mix(people, groups(4), rules)) == proposal);
  }
  MixRules one, other;
  other.seed = 1;
  CHECK(spelled(mix(bellagio(), groups(4), one)) != spelled(mix(bellagio(), groups(4), other)));
}

TEST_CASE("a world café: hosts stay, the others move on and meet people they have not sat with", "[groups]") {
  std::vector<MixedPerson> people;
  for (int i = 0; i < 16; ++i) people.push_back(person("p" + std::to_string(10 + i)));
  MixRules rules;
  rules.rotate = true;
  std::vector<std::vector<std::string>> met;
  MixProposal now = mix(people, groups(4), MixRules{});
  std::size_t strangers_met = 0;
  for (int round = 1; round <= 3; ++round) {
    INFO("round " << round);
    const auto before = tables(now);
    for (const auto& [group, sat] : before) met.push_back(sat);
    for (MixedPerson& one : people) {
      one.seat = seat_of(now, one.id);
      one.stays = one.id == before.at(one.seat).front();  // a host for each table
    }
    now = mix(people, groups(4), rules, met);
    for (const MixedPerson& one : people) CHECK((seat_of(now, one.id) == one.seat) == one.stays);
    for (const ProposedSeat& seat : now.seats)
      for (const ReasonForSeat& reason : seat.reasons)
        if (reason.kind == MixReason::meets_new) strangers_met += reason.count;
    for (const auto& [group, sat] : tables(now)) CHECK(sat.size() == 4);
  }
  CHECK(strangers_met >= 3 * 12 * 2);
}

TEST_CASE("who comes late goes to the smallest group, or to one where nobody of theirs sits", "[groups]") {
  std::vector<MixedPerson> people;
  const auto sits = [&](const std::string& id, const std::string& affiliation, const std::string& seat) {
    people.push_back(person(id, {affiliation}));
    people.back().seat = seat;
    people.back().stays = true;
  };
  sits("a", "north", "g1");
  sits("b", "south", "g2");
  sits("c", "south", "g2");
  people.push_back(person("late", {"north"}));
  MixRules rules;
  CHECK(seat_of(mix(people, groups(2), rules), "late") == "g1");
  rules.affiliations_before_sizes = true;
  const MixProposal proposal = mix(people, groups(2), rules);
  CHECK(seat_of(proposal, "late") == "g2");
  CHECK(seat_of(proposal, "a") == "g1");
  CHECK((proposal.seats[3].reasons.front().kind == MixReason::new_affiliation));
  CHECK(sentence(proposal.seats[0].reasons.front()) == "Stays where they sit.");
}

TEST_CASE("rules that say the opposite, groups that are full and seats that are kept are told", "[groups]") {
  MixRules rules;
  rules.together = {{"a", "b"}};
  rules.apart = {{"b", "a"}};
  MixProposal proposal = mix({person("a"), person("b"), person("c")}, groups(2), rules);
  REQUIRE(proposal.unkept.size() == 1);
  CHECK(sentence(proposal.unkept[0]) ==
        "a and b do not all sit together: they are to be together and apart. Choose one of the two.");
  CHECK(seat_of(proposal, "a") != seat_of(proposal, "b"));

  rules = {};
  rules.together = {{"a", "b", "c"}};
  proposal = mix({person("a"), person("b"), person("c")}, groups(2, 2), rules);
  CHECK(sentence(proposal.unkept.at(0)) == "a, b and c do not all sit together: no group holds so many. Raise a cap.");

  proposal = mix({person("a"), person("b"), person("c")}, groups(2, 1), {});
  CHECK(tables(proposal).at("").size() == 1);
  CHECK_THAT(sentence(proposal.unkept.at(0)), PLENARY_CONTAINS("all groups are full"));

  rules = {};
  rules.apart = {{"a", "b"}};
  std::vector<MixedPerson> kept = {person("a"), person("b")};
  for (MixedPerson& one : kept) {
    one.seat = "g1";
    one.stays = true;
  }
  CHECK(sentence(mix(kept, groups(2), rules).unkept.at(0)) ==
        "a and b sit together: they keep the seats they have. Let one of them move.");

  CHECK(mix({}, groups(2), {}).seats.empty());
  CHECK(seat_of(mix({person("a")}, {}, {}), "a").empty());
}

TEST_CASE("a meeting of six hundred is mixed within its steps", "[groups]") {
  const MixProposal proposal = mix(a_meeting(5, 600), groups(40), {});
  const auto at = tables(proposal);
  CHECK(at.size() == 40);
  for (const auto& [group, people] : at) CHECK(people.size() == 15);
}
