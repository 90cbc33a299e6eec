// Somebody's own words, and leave to use them. The states and who may enter them: facilitation/attribution.md.
//
//   captured ─ask─▶ requested ─▶ granted | granted_with_edits ─▶ withdrawn      by the speaker, and by nobody for them
//      │                 ├─────▶ declined | lapsed ─▶ requested                 again: by the speaker alone
//      └─▶ discarded     └─ other words: superseded ─ask─▶ requested
//
//   thirty days after declined | lapsed: withheld, its speaker's alone; six months after withdrawn: nobody's
#include "facilitation/rules/quotations.h"
#include "facilitation/rules/purging.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include "facilitation/clocks/local_time.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/verbs.h"
#include "facilitation/rules/voting.h"
#include "facilitation/rules/withdrawing.h"
#include "facilitation/wording/trace.h"

namespace plenary {
namespace {

constexpr std::string_view kUnknownSpeaker = "unknown";
constexpr std::int64_t kDayMs = 24 * 3'600'000LL;
constexpr std::int64_t kWithheldAfterMs = 30 * kDayMs;    // who said no is asked no more what the words were
constexpr std::int64_t kForgottenAfterMs = 183 * kDayMs;  // six months: whose words were taken back
constexpr std::string_view kWays[] = {"voice", "email", "letter", "form"};  // in which a yes can be given elsewhere

bool is_over(const Quote& quote) {
  return quote.state() == Quote::QUOTE_WITHDRAWN || quote.state() == Quote::DISCARDED;
}
bool is_granted(const Quote& quote) {
  return quote.state() == Quote::GRANTED || quote.state() == Quote::GRANTED_WITH_EDITS;
}
// Nothing is asked of anybody, and nothing was answered.
bool is_only_captured(const Quote& quote) {
  return quote.state() == Quote::CAPTURED || quote.state() == Quote::SUPERSEDED;
}

const Record* quote_seen(const Situation& here, std::string_view id) {
  const Record* record = here.seen(id);
  return record && record->has_quote() ? record : nullptr;
}
const Record* request_seen(const Situation& here, std::string_view id) {
  const Record* record = here.seen(id);
  return record && record->has_attribution_request() ? record : nullptr;
}

No quote_is_here(const Record* record) {
  if (!record) return not_found("quote");
  if (record->quote().state() == Quote::QUOTE_WITHDRAWN) return refusal(GONE, {"quote", "withdrawn"});
  if (record->quote().state() == Quote::DISCARDED) return refusal(GONE, {"quote", "discarded"});
  return {};
}

No words_fit(const std::string& words) {
  if (words.empty()) return invalid("text", "missing");
  return lines("text", words, limits::quotation_characters);
}

No speaker_fits(const Situation& here, const std::string& speaker) {
  if (speaker == kUnknownSpeaker) return {};
  if (speaker.empty()) return invalid("speaker", "missing");
  const Member* member = here.document.member(speaker);
  if (!member || member->removed()) return not_found("member");
  return {};
}

// The words that whoever asks or answers has before them are those that stand.
No these_are_the_words(const Record& quote, std::uint32_t version) {
  if (version != quote.text().version()) return refusal(STALE);
  return {};
}

No kinds_fit(std::string_view field, const Ids& kinds, const Ids& known) {
  if (kinds.empty()) return invalid(field, "missing");
  if (No no = refs_are_ids(field, kinds)) return no;
  for (const std::string& kind : kinds)
    if (!known.empty() && std::find(known.begin(), known.end(), kind) == known.end()) return invalid(field, "unknown");
  return {};
}

No level_fits(Identification level) {
  if (!Identification_IsValid(level)) return invalid("identification", "unknown");
  if (level == IDENTIFICATION_UNSPECIFIED) return invalid("identification", "missing");
  return {};
}

// All quotations of a board have one salt: a text is compared with all their traces at once.
std::uint64_t salt_here(const Situation& here) {
  for (const auto& [id, entry] : here.document.entries())
    if (!entry.record.quote().traces().empty()) return entry.record.quote().traces(0).salt();
  return here.now.entropy;
}

// Words that somebody was asked for go: copies of them are found from now on.
void trace_words(Quote& quote, const Situation& here, const std::string& words) {
  WordsTrace trace = trace_of(words, salt_here(here));
  if (!trace.marks().empty()) *quote.add_traces() = std::move(trace);
}
// Nor are copies of words that may be used, or that are asked for now, taken for words that are gone.
void forget_traces(Quote& quote, const std::string& words) {
  auto& traces = *quote.mutable_traces();
  for (WordsTrace& trace : traces) forget_in_trace(trace, words);
  traces.erase(
      std::remove_if(traces.begin(), traces.end(), [](const WordsTrace& trace) { return trace.marks().empty(); }),
      traces.end());
}

// What was told of a yes elsewhere is settled by the speaker's own answer; where it can be seen is nobody's business then.
void settle_report(AttributionRequest& request, std::int64_t confirmed_ms) {
  if (!request.has_reported()) return;
  request.mutable_reported()->set_confirmed_ms(confirmed_ms);
  request.mutable_reported()->clear_evidence();
}

// The quote and the request that stands for it, for an answer by the speaker.
struct Asked {
  const Record* request = nullptr;
  const Record* quote = nullptr;
};
No find_asked(const Situation& here, const std::string& id, Asked& asked) {
  asked.request = request_seen(here, id);
  if (!asked.request) return not_found("request");
  asked.quote = quote_seen(here, asked.request->attribution_request().quote());
  if (No no = quote_is_here(asked.quote)) return no;
  if (!here.is_me(asked.quote->quote().speaker())) return refusal(NOT_YOURS, {"said_it"});
  if (asked.quote->quote().request() != id) return refusal(STALE);
  return {};
}

void set_state(Outcome& outcome, const Record& quote, Quote::State state) {
  Record next = next_of(quote);
  next.mutable_quote()->set_state(state);
  put(outcome, std::move(next));
}

// All that was ever asked for its words: who was asked for earlier ones would tell whose these are.
template <class Change>
void change_requests(Outcome& outcome, const Situation& here, const std::string& quote, const Change& change) {
  for (const Record* record : here.document.sorted()) {
    if (record->attribution_request().quote() != quote) continue;
    Record next = next_of(*record);
    change(*next.mutable_attribution_request(), record->id());
    put_if_changed(outcome, *record, std::move(next));
  }
}

// The words go, and the descriptor that would tell whose they were; what is left says when.
void take_back(Outcome& outcome, const Situation& here, const Record& quote, bool erased) {
  change_requests(outcome, here, quote.id(), [&](AttributionRequest& request, const std::string& id) {
    request.clear_withheld();
    if (id != quote.quote().request()) return;
    request.set_withdrawn_ms(here.now.ms);
    request.clear_said_as();
    settle_report(request, request.reported().confirmed_ms());
  });
  Record next = next_of(quote);
  next.mutable_quote()->set_state(Quote::QUOTE_WITHDRAWN);
  next.mutable_quote()->set_erased(erased);
  next.mutable_quote()->set_withdrawn_ms(here.now.ms);
  next.mutable_quote()->clear_old_words_due();  // they go with the others
  next.mutable_quote()->clear_withheld();
  trace_words(*next.mutable_quote(), here, quote.text().content());
  put(outcome, std::move(next));
  if (!quote.text().content().empty()) write_instead(outcome, quote, "");
}

void add_trace(Outcome& outcome, const std::string& quote, const WordsTrace& trace) {
  if (trace.marks().empty()) return;
  for (Effect& effect : outcome.effects)
    if (effect.has_put() && effect.put().id() == quote) *effect.mutable_put()->mutable_quote()->add_traces() = trace;
}

std::optional<std::int64_t> begins_ms(const std::string& date, const std::string& zone) {
  return moment(date, "00:00", is_time_zone(zone) ? zone : "UTC");
}
// A day that has begun.
No day_fits(const Situation& here, const std::string& day) {
  if (day.empty()) return invalid("given_on", "missing");
  if (No no = date_or_nothing("given_on", day)) return no;
  if (begins_ms(day, here.document.board()->time_zone()).value_or(0) > here.now.ms)
    return invalid("given_on", "is_to_come");
  return {};
}

void note_card_erased(Outcome& outcome, const Record& record, std::int64_t now_ms) {
  if (record.card().erased()) return;
  if (record.card().withdrawn_ms() == 0) return take_back_card(outcome, record, now_ms, /*erased=*/true);
  Record next = next_of(record);
  next.mutable_card()->set_erased(true);
  put(outcome, std::move(next));
}

std::int64_t ends_ms(const AttributionRequest& request, const std::string& zone) {
  const auto day = begins_ms(request.answer_by(), zone);
  return day ? *day + kDayMs : INT64_MAX;
}

// What time does to a quotation next; nothing yet.
enum class Passing { nothing, lapses, is_withheld, is_forgotten };
Passing passing(const Document& document, const Record& record, std::int64_t now_ms) {
  if (!record.has_quote()) return Passing::nothing;
  const Quote& quote = record.quote();
  const Record* asked = document.find(quote.request());
  const AttributionRequest request = asked ? asked->attribution_request() : AttributionRequest();
  const auto is_past = [now_ms](std::int64_t since_ms, std::int64_t after_ms) {
    return since_ms != 0 && since_ms + after_ms <= now_ms;
  };
  switch (quote.state()) {
    case Quote::REQUESTED:
      return asked && ends_ms(request, document.board()->time_zone()) <= now_ms ? Passing::lapses : Passing::nothing;
    case Quote::DECLINED:
    case Quote::QUOTE_LAPSED: {
      const std::int64_t since_ms = quote.state() == Quote::DECLINED ? request.answered_ms() : request.lapsed_ms();
      return !quote.withheld() && is_past(since_ms, kWithheldAfterMs) ? Passing::is_withheld : Passing::nothing;
    }
    case Quote::QUOTE_WITHDRAWN: {
      const std::int64_t since_ms = quote.withdrawn_ms() != 0 ? quote.withdrawn_ms() : request.withdrawn_ms();
      return quote.speaker() != kUnknownSpeaker && is_past(since_ms, kForgottenAfterMs) ? Passing::is_forgotten
                                                                                        : Passing::nothing;
    }
    case Quote::QUOTE_STATE_UNSPECIFIED:
    case Quote::CAPTURED:
    case Quote::GRANTED:
    case Quote::GRANTED_WITH_EDITS:
    case Quote::SUPERSEDED:
    case Quote::DISCARDED: break;
    case Quote_State_Quote_State_INT_MIN_SENTINEL_DO_NOT_USE_:
    case Quote_State_Quote_State_INT_MAX_SENTINEL_DO_NOT_USE_: break;
  }
  return Passing::nothing;
}

}  // namespace

Outcome decide_verb(const Situation& here, const CaptureQuote& asked) {
  if (No no =
          first_of({id_is_free(here.document, asked.id()), words_fit(asked.text()), speaker_fits(here, asked.speaker()),
                    room_for_one_more(here.document, Record::kQuote, "quotes", limits::quotations)}))
    return refused(*no);
  if (asked.said_ms() < 0) return refused(invalid("said_ms", "negative"));
  if (!asked.marker().empty() && !is_id(asked.marker())) return refused(invalid("marker", "not_an_id"));
  Record record = new_record(asked.id());
  Quote& quote = *record.mutable_quote();
  quote.set_state(Quote::CAPTURED);
  quote.set_speaker(asked.speaker());
  quote.set_captured_by(here.me());
  quote.set_said_ms(asked.said_ms() == 0 ? here.now.ms : asked.said_ms());
  quote.set_marker(asked.marker());
  Outcome outcome;
  put(outcome, std::move(record));
  write_first_words(outcome, asked.id(), asked.text());
  return outcome;
}

Outcome decide_verb(const Situation& here, const SetQuote& asked) {
  const Record* record = quote_seen(here, asked.id());
  if (No no = quote_is_here(record)) return refused(*no);
  if (No no = version_is(*record, asked.if_version())) return refused(*no);
  const Quote& quote = record->quote();
  // Who said no is asked again by nobody but themselves, in whatever words.
  if (quote.state() == Quote::DECLINED || quote.state() == Quote::QUOTE_LAPSED)
    return refused(invalid("quote", "only_its_speaker_reopens"));
  Outcome outcome;
  Record next = next_of(*record);
  if (asked.has_speaker() && asked.speaker() != quote.speaker()) {
    if (!is_only_captured(quote)) return refused(invalid("speaker", "was_asked"));
    if (No no = speaker_fits(here, asked.speaker())) return refused(*no);
    next.mutable_quote()->set_speaker(asked.speaker());
  }
  const bool other_words = asked.has_text() && asked.text() != record->text().content();
  if (asked.has_text())
    if (No no = words_fit(asked.text())) return refused(*no);
  if (other_words && !is_only_captured(quote)) {
    next.mutable_quote()->set_state(Quote::SUPERSEDED);
    next.mutable_quote()->clear_request();
    next.mutable_quote()->set_old_words_due(true);
    trace_words(*next.mutable_quote(), here, record->text().content());
  }
  if (other_words) forget_traces(*next.mutable_quote(), asked.text());
  put_if_changed(outcome, *record, std::move(next));
  if (other_words) write_instead(outcome, *record, asked.text());
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const DiscardQuote& asked) {
  const Record* record = quote_seen(here, asked.id());
  if (!record) return refused(not_found("quote"));
  Outcome outcome;
  if (asked.undo()) {
    if (!is_over(record->quote())) return refused(NOTHING_TO_DO);
    if (record->quote().state() == Quote::QUOTE_WITHDRAWN) return refused(GONE, {"quote", "withdrawn"});
    set_state(outcome, *record, Quote::CAPTURED);
    return outcome;
  }
  if (record->quote().state() == Quote::DISCARDED) return refused(NOTHING_TO_DO);
  if (No no = quote_is_here(record)) return refused(*no);
  if (!is_only_captured(record->quote())) return refused(invalid("quote", "was_asked"));
  set_state(outcome, *record, Quote::DISCARDED);
  return outcome;
}

Outcome decide_verb(const Situation& here, const RequestAttribution& asked) {
  const Record* quote = quote_seen(here, asked.quote());
  if (No no = first_of({id_is_free(here.document, asked.id()), quote_is_here(quote)})) return refused(*no);
  const std::string& speaker = quote->quote().speaker();
  if (speaker == kUnknownSpeaker) return refused(invalid("speaker", "unknown_speaker"));
  if (!is_only_captured(quote->quote()))
    return refused(quote->quote().state() == Quote::REQUESTED ? refusal(NOTHING_TO_DO)
                                                              : invalid("quote", "only_its_speaker_reopens"));
  if (No no = first_of(
          {these_are_the_words(*quote, asked.quote_version()), level_fits(asked.identification()),
           kinds_fit("for_kinds", asked.for_kinds(), here.document.board()->policy().external_material_kinds()),
           one_line("said_as", asked.said_as(), limits::label_characters),
           date_or_nothing("answer_by", asked.answer_by())}))
    return refused(*no);
  if (asked.answer_by().empty()) return refused(invalid("answer_by", "missing"));
  if (asked.identification() == BY_ROLE && asked.said_as().empty()) return refused(invalid("said_as", "missing"));
  Record record = new_record(asked.id());
  AttributionRequest& request = *record.mutable_attribution_request();
  request.set_quote(asked.quote());
  request.set_speaker(speaker);
  request.set_asked_by(here.me());
  *request.mutable_for_kinds() = asked.for_kinds();
  request.set_identification_asked(asked.identification());
  request.set_said_as(asked.said_as());
  request.set_said_as_fits(asked.said_as_fits());
  request.set_sent_ms(here.now.ms);
  request.set_answer_by(asked.answer_by());
  if (ends_ms(request, here.document.board()->time_zone()) <= here.now.ms)
    return refused(invalid("answer_by", "is_over"));
  Outcome outcome;
  Record next = next_of(*quote);
  next.mutable_quote()->set_state(Quote::REQUESTED);
  next.mutable_quote()->set_request(asked.id());
  put(outcome, std::move(record));
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const AnswerAttribution& asked) {
  Asked found;
  if (No no = find_asked(here, asked.id(), found)) return refused(*no);
  if (found.quote->quote().state() != Quote::REQUESTED) return refused(invalid("quote", "was_answered"));
  const AttributionRequest& request = found.request->attribution_request();
  const bool grants = asked.answer() == "granted" || asked.answer() == "granted_with_edits";
  if (!grants && asked.answer() != "declined") return refused(invalid("answer", "unknown"));
  if (No no = these_are_the_words(*found.quote, asked.quote_version())) return refused(*no);
  if (grants)
    if (No no = first_of({kinds_fit("kinds", asked.kinds(), request.for_kinds()), level_fits(asked.identification())}))
      return refused(*no);
  Outcome outcome;
  Record next = next_of(*found.request);
  AttributionRequest& answered = *next.mutable_attribution_request();
  answered.set_answer(asked.answer());
  answered.set_answered_ms(here.now.ms);
  answered.set_small_group_warning_shown(asked.small_group_warning_shown());
  answered.set_paraphrase_allowed(grants || asked.paraphrase_allowed());
  if (grants) {
    *answered.mutable_kinds() = asked.kinds();
    answered.set_identification(asked.identification());
    answered.set_small_group_waived(asked.small_group_waived());
  }
  settle_report(answered, grants ? here.now.ms : 0);
  put(outcome, std::move(next));
  if (asked.answer() == "granted_with_edits") {
    if (No no = words_fit(asked.text())) return refused(*no);
    if (asked.text() == found.quote->text().content()) return refused(invalid("text", "the_same"));
    Record edited = next_of(*found.quote);
    edited.mutable_quote()->set_state(Quote::GRANTED_WITH_EDITS);
    edited.mutable_quote()->set_old_words_due(true);
    trace_words(*edited.mutable_quote(), here, found.quote->text().content());
    forget_traces(*edited.mutable_quote(), asked.text());
    put(outcome, std::move(edited));
    write_instead(outcome, *found.quote, asked.text());
    return outcome;
  }
  set_state(outcome, *found.quote, grants ? Quote::GRANTED : Quote::DECLINED);
  return outcome;
}

// It opens nothing: the quotation stays asked for, and its speaker is shown what was told of them.
Outcome decide_verb(const Situation& here, const ReportGrant& asked) {
  const Record* record = request_seen(here, asked.request());
  if (!record) return refused(not_found("request"));
  const AttributionRequest& request = record->attribution_request();
  const Record* quote = quote_seen(here, request.quote());
  if (No no = quote_is_here(quote)) return refused(*no);
  if (quote->quote().request() != asked.request()) return refused(STALE);
  if (quote->quote().state() != Quote::REQUESTED) return refused(invalid("quote", "was_answered"));
  Outcome outcome;
  Record next = next_of(*record);
  if (asked.undo()) {
    next.mutable_attribution_request()->clear_reported();
    put_if_changed(outcome, *record, std::move(next));
    return or_nothing_to_do(std::move(outcome));
  }
  if (No no = first_of({these_are_the_words(*quote, asked.quote_version()),
                        kinds_fit("kinds", asked.kinds(), request.for_kinds()), level_fits(asked.identification()),
                        day_fits(here, asked.given_on()),
                        one_line("evidence", asked.evidence(), limits::remark_characters)}))
    return refused(*no);
  if (asked.identification() > request.identification_asked())
    return refused(invalid("identification", "more_than_asked"));
  if (std::find(std::begin(kWays), std::end(kWays), asked.how()) == std::end(kWays))
    return refused(invalid("how", asked.how().empty() ? "missing" : "unknown"));
  if (asked.evidence().empty()) return refused(invalid("evidence", "missing"));
  ReportedGrant& reported = *next.mutable_attribution_request()->mutable_reported();
  reported.set_by(here.me());
  reported.set_at_ms(here.now.ms);
  reported.set_given_on(asked.given_on());
  reported.set_how(asked.how());
  reported.set_evidence(asked.evidence());
  *reported.mutable_kinds() = asked.kinds();
  reported.set_identification(asked.identification());
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const ReopenAttribution& asked) {
  Asked found;
  if (No no = find_asked(here, asked.id(), found)) return refused(*no);
  if (found.quote->quote().state() != Quote::DECLINED && found.quote->quote().state() != Quote::QUOTE_LAPSED)
    return refused(found.quote->quote().state() == Quote::REQUESTED ? refusal(NOTHING_TO_DO)
                                                                    : invalid("quote", "was_answered"));
  if (No no = date_or_nothing("answer_by", asked.answer_by())) return refused(*no);
  AttributionRequest again = found.request->attribution_request();
  if (!asked.answer_by().empty()) again.set_answer_by(asked.answer_by());
  if (ends_ms(again, here.document.board()->time_zone()) <= here.now.ms)
    return refused(invalid("answer_by", "is_over"));
  Outcome outcome;
  change_requests(outcome, here, found.quote->id(), [&](AttributionRequest& request, const std::string& id) {
    request.clear_withheld();
    if (id != asked.id()) return;
    request.set_answer_by(again.answer_by());
    request.set_sent_ms(here.now.ms);
    request.clear_answer();
    request.clear_answered_ms();
    request.clear_lapsed_ms();
    request.clear_paraphrase_allowed();
    request.clear_reported();  // another question, and another answer
  });
  Record quote = next_of(*found.quote);
  quote.mutable_quote()->set_state(Quote::REQUESTED);
  quote.mutable_quote()->clear_withheld();
  put(outcome, std::move(quote));
  return outcome;
}

// The words go, and so does what would tell whose they were.
Outcome decide_verb(const Situation& here, const WithdrawAttribution& asked) {
  const Record* quote = quote_seen(here, asked.quote());
  if (!quote) return refused(not_found("quote"));
  if (!here.is_me(quote->quote().speaker())) return refused(NOT_YOURS, {"said_it"});
  if (quote->quote().state() == Quote::QUOTE_WITHDRAWN) return refused(NOTHING_TO_DO);
  if (!is_granted(quote->quote())) return refused(invalid("quote", "was_not_granted"));
  Outcome outcome;
  take_back(outcome, here, *quote, /*erased=*/false);
  return outcome;
}

Outcome decide_verb(const Situation& here, const LapseAttributions&) {
  Outcome outcome;
  for (const Record* record : here.document.sorted()) {
    Record quote = next_of(*record);
    const auto change = [&](const auto& what) { change_requests(outcome, here, record->id(), what); };
    switch (passing(here.document, *record, here.now.ms)) {
      case Passing::nothing: continue;
      case Passing::lapses:
        change([&](AttributionRequest& request, const std::string& id) {
          if (id != record->quote().request()) return;
          request.set_lapsed_ms(here.now.ms);
          settle_report(request, 0);
        });
        quote.mutable_quote()->set_state(Quote::QUOTE_LAPSED);
        break;
      case Passing::is_withheld:
        change([](AttributionRequest& request, const std::string&) { request.set_withheld(true); });
        quote.mutable_quote()->set_withheld(true);
        break;
      case Passing::is_forgotten:
        change(
            [](AttributionRequest& request, const std::string&) { request.set_speaker(std::string(kUnknownSpeaker)); });
        quote.mutable_quote()->set_speaker(std::string(kUnknownSpeaker));
        break;
    }
    put(outcome, std::move(quote));
  }
  return or_nothing_to_do(std::move(outcome));
}

// A quote, a card or a note that still stands here was taken back later than the archive was made that this document came from (ARCHIVE-4).
Outcome decide_verb(const Situation& here, const NoteErased& asked) {
  Outcome outcome;
  for (const std::string& id : std::set<std::string>(asked.records().begin(), asked.records().end())) {
    const Record* record = here.document.find(id);
    if (record && record->has_vote()) {
      note_discarded(outcome, *record, here.now.ms);
      continue;
    }
    if (record && record->has_card()) {
      note_card_erased(outcome, *record, here.now.ms);
      continue;
    }
    if (record && record->has_note()) {
      note_purged_erased(outcome, *record, here.now.ms);
      continue;
    }
    if (!record || !record->has_quote() || record->quote().erased()) continue;
    if (record->quote().state() != Quote::QUOTE_WITHDRAWN) {
      take_back(outcome, here, *record, /*erased=*/true);
      for (const TraceOfQuote& one : asked.traces())
        if (one.quote() == id) add_trace(outcome, id, one.trace());
      continue;
    }
    Record next = next_of(*record);
    next.mutable_quote()->set_erased(true);
    put(outcome, std::move(next));
  }
  for (const OldWords& old : asked.old_words()) {
    const Record* record = here.document.find(old.quote());
    if (!record || !record->quote().old_words_due() || record->text().version() != old.version()) continue;
    Record next = next_of(*record);
    next.mutable_quote()->clear_old_words_due();
    put(outcome, std::move(next));
  }
  return or_nothing_to_do(std::move(outcome));
}

std::set<std::string> records_to_erase(const Document& document) {
  std::set<std::string> records;
  if (!document.board()) return records;
  for (const auto& [id, entry] : document.entries()) {
    const Quote& quote = entry.record.quote();
    const Vote& vote = entry.record.vote();
    if (quote.state() == Quote::QUOTE_WITHDRAWN && !quote.erased()) records.insert(id);
    if (entry.record.card().withdrawn_ms() != 0 && !entry.record.card().erased()) records.insert(id);
    if (vote.ballots_due() && vote.closed_ms() != 0 && !vote.ballots_discarded()) records.insert(id);
    if (entry.record.note().purged_ms() != 0 && !entry.record.note().erased()) records.insert(id);
  }
  return records;
}

std::map<std::string, std::uint32_t> old_words_to_erase(const Document& document) {
  std::map<std::string, std::uint32_t> versions;
  for (const auto& [id, entry] : document.entries())
    if (entry.record.quote().old_words_due()) versions.emplace(id, entry.record.text().version());
  return versions;
}

bool attributions_lapse(const Document& document, std::int64_t now_ms) {
  if (!document.board()) return false;
  return std::any_of(document.entries().begin(), document.entries().end(), [&](const auto& entry) {
    return passing(document, entry.second.record, now_ms) != Passing::nothing;
  });
}

// What somebody lets be recorded of them, by channel. Their own alone.
Outcome decide_verb(const Situation& here, const SetCapture& asked) {
  if (here.me().empty()) return refused(invalid("participant", "missing"));
  if (asked.channels().empty()) return refused(invalid("channels", "missing"));
  if (asked.channels_size() > static_cast<int>(limits::policy_kinds))
    return refused(limit_reached("capture_channels", limits::policy_kinds));
  for (const auto& [channel, choice] : asked.channels()) {
    if (!is_id(channel)) return refused(invalid("channels", "not_an_id"));
    if (choice != "accepted" && choice != "declined" && choice != "ask" && choice != "not_applicable")
      return refused(invalid("channels", "unknown"));
  }
  const std::string id = "choice." + here.me();
  const Record* record = here.document.find(id);
  Record next = record ? next_of(*record) : new_record(id);
  next.mutable_capture_choice()->set_participant(here.me());
  for (const auto& [channel, choice] : asked.channels())
    (*next.mutable_capture_choice()->mutable_channels())[channel] = choice;
  Outcome outcome;
  if (record)
    put_if_changed(outcome, *record, std::move(next));
  else
    put(outcome, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

namespace {

// Of what is over: while it lasts, the policy refuses.
bool was_off_the_record(const Document& document, std::int64_t at_ms) {
  return std::any_of(document.entries().begin(), document.entries().end(), [at_ms](const auto& entry) {
    const OffRecord& interval = entry.second.record.off_record();
    return entry.second.record.has_off_record() && interval.from_ms() <= at_ms && at_ms < interval.to_ms();
  });
}

}  // namespace

Outcome decide_verb(const Situation& here, const AddMarker& asked) {
  if (No no =
          first_of({id_is_free(here.document, asked.id()), one_line("label", asked.label(), limits::label_characters),
                    room_for_one_more(here.document, Record::kRecordingMarker, "markers", limits::markers)}))
    return refused(*no);
  if (!RecordingMarker::Kind_IsValid(asked.kind())) return refused(invalid("kind", "unknown"));
  if (asked.kind() == RecordingMarker::KIND_UNSPECIFIED) return refused(invalid("kind", "missing"));
  if (!is_id(asked.channel())) return refused(invalid("channel", "not_an_id"));
  if (!asked.ref().empty() && !is_id(asked.ref())) return refused(invalid("ref", "not_an_id"));
  if (asked.at_ms() < 0) return refused(invalid("at_ms", "negative"));
  // A device's clock may be wrong; nothing was marked after it arrived.
  const std::int64_t at_ms = asked.at_ms() == 0 ? here.now.ms : std::min(asked.at_ms(), here.now.ms);
  if (was_off_the_record(here.document, at_ms)) return refused(invalid("at_ms", "off_record"));
  Record record = new_record(asked.id());
  RecordingMarker& marker = *record.mutable_recording_marker();
  marker.set_kind(asked.kind());
  marker.set_channel(asked.channel());
  marker.set_at_ms(at_ms);
  marker.set_ref(asked.ref());
  marker.set_label(asked.label());
  marker.set_by(here.me());
  marker.set_announced(asked.announced());
  Outcome outcome;
  put(outcome, std::move(record));
  return outcome;
}

Outcome decide_verb(const Situation& here, const RemoveMarker& asked) {
  const Record* record = here.seen(asked.id());
  if (!record || !record->has_recording_marker()) return refused(not_found("marker"));
  Outcome outcome;
  remove(outcome, asked.id());
  return outcome;
}

}  // namespace plenary
