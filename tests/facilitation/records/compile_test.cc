#include <set>

#include "facilitation/records/compile.h"
#include "tests/catch.h"
#include "tests/facilitation/records/told_board.h"

using namespace plenary;
using namespace plenary::test;

namespace {

using Lines = std::vector<std::string>;

template <class List>
const auto& with_id(const List& list, const std::string& id) {
  for (const auto& one : list)
    if (one.id() == id) return one;
  throw std::runtime_error("nothing with id " + id);
}

template <class List>
Lines ids(const List& list) {
  Lines all;
  for (const auto& one : list) all.push_back(one.id());
  return all;
}

Lines words(const google::protobuf::RepeatedPtrField<std::string>& list) { return {list.begin(), list.end()}; }

}  // namespace

TEST_CASE("the demonstration's record has the figures of its transcript", "[records]") {
  const SessionRecord record = record_of(told_records());
  const Expected& figures = meeting_named("demo-2027").transcript->expected;
  REQUIRE(record.groups_size() == 1);
  const GroupRecord& group = record.groups(0);
  CHECK(group.cards_size() == static_cast<int>(figures.cards));
  for (const auto& region : group.regions())
    CHECK(region.cards_size() == static_cast<int>(figures.cards_by_region.at(region.id())));
  CHECK(group.clusters_size() == static_cast<int>(figures.clusters));
  CHECK(group.links_size() == static_cast<int>(figures.links));
  CHECK(group.notes_size() == static_cast<int>(figures.notes.at("record")));
  CHECK(group.decisions_size() == static_cast<int>(figures.decisions.at("total")));
  CHECK(group.actions_size() == static_cast<int>(figures.actions.at("total")));
  CHECK(ids(group.set_aside()) == Lines{"C28"});
}

TEST_CASE("the head says where and when, with the offset of the place", "[records]") {
  const SessionRecord record = record_of(told_records());
  CHECK(record.head().title() == "Group 1: rivers and cities");
  CHECK(record.head().meeting_title() == "Demonstration meeting (fictional)");
  CHECK(record.head().session_number() == "II");
  CHECK(record.head().date() == "2027-04-15");
  CHECK(record.head().local_time() == "11:35 (UTC+02:00)");
  CHECK(record.head().time_zone() == "Europe/Rome");
  CHECK(record.head().fictional());
  CHECK(record.kind() == "internal");
  CHECK(record.policy().attribution() == "Not attributed without permission");
  CHECK(record.framing_question() == shipped_templates().find("roar-routes")->framing_question());
}

TEST_CASE("attendance: who came, by role, in the room and remote; nobody who was only expected or was removed",
          "[records]") {
  auto records = told_records();
  find(records, "member.P-E")->mutable_member()->set_joined_ms(0);
  find(records, "member.P-F")->mutable_member()->set_removed(true);
  find(records, "member.P-D")->mutable_member()->set_mode(TABLE_DEVICE);
  find(records, "member.P-D")->mutable_member()->set_voices(4);
  const Attendance attendance = record_of(records).attendance();
  CHECK(attendance.in_room() == 6 + 4);
  CHECK(attendance.remote() == 2);
  Lines listed;
  for (const auto& person : attendance.people()) listed.push_back(person.role() + " " + person.name());
  CHECK(listed == Lines{"facilitator Facilitator", "rapporteur Rapporteur 1", "rapporteur Rapporteur 2",
                        "plenary_host Plenary host", "participant Participant A (city government)",
                        "participant Participant B (national innovation agency)",
                        "participant Participant C (public development bank)",
                        "participant Participant D (regional health authority)",
                        "participant Participant G (port authority)"});
}

TEST_CASE("who did not say how they take part is counted apart, not as remote and not in the room", "[records]") {
  auto records = told_records();
  find(records, "member.P-D")->mutable_member()->set_mode(MODE_UNSPECIFIED);
  const Attendance before = record_of(told_records()).attendance();
  const Attendance attendance = record_of(records).attendance();
  CHECK(before.not_said() == 0);
  CHECK(attendance.not_said() == 1);
  CHECK(attendance.in_room() + attendance.remote() + 1 == before.in_room() + before.remote());
}

TEST_CASE("an id is no name: who was removed is a former member, who has no name is a member", "[records]") {
  auto records = told_records();
  const auto people_without = [](std::initializer_list<std::string> gone) {
    std::vector<Person> people = demo_people();
    std::erase_if(people, [&](const Person& one) {
      return std::find(gone.begin(), gone.end(), one.participant()) != gone.end();
    });
    return people;
  };
  const std::string noted = find(records, "N01")->note().by(), owns = find(records, "D1")->decision().owner();
  const std::string acts = find(records, "A1")->action().owner();
  REQUIRE(noted != owns);
  find(records, "member." + noted)->mutable_member()->set_removed(true);
  const Document board = document_of(records);
  const GroupRecord group =
      compile_board({"b", board, some_position()}, people_without({noted, owns, acts}), kGenerated).groups(0);
  CHECK(group.notes(0).by() == "a former member");
  CHECK(with_id(group.decisions(), "D1").owner() == "a member");
  CHECK(with_id(group.actions(), "A1").owner() == "a member");
  CHECK(with_id(group.decisions(), "D3").owner().find("P-") == std::string::npos);
  for (const auto& note : group.notes()) CHECK(note.by().find(noted) == std::string::npos);
  for (const auto& person : group.attendance().people()) CHECK(person.name() != person.participant());
}

TEST_CASE("notes stand in the order of time, whatever the order of writing, without the working ones", "[records]") {
  const SessionRecord record = record_of(told_records());
  const auto& notes = record.groups(0).notes();
  for (int i = 1; i < notes.size(); ++i) CHECK(notes[i - 1].at_ms() <= notes[i].at_ms());
  CHECK(notes[0].id() == "N01");
  CHECK(notes[0].number() == 1);
  CHECK(notes[0].by() == "Rapporteur 1");
  CHECK(notes[2].id() == "N04");  // N03 is a working note
  CHECK(words(notes[2].refs()) == Lines{"C01", "C02", "C05"});
}

TEST_CASE("decisions: the adopted version word for word, owner by name; what they rest on", "[records]") {
  const SessionRecord record = record_of(told_records());
  const auto& decision = with_id(record.groups(0).decisions(), "D1");
  CHECK(decision.version() == 2);
  CHECK(
      decision.text() ==
      "By 2035 it is safe to swim in the Vell, from the weir to the outer lock, on 90 days out of 100 between May and "
      "September, and the three least wealthy riverside wards reach this first.");
  CHECK(decision.state() == "adopted");
  CHECK(decision.method() == "consent");
  CHECK(decision.owner() == "Participant A (city government)");
  CHECK(words(decision.based_on()) == Lines{"C07", "C12", "C35"});
  CHECK(with_id(record.groups(0).decisions(), "D3").state() == "deferred");
  CHECK(with_id(record.groups(0).decisions(), "D3").deferred_to() == "network call, 2027-05-20");
}

TEST_CASE("how it was decided: rounds, objections by reason, concerns; who, only if they asked", "[records]") {
  std::vector<Record> records = told_records();
  Decision& told = *find(records, "D1")->mutable_decision();
  const std::string person = told.proposer();
  told.set_by_method(true);
  told.clear_rounds();
  told.clear_objections();
  told.clear_concerns();
  DecisionRound& round = *told.add_rounds();
  round.set_number(1);
  round.set_version(1);
  round.set_closed_ms(1);
  round.set_responded(4);
  (*round.mutable_counts())["consent"] = 3;
  (*round.mutable_counts())["object"] = 1;
  told.add_rounds()->set_number(2);  // cut short: nobody is told what was responded
  for (const bool named : {false, true}) {
    Objection& objection = *told.add_objections();
    objection.set_by(person);
    objection.set_version(1);
    objection.set_reason("It floods.");
    objection.set_qualifies(true);
    objection.set_judged_reason("It would.");
    objection.set_named_in_record(named);
    StandAside& aside = *told.add_stand_asides();
    aside.set_by(person);
    aside.set_named_in_record(named);
  }
  told.add_excused("somebody");
  told.set_plenary_outcome("confirmed");
  const SessionRecord record = record_of(records);
  const auto& decision = with_id(record.groups(0).decisions(), "D1");
  CHECK(decision.versions_size() == 2);
  REQUIRE(decision.rounds_size() == 1);
  CHECK(decision.rounds(0).counts().at("object") == 1);
  REQUIRE(decision.objections_size() == 2);
  CHECK(decision.objections(0).said_by().empty());
  CHECK(decision.objections(0).judged() == "qualifies");
  CHECK(decision.objections(1).said_by() == "Participant A (city government)");
  CHECK(decision.stood_aside() == 2);
  CHECK(decision.stand_asides_size() == 1);
  CHECK(decision.excused() == 1);
  CHECK(decision.plenary_outcome() == "confirmed");
}

TEST_CASE("X12: an action that its owner has not accepted is shown as proposed, whatever its state says", "[records]") {
  auto records = told_records();
  CHECK(with_id(record_of(records).groups(0).actions(), "A4").state() == "proposed");
  find(records, "A1")->mutable_action()->set_accepted_by_owner(false);
  const SessionRecord record = record_of(records);
  CHECK(with_id(record.groups(0).actions(), "A1").state() == "proposed");
  CHECK(with_id(record.groups(0).actions(), "A2").state() == "open");
  CHECK(with_id(record.groups(0).actions(), "A1").from() == "D1");
}

TEST_CASE("clusters: nested ones keep their parent, merged ones say into which, dissolved ones are gone", "[records]") {
  auto records = told_records();
  find(records, "K2")->mutable_cluster()->set_parent("K1");
  find(records, "K3")->mutable_cluster()->set_merged_into("K4");
  find(records, "K5")->mutable_cluster()->set_dissolved(true);
  for (auto& record : records)
    if (record.has_card() && record.card().cluster() == "K5") record.mutable_card()->clear_cluster();
  const GroupRecord group = record_of(records).groups(0);
  CHECK(ids(group.clusters()) == Lines{"K1", "K2", "K3", "K4", "K6", "K7"});
  CHECK(with_id(group.clusters(), "K2").parent() == "K1");
  CHECK(with_id(group.clusters(), "K3").merged_into() == "K4");
  CHECK(words(with_id(group.clusters(), "K2").cards()) == Lines{"C05", "C16", "C21", "C29", "C31", "C33"});
}

TEST_CASE("cards in a region stand in their places, not by number", "[records]") {
  auto records = told_records();
  find(records, "C02")->mutable_card()->set_order("a0000");
  const GroupRecord group = record_of(records).groups(0);
  CHECK(words(group.regions(0).cards()) == Lines{"C02", "C01", "C03", "C04", "C05", "C06"});
  CHECK(ids(group.cards())[0] == "C01");
}

TEST_CASE("hidden cards and the trash are counts; nothing points at them", "[records]") {
  auto records = told_records();
  find(records, "C01")->mutable_card()->set_hidden(true);
  find(records, "C01")->mutable_card()->set_number(0);
  find(records, "C07")->mutable_card()->mutable_trashed()->set_by("P-A");
  const SessionRecord record = record_of(records);
  const GroupRecord& group = record.groups(0);
  CHECK(group.hidden_cards() == 1);
  CHECK(group.trashed_cards() == 1);
  CHECK(group.cards_size() == 38);
  const std::string bytes = record.SerializeAsString();
  for (const char* canary : {"C01", "C07", "Our river is a view", "By 2035, safe to swim in the Vell"}) {
    INFO(canary);
    CHECK(bytes.find(canary) == std::string::npos);
  }
  CHECK(ids(group.links()).size() == 18 - 6);  // L01 to L04, L15 and L17 touch them
}

TEST_CASE("X11: no speaker, author, working note, hidden or trashed word is in a record", "[records]") {
  auto records = told_records();
  for (auto& record : records) {
    if (record.has_card()) record.mutable_card()->set_author("author-canary");
    if (record.has_link()) record.mutable_link()->set_author("author-canary");
    if (record.has_cluster()) record.mutable_cluster()->set_named_by("author-canary");
    if (record.has_action()) record.mutable_action()->set_proposed_by("author-canary");
    if (record.has_decision()) record.mutable_decision()->set_proposer("author-canary");
    if (record.has_note()) record.mutable_note()->set_speaker("speaker-canary");
  }
  for (auto& record : records)
    if (record.has_decision())
      for (auto& version : *record.mutable_decision()->mutable_versions()) version.set_by("author-canary");
  Record& working = records.emplace_back();
  working.set_id("N-working");
  working.mutable_text()->set_content("working-canary");
  working.mutable_note()->set_visibility(Note::WORKING);
  Record unsaid = working;
  unsaid.set_id("N-unsaid");
  unsaid.mutable_note()->clear_visibility();
  records.push_back(unsaid);
  Record& hidden = records.emplace_back();
  hidden.set_id("C-hidden");
  hidden.mutable_text()->set_content("hidden-canary");
  hidden.mutable_card()->set_hidden(true);
  hidden.mutable_card()->set_author("hidden-author-canary");
  Record& link = records.emplace_back();
  link.set_id("L-hidden");
  link.mutable_link()->set_label("hidden-link-canary");
  link.mutable_link()->set_from("C02");
  link.mutable_link()->set_to("C03");
  link.mutable_link()->set_hidden(true);
  Record& ballot = records.emplace_back();
  ballot.set_id("ballot.1");
  ballot.mutable_ballot()->set_voter("ballot-canary");
  Record& invitation = records.emplace_back();
  invitation.set_id("invitation.invitation-canary");
  invitation.mutable_invitation()->set_role(OBSERVER);
  find(records, "N01")->mutable_note()->add_refs("C-hidden");
  find(records, "N01")->mutable_note()->add_refs("N-working");
  find(records, "D1")->mutable_decision()->add_based_on("C-hidden");
  find(records, "A1")->mutable_action()->set_from("C-hidden");

  const SessionRecord record = record_of(records);
  CHECK(record.groups(0).hidden_cards() == 1);
  const std::string bytes = record.SerializeAsString();
  for (const char* canary : {"canary", "C-hidden", "N-working", "N-unsaid", "L-hidden"}) {
    INFO(canary);
    CHECK(bytes.find(canary) == std::string::npos);
  }
}

TEST_CASE("names are byte for byte those of the people store", "[records]") {
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
  const auto record = compile_board({"b", document, some_position()}, people_of(bellagio), 0);
  std::set<std::string> names;
  for (const auto& person : record.attendance().people()) names.insert(person.name());
  CHECK(names.size() == 28);
  for (const auto& person : bellagio.people) CHECK(names.contains(person.name()));
  CHECK(with_id(record.groups(0).actions(), "A1").owner() == "a former member");  // who is on no list
}

TEST_CASE("the same state gives the same record, in whatever order it came about", "[records]") {
  auto records = told_records();
  const std::string expected = record_of(records).SerializeAsString();
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    INFO("seed " << seed);
    std::mt19937 chance(seed);
    std::shuffle(records.begin(), records.end(), chance);
    CHECK(record_of(records).SerializeAsString() == expected);
  }
}

TEST_CASE("a session: its groups by document, people once, the question once if it is the same", "[records]") {
  auto records = told_records();
  const Document one = document_of(records);
  find(records, "board")->mutable_board()->set_title("Group 2");
  find(records, "board")->mutable_board()->set_starts_ms(1);
  find(records, "member.P-A")->mutable_member()->set_role(FACILITATOR);
  const Document two = document_of(records);
  const Document no_board;
  const auto session = [&](const std::vector<BoardState>& boards) {
    return compile_session(boards, demo_people(), kGenerated);
  };
  const SessionRecord record =
      session({{"b2", two, some_position()}, {"a1", one, some_position()}, {"m", no_board, some_position()}});
  REQUIRE(record.groups_size() == 2);
  CHECK(record.groups(0).document() == "a1");
  CHECK(record.groups(1).title() == "Group 2");
  CHECK(record.head().title() == "Session II: ROUTES AND DIRECTIONS");
  CHECK(record.head().date() == "1970-01-01");  // the earlier of the two
  CHECK(record.attendance().people_size() == 11);
  CHECK(record.attendance().in_room() == 9);
  CHECK(record.attendance().remote() == 2);
  Lines roles_of_a;
  for (const auto& person : record.attendance().people())
    if (person.participant() == "P-A") roles_of_a.push_back(person.role());
  CHECK(roles_of_a == Lines{"participant, facilitator"});
  CHECK(record.framing_question() == record.groups(0).framing_question());

  find(records, "board")->mutable_board()->set_framing_question("Another?");
  const Document other = document_of(records);
  CHECK(session({{"a1", one, some_position()}, {"b2", other, some_position()}}).framing_question().empty());
}

TEST_CASE("participants_named are those whose names the record needs", "[records]") {
  CHECK(participants_named(document_of(told_records())) ==
        Lines{"FAC", "HOST", "P-A", "P-B", "P-C", "P-D", "P-E", "P-F", "P-G", "RAP-1", "RAP-2"});
}

TEST_CASE("SYS-34: what groups reported, what the plenary answered, and the differences it keeps", "[records]") {
  auto records = told_records();
  const auto add = [&records](const std::string& id) -> Record& {
    Record& record = records.emplace_back();
    record.set_id(id);
    record.set_version(1);
    return record;
  };
  for (const auto& [group, order, headline] : {std::tuple{"rivers", 2u, "Water first."}, {"heat", 1u, ""}}) {
    Report& report = *add(std::string("report.") + group).mutable_report();
    report.set_title(group);
    report.set_order(order);
    report.set_headline(headline);
    report.set_no_headline(*headline == 0);
    report.set_started_ms(5);
    ReportedDecision& decision = *report.add_decisions();
    decision.set_id("d1");
    decision.set_number(1);
    decision.set_text(std::string("We begin with ") + group + ".");
    decision.set_owner("P-A");
    decision.set_answered_by("P-B");
    decision.set_plenary_outcome(*headline == 0 ? "" : "deferred");
    decision.set_reason(*headline == 0 ? "" : "In spring.");
  }
  Difference& difference = *add("x1").mutable_difference();
  difference.set_subject("Where to begin");
  difference.set_by("P-A");
  difference.set_remark("Both may be right.");
  difference.add_sides()->set_report("report.heat");
  difference.mutable_sides(0)->set_decision("d1");
  difference.add_sides()->set_report("report.rivers");
  const GroupRecord group = record_of(records).groups(0);
  CHECK(ids(group.reports()) == Lines{"report.heat", "report.rivers"});
  CHECK(group.reports(0).no_headline());
  CHECK(group.reports(0).decisions(0).outcome().empty());
  CHECK(group.reports(1).decisions(0).outcome() == "deferred");
  CHECK(group.reports(1).decisions(0).reason() == "In spring.");
  REQUIRE(group.differences_size() == 1);
  CHECK(group.differences(0).sides(0).group() == "heat");
  CHECK(group.differences(0).sides(0).text() == "We begin with heat.");
  CHECK(group.differences(0).sides(1).text() == "Water first.");
  std::string told;
  for (const RecordReport& report : group.reports()) told += report.ShortDebugString();
  CHECK(told.find("P-") == std::string::npos);  // nobody is named by what a group reported
}

TEST_CASE("cards that were held back are counted, and not shown", "[records]") {
  auto records = told_records();
  Card& held = *find(records, "C04")->mutable_card();
  held.set_hidden(true);
  held.mutable_held()->set_reason("canary-reason");
  find(records, "C05")->mutable_card()->set_hidden(true);
  const GroupRecord group = record_of(records).groups(0);
  CHECK(group.held_back_cards() == 1);
  CHECK(group.hidden_cards() == 1);
  CHECK(group.ShortDebugString().find("canary") == std::string::npos);
}

TEST_CASE("a phase that the group came back to is told with each of its runs", "[records]") {
  std::vector<Record> records = told_records();
  // The last of them: before it stands the plan as it was.
  const auto silent = std::find_if(records.rbegin(), records.rend(),
                                   [](const Record& one) { return one.has_phase() && one.phase().kind() == SILENT; });
  REQUIRE(silent != records.rend());
  Phase& phase = *silent->mutable_phase();
  PhaseRun& first = *phase.add_earlier();
  first.set_started_ms(phase.started_ms() - 300'000);
  first.set_ended_ms(phase.started_ms() - 60'000);
  first.set_shortened_minutes(2);
  first.set_ended_by("timer");
  const SessionRecord record = record_of(records);
  std::vector<const RecordPhase*> told;
  for (const RecordPhase& one : record.groups(0).phases())
    if (one.kind() == "silent") told.push_back(&one);
  REQUIRE(told.size() == 2);
  CHECK(told[0]->ended_ms() - told[0]->started_ms() == 240'000);
  CHECK(told[0]->shortened_minutes() == 2);
  CHECK(told[0]->by_timer());
  CHECK_FALSE(told[0]->again());
  CHECK(told[1]->started_ms() == phase.started_ms());
  CHECK(told[1]->again());
  CHECK(told[1]->planned_minutes() == told[0]->planned_minutes());
}
