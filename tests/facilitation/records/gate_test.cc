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
  // Whatever number was typed: a descriptor is no name, and no house that few here are of.
  for (const bool waived : {false, true})
    CHECK(said_by({.level = BY_ROLE, .fits = 9, .waived = waived, .said_as = name_of("P-G") + " of the harbour"}) ==
          "A participant (none)");
  // Warned that few fit, they were told that it would say "A participant": so it does, however many fit elsewhere.
  CHECK(said_by({.level = BY_ROLE, .fits = 9, .warned = true}) == "A participant (none)");
  CHECK(said_by({.level = BY_ROLE, .fits = 9, .waived = true, .warned = true}) == std::string(kSaidAs) + " (role)");
  CHECK(said_by({.level = FULL, .warned = true}).ends_with(" (full)"));
}

TEST_CASE("a descriptor that says a house of which few are here names one of them", "[records][attribution]") {
  const auto said_by = [](bool waived) {
    std::vector<Person> people = demo_people();
    for (Person& person : people)
      if (person.participant() == "P-G") person.add_affiliations("Port of Nowhere");
    const Asked asked{.level = BY_ROLE, .fits = 9, .waived = waived, .said_as = "A pilot of the Port of Nowhere"};
    return compile_board({"b", document_of(told_with(asked)), some_position()}, people, kGenerated,
                         RecordKind::publication)
        .groups(0)
        .quotations(0)
        .said_by();
  };
  CHECK(said_by(false) == "A participant");
  CHECK(said_by(true) == "A pilot of the Port of Nowhere");
}

TEST_CASE("a meeting may ask for larger groups than three before a descriptor names nobody", "[records][attribution]") {
  const auto said_by = [](std::uint32_t smallest, std::uint32_t fits) {
    std::vector<Record> records = told_with({.level = BY_ROLE, .fits = fits});
    find(records, "board")->mutable_board()->mutable_policy()->set_smallest_group(smallest);
    const Document document = document_of(records);
    const SessionRecord record =
        compile_board({"b", document, some_position()}, demo_people(), kGenerated, RecordKind::publication);
    return record.groups(0).quotations(0).said_by();
  };
  CHECK(said_by(0, 3) == kSaidAs);
  CHECK(said_by(5, 4) == "A participant");
  CHECK(said_by(5, 5) == kSaidAs);
  CHECK(said_by(1, 2) == "A participant");  // never fewer than three, whatever a log says
}

TEST_CASE("an affiliation that fewer than three people share names one of them", "[records][attribution]") {
  const auto said_by = [](int sharing, bool waived, bool warned = false) {
    std::vector<Person> people = demo_people();
    int given = 0;
    for (const std::string who : {"P-G", "P-A", "P-B", "P-C"})
      for (Person& person : people)
        if (person.participant() == who) {
          person.clear_affiliations();
          person.add_affiliations(given++ < sharing ? "Port of Nowhere" : "Elsewhere");
        }
    const Document document = document_of(told_with({.level = BY_AFFILIATION, .waived = waived, .warned = warned}));
    return compile_board({"b", document, some_position()}, people, kGenerated, RecordKind::publication)
        .groups(0)
        .quotations(0)
        .said_by();
  };
  CHECK(said_by(2, false) == "A participant");
  CHECK(said_by(3, false) == "A participant from Port of Nowhere");
  CHECK(said_by(1, true) == "A participant from Port of Nowhere");
  CHECK(said_by(3, false, true) == "A participant");  // their board had fewer than what the copy is made of
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
    CHECK((record.policy().pauses_size() > 0) == internal);
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

TEST_CASE("what names somebody of the meeting leaves no board for others, whatever its template and wherever it stands",
          "[records][attribution]") {
  std::vector<Person> people = demo_people();
  people.emplace_back().set_participant("P-X");  // who sat at another board
  people.back().set_name("Ingrid Holm");
  const std::string named = "Ingrid Holm opens the lock.";
  const auto told = told_with({.state = Quote::QUOTE_LAPSED});
  const auto cluster =
      std::find_if(told.begin(), told.end(), [](const Record& one) { return one.has_cluster(); })->id();
  const auto region = std::find_if(told.begin(), told.end(), [](const Record& one) { return one.has_region(); })->id();
  for (const std::string& id : std::vector<std::string>{"C01", "N01", "D1", "A1", cluster, region})
    for (const RecordKind kind : kAll) {
      INFO(id << " in " << word_for(kind));
      std::vector<Record> records = told;
      Record& record = *find(records, id);
      if (record.has_decision()) record.mutable_decision()->set_title(named);
      if (record.has_action()) record.mutable_action()->set_text(named);
      if (record.has_cluster()) record.mutable_cluster()->set_title(named);
      if (record.has_region()) record.mutable_region()->set_title(named);
      if (record.has_card() || record.has_note()) record.mutable_text()->set_content(named);
      const SessionRecord copy = compile_board({"b", document_of(records), some_position()}, people, kGenerated, kind);
      CHECK(holds(copy, "Ingrid Holm") == (kind == RecordKind::internal));
      // What lies in a region or a group that is not told is told.
      CHECK(holds(copy, "Eleven monitoring points"));
      // Notes go to nobody outside anyway.
      const bool counts = kind == RecordKind::network || (is_external(kind) && !record.has_note());
      CHECK(copy.groups(0).names_withheld() == (counts ? 1 : 0));
    }
}

TEST_CASE("a title, a question or a phase that names somebody gives way in copies for others",
          "[records][attribution]") {
  std::vector<Person> people = demo_people();
  people.emplace_back().set_participant("P-X");
  people.back().set_name("Ingrid Holm");
  const std::string named = "Ingrid Holm's table";
  for (const RecordKind kind : kAll) {
    INFO(word_for(kind));
    std::vector<Record> records = told_with({.state = Quote::QUOTE_LAPSED});
    Board& board = *find(records, "board")->mutable_board();
    board.set_title(named);
    board.set_meeting_title(named);
    board.set_session_title(named);
    board.set_framing_question("What does Ingrid Holm ask?");
    for (Record& record : records)
      if (record.has_phase()) record.mutable_phase()->set_title(named);
    const SessionRecord copy = compile_board({"b", document_of(records), some_position()}, people, kGenerated, kind);
    CHECK(holds(copy, "Ingrid") == (kind == RecordKind::internal));
    if (kind == RecordKind::internal) continue;
    CHECK(copy.head().title() == "Session record");
    CHECK(copy.groups(0).title() == "A group");
    CHECK(copy.groups(0).names_withheld() >= 3);
  }
}

TEST_CASE("somebody's own words leave no board for others while they have not let them go, pasted wherever they are",
          "[records][attribution]") {
  for (const Quote::State state : {Quote::CAPTURED, Quote::REQUESTED, Quote::DECLINED, Quote::QUOTE_LAPSED})
    for (const char* const pasted : kPasted)
      for (const std::string id : {"C01", "N01", "D1"})
        for (const RecordKind kind : kAll) {
          INFO(Quote::State_Name(state) << ": " << pasted << " on " << id << " in " << word_for(kind));
          std::vector<Record> records = told_with({.state = state});
          Record& record = *find(records, id);
          if (record.has_decision()) record.mutable_decision()->set_title(pasted);
          if (!record.has_decision()) record.mutable_text()->set_content(pasted);
          const Document document = document_of(records);
          const SessionRecord copy = compile_board({"b", document, some_position()}, demo_people(), kGenerated, kind);
          CHECK(holds(copy, "canary") == (kind == RecordKind::internal));
          if (kind == RecordKind::network) CHECK(copy.groups(0).withheld() == 1);
        }
  // With their yes for a publication the words may stand in one, and in the network's copy.
  for (const RecordKind kind : kAll) {
    std::vector<Record> records = told_with({.level = NONE});
    find(records, "C01")->mutable_text()->set_content(kPasted[0]);
    const Document document = document_of(records);
    const SessionRecord copy = compile_board({"b", document, some_position()}, demo_people(), kGenerated, kind);
    CHECK(holds(copy, "Somebody said") == (!is_external(kind) || kind == RecordKind::publication));
  }
}

namespace {

SessionRecord copy_of(const std::vector<Record>& records, RecordKind kind,
                      const std::vector<Person>& people = demo_people()) {
  return compile_board({"b", document_of(records), some_position()}, people, kGenerated, kind);
}
std::vector<std::string> named_in(const SessionRecord& record) {
  std::vector<std::string> named;
  for (const AttendingPerson& person : record.attendance().people())
    named.push_back(person.role() + " " + person.name());
  return named;
}
void say_yes(std::vector<Record>& records, const std::string& participant, const std::string& kind) {
  for (Record& record : records)
    if (record.id() == "member." + participant) record.mutable_member()->add_credited_in(kind);
}
std::string with_role(const std::vector<Record>& records, Role role) {
  for (const Record& record : records)
    if (record.member().role() == role) return record.member().participant();
  throw std::runtime_error("nobody has that role");
}

}  // namespace

TEST_CASE(
    "CREDIT-1: who led or recorded is named outside the room in copies of the kinds that they said yes to, and in no "
    "other",
    "[records][attribution]") {
  auto records = told_records();
  const std::string leads = with_role(records, FACILITATOR), took_part = with_role(records, PARTICIPANT);
  for (const RecordKind kind : kAll)
    if (kind != RecordKind::internal) CHECK(named_in(copy_of(records, kind)).empty());
  say_yes(records, leads, "network");
  say_yes(records, leads, "blog");
  say_yes(records, took_part, "blog");  // from when they led: who takes part is not named
  for (const RecordKind kind : kAll) {
    if (kind == RecordKind::internal) continue;
    INFO(word_for(kind));
    const SessionRecord record = copy_of(records, kind);
    const bool may = kind == RecordKind::network || kind == RecordKind::blog;
    CHECK(named_in(record) ==
          (may ? std::vector<std::string>{"facilitator " + name_of(leads)} : std::vector<std::string>{}));
    CHECK_FALSE(holds(record, name_of(took_part)));
    for (const AttendingPerson& person : record.attendance().people())
      CHECK((person.participant() + person.mode()).empty());
  }
  for (Record& record : records)
    if (record.has_member()) record.mutable_member()->clear_credited_in();  // taken back
  CHECK(named_in(copy_of(records, RecordKind::blog)).empty());
}

TEST_CASE("CREDIT-2: for the network, types of organisation are counted where at least three are of one",
          "[records][attribution]") {
  const auto records = told_records();
  std::vector<Person> people = demo_people();
  const auto types = [&](RecordKind kind) {
    std::string told;
    const Attendance attendance = copy_of(records, kind, people).attendance();
    for (const OrganisationType& one : attendance.types())
      told += one.type() + " " + std::to_string(one.people()) + ", ";
    return told + "others " + std::to_string(attendance.of_other_types());
  };
  CHECK(types(RecordKind::network) == "others 0");  // nobody said, so nothing is told
  int of_cities = 0, of_banks = 0;
  for (Person& person : people)
    if (of_cities < 3)
      ++of_cities, person.set_organisation_type("city government");
    else if (of_banks < 2)
      ++of_banks, person.set_organisation_type("development bank");
  CHECK(types(RecordKind::network) == "city government 3, others 8");
  CHECK_FALSE(holds(copy_of(records, RecordKind::network, people), "development bank"));
  for (const RecordKind kind : kAll)
    if (kind != RecordKind::network) CHECK(types(kind) == "others 0");
  // Nor is of the few that are left over told who they are not.
  for (Person& person : people) person.set_organisation_type("city government");
  people[0].set_organisation_type("development bank");
  CHECK(types(RecordKind::network) == "others 0");
}

TEST_CASE("CREDIT-2: of several groups, types of organisation are told of all together and of none alone",
          "[records][attribution]") {
  std::vector<Person> people = demo_people();
  for (Person& person : people) person.set_organisation_type("city government");
  const Document one = document_of(told_records()), other = document_of(told_records());
  const SessionRecord record = compile_session({{"b1", one, some_position()}, {"b2", other, some_position()}}, people,
                                               kGenerated, RecordKind::network);
  CHECK(record.attendance().types_size() == 1);
  REQUIRE(record.groups_size() == 2);
  for (const GroupRecord& group : record.groups()) CHECK(group.attendance().types().empty());
}

TEST_CASE("CREDIT-1: a yes on one board names nobody on another", "[records][attribution]") {
  auto records = told_records();
  const std::string leads = with_role(records, FACILITATOR);
  const Document silent = document_of(records);
  say_yes(records, leads, "blog");
  const Document said = document_of(records);
  const SessionRecord record = compile_session({{"b1", said, some_position()}, {"b2", silent, some_position()}},
                                               demo_people(), kGenerated, RecordKind::blog);
  REQUIRE(record.groups_size() == 2);
  CHECK(record.groups(0).attendance().people_size() == 1);
  CHECK(record.groups(1).attendance().people().empty());
}
