// What an approved record has for the guidebook, and what became of it since.
#include "facilitation/records/record_offers.h"

#include "tests/catch.h"
#include "tests/facilitation/records/told_guidebook.h"
#include "tests/facilitation/records/told_record.h"

using namespace plenary;
using namespace plenary::test;

namespace {

constexpr const char* kRecord = "demo-2027.record.s2-b1";

void say(std::vector<Record>& records, const std::string& id, const std::string& words,
         const std::function<void(Paragraph&)>& more = {}) {
  Record& record = records.emplace_back();
  record.set_id(id);
  Paragraph& paragraph = *record.mutable_paragraph();
  paragraph.set_section("discussion");
  paragraph.set_order("Z" + id);
  paragraph.set_number(static_cast<std::uint32_t>(records.size()));
  SourceRef& card = *paragraph.add_sources();
  card.set_document(kToldBoard);
  card.set_id("C01");
  if (more) more(paragraph);
  record.mutable_text()->set_content(words);
}
void correct(std::vector<Record>& records, const std::string& paragraph, const std::string& words,
             std::uint32_t number = 1) {
  Record& issued = records.emplace_back();
  issued.set_id("k" + std::to_string(number));
  Correction& to = *issued.mutable_correction();
  to.set_paragraph(paragraph);
  to.set_section("discussion");
  to.set_proposed_text(words);
  to.set_corrigendum(number);
  to.set_state("issued");
}

// A record of the told board, approved unless something else is said, with these paragraphs.
Document approved(const std::vector<Record>& board, const std::function<void(std::vector<Record>&)>& paragraphs,
                  SessionRecordHead::State state = SessionRecordHead::APPROVED) {
  return record_drafted_from(document_of(board), [&](std::vector<Record>& records) {
    records.front().mutable_session_record()->set_state(state);
    paragraphs(records);
  });
}

GuidebookOffers offered(const Document& record, const std::vector<Record>& board, const Document& guide = {}) {
  const Document document = document_of(board);
  return record_offers({kRecord, record, {}}, {{kToldBoard, document, {}}}, guide, demo_people());
}
const OfferedParagraph* of(const GuidebookOffers& offers, const std::string& id) {
  for (const OfferedParagraph& one : offers.paragraphs())
    if (one.sources(0).id() == id) return &one;
  return nullptr;
}

std::string news_in(const ToldGuidebook& told, const Document& record) {
  const Laid laid(told);
  std::string words;
  for (const SourceNews& news : news_of_sources(laid.parts, {{kRecord, record, {}}}))
    words += (words.empty() ? "" : "; ") + news.owner() + "." + news.field() + " " + news.source().id() + " " +
             news.what() + (news.corrigendum() == 0 ? "" : " " + std::to_string(news.corrigendum()));
  return words;
}
void takes_from(ToldGuidebook& told, const std::string& field, const std::string& paragraph, std::uint32_t seen = 0) {
  SourceRef& source = *told.at(field).mutable_entry_field()->add_sources();
  source.set_document(kRecord);
  source.set_id(paragraph);
  source.set_seen(seen);
}

}  // namespace

TEST_CASE("a paragraph of an approved record is offered, with itself and what it comes from as sources",
          "[records][guidebook]") {
  const auto board = told_with({});
  const Document record = approved(board, [](auto& records) { say(records, "mine", "Streets were dug up."); });
  const GuidebookOffers offers = offered(record, board);
  CHECK(offers.record() == kRecord);
  CHECK(offers.board().empty());
  const OfferedParagraph* mine = of(offers, "mine");
  REQUIRE(mine);
  CHECK(mine->text() == "Streets were dug up.");
  CHECK(mine->section() == "discussion");
  CHECK_FALSE(mine->taken());
  REQUIRE(mine->sources_size() == 2);
  CHECK(mine->sources(0).document() == kRecord);
  CHECK(mine->sources(1).document() == kToldBoard);
  CHECK(mine->sources(1).id() == "C01");
  ToldGuidebook told;
  takes_from(told, "field.tool.steps", "mine");
  const GuidebookOffers again = offered(record, board, document_of(told.records));
  CHECK(of(again, "mine")->taken());
}

TEST_CASE("nothing is offered before a record is approved", "[records][guidebook]") {
  const auto board = told_with({});
  for (const auto state : {SessionRecordHead::RECORD_DRAFT, SessionRecordHead::CIRCULATED})
    CHECK(offered(approved(
                      board, [](auto& records) { say(records, "mine", "Dug."); }, state),
                  board)
              .paragraphs()
              .empty());
  CHECK(of(offered(approved(
                       board, [](auto& records) { say(records, "mine", "Dug."); }, SessionRecordHead::CORRECTED),
                   board),
           "mine"));
}

TEST_CASE("what may not leave the room is not offered", "[records][guidebook][canaries]") {
  auto board = told_with({});
  const Document record = approved(board, [](auto& records) {
    say(records, "named", "As " + name_of("P-G") + " said, canary.");
    say(records, "pasted", kPasted[0]);
    say(records, "inside", "For us, canary.", [](Paragraph& one) { one.set_internal(true); });
    say(records, "thrown", "Away, canary.", [](Paragraph& one) { one.mutable_trashed(); });
    say(records, "shown", "Slides, canary.", [](Paragraph& one) { one.set_section("presentations"); });
    say(records, "quoted", "", [](Paragraph& one) {
      one.set_quotation(true);
      one.mutable_sources(0)->set_id("q");
    });
    say(records, "mine", "Streets were dug up.");
  });
  take_back(board);
  const GuidebookOffers offers = offered(record, board);
  CHECK(of(offers, "mine"));
  CHECK(offers.SerializeAsString().find("anary") == std::string::npos);
  for (const char* id : {"named", "pasted", "inside", "thrown", "shown", "quoted"}) CHECK_FALSE(of(offers, id));
}

TEST_CASE("GUIDE-5: a corrigendum is offered instead of what it corrects, and reaches a field that has it from before",
          "[records][guidebook]") {
  const auto board = told_with({});
  ToldGuidebook told;
  takes_from(told, "field.tool.steps", "mine");
  CHECK(news_in(told, approved(board, [](auto& records) { say(records, "mine", "Ninety days."); })).empty());
  const Document corrected = approved(board, [](auto& records) {
    say(records, "mine", "Ninety days.");
    correct(records, "mine", "Ninety-one days.", 1);
    correct(records, "mine", "Ninety-two days.", 2);
  });
  const GuidebookOffers offers = offered(corrected, board);
  CHECK(of(offers, "mine")->text() == "Ninety-two days.");
  CHECK(of(offers, "mine")->sources(0).seen() == 2);
  CHECK(news_in(told, corrected) == "tool.steps mine corrected 2");
  ToldGuidebook taken;
  takes_from(taken, "field.tool.steps", "mine", 2);
  CHECK(news_in(taken, corrected).empty());
}

TEST_CASE("GUIDE-5: words that were taken back, and what was thrown away, reach the fields that come from them",
          "[records][guidebook]") {
  ToldGuidebook told;
  takes_from(told, "field.tool.steps", "pasted");
  takes_from(told, "field.case.context", "thrown");
  const Document record = approved(told.board, [](auto& records) {
    say(records, "pasted", kPasted[1]);
    say(records, "thrown", "Dug.", [](Paragraph& one) { one.mutable_trashed(); });
  });
  take_back(told.board);
  CHECK(news_in(told, record) == "tool.steps pasted withheld; case.context thrown gone");
  told.on_board("C01").mutable_card()->mutable_trashed();
  CHECK(news_in(told, record).find("routes.findings C01 gone") != std::string::npos);
  ToldGuidebook elsewhere;
  takes_from(elsewhere, "field.tool.steps", "pasted");
  elsewhere.at("guidebook").mutable_guidebook()->set_meetings(0, "another");
  CHECK(records_named_in(document_of(elsewhere.records)).empty());
  CHECK(records_named_in(document_of(told.records)) == std::vector<std::string>{kRecord});
}
