// What a board has for the guidebook, by the hooks of its template.
#include "facilitation/records/offers.h"

#include "tests/catch.h"
#include "tests/facilitation/records/told_guidebook.h"

using namespace plenary;
using namespace plenary::test;

namespace {

GuidebookOffers offered(const std::vector<Record>& records, const Document& guide = {}) {
  const Document board = document_of(records);
  return guidebook_offers({kBoardId, board, {}}, *shipped_templates().find("roar-routes"), guide, demo_people());
}

std::string spelled(const GuidebookOffers& offers) {
  std::string words;
  const auto add = [&](const std::string& type, const OfferedField& field) {
    words += type + "." + field.name() + " <- " + field.from() + ": " + std::to_string(field.sources_size()) +
             (field.taken() ? " taken" : "") + "\n";
  };
  for (const OfferedField& field : offers.chapter()) add("chapter", field);
  for (const OfferedEntry& entry : offers.entries())
    for (const OfferedField& field : entry.fields()) add(entry.type(), field);
  return words;
}

}  // namespace

TEST_CASE("SYS-26: what a board has is offered by its template's hooks, each with the cards it comes from",
          "[records][guidebook]") {
  const GuidebookOffers offers = offered(told_records());
  INFO(spelled(offers));
  CHECK(spelled(offers).find("tool.mechanism <- region:tilt") != std::string::npos);
  for (const OfferedEntry& entry : offers.entries())
    for (const OfferedField& field : entry.fields()) {
      CHECK_FALSE(field.text().empty());
      CHECK(field.sources_size() > 0);
      for (const SourceRef& source : field.sources()) CHECK(source.document() == kBoardId);
    }
}

TEST_CASE("nothing hidden, thrown away or said by somebody is offered; quotations by reference",
          "[records][guidebook][canaries]") {
  auto records = told_with({});
  int touched = 0;
  for (Record& record : records) {
    if (!record.has_card() || record.card().region() != "tilt") continue;
    Card& card = *record.mutable_card();
    card.set_author("canary-author");
    switch (touched++ % 3) {
      case 0: card.set_hidden(true); break;
      case 1: card.mutable_trashed(); break;
      default: card.set_kind(QUOTE);
    }
    record.mutable_text()->set_content("canary-card");
  }
  REQUIRE(touched > 0);
  const GuidebookOffers offers = offered(records);
  CHECK(offers.SerializeAsString().find("canary") == std::string::npos);
  REQUIRE(offers.quotes_size() == 1);
  CHECK(offers.quotes(0).id() == "q");
  Asked declined;
  declined.state = Quote::DECLINED;
  CHECK(offered(told_with(declined)).quotes().empty());
}

TEST_CASE("what is taken in is said to be", "[records][guidebook]") {
  const GuidebookOffers before = offered(told_records());
  REQUIRE(before.entries_size() > 0);
  const OfferedField& field = before.entries(0).fields(0);
  Record taken;
  taken.set_id("field.tool.mechanism");
  taken.mutable_entry_field()->set_name(field.name());
  *taken.mutable_entry_field()->mutable_sources() = field.sources();
  const GuidebookOffers after = offered(told_records(), document_of({taken}));
  CHECK(after.entries(0).fields(0).taken());
}

TEST_CASE("SYS-26: from an offered sentence one comes to the card, the note and the moment in the recording",
          "[records][guidebook]") {
  auto records = told_records();
  std::string card;
  for (const Record& record : records)
    if (record.has_card() && record.card().region() == "tilt") card = record.id();
  REQUIRE_FALSE(card.empty());
  records.push_back(record_in_text("id: 'heard' note { visibility: RECORD refs: '" + card + "' }"));
  records.push_back(record_in_text("id: 'kept' note { visibility: WORKING refs: '" + card + "' }"));
  records.push_back(record_in_text("id: 'mark' recording_marker { kind: MOMENT at_ms: 7 ref: '" + card + "' }"));
  std::string sources;
  const GuidebookOffers offers = offered(records);
  for (const OfferedEntry& entry : offers.entries())
    for (const OfferedField& field : entry.fields())
      for (const SourceRef& source : field.sources()) sources += " " + source.id();
  CHECK(sources.find(" " + card) != std::string::npos);
  CHECK(sources.find(" heard") != std::string::npos);
  CHECK(sources.find(" mark") != std::string::npos);
  CHECK(sources.find(" kept") == std::string::npos);
}
