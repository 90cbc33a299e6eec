// Corrections: whoever was there asks for them while the window is open, whoever keeps the record answers each. After
// approval nothing is rewritten: a corrigendum stands beside what it corrects, with its day.
#include <algorithm>

#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/verbs.h"
#include "facilitation/rules/writing_record.h"

namespace plenary {
namespace {

const Record* correction_of(const Situation& here, const std::string& id) {
  const Record* record = here.seen(id);
  return record && record->has_correction() ? record : nullptr;
}

// A correction cites a paragraph that stands in the record; a statement of one's own, a section.
No cites(const Situation& here, const std::string& paragraph, const std::string& section, const Record*& cited) {
  cited = nullptr;
  if (paragraph.empty()) return section_is_known(section);
  const Record* record = here.seen(paragraph);
  if (!record || !record->has_paragraph()) return not_found("paragraph");
  if (record->paragraph().has_trashed()) return refusal(GONE, {"paragraph", "trash"});
  if (record->paragraph().quotation()) return invalid("paragraph", "is_a_quotation");
  cited = record;
  return {};
}

// What a reader takes it to say: the latest corrigendum, or else the paragraph.
const std::string& words_that_stand(const Situation& here, const Record& paragraph) {
  const Record* latest = nullptr;
  for (const Record* one : here.document.sorted())
    if (one->correction().paragraph() == paragraph.id() &&
        one->correction().corrigendum() > (latest ? latest->correction().corrigendum() : 0))
      latest = one;
  return latest ? latest->correction().proposed_text() : paragraph.text().content();
}

// A correction that changes no word would stand in every copy as if something had been wrong.
No changes_words(const Situation& here, const Record* cited, const std::string& words) {
  if (cited && words == words_that_stand(here, *cited)) return invalid("text", "says_so_already");
  return {};
}

void cite(Correction& correction, const Record* cited, const std::string& section) {
  correction.set_section(cited ? cited->paragraph().section() : section);
  if (!cited) return;
  correction.set_paragraph(cited->id());
  correction.set_paragraph_number(cited->paragraph().number());
}

No waits_for_an_answer(const Record* record) {
  if (!record) return not_found("correction");
  if (record->correction().state() != "proposed") return refusal(GONE, {"correction", "answered"});
  return {};
}

// What the paragraph says from now on. One that has gone to the trash meanwhile comes back for it.
No take_in(const Situation& here, const Record& correction, const std::string& words, Outcome& outcome) {
  const Correction& asked = correction.correction();
  if (!asked.paragraph().empty()) {
    const Record* paragraph = here.seen(asked.paragraph());
    if (!paragraph) return not_found("paragraph");
    if (paragraph->paragraph().has_trashed()) {
      Record next = next_of(*paragraph);
      next.mutable_paragraph()->clear_trashed();
      put(outcome, std::move(next));
    }
    rewrite(outcome, *paragraph, words);
    return {};
  }
  const std::string id = correction.id() + ".statement";
  if (No no = id_is_free(here.document, id)) return no;
  Record record = new_record(id);
  Paragraph& paragraph = *record.mutable_paragraph();
  paragraph.set_section(asked.section());
  paragraph.set_order(key_at_end(here, asked.section()));
  paragraph.set_number(next_number(here, asked.section()));
  paragraph.set_by(asked.by());
  put(outcome, std::move(record));
  write_first_words(outcome, id, words);
  return {};
}

}  // namespace

Outcome decide_verb(const Situation& here, const ProposeCorrection& asked) {
  const Record* cited = nullptr;
  if (No no = record_is_open(here)) return refused(*no);
  if (!corrections_are_open(head_of(here), here.now.ms)) return refused(PHASE_CLOSED, {"corrections_closed"});
  if (No no = first_of({id_is_free(here.document, asked.id()),
                        asked.id().size() > limits::correction_id_length ? No(invalid("id", "not_an_id")) : No(),
                        paragraph_words_fit(asked.proposed_text()),
                        asked.proposed_text().empty() ? No(invalid("text", "missing")) : No(),
                        lines("reason", asked.reason(), limits::remark_characters),
                        cites(here, asked.paragraph(), asked.section(), cited),
                        changes_words(here, cited, asked.proposed_text()),
                        room_for_one_more(here.document, Record::kCorrection, "corrections", limits::corrections)}))
    return refused(*no);
  Record record = new_record(asked.id());
  Correction& correction = *record.mutable_correction();
  cite(correction, cited, asked.section());
  correction.set_proposed_text(asked.proposed_text());
  correction.set_reason(asked.reason());
  correction.set_by(here.me());
  correction.set_at_ms(here.now.ms);
  correction.set_state("proposed");
  Outcome outcome;
  put(outcome, std::move(record));
  return outcome;
}

Outcome decide_verb(const Situation& here, const AnswerCorrection& asked) {
  const Record* record = correction_of(here, asked.id());
  if (No no = record_is_open(here)) return refused(*no);
  if (No no = waits_for_an_answer(record)) return refused(*no);
  if (No no = first_of({paragraph_words_fit(asked.text()), lines("answer", asked.answer(), limits::remark_characters)}))
    return refused(*no);
  if (!asked.accepted() && asked.answer().empty()) return refused(invalid("answer", "missing"));
  Record next = next_of(*record);
  Correction& correction = *next.mutable_correction();
  correction.set_state(asked.accepted() ? "accepted" : "declined");
  correction.set_answer(asked.answer());
  correction.set_answered_by(here.me());
  correction.set_answered_ms(here.now.ms);
  Outcome outcome;
  put(outcome, std::move(next));
  if (!asked.accepted()) return outcome;
  const std::string& words = asked.text().empty() ? record->correction().proposed_text() : asked.text();
  if (No no = take_in(here, *record, words, outcome)) return refused(*no);
  take_back_approvals(here, outcome);
  return outcome;
}

Outcome decide_verb(const Situation& here, const WithdrawCorrection& asked) {
  const Record* record = correction_of(here, asked.id());
  if (No no = waits_for_an_answer(record)) return refused(*no);
  if (No no = here.own_enough(record->correction().by(), "asked_for_it")) return refused(*no);
  Record next = next_of(*record);
  next.mutable_correction()->set_state("withdrawn");
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const IssueCorrigendum& asked) {
  const Record* cited = nullptr;
  if (!is_approved(head_of(here))) return refused(PHASE_CLOSED, {"record_not_approved"});
  if (No no = first_of({id_is_free(here.document, asked.id()), paragraph_words_fit(asked.text()),
                        asked.text().empty() ? No(invalid("text", "missing")) : No(),
                        asked.reason().empty() ? No(invalid("reason", "missing")) : No(),
                        lines("reason", asked.reason(), limits::remark_characters),
                        asked.paragraph().empty() ? No(not_found("paragraph")) : No(),
                        cites(here, asked.paragraph(), "", cited), changes_words(here, cited, asked.text()),
                        room_for_one_more(here.document, Record::kCorrection, "corrections", limits::corrections)}))
    return refused(*no);
  std::uint32_t last = 0;
  for (const Record* one : here.document.sorted()) last = std::max(last, one->correction().corrigendum());
  Record record = new_record(asked.id());
  Correction& corrigendum = *record.mutable_correction();
  cite(corrigendum, cited, "");
  corrigendum.set_proposed_text(asked.text());
  corrigendum.set_answer(asked.reason());
  corrigendum.set_by(here.me());
  corrigendum.set_at_ms(here.now.ms);
  corrigendum.set_state("issued");
  corrigendum.set_corrigendum(last + 1);
  Record head = next_of(record_of(here));
  head.mutable_session_record()->set_state(SessionRecordHead::CORRECTED);
  Outcome outcome;
  put(outcome, std::move(record));
  put_if_changed(outcome, record_of(here), std::move(head));
  return outcome;
}

}  // namespace plenary
