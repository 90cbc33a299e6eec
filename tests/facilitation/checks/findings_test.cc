#include "facilitation/checks/findings.h"

#include "facilitation/checks/listed_words.h"
#include "facilitation/checks/outline.h"
#include "facilitation/checks/sheet.h"
#include "tests/catch.h"
#include "tests/facilitation/checks/template_board.h"

using namespace plenary;
using namespace plenary::test;

namespace {

std::string outline_of(const Story& story) {
  std::string text;
  for (const OutlineLine& line : checks::mission_outline(story.document))
    text += std::string(line.depth() * 2, ' ') + (line.card().empty() ? line.text() : line.card()) + "\n";
  return text;
}

Story map_of_rivers() {
  Story story = board_of("mission-map");
  story.asks("ann", card("c", "CHALLENGE", "challenge", "Rivers that people keep away from"));
  story.asks("ann", card("m", "MISSION", "mission", "By 2035 it is safe to swim on 90 days of 100"));
  story.asks("ann", card("s1", "SECTOR", "sectors", "Water"));
  story.asks("ann", card("s2", "SECTOR", "sectors", "Housing"));
  story.asks("ann", card("s3", "SECTOR", "sectors", "Farming"));
  story.asks("ann", card("p1", "PROJECT", "projects", "Street contracts"));
  story.asks("ann", link("p1", "s1", "joins"));
  return story;
}

}  // namespace

TEST_CASE("a fresh board of any template has nothing to complain of", "[checks]") {
  for (const Template& one : shipped_templates().templates) {
    INFO(one.id());
    CHECK(found(board_of(one.id())).empty());
  }
}

TEST_CASE("every check that a template names is one that the program knows", "[checks]") {
  std::set<std::string> named;
  for (const Template& one : shipped_templates().templates)
    for (const TemplateCheck& check : one.checks()) {
      CHECK_FALSE(checks::sentence(check.id()).empty());
      named.insert(check.id());
    }
  // None is there for its test alone.
  for (const std::string& known : checks::known()) {
    INFO(known);
    CHECK(named.contains(known));
  }
}

TEST_CASE("a board keeps the checks of the template that it began with", "[checks]") {
  Story story = board_of("mission-map");
  CHECK(story.document.board()->checks_size() == 4);
  CHECK(story.document.board()->checks(1).id() == "project-with-one-sector");
  CHECK(story.document.board()->link_rules(0).min_per_source() == 2);
  CHECK(found(Story()).empty());  // a board of before they were kept
}

TEST_CASE("what is hidden, parked, merged or thrown away is not spoken of", "[checks]") {
  Story story = board_of("risk-reward-canvas");
  story.asks("fay", "start_silent_writing {}");
  story.asks("ann", card("r1", "RISK", "risks", "The loan is not paid back"));
  CHECK(found(story).empty());
  story.asks("fay", "reveal_cards {}");
  CHECK(found(story) == Lines{"risk-without-reward: r1"});
  story.asks("ann", "park_cards { ids: 'r1' parked: true }");
  CHECK(found(story).empty());
  story.asks("ann", "park_cards { ids: 'r1' parked: false }");
  story.asks("ann", "trash_cards { ids: 'r1' }");
  CHECK(found(story).empty());
  story.asks("ann", "restore_cards { ids: 'r1' }");
  story.asks("ann", card("r2", "RISK", "risks", "The same again"));
  story.asks("ann", "merge_cards { into: 'r1' from: 'r2' }");
  CHECK(found(story) == Lines{"risk-without-reward: r1"});
}

TEST_CASE("SYS-15: a project that joins one sector alone is warned of; with two it is not", "[checks]") {
  Story story = map_of_rivers();
  story.asks("ann", link("p1", "m", "serves"));
  CHECK(found(story) ==
        Lines{"sector-without-project: s2", "sector-without-project: s3", "project-with-one-sector: p1"});
  story.asks("ann", link("s2", "p1", ""));  // drawn the other way round, it is the same
  CHECK(found(story) == Lines{"sector-without-project: s3"});
}

TEST_CASE("no sector is without a project before the first project is written", "[checks]") {
  Story story = board_of("mission-map");
  story.asks("ann", card("s1", "SECTOR", "sectors", "Water"));
  CHECK(found(story).empty());
}

TEST_CASE("SYS-10: a mission without a year is warned of, and one without a measure", "[checks]") {
  Story story = board_of("mission-map");
  story.asks("ann", card("m", "MISSION", "mission", "The river is clean"));
  CHECK(found(story) == Lines{"mission-without-date: m", "mission-without-measure: m"});
  story.asks("ann", card("i", "INDICATOR", "gaps", "Days on which a test allows it"));
  story.asks("ann", link("i", "m", "shows"));
  CHECK(found(story) == Lines{"mission-without-date: m"});
  story.asks("ann", card("n", "MISSION", "mission", "By 2035 it is safe to swim on 90 days of 100"));
  CHECK(found(story) == Lines{"mission-without-date: m"});
}

TEST_CASE("SYS-10: a statement without a year is not adopted, nor one that rests on such a card", "[checks]") {
  Story story = board_of("mission-statement-builder");
  story.asks("ann", card("m", "MISSION", "drafts", "The river is clean, shown by tests"));
  CHECK(found(story) == Lines{"statement-has-year: m"});
  CHECK(story.asks("fay", adopted("d1", "The river is clean, shown by tests")) == "CHECK_FAILED statement-has-year");
  CHECK(story.asks("fay", adopted("d1", "By 2035 the river is clean")) == "CHECK_FAILED statement-has-measure");
  CHECK(story.asks("fay", adopted("d1", "By 2035 it is clean, shown by tests", "based_on: 'm'")) ==
        "CHECK_FAILED statement-has-year");
  story.asks("ann", field("m", "year", "2035"));
  CHECK(found(story).empty());
  CHECK(story.asks("fay", adopted("d1", "By 2035 it is clean, shown by tests", "based_on: 'm'")) ==
        "put decision d1 v1");
  // What was only proposed may still lack it; adopting it may not.
  CHECK(story.asks("fay", "add_decision { id: 'd2' title: 'x' text: 'Some day' state: PROPOSED }") ==
        "put decision d2 v1");
  CHECK(found(story) == Lines{"statement-has-year: d2", "statement-has-measure: d2"});
  CHECK(story.asks("fay", "set_decision { id: 'd2' state: ADOPTED }") == "CHECK_FAILED statement-has-year");
  CHECK(story.asks("fay", "set_decision { id: 'd2' state: NOT_ADOPTED }") == "put decision d2 v2");
}

TEST_CASE("a round is not opened on a text that could not be adopted: it would stand still", "[checks]") {
  Story story = board_of("mission-statement-builder");
  const auto proposal = [&](const std::string& id, const std::string& text, const std::string& rest) {
    story.asks("ann",
               "draft_proposal { id: '" + id + "' title: 'x' text: '" + text + "' method: CONSENT " + rest + " }");
    story.asks("fay", "open_proposal { id: '" + id + "' }");
    story.asks("fay", "take_proposal_on { id: '" + id + "' to: CLARIFYING }");
    return story.asks("fay", "open_decision_round { id: '" + id + "' }");
  };
  CHECK(proposal("p1", "Clean rivers some day", "") == "CHECK_FAILED statement-has-year");
  story.asks("ann", "withdraw_proposal { id: 'p1' }");
  // Without an effect beyond the room nothing is asked of it.
  CHECK(proposal("p2", "We begin at nine", "within_the_room: true") == "put decision p2 v4");
}

TEST_CASE("SYS-2: a direction is not adopted without a day to look again", "[checks]") {
  Story story = board_of("roar-routes");
  CHECK(story.asks("fay", adopted("d1", "Rivers first")) == "CHECK_FAILED direction-without-review-date");
  CHECK(story.asks("fay", adopted("d1", "Rivers first",
                                  "review_date: '2028-04-15' change_signal: 'Fewer than forty open days'")) ==
        "put decision d1 v1");
  CHECK(story.document.decision("d1")->change_signal() == "Fewer than forty open days");
  // Nor is the day taken away again.
  CHECK(story.asks("fay", "set_decision { id: 'd1' review_date: '' }") == "CHECK_FAILED direction-without-review-date");
}

TEST_CASE("SYS-55: a charter has its parts, and is not adopted without a day to look again", "[checks]") {
  Story story = board_of("challenge-group-charter");
  for (const char* region : {"purpose", "members", "remit", "working", "offers", "ending"})
    CHECK(story.document.region(region) != nullptr);
  CHECK(story.asks("fay", adopted("d1", "The charter of the river group")) ==
        "CHECK_FAILED charter-without-review-date");
  CHECK(story.asks("fay", adopted("d1", "The charter of the river group", "review_date: '2027-10-15'")) ==
        "put decision d1 v1");
}

TEST_CASE("members of one side alone, and none who live there, are warned of", "[checks]") {
  Story story = board_of("challenge-group-charter");
  story.asks("ann", card("a1", "ACTOR", "members", "The city"));
  CHECK(found(story).empty());  // one alone is a beginning
  story.asks("ann", card("a2", "ACTOR", "members", "The water agency"));
  CHECK(found(story) == Lines{"no-resident-voice"});
  story.asks("ann", "set_card { id: 'a1' actor_type: PUBLIC_ACTOR }");
  CHECK(found(story) == Lines{"no-resident-voice"});  // one side is known, the other may be another
  story.asks("ann", "set_card { id: 'a2' actor_type: PUBLIC_ACTOR }");
  CHECK(found(story) == Lines{"one-sector-membership: a1 a2", "no-resident-voice"});
  story.asks("ann", card("a3", "ACTOR", "members", "Tenants of the three wards"));
  CHECK(found(story) == Lines{"one-sector-membership: a1 a2"});
  story.asks("ann", "set_card { id: 'a3' actor_type: RESIDENTS }");
  CHECK(found(story).empty());
}

TEST_CASE("SYS-7: a risk without a reward is an orphan, and a reward that nobody put anything in for", "[checks]") {
  Story story = board_of("risk-reward-canvas");
  story.asks("ann", card("r", "RISK", "risks", "The loan is not paid back"));
  story.asks("ann", card("w", "REWARD", "rewards", "Cheaper water"));
  CHECK(found(story) == Lines{"risk-without-reward: r", "reward-without-contribution: w"});
  story.asks("ann", link("r", "w", "paid for by"));
  CHECK(found(story) == Lines{"reward-without-contribution: w"});
  story.asks("ann", card("i", "ACTOR", "inputs", "The city brings land"));
  story.asks("ann", field("i", "party", "City"));
  story.asks("ann", field("w", "party", "city "));
  CHECK(found(story).empty());
}

TEST_CASE("SYS-4: an indicator without a direction is incomplete", "[checks]") {
  Story story = board_of("roar-assessment");
  story.asks("ann", card("i", "INDICATOR", "signals", "Gardens that hold the rain"));
  CHECK(found(story) == Lines{"indicator-without-direction: i -direction"});
  CHECK(story.asks("ann", field("i", "direction", "sideways")) == "INVALID fields not_a_choice");
  for (const char* way : {"up", "down", "hold", "watch"}) {
    story.asks("ann", field("i", "direction", way));
    CHECK(found(story).empty());
  }
  story.asks("ann", field("i", "direction", ""));
  CHECK(found(story) == Lines{"indicator-without-direction: i -direction"});
}

namespace {
void fill(Story& story, const std::string& id, const std::string& horizon) {
  for (const auto& [name, answer] : std::map<std::string, std::string>{{"what_it_shows", "Open days"},
                                                                       {"kind", "outcome"},
                                                                       {"horizon", horizon},
                                                                       {"baseline", "none yet; the agency"},
                                                                       {"direction", "up"},
                                                                       {"source", "Tests"},
                                                                       {"owner", "The agency"},
                                                                       {"review", "2028-04-15"}})
    story.asks("ann", field(id, name, answer));
}
}  // namespace

TEST_CASE("SYS-6: SYS-47: an incomplete sheet is told with what is missing, and is not adopted", "[checks]") {
  Story story = board_of("dynamic-indicators");
  story.asks("ann", card("s", "OBSERVATION", "spill", "Shops open by the water"));
  story.asks("ann", card("i", "INDICATOR", "year1", "Open days"));
  CHECK(found(story) == Lines{"indicator-missing-required-field: i -what_it_shows -kind -horizon -baseline -direction "
                              "-source -owner -review"});
  CHECK(story.asks("fay", adopted("d", "We adopt it", "based_on: 'i'")) ==
        "CHECK_FAILED indicator-missing-required-field");
  CHECK(story.asks("fay", adopted("d", "We adopt all")) == "CHECK_FAILED indicator-missing-required-field");
  fill(story, "i", "within_1_year");
  CHECK(found(story).empty());
  // One that the group drops needs no sheet, and keeps no decision from being taken.
  story.asks("ann", card("x", "INDICATOR", "drop", "Kilometres of pipe"));
  CHECK(found(story).empty());
  CHECK(story.asks("fay", adopted("d", "We adopt it", "based_on: 'i'")) == "put decision d v1");
  // Nor does another incomplete one that the decision does not speak of.
  story.asks("ann", card("j", "INDICATOR", "year5", "Swimmers"));
  CHECK(story.asks("fay", adopted("e", "We adopt it", "based_on: 'i'")) == "put decision e v1");
  CHECK(story.asks("fay", adopted("f", "We adopt all")) == "CHECK_FAILED indicator-missing-required-field");
}

TEST_CASE("SYS-17: SYS-51: a sheet that looks for no spillover is warned of; a line for the unexpected will do",
          "[checks]") {
  Story story = board_of("dynamic-indicators");
  story.asks("ann", card("i", "INDICATOR", "year1", "Open days"));
  fill(story, "i", "within_1_year");
  CHECK(found(story) == Lines{"no-spillover-indicator"});
  story.asks("ann", card("o", "OBSERVATION", "spill", "Something that we did not look for"));
  CHECK(found(story).empty());
  story.asks("ann", "trash_cards { ids: 'o' }");
  story.asks("ann", field("i", "spillover_to", "Health"));
  CHECK(found(story).empty());
}

TEST_CASE("SYS-49: a horizon of fifteen years is taken, and all that look equally far are warned of", "[checks]") {
  Story story = board_of("dynamic-indicators");
  story.asks("ann", card("s", "OBSERVATION", "spill", "x"));
  for (const char* id : {"i", "j"}) {
    story.asks("ann", card(id, "INDICATOR", "year5", "Total capacity"));
    fill(story, id, "5_years_plus");
  }
  CHECK(found(story) == Lines{"all-one-horizon: i j"});
  CHECK(story.asks("ann", field("i", "by", "2042-03-27")) == "put card i v10");
  CHECK(story.asks("ann", field("i", "by", "2042")) == "INVALID fields not_a_date");
  CHECK(story.asks("ann", field("i", "review", "2042-03-27")) == "put card i v11");
  CHECK(story.asks("fay", adopted("d", "x", "review_date: '2042-03-27' based_on: 'i'")) == "put decision d v1");
  story.asks("ann", field("j", "horizon", "within_1_year"));
  CHECK(found(story).empty());
}

TEST_CASE("SYS-60: an outcome that names a product is warned of, and let be with a reason", "[checks]") {
  Story story = board_of("procurement-alignment");
  story.asks("ann", card("o", "MISSION", "outcome", "Two hundred electric vans by 2030"));
  story.asks("ann",
             card("e", "EVIDENCE", "spend", "Vans: the contract ends in 2028"));  // what is bought now may be named
  CHECK(found(story) == Lines{"outcome-names-product: o"});
  const std::string let_be = "dismiss_check { check: 'outcome-names-product' on: 'o' reason: 'No other way is known' }";
  CHECK(story.asks("ann", let_be) == "FORBIDDEN");
  CHECK(story.asks("ria", "dismiss_check { check: 'outcome-names-product' on: 'o' }") == "INVALID reason missing");
  CHECK(story.asks("ria", "dismiss_check { check: 'outcome-names-product' on: 'e' reason: 'x' }") ==
        "NOT_FOUND warning");
  CHECK(story.asks("ria", let_be) == "put board board v2");
  CHECK(found(story) == Lines{"outcome-names-product: o (let be)"});
  CHECK(checks::findings(story.document)[0].reason() == "No other way is known");
  CHECK(story.asks("ria", let_be) == "NOTHING_TO_DO");
  // Other words are warned of again; the old reason was for the old ones.
  story.asks("ann", "edit_text { id: 'o' base_version: " + std::to_string(story.document.find("o")->text().version()) +
                        " base_lineage: " + std::to_string(story.document.find("o")->text().lineage()) +
                        " change { runs: [33, 0] inserts: '!' } }");
  story.asks("ann", card("o2", "MISSION", "outcome", "Streets are quiet by 2030"));
  CHECK(story.asks("fay", "dismiss_check { check: 'outcome-names-product' on: 'o' undo: true }") != "NOTHING_TO_DO");
  CHECK(found(story) == Lines{"outcome-names-product: o"});
}

TEST_CASE("SYS-59: nothing is adopted before the group was asked who has an interest", "[checks]") {
  Story story = board_of("procurement-alignment");
  CHECK(story.asks("fay", adopted("d", "A longer contract")) == "CHECK_FAILED conflict-of-interest-declared");
  story.asks("ann", "add_decision { id: 'd' title: 'x' text: 'A longer contract' }");
  CHECK(found(story) == Lines{"conflict-of-interest-declared: d"});
  CHECK(story.asks("fay", "set_decision { id: 'd' state: ADOPTED }") == "CHECK_FAILED conflict-of-interest-declared");
  CHECK(story.asks("ann", "ask_about_interests { id: 'd' }") == "FORBIDDEN");
  CHECK(story.asks("fay", "ask_about_interests { id: 'd' }") == "put decision d v2");
  CHECK(story.asks("fay", "ask_about_interests { id: 'd' }") == "NOTHING_TO_DO");
  CHECK(found(story).empty());
  CHECK(story.asks("fay", "set_decision { id: 'd' state: ADOPTED }") == "put decision d v3");
  // A check that blocks is never let be.
  story.asks("ann", "add_decision { id: 'e' title: 'x' text: 'Another' }");
  CHECK(story.asks("fay", "dismiss_check { check: 'conflict-of-interest-declared' on: 'e' reason: 'x' }") ==
        "NOT_FOUND warning");
}

TEST_CASE("SYS-57: a demonstrator that touches one angle alone is warned of", "[checks]") {
  Story story = board_of("storytelling-demonstrator");
  CHECK(story.document.region("honest") != nullptr);  // its honest limits
  story.asks("ann", card("a", "ENABLER", "system", "A rule for gullies"));
  story.asks("ann", card("b", "BARRIER", "system", "Nobody is paid to look after them"));
  CHECK(found(story).empty());
  CHECK(story.asks("ann", field("a", "angle", "the weather")) == "INVALID fields not_a_choice");
  story.asks("ann", field("a", "angle", "policy_and_rules"));
  CHECK(found(story) == Lines{"demonstrator-touches-one-angle: a"});
  story.asks("ann", field("b", "angle", "business_model"));
  CHECK(found(story).empty());
}

TEST_CASE("SYS-56: a story that names somebody is told; whether they agreed, the list of people says", "[checks]") {
  Story story = board_of("storytelling-demonstrator");
  story.asks("ann", card("m", "PROJECT", "micro", "Ingrid Holm opens the lock"));
  story.asks("ann", card("n", "PROJECT", "micro", "The keeper opens the lock"));
  const checks::Names names = [](const std::string& words) { return words.find("Ingrid") != std::string::npos; };
  CHECK(found(story, names) == Lines{"story-names-people-without-grant: m"});
  CHECK(found(story).empty());
  CHECK(story.asks("fay", "dismiss_check { check: 'story-names-people-without-grant' on: 'm' reason: 'x' }") ==
        "NOT_FOUND warning");
}

TEST_CASE("SYS-11: read as an outline, a project stands under each sector that it joins", "[checks]") {
  Story story = map_of_rivers();
  story.asks("ann", link("p1", "s2", "joins"));
  story.asks("ann", card("p2", "PROJECT", "projects", "A museum"));
  story.asks("ann", card("g", "QUESTION", "gaps", "Who speaks for the farms?"));
  CHECK(outline_of(story) ==
        "c\n"
        "  m\n"
        "    s1\n"
        "      p1\n"
        "    s2\n"
        "      p1\n"
        "    s3\n"
        "Projects that join no sector\n"
        "  p2\n"
        "Gaps and objections\n"
        "  g\n");
  CHECK(outline_of(board_of("roar-routes")).empty());
}

TEST_CASE("SYS-16: stages of the innovation chain at which nobody stands are named", "[checks]") {
  Story story = board_of("challenge-group-charter");
  story.asks("ann", card("a", "ACTOR", "members", "The university"));
  CHECK(checks::stages_without_actor(story.document).empty());  // nobody has placed anybody
  story.asks("ann", "set_card { id: 'a' actor_type: RESEARCH_ACTOR chain_stage: BASIC_RESEARCH }");
  CHECK(checks::stages_without_actor(story.document) ==
        Lines{"applied_research", "development", "demonstration", "first_use", "wide_use"});
  CHECK(spelled(story.decided("ann", "set_card { id: 'a' chain_stage: WIDE_USE }")) == "put card a v3");
  story.asks("ann", "set_card { id: 'a' chain_stage: CHAIN_STAGE_UNSPECIFIED }");
  CHECK(checks::stages_without_actor(story.document).empty());
}

TEST_CASE("words by which warnings go: whole words, in any case, one or many", "[checks]") {
  CHECK(checks::names_product("Two hundred VANS"));
  CHECK(checks::names_product("a minibus; minibuses"));
  CHECK(checks::names_product("an app"));
  CHECK_FALSE(checks::names_product("people are happy and apply"));
  CHECK_FALSE(checks::names_product("advantage, vanish"));
  CHECK(checks::names_technology("heat pumps in every home"));
  CHECK(checks::names_technology("AI for all"));
  CHECK_FALSE(checks::names_technology("they said it again"));
  CHECK(checks::names_residents("the neighbours"));
  CHECK(checks::says_year("By 2035"));
  CHECK_FALSE(checks::says_year("By 1035, or in 20 years, or 20355"));
  CHECK(checks::says_measure("on 90 days of 100"));
  CHECK(checks::says_measure("shown by tests"));
  CHECK_FALSE(checks::says_measure("By 2035 it is clean"));
}
