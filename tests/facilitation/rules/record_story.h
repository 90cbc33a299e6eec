// A session record with people on it: what Story is for boards. Its people are those of a board.
#pragma once

#include "facilitation/document/session_record.h"
#include "tests/facilitation/rules/story.h"

namespace plenary {

class RecordStory {
 public:
  // Paragraphs s1 (summary), d1 and d2 (discussion), q1 (a quotation); rapporteurs ria and rob, facilitator fay, host hos,
  // ann and ben who were there, and an observer obs. `head`: more fields of the head.
  explicit RecordStory(const std::string& head = "key_contact: 'fay'") {
    Request open;
    const auto add = [&](const std::string& text) { *open.mutable_open_document()->add_records() = record(text); };
    add("id: 'record' session_record { state: RECORD_DRAFT title: 'Group 1' " + head + " }");
    add("id: 's1' text { content: 'Rain first.' } paragraph { section: 'summary' order: 'V000' }");
    add("id: 'd1' text { content: 'The river was spoken of.' } paragraph { section: 'discussion' order: 'V000' "
        "drafted_from: 'b/note:n1' drafted_digest: '12345678' }");
    add("id: 'd2' text { content: 'So was the harbour.' } paragraph { section: 'discussion' order: 'V001' }");
    add("id: 'q1' paragraph { section: 'quotations' order: 'V000' quotation: true sources { document: 'b' id: 'quote' "
        "} }");
    for (const auto& [who, role] : {std::pair{"ria", "RAPPORTEUR"},
                                    {"rob", "RAPPORTEUR"},
                                    {"fay", "FACILITATOR"},
                                    {"hos", "PLENARY_HOST"},
                                    {"ann", "PARTICIPANT"},
                                    {"ben", "PARTICIPANT"},
                                    {"obs", "OBSERVER"}})
      add(std::string("id: 'member.") + who + "' member { participant: '" + who + "' role: " + role +
          " joined_ms: 1 }");
    apply(decide(document, open, kServer, now));
  }

  std::string asks(const std::string& participant, std::string_view text) {
    const Outcome outcome = decide(document, request(text), {participant, false}, now);
    if (outcome.accepted()) apply(outcome);
    return spelled(outcome);
  }
  void apply(const Outcome& outcome) {
    if (!outcome.accepted()) throw std::invalid_argument("not accepted: " + spelled(outcome));
    Commit commit;
    commit.set_seq(document.seq() + 1);
    commit.set_at_ms(now.ms);
    Step& step = *commit.add_steps();
    for (const Effect& effect : outcome.effects) *step.add_effects() = effect;
    (void)evolve(document, commit);
    now.ms += 1'000;
  }
  void passes(std::int64_t ms) { now.ms += ms; }
  std::string circulates(std::int64_t for_ms = 60'000, int approvals = 1) {
    return asks("ria", "circulate_record { corrections_until_ms: " + std::to_string(now.ms + for_ms) +
                           " approvals_needed: " + std::to_string(approvals) + " }");
  }
  std::string approves(const std::string& who) {
    return asks(who, "approve_record { seen_seq: " + std::to_string(document.seq()) + " }");
  }
  [[nodiscard]] const SessionRecordHead& head() const { return *record_head(document); }
  [[nodiscard]] std::string words(std::string_view id) const { return document.find(id)->text().content(); }
  [[nodiscard]] const Paragraph& paragraph(std::string_view id) const { return document.find(id)->paragraph(); }
  // "5.1 s1, 7.1 d1": the record as it is read.
  [[nodiscard]] std::string as_read() const {
    std::string read;
    const auto paragraphs = paragraphs_of(document);
    for (const Record* one : paragraphs)
      read += (read.empty() ? "" : ", ") + std::to_string(record_section(one->paragraph().section())->number) + "." +
              std::to_string(number_in_section(paragraphs, *one)) + " " + one->id();
    return read;
  }

  Document document;
  Moment now{1'000'000, 42};
};

}  // namespace plenary
