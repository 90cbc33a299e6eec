// What groups bring to the plenary, on the plenary's board: who reports when, what the plenary answers to decisions that
// bind others, and the differences that it keeps. A report is a copy; the group's board stays the source.
#include <algorithm>
#include <set>
#include <vector>

#include "facilitation/document/card_fields.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/placing.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

std::vector<const Record*> reports_in_order(const Document& document) {
  std::vector<const Record*> reports;
  for (const Record* record : document.sorted())
    if (record->has_report()) reports.push_back(record);
  std::stable_sort(reports.begin(), reports.end(),
                   [](const Record* a, const Record* b) { return a->report().order() < b->report().order(); });
  return reports;
}

bool is_reporting(const Report& report) { return report.started_ms() != 0 && report.ended_ms() == 0; }

const Record* region_filled_from(const Document& document, std::string_view source) {
  for (const Record* record : document.sorted())
    if (record->has_region() && record->region().source() == source) return record;
  return nullptr;
}

// The headline as a card that people can group and link, beside the report itself. None where the board takes no cards
// now: in silence, in a region that is locked, or with ten thousand of them.
void write_headline_card(const Situation& here, Record& report, Outcome& outcome) {
  Report& said = *report.mutable_report();
  if (said.headline().empty() || !said.card().empty() || here.silent()) return;
  const Record* region = region_filled_from(here.document, "harvests");
  if (!region || room_for_one_more(here.document, Record::kCard, "cards", limits::cards)) return;
  const std::string id = "headline." + said.breakout();
  if (!is_id(id) || here.document.find(id)) return;
  Place place;
  place.set_region(region->id());
  Target to;
  if (aim(here, place, to)) return;
  const Keys keys = keys_at(here, to, {nullptr}, Standing::stay_as_they_are);
  Record record = new_record(id);
  Card& card = *record.mutable_card();
  card.set_kind(region->region().card_kinds().empty() ? IDEA : static_cast<CardKind>(region->region().card_kinds(0)));
  card.set_region(region->id());
  card.set_order(keys.given.front());
  card.set_number(here.document.cards_numbered() + 1);
  card.set_written_ms(here.now.ms);
  set_answer(card, "group", said.title());
  said.set_card(id);
  put(outcome, std::move(record));
  write_first_words(outcome, id, said.headline());
}

// A headline that the group says otherwise now is said so on its card as well. Nobody here can: it is the group's.
void follow_headline(const Situation& here, const Report& before, const Report& now, Outcome& outcome) {
  const Record* card = here.card(before.card());
  if (!card || before.headline() == now.headline() || now.headline().empty()) return;
  if (card->card().has_trashed()) return;
  edit(outcome, card->id(), text::difference(*text::to_units(card->text().content()), *text::to_units(now.headline())));
}

const ReportedDecision* decision_of(const Report& report, const std::string& id) {
  for (const ReportedDecision& decision : report.decisions())
    if (decision.id() == id) return &decision;
  return nullptr;
}

// Who takes part from afar speaks first.
std::uint32_t place_for(const Document& document, const Report& report) {
  std::uint32_t place = 0;
  for (const Record* other : reports_in_order(document)) {
    const Report& there = other->report();
    const bool before = there.started_ms() != 0 || (there.remote() > 0) >= (report.remote() > 0);
    if (before) place = std::max(place, there.order());
  }
  return place + 1;
}

// Those at `place` and after it make room.
void make_room(const Document& document, std::uint32_t place, Outcome& outcome) {
  const std::vector<const Record*> reports = reports_in_order(document);
  if (std::none_of(reports.begin(), reports.end(), [&](const Record* r) { return r->report().order() == place; }))
    return;
  for (const Record* record : reports) {
    if (record->report().order() < place) continue;
    Record next = next_of(*record);
    next.mutable_report()->set_order(record->report().order() + 1);
    put(outcome, std::move(next));
  }
}

// What a group wrote was judged on its own board; here it only has to be words.
No report_fits(const Report& report) {
  if (!is_id(report.breakout())) return invalid("breakout", "not_an_id");
  if (!is_id("report." + report.breakout())) return invalid("breakout", "too_long");
  if (No no = first_of({is_id(report.board()) ? No() : invalid("board", "not_an_id"),
                        one_line("title", report.title(), limits::programme_characters),
                        one_line("headline", report.headline(), limits::card_characters),
                        lines("disagreement_kept", report.disagreement_kept(), limits::harvest_characters),
                        lines("example", report.example(), limits::harvest_characters)}))
    return no;
  for (const ReportedCard& card : report.cards())
    if (No no = first_of({is_id(card.id()) ? No() : invalid("cards", "not_an_id"),
                          lines("cards", card.text(), limits::quote_card_characters)}))
      return no;
  for (const ReportedDecision& decision : report.decisions())
    if (No no = first_of({is_id(decision.id()) ? No() : invalid("decision", "not_an_id"),
                          participant_or_nothing("owner", decision.owner()),
                          date_or_nothing("review_date", decision.review_date()),
                          one_line("title", decision.title(), limits::title_characters),
                          lines("text", decision.text(), limits::decision_characters)}))
      return no;
  return {};
}

No outcome_is_known(const std::string& outcome) {
  if (outcome.empty() || outcome == "confirmed" || outcome == "referred_back" || outcome == "deferred") return {};
  return invalid("outcome", "unknown");
}

No sides_fit(const Situation& here, const KeepDifference& asked) {
  if (asked.sides_size() < 2) return invalid("sides", "needs_two");
  if (asked.sides_size() > static_cast<int>(limits::sides_of_a_difference))
    return limit_reached("sides", limits::sides_of_a_difference);
  std::set<std::string> reports;
  for (const DifferentSide& side : asked.sides()) {
    const Record* report = here.report(side.report());
    if (!report) return not_found("report");
    if (!side.decision().empty() && !decision_of(report->report(), side.decision())) return not_found("decision");
    if (!reports.insert(side.report()).second) return invalid("sides", "named_twice");
  }
  return {};
}

}  // namespace

Outcome decide_verb(const Situation& here, const TakeReport& asked) {
  const Report& told = asked.report();
  if (No no = report_fits(told)) return refused(*no);
  const std::string id = "report." + told.breakout();
  const Record* before = here.document.find(id);
  if (before && !before->has_report()) return refused(ALREADY_EXISTS);
  if (!before)
    if (No no = room_for_one_more(here.document, Record::kReport, "reports", limits::reports)) return refused(*no);
  Outcome outcome;
  Record next = before ? next_of(*before) : new_record(id);
  Report& report = *next.mutable_report();
  const Report kept = report;
  report = told;
  report.set_started_ms(kept.started_ms());
  report.set_ended_ms(kept.ended_ms());
  report.set_seconds(kept.seconds());
  report.set_card(kept.card());
  report.set_order(kept.order());
  for (ReportedDecision& decision : *report.mutable_decisions()) {
    const ReportedDecision* answered = decision_of(kept, decision.id());
    // Another text is another decision, and the plenary has not answered it.
    const bool same = answered && answered->text() == decision.text();
    decision.set_plenary_outcome(same ? answered->plenary_outcome() : "");
    decision.set_reason(same ? answered->reason() : "");
    decision.set_answered_by(same ? answered->answered_by() : "");
    decision.set_answered_ms(same ? answered->answered_ms() : 0);
  }
  if (!before) {
    report.set_order(place_for(here.document, report));
    make_room(here.document, report.order(), outcome);
  }
  follow_headline(here, kept, report, outcome);
  write_headline_card(here, next, outcome);
  if (before) {
    put_if_changed(outcome, *before, std::move(next));
  } else {
    put(outcome, std::move(next));
  }
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const BeginReport& asked) {
  const Record* record = here.report(asked.id());
  if (!record) return refused(not_found("report"));
  if (asked.seconds() > limits::longest_report_seconds)
    return refused(limit_reached("seconds", limits::longest_report_seconds));
  if (is_reporting(record->report())) return refused(NOTHING_TO_DO);
  Outcome outcome;
  for (const Record* other : reports_in_order(here.document)) {
    if (!is_reporting(other->report())) continue;
    Record ended = next_of(*other);
    ended.mutable_report()->set_ended_ms(here.now.ms);
    put(outcome, std::move(ended));
  }
  Record next = next_of(*record);
  Report& report = *next.mutable_report();
  report.set_started_ms(here.now.ms);
  report.set_ended_ms(0);
  report.set_seconds(asked.seconds() == 0 ? limits::report_seconds : asked.seconds());
  write_headline_card(here, next, outcome);
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const EndReport& asked) {
  const Record* record = here.report(asked.id());
  if (!record) return refused(not_found("report"));
  if (!is_reporting(record->report())) return refused(NOTHING_TO_DO);
  Record next = next_of(*record);
  next.mutable_report()->set_ended_ms(here.now.ms);
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const OrderReports& asked) {
  if (No no = ids_to_act_on("ids", asked.ids())) return refused(*no);
  std::vector<const Record*> order;
  for (const std::string& id : asked.ids()) {
    const Record* record = here.report(id);
    if (!record) return refused(not_found("report"));
    order.push_back(record);
  }
  for (const Record* other : reports_in_order(here.document))
    if (std::find(order.begin(), order.end(), other) == order.end()) order.push_back(other);
  Outcome outcome;
  std::uint32_t place = 0;
  for (const Record* record : order) {
    Record next = next_of(*record);
    next.mutable_report()->set_order(++place);
    put_if_changed(outcome, *record, std::move(next));
  }
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const AnswerDecision& asked) {
  const Record* record = here.report(asked.report());
  if (!record) return refused(not_found("report"));
  if (!decision_of(record->report(), asked.decision())) return refused(not_found("decision"));
  if (No no = first_of({outcome_is_known(asked.outcome()), lines("reason", asked.reason(), limits::remark_characters)}))
    return refused(*no);
  const bool needs_a_reason = asked.outcome() == "referred_back" || asked.outcome() == "deferred";
  if (needs_a_reason && asked.reason().empty()) return refused(invalid("reason", "missing"));
  Record next = next_of(*record);
  for (ReportedDecision& decision : *next.mutable_report()->mutable_decisions()) {
    if (decision.id() != asked.decision()) continue;
    if (decision.plenary_outcome() == asked.outcome() && decision.reason() == asked.reason())
      return refused(NOTHING_TO_DO);
    decision.set_plenary_outcome(asked.outcome());
    decision.set_reason(asked.reason());
    decision.set_answered_by(here.me());
    decision.set_answered_ms(here.now.ms);
  }
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const KeepDifference& asked) {
  const Record* before = here.difference(asked.id());
  if (!before)
    if (No no = first_of({id_is_free(here.document, asked.id()),
                          room_for_one_more(here.document, Record::kDifference, "differences", limits::differences)}))
      return refused(*no);
  if (asked.subject().empty()) return refused(invalid("subject", "missing"));
  if (No no = first_of({one_line("subject", asked.subject(), limits::programme_characters),
                        lines("remark", asked.remark(), limits::harvest_characters), sides_fit(here, asked)}))
    return refused(*no);
  Record next = before ? next_of(*before) : new_record(asked.id());
  Difference& difference = *next.mutable_difference();
  difference.set_subject(asked.subject());
  *difference.mutable_sides() = asked.sides();
  difference.set_remark(asked.remark());
  if (!before) {
    difference.set_by(here.me());
    difference.set_at_ms(here.now.ms);
  }
  Outcome outcome;
  if (before) {
    put_if_changed(outcome, *before, std::move(next));
  } else {
    put(outcome, std::move(next));
  }
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const RemoveDifference& asked) {
  if (!here.difference(asked.id())) return refused(not_found("difference"));
  Outcome outcome;
  remove(outcome, asked.id());
  return outcome;
}

}  // namespace plenary
