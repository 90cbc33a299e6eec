// A meeting written as a file is the same meeting when it is read again.
#include "facilitation/meetings/written.h"

#include "facilitation/document/programme.h"
#include "tests/catch.h"
#include "tests/facilitation/meetings/shipped.h"

using namespace plenary;
using namespace plenary::test;

namespace {

Document folded(const MeetingPlan& plan) {
  Document document;
  for (const Record& record : plan.records) {
    Effect effect;
    *effect.mutable_put() = record;
    (void)evolve(document, effect, 1);
  }
  return document;
}

MeetingPlan read_again(const std::string& yaml) {
  LoadedMeetings loaded = load_meetings({{"written.yaml", yaml, ""}});
  std::string problems;
  for (const Problem& problem : loaded.problems) problems += sentence(problem) + "\n";
  INFO(problems << yaml);
  REQUIRE(loaded.meetings.size() == 1);
  REQUIRE(loaded.problems.empty());
  return loaded.meetings.front();
}

std::string all_of(const Document& document) {
  std::string text;
  for (const Record* record : document.sorted()) text += record->ShortDebugString() + "\n";
  return text;
}

}  // namespace

TEST_CASE("SYS-24: SYS-30: Bellagio, written and read again, is the same to the byte: records, names, affiliations",
          "[meetings][written]") {
  const MeetingPlan& plan = meeting_named("moin-2019-bellagio");
  const std::string yaml = as_yaml(plan.id, folded(plan), plan.people);
  const MeetingPlan again = read_again(yaml);
  CHECK(again.id == plan.id);
  CHECK(all_of(folded(again)) == all_of(folded(plan)));
  REQUIRE(again.people.size() == 28);
  for (std::size_t i = 0; i < plan.people.size(); ++i) {
    INFO(plan.people[i].name());
    CHECK(again.people[i].SerializeAsString() == plan.people[i].SerializeAsString());
  }
  CHECK(yaml.find("Timo Hämäläinen") != std::string::npos);
  CHECK(as_yaml(again.id, folded(again), again.people) == yaml);
}

TEST_CASE("what people made of a programme is in the file: groups, hidden parts, lengths, roles, hostile words",
          "[meetings][written]") {
  MeetingPlan plan = meeting_named("moin-2019-bellagio");
  const auto set = [&](const std::string& id, auto change) {
    for (Record& record : plan.records)
      if (record.id() == id) change(record);
  };
  set("s2-refresh", [](Record& record) {
    record.mutable_agenda_item()->set_planned_minutes(15);
    record.mutable_agenda_item()->set_absorbs_minutes(10);
  });
  // A hidden part has the number of what it stands behind.
  set("s2-case-2", [](Record& record) {
    record.mutable_agenda_item()->set_hidden(true);
    record.mutable_agenda_item()->set_order(2);
  });
  set("case-finland", [](Record& record) { record.mutable_case_study()->set_hidden(true); });
  for (const auto& [id, order] :
       {std::pair{"s2-case-3", 3}, {"s2-refresh", 4}, {"s2-breakout", 5}, {"s2-discussion", 6}})
    set(id, [order](Record& record) { record.mutable_agenda_item()->set_order(static_cast<std::uint32_t>(order)); });
  set("s6", [](Record& record) { record.mutable_agenda_item()->set_title("null"); });
  set("thu-lunch", [](Record& record) {
    record.mutable_agenda_item()->set_title("- {a: \"b\\c\", 'd' # e: *f &g !h % @ ` |\t\xF0\x9F\x8D\x9D");
  });
  Record group;
  group.set_id("g1");
  group.set_version(1);
  group.mutable_breakout()->set_agenda_item("s2-breakout");
  group.mutable_breakout()->set_session("s2");
  group.mutable_breakout()->set_title("Rivers: \"and\" cities");
  group.mutable_breakout()->set_cap(9);
  group.mutable_breakout()->set_self_choice(true);
  group.mutable_breakout()->add_members(plan.people[3].id());
  plan.records.push_back(group);
  plan.people[5].set_time_zone("Europe/Madrid");
  plan.people[6].set_role("rapporteur");
  plan.people[6].set_mode("remote");
  set("member." + plan.people[6].id(), [](Record& record) {
    record.mutable_member()->set_role(RAPPORTEUR);
    record.mutable_member()->set_mode(REMOTE);
  });
  const MeetingPlan again = read_again(as_yaml(plan.id, folded(plan), plan.people));
  CHECK(all_of(folded(again)) == all_of(folded(plan)));
  for (std::size_t i = 0; i < plan.people.size(); ++i)
    CHECK(again.people[i].SerializeAsString() == plan.people[i].SerializeAsString());
}

TEST_CASE("what happened, and what was taken out, is in no file; nor is anybody whose name is not known",
          "[meetings][written]") {
  MeetingPlan plan = meeting_named("moin-2019-bellagio");
  Document document = folded(plan);
  const auto put = [&](const std::string& id, auto change) {
    Effect effect;
    *effect.mutable_put() = *document.find(id);
    change(*effect.mutable_put());
    (void)evolve(document, effect, 2);
  };
  put("thu-lunch", [](Record& record) { record.mutable_agenda_item()->mutable_trashed()->set_reason("canary"); });
  put("s1", [](Record& record) { record.mutable_agenda_item()->set_started_ms(1'234'567'890); });
  put("member." + plan.people[0].id(), [](Record& record) { record.mutable_member()->set_removed(true); });
  const std::string yaml = as_yaml(plan.id, document, {plan.people.begin(), plan.people.begin() + 2});
  CHECK(yaml.find("thu-lunch") == std::string::npos);
  CHECK(yaml.find("canary") == std::string::npos);
  CHECK(yaml.find("1234567890") == std::string::npos);
  CHECK(yaml.find(plan.people[0].name()) == std::string::npos);
  CHECK(yaml.find(plan.people[1].name()) != std::string::npos);
  CHECK(yaml.find(plan.people[2].id()) == std::string::npos);
  CHECK(as_yaml("x", Document(), {}).empty());
}

TEST_CASE("how few people a descriptor may fit is in the file, and told where it is too few", "[meetings][written]") {
  MeetingPlan plan = meeting_named("moin-2019-bellagio");
  for (Record& record : plan.records)
    if (record.has_meeting()) record.mutable_meeting()->mutable_policy()->set_smallest_group(5);
  std::string yaml = as_yaml(plan.id, folded(plan), plan.people);
  CHECK(folded(read_again(yaml)).meeting()->policy().smallest_group() == 5);
  const std::string five = "smallest_group: 5";
  REQUIRE(yaml.find(five) != std::string::npos);
  yaml.replace(yaml.find(five), five.size(), "smallest_group: 2");
  const LoadedMeetings loaded = load_meetings({{"written.yaml", yaml, ""}});
  REQUIRE(loaded.problems.size() == 1);
  CHECK(sentence(loaded.problems.front()).ends_with("say 3 to 20"));
}
