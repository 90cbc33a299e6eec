#include "facilitation/policy/policy.h"

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "facilitation/policy/sight.h"
#include "facilitation/views/view.h"
#include "tests/catch.h"

using namespace plenary;
using policy::BoardState;

namespace {

std::string readme() {
  const char* source = std::getenv("PLENARY_SOURCE");
  REQUIRE(source != nullptr);
  std::ifstream file(std::string(source) + "/facilitation/policy/README.md");
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string said(policy::Verb verb, Role role, policy::Time time) {
  const policy::Answer answer = policy::answer(verb, role, time);
  if (answer.refusal != REFUSAL_NONE) return RefusalCode_Name(answer.refusal);
  std::string words = "yes";
  if (answer.own_by_role) words += ", own";
  if (answer.own_by_time) words += ", own for now";
  if (answer.late_only) words += ", if late";
  if (answer.reopening_only) words += ", to reopen";
  return words;
}

}  // namespace

TEST_CASE("the table has every verb once, in the order of its number", "[policy]") {
  const auto* verbs = Request::descriptor()->FindOneofByName("verb");
  std::vector<int> in_the_proto, in_the_table;
  for (int i = 0; i < verbs->field_count(); ++i) in_the_proto.push_back(verbs->field(i)->number());
  for (const policy::Row& row : policy::table()) in_the_table.push_back(row.verb);
  CHECK(in_the_table == in_the_proto);
}

TEST_CASE("the README prints the tables as they are", "[policy]") {
  // If this fails: build print_policy, run it, and put what it prints in place of the table in the README.
  CHECK_THAT(readme(), PLENARY_CONTAINS(policy::as_markdown()));
  CHECK_THAT(readme(), PLENARY_CONTAINS(policy::phases_as_markdown()));
  CHECK_THAT(readme(), PLENARY_CONTAINS(policy::sights_as_markdown()));
}

TEST_CASE("roles are judged before times", "[policy]") {
  CHECK(said(Request::kAddCard, PARTICIPANT, {BoardState::open}) == "yes");
  CHECK(said(Request::kAddCard, PARTICIPANT, {BoardState::silent}) == "yes, own for now");
  CHECK(said(Request::kAddCard, PARTICIPANT, {BoardState::locked}) == "LOCKED");
  CHECK(said(Request::kAddCard, OBSERVER, {BoardState::locked}) == "FORBIDDEN");
  CHECK(said(Request::kAddCard, PLENARY_HOST, {BoardState::open}) == "FORBIDDEN");
  CHECK(said(Request::kEditText, FACILITATOR, {BoardState::open}) == "yes, own");
  CHECK(said(Request::kAddCluster, FACILITATOR, {BoardState::silent}) == "PHASE_CLOSED");
  CHECK(said(Request::kAddNote, RAPPORTEUR, {BoardState::locked}) == "yes");
  CHECK(said(Request::kAddNote, FACILITATOR, {BoardState::open}) == "FORBIDDEN");
  CHECK(said(Request::kAddNote, RAPPORTEUR, {BoardState::closed}) == "CLOSED_BOARD");
  CHECK(said(Request::kSetBoard, CO_FACILITATOR, {BoardState::closed}) == "yes, to reopen");
  CHECK(said(Request::kRevokeInvitation, FACILITATOR, {BoardState::closed}) == "yes");
  CHECK(said(Request::kAdmit, FACILITATOR, {BoardState::open}) == "FORBIDDEN");
  CHECK(said(Request::VERB_NOT_SET, FACILITATOR, {BoardState::open}) == "UNSUPPORTED");
}

TEST_CASE("a phase counts where the board is open", "[policy]") {
  CHECK(said(Request::kAddCard, PARTICIPANT, {BoardState::open, FRAME}) == "PHASE_CLOSED");
  CHECK(said(Request::kAddCard, PARTICIPANT, {BoardState::open, ROUND}) == "yes");
  CHECK(said(Request::kAddCard, PARTICIPANT, {BoardState::open, VOTE_PHASE}) == "yes, if late");
  CHECK(said(Request::kMoveCards, PARTICIPANT, {BoardState::open, ROUND}) == "yes, own for now");
  CHECK(said(Request::kMoveCards, PARTICIPANT, {BoardState::open, DISCUSS}) == "PHASE_CLOSED");
  CHECK(said(Request::kMoveCards, FACILITATOR, {BoardState::open, DISCUSS}) == "yes");
  CHECK(said(Request::kCastBallot, PARTICIPANT, {BoardState::open, DISCUSS}) == "PHASE_CLOSED");
  CHECK(said(Request::kCastBallot, RAPPORTEUR, {BoardState::open, VOTE_PHASE}) == "FORBIDDEN");
  CHECK(said(Request::kAddNote, RAPPORTEUR, {BoardState::off_record, DISCUSS}) == "OFF_RECORD");
  CHECK(said(Request::kAddCard, PARTICIPANT, {BoardState::silent, SILENT}) == "yes, own for now");
  CHECK(said(Request::kAddNote, RAPPORTEUR, {BoardState::open, CLOSE}) == "yes");
}

TEST_CASE("whoever has no role, or one of a later version, may do nothing", "[policy]") {
  for (const policy::Row& row : policy::table()) {
    // But for what is their own wherever they sit: it is for somebody who was here once (decide).
    const bool theirs = row.verb == Request::kAnswerAttribution || row.verb == Request::kReopenAttribution ||
                        row.verb == Request::kWithdrawAttribution || row.verb == Request::kWithdrawCard ||
                        row.verb == Request::kAcceptAction;
    CHECK(said(row.verb, ROLE_UNSPECIFIED, {BoardState::open}) == (theirs ? "yes, own" : "FORBIDDEN"));
    CHECK(said(row.verb, static_cast<Role>(99), {BoardState::open}) == "FORBIDDEN");
    CHECK(said(row.verb, static_cast<Role>(-1), {BoardState::open}) == "FORBIDDEN");
  }
}

TEST_CASE("a co-facilitator may do what a facilitator may, an observer nothing but for what is their own", "[policy]") {
  for (const policy::Row& row : policy::table()) {
    INFO(Request::descriptor()->FindFieldByNumber(row.verb)->name());
    // But for taking over, which whoever leads already need not do.
    if (row.verb != Request::kTakeOver) CHECK((row.who[CO_FACILITATOR] == row.who[FACILITATOR]));
    // What is recorded of somebody, and what may be done with their words, is theirs to say, whoever they are.
    const bool of_oneself = row.verb == Request::kSetCapture || row.verb == Request::kAnswerAttribution ||
                            row.verb == Request::kReopenAttribution || row.verb == Request::kWithdrawAttribution ||
                            row.verb == Request::kWithdrawCard ||
                            // And what somebody leaves on a walk.
                            row.verb == Request::kLeaveMark || row.verb == Request::kAskTheGroup ||
                            // And what they ask to have changed in the record of where they were.
                            row.verb == Request::kProposeCorrection || row.verb == Request::kWithdrawCorrection ||
                            // And an action that was given to them.
                            row.verb == Request::kAcceptAction ||
                            // And whether they are named, and what they have read.
                            row.verb == Request::kAgreeToBeNamed || row.verb == Request::kAcknowledgePolicy;
    CHECK((row.who[OBSERVER] == policy::Who::no) == !of_oneself);
  }
}

TEST_CASE("closed goes before locked, locked before silent", "[policy]") {
  Board board;
  CHECK((policy::time_of(nullptr).state == BoardState::open));
  CHECK((policy::time_of(&board).state == BoardState::open));
  board.set_silent_writing(true);
  CHECK((policy::time_of(&board).state == BoardState::silent));
  board.set_locked(true);
  CHECK((policy::time_of(&board).state == BoardState::locked));
  board.set_off_record_ms(1);
  CHECK((policy::time_of(&board).state == BoardState::off_record));
  board.set_closed(true);
  CHECK((policy::time_of(&board).state == BoardState::closed));
}

TEST_CASE("VIEW-1: what is sent to whom is what the table of sights says", "[policy][views]") {
  std::vector<Record> records;
  const auto add = [&]() -> Record& { return records.emplace_back(); };
  add().mutable_board();
  add().mutable_region();
  add().mutable_member();
  add().mutable_cluster();
  add().mutable_decision();
  add().mutable_action();
  add().mutable_invitation();
  for (const bool hidden : {false, true}) {
    Card& card = *add().mutable_card();
    card.set_hidden(hidden);
    card.set_author("ann");
    Link& link = *add().mutable_link();
    link.set_hidden(hidden);
    link.set_author("ann");
    add().mutable_agenda_item()->set_hidden(hidden);
  }
  for (const Note::Visibility visibility : {Note::VISIBILITY_UNSPECIFIED, Note::RECORD, Note::WORKING})
    add().mutable_note()->set_visibility(visibility);
  for (const bool open : {false, true}) {
    Ballot& ballot = *add().mutable_ballot();
    ballot.set_voter("ann");
    ballot.set_open(open);
  }
  for (const bool open : {false, true}) {
    DecisionResponse& response = *add().mutable_decision_response();
    response.set_by("ann");
    response.set_open(open);
  }
  add().mutable_capture_choice()->set_participant("ann");
  for (const char* speaker : {"ann", "unknown"}) {
    add().mutable_quote()->set_speaker(speaker);
    add().mutable_attribution_request()->set_speaker(speaker);
    Quote& withheld = *add().mutable_quote();
    withheld.set_speaker(speaker);
    withheld.set_withheld(true);
  }

  add().mutable_guidebook();
  add().mutable_chapter();
  add().mutable_edition();
  for (const char* state : {"", "draft", "ready"}) {
    add().mutable_entry()->set_state(state);
    Entry& trashed = *add().mutable_entry();
    trashed.set_state(state);
    trashed.mutable_trashed();
  }
  for (const bool approved : {false, true}) add().mutable_entry_field()->set_approved(approved);

  for (int number = OBSERVER; number <= PRESENTER; ++number) {
    const Role role = static_cast<Role>(number);
    for (const std::string participant : {"ann", "ben"}) {
      for (const Record& record : records) {
        INFO(Role_Name(role) << " " << participant << " sees " << record.ShortDebugString());
        CHECK(policy::may_see(record, role, participant) == may_see(record, Viewer{participant, role}));
      }
    }
  }
}
