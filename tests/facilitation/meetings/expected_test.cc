// Overrun moves what follows, and shows whoever leads how late they are.
#include "facilitation/meetings/expected.h"

#include <google/protobuf/text_format.h>

#include "facilitation/clocks/local_time.h"
#include "tests/catch.h"

using namespace plenary;

namespace {

constexpr const char* kZone = "Europe/Rome";

std::int64_t at(const std::string& clock) { return *moment("2027-04-15", clock, kZone); }

class Programmed {
 public:
  explicit Programmed(std::initializer_list<std::string> items) {
    put("id: 'meeting' meeting { time_zone: 'Europe/Rome' start_date: '2027-04-15' end_date: '2027-04-16' }");
    for (const std::string& item : items) put(item);
  }
  void put(const std::string& text) {
    Effect effect;
    REQUIRE(google::protobuf::TextFormat::ParseFromString(text, effect.mutable_put()));
    (void)evolve(document_, effect, 1);
  }
  void begins(const std::string& id, const std::string& clock) {
    with(id, [&](AgendaItem& item) { item.set_started_ms(at(clock)); });
  }
  void ends(const std::string& id, const std::string& clock) {
    with(id, [&](AgendaItem& item) { item.set_ended_ms(at(clock)); });
  }

  // "talk ended 10:06-10:36, cases planned 10:36-11:26": what is expected at that moment; "-" where nobody knows.
  [[nodiscard]] std::string at_clock(const std::string& clock) const {
    std::string words;
    for (const ExpectedItem& item : expected_times(document_, at(clock))) {
      const char* states[] = {"", "runs ", "ended ", "passed over "};
      words += (words.empty() ? "" : ", ") + item.id + " " + states[item.state] + shown(item.expected_start_ms) + "-" +
               shown(item.expected_end_ms);
    }
    return words;
  }
  [[nodiscard]] std::int64_t minutes_late(const std::string& clock) const {
    return late_ms(expected_times(document_, at(clock))) / 60'000;
  }

 private:
  Document document_;
  template <class Change>
  void with(const std::string& id, Change change) {
    Effect effect;
    *effect.mutable_put() = *document_.find(id);
    change(*effect.mutable_put()->mutable_agenda_item());
    (void)evolve(document_, effect, 1);
  }
  static std::string shown(const std::optional<std::int64_t>& ms) { return ms ? local_time(*ms, kZone)->clock : ""; }
};

Programmed morning() {
  return Programmed{
      "id: 'talk' agenda_item { kind: PRESENTATION order: 1 start: '10:00' planned_minutes: 30 }",
      "id: 'cases' agenda_item { kind: CASE_STUDY_ITEM order: 2 start: '10:30' planned_minutes: 50 }",
      "id: 'break' agenda_item { kind: REFRESHMENT order: 3 start: '11:20' planned_minutes: 15 }",
      "id: 'work' agenda_item { kind: BREAKOUT_ITEM order: 4 start: '11:35' planned_minutes: 45 absorbs_minutes: 5 }",
      "id: 'lunch' agenda_item { kind: MEAL order: 5 start: '13:00' end: '14:00' }"};
}

}  // namespace

TEST_CASE("SYS-35: an overrun moves what follows; a break gives up nothing unless it says so", "[meetings][expected]") {
  Programmed day = morning();
  CHECK(day.at_clock("09:00") ==
        "talk 10:00-10:30, cases 10:30-11:20, break 11:20-11:35, work 11:35-12:20, lunch 13:00-14:00");
  CHECK(day.minutes_late("09:00") == 0);
  day.begins("talk", "10:06");
  CHECK(day.at_clock("10:10") ==
        "talk runs 10:06-10:36, cases 10:36-11:26, break 11:26-11:41, work 11:41-12:21, lunch 13:00-14:00");
  CHECK(day.minutes_late("10:10") == 6);
  // It goes on beyond its time, and every minute moves the rest.
  CHECK(day.at_clock("10:45") ==
        "talk runs 10:06-10:45, cases 10:45-11:35, break 11:35-11:50, work 11:50-12:30, lunch 13:00-14:00");
  CHECK(day.minutes_late("10:45") == 15);
  day.ends("talk", "10:45");
  CHECK(day.at_clock("10:47") ==
        "talk ended 10:06-10:45, cases 10:47-11:37, break 11:37-11:52, work 11:52-12:32, lunch 13:00-14:00");
  CHECK(day.minutes_late("10:47") == 17);
}

TEST_CASE("what ended early makes nothing early that has a clock time", "[meetings][expected]") {
  Programmed day = morning();
  day.begins("talk", "10:00");
  day.ends("talk", "10:20");
  CHECK(day.at_clock("10:21") ==
        "talk ended 10:00-10:20, cases 10:30-11:20, break 11:20-11:35, work 11:35-12:20, lunch 13:00-14:00");
  CHECK(day.minutes_late("10:21") == 0);
}

TEST_CASE("a day that nobody keeps goes as planned, however late it is", "[meetings][expected]") {
  const Programmed day = morning();
  CHECK(day.at_clock("12:00") ==
        "talk 10:00-10:30, cases 10:30-11:20, break 11:20-11:35, work 11:35-12:20, lunch 13:00-14:00");
  CHECK(day.minutes_late("12:00") == 0);
}

TEST_CASE("what was passed over is expected no more, and one day does not move another", "[meetings][expected]") {
  Programmed day = morning();
  day.put("id: 'next' agenda_item { kind: SESSION order: 6 day: '2027-04-16' start: '09:00' planned_minutes: 60 }");
  day.begins("talk", "10:00");
  day.ends("talk", "10:30");
  day.begins("work", "11:50");
  CHECK(day.at_clock("12:00") ==
        "talk ended 10:00-10:30, cases passed over -, break passed over -, work runs 11:50-12:35, lunch 13:00-14:00, "
        "next 09:00-10:00");
  CHECK(day.minutes_late("12:00") == 15);
  CHECK(day.at_clock("13:30") ==
        "talk ended 10:00-10:30, cases passed over -, break passed over -, work runs 11:50-13:30, lunch 13:30-14:30, "
        "next 09:00-10:00");
}

TEST_CASE(
    "SYS-30: without clock times an item is expected when the one before it is over, and nothing further is guessed",
    "[meetings][expected]") {
  // As in Bellagio: a session with a window, and nothing said of what is in it.
  Programmed day{"id: 's2' agenda_item { kind: SESSION order: 1 start: '10:00' end: '13:00' }",
                 "id: 'talk' agenda_item { kind: PRESENTATION parent: 's2' order: 1 }",
                 "id: 'case' agenda_item { kind: CASE_STUDY_ITEM parent: 's2' order: 2 }",
                 "id: 'rest' agenda_item { kind: REFRESHMENT parent: 's2' order: 3 }",
                 "id: 'discussion' agenda_item { kind: DISCUSSION parent: 's2' order: 4 }",
                 "id: 'lunch' agenda_item { kind: MEAL order: 2 start: '13:00' end: '14:00' }"};
  CHECK(day.at_clock("09:00") == "s2 10:00-13:00, talk 10:00-, case -, rest -, discussion -13:00, lunch 13:00-14:00");
  day.begins("s2", "10:05");
  day.begins("talk", "10:05");
  CHECK(day.at_clock("10:20") == "s2 runs 10:05-, talk runs 10:05-, case -, rest -, discussion -, lunch 13:00-14:00");
  day.ends("talk", "10:40");
  CHECK(day.at_clock("10:41") ==
        "s2 runs 10:05-, talk ended 10:05-10:40, case 10:41-, rest -, discussion -, lunch 13:00-14:00");
  day.begins("discussion", "12:50");
  CHECK(day.at_clock("13:10") ==
        "s2 runs 10:05-13:10, talk ended 10:05-10:40, case passed over -, rest passed over -, discussion runs "
        "12:50-13:10, lunch 13:10-14:10");
  CHECK(day.minutes_late("13:10") == 10);
  day.ends("discussion", "13:12");
  day.ends("s2", "13:12");
  CHECK(day.at_clock("13:20") ==
        "s2 ended 10:05-13:12, talk ended 10:05-10:40, case passed over -, rest passed over -, discussion ended "
        "12:50-13:12, lunch 13:20-14:20");
  CHECK(day.minutes_late("13:20") == 20);
}

TEST_CASE("a session of lengths alone: its parts follow each other", "[meetings][expected]") {
  Programmed day{
      "id: 's' agenda_item { kind: SESSION order: 1 start: '09:00' }",
      "id: 'a' agenda_item { kind: PRESENTATION parent: 's' order: 1 planned_minutes: 20 }",
      "id: 'b' agenda_item { kind: DISCUSSION parent: 's' order: 2 planned_minutes: 10 absorbs_minutes: 60 }",
      "id: 'c' agenda_item { kind: SOCIAL parent: 's' order: 3 start: '23:30' end: '00:30' }"};
  CHECK(day.at_clock("08:00") == "s 09:00-00:30, a 09:00-09:20, b 09:20-09:30, c 23:30-00:30");
  day.begins("a", "09:10");
  // Late by ten minutes, and it has no more than ten to give.
  CHECK(day.at_clock("09:12") == "s 09:10-00:30, a runs 09:10-09:30, b 09:30-09:30, c 23:30-00:30");
}
