// The fictional breakout: what is opened, and that its story agrees with the figures it gives.
#include <set>

#include "facilitation/clocks/local_time.h"
#include "tests/catch.h"
#include "tests/facilitation/meetings/shipped.h"

using namespace plenary;
using namespace plenary::test;

namespace {

const MeetingPlan& demo() { return meeting_named("demo-2027"); }
const BoardPlan& board() { return demo().boards.front(); }
const Transcript& told() { return demo().transcript.value(); }

template <class List, class Fits>
std::size_t count_in(const List& list, Fits fits) {
  std::size_t count = 0;
  for (const auto& one : list) count += fits(one);
  return count;
}

}  // namespace

TEST_CASE("demo: one board, from roar-routes v2, at 11:35 in Rome", "[meetings][demo]") {
  REQUIRE(demo().boards.size() == 1);
  CHECK(board().document == "demo-2027.s2-b1");
  CHECK(board().breakout == "s2-b1");
  CHECK(board().template_id == "roar-routes");
  CHECK(board().template_version == 2);
  CHECK(board().board.title() == "Group 1: rivers and cities");
  CHECK(board().board.session_number() == "II");
  CHECK(board().board.fictional());
  CHECK(in_utc(board().board.starts_ms()) == "2027-04-15T09:35:00Z");
  const Breakout& breakout = record_named(demo(), "s2-b1")->breakout();
  CHECK(breakout.board() == "demo-2027.s2-b1");
  CHECK(breakout.session() == "s2");
  CHECK(breakout.members_size() == 11);
}

TEST_CASE("demo: everybody has their role, and there is an invitation for each, and one for observers",
          "[meetings][demo]") {
  std::map<std::string, Role> roles;
  for (const auto& member : board().members) roles[member.participant()] = member.role();
  CHECK(roles.size() == 11);
  CHECK(roles["FAC"] == FACILITATOR);
  CHECK(roles["RAP-1"] == RAPPORTEUR);
  CHECK(roles["RAP-2"] == RAPPORTEUR);
  CHECK(roles["HOST"] == PLENARY_HOST);
  for (const char* id : {"P-A", "P-B", "P-C", "P-D", "P-E", "P-F", "P-G"}) CHECK(roles[id] == PARTICIPANT);
  CHECK(count_in(board().invitations, [](const auto& i) { return !i.participant().empty(); }) == 11);
  REQUIRE(board().invitations.size() == 12);
  CHECK(board().invitations.back().role() == OBSERVER);
  CHECK(board().invitations.back().participant().empty());
  REQUIRE(demo().people.size() == 11);
  CHECK(demo().people[6].name() == "Participant G (port authority)");
  CHECK(demo().people[6].time_zone() == "Europe/Lisbon");
}

TEST_CASE("demo: the board's records are the template's and the plan's", "[meetings][demo]") {
  const auto records = board_records(*shipped_templates().find("roar-routes"), board());
  std::set<std::string> ids;
  for (const auto& record : records) {
    CHECK(record.version() == 1);
    CHECK(ids.insert(record.id()).second);
  }
  CHECK(records.size() == 1 + 6 + 8 + 11);
  REQUIRE(records.front().has_board());
  CHECK(records.front().board().framing_question() == shipped_templates().find("roar-routes")->framing_question());
  CHECK(records.front().board().meeting_title() == "Demonstration meeting (fictional)");
  CHECK(records[1].id() == "challenges");
  CHECK(records[1].region().order() == 1);
  CHECK(records[1].region().card_kinds(0) == CHALLENGE);
  CHECK(records[7].id() == "phase.1");
  CHECK(records[10].phase().kind() == CLUSTER_PHASE);
  CHECK(records.back().id() == "member.HOST");
}

TEST_CASE("demo: the story agrees with the figures it gives", "[meetings][demo]") {
  const Expected& figures = told().expected;
  CHECK(figures.cards == 40);
  CHECK(told().cards.size() == figures.cards);
  std::map<std::string, std::uint32_t> by_region;
  for (const auto& card : told().cards) ++by_region[card.record.card().region()];
  CHECK(by_region == figures.cards_by_region);
  CHECK(told().clusters.size() == figures.clusters);
  std::size_t clustered = 0;
  for (const auto& cluster : told().clusters) clustered += cluster.cards.size();
  CHECK(clustered == figures.clustered_cards);
  CHECK(told().unclustered.size() == figures.cards - figures.clustered_cards);
  CHECK(told().links.size() == figures.links);

  const auto decided = [](DecisionState state) {
    return count_in(told().decisions, [&](const auto& d) { return d.record.decision().state() == state; });
  };
  CHECK(told().decisions.size() == figures.decisions.at("total"));
  CHECK(decided(ADOPTED) == figures.decisions.at("adopted"));
  CHECK(decided(ADOPTED_WITH_STAND_ASIDES) == figures.decisions.at("adopted_with_stand_asides"));
  CHECK(decided(DEFERRED) == figures.decisions.at("deferred"));
  CHECK(told().decisions[0].record.decision().objections_size() == static_cast<int>(figures.objections));

  CHECK(told().actions.size() == figures.actions.at("total"));
  CHECK(count_in(told().actions, [](const auto& a) { return a.record.action().accepted_by_owner(); }) ==
        figures.actions.at("accepted"));
  CHECK(told().notes.size() == figures.notes.at("total"));
  CHECK(count_in(told().notes, [](const auto& n) { return n.record.note().visibility() == Note::WORKING; }) ==
        figures.notes.at("working"));
  CHECK(told().quotes.size() == 3);

  std::uint32_t dots = 0;
  std::map<std::string, std::uint32_t> totals;
  for (const auto& ballot : told().vote->ballots)
    for (const auto& [target, cast] : ballot.dots()) {
      dots += cast;
      totals[target] += cast;
    }
  CHECK(dots == figures.dots_cast);
  CHECK(totals == std::map<std::string, std::uint32_t>(told().vote->record.vote().totals().begin(),
                                                       told().vote->record.vote().totals().end()));
  CHECK(figures.actual_length_s == told().phases.back().to_s);
  CHECK(figures.overrun_s == figures.actual_length_s - told().planned_minutes * 60);
}

TEST_CASE("demo: times are from the start of the breakout, also of what was queued offline", "[meetings][demo]") {
  const Told& late = told().cards[23];
  CHECK(late.record.id() == "C24");
  CHECK(late.at_s == 17 * 60 + 6);
  CHECK(late.queued_at_s == 14u * 60 + 31);
  CHECK(in_utc(late.record.card().written_ms()) == "2027-04-15T09:49:31Z");
  CHECK(told().presence[1].event == ToldPresence::connection_lost);
  CHECK(told().presence[2].queued_operations == 3);
  CHECK(told().notes[4].record.note().speaker() == "P-B");
  CHECK(told().decisions[2].record.decision().deferred_to() == "network call, 2027-05-20");
  CHECK(told().decisions[0].record.decision().versions_size() == 2);
  CHECK(told().edge_cases.size() == 12);
  CHECK(told().harvest.headline() ==
        "Promise a river people can swim in, poorest wards first, and let everyone see its state within the hour.");
}

TEST_CASE("demo: it loads without templates too, for whoever only plays it", "[meetings][demo]") {
  const auto alone = load_meetings({file_of_project("facilitation/meetings/demo-2027.yaml")});
  CHECK(sentences(alone.problems) == std::vector<std::string>{});
  REQUIRE(alone.meetings.size() == 1);
  CHECK(alone.meetings.front().transcript->cards.size() == 40);
}

TEST_CASE("a session of several groups opens a board for each, with whom it seats", "[meetings][demo]") {
  NamedText text = file_of_project("facilitation/meetings/demo-2027.yaml");
  const std::string one =
      text.text.substr(text.text.find("breakout:"), text.text.find("people:") - text.text.find("breakout:"));
  text.text.replace(text.text.find(one), one.size(),
                    "breakouts:\n"
                    "  - {id: s2-b1, title: Rivers, template: roar-routes, template_version: 2, members: [P-A, FAC]}\n"
                    "  - {id: s2-b2, title: Heat, template: roar-routes, template_version: 2}\n");
  text.text.erase(text.text.find("capture_consents:"));
  const LoadedMeetings loaded = load_meetings({text}, shipped_templates().templates);
  REQUIRE(sentences(loaded.problems).empty());
  const MeetingPlan& plan = loaded.meetings.front();
  REQUIRE(plan.boards.size() == 2);
  CHECK(plan.boards[0].document == "demo-2027.s2-b1");
  CHECK(plan.boards[0].members.size() == 2);
  CHECK(plan.boards[0].invitations.size() == 3);  // theirs, and the open one
  CHECK(plan.boards[0].invitations.back().participant().empty());
  CHECK(plan.boards[1].document == "demo-2027.s2-b2");
  CHECK(plan.boards[1].members.size() == 11);
  CHECK(record_named(plan, "s2-b2")->breakout().board() == "demo-2027.s2-b2");
}
