// The round in which a proposal is tested: opened to all at once, responded to in private, closed with its counts; and
// the objections that come of it.
#include <algorithm>

#include "facilitation/rules/checks.h"
#include "facilitation/rules/deciding.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/verbs.h"
#include "facilitation/rules/voting.h"

namespace plenary {
namespace {

std::string response_id(const std::string& decision, std::uint32_t round, const std::string& participant) {
  return "response." + decision + "." + std::to_string(round) + "." + participant;
}

No all_is_answered(const Decision& decision) {
  for (const Clarification& clarification : decision.clarifications())
    if (clarification.answer().empty() && !clarification.not_known()) return invalid("question", "not_answered");
  return {};
}

DecisionRound& last_round(Decision& decision) { return *decision.mutable_rounds()->rbegin(); }

void add_objection(const Situation& here, Decision& decision, const DecisionResponse& response) {
  Objection& objection = *decision.add_objections();
  objection.set_by(response.by());
  objection.set_version(latest_version(decision));
  objection.set_reason(response.reason());
  objection.set_at_ms(here.now.ms);
  objection.set_named_in_record(response.named());
}

void add_concern(Decision& decision, const DecisionResponse& response) {
  Concern& concern = *decision.add_concerns();
  if (response.named()) concern.set_by(response.by());
  concern.set_text(response.reason());
  concern.set_handled_as("raised");
  concern.set_named_in_record(response.named());
  concern.set_version(latest_version(decision));
}

// Counted; whose it is stands there only if they ask. Sorted by reason, as the order of ids would tell who.
void add_stand_asides(Decision& decision, const Tally& tally) {
  std::vector<StandAside> all;
  for (const DecisionResponse* response : tally.responses) {
    if (response->response() < "5" || response->response() > "7") continue;
    StandAside& one = all.emplace_back();
    if (response->named()) one.set_by(response->by());
    one.set_reason(response->reason());
    one.set_named_in_record(response->named());
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const StandAside& a, const StandAside& b) { return a.reason() < b.reason(); });
  for (StandAside& one : all) *decision.add_stand_asides() = std::move(one);
}

// The objection that is meant: to the version as it stands, and open.
No find_objection(Decision& decision, std::uint32_t number, Objection*& found) {
  if (number == 0 || number > static_cast<std::uint32_t>(decision.objections_size()))
    return invalid("objection", "unknown");
  found = decision.mutable_objections(static_cast<int>(number) - 1);
  return {};
}

}  // namespace

void pause_rounds_without(const Situation& here, Outcome& outcome, std::string_view participant) {
  const Record* leaving = here.document.find("member." + std::string(participant));
  if (!leaving || !may_vote(*leaving)) return;
  for (const Record* record : here.document.sorted()) {
    if (!record->has_decision() || proposal_at(record, {TESTING}) || is_excused(record->decision(), participant))
      continue;
    Record next = next_of(*record);
    Decision& decision = *next.mutable_decision();
    decision.set_quorum_present(quorum_now(here.document, decision).base - voices_of(leaving->member()));
    if (decision.quorum_present() >= decision.quorum_needed()) continue;
    decision.set_state(PAUSED_QUORUM);
    put(outcome, std::move(next));
  }
}

Outcome decide_verb(const Situation& here, const OpenDecisionRound& asked) {
  const Record* record = here.decision(asked.id());
  if (No no = proposal_at(record, {CLARIFYING, REACTING, OBJECTION_HANDLING})) return refused(*no);
  Record next = next_of(*record);
  Decision& decision = *next.mutable_decision();
  if (has_open_objection(decision)) return refused(invalid("objection", "is_open"));
  if (No no = first_of({all_is_answered(decision), checks_pass(here, decision, true)})) return refused(*no);
  if (decision.rounds_size() >= static_cast<int>(limits::decision_rounds))
    return refused(limit_reached("decision_rounds", limits::decision_rounds));
  const Quorum quorum = quorum_now(here.document, decision);
  if (quorum.base < quorum.needed()) return refused(invalid("quorum", "too_few"));
  decision.set_quorum_base(quorum.base);
  decision.set_quorum_needed(quorum.needed());
  decision.set_quorum_present(quorum.base);
  decision.set_state(TESTING);
  DecisionRound& round = *decision.add_rounds();
  round.set_number(static_cast<std::uint32_t>(decision.rounds_size()));
  round.set_version(latest_version(decision));
  round.set_opened_ms(here.now.ms);
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const RespondToProposal& asked) {
  const Record* record = here.decision(asked.id());
  if (No no = proposal_at(record, {TESTING})) return refused(*no);
  const Decision& decision = record->decision();
  if (asked.round() != decision.rounds().rbegin()->number()) return refused(STALE);
  if (is_excused(decision, here.me())) return refused(FORBIDDEN, {"excused"});
  if (!is_response(decision, asked.response()))
    return refused(invalid("response", asked.response().empty() ? "missing" : "unknown"));
  if (asked.reason().empty() && needs_a_reason(decision.method(), asked.response()))
    return refused(invalid("reason", "missing"));
  if (No no = lines("reason", asked.reason(), limits::remark_characters)) return refused(*no);
  const std::string id = response_id(asked.id(), asked.round(), here.me());
  if (!is_id(id)) return refused(invalid("id", "not_an_id"));

  const Record* before = here.document.find(id);
  Record mine = before ? next_of(*before) : new_record(id);
  DecisionResponse& response = *mine.mutable_decision_response();
  response.set_decision(asked.id());
  response.set_round(asked.round());
  response.set_by(here.me());
  response.set_response(asked.response());
  response.set_reason(asked.reason());
  response.set_open(decision.method() == SENSE_OF_THE_ROOM);
  response.set_named(asked.named());
  Outcome outcome;
  if (before) {
    put_if_changed(outcome, *before, std::move(mine));
    return or_nothing_to_do(std::move(outcome));
  }
  put(outcome, std::move(mine));
  // How many have responded is all that anybody learns before the end.
  Record next = next_of(*record);
  DecisionRound& round = last_round(*next.mutable_decision());
  round.set_responded(round.responded() + voices_of(*here.document.member(here.me())));
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const ExcuseOneself& asked) {
  const Record* record = here.decision(asked.id());
  if (No no = proposal_at(record, {DRAFT, PROPOSED, CLARIFYING, REACTING, TESTING, OBJECTION_HANDLING, PAUSED_QUORUM}))
    return refused(*no);
  Record next = next_of(*record);
  Decision& decision = *next.mutable_decision();
  if (is_excused(decision, here.me()) != asked.undo()) return refused(NOTHING_TO_DO);
  const bool in_a_round = decision.state() == TESTING || decision.state() == PAUSED_QUORUM;
  Outcome outcome;
  if (asked.undo()) {
    if (in_a_round) return refused(invalid("decision", "in_a_round"));
    auto& all = *decision.mutable_excused();
    all.erase(std::remove(all.begin(), all.end(), here.me()), all.end());
    put(outcome, std::move(next));
    return outcome;
  }
  decision.add_excused(here.me());
  if (in_a_round) {
    const std::uint32_t voices = voices_of(*here.document.member(here.me()));
    DecisionRound& round = last_round(decision);
    const std::string id = response_id(asked.id(), round.number(), here.me());
    if (here.document.find(id)) {
      remove(outcome, id);
      round.set_responded(round.responded() - std::min(round.responded(), voices));
    }
    decision.set_quorum_base(decision.quorum_base() - std::min(decision.quorum_base(), voices));
    decision.set_quorum_needed(Quorum{decision.quorum_base()}.needed());
    decision.set_quorum_present(quorum_now(here.document, decision).base);
    if (decision.quorum_present() < decision.quorum_needed()) decision.set_state(PAUSED_QUORUM);
  }
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const PauseDecisionRound& asked) {
  const Record* record = here.decision(asked.id());
  if (No no = proposal_at(record, {TESTING, PAUSED_QUORUM})) return refused(*no);
  if ((record->decision().state() == PAUSED_QUORUM) == asked.paused()) return refused(NOTHING_TO_DO);
  Record next = next_of(*record);
  Decision& decision = *next.mutable_decision();
  decision.set_quorum_present(quorum_now(here.document, decision).base);
  if (!asked.paused() && decision.quorum_present() < decision.quorum_needed())
    return refused(invalid("quorum", "too_few"));
  decision.set_state(asked.paused() ? PAUSED_QUORUM : TESTING);
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const CloseDecisionRound& asked) {
  const Record* record = here.decision(asked.id());
  if (No no = proposal_at(record, {TESTING})) return refused(*no);
  if (asked.round() != record->decision().rounds().rbegin()->number()) return refused(STALE);
  // Whatever it comes to: a refusal that depended on the responses would tell them.
  if (No no = first_of({can_be_adopted(record->decision()), checks_pass(here, record->decision())}))
    return refused(*no);
  Record next = next_of(*record);
  Decision& decision = *next.mutable_decision();
  DecisionRound& round = last_round(decision);
  const Tally tally = tally_of(here.document, asked.id(), round.number());
  const std::uint32_t present = quorum_now(here.document, decision).base;
  // Some have come since it was opened; who has gone stays in the base, or leaving would make a quorum.
  decision.set_quorum_base(std::max(decision.quorum_base(), present));
  decision.set_quorum_needed(Quorum{decision.quorum_base()}.needed());
  decision.set_quorum_present(present);
  Outcome outcome;
  if (tally.responded < decision.quorum_needed()) {
    decision.set_state(PAUSED_QUORUM);
    put(outcome, std::move(next));
    return outcome;
  }
  round.set_closed_ms(here.now.ms);
  round.set_responded(tally.responded);
  for (const auto& [response, count] : tally.counts) (*round.mutable_counts())[response] = count;
  for (const DecisionResponse* response : tally.responses) {
    if (objects(decision.method(), response->response())) add_objection(here, decision, *response);
    if (response->response() == "consent_with_concern") add_concern(decision, *response);
  }
  const DecisionState state = outcome_of(decision, tally);
  if (state == OBJECTION_HANDLING) {
    decision.set_state(state);
    put(outcome, std::move(next));
    return outcome;
  }
  if (state == ADOPTED_WITH_STAND_ASIDES) add_stand_asides(decision, tally);
  if (state == ADOPTED && decision.method() == MAJORITY)
    decision.set_adopted_option(decision.options(static_cast<int>(preferred_option(decision, tally)) - 1));
  conclude(here, outcome, std::move(next), state);
  return outcome;
}

// The group judges, by what it says there; the facilitator writes it down.
Outcome decide_verb(const Situation& here, const JudgeObjection& asked) {
  const Record* record = here.decision(asked.id());
  if (No no = proposal_at(record, {OBJECTION_HANDLING})) return refused(*no);
  Record next = next_of(*record);
  Decision& decision = *next.mutable_decision();
  Objection* objection = nullptr;
  if (No no = find_objection(decision, asked.objection(), objection)) return refused(*no);
  if (!objection->resolution().empty() || !objection->judged_reason().empty())
    return refused(invalid("objection", "was_judged"));
  if (!asked.qualifies() && decision.method() == GRADIENTS) return refused(invalid("objection", "a_block_stands"));
  if (asked.reason().empty()) return refused(invalid("reason", "missing"));
  if (No no = lines("reason", asked.reason(), limits::remark_characters)) return refused(*no);
  objection->set_qualifies(asked.qualifies());
  objection->set_judged_reason(asked.reason());
  if (!asked.qualifies()) {
    objection->set_resolution("concern");
    objection->set_resolved_ms(here.now.ms);
    objection->set_objector_confirms(asked.objector_confirms());
    Concern& concern = *decision.add_concerns();
    if (objection->named_in_record()) concern.set_by(objection->by());
    concern.set_text(objection->reason());
    concern.set_handled_as(asked.objector_confirms() ? "agreed" : "disagreement_noted");
    concern.set_named_in_record(objection->named_in_record());
    concern.set_version(objection->version());
  }
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const WithdrawObjection& asked) {
  const Record* record = here.decision(asked.id());
  if (No no = proposal_at(record, {OBJECTION_HANDLING})) return refused(*no);
  Record next = next_of(*record);
  Objection* objection = nullptr;
  if (No no = find_objection(*next.mutable_decision(), asked.objection(), objection)) return refused(*no);
  if (!here.is_me(objection->by())) return refused(NOT_YOURS, {"objector"});
  if (!objection->resolution().empty()) return refused(NOTHING_TO_DO);
  objection->set_resolution("withdrawn");
  objection->set_resolved_ms(here.now.ms);
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

}  // namespace plenary
