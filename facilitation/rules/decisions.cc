// Plain decisions: what was decided, written down. Anybody who works on the board may propose; that something was
// adopted, deferred or referred is written down by those who keep the record. Texts are versions, never overwritten.
#include "facilitation/rules/checks.h"
#include "facilitation/rules/deciding.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

// States that may be written down; the others belong to the methods, which have verbs of their own.
bool is_plain(DecisionState state) {
  return state == PROPOSED || state == ADOPTED || state == ADOPTED_WITH_STAND_ASIDES || state == NOT_ADOPTED ||
         state == DEFERRED || state == REFERRED;
}

No may_be_said(const Situation& here, DecisionState state) {
  if (!is_plain(state)) return invalid("state", "not_a_plain_state");
  if (state != PROPOSED && !here.keeps_the_record()) return refusal(FORBIDDEN, {"only_propose"});
  return {};
}

void say(const Situation& here, Decision& decision, DecisionState state) {
  decision.set_state(state);
  const bool adopted = state == ADOPTED || state == ADOPTED_WITH_STAND_ASIDES;
  decision.set_adopted_version(adopted && decision.versions_size() > 0 ? decision.versions().rbegin()->number() : 0);
  decision.set_closed_ms(state == PROPOSED ? 0 : here.now.ms);
}

void add_version(const Situation& here, Decision& decision, const std::string& words) {
  DecisionVersion& version = *decision.add_versions();
  version.set_number(static_cast<std::uint32_t>(decision.versions_size()));
  version.set_text(words);
  version.set_by(here.me());
  version.set_at_ms(here.now.ms);
}

}  // namespace

Outcome decide_verb(const Situation& here, const AddDecision& asked) {
  const DecisionState state = asked.state() == DECISION_STATE_UNSPECIFIED ? PROPOSED : asked.state();
  if (No no =
          first_of({id_is_free(here.document, asked.id()), one_line("title", asked.title(), limits::title_characters),
                    decision_fits(asked.text()), may_be_said(here, state),
                    participant_or_nothing("owner", asked.owner()), date_or_nothing("review_date", asked.review_date()),
                    lines("change_signal", asked.change_signal(), limits::remark_characters),
                    refs_are_ids("based_on", asked.based_on()),
                    lines("deferred_reason", asked.deferred_reason(), limits::remark_characters),
                    lines("deferred_to", asked.deferred_to(), limits::remark_characters),
                    room_for_one_more(here.document, Record::kDecision, "decisions", limits::decisions)}))
    return refused(*no);
  if (!DecisionMethod_IsValid(asked.method())) return refused(invalid("method", "unknown"));
  Record record = new_record(asked.id());
  Decision& decision = *record.mutable_decision();
  decision.set_number(count_of(here.document, Record::kDecision) + 1);
  decision.set_title(asked.title());
  decision.set_method(asked.method());
  decision.set_proposer(here.me());
  add_version(here, decision, asked.text());
  say(here, decision, state);
  decision.set_owner(asked.owner());
  decision.set_review_date(asked.review_date());
  decision.set_change_signal(asked.change_signal());
  *decision.mutable_based_on() = asked.based_on();
  decision.set_deferred_reason(asked.deferred_reason());
  decision.set_deferred_to(asked.deferred_to());
  if (is_adopted(state))
    if (No no = checks_pass(here, decision)) return refused(*no);
  Outcome outcome;
  put(outcome, std::move(record));
  return outcome;
}

Outcome decide_verb(const Situation& here, const SetDecision& asked) {
  const Record* record = here.decision(asked.id());
  if (!record) return refused(not_found("decision"));
  if (No no = here.own_enough(record->decision().proposer(), "proposer")) return refused(*no);
  if (No no = version_is(*record, asked.if_version())) return refused(*no);
  Record next = next_of(*record);
  Decision& decision = *next.mutable_decision();
  if (decision.has_trashed() && !(asked.has_trashed() && !asked.trashed())) return refused(GONE, {"decision", "trash"});
  // A method has its own way to an outcome, and nobody writes one down beside it.
  if (decision.by_method() && (asked.has_title() || asked.has_text() || asked.has_state() ||
                               asked.has_deferred_reason() || asked.has_deferred_to() || asked.has_trashed()))
    return refused(invalid("decision", "goes_by_a_method"));
  // Once it is more than a proposal it is the record's, also for the one who proposed it.
  if (decision.state() != PROPOSED && !here.keeps_the_record()) return refused(FORBIDDEN, {"only_propose"});
  if (No no =
          first_of({one_line("title", asked.title(), limits::title_characters),
                    asked.has_text() ? decision_fits(asked.text()) : No(),
                    asked.has_state() ? may_be_said(here, asked.state()) : No(),
                    participant_or_nothing("owner", asked.owner()), date_or_nothing("review_date", asked.review_date()),
                    lines("change_signal", asked.change_signal(), limits::remark_characters),
                    lines("deferred_reason", asked.deferred_reason(), limits::remark_characters),
                    lines("deferred_to", asked.deferred_to(), limits::remark_characters)}))
    return refused(*no);
  if (asked.has_title()) decision.set_title(asked.title());
  if (asked.has_text() && (decision.versions().empty() || decision.versions().rbegin()->text() != asked.text())) {
    if (decision.versions_size() >= static_cast<int>(limits::versions_of_a_decision))
      return refused(limit_reached("versions", limits::versions_of_a_decision));
    add_version(here, decision, asked.text());
  }
  if (asked.has_state() && asked.state() != decision.state()) say(here, decision, asked.state());
  if (asked.has_owner()) decision.set_owner(asked.owner());
  if (asked.has_review_date()) decision.set_review_date(asked.review_date());
  if (asked.has_change_signal()) decision.set_change_signal(asked.change_signal());
  if (asked.has_deferred_reason()) decision.set_deferred_reason(asked.deferred_reason());
  if (asked.has_deferred_to()) decision.set_deferred_to(asked.deferred_to());
  if (is_adopted(decision.state()) && (asked.has_state() || asked.has_review_date()))
    if (No no = checks_pass(here, decision)) return refused(*no);
  if (asked.has_trashed() && !asked.trashed()) decision.clear_trashed();
  if (asked.trashed() && !decision.has_trashed()) {
    decision.mutable_trashed()->set_by(here.me());
    decision.mutable_trashed()->set_at_ms(here.now.ms);
  }
  Outcome outcome;
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

}  // namespace plenary
