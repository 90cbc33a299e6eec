#include "facilitation/records/source_labels.h"

#include "facilitation/document/session_record.h"
#include "facilitation/views/view.h"

namespace plenary {
namespace {

std::string titled(const std::string& what, const std::string& title, const Consents& consents) {
  const bool is_told = !title.empty() && consents.line(title, {}).reason.empty();
  return is_told ? what + ", “" + title + "”" : what;
}

std::string label_of_paragraph(const Document& document, const Record& record, const Consents& consents) {
  const SessionRecordHead* head = record_head(document);
  const RecordSectionKind* section = record_section(record.paragraph().section());
  if (!head || !section) return {};
  const std::uint32_t number = number_in_section(paragraphs_of(document), record);
  if (number == 0) return {};  // it was thrown away
  return titled("paragraph " + std::to_string(section->number) + "." + std::to_string(number) + " of the record",
                head->title(), consents);
}

}  // namespace

std::string kind_and_number(const Record& record) {
  if (record.has_card()) return "card " + std::to_string(record.card().number());
  if (record.has_decision()) return "decision " + std::to_string(record.decision().number());
  if (record.has_action()) return "action " + std::to_string(record.action().number());
  if (record.has_note()) return "a note";
  if (record.has_vote()) return "a vote";
  if (record.has_cluster()) return "a cluster";
  if (record.has_harvest()) return "the harvest";
  if (record.has_report()) return "a report";
  if (record.has_quote()) return "a quotation";
  return record.has_recording_marker() ? "a moment in the recording" : "";
}

std::string label_of_source(const SourceRef& source, const GuidebookParts& parts, const Consents& consents) {
  if (const BoardState* record = state_of(parts.records, source.document())) {
    const Record* paragraph = record->document.find(source.id());
    return paragraph && paragraph->has_paragraph() ? label_of_paragraph(record->document, *paragraph, consents) : "";
  }
  const BoardState* board = state_of(parts.boards, source.document());
  const Record* record = board ? board->document.find(source.id()) : nullptr;
  if (!record || !board->document.board()) return {};
  const bool is_for_all = audience(*record).kind == Audience::all || record->has_recording_marker();
  const std::string what = is_for_all ? kind_and_number(*record) : "";
  if (what.empty()) return {};
  const std::string& session = board->document.board()->session_number();
  return titled(what, board->document.board()->title(), consents) +
         (session.empty() ? "" : " (Session " + session + ")");
}

}  // namespace plenary
