// What may never leave in a file, whatever the format; archives and pages are opened.
#include "facilitation/exports/formats.h"
#include "tests/catch.h"
#include "tests/facilitation/exports/opened.h"
#include "tests/facilitation/records/told_record.h"

using namespace plenary;
using namespace plenary::test;

namespace {

std::vector<Record> with_canaries() {
  auto records = told_records();
  for (auto& record : records) {
    if (record.has_card()) record.mutable_card()->set_author("canary-author");
    if (record.has_note()) record.mutable_note()->set_speaker("canary-speaker");
    if (record.has_note() && record.note().visibility() == Note::WORKING)
      record.mutable_text()->set_content("canary-working");
  }
  Card& hidden = *find(records, "C04")->mutable_card();
  hidden.set_hidden(true);
  hidden.set_number(0);
  hidden.set_source("canary-hidden-source");
  find(records, "C04")->mutable_text()->set_content("canary-hidden");
  find(records, "C05")->mutable_card()->mutable_trashed()->set_reason("canary-reason");
  find(records, "C05")->mutable_text()->set_content("canary-trash");
  return records;
}

}  // namespace

TEST_CASE("X11: no format holds a working note, a speaker, an author, a hidden or a trashed word",
          "[exports][canaries]") {
  const SessionRecord record = record_of(with_canaries());
  for (const Format& format : formats()) {
    INFO(format.name);
    const std::string bytes = format.write(record);
    // A picture is packed: three letters stand in any of them.
    const std::string file = format.name == "png" ? "" : bytes + opened(format, bytes);
    for (const char* canary : {"canary", "C04", "C05"}) {
      const auto at = file.find(canary);
      INFO(canary << " in: " << (at == file.npos ? "" : file.substr(at > 40 ? at - 40 : 0, 100)));
      CHECK(at == file.npos);
    }
    CHECK(file.find("Four ministries own one river") == file.npos);
  }
  CHECK(record.groups(0).hidden_cards() == 1);
}

TEST_CASE("every one of the 28 names is in every format that has people, byte for byte", "[exports]") {
  const MeetingPlan& bellagio = meeting_named("moin-2019-bellagio");
  auto records = told_records();
  std::erase_if(records, [](const Record& record) { return record.has_member(); });
  for (const auto& person : bellagio.people) {
    Record& record = records.emplace_back();
    record.set_id("member." + person.id());
    record.mutable_member()->set_participant(person.id());
    record.mutable_member()->set_role(PARTICIPANT);
    record.mutable_member()->set_mode(IN_ROOM);
    record.mutable_member()->set_joined_ms(1);
  }
  const Document document = document_of(records);
  const SessionRecord record = compile_board({"b", document, some_position()}, people_of(bellagio), 0);
  for (const Format& format : formats()) {
    if (!format.is_whole) continue;
    const std::string file = format.is_text ? format.write(record) : closed_up(opened(format, format.write(record)));
    for (const auto& person : bellagio.people) {
      INFO(format.name << " " << person.name());
      CHECK(file.find(format.is_text ? person.name() : closed_up(person.name())) != file.npos);
    }
  }
}

TEST_CASE("SYS-43: in no state, for no reader and in no format do words leave without their speaker's yes",
          "[exports][canaries]") {
  std::string name;
  for (const Person& person : demo_people())
    if (person.participant() == "P-G") name = person.name();
  REQUIRE_FALSE(name.empty());
  for (int number = 0; number < Quote::State_ARRAYSIZE; ++number)
    for (const RecordKind kind : kAll) {
      Asked asked;
      asked.state = static_cast<Quote::State>(number);
      const bool granted = asked.state == Quote::GRANTED || asked.state == Quote::GRANTED_WITH_EDITS;
      const bool external = kind != RecordKind::internal && kind != RecordKind::network;
      const bool may = granted && (!external || kind == RecordKind::publication);
      const Document document = document_of(told_with(asked));
      const SessionRecord record = compile_board({"b", document, some_position()}, demo_people(), kGenerated, kind);
      for (const Format& format : formats()) {
        // Opening archives and pages takes its time; each state is opened for one kind of reader.
        if (!format.is_text && kind != RecordKind::publication && !granted) continue;
        INFO(Quote::State_Name(asked.state) << ", " << word_for(kind) << ", " << format.name);
        const std::string bytes = format.write(record);
        const std::string file = bytes + opened(format, bytes);
        if (!may) CHECK(file.find("canary") == file.npos);
        if (may && format.is_whole) CHECK(file.find("canary") != file.npos);
        if (kind != RecordKind::internal && !may) CHECK(file.find(name) == file.npos);
        if (!format.has_pages || !format.is_text) continue;
        SessionRecord page = record;
        page.set_one_page(true);
        const std::string on_one = format.write(page);
        if (!may) CHECK(on_one.find("canary") == on_one.npos);
        if (kind != RecordKind::internal && !may) CHECK(on_one.find(name) == on_one.npos);
      }
    }
}

TEST_CASE("SYS-43: below the full yes no name leaves, at no level, as no descriptor, in no title and in no format",
          "[exports][canaries]") {
  std::string name;
  for (const Person& person : demo_people())
    if (person.participant() == "P-G") name = person.name();
  REQUIRE_FALSE(name.empty());
  for (const Identification level : {NONE, BY_ROLE, BY_AFFILIATION})
    for (const RecordKind kind : kAll) {
      if (kind == RecordKind::internal) continue;
      std::vector<Record> records = told_with(
          {.level = level, .kinds = {"publication", "blog", "video"}, .fits = 9, .said_as = name + " of the port"});
      Board& board = *find(records, "board")->mutable_board();
      for (std::string* title :
           {board.mutable_title(), board.mutable_session_title(), board.mutable_framing_question()})
        *title = "The table of " + name;
      const SessionRecord record =
          compile_board({"b", document_of(records), some_position()}, demo_people(), kGenerated, kind);
      REQUIRE(record.groups(0).quotations_size() == 1);
      for (const Format& format : formats()) {
        if (format.name == "png") continue;  // a picture is packed
        INFO(Identification_Name(level) << " in " << word_for(kind) << " as " << format.name);
        const std::string bytes = format.write(record);
        CHECK((bytes + opened(format, bytes)).find(name) == std::string::npos);
      }
    }
}

TEST_CASE("SYS-43: nor do they in a record that people wrote, approved or not", "[exports][canaries][written]") {
  std::string name;
  for (const Person& person : demo_people())
    if (person.participant() == "P-G") name = person.name();
  for (int number = 0; number < Quote::State_ARRAYSIZE; ++number)
    for (const RecordKind kind : kAll) {
      Asked asked;
      asked.state = static_cast<Quote::State>(number);
      const bool granted = asked.state == Quote::GRANTED || asked.state == Quote::GRANTED_WITH_EDITS;
      const bool external = kind != RecordKind::internal && kind != RecordKind::network;
      const bool may = granted && (!external || kind == RecordKind::publication);
      const Document board = document_of(told_with(asked));
      const Document record = record_drafted_from(board, [&](std::vector<Record>& records) {
        records.front().mutable_session_record()->set_state(SessionRecordHead::APPROVED);
        Record& paragraph = records.emplace_back();
        paragraph.set_id("mine");
        paragraph.mutable_paragraph()->set_section("summary");
        paragraph.mutable_text()->set_content(std::string("They said ") + kWords);
      });
      const SessionRecord copy = written_record(record, board, kind);
      for (const Format& format : formats()) {
        if (!format.is_whole || (!format.is_text && kind != RecordKind::publication && !granted)) continue;
        INFO(Quote::State_Name(asked.state) << ", " << word_for(kind) << ", " << format.name);
        const std::string bytes = format.write(copy);
        const std::string file = bytes + opened(format, bytes);
        CHECK((file.find("canary") != file.npos) == may);
        if (kind != RecordKind::internal && !may) CHECK(file.find(name) == file.npos);
      }
    }
}

TEST_CASE("RECORD-6: words that were taken back leave in no format, wherever somebody pasted them before",
          "[exports][canaries][written]") {
  std::vector<Record> records = told_with({});
  int pasted = 0;
  for (Record& record : records) {
    if (!record.has_note() && !record.has_card()) continue;
    if (record.has_note() && (record.note().visibility() != Note::RECORD || record.note().has_trashed())) continue;
    if (record.card().hidden() || record.card().has_trashed() || record.card().kind() == QUOTE) continue;
    if (pasted < 3) record.mutable_text()->set_content(kPasted[pasted++]);
  }
  REQUIRE(pasted == 3);
  // And where words are no text of their own.
  for (Record& record : records) {
    if (record.id() == "D1") record.mutable_text()->set_content(kPasted[0]);
    if (record.id() == "A1") record.mutable_action()->set_text(kPasted[0]);
    if (record.has_harvest()) record.mutable_harvest()->set_headline(kPasted[0]);
  }
  const auto cluster =
      std::find_if(records.begin(), records.end(), [](const Record& one) { return one.has_cluster(); });
  REQUIRE(cluster != records.end());
  cluster->mutable_cluster()->set_title(kPasted[0]);
  const bool harvested =
      std::any_of(records.begin(), records.end(), [](const Record& one) { return one.has_harvest(); });
  const Document granted = document_of(records);
  take_back(records);
  const Document board = document_of(records);
  const Document record = record_drafted_from(granted, [&](std::vector<Record>& paragraphs) {
    paragraphs.front().mutable_session_record()->set_state(SessionRecordHead::APPROVED);
    for (int i = 0; i < 3; ++i) {
      Record& paragraph = paragraphs.emplace_back();
      paragraph.set_id("mine" + std::to_string(i));
      paragraph.mutable_paragraph()->set_section(i == 0 ? "summary" : "open_questions");
      paragraph.mutable_text()->set_content(kPasted[i]);
    }
  });
  for (const RecordKind kind : kAll) {
    const SessionRecord of_board = compile_board({"b", board, some_position()}, demo_people(), kGenerated, kind);
    const SessionRecord written = written_record(record, board, kind);
    CHECK(of_board.groups(0).withheld() == (harvested ? 7u : 6u));
    CHECK(written.written().withheld() >= 3);
    for (const SessionRecord* copy : {&of_board, &written})
      for (const Format& format : formats()) {
        if (copy == &written && !format.is_whole) continue;
        INFO(word_for(kind) << ", " << format.name);
        const std::string bytes = format.write(*copy);
        const std::string file = format.name == "png" ? "" : bytes + opened(format, bytes);
        CHECK(file.find("anary") == file.npos);
      }
  }
}
