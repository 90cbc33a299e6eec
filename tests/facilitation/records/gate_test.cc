// For whom a record is, and what may therefore stand in it: every state of a quotation, for every kind of record.
#include "tests/catch.h"
#include "tests/facilitation/records/told_quote.h"

using namespace plenary;
using namespace plenary::test;

namespace {

SessionRecord record_for(RecordKind kind, const Asked& asked) {
  const Document document = document_of(told_with(asked));
  return compile_board({"b", document, some_position()}, demo_people(), kGenerated, kind);
}
bool holds(const SessionRecord& record, const std::string& words) {
  return record.SerializeAsString().find(words) != std::string::npos;
}
bool is_external(RecordKind kind) { return kind != RecordKind::internal && kind != RecordKind::network; }

const std::string& name_of(const std::string& participant) {
  for (const Person& person : demo_people())
    if (person.participant() == participant) return person.name();
  throw std::runtime_error("nobody of that id");
}

}  // namespace

TEST_CASE("SYS-42, SYS-43: words stand in a record only if their speaker granted them, for that kind",
          "[records][attribution]") {
  for (int state = 0; state < Quote::State_ARRAYSIZE; ++state)
    for (const RecordKind kind : kAll) {
      Asked asked;
      asked.state = static_cast<Quote::State>(state);
      const bool granted = asked.state == Quote::GRANTED || asked.state == Quote::GRANTED_WITH_EDITS;
      const bool may = granted && (!is_external(kind) || kind == RecordKind::publication);
      const SessionRecord record = record_for(kind, asked);
      INFO(Quote::State_Name(asked.state) << " in " << word_for(kind));
      CHECK(record.kind() == word_for(kind));
      CHECK(holds(record, "canary") == may);
      CHECK(record.groups(0).quotations_size() == (may ? 1 : 0));
      CHECK(record.groups(0).quotations_pending() == (asked.state == Quote::REQUESTED ? 1 : 0));
      CHECK(record.groups(0).quotations_removed() == (asked.state == Quote::QUOTE_WITHDRAWN ? 1 : 0));
      if (kind != RecordKind::internal) CHECK(holds(record, name_of("P-G")) == may);
    }
}

TEST_CASE("X9: words that are asked for and not answered are counted, without them and whose they are",
          "[records][attribution]") {
  Asked asked;
  asked.state = Quote::REQUESTED;
  const SessionRecord record = record_for(RecordKind::publication, asked);
  CHECK(record.groups(0).quotations_pending() == 1);
  for (const std::string& words : {std::string("canary"), name_of("P-G"), std::string("P-G")})
    CHECK_FALSE(holds(record, words));
}

TEST_CASE("a name takes the full grant; a descriptor that fits fewer than three people does too",
          "[records][attribution]") {
  const auto said_by = [](Asked asked) {
    const SessionRecord record = record_for(RecordKind::publication, asked);
    REQUIRE(record.groups(0).quotations_size() == 1);
    const RecordQuotation& quotation = record.groups(0).quotations(0);
    CHECK(holds(record, name_of("P-G")) == (quotation.identification() == "full"));
    return quotation.said_by() + " (" + quotation.identification() + ")";
  };
  const std::string full = said_by({});
  CHECK(full.starts_with(name_of("P-G")));
  CHECK(full.ends_with(" (full)"));
  CHECK(said_by({.level = NONE}) == "A participant (none)");
  CHECK(said_by({.level = BY_ROLE, .fits = 0}) == "A participant (none)");
  CHECK(said_by({.level = BY_ROLE, .fits = 2}) == "A participant (none)");
  CHECK(said_by({.level = BY_ROLE, .fits = 3}) == std::string(kSaidAs) + " (role)");
  CHECK(said_by({.level = BY_ROLE, .fits = 1, .waived = true}) == std::string(kSaidAs) + " (role)");
}

TEST_CASE("an affiliation that fewer than three people share names one of them", "[records][attribution]") {
  const auto said_by = [](int sharing, bool waived) {
    std::vector<Person> people = demo_people();
    int given = 0;
    for (const std::string who : {"P-G", "P-A", "P-B", "P-C"})
      for (Person& person : people)
        if (person.participant() == who) {
          person.clear_affiliations();
          person.add_affiliations(given++ < sharing ? "Port of Nowhere" : "Elsewhere");
        }
    const Document document = document_of(told_with({.level = BY_AFFILIATION, .waived = waived}));
    return compile_board({"b", document, some_position()}, people, kGenerated, RecordKind::publication)
        .groups(0)
        .quotations(0)
        .said_by();
  };
  CHECK(said_by(2, false) == "A participant");
  CHECK(said_by(3, false) == "A participant from Port of Nowhere");
  CHECK(said_by(1, true) == "A participant from Port of Nowhere");
}

TEST_CASE("outside the room nobody is named, and notes and markers stay inside", "[records][attribution]") {
  auto told = told_with({.state = Quote::DECLINED});
  Record& marker = told.emplace_back();
  marker.set_id("m1");
  marker.mutable_recording_marker()->set_kind(RecordingMarker::MOMENT);
  marker.mutable_recording_marker()->set_label("canary marker");
  find(told, "C01")->mutable_card()->set_kind(QUOTE);
  const std::string quoted = find(told, "C01")->text().content();
  const Document document = document_of(told);
  for (const RecordKind kind : kAll) {
    INFO(word_for(kind));
    const SessionRecord record = compile_board({"b", document, some_position()}, demo_people(), kGenerated, kind);
    const GroupRecord& group = record.groups(0);
    const bool internal = kind == RecordKind::internal;
    for (const Person& person : demo_people()) {
      if (document.member(person.participant()) == nullptr) continue;
      CHECK(holds(record, person.name()) == internal);
      if (!internal) CHECK_FALSE(holds(record, person.participant()));
    }
    CHECK(holds(record, "canary marker") == internal);
    CHECK(holds(record, quoted) == internal);  // a card of kind quote is somebody's words
    CHECK((group.notes_size() > 0) == !is_external(kind));
    CHECK(group.decisions_size() == 4);
    for (const RecordAction& action : group.actions()) {
      if (kind == RecordKind::network) CHECK((action.owner() == "a participant" || action.owner() == "a rapporteur"));
      if (is_external(kind)) CHECK((action.owner() == "a participant" || action.owner() == "a member organisation"));
    }
  }
}

TEST_CASE("a kind is known by its word", "[records]") {
  for (const RecordKind kind : kAll) CHECK(record_kind(word_for(kind)) == kind);
  CHECK_FALSE(record_kind("everybody"));
  CHECK_FALSE(record_kind(""));
}
