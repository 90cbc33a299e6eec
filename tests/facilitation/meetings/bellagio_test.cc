// The programme of 2019 as the loader gives it, against the figures that the file itself derives.
#include <algorithm>
#include <set>

#include "facilitation/clocks/local_time.h"
#include "tests/catch.h"
#include "tests/facilitation/meetings/shipped.h"

using namespace plenary;
using namespace plenary::test;

namespace {

const MeetingPlan& bellagio() { return meeting_named("moin-2019-bellagio"); }

std::vector<const AgendaItem*> items(AgendaKind kind) {
  std::vector<const AgendaItem*> found;
  for (const auto& record : bellagio().records)
    if (record.has_agenda_item() && record.agenda_item().kind() == kind) found.push_back(&record.agenda_item());
  return found;
}

const AgendaItem& item(const std::string& id) { return record_named(bellagio(), id)->agenda_item(); }

const ListedPerson& person(const std::string& listed_id) {
  for (const auto& one : bellagio().people)
    if (one.id() == participant_id("moin-2019-bellagio", listed_id)) return one;
  throw std::runtime_error("nobody is listed as " + listed_id);
}

std::vector<std::string> affiliations(const std::string& listed_id) {
  return {person(listed_id).affiliations().begin(), person(listed_id).affiliations().end()};
}

}  // namespace

TEST_CASE("both meetings of the project load, without a problem", "[meetings]") {
  CHECK(sentences(shipped_meetings().problems) == std::vector<std::string>{});
  CHECK(shipped_meetings().meetings.size() == 2);
}

TEST_CASE("Bellagio: the derived facts of the file are what the loader finds", "[meetings][bellagio]") {
  const auto sessions = items(SESSION);
  CHECK(bellagio().people.size() == 28);
  CHECK(sessions.size() == 6);
  CHECK(std::count_if(sessions.begin(), sessions.end(), [](auto* s) { return !s->pillar().empty(); }) == 4);
  CHECK(count_of(bellagio(), Record::kBreakout) == 4);
  CHECK(items(BREAKOUT_ITEM).size() == 4);
  CHECK(items(DISCUSSION).size() == 4);
  CHECK(count_of(bellagio(), Record::kCaseStudy) == 12);
  CHECK(items(CASE_STUDY_ITEM).size() == 12);
  CHECK(items(PRESENTATION).size() == 5);
  CHECK(count_of(bellagio(), Record::kResource) == 9);
  CHECK(count_of(bellagio(), Record::kPillar) == 4);

  std::set<std::string> speakers;
  for (const auto& record : bellagio().records)
    for (const auto& speaker : record.agenda_item().speakers()) speakers.insert(speaker);
  CHECK(speakers.size() == 16);

  const auto of_iipp = [](const ListedPerson& p) {
    return std::count(p.affiliations().begin(), p.affiliations().end(), "IIPP");
  };
  CHECK(std::count_if(bellagio().people.begin(), bellagio().people.end(), of_iipp) == 10);
}

TEST_CASE("SYS-24, Bellagio: every one of the 28 names is there byte for byte, in printed order",
          "[meetings][bellagio]") {
  std::vector<std::string> names;
  for (const auto& one : bellagio().people) names.push_back(one.name());
  CHECK(names == std::vector<std::string>{"Sam Adlen",
                                          "Shatha Al Hashmi",
                                          "Christian Bason",
                                          "Mark Bazzacco",
                                          "Mike Bracken",
                                          "Francesca Bria",
                                          "Rowan Conway",
                                          "Joseph D'Cruz",
                                          "George Dibb",
                                          "Kirsten Dunlop",
                                          "Shiva Dustdar",
                                          "Simone Gasperin",
                                          "Timo H\xc3\xa4m\xc3\xa4l\xc3\xa4inen",
                                          "Dan Hill",
                                          "Dan Hodges",
                                          "Rainer Kattel",
                                          "Laurie Macfarlane",
                                          "G\xc3\xb6ran Marklund",
                                          "Mariana Mazzucato",
                                          "Franco Ongaro",
                                          "\xc3\x85ke Refsdal Moe",
                                          "Noah Raford",
                                          "Edoardo Reviglio",
                                          "Michael Sachs",
                                          "Siim Sikkut",
                                          "Eduardo Span\xc3\xb3",
                                          "Ville Takala",
                                          "Piret T\xc3\xb5nurist"});
  CHECK(person("shatha-al-hashmi").family_name() == "Al Hashmi");
  CHECK(person("ake-refsdal-moe").family_name() == "Refsdal Moe");
  CHECK(person("joseph-dcruz").family_name() == "D'Cruz");
}

TEST_CASE("SYS-22, Bellagio: a slash between affiliations means two, a comma does not", "[meetings][bellagio]") {
  CHECK(affiliations("dan-hill") == std::vector<std::string>{"Vinnova", "IIPP"});
  CHECK(affiliations("francesca-bria") == std::vector<std::string>{"CTO at the City of Barcelona", "IIPP"});
  CHECK(affiliations("timo-hamalainen") == std::vector<std::string>{"SITRA, Finland"});
  CHECK(affiliations("eduardo-spano") ==
        std::vector<std::string>{"Department of Innovation and Technology, City of Sao Paulo"});
  CHECK(person("timo-hamalainen").country() == "Finland");
  CHECK(person("dan-hill").country().empty());
}

TEST_CASE("Bellagio: names and ids made of names are in no record, hence in no log", "[meetings][bellagio]") {
  std::string log;
  for (const auto& record : bellagio().records)
    if (!record.has_resource()) log += record.SerializeAsString();  // authors of published works are as printed
  for (const auto& one : bellagio().people) {
    INFO(one.name());
    CHECK(log.find(one.name()) == std::string::npos);
  }
  CHECK(log.find("mariana-mazzucato") == std::string::npos);
  CHECK(participant_id("moin-2019-bellagio", "mariana-mazzucato") ==
        participant_id("moin-2019-bellagio", "mariana-mazzucato"));
  CHECK(participant_id("moin-2019-bellagio", "dan-hill") != participant_id("another-meeting", "dan-hill"));
}

TEST_CASE("SYS-30, Bellagio: Session II begins at 10:00 in Rome, 09:00Z, and elsewhere as the file says",
          "[meetings][bellagio]") {
  const Meeting& meeting = record_named(bellagio(), "meeting")->meeting();
  CHECK(meeting.time_zone() == "Europe/Rome");
  const auto start = moment(item("s2").day(), item("s2").start(), meeting.time_zone());
  REQUIRE(start);
  CHECK(in_utc(*start) == "2019-03-28T09:00:00Z");
  const auto elsewhere = [&](const std::string& zone) {
    const auto local = local_time(*start, zone);
    return local->date + " " + local->clock;
  };
  CHECK(elsewhere("Europe/London") == "2019-03-28 09:00");
  CHECK(elsewhere("Europe/Tallinn") == "2019-03-28 11:00");
  CHECK(elsewhere("Africa/Johannesburg") == "2019-03-28 11:00");
  CHECK(elsewhere("Asia/Dubai") == "2019-03-28 13:00");
  CHECK(elsewhere("America/Sao_Paulo") == "2019-03-28 06:00");
  CHECK(elsewhere("Australia/Sydney") == "2019-03-28 20:00");
}

TEST_CASE("SYS-31, Bellagio: breakout slots have no groups, clock time or board; Sessions I and VI have no breakout",
          "[meetings][bellagio]") {
  std::set<std::string> sessions;
  for (const auto& record : bellagio().records) {
    if (!record.has_breakout()) continue;
    const Breakout& slot = record.breakout();
    sessions.insert(slot.session());
    CHECK(slot.groups() == 0);
    CHECK(slot.board().empty());
    CHECK(slot.starts_ms() == 0);
    CHECK(slot.members_size() == 0);
  }
  CHECK(sessions == std::set<std::string>{"s2", "s3", "s4", "s5"});
  CHECK(record_named(bellagio(), "breakout.s3")->breakout().available_minutes() == 225);
  CHECK_FALSE(item("s1").breakouts_listed());
  CHECK(item("s2").breakouts_listed());
  CHECK_FALSE(item("s6").breakouts_listed());
  CHECK(bellagio().boards.empty());
  CHECK_FALSE(bellagio().transcript.has_value());
}

TEST_CASE("SYS-37, Bellagio: the surprise programme is hidden, and nothing else", "[meetings][bellagio]") {
  std::vector<std::string> hidden;
  for (const auto& record : bellagio().records)
    if (record.agenda_item().hidden()) hidden.push_back(record.id());
  CHECK(hidden == std::vector<std::string>{"s6"});
}

TEST_CASE("SYS-45, Bellagio: what the programme prints stays as it is printed", "[meetings][bellagio]") {
  const Meeting& meeting = record_named(bellagio(), "meeting")->meeting();
  CHECK(meeting.venue() == "The Rockefeller Center, Bellagio, Italy");
  CHECK(
      meeting.policy().verbatim() ==
      "Conversations from this event will be captured as written notes, audio and video recordings. Externally facing "
      "materials (videos, blogs, publications) will be produced from this event and if attributions are used, we will "
      "request your permission in advance.");
  CHECK(meeting.policy().permission_required_before_use());
  CHECK(meeting.policy().participants_list_published());
  CHECK(meeting.key_contact() == participant_id("moin-2019-bellagio", "rainer-kattel"));
  CHECK_FALSE(meeting.fictional());
  CHECK(item("s5-talk").title() == "Smart, inclusive and sustainable growth: socializing risks and rewards");
  CHECK(item("s3").start() == "15:15");
  CHECK(item("s3").end().empty());
  CHECK(item("s3").latest_end() == "19:00");
  CHECK(record_named(bellagio(), "res-9")->resource().url() == "http://www.ucl.ac.uk/bartlett/public-purpose/wp2017-0");
  CHECK(record_named(bellagio(), "res-6")->resource().title().empty());
  CHECK(record_named(bellagio(), "assessment")->pillar().order() == 3);
  CHECK(record_named(bellagio(), "case-ppp")->case_study().speaker() ==
        participant_id("moin-2019-bellagio", "christian-bason"));
}
