// What is said to somebody who made a slip in a meeting file: the exact sentences.
#include <random>

#include "tests/catch.h"
#include "tests/facilitation/meetings/shipped.h"

using namespace plenary;
using namespace plenary::test;

namespace {

using Lines = std::vector<std::string>;

// The demonstration with one place changed; the first sentence that follows.
Lines told_with(const std::string& right, const std::string& wrong, const std::string& file = "demo-2027") {
  NamedText text = file_of_project("facilitation/meetings/" + file + ".yaml");
  const auto at = text.text.find(right);
  REQUIRE(at != std::string::npos);
  text.text.replace(at, right.size(), wrong);
  text.name = "m.yaml";
  Lines lines = sentences(load_meetings({text}, shipped_templates().templates).problems);
  for (auto& line : lines) line.erase(0, line.find(": ") + 2);  // positions move with the file; one test below has them
  return lines;
}

}  // namespace

TEST_CASE("a slip in a meeting is told with file, line, column and field", "[meetings][refused]") {
  const NamedText text{"m.yaml",
                       "schema_version: 1\n"
                       "meeting:\n"
                       "  id: m\n"
                       "  title: M\n"
                       "  time_zone: Europe/Bellagio\n"
                       "  start_date: 2027-04-31\n"
                       "  end_date: 2027-04-30\n"
                       "  vanue: here\n",
                       ""};
  CHECK(sentences(load_meetings({text}).problems) ==
        Lines{"m.yaml:6:15: meeting.start_date: there is no such day as '2027-04-31'",
              "m.yaml:7:13: meeting.end_date: the meeting ends before it begins; mend one of the dates",
              "m.yaml:5:14: meeting.time_zone: 'Europe/Bellagio' is not a time zone; write one as in Europe/Rome",
              "m.yaml:8:3: meeting.vanue: this key is not known here; use one of id, title, series, organiser, "
              "venue_as_listed, "
              "start_date, end_date, time_zone, language, main_outcome, policy, collaborations_named, "
              "method_as_stated, places, "
              "policy_platform_for, series_short, supported_by or utc_offset_during_meeting"});
}

TEST_CASE("a board that cannot be opened is told", "[meetings][refused]") {
  CHECK(
      told_with("template: roar-routes", "template: roar-route") ==
      Lines{"breakout.template: there is no template 'roar-route'; use one of after-action-review, "
            "capability-diagnostic, "
            "case-study-harvest, challenge-group-charter, dynamic-indicators, mission-map, mission-statement-builder, "
            "plenary-synthesis, procurement-alignment, risk-reward-canvas, roar-assessment, roar-organisation, "
            "roar-rewards, "
            "roar-routes or storytelling-demonstrator (did you mean 'roar-routes'?)"});
  CHECK(told_with("template_version: 2", "template_version: 1") ==
        Lines{"breakout.template_version: the template is at version 2; write that"});
  CHECK(told_with("2027-04-15T11:35:00+02:00", "2027-04-15T11:35:00+01:00") ==
        Lines{"breakout.starts_at_utc: this is another moment than starts_at_local; mend one of them",
              "breakout.starts_at_local: clocks in Europe/Rome show 12:35 then (+02:00); mend the offset"});
  CHECK(told_with("2027-04-15T11:35:00+02:00", "2027-04-15 11:35") ==
        Lines{"breakout.starts_at_local: '2027-04-15 11:35' is not a time; write it as \"2027-04-15T11:35:00+02:00\""});
  CHECK(told_with("breakout:\n", "breakouts: []\nbreakout:\n") ==
        Lines{"breakouts: a meeting has `breakout`, one group, or `breakouts`, several; leave one of them out"});
  CHECK(told_with("pillar: routes}", "pillar: root}") ==
        Lines{"session.pillar: 'root' is not a pillar of the framework"});
}

TEST_CASE("people, roles and ids that do not fit together are told", "[meetings][refused]") {
  CHECK(told_with("{id: FAC, role: facilitator", "{id: FAC, role: moderator").front() ==
        "people[7].role: 'moderator' is not known here; use one of observer, participant, rapporteur, facilitator, "
        "co_facilitator, "
        "plenary_host or presenter");
  CHECK(told_with("{id: P-B, role", "{id: P-A, role").front() ==
        "people[1].id: 'P-A' is listed already; give each person their own id");
  CHECK(told_with("kind: challenge,   author: P-A", "kind: challenge,   author: P-X") ==
        Lines{"cards[0].author: 'P-X' is not in the list of people; add them there, or mend the id"});
  CHECK(told_with("{id: C02, region", "{id: C01, region").front() ==
        "cards[1].id: 'C01' is the id of something else here; give each its own");
  CHECK(told_with("{id: L01, from: C07", "{id: L01, from: C99") ==
        Lines{"links[0].from: 'C99' is not told before this; mend the id"});
  CHECK(told_with("{id: C01, region: challenges", "{id: C01, region: challenge") ==
        Lines{"cards[0].region: 'challenge' is not a region of roar-routes; use one of challenges, direction, movers, "
              "routes, tilt or "
              "legitimacy (did you mean 'challenges'?)"});
  CHECK(told_with("at: \"04:40\"", "at: 280") ==
        Lines{"cards[0].at: '280' is not minutes and seconds; write it as \"04:40\", in quotes"});
  CHECK(told_with("accepted_by_owner: false, status: proposed", "accepted_by_owner: false, status: open") ==
        Lines{"actions[3].status: an action is open once its owner has accepted it; write proposed, or "
              "accepted_by_owner: true"});
}

TEST_CASE("a programme that does not fit together is told", "[meetings][refused]") {
  CHECK(
      told_with("speakers: [george-dibb]", "speakers: [george-dip]", "bellagio-2019") ==
      Lines{"agenda[2].items[0].speakers: 'george-dip' is not in the list of people; add them there, or mend the id"});
  CHECK(told_with("{id: s2-case-1, order: 2", "{id: s2-case-1, order: one", "bellagio-2019").empty() == false);
  CHECK(told_with("id: res-1,", "id: case-uae,", "bellagio-2019") ==
        Lines{"resources[0].id: 'case-uae' is the id of something else in this meeting; give each its own"});
  CHECK(told_with("    start: \"10:00\"", "    start: \"25:00\"", "bellagio-2019").front() ==
        "agenda[2].start: '25:00' is not a time of day; write it as \"09:05\", in quotes");
  CHECK(told_with("default: not_attributed", "default: named", "bellagio-2019") ==
        Lines{"policy.attribution.default: 'named' is not known; only not_attributed is: nobody is named without their "
              "permission"});
  CHECK(told_with("schema_version: 1", "schema_version: 2", "bellagio-2019") ==
        Lines{"schema_version: this program reads version 1"});
}

TEST_CASE("the same meeting in two files is told", "[meetings][refused]") {
  auto text = file_of_project("facilitation/meetings/demo-2027.yaml");
  auto copy = text;
  copy.name = "copy.yaml";
  const auto both = load_meetings({text, copy}, shipped_templates().templates);
  CHECK(sentences(both.problems) == Lines{"copy.yaml:10:7: meeting.id: 'demo-2027' is the id of the meeting in "
                                          "facilitation/meetings/demo-2027.yaml; choose another"});
  CHECK(both.meetings.size() == 1);
}

TEST_CASE("a file spoiled by chance is loaded or told about; it never ends the program",
          "[meetings][templates][hostile][property]") {
  const std::vector<std::string> kPieces = {"{",   "}",     "[",  "]",    ":",
                                            "- ",  "\n",    "  ", "\"",   "'",
                                            "#",   "&a",    "*a", "null", "~",
                                            "0",   "-1",    "? ", "|",    ">",
                                            "!!",  "%",     "\t", "\xc3", "99999999999999999999",
                                            ": :", "---\n", ","};
  const std::uint32_t seed = 415;
  INFO("seed " << seed);
  std::mt19937 chance(seed);
  std::size_t told_about = 0;
  for (const char* path : {"facilitation/meetings/demo-2027.yaml", "facilitation/meetings/bellagio-2019.yaml",
                           "facilitation/templates/mission-map.yaml", "facilitation/templates/conventions.yaml"}) {
    const NamedText right = file_of_project(path);
    for (int round = 0; round < 60; ++round) {
      NamedText wrong = right;
      for (std::uint32_t changes = 1 + chance() % 4; changes > 0; --changes)
        wrong.text.replace(chance() % wrong.text.size(), chance() % 12, kPieces[chance() % kPieces.size()]);
      INFO(path << ", round " << round);
      const auto meetings = load_meetings({wrong}, shipped_templates().templates);
      const auto templates = load_templates({wrong});
      CHECK((meetings.meetings.empty() != meetings.problems.empty()));
      for (const auto& problem : meetings.problems) CHECK_FALSE(problem.what.empty());
      told_about += !meetings.problems.empty() + !templates.problems.empty();
    }
  }
  CHECK(told_about > 200);
}
