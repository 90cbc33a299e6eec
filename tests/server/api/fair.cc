#include "tests/server/api/fair.h"

#include <google/protobuf/text_format.h>

#include "tests/catch.h"

namespace plenary::test {
namespace {

std::vector<Record> records() {
  std::vector<Record> records;
  const auto add = [&](const std::string& text) {
    REQUIRE(google::protobuf::TextFormat::ParseFromString(text, &records.emplace_back()));
  };
  for (const auto& [role, word] : {std::pair{"FACILITATOR", "facilitator"},
                                   {"PARTICIPANT", "participant"},
                                   {"OBSERVER", "observer"},
                                   {"PLENARY_HOST", "plenary_host"},
                                   {"RAPPORTEUR", "rapporteur"},
                                   {"CO_FACILITATOR", "co_facilitator"},
                                   {"PRESENTER", "presenter"}})
    add(std::string("id: 'invitation.") + word + "' invitation { role: " + role + " }");
  add("id: 'meeting' meeting { title: 'Fair' organiser: 'The House (HOUSE)' time_zone: 'Europe/Rome' start_date: "
      "'2027-04-15' end_date: '2027-04-16'"
      " policy { verbatim: 'We take notes.' } }");
  add("id: 'routes' pillar { letter: 'R' name: 'Routes' order: 1 question: 'Where to?' }");
  add("id: 's1' agenda_item { kind: SESSION title: 'First session' number: 'I' pillar: 'routes' order: 1 day: "
      "'2027-04-15' start: '10:00' end: '13:00' }");
  add("id: 'talk' agenda_item { kind: PRESENTATION title: 'Talk' parent: 's1' order: 1 day: '2027-04-15' "
      "planned_minutes: 30 speakers: 'p1' }");
  add("id: 'work' agenda_item { kind: BREAKOUT_ITEM title: 'Breakouts' parent: 's1' order: 2 day: '2027-04-15' "
      "planned_minutes: 45 }");
  add("id: 'lunch' agenda_item { kind: MEAL title: 'Lunch' order: 2 day: '2027-04-15' start: '13:00' end: '14:00' }");
  add("id: 'gift' agenda_item { kind: SURPRISE title: 'canary-gift' order: 2 day: '2027-04-15' start: '17:00' hidden: "
      "true }");
  add("id: 'gift-case' case_study { agenda_item: 'gift' title: 'canary-case' hidden: true }");
  add("id: 'next' agenda_item { kind: SESSION title: 'Second day' order: 3 day: '2027-04-16' start: '09:00' "
      "planned_minutes: 60 }");
  for (int i = 1; i <= 5; ++i)
    add("id: 'member.p" + std::to_string(i) + "' member { participant: 'p" + std::to_string(i) +
        "' role: PARTICIPANT }");
  return records;
}

}  // namespace

Fair::Fair(Rates rates) : house(rates) {
  house.open("fair", records());
  const std::pair<const char*, const char*> people[] = {{"Timo Hämäläinen", "SITRA"},
                                                        {"Dan Hill", "Sitra"},
                                                        {"Åke Refsdal Moe", "HOUSE"},
                                                        {"Piret Tõnurist", "OECD"},
                                                        {"Joseph D'Cruz", "UNDP"}};
  for (int i = 0; i < 5; ++i) {
    ListedPerson person;
    person.set_id("p" + std::to_string(i + 1));
    person.set_name(people[i].first);
    person.set_family_name(people[i].first);
    person.add_affiliations(people[i].second);
    house.storage->people.put("fair", person, [](bool) {});
  }
  house.settle();
  fay = house.joins("facilitator", "Fay", {}, "fair");
  hos = house.joins("plenary_host", "Hosea", {}, "fair");
  ann = house.joins("participant", "Ann", {}, "fair");
  obs = house.joins("observer", "Obi", {}, "fair");
}

void Fair::does(const JoinAnswer& who, const std::string& text) {
  Request request;
  REQUIRE(google::protobuf::TextFormat::ParseFromString(text, &request));
  house.acts(who.participant(), request, "fair");
}

void check_that_only_leaders_may(Fair& fair, const std::string& verb, const std::string& body) {
  INFO(verb);
  const std::size_t commits = fair.house.commits("fair");
  for (const JoinAnswer* who : {&fair.hos, &fair.ann, &fair.obs}) {
    INFO(Role_Name(who->role()));
    CHECK(fair.posts(*who, verb, body) == "403 forbidden");
  }
  CHECK(fair.posts({}, verb, body) == "401 no_session");
  CHECK(said(fair.house.post("/api/documents/of-link/" + verb, body,
                             From::bearer(fair.house.token("facilitator", "fair")))) == "403 forbidden");
  CHECK(said(fair.house.post("/api/documents/nowhere/" + verb, body, fair.fay)) == "404 not_found");
  const JoinAnswer elsewhere = fair.house.joins("facilitator", "Fred", {}, "meet");
  CHECK(fair.posts(elsewhere, verb, body) == "404 not_found");
  CHECK(fair.posts(fair.fay, verb, "{") == "400 invalid");
  CHECK(fair.posts(fair.fay, verb, R"({"nothing_like_it": 1})") == "400 invalid");
  // On a board there is nothing of it to do.
  const JoinAnswer on_board = fair.house.joins("facilitator", "Frida");
  const int status = fair.house.post("/api/documents/meet.blue/" + verb, body, on_board).response.status;
  CHECK((status == 400 || status == 409));
  CHECK(fair.house.commits("fair") == commits);
}

}  // namespace plenary::test
