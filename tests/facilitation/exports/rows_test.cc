// What a record shows of boards from the project's templates: numbered rows of what such a meeting needs.
#include "facilitation/exports/formats.h"
#include "facilitation/exports/guidebook_formats.h"
#include "facilitation/exports/sheets.h"
#include "facilitation/records/guidebook.h"
#include "facilitation/records/offers.h"
#include "facilitation/records/presenting.h"
#include "tests/catch.h"
#include "tests/facilitation/checks/template_board.h"
#include "tests/facilitation/records/told_board.h"
#include "tests/facilitation/rules/guide.h"

using namespace plenary;
using namespace plenary::test;

namespace {

Person somebody(const std::string& id, const std::string& name) {
  Person person;
  person.set_participant(id);
  person.set_name(name);
  return person;
}
const std::vector<Person> kPeople = {somebody("ann", "Ingrid Holm"), somebody("ben", "Ben Okoro")};

SessionRecord record_of_story(const Story& story, RecordKind kind = RecordKind::internal) {
  return compile_board({"m.b", story.document, some_position()}, kPeople, story.now.ms, kind);
}
std::string in_words(const Story& story, RecordKind kind = RecordKind::internal) {
  return format_named("md")->write(record_of_story(story, kind));
}
bool tells(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

const Sheet& sheet_named(const std::vector<Sheet>& sheets, const std::string& name) {
  for (const Sheet& sheet : sheets)
    if (sheet.name == name) return sheet;
  throw std::runtime_error("no sheet " + name);
}
std::string cell(const Sheet& sheet, std::size_t row, const std::string& column) {
  for (std::size_t i = 0; i < sheet.columns.size(); ++i)
    if (sheet.columns[i].name == column) {
      const auto* words = std::get_if<std::string>(&sheet.rows.at(row)[i]);
      return words ? *words : "";
    }
  throw std::runtime_error("no column " + column);
}

}  // namespace

TEST_CASE("SYS-8: the pillar's question stands in the record word for word", "[exports][rows]") {
  for (const char* id : {"roar-routes", "roar-organisation", "roar-assessment", "roar-rewards"}) {
    const Story story = board_of(id);
    const SessionRecord record = record_of_story(story);
    CHECK(record.framing_question() == shipped_templates().find(id)->framing_question());
    const MeetingPlan& bellagio = meeting_named("moin-2019-bellagio");
    bool is_theirs = false;
    for (const Record& one : bellagio.records)
      is_theirs = is_theirs || (one.has_pillar() && one.pillar().question() == record.framing_question());
    INFO(record.framing_question());
    CHECK(is_theirs);
  }
}

TEST_CASE("SYS-3: a link that starts something is told at both of its ends", "[exports][rows]") {
  Story story = board_of("mission-map");
  story.asks("ann", card("l", "ENABLER", "levers", "A longer contract"));
  story.asks("ann", card("p", "PROJECT", "projects", "Street contracts"));
  story.asks("ann", link("l", "p", "starts"));
  const std::string text = in_words(story);
  CHECK(tells(text, "starts card 2"));
  CHECK(tells(text, "card 1 starts this"));
}

TEST_CASE("SYS-4: SYS-7: what is incomplete stands in the record, and is in no copy for outside", "[exports][rows]") {
  Story story = board_of("risk-reward-canvas");
  story.asks("ann", card("r", "RISK", "risks", "The loan is not paid back"));
  CHECK(tells(in_words(story), "This risk is an orphan"));
  CHECK(tells(in_words(story, RecordKind::network), "This risk is an orphan"));
  CHECK_FALSE(tells(in_words(story, RecordKind::publication), "This risk is an orphan"));

  Story sheet = board_of("roar-assessment");
  sheet.asks("ann", card("i", "INDICATOR", "signals", "Gardens"));
  CHECK(tells(in_words(sheet), "missing: direction"));
}

TEST_CASE("SYS-6: SYS-52: a sheet leaves with its horizon, baseline, direction, spillover and what it does not tell",
          "[exports][rows]") {
  Story story = board_of("dynamic-indicators");
  story.asks("ann", card("i", "INDICATOR", "year5", "Homes made warm"));
  story.asks("ann", card("k", "INDICATOR", "keep", "Homes per year"));
  story.asks("ann", field("i", "horizon", "5_years_plus"));
  story.asks("ann", field("i", "by", "2042-03-27"));
  story.asks("ann", field("i", "baseline", "none yet; the city"));
  story.asks("ann", field("i", "direction", "up"));
  story.asks("ann", field("i", "spillover_to", "Health"));
  story.asks("ann", field("i", "does_not_tell", "Whether people stay"));
  story.asks("ann", field("k", "kind", "static"));
  const std::vector<Sheet> sheets = sheets_of(record_of_story(story));
  const Sheet& table = sheet_named(sheets, "indicators");
  REQUIRE(table.rows.size() == 2);
  CHECK(cell(table, 0, "horizon") == "5 years plus");
  CHECK(cell(table, 0, "by") == "2042-03-27");
  CHECK(cell(table, 0, "baseline") == "none yet; the city");
  CHECK(cell(table, 0, "direction") == "up");
  CHECK(cell(table, 0, "spillover_to") == "Health");
  CHECK(cell(table, 0, "does_not_tell") == "Whether people stay");
  CHECK(cell(table, 1, "kind") == "static");
  CHECK(tells(cell(table, 0, "missing"), "what it shows"));
  CHECK(tells(in_words(story), "does not tell: Whether people stay"));
}

TEST_CASE("SYS-11: the map is read in the record from challenge to projects", "[exports][rows]") {
  Story story = board_of("mission-map");
  story.asks("ann", card("c", "CHALLENGE", "challenge", "Rivers"));
  story.asks("ann", card("m", "MISSION", "mission", "By 2035 on 90 days"));
  story.asks("ann", card("s", "SECTOR", "sectors", "Water"));
  story.asks("ann", card("t", "SECTOR", "sectors", "Housing"));
  story.asks("ann", card("p", "PROJECT", "projects", "Street contracts"));
  story.asks("ann", link("p", "s", "joins"));
  story.asks("ann", link("p", "t", "joins"));
  const Sheet map = sheet_named(sheets_of(record_of_story(story)), "map");
  std::string order;
  for (std::size_t row = 0; row < map.rows.size(); ++row) order += cell(map, row, "id") + " ";
  CHECK(order == "c m s p t p ");
  CHECK(tells(in_words(story), "The map, from challenge to projects"));
}

TEST_CASE("SYS-18: nobody's project is ranked away: all live and parked cards are in every full copy",
          "[exports][rows]") {
  Story story = board_of("roar-routes");
  for (const char* id : {"a", "b", "c"}) story.asks("ann", card(id, "PROJECT", "routes", std::string("Route ") + id));
  story.asks("ann", "park_cards { ids: 'b' parked: true }");
  story.asks("ann", card("d", "PROJECT", "routes", "Route d"));
  story.asks("fay", "add_cluster { id: 'g' title: 'Leads' cards: 'a' cards: 'd' }");
  story.asks(
      "fay",
      "open_vote { id: 'v' method: DOTS target: 'card' targets: 'a' targets: 'c' dots_each: 1 max_per_target: 1 }");
  story.asks("ann", "cast_ballot { vote: 'v' dots { key: 'a' value: 1 } finished: true }");
  story.asks("fay", "close_vote { id: 'v' }");
  for (const RecordKind kind : {RecordKind::internal, RecordKind::network, RecordKind::publication})
    for (const char* route : {"Route a", "Route b", "Route c", "Route d"}) CHECK(tells(in_words(story, kind), route));
}

TEST_CASE("SYS-46: SYS-5: of scores a record has medians and spread, and not who or how many gave which",
          "[exports][rows]") {
  Story story = board_of("capability-diagnostic");
  story.asks("ann", card("e", "EVIDENCE", "awareness", "We saw the flood coming"));
  CHECK(story.asks("fay", "open_vote { id: 'v' method: RATING target: 'card' targets: 'e' criteria: 'awareness' }") ==
        "put vote v v1");
  for (const auto& [who, score] : {std::pair{"ann", 1}, {"ben", 4}, {"cid", 4}})
    story.asks(who, "cast_ballot { vote: 'v' dots { key: 'e/awareness' value: " + std::to_string(score) +
                        " } finished: true }");
  story.asks("fay", "close_vote { id: 'v' }");
  const SessionRecord record = record_of_story(story);
  const RecordResult& result = record.groups(0).votes(0).results(0);
  CHECK(result.counts().empty());
  REQUIRE(result.scores_size() == 1);
  CHECK(result.scores(0).median() == 4.0);
  CHECK(result.scores(0).lowest() == 1);
  CHECK(result.scores(0).highest() == 4);
  CHECK(tells(in_words(story), "awareness: median 4, from 1 to 4"));
  CHECK_FALSE(tells(in_words(story), "4: 2"));
}

TEST_CASE("SYS-16: stages without an actor are named in the record", "[exports][rows]") {
  Story story = board_of("challenge-group-charter");
  story.asks("ann", card("a", "ACTOR", "members", "The university"));
  story.asks("ann", "set_card { id: 'a' actor_type: RESEARCH_ACTOR chain_stage: BASIC_RESEARCH }");
  CHECK(tells(in_words(story), "no actor stands: applied research, development, demonstration, first use, wide use"));
  CHECK(tells(in_words(story), "stage: basic research"));
}

TEST_CASE("SYS-14: goals of a card stand in its record", "[exports][rows]") {
  Story story = board_of("mission-map");
  story.asks("ann", card("c", "CHALLENGE", "challenge", "Rivers"));
  story.asks("ann", "set_card { id: 'c' set_sdgs: true sdgs: [6, 14] }");
  CHECK(tells(in_words(story), "SDG 6, 14"));
}

TEST_CASE("SYS-59: SYS-60: that interests were asked about, and why a warning was let be, stand in the record",
          "[exports][rows]") {
  Story story = board_of("procurement-alignment");
  story.asks("ann", card("o", "MISSION", "outcome", "Two hundred vans by 2030"));
  story.asks("fay", "dismiss_check { check: 'outcome-names-product' on: 'o' reason: 'No other way is known' }");
  story.asks("ann", "add_decision { id: 'd' title: 'x' text: 'A longer contract' }");
  story.asks("fay", "ask_about_interests { id: 'd' }");
  CHECK(tells(in_words(story), "let be: No other way is known"));
  CHECK(tells(in_words(story), "the group was asked who has one"));
}

TEST_CASE("SYS-61: regions for those who live there stand in the record", "[exports][rows]") {
  CHECK(tells(in_words(board_of("procurement-alignment")), "Where do residents have a say in who receives the money?"));
}

TEST_CASE("SYS-23: what a group decided is proposed to the plenary until that has answered", "[exports][rows]") {
  Story story(
      {"id: 'report.g' report { breakout: 'g' title: 'Group 1' headline: 'Water first' order: 1 started_ms: 1 "
       "decisions { id: 'd' number: 1 text: 'By 2035' state: ADOPTED } }"});
  CHECK(tells(in_words(story), "proposed to the plenary, which has not answered"));
  CHECK(story.asks("fay", "answer_decision { report: 'report.g' decision: 'd' outcome: 'confirmed' }") ==
        "put report report.g v2");
  CHECK(tells(in_words(story), "by the plenary confirmed"));
  CHECK_FALSE(tells(in_words(story), "which has not answered"));
}

TEST_CASE("SYS-56: what names somebody leaves in no copy but the internal one, until they agree", "[exports][rows]") {
  Story story = board_of("storytelling-demonstrator");
  const std::string words = "The harbour is where everyone else decides.";
  story.asks("ben", card("s", "PROJECT", "micro", "Ingrid Holm opens the lock. " + words));
  story.asks("ben", card("n", "PROJECT", "micro", "The keeper opens the lock"));
  story.asks("fay", adopted("d", "We show what Ingrid Holm does", "review_date: '2028-01-01'"));
  CHECK(tells(in_words(story), "Ingrid Holm opens the lock"));
  CHECK(tells(in_words(story), "names somebody who has not agreed"));
  for (const RecordKind kind : {RecordKind::network, RecordKind::publication, RecordKind::blog, RecordKind::video}) {
    INFO(word_for(kind));
    for (const Format& format : formats()) {
      const std::string file = format.write(record_of_story(story, kind));
      INFO(format.name);
      CHECK_FALSE(tells(file, "Ingrid Holm"));
    }
    CHECK(tells(in_words(story, kind), "The keeper opens the lock"));
    CHECK(record_of_story(story, kind).groups(0).names_withheld() == 2);
    CHECK(tells(in_words(story, kind), "names somebody who has not agreed to it: 2 pieces"));
  }
  // She says yes to these words, under her name, for a publication and for nothing else.
  CHECK(story.asks("ria", "capture_quote { id: 'q' text: 'Ingrid Holm opens the lock. " + words +
                              "' speaker: 'ann' }") == "put quote q v1, edit q");
  CHECK(story
            .asks("ria",
                  "request_attribution { id: 'a' quote: 'q' quote_version: 1 for_kinds: 'publication' "
                  "identification: FULL answer_by: '2030-01-01' }")
            .starts_with("put"));
  CHECK(story
            .asks("ann",
                  "answer_attribution { id: 'a' answer: 'granted' quote_version: 1 kinds: 'publication' "
                  "identification: FULL }")
            .starts_with("put"));
  CHECK(tells(in_words(story, RecordKind::publication), "Ingrid Holm opens the lock"));
  CHECK_FALSE(tells(in_words(story, RecordKind::publication), "what Ingrid Holm does"));
  // What somebody wrote around those words was not agreed to.
  story.asks("ben", card("more", "PROJECT", "micro", "She was paid for it: Ingrid Holm opens the lock. " + words));
  CHECK_FALSE(tells(in_words(story, RecordKind::publication), "She was paid"));
  CHECK_FALSE(tells(in_words(story, RecordKind::blog), "Ingrid Holm opens"));
  // And takes it back.
  CHECK(story.asks("ann", "withdraw_attribution { quote: 'q' }").starts_with("put"));
  CHECK_FALSE(tells(in_words(story, RecordKind::publication), "Ingrid Holm"));
}

TEST_CASE("SYS-32: a case waits for its presenter, or for the days to be over; then nothing is anybody's",
          "[exports][rows]") {
  constexpr std::int64_t kDay = 86'400'000;
  Story story = board_of("case-study-harvest");
  story.asks("ann", card("c", "OBSERVATION", "done", "The city bought the meadows"));
  story.asks("ann", card("w", "OBSERVATION", "done", "It cost nothing"));
  CHECK(waits_for_presenter(story.document, RecordKind::publication, story.now.ms));
  CHECK_FALSE(waits_for_presenter(story.document, RecordKind::internal, story.now.ms));
  CHECK_FALSE(waits_for_presenter(story.document, RecordKind::network, story.now.ms));
  CHECK(story.asks("ann", "check_harvest { answered: true }") == "FORBIDDEN");
  CHECK(story.asks("fay", "check_harvest { answered: true }") == "FORBIDDEN");
  CHECK(story.asks("pre", "check_harvest { marks { key: 'w' value: 'nonsense' } }") == "INVALID marks unknown");
  CHECK(story.asks("pre", "check_harvest { marks { key: 'none' value: 'wrong' } }") == "NOT_FOUND card");

  SECTION("the presenter answers") {
    CHECK(story.asks("pre", "check_harvest { marks { key: 'w' value: 'wrong' } answered: true }") ==
          "put card w v2, put board board v2");
    CHECK_FALSE(waits_for_presenter(story.document, RecordKind::publication, story.now.ms));
    CHECK_FALSE(tells(in_words(story, RecordKind::publication), "It cost nothing"));
    CHECK(tells(in_words(story, RecordKind::publication), "as its presenter asks: 1 card"));
    CHECK(tells(in_words(story), "presenter: wrong"));
    CHECK(story.asks("pre", "check_harvest { answered: false }") == "put board board v3");
    CHECK(waits_for_presenter(story.document, RecordKind::publication, story.now.ms));
  }
  SECTION("nobody answers: the days run from when the board was closed") {
    CHECK(waits_for_presenter(story.document, RecordKind::blog, story.now.ms + 100 * kDay));
    CHECK(story.asks("fay", "set_board { closed: true }") == "put board board v2");
    CHECK(waits_for_presenter(story.document, RecordKind::blog, story.document.board()->closed_ms() + 7 * kDay - 1));
    CHECK_FALSE(waits_for_presenter(story.document, RecordKind::blog, story.document.board()->closed_ms() + 7 * kDay));
    CHECK(presenter_check(story.document, story.now.ms + 8 * kDay) == PresenterCheck::overdue);
    // The presenter may still look, on a closed board.
    CHECK(story.asks("pre", "check_harvest { answered: true }") == "put board board v3");
  }
  SECTION("then no words outside are said to be anybody's") {
    story.asks("ria", "capture_quote { id: 'q' text: 'The harbour decides for us all.' speaker: 'ann' }");
    story.asks("ria",
               "request_attribution { id: 'a' quote: 'q' quote_version: 1 for_kinds: 'publication' "
               "identification: FULL answer_by: '2030-01-01' }");
    story.asks("ann",
               "answer_attribution { id: 'a' answer: 'granted' quote_version: 1 kinds: 'publication' "
               "identification: FULL }");
    story.asks("fay", "set_board { closed: true }");
    CHECK(tells(in_words(story, RecordKind::publication), "Ingrid Holm"));
    story.now.ms += 8 * kDay;
    CHECK_FALSE(tells(in_words(story, RecordKind::publication), "Ingrid Holm"));
    CHECK(tells(in_words(story, RecordKind::publication), "The harbour decides for us all."));
    CHECK(tells(in_words(story), "Ingrid Holm"));
  }
}

TEST_CASE("SYS-36: a thought after the end comes to the late additions, with its day, and touches nothing",
          "[exports][rows]") {
  Story story = board_of("roar-routes");
  story.now.ms = 1'553'680'800'000;  // 27 March 2019
  story.asks("ann", card("a", "IDEA", "routes", "Street contracts"));
  CHECK(story.asks("ann", "add_late_thought { id: 'l' text: 'x' }") == "INVALID board not_closed");
  story.asks("fay", "open_vote { id: 'v' method: DOTS target: 'card' targets: 'a' dots_each: 1 max_per_target: 1 }");
  story.asks("ann", "cast_ballot { vote: 'v' dots { key: 'a' value: 1 } finished: true }");
  story.asks("fay", "close_vote { id: 'v' }");
  story.asks("fay", "set_board { closed: true }");
  CHECK(story.asks("ann", card("b", "IDEA", "routes", "On the way home")) == "CLOSED_BOARD");
  CHECK(story.asks("obs", "add_late_thought { id: 'l' text: 'On the way home' }") == "FORBIDDEN");
  CHECK(story.asks("ann", "add_late_thought { id: 'l' text: 'On the way home' }") ==
        "put region late_additions v1, put card l v1, edit l");
  CHECK(story.asks("ben", "add_late_thought { id: 'l2' text: 'And another' }") == "put card l2 v1, edit l2");
  CHECK(story.card("l").region() == "late_additions");
  CHECK(story.card("l").late());
  CHECK(story.order_in("late_additions") == "l l2");
  CHECK(story.document.find("v")->vote().targets_size() == 1);
  CHECK(story.document.find("a")->version() == 1);
  CHECK(tells(in_words(story), "Late additions"));
  CHECK(tells(in_words(story), "late, on 27 March 2019"));
}

TEST_CASE("SYS-50: a decision is revised by another, and its old wording can still be read", "[exports][rows]") {
  Story story = board_of("roar-routes");
  story.asks("fay", adopted("d", "By 2035 on 90 days", "review_date: '2028-01-01'"));
  story.asks("fay", "set_decision { id: 'd' text: 'By 2036 on 90 days' }");
  CHECK(story.document.decision("d")->versions(0).text() == "By 2035 on 90 days");
  CHECK(story.document.decision("d")->versions(1).text() == "By 2036 on 90 days");
  CHECK(tells(in_words(story), "By 2035 on 90 days"));  // adopted; the other is a version
}

TEST_CASE(
    "SYS-58: how much and whose decision stand on the board, and an example is ready with what was done and followed",
    "[exports][rows]") {
  Story story = board_of("procurement-alignment");
  story.asks("ann", card("e", "EVIDENCE", "spend", "Fund for neighbours"));
  for (const auto& [name, answer] :
       {std::pair{"contract", "Camden kit"}, {"size_band", "under 10 000"}, {"decision_owner", "The ward"}})
    CHECK(story.asks("ann", field("e", name, answer)).starts_with("put card e"));
  for (const char* words : {"contract: Camden kit", "size band: under 10 000", "decision owner: The ward"})
    CHECK(tells(in_words(story), words));

  // From the board to the guidebook.
  story.asks("ann", card("x", "EXAMPLE", "demand", "Neighbours ran a kitchen"));
  const GuidebookOffers offers = guidebook_offers({"forum.b1", story.document, some_position()},
                                                  *shipped_templates().find("procurement-alignment"), {}, kPeople);
  REQUIRE(offers.entries_size() == 1);
  CHECK(offers.entries(0).type() == "example");
  REQUIRE(offers.entries(0).fields_size() == 1);
  CHECK(offers.entries(0).fields(0).name() == "what_was_done");
  CHECK(offers.entries(0).fields(0).text() == "Neighbours ran a kitchen");

  Story book = guide();
  book.asks("ria",
            "add_entry { id: 'x' type: 'example' chapter: 'routes' title: 'A kit' fields { name: 'what_was_done' text: "
            "'Neighbours ran a kitchen, with under 10 000.' sources { document: 'forum.b1' id: 'x' } } }");
  CHECK(book.asks("ria", "mark_ready { id: 'x' }") == "INVALID results_and_evidence missing");
  book.asks("ria", "set_field { owner: 'x' name: 'results_and_evidence' text: 'Forty meals a week.' }");
  CHECK(book.asks("ria", "mark_ready { id: 'x' }") == "INVALID place missing");
  book.asks("ria", "set_entry { id: 'x' place: 'Camden' }");
  CHECK(book.asks("ria", "mark_ready { id: 'x' }") == "INVALID naming undecided");
  book.asks("ria",
            "set_entry { id: 'x' naming { state: NAMED organisation: 'The kitchen' granted_by: 'ann' granted_on: "
            "'2027-05-01' } }");
  CHECK(book.asks("ria", "mark_ready { id: 'x' }") == "INVALID evidence no_source");
  book.asks("ria", "set_entry { id: 'x' reported_not_verified: true }");
  CHECK(book.asks("ria", "mark_ready { id: 'x' }").starts_with("put entry x"));
  const GuidebookParts parts{
      "forum.guidebook", book.document, {{"forum.b1", story.document, some_position()}}, kPeople};
  const std::string printed = guidebook_format_named("md")->write(compile_guidebook(parts, "", story.now.ms).value());
  for (const char* words : {"Camden", "The kitchen", "What was done", "Neighbours ran a kitchen, with under 10 000",
                            "What came of it", "Forty meals a week", "Reported, not verified"}) {
    INFO(words << " in " << printed);
    CHECK(tells(printed, words));
  }
}
