// Proposals that go by a method: drafted, opened, understood, amended; and what becomes of them in the end and later. The
// round between is in testing.cc.
#include "facilitation/rules/deciding.h"

#include <algorithm>
#include <set>

#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

constexpr auto kAnyOpen = {DRAFT, PROPOSED, CLARIFYING, REACTING, TESTING, OBJECTION_HANDLING, PAUSED_QUORUM};

bool is_any_of(DecisionState state, std::initializer_list<DecisionState> states) {
  return std::find(states.begin(), states.end(), state) != states.end();
}

No a_remark(std::string_view field, const std::string& words) {
  if (words.empty()) return invalid(field, "missing");
  return lines(field, words, limits::remark_characters);
}

No options_fit(const Ids& options) {
  if (options.size() > static_cast<int>(limits::options)) return limit_reached("options", limits::options);
  std::set<std::string> named;
  for (const std::string& option : options) {
    if (option.empty()) return invalid("options", "missing");
    if (No no = one_line("options", option, limits::label_characters)) return no;
    if (!named.insert(option).second) return invalid("options", "named_twice");
  }
  return {};
}

template <class Asked>
No fields_fit(const Asked& asked) {
  if (!DecisionMethod_IsValid(asked.method())) return invalid("method", "unknown");
  return first_of({one_line("title", asked.title(), limits::title_characters),
                   one_line("scale", asked.scale(), limits::label_characters),
                   one_line("stakes", asked.stakes(), limits::label_characters), options_fit(asked.options()),
                   participant_or_nothing("owner", asked.owner()), date_or_nothing("review_date", asked.review_date()),
                   lines("change_signal", asked.change_signal(), limits::remark_characters)});
}

// How it will be decided, in full: after this nothing of it changes.
No method_is_chosen(const Decision& decision) {
  if (decision.method() == DECISION_METHOD_UNSPECIFIED) return invalid("method", "missing");
  const bool by_gradients = decision.method() == GRADIENTS, by_majority = decision.method() == MAJORITY;
  if (by_gradients && decision.scale() != kKanerOriginal && decision.scale() != kKaner2014)
    return invalid("scale", decision.scale().empty() ? "missing" : "unknown");
  if (by_gradients && support_needed(decision.stakes()) == 0)
    return invalid("stakes", decision.stakes().empty() ? "missing" : "unknown");
  if (!by_gradients && !decision.scale().empty()) return invalid("scale", "not_of_this_method");
  if (!by_gradients && !decision.stakes().empty()) return invalid("stakes", "not_of_this_method");
  if (by_majority && decision.options_size() < 2) return invalid("options", "missing");
  if (!by_majority && decision.options_size() > 0) return invalid("options", "not_of_this_method");
  return {};
}

void add_version(const Situation& here, Decision& decision, const std::string& words) {
  DecisionVersion& version = *decision.add_versions();
  version.set_number(static_cast<std::uint32_t>(decision.versions_size()));
  version.set_text(words);
  version.set_by(here.me());
  version.set_at_ms(here.now.ms);
}

bool replaceable(const Record* record) {
  return record && !record->decision().has_trashed() &&
         is_any_of(record->decision().state(), {ADOPTED, ADOPTED_WITH_STAND_ASIDES, DUE_FOR_REVIEW, REAFFIRMED});
}

void add_review(const Situation& here, Decision& decision, DecisionState state, const std::string& reason) {
  DecisionReview& review = *decision.add_reviews();
  review.set_state(state);
  review.set_by(here.me());
  review.set_reason(reason);
  review.set_at_ms(here.now.ms);
  decision.set_state(state);
}

}  // namespace

No decision_fits(const std::string& words) {
  if (words.empty()) return invalid("text", "missing");
  return lines("text", words, limits::decision_characters);
}

bool is_open_proposal(const Decision& decision) {
  return decision.by_method() && decision.state() != DRAFT && is_any_of(decision.state(), kAnyOpen);
}

bool is_adopted(DecisionState state) { return state == ADOPTED || state == ADOPTED_WITH_STAND_ASIDES; }

No proposal_at(const Record* record, std::initializer_list<DecisionState> steps) {
  if (!record) return not_found("decision");
  if (record->decision().has_trashed()) return refusal(GONE, {"decision", "trash"});
  if (!record->decision().by_method()) return invalid("decision", "is_written_down");
  if (!is_any_of(record->decision().state(), steps)) return invalid("decision", "not_at_this_step");
  return {};
}

bool is_excused(const Decision& decision, std::string_view participant) {
  return std::find(decision.excused().begin(), decision.excused().end(), participant) != decision.excused().end();
}

No can_be_adopted(const Decision& decision) {
  if (decision.within_the_room()) return {};
  if (decision.owner().empty()) return invalid("owner", "missing");
  if (decision.review_date().empty()) return invalid("review_date", "missing");
  return {};
}

std::uint32_t latest_version(const Decision& decision) { return static_cast<std::uint32_t>(decision.versions_size()); }

bool has_open_objection(const Decision& decision) {
  return std::any_of(decision.objections().begin(), decision.objections().end(), [&](const Objection& objection) {
    return objection.version() == latest_version(decision) && objection.resolution().empty();
  });
}

void conclude(const Situation& here, Outcome& outcome, Record next, DecisionState state) {
  Decision& decision = *next.mutable_decision();
  decision.set_state(state);
  decision.set_closed_ms(here.now.ms);
  // Cut short: what was responded until then counts for nothing, and is shown to nobody.
  if (decision.rounds_size() > 0 && decision.rounds().rbegin()->closed_ms() == 0)
    decision.mutable_rounds()->rbegin()->set_closed_ms(here.now.ms);
  if (!is_adopted(state)) return put(outcome, std::move(next));
  decision.set_adopted_version(latest_version(decision));
  const Record* replaced = decision.replaces().empty() ? nullptr : here.document.find(decision.replaces());
  put(outcome, std::move(next));
  if (!replaceable(replaced)) return;
  Record revised = next_of(*replaced);
  add_review(here, *revised.mutable_decision(), REVISED, "");
  put(outcome, std::move(revised));
}

void lapse_every_proposal(const Situation& here, Outcome& outcome) {
  for (const Record* record : here.document.sorted())
    if (record->has_decision() && !proposal_at(record, kAnyOpen)) conclude(here, outcome, next_of(*record), LAPSED);
}

Outcome decide_verb(const Situation& here, const DraftProposal& asked) {
  if (No no = first_of({id_is_free(here.document, asked.id()), decision_fits(asked.text()), fields_fit(asked),
                        refs_are_ids("based_on", asked.based_on()),
                        room_for_one_more(here.document, Record::kDecision, "decisions", limits::decisions)}))
    return refused(*no);
  if (asked.id().size() > limits::proposal_id_length) return refused(invalid("id", "not_an_id"));
  if (!asked.replaces().empty()) {
    const Record* replaced = here.decision(asked.replaces());
    if (!replaced) return refused(not_found("decision"));
    if (!replaceable(replaced)) return refused(invalid("replaces", "not_adopted"));
  }
  Record record = new_record(asked.id());
  Decision& decision = *record.mutable_decision();
  decision.set_number(count_of(here.document, Record::kDecision) + 1);
  decision.set_by_method(true);
  decision.set_state(DRAFT);
  decision.set_title(asked.title());
  decision.set_method(asked.method());
  decision.set_scale(asked.scale());
  decision.set_stakes(asked.stakes());
  *decision.mutable_options() = asked.options();
  decision.set_proposer(here.me());
  add_version(here, decision, asked.text());
  decision.set_owner(asked.owner());
  decision.set_review_date(asked.review_date());
  decision.set_change_signal(asked.change_signal());
  decision.set_within_the_room(asked.within_the_room());
  *decision.mutable_based_on() = asked.based_on();
  decision.set_replaces(asked.replaces());
  Outcome outcome;
  put(outcome, std::move(record));
  return outcome;
}

Outcome decide_verb(const Situation& here, const AmendProposal& asked) {
  const Record* record = here.decision(asked.id());
  if (!record) return refused(not_found("decision"));
  if (No no = here.own_enough(record->decision().proposer(), "proposer")) return refused(*no);
  if (No no = first_of({proposal_at(record, kAnyOpen), version_is(*record, asked.if_version())})) return refused(*no);
  if (is_any_of(record->decision().state(), {TESTING, PAUSED_QUORUM})) return refused(invalid("text", "frozen"));
  const bool changes_the_question =
      asked.has_title() || asked.has_method() || asked.has_scale() || asked.has_stakes() || asked.options_size() > 0;
  if (changes_the_question && record->decision().state() != DRAFT) return refused(invalid("method", "fixed"));
  if (No no = first_of({asked.has_text() ? decision_fits(asked.text()) : No(), fields_fit(asked)})) return refused(*no);
  Record next = next_of(*record);
  Decision& decision = *next.mutable_decision();
  if (asked.has_title()) decision.set_title(asked.title());
  if (asked.has_method()) decision.set_method(asked.method());
  if (asked.has_scale()) decision.set_scale(asked.scale());
  if (asked.has_stakes()) decision.set_stakes(asked.stakes());
  if (asked.options_size() > 0) *decision.mutable_options() = asked.options();
  if (asked.has_owner()) decision.set_owner(asked.owner());
  if (asked.has_review_date()) decision.set_review_date(asked.review_date());
  if (asked.has_change_signal()) decision.set_change_signal(asked.change_signal());
  if (asked.has_within_the_room()) decision.set_within_the_room(asked.within_the_room());
  if (asked.has_text() && asked.text() != decision.versions().rbegin()->text()) {
    if (latest_version(decision) >= limits::versions_of_a_decision)
      return refused(limit_reached("versions", limits::versions_of_a_decision));
    for (Objection& objection : *decision.mutable_objections()) {
      if (!objection.resolution().empty()) continue;
      objection.set_resolution("amended");
      objection.set_resolved_ms(here.now.ms);
    }
    add_version(here, decision, asked.text());
    if (decision.state() != DRAFT) decision.set_state(PROPOSED);
  }
  Outcome outcome;
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const OpenProposal& asked) {
  const Record* record = here.decision(asked.id());
  if (No no = proposal_at(record, {DRAFT})) return refused(*no);
  for (const Record* other : here.document.sorted())
    if (other->has_decision() && !other->decision().has_trashed() && is_open_proposal(other->decision()))
      return refused(limit_reached("open_proposals", 1));
  if (No no = method_is_chosen(record->decision())) return refused(*no);
  Record next = next_of(*record);
  Decision& decision = *next.mutable_decision();
  decision.set_state(PROPOSED);
  if (decision.method() == GRADIENTS) {
    for (const std::uint32_t level : {1u, 2u, 3u}) decision.add_support_levels(level);
    decision.set_support_needed(support_needed(decision.stakes()) / 100.0);
  }
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const TakeProposalOn& asked) {
  const Record* record = here.decision(asked.id());
  if (asked.to() != CLARIFYING && asked.to() != REACTING) return refused(invalid("state", "unknown"));
  if (No no = proposal_at(record, {PROPOSED, CLARIFYING, REACTING})) return refused(*no);
  if (record->decision().state() == asked.to()) return refused(NOTHING_TO_DO);
  if (No no = proposal_at(record, {asked.to() == CLARIFYING ? PROPOSED : CLARIFYING})) return refused(*no);
  Record next = next_of(*record);
  next.mutable_decision()->set_state(asked.to());
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const AskAboutProposal& asked) {
  const Record* record = here.decision(asked.id());
  if (No no = first_of({proposal_at(record, {PROPOSED, CLARIFYING, REACTING}), a_remark("question", asked.question())}))
    return refused(*no);
  Record next = next_of(*record);
  Decision& decision = *next.mutable_decision();
  if (decision.clarifications_size() >= static_cast<int>(limits::clarifications))
    return refused(limit_reached("clarifications", limits::clarifications));
  Clarification& clarification = *decision.add_clarifications();
  clarification.set_asked_by(here.me());
  clarification.set_question(asked.question());
  clarification.set_at_ms(here.now.ms);
  if (decision.state() == PROPOSED) decision.set_state(CLARIFYING);
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const AnswerAboutProposal& asked) {
  const Record* record = here.decision(asked.id());
  if (!record) return refused(not_found("decision"));
  if (No no = here.own_enough(record->decision().proposer(), "proposer")) return refused(*no);
  if (No no = proposal_at(record, {PROPOSED, CLARIFYING, REACTING})) return refused(*no);
  if (asked.question() == 0 || asked.question() > static_cast<std::uint32_t>(record->decision().clarifications_size()))
    return refused(invalid("question", "unknown"));
  Record next = next_of(*record);
  Clarification& clarification =
      *next.mutable_decision()->mutable_clarifications(static_cast<int>(asked.question()) - 1);
  if (!clarification.answer().empty() || clarification.not_known()) return refused(invalid("question", "was_answered"));
  if (!asked.not_known())
    if (No no = a_remark("answer", asked.answer())) return refused(*no);
  if (asked.not_known())
    clarification.set_not_known(true);
  else
    clarification.set_answer(asked.answer());
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const ReactToProposal& asked) {
  const Record* record = here.decision(asked.id());
  if (No no = proposal_at(record, {REACTING})) return refused(*no);
  if (asked.text().empty()) return refused(invalid("text", "missing"));
  if (No no = one_line("text", asked.text(), limits::remark_characters)) return refused(*no);
  Record next = next_of(*record);
  Decision& decision = *next.mutable_decision();
  const std::uint32_t version = latest_version(decision);
  auto& all = *decision.mutable_reactions();
  const auto mine = std::find_if(all.begin(), all.end(), [&](const Reaction& reaction) {
    return reaction.by() == here.me() && reaction.version() == version;
  });
  if (mine == all.end() && all.size() >= static_cast<int>(limits::members))
    return refused(limit_reached("reactions", limits::members));
  Reaction& reaction = mine == all.end() ? *all.Add() : *mine;
  reaction.set_by(here.me());
  reaction.set_version(version);
  reaction.set_text(asked.text());
  Outcome outcome;
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const ConcludeProposal& asked) {
  const Record* record = here.decision(asked.id());
  if (!is_any_of(asked.state(), {DEFERRED, REFERRED, NOT_ADOPTED, ADOPTED}))
    return refused(invalid("state", "unknown"));
  if (No no = proposal_at(record, kAnyOpen)) return refused(*no);
  Record next = next_of(*record);
  Decision& decision = *next.mutable_decision();
  if (asked.state() == NOT_ADOPTED || asked.state() == ADOPTED)
    if (No no = proposal_at(record, {OBJECTION_HANDLING})) return refused(*no);
  if (asked.state() != ADOPTED)
    if (No no = a_remark("reason", asked.reason())) return refused(*no);
  if (asked.state() == DEFERRED) {
    if (asked.to().empty()) return refused(invalid("deferred_to", "needs_a_day"));
    if (No no = date_or_nothing("deferred_to", asked.to())) return refused(*no);
    if (asked.needed_first_size() > static_cast<int>(limits::refs)) return refused(limit_reached("refs", limits::refs));
    for (const std::string& needed : asked.needed_first())
      if (No no = a_remark("needed_first", needed)) return refused(*no);
    decision.set_deferred_to(asked.to());
    decision.set_deferred_reason(asked.reason());
    *decision.mutable_needed_first() = asked.needed_first();
  }
  if (asked.state() == REFERRED) {
    if (No no = a_remark("to", asked.to())) return refused(*no);
    decision.set_referred_to(asked.to());
    decision.set_deferred_reason(asked.reason());
  }
  if (asked.state() == NOT_ADOPTED) decision.set_not_adopted_reason(asked.reason());
  if (asked.state() == ADOPTED) {
    if (has_open_objection(decision)) return refused(invalid("objection", "is_open"));
    for (const Objection& objection : decision.objections())
      if (objection.version() == latest_version(decision) && objection.resolution() == "withdrawn" &&
          objection.at_ms() == decision.rounds().rbegin()->closed_ms())
        return refused(invalid("objection", "was_withdrawn"));
    if (No no = first_of({can_be_adopted(decision), checks_pass(here, decision)})) return refused(*no);
  }
  Outcome outcome;
  conclude(here, outcome, std::move(next), asked.state());
  return outcome;
}

Outcome decide_verb(const Situation& here, const WithdrawProposal& asked) {
  const Record* record = here.decision(asked.id());
  if (!record) return refused(not_found("decision"));
  if (!here.is_me(record->decision().proposer())) return refused(NOT_YOURS, {"its_proposer"});
  if (No no = proposal_at(record, kAnyOpen)) return refused(*no);
  Outcome outcome;
  conclude(here, outcome, next_of(*record), WITHDRAWN);
  return outcome;
}

Outcome decide_verb(const Situation& here, const ReadBackDecision& asked) {
  const Record* record = here.decision(asked.id());
  if (No no = proposal_at(record, {ADOPTED, ADOPTED_WITH_STAND_ASIDES, NOT_ADOPTED, DEFERRED, REFERRED, WITHDRAWN}))
    return refused(*no);
  if (record->decision().read_back_ms() != 0) return refused(NOTHING_TO_DO);
  Record next = next_of(*record);
  next.mutable_decision()->set_read_back_ms(here.now.ms);
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

// Also of decisions that were written down: they come up for review like any other.
Outcome decide_verb(const Situation& here, const ReviewDecision& asked) {
  const Record* record = here.decision(asked.id());
  if (!record) return refused(not_found("decision"));
  if (record->decision().has_trashed()) return refused(GONE, {"decision", "trash"});
  if (!is_any_of(asked.state(), {DUE_FOR_REVIEW, REAFFIRMED, RESCINDED})) return refused(invalid("state", "unknown"));
  const DecisionState now = record->decision().state();
  if (now == asked.state() && now == DUE_FOR_REVIEW) return refused(NOTHING_TO_DO);
  if (asked.state() == DUE_FOR_REVIEW ? !(is_adopted(now) || now == REAFFIRMED) : now != DUE_FOR_REVIEW)
    return refused(invalid("decision", "not_at_this_step"));
  if (No no = first_of({lines("reason", asked.reason(), limits::remark_characters),
                        date_or_nothing("review_date", asked.review_date())}))
    return refused(*no);
  if (asked.state() == RESCINDED && asked.reason().empty()) return refused(invalid("reason", "missing"));
  if (asked.state() == REAFFIRMED && asked.review_date().empty()) return refused(invalid("review_date", "missing"));
  Record next = next_of(*record);
  Decision& decision = *next.mutable_decision();
  if (decision.reviews_size() >= static_cast<int>(limits::reviews))
    return refused(limit_reached("reviews", limits::reviews));
  add_review(here, decision, asked.state(), asked.reason());
  if (asked.state() == REAFFIRMED) decision.set_review_date(asked.review_date());
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const SetPlenaryOutcome& asked) {
  const Record* record = here.decision(asked.id());
  if (!record) return refused(not_found("decision"));
  if (record->decision().has_trashed()) return refused(GONE, {"decision", "trash"});
  if (!asked.outcome().empty() && asked.outcome() != "confirmed" && asked.outcome() != "referred_back" &&
      asked.outcome() != "deferred")
    return refused(invalid("outcome", "unknown"));
  if (No no = lines("reason", asked.reason(), limits::remark_characters)) return refused(*no);
  if (!is_adopted(record->decision().state())) return refused(invalid("decision", "not_adopted"));
  Record next = next_of(*record);
  next.mutable_decision()->set_plenary_outcome(asked.outcome());
  next.mutable_decision()->set_plenary_reason(asked.reason());
  Outcome outcome;
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

}  // namespace plenary
