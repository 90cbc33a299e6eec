// A session record on its way: circulated to those who were there, approved by name, frozen.
#include <algorithm>
#include <map>
#include <set>

#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/verbs.h"
#include "facilitation/rules/writing_record.h"

namespace plenary {
namespace {

constexpr std::int64_t kLongestWindowMs = 366LL * 24 * 3'600'000;

No recording_fits(const Recording& recording) {
  const bool is_web = recording.url().rfind("https://", 0) == 0 || recording.url().rfind("http://", 0) == 0;
  if (!is_web) return invalid("recording", "no_address");
  return first_of({is_id(recording.id()) ? No() : invalid("recording", "not_an_id"),
                   one_line("label", recording.label(), limits::label_characters),
                   one_line("recording", recording.url(), limits::address_characters),
                   one_line("channel", recording.channel(), limits::label_characters),
                   recording.started_ms() < 0 ? No(invalid("at_ms", "negative")) : No()});
}

No recordings_fit(const SetRecord& asked) {
  if (asked.recordings_size() > static_cast<int>(limits::recordings))
    return limit_reached("recordings", limits::recordings);
  std::set<std::string> ids;
  for (const Recording& recording : asked.recordings()) {
    if (No no = recording_fits(recording)) return no;
    if (!ids.insert(recording.id()).second) return invalid("recording", "named_twice");
  }
  return {};
}

std::uint32_t keepers_of(const Document& document) {
  std::uint32_t keepers = 0;
  for (const auto& [id, entry] : document.entries()) {
    const Member& member = entry.record.member();
    const bool keeps = member.role() == RAPPORTEUR || member.role() == FACILITATOR || member.role() == CO_FACILITATOR ||
                       member.role() == PLENARY_HOST;
    if (entry.record.has_member() && !member.removed() && keeps) ++keepers;
  }
  return keepers;
}

// From here on numbers are what corrections cite: they stay with their paragraphs.
void number_paragraphs(const Situation& here, Outcome& outcome) {
  std::map<std::string, std::uint32_t> numbered;
  for (const Record* record : paragraphs_of(here.document)) {
    Record next = next_of(*record);
    next.mutable_paragraph()->set_number(++numbered[record->paragraph().section()]);
    put(outcome, std::move(next));
  }
}

}  // namespace

Outcome decide_verb(const Situation& here, const SetRecord& asked) {
  // Where it can be heard may be found out later; the rest is what people approve.
  const bool only_recordings = !asked.has_title() && !asked.has_key_contact();
  if (No no = only_recordings ? No() : record_is_open(here)) return refused(*no);
  Record next = next_of(record_of(here));
  SessionRecordHead& head = *next.mutable_session_record();
  if (asked.has_title()) {
    if (asked.title().empty()) return refused(invalid("title", "missing"));
    if (No no = one_line("title", asked.title(), limits::programme_characters)) return refused(*no);
    head.set_title(asked.title());
    head.clear_approvals();
  }
  if (asked.has_key_contact()) {
    if (No no = participant_or_nothing("key_contact", asked.key_contact())) return refused(*no);
    head.set_key_contact(asked.key_contact());
  }
  if (asked.set_recordings()) {
    if (No no = recordings_fit(asked)) return refused(*no);
    *head.mutable_recordings() = asked.recordings();
  }
  Outcome outcome;
  put_if_changed(outcome, record_of(here), std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const CirculateRecord& asked) {
  if (No no = record_is_open(here)) return refused(*no);
  const bool is_draft = head_of(here).state() == SessionRecordHead::RECORD_DRAFT;
  if (head_of(here).key_contact().empty()) return refused(invalid("key_contact", "missing"));
  if (paragraphs_of(here.document).empty()) return refused(invalid("paragraph", "missing"));
  if (asked.corrections_until_ms() <= here.now.ms || asked.corrections_until_ms() > here.now.ms + kLongestWindowMs)
    return refused(invalid("corrections_until", "not_after_now"));
  const std::uint32_t keepers = std::max(1u, keepers_of(here.document));
  const std::uint32_t needed = asked.approvals_needed() == 0 ? std::min(2u, keepers) : asked.approvals_needed();
  if (needed > limits::approvals) return refused(limit_reached("approvals", limits::approvals));
  if (needed > keepers) return refused(invalid("approvals_needed", "more_than_keepers"));
  Record next = next_of(record_of(here));
  SessionRecordHead& head = *next.mutable_session_record();
  head.set_state(SessionRecordHead::CIRCULATED);
  if (is_draft) head.set_circulated_ms(here.now.ms);
  head.set_corrections_until_ms(asked.corrections_until_ms());
  head.set_approvals_needed(needed);
  head.clear_approvals();
  Outcome outcome;
  put_if_changed(outcome, record_of(here), std::move(next));
  if (is_draft) number_paragraphs(here, outcome);
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const ApproveRecord& asked) {
  const SessionRecordHead& now = head_of(here);
  if (No no = record_is_open(here)) return refused(*no);
  if (now.state() == SessionRecordHead::RECORD_DRAFT) return refused(PHASE_CLOSED, {"record_draft"});
  if (corrections_are_open(now, here.now.ms)) return refused(PHASE_CLOSED, {"corrections_open"});
  if (!corrections_waiting(here.document).empty()) return refused(PHASE_CLOSED, {"corrections_unanswered"});
  const auto mine = [&](const Approval& one) { return here.is_me(one.by()); };
  if (std::any_of(now.approvals().begin(), now.approvals().end(), mine)) return refused(NOTHING_TO_DO);
  if (asked.seen_seq() > here.document.seq()) return refused(invalid("seen_seq", "not_yet_there"));
  for (const Record* paragraph : paragraphs_of(here.document))
    if (here.document.entry(paragraph->id())->changed > asked.seen_seq()) return refused(STALE);
  Record next = next_of(record_of(here));
  SessionRecordHead& head = *next.mutable_session_record();
  Approval& approval = *head.add_approvals();
  approval.set_by(here.me());
  approval.set_at_ms(here.now.ms);
  if (head.approvals_size() >= static_cast<int>(head.approvals_needed())) {
    head.set_state(SessionRecordHead::APPROVED);
    head.set_approved_ms(here.now.ms);
    head.set_content_hash(content_hash(here.document));
  }
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

}  // namespace plenary
