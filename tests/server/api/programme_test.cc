// The programme over HTTP: how the day is going, a calendar, a file, a copy for another year. And VIEW-7 in all of them.
#include <sstream>

#include "facilitation/clocks/local_time.h"
#include "tests/catch.h"
#include "tests/server/api/fair.h"

using namespace plenary;
using namespace plenary::test;

namespace {

ProgrammeAnswer programme(Fair& fair, const From& who) {
  return message_in<ProgrammeAnswer>(fair.get(who, "programme"));
}

std::string ids(const ProgrammeAnswer& answer) {
  std::string words;
  for (const ItemNow& item : answer.items())
    words += (words.empty() ? "" : " ") + item.id() + (item.state() == "planned" ? "" : ":" + item.state());
  return words;
}

// Where one of the words stands, of all that this viewer may read of the meeting.
Lines places(Fair& fair, const From& who, std::initializer_list<std::string> words,
             const std::string& document = "fair") {
  std::vector<std::string> where = {"programme", "programme?format=ics", "log", "log?effects=1", "people"};
  for (std::size_t seq = 1; seq <= fair.house.commits("fair"); ++seq) where.push_back("at/" + std::to_string(seq));
  Lines found;
  for (const std::string& place : where) {
    const Answered answered = fair.house.get("/api/documents/" + document + "/" + place, who);
    INFO(place << ": " << answered.response.body);
    REQUIRE(answered.response.status == 200);
    for (const std::string& word : words)
      if (answered.response.body.find(word) != std::string::npos) {
        found.push_back(place);
        break;
      }
  }
  return found;
}

Rates unhurried() {
  Rates rates;
  rates.exports_per_person = rates.readings_per_person = rates.copies_per_person = {1e6, 1e6};
  return rates;
}

}  // namespace

TEST_CASE("SYS-35: the programme tells what runs, what comes next, and how late it is", "[api][programme]") {
  Fair fair;
  ProgrammeAnswer answer = programme(fair, fair.ann);
  CHECK(ids(answer) == "s1 talk work lunch next");
  CHECK(answer.time_zone() == "Europe/Rome");
  CHECK(answer.next() == "s1");
  CHECK(answer.items(0).item().title() == "First session");
  CHECK(answer.items(1).planned_start_ms() == *moment("2027-04-15", "10:00", "Europe/Rome"));
  CHECK(answer.items(2).planned_start_ms() == *moment("2027-04-15", "10:30", "Europe/Rome"));
  fair.does(fair.hos, "begin_agenda_item { id: 'talk' }");
  const std::int64_t began = fair.meeting().find("talk")->agenda_item().started_ms();
  fair.house.passes(60'000);
  answer = programme(fair, fair.ann);
  CHECK(ids(answer) == "s1:running talk:running work lunch next");
  CHECK(answer.running() == "talk");
  CHECK(answer.next() == "work");
  CHECK(answer.items(1).expected_start_ms() == began);
  CHECK(answer.items(1).expected_end_ms() == began + 30 * 60'000);
  CHECK(answer.late_ms() ==
        std::max<std::int64_t>(0, answer.items(1).expected_end_ms() - answer.items(1).planned_end_ms()));
  CHECK(answer.items(1).version() == 2);
}

TEST_CASE("VIEW-7: SYS-37: over HTTP too nobody but the crew is told of a hidden item before its reveal",
          "[api][programme][views]") {
  Fair fair(unhurried());
  const auto words = {std::string("canary-gift"), std::string("canary-case"), std::string("gift")};
  const JoinAnswer rob = fair.house.joins("rapporteur", "Rob", {}, "fair"),
                   pre = fair.house.joins("presenter", "Pre", {}, "fair");
  for (const JoinAnswer* who : std::initializer_list<const JoinAnswer*>{&fair.ann, &fair.obs, &rob, &pre}) {
    INFO(Role_Name(who->role()));
    CHECK(places(fair, *who, words) == Lines{});
  }
  for (const std::string role : {"participant", "observer", "rapporteur", "presenter"}) {
    INFO("link of " << role);
    CHECK(places(fair, From::bearer(fair.house.token(role, "fair")), words, "of-link") == Lines{});
  }
  CHECK(ids(programme(fair, fair.fay)) == "s1 talk work lunch gift next");
  CHECK(ids(programme(fair, fair.hos)) == "s1 talk work lunch gift next");
  CHECK(places(fair, fair.hos, words).size() > 3);
  fair.does(fair.hos, "reveal_agenda_item { id: 'gift' }");
  const std::string head = "at/" + std::to_string(fair.house.commits("fair"));
  CHECK(places(fair, fair.ann, {"canary-gift"}) == Lines{"programme", "programme?format=ics", "log?effects=1", head});
}

TEST_CASE("VIEW-7: what was taken out of a programme is told to the crew alone", "[api][programme][views]") {
  Fair fair(unhurried());
  fair.does(fair.fay, "trash_agenda_item { id: 'lunch' reason: 'canary-reason' }");
  CHECK(places(fair, fair.ann, {"canary-reason"}) == Lines{});
  CHECK_FALSE(places(fair, fair.hos, {"canary-reason"}) == Lines{});
  CHECK(ids(programme(fair, fair.ann)) == "s1 talk work next");
}

TEST_CASE("a programme as a calendar and as a file", "[api][programme]") {
  Fair fair;
  const Answered calendar = fair.get(fair.ann, "programme?format=ics");
  CHECK(calendar.header("Content-Type") == "text/calendar; charset=utf-8");
  CHECK_THAT(calendar.header("Content-Disposition"), PLENARY_CONTAINS("programme.ics"));
  CHECK_THAT(calendar.response.body,
             PLENARY_CONTAINS("BEGIN:VCALENDAR\r\n") && PLENARY_CONTAINS("UID:s1.fair@plenary\r\n"));
  CHECK(calendar.response.body.find("Timo") == std::string::npos);
  const Answered file = fair.get(fair.fay, "programme?format=yaml");
  REQUIRE(said(file) == "200");
  CHECK_THAT(file.response.body, PLENARY_CONTAINS("Timo Hämäläinen") && PLENARY_CONTAINS("canary-gift"));
}

TEST_CASE("a programme is refused where there is none, in other formats, to strangers, and too often",
          "[api][programme]") {
  Fair fair;
  CHECK(said(fair.get(fair.ann, "programme?format=pdf")) == "400 unknown_format");
  for (const JoinAnswer* who : {&fair.ann, &fair.hos, &fair.obs})
    CHECK(said(fair.get(*who, "programme?format=yaml")) == "403 forbidden");
  CHECK(said(fair.house.get("/api/documents/of-link/programme?format=yaml",
                            From::bearer(fair.house.token("facilitator", "fair")))) == "403 forbidden");
  CHECK(said(fair.get({}, "programme")) == "401 no_session");
  CHECK(said(fair.house.get("/api/documents/nowhere/programme", fair.ann)) == "404 not_found");
  const JoinAnswer ben = fair.house.joins("participant", "Ben");
  CHECK(said(fair.house.get("/api/documents/meet.blue/programme", ben)) == "400 invalid");
  CHECK(said(fair.get(ben, "programme")) == "404 not_found");
  fair.house.storage->people.away = true;
  for (int i = 0; i < 59; ++i) REQUIRE(said(fair.get(fair.fay, "programme?format=ics")) == "200");
  CHECK(said(fair.get(fair.fay, "programme?format=ics")) != "429 too_often");
  const Answered often = fair.get(fair.fay, "programme?format=ics");
  CHECK(said(often) == "429 too_often");
  CHECK(often.retry_after_ms() > 0);
  CHECK(said(fair.get(fair.fay, "programme")) == "200");
}

TEST_CASE("a meeting is copied for another year: other days, the same programme, nothing of how it went",
          "[api][programme]") {
  Fair fair;
  fair.does(fair.fay, "add_breakout { id: 'g1' agenda_item: 'work' title: 'Rivers' board: 'fair.g1' cap: 3 }");
  fair.does(fair.fay, "seat_people { places { participant: 'p1' breakout: 'g1' } rotation: true }");
  fair.does(fair.fay, "begin_agenda_item { id: 'talk' }");
  fair.does(fair.fay, "trash_agenda_item { id: 'lunch' }");
  const auto copy = [&](const std::string& body) {
    const CopyMeetingAnswer answer = message_in<CopyMeetingAnswer>(fair.post(fair.fay, "copy", body));
    REQUIRE(answer.document().find('.') == std::string::npos);
    return answer;
  };
  const CopyMeetingAnswer alone = copy(R"({"title": "Fair 2028", "start_date": "2028-02-28"})");
  Document fresh = fair.house.folded(alone.document());
  CHECK(fresh.meeting()->title() == "Fair 2028");
  CHECK(fresh.meeting()->end_date() == "2028-02-29");
  CHECK(fresh.find("next")->agenda_item().day() == "2028-02-29");
  CHECK(fresh.find("talk")->agenda_item().started_ms() == 0);
  CHECK(fresh.find("talk")->agenda_item().speakers_size() == 0);
  CHECK(fresh.find("gift")->agenda_item().hidden());
  CHECK(fresh.find("lunch") == nullptr);
  CHECK(fresh.find("g1") == nullptr);
  CHECK(fresh.role_of(fair.fay.participant()) == FACILITATOR);
  CHECK(fresh.member("p1") == nullptr);
  CHECK(alone.links().size() == 5);
  CHECK(said(fair.house.join(alone.links().at("participant"), "New")) == "200");

  const CopyMeetingAnswer all = copy(R"({"people": true, "groups": true})");
  fresh = fair.house.folded(all.document());
  CHECK(fresh.meeting()->start_date() == "2027-04-15");
  CHECK(fresh.role_of("p1") == PARTICIPANT);
  CHECK(fresh.find("talk")->agenda_item().speakers(0) == "p1");
  const Breakout& group = fresh.find("g1")->breakout();
  CHECK(group.board().empty());
  CHECK(group.members(0) == "p1");
  CHECK(group.earlier_size() == 0);
  CHECK_THAT(fair.house.members(all.document()), PLENARY_CONTAINS("Timo Hämäläinen") && PLENARY_CONTAINS("Fay"));
}

TEST_CASE(
    "a copy is refused to whoever does not lead, with days that are none, too often, and when nothing can be stored",
    "[api][programme]") {
  Fair fair;
  check_that_only_leaders_may(fair, "copy", "{}");
  CHECK(fair.posts(fair.fay, "copy", R"({"start_date": "soon"})") == "400 invalid");
  CHECK(fair.posts(fair.fay, "copy", "{\"title\": \"" + repeated("x", 301) + "\"}") == "400 invalid");
  fair.house.storage->people.away = true;
  CHECK(fair.posts(fair.fay, "copy", "{}") == "503 try_later");
  fair.house.storage->people.away = false;
  Fair often;
  std::string last;
  for (int i = 0; i < 31; ++i) last = often.posts(often.fay, "copy", "{}");
  CHECK(last == "429 too_often");
}
