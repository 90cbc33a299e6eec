// What is found, and what is not.
#include "facilitation/records/searching.h"

#include "tests/catch.h"
#include "tests/facilitation/records/told_guidebook.h"
#include "tests/facilitation/records/told_quote.h"

using namespace plenary;
using namespace plenary::test;

namespace {

std::string found(const Document& document, const SearchFor& wanted, Role role = OBSERVER) {
  std::string words;
  for (const SearchHit& hit : search_in(kGuidebookId, document, {"somebody", role}, wanted, 50))
    words += (words.empty() ? "" : " ") + hit.id();
  return words;
}

}  // namespace

TEST_CASE("SYS-21: what is ready is found by its words, its place, its sector, its goals", "[records][guidebook]") {
  const Document guide = document_of(ToldGuidebook().records);
  CHECK(found(guide, {.words = "WINTER"}) == "tool");
  CHECK(found(guide, {.words = "rotter"}) == "case");
  CHECK(found(guide, {.words = "streets ask"}) == "tool");
  CHECK(found(guide, {.words = "streets rotterdam"}).empty());
  CHECK(found(guide, {.place = "rotterdam"}) == "case");
  CHECK(found(guide, {.sector = "water"}) == "tool");
  CHECK(found(guide, {.sdg = 11}) == "tool");
  CHECK(found(guide, {.type = "case"}) == "case");
  CHECK(found(guide, {.pillar = "routes"}) == "routes tool case");
  CHECK(found(guide, {.pillar = "R", .type = "chapter"}) == "routes");
  CHECK(found(guide, {.pillar = "rewards"}).empty());
}

TEST_CASE("SYS-40: a draft is not found, whoever looks", "[records][guidebook]") {
  ToldGuidebook told;
  told.at("tool").mutable_entry()->mutable_trashed();
  const Document guide = document_of(told.records);
  for (const Role role : {OBSERVER, PARTICIPANT, RAPPORTEUR, FACILITATOR}) {
    CHECK(found(guide, {.words = "unfinished"}, role).empty());
    CHECK(found(guide, {.words = "gardens"}, role).empty());
    CHECK(found(guide, {.words = "winter"}, role).empty());
  }
}

TEST_CASE("SYS-40: a record is found once it is approved", "[records][guidebook]") {
  std::vector<Record> records{
      record_in_text("id: 'record' session_record { state: CIRCULATED title: 'Group 1' pillar: 'routes' }"),
      record_in_text(
          "id: 'p2' paragraph { section: 'discussion' order: 'V001' number: 2 } text { content: 'The river rises.' }"),
      record_in_text(
          "id: 'p1' paragraph { section: 'summary' order: 'V002' number: 1 } text { content: 'A river falls.' }")};
  CHECK(found(document_of(records), {.words = "river"}).empty());
  for (const auto state : {SessionRecordHead::APPROVED, SessionRecordHead::CORRECTED}) {
    records.front().mutable_session_record()->set_state(state);
    CHECK(found(document_of(records), {.words = "river"}) == "p1 p2");
    CHECK(found(document_of(records), {.words = "river", .type = "tool"}).empty());
    CHECK(found(document_of(records), {.words = "river", .pillar = "Routes"}) == "p1 p2");
    CHECK(found(document_of(records), {.words = "river", .pillar = "rewards"}).empty());
    CHECK(found(document_of(records), {.words = "river", .place = "Rotterdam"}).empty());
  }
}

TEST_CASE(
    "SYS-40: paragraphs of a record are found by where the meeting was, and by goals and sectors of cards behind them",
    "[records][guidebook]") {
  const Document record = document_of(
      {record_in_text("id: 'record' session_record { state: APPROVED title: 'Group 1' venue: 'Bellagio, Italy' }"),
       record_in_text(
           "id: 'p1' paragraph { section: 'discussion' order: 'V001' number: 1 sdgs: 6 sources { id: 'c7' } } "
           "text { content: 'The river rises.' }"),
       record_in_text(
           "id: 'p2' paragraph { section: 'decisions' order: 'V001' number: 1 sdgs: 11 sources { id: 'c8' } } "
           "text { content: 'The river is opened.' }"),
       record_in_text("id: 'p3' paragraph { section: 'annex' order: 'V001' number: 1 sources { id: 'c7' } } "
                      "text { content: 'Card 7, sector: Water and drains' }"),
       record_in_text("id: 'p4' paragraph { section: 'annex' order: 'V002' number: 2 sources { id: 'c8' } } "
                      "text { content: 'Card 8, idea: ask, sector: Water' }")});
  CHECK(found(record, {.words = "river", .place = "bellagio"}) == "p1 p2");
  CHECK(found(record, {.words = "river", .place = "Rotterdam"}).empty());
  CHECK(found(record, {.sdg = 6}) == "p1");
  CHECK(found(record, {.words = "river", .sdg = 11}) == "p2");
  CHECK(found(record, {.sector = "water"}) == "p1 p3");
  CHECK(found(record, {.sector = "Transport"}).empty());
}

TEST_CASE("a hit says where it stands, cut between characters", "[records][guidebook]") {
  ToldGuidebook told;
  std::string long_line = "winter ";
  for (int i = 0; i < 200; ++i) long_line += "ü";
  told.at("field.tool.limits").mutable_text()->set_content("First.\n" + long_line);
  const Document guide = document_of(told.records);
  const SearchHit hit = search_in(kGuidebookId, guide, {"x", OBSERVER}, {.words = "winter"}, 5).at(0);
  CHECK(hit.excerpt().starts_with("winter ü"));
  CHECK(hit.excerpt().ends_with("ü…"));
  CHECK(hit.title() == "Street contracts");
  CHECK(hit.from() == "Missions in cities");
  CHECK(search_in(kGuidebookId, guide, {"x", OBSERVER}, {.pillar = "routes"}, 1).size() == 1);
}

TEST_CASE("words that were taken back, or never let go, are not found where somebody pasted them",
          "[records][guidebook]") {
  const auto finds = [](const NotLetGo& not_let_go) {
    std::vector<Record> records{record_in_text("id: 'record' session_record { state: APPROVED title: 'Group 1' }"),
                                record_in_text("id: 'p1' paragraph { section: 'discussion' order: 'V001' number: 1 } "
                                               "text { content: 'The harbour is wide.' }"),
                                record_in_text("id: 'p2' paragraph { section: 'discussion' order: 'V002' number: 2 }")};
    records.back().mutable_text()->set_content(kPasted[0]);
    ToldGuidebook told;
    told.at("field.tool.limits").mutable_text()->set_content(kPasted[1]);
    std::string ids;
    for (const std::vector<Record>& all : {records, told.records})
      for (const SearchHit& hit :
           search_in(kGuidebookId, document_of(all), {"x", OBSERVER}, {.words = "harbour"}, 9, not_let_go))
        ids += hit.id() + " ";
    return ids;
  };
  CHECK(finds({}) == "p1 p2 tool case ");
  for (const bool taken_back : {true, false})
    for (const Quote::State state : {Quote::REQUESTED, Quote::DECLINED}) {
      std::vector<Record> board = told_with({.state = state});
      if (taken_back) take_back(board);
      CHECK(finds(not_let_go({{"b", document_of(board), some_position()}})) == "p1 case ");
    }
  CHECK(finds(not_let_go({{"b", document_of(told_with({.level = NONE})), some_position()}})) == "p1 p2 tool case ");
}

TEST_CASE("on a board is found what somebody sees there, by kind and number, and nobody who wrote it", "[records]") {
  const Document board = document_of(
      {record_in_text("id: 'board' board { title: 'Group 1' pillar: 'routes' }"),
       record_in_text("id: 'c9' card { number: 9 author: 'ann' source: 'River report' } text { content: 'Swim' }"),
       record_in_text("id: 'c2' card { number: 2 author: 'ann' } text { content: 'A river to swim in' }"),
       record_in_text("id: 'c3' card { number: 3 author: 'ben' trashed {} } text { content: 'River, thrown away' }"),
       record_in_text("id: 'c4' card { number: 4 author: 'ben' merged_into: 'c2' } text { content: 'River, merged' }"),
       record_in_text("id: 'c5' card { author: 'ben' hidden: true } text { content: 'River, in silence' }"),
       record_in_text("id: 'g1' cluster { title: 'Open the river' }"),
       record_in_text("id: 'g2' cluster { title: 'River of old' dissolved: true }"),
       record_in_text("id: 'n1' note { by: 'ria' visibility: RECORD } text { content: 'The river was named.' }"),
       record_in_text("id: 'n2' note { by: 'ria' visibility: WORKING } text { content: 'River: ask again' }"),
       record_in_text(
           "id: 'd1' decision { number: 1 title: 'Open it' versions { text: 'The river is open by 2035.' } }"),
       record_in_text("id: 'a1' action { number: 1 text: 'Ask the river board' }")});
  const auto found_by = [&board](const std::string& who, Role role, const std::string& words, std::size_t most = 50) {
    std::string ids;
    for (const SearchHit& hit : search_board("b1", board, {who, role}, words, most)) {
      ids += (ids.empty() ? "" : " ") + hit.id();
      CHECK(hit.document() == "b1");
      CHECK(hit.from() == "Group 1");
      CHECK(hit.DebugString().find("ann") == std::string::npos);
    }
    return ids;
  };
  CHECK(found_by("ann", PARTICIPANT, "RIVER") == "c2 c9 g1 n1 d1 a1");
  CHECK(found_by("ben", PARTICIPANT, "river") == "c5 c2 c9 g1 n1 d1 a1");
  CHECK(found_by("ria", RAPPORTEUR, "river") == "c2 c9 g1 n1 n2 d1 a1");
  CHECK(found_by("ann", PARTICIPANT, "river swim") == "c2 c9");
  CHECK(found_by("ann", PARTICIPANT, "river", 2) == "c2 c9");
  CHECK(found_by("ann", PARTICIPANT, "  ").empty());
}
