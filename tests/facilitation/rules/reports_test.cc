// What groups bring to the plenary: turns, answers, differences.
#include "facilitation/document/card_fields.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

Story a_plenary() {
  return Story({"id: 'headlines' region { title: 'Headlines' card_kinds: LESSON source: 'harvests' order: 1 }"});
}

std::string brings(Story& story, const std::string& group, const std::string& rest) {
  return story.server_asks("take_report { report { breakout: '" + group + "' board: 'b." + group + "' title: 'Group " +
                           group + "' " + rest + " } }");
}

const std::string kPlant = "decisions { id: 'd1' number: 1 title: 'Plant' text: 'We plant.' state: ADOPTED }";

const Report& report(const Story& story, const std::string& group) {
  return story.document.find("report." + group)->report();
}

// Groups as they are heard.
std::string as_heard(const Story& story) {
  std::map<std::uint32_t, std::string> order;
  for (const Record* record : story.document.sorted())
    if (record->has_report()) order[record->report().order()] += record->report().breakout();
  std::string told;
  for (const auto& [place, group] : order) told += (told.empty() ? "" : " ") + group;
  return told;
}

}  // namespace

TEST_CASE("a group's harvest arrives with a card for its headline, which follows it", "[rules][reports]") {
  Story story = a_plenary();
  CHECK(brings(story, "a", "headline: 'Shade first.' disagreement_kept: 'Who pays' example: 'Leeds'") ==
        "put card headline.a v1, edit headline.a, put report report.a v1");
  CHECK(story.words("headline.a") == "Shade first.");
  CHECK(story.card("headline.a").kind() == LESSON);
  CHECK(story.card("headline.a").region() == "headlines");
  CHECK(story.card("headline.a").number() == 1);
  CHECK(answer_in(story.card("headline.a"), "group") == "Group a");
  CHECK(story.card("headline.a").author().empty());
  CHECK(report(story, "a").card() == "headline.a");
  CHECK(brings(story, "a", "headline: 'Shade first.' disagreement_kept: 'Who pays' example: 'Leeds'") ==
        "NOTHING_TO_DO");
  CHECK(brings(story, "a", "headline: 'Shade and water first.'") == "edit headline.a, put report report.a v2");
  CHECK(story.words("headline.a") == "Shade and water first.");
  CHECK(report(story, "a").disagreement_kept().empty());
}

TEST_CASE("the words of a headline are the group's: nobody at the plenary rewrites them", "[rules][reports]") {
  Story story = a_plenary();
  brings(story, "a", "headline: 'Shade first.'");
  for (const char* who : {"ann", "fay", "hos"})
    CHECK(story.asks(who, "edit_text { id: 'headline.a' change { runs: 0 inserts: 'x' } }").substr(0, 3) != "edi");
  CHECK(story.asks("ann", "move_cards { ids: 'headline.a' to { region: 'there' } }").substr(0, 3) == "put");
  CHECK(story.asks("fay", "trash_cards { ids: 'headline.a' reason: 'twice' }").substr(0, 3) == "put");
  CHECK(brings(story, "a", "headline: 'Water first.'") == "put report report.a v2");
}

TEST_CASE("without a region for headlines, or in silence, the report comes without a card", "[rules][reports]") {
  Story story;
  CHECK(brings(story, "a", "headline: 'Shade first.'") == "put report report.a v1");
  Story silent({"id: 'board' board { silent_writing: true }", "id: 'h' region { source: 'harvests' }"});
  CHECK(brings(silent, "a", "headline: 'Shade first.'") == "put report report.a v1");
  // What was not possible then is made up for when the group reports.
  CHECK(silent.asks("fay", "reveal_cards {}").substr(0, 3) == "put");
  CHECK(silent.asks("hos", "begin_report { id: 'report.a' }") ==
        "put card headline.a v1, edit headline.a, put report report.a v2");
}

TEST_CASE("nobody but the server brings a report, and nobody makes one by hand", "[rules][reports]") {
  Story story = a_plenary();
  CHECK(story.asks("fay", "take_report { report { breakout: 'a' headline: 'Mine' } }") == "FORBIDDEN");
  CHECK(story.asks("fay", "add_card { id: 'report.a' text: 'x' place { region: 'here' } }") == "INVALID id reserved");
  CHECK(story.server_asks("take_report { report { headline: 'Of nobody' } }") == "INVALID breakout not_an_id");
}

TEST_CASE("remote groups report first, and the host may say otherwise", "[rules][reports]") {
  Story story = a_plenary();
  for (const auto& [group, remote] : {std::pair{"a", 0}, {"b", 2}, {"c", 0}, {"d", 1}})
    brings(story, group, "remote: " + std::to_string(remote) + " headline: 'x'");
  CHECK(as_heard(story) == "b d a c");
  CHECK(story.asks("hos", "order_reports { ids: 'report.c' ids: 'report.a' }").substr(0, 3) == "put");
  CHECK(as_heard(story) == "c a b d");
  CHECK(story.asks("hos", "order_reports { ids: 'report.c' }") == "NOTHING_TO_DO");
  CHECK(story.asks("hos", "order_reports { ids: 'report.z' }") == "NOT_FOUND report");
  CHECK(story.asks("ann", "order_reports { ids: 'report.d' }") == "FORBIDDEN");
  // Who has reported is not overtaken.
  story.asks("hos", "begin_report { id: 'report.c' }");
  brings(story, "e", "remote: 1 headline: 'x'");
  CHECK(as_heard(story) == "c a b d e");
}

TEST_CASE("one group reports at a time, for two minutes unless somebody says otherwise", "[rules][reports]") {
  Story story = a_plenary();
  brings(story, "a", "headline: 'x'");
  brings(story, "b", "headline: 'y'");
  const std::int64_t began = story.now.ms;
  CHECK(story.asks("hos", "begin_report { id: 'report.a' }") == "put report report.a v2");
  CHECK(report(story, "a").started_ms() == began);
  CHECK(report(story, "a").seconds() == 120);
  CHECK(story.asks("hos", "begin_report { id: 'report.a' }") == "NOTHING_TO_DO");
  const std::int64_t ended = story.now.ms;
  CHECK(story.asks("fay", "begin_report { id: 'report.b' seconds: 90 }") ==
        "put report report.a v3, put report report.b v2");
  CHECK(report(story, "a").ended_ms() == ended);
  CHECK(report(story, "b").seconds() == 90);
  CHECK(story.asks("hos", "end_report { id: 'report.b' }") == "put report report.b v3");
  CHECK(story.asks("hos", "end_report { id: 'report.b' }") == "NOTHING_TO_DO");
  CHECK(story.asks("hos", "begin_report { id: 'report.a' seconds: 3601 }") == "LIMIT_REACHED seconds 3600");
  CHECK(story.asks("hos", "begin_report { id: 'report.a' }") == "put report report.a v4");  // once more
  CHECK(report(story, "a").ended_ms() == 0);
  CHECK(story.asks("ann", "end_report { id: 'report.a' }") == "FORBIDDEN");
}

TEST_CASE("the plenary confirms, refers back or defers what binds others, and says why", "[rules][reports]") {
  Story story = a_plenary();
  brings(story, "a", "headline: 'x' " + kPlant);
  const std::string about = "answer_decision { report: 'report.a' decision: 'd1' ";
  CHECK(story.asks("hos", about + "outcome: 'referred_back' }") == "INVALID reason missing");
  CHECK(story.asks("hos", about + "outcome: 'perhaps' }") == "INVALID outcome unknown");
  CHECK(story.asks("hos", "answer_decision { report: 'report.a' decision: 'd9' outcome: 'confirmed' }") ==
        "NOT_FOUND decision");
  CHECK(story.asks("ann", about + "outcome: 'confirmed' }") == "FORBIDDEN");
  const std::int64_t then = story.now.ms;
  CHECK(story.asks("hos", about + "outcome: 'referred_back' reason: 'Ask the port.' }") == "put report report.a v2");
  const ReportedDecision& answered = report(story, "a").decisions(0);
  CHECK(answered.plenary_outcome() == "referred_back");
  CHECK(answered.reason() == "Ask the port.");
  CHECK(answered.answered_by() == "hos");
  CHECK(answered.answered_ms() == then);
  // The group says it again: the answer stays. It says something else: that has no answer yet.
  brings(story, "a", "headline: 'y' " + kPlant);
  CHECK(report(story, "a").decisions(0).plenary_outcome() == "referred_back");
  brings(story, "a", "headline: 'y' decisions { id: 'd1' number: 1 text: 'We plant trees.' state: ADOPTED }");
  CHECK(report(story, "a").decisions(0).plenary_outcome().empty());
  CHECK(report(story, "a").decisions(0).answered_ms() == 0);
  CHECK(story.asks("hos", about + "outcome: 'confirmed' }") == "put report report.a v5");
  CHECK(story.asks("hos", about + "outcome: 'confirmed' }") == "NOTHING_TO_DO");
  CHECK(story.asks("hos", about + "}") == "put report report.a v6");  // taken back
  CHECK(report(story, "a").decisions(0).plenary_outcome().empty());
  CHECK(report(story, "a").decisions(0).answered_ms() != 0);
}

TEST_CASE("groups that came to opposite things are kept side by side", "[rules][reports]") {
  Story story = a_plenary();
  brings(story, "a", "headline: 'x' " + kPlant);
  brings(story, "b", "headline: 'y' decisions { id: 'd4' number: 1 text: 'We do not plant.' state: ADOPTED }");
  const std::string sides = "sides { report: 'report.a' decision: 'd1' } sides { report: 'report.b' decision: 'd4' }";
  CHECK(story.asks("hos", "keep_difference { id: 'x1' subject: 'Planting' " + sides + " }") == "put difference x1 v1");
  CHECK(story.document.find("x1")->difference().by() == "hos");
  CHECK(story.asks("ria", "keep_difference { id: 'x1' subject: 'Planting' remark: 'Both for now.' " + sides + " }") ==
        "put difference x1 v2");
  CHECK(story.document.find("x1")->difference().by() == "hos");
  CHECK(story.asks("ria", "keep_difference { id: 'x1' subject: 'Planting' remark: 'Both for now.' " + sides + " }") ==
        "NOTHING_TO_DO");
  CHECK(story.asks("hos", "keep_difference { id: 'x2' subject: 'Planting' sides { report: 'report.a' } }") ==
        "INVALID sides needs_two");
  CHECK(story.asks("hos",
                   "keep_difference { id: 'x2' subject: 'One group' sides { report: 'report.a' } sides { "
                   "report: 'report.a' decision: 'd1' } }") == "INVALID sides named_twice");
  CHECK(story.asks("hos", "keep_difference { id: 'x2' " + sides + " }") == "INVALID subject missing");
  CHECK(story.asks("hos",
                   "keep_difference { id: 'x2' subject: 'x' sides { report: 'report.a' decision: 'd4' } sides { "
                   "report: 'report.b' } }") == "NOT_FOUND decision");
  CHECK(story.asks("ann", "keep_difference { id: 'x2' subject: 'Planting' " + sides + " }") == "FORBIDDEN");
  CHECK(story.asks("hos", "remove_difference { id: 'x1' }") == "remove x1");
  CHECK(story.asks("hos", "remove_difference { id: 'x1' }") == "NOT_FOUND difference");
}
