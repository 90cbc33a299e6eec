#include "tests/catch.h"
#include "tests/facilitation/records/told_guidebook.h"
#include "tests/facilitation/records/told_record.h"

using namespace plenary;
using namespace plenary::test;

namespace {

std::vector<DraftedParagraph> draft_from(const Document& board) {
  return draft_of({{kToldBoard, board, told_position()}}, nullptr);
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
  return offered(offers_of(record, {{kToldBoard, now, told_position()}}, nullptr));
}

}  // namespace

TEST_CASE("a draft has every section that the board has something for, in order", "[records][draft]") {
  const auto draft = draft_from(document_of(told_records()));
  const Expected& figures = meeting_named("demo-2027").transcript->expected;
  CHECK(sections_in(draft) ==
        "summary 1, discussion 25, weighed 2, decisions 12, disagreements 1, actions 5, open_questions 2, "
        "quotations 3, guidebook 1, how_it_went 1, annex 56");
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
          return one.paragraph.drafted_from().find("/card:") != std::string::npos;
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

namespace {

// The session of the told board, with two things that were presented in it, one that is still a surprise, and another session.
Document programme_with(const std::string& title) {
  std::vector<Record> records;
  for (const std::string& text : std::vector<std::string>{
           "id: 's2' agenda_item { kind: SESSION number: 'II' order: 2 }",
           "id: 'talk' agenda_item { kind: PRESENTATION title: '" + title +
               "' parent: 's2' order: 1 speakers: 'P-B' speakers: 'P-C' }",
           "id: 'case' agenda_item { kind: CASE_STUDY_ITEM title: 'The harbour' parent: 's2' order: 2 speakers: 'P-G' "
           "}",
           "id: 'lunch' agenda_item { kind: MEAL title: 'Lunch' parent: 's2' order: 3 }",
           "id: 'surprise' agenda_item { kind: PRESENTATION title: 'A guest' parent: 's2' order: 2 hidden: true }",
           "id: 'other' agenda_item { kind: PRESENTATION title: 'Elsewhere' parent: 's3' order: 1 }"})
    records.push_back(record_in_text(text));
  return document_of(records);
}

std::string presentations_in(const std::vector<DraftedParagraph>& draft) {
  std::string told;
  for (const DraftedParagraph& one : draft) {
    if (one.paragraph.section() != "presentations") continue;
    told += (told.empty() ? "" : "; ") + one.text;
    for (const std::string& presenter : one.paragraph.presenters()) told += " " + presenter;
  }
  return told;
}

}  // namespace

TEST_CASE("RECORD-1: what was presented in the session is drafted in its order, and nothing of a surprise",
          "[records][draft]") {
  const Document board = document_of(told_records());
  const Document programme = programme_with("Who sets the direction");
  const auto draft = draft_of({{kToldBoard, board, told_position()}}, &programme);
  CHECK(presentations_in(draft) == "Presentation: Who sets the direction. P-B P-C; Case study: The harbour. P-G");
  for (const DraftedParagraph& one : draft)
    for (const Person& person : demo_people()) CHECK(one.text.find(person.name()) == std::string::npos);
}

TEST_CASE("a presentation that has another title by now is offered", "[records][draft]") {
  const Document board = document_of(told_records());
  const Document before = programme_with("Who sets the direction"), after = programme_with("Whose direction");
  const Document record = record_drafted_from(board, {}, &before);
  CHECK(offers_of(record, {{kToldBoard, board, told_position()}}, &before).empty());
  const auto offers = offers_of(record, {{kToldBoard, board, told_position()}}, &after);
  REQUIRE(offers.size() == 1);
  CHECK(offers[0].change == Offer::Change::changed);
  CHECK(offers[0].drafted.text == "Presentation: Whose direction.");
}

TEST_CASE("a case that its presenter is to look at is one of the presentations", "[records][draft]") {
  auto records = told_records();
  find(records, "board")->mutable_board()->set_presenter_review_days(7);
  find(records, "member.P-G")->mutable_member()->set_role(PRESENTER);
  CHECK(presentations_in(draft_from(document_of(records))) == "Case: Group 1: rivers and cities. P-G");
}

TEST_CASE("scores are drafted as medians, and levels with their words", "[records][draft]") {
  auto records = told_records();
  for (const char* text :
       {"id: 'rated' vote { method: RATING target: 'card' targets: 'C01' title: 'How well' opened_ms: 1 closed_ms: 2 "
        "totals { key: 'C01/reach/4' value: 2 } totals { key: 'C01/reach/2' value: 1 } voters: 3 }",
        "id: 'graded' vote { method: GRADIENTS_VOTE target: 'card' targets: 'C01' scale: 'kaner-8-original' opened_ms: "
        "3 "
        "closed_ms: 4 totals { key: 'C01/1' value: 2 } totals { key: 'C01/5' value: 1 } voters: 3 }",
        "id: 'ranked' vote { method: RANKING target: 'card' targets: 'C01' opened_ms: 5 closed_ms: 6 "
        "totals { key: 'C01/1' value: 3 } voters: 3 }",
        "id: 'nobody' vote { method: DOTS target: 'card' targets: 'C01' opened_ms: 7 closed_ms: 8 voters: 6 "
        "could_not_vote: 6 }"})
    records.push_back(record_in_text(text));
  const auto draft = draft_from(document_of(records));
  const auto ends = [&](const std::string& key) {
    const std::string& text = drafted(draft, key).text;
    return text.substr(text.rfind(".: ") + 3);
  };
  CHECK(ends("vote:rated") == "reach: median 4, from 2 to 4");
  CHECK(ends("vote:graded") == "level 1 (Endorsement): 2, level 5 (Stand aside): 1");
  CHECK(ends("vote:ranked") == "place 1: 3");
  CHECK(
      drafted(draft, "vote:graded:how").text.starts_with("Scale: kaner-8-original. 3 of 3 people who might vote did."));
  CHECK(drafted(draft, "vote:nobody:how").text ==
        "0 of 6 people who might vote did. 0 of 0 dots were used. 6 people did not, or could not.");
}

TEST_CASE("a decision tells its scale, what its text was before, and what became of it", "[records][draft]") {
  auto records = told_records();
  records.push_back(record_in_text(
      "id: 'd9' decision { number: 9 by_method: true method: GRADIENTS scale: 'kaner-8-2014' stakes: 'normal' state: "
      "ADOPTED adopted_version: 2 versions { number: 1 text: 'Open it' } versions { number: 2 text: 'Open it in May' } "
      "rounds { number: 1 version: 2 closed_ms: 5 counts { key: '5' value: 2 } } "
      "reviews { state: REAFFIRMED reason: 'It works' at_ms: 9 } }"));
  const auto draft = draft_from(document_of(records));
  CHECK(drafted(draft, "decision:d9:version:1").text == "Version 1 was: Open it.");
  CHECK(drafted(draft, "decision:d9:outcome").text ==
        "Adopted. Method: gradients. Scale: gradients of agreement, wording of 2014; stakes: normal. Round 1: level 5 "
        "(More discussion needed): 2.");
  CHECK(drafted(draft, "decision:d9:later:1").text == "Later reaffirmed: It works.");
}

TEST_CASE("SYS-26: links stand in the annex; marks in a recording for those who were there alone", "[records][draft]") {
  auto records = told_records();
  records.push_back(
      record_in_text("id: 'm' recording_marker { kind: MOMENT channel: 'audio' at_ms: 7 label: 'wards' }"));
  const auto draft = draft_from(document_of(records));
  CHECK(drafted(draft, "mark:m").text == "A moment (audio): wards.");
  CHECK(drafted(draft, "mark:m").paragraph.internal());
  const DraftedParagraph& links = drafted(draft, "links:1");
  CHECK(links.text.starts_with("Card 7 answers card 1.\nCard 21 serves card 7."));
  CHECK(std::count(links.text.begin(), links.text.end(), '\n') == 17);
  CHECK_FALSE(links.paragraph.internal());
}

TEST_CASE("a paragraph has the goals of the cards behind it, and the record the place of the meeting",
          "[records][draft]") {
  auto records = told_records();
  find(records, "board")->mutable_board()->set_venue("Bellagio, Italy");
  find(records, "C01")->mutable_card()->add_sdgs(6);
  find(records, "C01")->mutable_card()->add_sdgs(14);
  const Document board = document_of(records);
  const auto draft = draft_from(board);
  const DraftedParagraph& card = drafted(draft, "card:C01");
  CHECK(std::vector<std::uint32_t>(card.paragraph.sdgs().begin(), card.paragraph.sdgs().end()) ==
        std::vector<std::uint32_t>{6, 14});
  CHECK(card.text.ends_with(" (SDG 6, 14)"));
  const SessionRecord copy = written_record(record_drafted_from(board), board, RecordKind::publication);
  CHECK(copy.head().place() == "Bellagio, Italy");
  CHECK(record_of(board).head().place() == "Bellagio, Italy");
}

TEST_CASE("of a decision that was written down without an owner or a day to look again, those who were there are told",
          "[records][draft]") {
  auto records = told_records();
  for (const char* text :
       {"id: 'e1' decision { number: 11 state: ADOPTED versions { number: 1 text: 'Go' } }",
        "id: 'e2' decision { number: 12 state: ADOPTED owner: 'P-A' versions { number: 1 text: 'Go' } }",
        "id: 'e3' decision { number: 13 state: ADOPTED within_the_room: true versions { text: 'Go' } }",
        "id: 'e4' decision { number: 14 state: DEFERRED versions { number: 1 text: 'Go' } }"})
    records.push_back(record_in_text(text));
  const auto draft = draft_from(document_of(records));
  CHECK(drafted(draft, "lacks:e1").text == "Decision 11 still needs an owner and a day to look again.");
  CHECK(drafted(draft, "lacks:e1").paragraph.internal());
  CHECK(drafted(draft, "lacks:e2").text == "Decision 12 still needs a day to look again.");
  for (const DraftedParagraph& one : draft) {
    CHECK_FALSE(one.paragraph.drafted_from().ends_with("lacks:e3"));
    CHECK_FALSE(one.paragraph.drafted_from().ends_with("lacks:e4"));
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
