// A programme in people's own calendars.
#include "facilitation/meetings/calendar.h"

#include <google/protobuf/text_format.h>

#include <map>
#include <set>

#include "facilitation/views/view.h"
#include "tests/catch.h"
#include "tests/facilitation/meetings/shipped.h"

using namespace plenary;
using namespace plenary::test;

namespace {

Document folded(const std::vector<Record>& records) {
  Document document;
  for (const Record& record : records) {
    Effect effect;
    *effect.mutable_put() = record;
    (void)evolve(document, effect, 1);
  }
  return document;
}

// Read as RFC 5545 says: unfolded, then by event: name -> value.
std::vector<std::map<std::string, std::string>> events_in(const std::string& calendar) {
  std::string unfolded;
  for (std::size_t i = 0; i < calendar.size(); ++i) {
    if (calendar.compare(i, 3, "\r\n ") == 0) {
      i += 2;
      continue;
    }
    unfolded += calendar[i];
  }
  std::vector<std::map<std::string, std::string>> events;
  for (std::size_t from = 0; from < unfolded.size();) {
    const std::size_t end = unfolded.find("\r\n", from);
    REQUIRE(end != std::string::npos);  // every line ends so
    const std::string line = unfolded.substr(from, end - from);
    from = end + 2;
    const std::size_t colon = line.find(':');
    REQUIRE(colon != std::string::npos);
    if (line == "BEGIN:VEVENT") events.emplace_back();
    if (!events.empty()) events.back().emplace(line.substr(0, colon), line.substr(colon + 1));
  }
  return events;
}

std::map<std::string, std::string> event(const std::string& calendar, const std::string& id) {
  for (const auto& found : events_in(calendar))
    if (found.at("UID").rfind(id + ".", 0) == 0) return found;
  return {};
}

constexpr std::int64_t kMade = 1'552'000'000'000;  // 2019-03-07T23:06:40Z

}  // namespace

TEST_CASE("SYS-30: Bellagio as a calendar: 10:00 there is 09:00Z, and what has no clock time stands in its session",
          "[meetings][calendar]") {
  const MeetingPlan& plan = meeting_named("moin-2019-bellagio");
  const std::string calendar = as_calendar(plan.id, folded(plan.records), kMade);
  const auto s2 = event(calendar, "s2");
  CHECK(s2.at("UID") == "s2.moin-2019-bellagio@plenary");
  CHECK(s2.at("DTSTART") == "20190328T090000Z");
  CHECK(s2.at("DTEND") == "20190328T120000Z");
  CHECK(s2.at("DTSTAMP") == "20190307T230640Z");
  CHECK(s2.at("SUMMARY") == "II. ROUTES AND DIRECTIONS");
  CHECK(s2.at("LOCATION") == "The Rockefeller Center\\, Bellagio\\, Italy");
  CHECK(s2.at("DESCRIPTION")
            .find("Co-creating missions: the case of United Arab Emirates\\nDeveloping a well-being ecosystem in "
                  "Finland\\n") != std::string::npos);
  CHECK(event(calendar, "s2-talk").empty());
  CHECK(event(calendar, "thu-dinner").count("DTEND") == 0);  // the programme does not say
  CHECK(calendar.find("X-WR-TIMEZONE:Europe/Rome\r\n") != std::string::npos);
  std::set<std::string> uids;
  for (const auto& found : events_in(calendar)) CHECK(uids.insert(found.at("UID")).second);
  CHECK(uids.size() == 13);
}

TEST_CASE("lines are folded before the 76th octet, and no character is cut in two", "[meetings][calendar]") {
  std::vector<Record> records(2);
  records[0].set_id("meeting");
  records[0].mutable_meeting()->set_time_zone("UTC");
  std::string title;
  for (int i = 0; i < 40; ++i) title += "\xC3\xA4\xE2\x82\xAC\xF0\x9F\x8D\x9D;,\\";
  records[1].set_id("a");
  AgendaItem& item = *records[1].mutable_agenda_item();
  item.set_title(title);
  item.set_day("2027-04-15");
  item.set_start("09:00");
  for (int shift = 0; shift < 8; ++shift) {
    item.set_title(std::string(static_cast<std::size_t>(shift), 'x') + title);
    const std::string calendar = as_calendar("m", folded(records), kMade);
    for (std::size_t from = 0; from < calendar.size();) {
      const std::size_t end = calendar.find("\r\n", from);
      REQUIRE(end - from <= 75);
      REQUIRE(text::to_units(calendar.substr(from, end - from)).has_value());
      from = end + 2;
    }
    std::string escaped;
    for (const char c : item.title()) {
      if (c == ';' || c == ',' || c == '\\') escaped += '\\';
      escaped += c;
    }
    CHECK(event(calendar, "a").at("SUMMARY") == escaped);
  }
}

TEST_CASE(
    "a day without a clock time is an event of the whole day; neither day nor time is none; parts with times stand "
    "alone",
    "[meetings][calendar]") {
  std::vector<Record> records;
  const auto add = [&](const std::string& text) {
    REQUIRE(google::protobuf::TextFormat::ParseFromString(text, &records.emplace_back()));
  };
  add("id: 'meeting' meeting { title: 'Line\\nbreak' time_zone: 'Asia/Dubai' }");
  add("id: 'day' version: 4 agenda_item { kind: SOCIAL title: 'Arrival' day: '2027-12-31' order: 1 }");
  add("id: 'never' agenda_item { kind: SOCIAL title: 'Some day' order: 2 }");
  add("id: 's' agenda_item { kind: SESSION title: 'S' day: '2028-01-01' start: '09:00' end: '11:00' order: 3 }");
  add("id: 'p' agenda_item { kind: DISCUSSION title: 'P' parent: 's' start: '09:30' planned_minutes: 45 order: 1 }");
  add("id: 'gone' agenda_item { kind: MEAL title: 'Gone' day: '2028-01-01' start: '12:00' order: 4 trashed { by: 'x' } "
      "}");
  const std::string calendar = as_calendar("m", folded(records), kMade);
  CHECK(event(calendar, "day").at("DTSTART;VALUE=DATE") == "20271231");
  CHECK(event(calendar, "day").at("DTEND;VALUE=DATE") == "20280101");
  CHECK(event(calendar, "day").at("SEQUENCE") == "3");
  CHECK(event(calendar, "p").at("DTSTART") == "20280101T053000Z");
  CHECK(event(calendar, "p").at("DTEND") == "20280101T061500Z");
  CHECK(events_in(calendar).size() == 2);
  CHECK(calendar.find("X-WR-CALNAME:Line\\nbreak\r\n") != std::string::npos);
}

TEST_CASE("SYS-37: VIEW-7: no calendar of a participant's holds what is hidden", "[meetings][calendar][views]") {
  const MeetingPlan& plan = meeting_named("moin-2019-bellagio");
  const Document document = folded(plan.records);
  CHECK(as_calendar(plan.id, replica_for(document, {"x", PARTICIPANT}), kMade).find("SURPRISE") == std::string::npos);
  CHECK(as_calendar(plan.id, replica_for(document, {"x", PLENARY_HOST}), kMade).find("SURPRISE") != std::string::npos);
}
