#include "tests/catch.h"
#include "tests/facilitation/records/told_record.h"

using namespace plenary;
using namespace plenary::test;

namespace {

std::vector<DraftedParagraph> draft_from(const Document& board) {
  return draft_of({{kToldBoard, board, told_position()}});
}

// "7 discussion: 12, ...": sections in their order, with the number of paragraphs.
std::string sections_in(const std::vector<DraftedParagraph>& draft) {
  std::string told;
  for (const RecordSectionKind& section : record_sections()) {
    const auto count = std::count_if(draft.begin(), draft.end(), [&](const DraftedParagraph& one) {
      return one.paragraph.section() == section.key;
    });
    if (count != 0) told += (told.empty() ? "" : ", ") + std::string(section.key) + " " + std::to_string(count);
  }
  return told;
}

const DraftedParagraph& drafted(const std::vector<DraftedParagraph>& draft, const std::string& key) {
  for (const DraftedParagraph& one : draft)
    if (one.paragraph.drafted_from() == std::string(kToldBoard) + "/" + key) return one;
  throw std::runtime_error("nothing was drafted from " + key);
}

std::string offered(const std::vector<Offer>& offers) {
  std::string told;
  for (const Offer& offer : offers)
    told += (told.empty() ? "" : ", ") +
            std::string(offer.change == Offer::Change::fresh     ? "new "
                        : offer.change == Offer::Change::changed ? "changed "
                                                                 : "gone ") +
            offer.drafted.paragraph.drafted_from().substr(std::string(kToldBoard).size() + 1);
  return told;
}

std::string offers_after(const Document& record, std::vector<Record> board) {
  const Document now = document_of(board);
  return offered(offers_of(record, {{kToldBoard, now, told_position()}}));
}

}  // namespace

TEST_CASE("a draft has every section that the board has something for, in order", "[records][draft]") {
  const auto draft = draft_from(document_of(told_records()));
  const Expected& figures = meeting_named("demo-2027").transcript->expected;
  CHECK(sections_in(draft) ==
        "summary 1, discussion 25, weighed 2, decisions 11, disagreements 1, actions 5, open_questions 2, "
        "quotations 3, guidebook 1, how_it_went 1, annex 40");
  CHECK(std::is_sorted(draft.begin(), draft.end(), [](const DraftedParagraph& a, const DraftedParagraph& b) {
    return record_section(a.paragraph.section())->number < record_section(b.paragraph.section())->number;
  }));
  std::set<std::string> keys;
  for (const DraftedParagraph& one : draft) {
    INFO(one.text);
    CHECK(keys.insert(one.paragraph.drafted_from()).second);
    CHECK(one.paragraph.drafted_digest() == words_digest(one.text));
  }
  CHECK(std::count_if(draft.begin(), draft.end(), [](const DraftedParagraph& one) {
          return one.paragraph.section() == "annex";
        }) == static_cast<int>(figures.cards));
}

TEST_CASE("RECORD-1, SYS-26: each paragraph keeps what it came from", "[records][draft]") {
  const Document board = document_of(told_records());
  for (const DraftedParagraph& one : draft_from(board)) {
    INFO(one.text);
    if (one.paragraph.section() == "how_it_went") continue;
    REQUIRE_FALSE(one.paragraph.sources().empty());
    for (const SourceRef& source : one.paragraph.sources()) {
      CHECK(source.document() == kToldBoard);
      CHECK(board.find(source.id()) != nullptr);
    }
  }
}

TEST_CASE("RECORD-1: a draft names nobody and holds no words of a quotation", "[records][draft]") {
  const Document board = document_of(told_with({}));
  const auto draft = draft_from(board);
  const DraftedParagraph& quotation = drafted(draft, "quote:q");
  CHECK(quotation.text.empty());
  CHECK(quotation.paragraph.quotation());
  for (const DraftedParagraph& one : draft) {
    CHECK(one.text.find("canary") == std::string::npos);
    for (const Person& person : demo_people()) CHECK(one.text.find(person.name()) == std::string::npos);
  }
}

TEST_CASE("a fresh record is a document that says where it came from", "[records][draft]") {
  const Document record = record_drafted_from(document_of(told_records()));
  const SessionRecordHead& head = *record_head(record);
  CHECK(head.title() == "Group 1: rivers and cities");
  CHECK(head.state() == SessionRecordHead::RECORD_DRAFT);
  CHECK(head.key_contact() == "FAC");
  REQUIRE(head.sources_size() == 1);
  CHECK(head.sources(0).document() == kToldBoard);
  CHECK(head.sources(0).chain() == std::string(16, '\x22'));
  CHECK(head.attendees_size() > 5);
  CHECK(paragraphs_of(record).size() == draft_from(document_of(told_records())).size());
  CHECK(offers_after(record, told_records()) == "");
}

TEST_CASE("what a board says otherwise is offered: new, changed, gone", "[records][draft]") {
  const Document record = record_drafted_from(document_of(told_records()));
  auto board = told_records();
  const auto note = std::find_if(board.begin(), board.end(), [](const Record& one) {
    return one.has_note() && one.note().visibility() == Note::RECORD;
  });
  REQUIRE(note != board.end());
  SECTION("changed") {
    note->mutable_text()->set_content("Something else.");
    CHECK(offers_after(record, board) == "changed note:" + note->id());
  }
  SECTION("gone") {
    const std::string id = note->id();
    note->mutable_note()->mutable_trashed()->set_by("x");
    CHECK(offers_after(record, board) == "gone note:" + id);
  }
  SECTION("new") {
    Record fresh = *note;
    fresh.set_id("fresh");
    board.push_back(fresh);
    CHECK(offers_after(record, board) == "new note:fresh");
  }
}

TEST_CASE("what was settled is not offered until it changes again", "[records][draft]") {
  auto board = told_records();
  Record fresh = *std::find_if(board.begin(), board.end(), [](const Record& one) {
    return one.has_note() && one.note().visibility() == Note::RECORD;
  });
  fresh.set_id("fresh");
  const std::string words = fresh.text().content();
  const Document record = record_drafted_from(document_of(board), [&](std::vector<Record>& records) {
    SettledOffer& settled = *records.front().mutable_session_record()->add_settled();
    settled.set_key(std::string(kToldBoard) + "/note:fresh");
    settled.set_digest(words_digest(words));
  });
  board.push_back(fresh);
  CHECK(offers_after(record, board) == "");
  board.back().mutable_text()->set_content("Other words.");
  CHECK(offers_after(record, board) == "new note:fresh");
}
