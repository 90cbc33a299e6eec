// A record that people wrote, as a copy for somebody.
#include "tests/catch.h"
#include "tests/facilitation/records/told_record.h"

using namespace plenary;
using namespace plenary::test;

namespace {

std::string sections_of(const SessionRecord& record) {
  std::string told;
  for (const RecordSection& section : record.written().sections())
    told += (told.empty() ? "" : " ") + std::to_string(section.number());
  return told;
}

const RecordSection* section(const SessionRecord& record, const std::string& key) {
  for (const RecordSection& one : record.written().sections())
    if (one.key() == key) return &one;
  return nullptr;
}

// A draft with one more paragraph of the summary.
SessionRecord with_summary(const std::string& text, RecordKind kind, const std::function<void(Paragraph&)>& more = {}) {
  const Document board = document_of(told_records());
  const Document record = record_drafted_from(board, [&](std::vector<Record>& records) {
    Record& paragraph = records.emplace_back();
    paragraph.set_id("mine");
    paragraph.mutable_paragraph()->set_section("summary");
    paragraph.mutable_paragraph()->set_order("Z");
    if (more) more(*paragraph.mutable_paragraph());
    paragraph.mutable_text()->set_content(text);
  });
  return written_record(record, board, kind);
}

bool has_words(const SessionRecord& record, const std::string& words) {
  return record.SerializeAsString().find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a copy has the sections of the record, by the numbers that they always have", "[records][written]") {
  const Document board = document_of(told_records());
  const Document record = record_drafted_from(board);
  const SessionRecord internal = written_record(record, board, RecordKind::internal);
  CHECK(internal.status() == "draft");
  CHECK(internal.written().at().seq() == 1);
  CHECK(internal.head().date() == "2027-04-15");
  CHECK(sections_of(internal).find("7 8 9") != std::string::npos);
  const SessionRecord outside = written_record(record, board, RecordKind::publication);
  CHECK(section(outside, "discussion") == nullptr);
  CHECK(section(outside, "decisions") != nullptr);
  CHECK(outside.attendance().people().empty());
  CHECK(internal.attendance().people_size() > 0);
}

TEST_CASE("who presented is named with whom they spoke for, in copies for those who were there and for members",
          "[records][written]") {
  const Document board = document_of(told_records());
  const Document record = record_drafted_from(board, [](std::vector<Record>& records) {
    Record& paragraph = records.emplace_back();
    paragraph.set_id("talk");
    paragraph.mutable_paragraph()->set_section("presentations");
    paragraph.mutable_paragraph()->set_order("Z");
    paragraph.mutable_paragraph()->add_presenters("P-G");
    paragraph.mutable_text()->set_content("Presentation: The harbour.");
  });
  const auto& people = demo_people();
  const std::string name =
      std::find_if(people.begin(), people.end(), [](const Person& one) { return one.participant() == "P-G"; })->name();
  for (const RecordKind kind : {RecordKind::internal, RecordKind::network}) {
    const SessionRecord copy = written_record(record, board, kind);
    REQUIRE(section(copy, "presentations"));
    const RecordParagraph& talk = section(copy, "presentations")->paragraphs(0);
    REQUIRE(talk.presented_by_size() == 1);
    CHECK(talk.presented_by(0).starts_with(name));
  }
  CHECK(section(written_record(record, board, RecordKind::publication), "presentations") == nullptr);
}

TEST_CASE("SYS-43: a paragraph that names somebody stands in no copy but that of those who were there",
          "[records][written]") {
  const std::string name = demo_people().front().name();
  for (const RecordKind kind : kAll) {
    INFO(word_for(kind));
    const SessionRecord record = with_summary("It was " + name + " who said so.", kind);
    const bool internal = kind == RecordKind::internal;
    CHECK(has_words(record, "who said so") == internal);
    CHECK(record.written().withheld() == (internal ? 0 : 1));
  }
}

TEST_CASE("what only those who were there may read stands in no other copy", "[records][written]") {
  const auto for_us = [](Paragraph& paragraph) { paragraph.set_internal(true); };
  for (const RecordKind kind : kAll)
    CHECK(has_words(with_summary("Between us.", kind, for_us), "Between us.") == (kind == RecordKind::internal));
}

TEST_CASE("a paragraph of the discussion says what its note refers to, so far as the copy may show it",
          "[records][written]") {
  auto records = told_records();
  Note& note = *find(records, "N14")->mutable_note();
  note.clear_refs();
  for (const char* ref : {"C01", "C02", "C05", "C06", "K1", "K2", "V1", "D1", "A1", "N03"}) note.add_refs(ref);
  const Document drafted_from = document_of(records);
  const Document record = record_drafted_from(drafted_from);
  const auto from = [&](RecordKind kind) {
    std::string said;
    const SessionRecord copy = written_record(record, document_of(records), kind);
    for (const RecordParagraph& paragraph : section(copy, "discussion")->paragraphs()) {
      if (paragraph.text().find("Thirty-three") == std::string::npos) continue;
      for (const std::string& label : paragraph.from()) said += (said.empty() ? "" : ", ") + label;
    }
    return said;
  };
  CHECK(from(RecordKind::internal) ==
        "a note, card 1, card 2, card 5, card 6, the cluster “Open the river to swimmers”, the cluster “Keep rain out "
        "of the sewers”, a vote on clusters, decision 1, action 1");
  // What became of the board since the draft.
  find(records, "C01")->mutable_card()->mutable_trashed()->set_by("P-A");
  find(records, "C02")->mutable_card()->set_hidden(true);
  find(records, "C05")->mutable_text()->set_content("So says Participant G (port authority).");
  find(records, "K1")->mutable_cluster()->set_title("As Participant G (port authority) says");
  CHECK(from(RecordKind::network) ==
        "a note, , , , card 6, a cluster, the cluster “Keep rain out of the sewers”, a vote on clusters, decision 1, "
        "action 1");
  find(records, "K2")->mutable_cluster()->set_dissolved(true);
  find(records, "D1")->mutable_decision()->mutable_trashed()->set_by("RAP-1");
  find(records, "A1")->mutable_action()->mutable_trashed()->set_by("RAP-1");
  CHECK(from(RecordKind::network) == "a note, , , , card 6, a cluster, , a vote on clusters, , ");
}

TEST_CASE("an owner is named where the copy may name them", "[records][written]") {
  std::string name;
  for (const Person& person : demo_people())
    if (person.participant() == "P-G") name = person.name();
  REQUIRE_FALSE(name.empty());
  const auto owned = [](Paragraph& paragraph) { paragraph.set_owner("P-G"); };
  CHECK(has_words(with_summary("To be done.", RecordKind::internal, owned), name));
  CHECK_FALSE(has_words(with_summary("To be done.", RecordKind::network, owned), name));
}

TEST_CASE("X9: a quotation that is taken back leaves an approved record, too", "[records][written]") {
  const Document granted = document_of(told_with({}));
  const Document record = record_drafted_from(granted, [](std::vector<Record>& records) {
    records.front().mutable_session_record()->set_state(SessionRecordHead::APPROVED);
  });
  const SessionRecord before = written_record(record, granted, RecordKind::publication);
  REQUIRE(section(before, "quotations") != nullptr);
  CHECK(section(before, "quotations")->paragraphs(0).quotation().text() == kWords);
  CHECK_FALSE(has_words(written_record(record, granted, RecordKind::blog), "canary"));
  Asked withdrawn;
  withdrawn.state = Quote::QUOTE_WITHDRAWN;
  for (const RecordKind kind : kAll) {
    const SessionRecord after = written_record(record, document_of(told_with(withdrawn)), kind);
    CHECK_FALSE(has_words(after, "canary"));
    CHECK(after.written().quotations_removed() == 1);
  }
}

TEST_CASE("words of a quotation that somebody copied into a paragraph are withheld as the quotation is",
          "[records][written]") {
  Asked asked;
  asked.state = Quote::REQUESTED;
  const Document board = document_of(told_with(asked));
  const Document record = record_drafted_from(board, [](std::vector<Record>& records) {
    Record& paragraph = records.emplace_back();
    paragraph.set_id("mine");
    paragraph.mutable_paragraph()->set_section("summary");
    paragraph.mutable_text()->set_content(std::string("Somebody said: ") + kWords);
  });
  for (const RecordKind kind : kAll) CHECK_FALSE(has_words(written_record(record, board, kind), "canary"));
  const auto found = check_record(record, {{kToldBoard, board, told_position()}}, demo_people());
  REQUIRE(std::count_if(found.begin(), found.end(), [](const FoundInParagraph& one) {
            return one.paragraph == "mine" && one.finding.kind == Finding::Kind::quotes;
          }) == 1);
}

TEST_CASE("a corrigendum stands with the paragraph that it corrects", "[records][written]") {
  const Document board = document_of(told_records());
  std::string cited;
  const Document record = record_drafted_from(board, [&](std::vector<Record>& records) {
    for (Record& one : records)
      if (one.has_paragraph()) one.mutable_paragraph()->set_number(1);
    const auto decision = std::find_if(records.begin(), records.end(),
                                       [](const Record& one) { return one.paragraph().section() == "decisions"; });
    cited = decision->id();
    Record& corrigendum = records.emplace_back();
    corrigendum.set_id("k1");
    Correction& to = *corrigendum.mutable_correction();
    to.set_paragraph(cited);
    to.set_paragraph_number(1);
    to.set_section("decisions");
    to.set_proposed_text("Ninety-one days.");
    to.set_answer("Miscounted.");
    to.set_corrigendum(1);
    to.set_state("issued");
  });
  const SessionRecord copy = written_record(record, board, RecordKind::publication);
  REQUIRE(copy.written().corrigenda_size() == 1);
  CHECK(copy.written().corrigenda(0).text() == "Ninety-one days.");
  for (const RecordParagraph& paragraph : section(copy, "decisions")->paragraphs())
    CHECK(paragraph.corrigenda_size() == (paragraph.id() == cited ? 1 : 0));
}

TEST_CASE(
    "of a corrigendum whose reason names somebody the reason is left out; one that names somebody takes its paragraph "
    "along",
    "[records][written]") {
  const Document board = document_of(told_records());
  const std::string name = demo_people().front().name();
  for (const bool in_text : {false, true}) {
    std::string cited;
    const Document record = record_drafted_from(board, [&](std::vector<Record>& records) {
      const auto decision = std::find_if(records.begin(), records.end(),
                                         [](const Record& one) { return one.paragraph().section() == "decisions"; });
      cited = decision->id();
      Record& corrigendum = records.emplace_back();
      corrigendum.set_id("k1");
      Correction& to = *corrigendum.mutable_correction();
      to.set_paragraph(cited);
      to.set_section("decisions");
      to.set_proposed_text(in_text ? name + " counted ninety-one days." : "Ninety-one days.");
      to.set_answer(name + " counted again.");
      to.set_corrigendum(1);
      to.set_state("issued");
    });
    const SessionRecord copy = written_record(record, board, RecordKind::publication);
    INFO((in_text ? "in the text" : "in the reason"));
    CHECK_FALSE(has_words(copy, "counted"));
    CHECK(copy.written().corrigenda_size() == (in_text ? 0 : 1));
    const auto& shown = section(copy, "decisions")->paragraphs();
    CHECK(std::any_of(shown.begin(), shown.end(), [&](const RecordParagraph& one) { return one.id() == cited; }) !=
          in_text);
    CHECK(has_words(written_record(record, board, RecordKind::internal), "counted again"));
  }
}

TEST_CASE("who was there is listed by role, and by family name, as on the board's copy", "[records][written]") {
  const Document board = document_of(told_records());
  const SessionRecord copy =
      written_record(record_drafted_from(board, [](std::vector<Record>&) {}), board, RecordKind::internal);
  const SessionRecord of_board = record_of(board);
  REQUIRE(copy.attendance().people_size() == of_board.attendance().people_size());
  for (int at = 0; at < copy.attendance().people_size(); ++at)
    CHECK(copy.attendance().people(at).participant() == of_board.attendance().people(at).participant());
}

TEST_CASE("the title of a record that names somebody is not that of its copies for others", "[records][written]") {
  const Document board = document_of(told_records());
  const std::string name = demo_people().front().name();
  const Document record = record_drafted_from(board, [&](std::vector<Record>& records) {
    for (Record& one : records)
      if (one.has_session_record()) one.mutable_session_record()->set_title("What " + name + " said");
  });
  CHECK(written_record(record, board, RecordKind::internal).head().title() == "What " + name + " said");
  CHECK(written_record(record, board, RecordKind::network).head().title() == "Session record");
  CHECK_FALSE(has_words(written_record(record, board, RecordKind::publication), name));
}

namespace {

// An approved record in which somebody pasted the words; and a corrigendum, if it says something.
Document record_with_pasted(const Document& board, const std::string& pasted, const std::string& corrigendum = {}) {
  return record_drafted_from(board, [&](std::vector<Record>& records) {
    records.front().mutable_session_record()->set_state(SessionRecordHead::APPROVED);
    Record& paragraph = records.emplace_back();
    paragraph.set_id("mine");
    paragraph.mutable_paragraph()->set_section("summary");
    paragraph.mutable_paragraph()->set_number(1);
    paragraph.mutable_text()->set_content(pasted);
    if (corrigendum.empty()) return;
    Record& issued = records.emplace_back();
    issued.set_id("k1");
    Correction& to = *issued.mutable_correction();
    to.set_paragraph("mine");
    to.set_section("summary");
    to.set_proposed_text(corrigendum);
    to.set_corrigendum(1);
    to.set_state("issued");
  });
}

std::vector<std::string> found_taken_back(const Document& record, const Document& board) {
  std::vector<std::string> paragraphs;
  for (const FoundInParagraph& one : check_record(record, {{kToldBoard, board, told_position()}}, demo_people()))
    if (one.finding.kind == Finding::Kind::taken_back) {
      paragraphs.push_back(one.paragraph);
      CHECK(one.finding.words.empty());
    }
  return paragraphs;
}

}  // namespace

TEST_CASE("RECORD-6: words that were taken back are found where somebody pasted them, and leave in no copy",
          "[records][written][canaries]") {
  std::vector<Record> records = told_with({});
  const Document granted = document_of(records);
  take_back(records);
  const Document board = document_of(records);
  for (const char* pasted : kPasted) {
    INFO(pasted);
    const Document record = record_with_pasted(granted, pasted);
    CHECK(has_words(written_record(record, granted, RecordKind::publication), "canary"));
    for (const RecordKind kind : kAll) {
      const SessionRecord copy = written_record(record, board, kind);
      CHECK_FALSE(has_words(copy, "canary"));
      CHECK(copy.written().withheld() == 1);
    }
    CHECK(found_taken_back(record, board) == std::vector<std::string>{"mine"});
  }
  const Document other = record_with_pasted(granted, "The harbour is where things arrive.");
  CHECK(written_record(other, board, RecordKind::publication).written().withheld() == 0);
  CHECK(found_taken_back(other, board).empty());
}

TEST_CASE("a corrigendum without them stands in the copy, one with them does not", "[records][written][canaries]") {
  std::vector<Record> records = told_with({});
  const Document granted = document_of(records);
  take_back(records);
  const Document board = document_of(records);
  const SessionRecord mended =
      written_record(record_with_pasted(granted, kPasted[0], "Somebody spoke of goods."), board, RecordKind::internal);
  CHECK_FALSE(has_words(mended, "canary"));
  REQUIRE(mended.written().corrigenda_size() == 1);
  CHECK(mended.written().corrigenda(0).text() == "Somebody spoke of goods.");
  CHECK(found_taken_back(record_with_pasted(granted, kPasted[0], "Somebody spoke of goods."), board).empty());
  const Document worse = record_with_pasted(granted, "Somebody spoke of goods.", kPasted[1]);
  CHECK_FALSE(has_words(written_record(worse, board, RecordKind::internal), "canary"));
  CHECK(found_taken_back(worse, board) == std::vector<std::string>{"mine"});
}

TEST_CASE("CREDIT-1: who led and said yes to it is named in a copy of the record, as the board says now",
          "[records][written]") {
  auto records = told_records();
  const Document drafted_from = document_of(records);
  const Document record = record_drafted_from(drafted_from);
  const auto named = [&](RecordKind kind) {
    std::string told;
    const Document board = document_of(records);
    const SessionRecord copy = written_record(record, board, kind);
    for (const AttendingPerson& person : copy.attendance().people()) told += person.role() + " " + person.name() + ";";
    return told;
  };
  CHECK(named(RecordKind::network).empty());
  for (Record& one : records)
    if (one.member().role() == FACILITATOR) one.mutable_member()->add_credited_in("network");
  CHECK(named(RecordKind::network) == "facilitator Facilitator;");
  CHECK(named(RecordKind::publication).empty());
}
