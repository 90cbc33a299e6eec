#include "facilitation/records/consents.h"

#include <algorithm>

#include "facilitation/clocks/local_time.h"
#include "facilitation/templates/words.h"

namespace plenary {
namespace {

std::string why_not(const Record* record) {
  if (!record || !record->has_quote()) return "not_found";
  switch (record->quote().state()) {
    case Quote::CAPTURED: return "not_asked";
    case Quote::REQUESTED: return "not_answered";
    case Quote::DECLINED: return "declined";
    case Quote::QUOTE_LAPSED: return "lapsed";
    case Quote::QUOTE_WITHDRAWN: return "withdrawn";
    case Quote::SUPERSEDED: return "other_words";
    case Quote::GRANTED:
    case Quote::GRANTED_WITH_EDITS: return "not_for_publication";
    default: return "not_found";  // discarded, or of a later version
  }
}

bool agrees(const Record& field, const std::string& participant, std::uint32_t version, std::uint32_t lineage) {
  const auto& agreed = field.entry_field().agreed();
  return std::any_of(agreed.begin(), agreed.end(), [&](const AgreedTo& yes) {
    return yes.participant() == participant && yes.text_version() == version && yes.text_lineage() == lineage;
  });
}

// To being named in these words of a guidebook: when, and that it is for publication.
void add_agreement(const Record& field, ReliedOn& yes) {
  for (const AgreedTo& agreed : field.entry_field().agreed()) {
    const bool is_this = agreed.participant() == yes.participant() && agreed.text_version() == yes.text_version() &&
                         agreed.text_lineage() == yes.text_lineage();
    if (!is_this || agreed.at_ms() == 0) continue;
    yes.set_granted_on(in_utc(agreed.at_ms()).substr(0, 10));
  }
  yes.clear_kinds();
  yes.add_kinds("publication");
}

// The day of the answer and what it is for, as the request has them.
void add_grant(const Document& board, ReliedOn& yes) {
  const Record* request = board.find(yes.request());
  if (!request || !request->has_attribution_request()) return;
  const AttributionRequest& answer = request->attribution_request();
  *yes.mutable_kinds() = answer.kinds();
  if (answer.answered_ms() == 0) return;
  const auto local = local_time(answer.answered_ms(), board.board() ? board.board()->time_zone() : "");
  yes.set_granted_on(local ? local->date : in_utc(answer.answered_ms()).substr(0, 10));
}

}  // namespace

Consents::Held::Held(const BoardState& state, const std::vector<Person>& people)
    : board{state}, names(people, board), gate(RecordKind::publication, names, board) {}

Consents::Consents(const GuidebookParts& parts) : parts_(parts), people_(parts.people) {
  for (const BoardState& board : parts.boards) {
    boards_.emplace(board.id, std::make_unique<Held>(board, parts.people));
    for (const auto& [id, entry] : board.document.entries()) {
      if (entry.record.has_quote() && !entry.record.text().content().empty())
        quoted_.push_back(compared_words(entry.record.text().content()));
      for (const WordsTrace& trace : entry.record.quote().traces()) gone_.add(trace);
    }
  }
}

Consents::OfQuote Consents::quote(const SourceRef& quote) const {
  OfQuote answer;
  const auto board = boards_.find(quote.document());
  const Document* document = board == boards_.end() ? nullptr : &board->second->board.front().document;
  const Record* record = document ? document->find(quote.id()) : nullptr;
  std::optional<RecordQuotation> granted;
  if (record && record->has_quote() && !record->text().content().empty())
    granted = board->second->gate.quotation(*record, *document);
  if (!granted) {
    answer.reason = why_not(record);
    return answer;
  }
  *answer.quotation.mutable_quote() = quote;
  answer.quotation.set_text(granted->text());
  answer.quotation.set_said_by(granted->said_by());
  answer.quotation.set_identification(granted->identification());
  answer.quotation.set_with_edits(granted->with_edits());
  *answer.relied_on.mutable_source() = quote;
  answer.relied_on.set_request(record->quote().request());
  answer.relied_on.set_text_version(record->text().version());
  answer.relied_on.set_text_lineage(record->text().lineage());
  answer.relied_on.set_identification(granted->identification());
  add_grant(*document, answer.relied_on);
  return answer;
}

// Words of a quotation belong where they go when they are taken back: into a quotation.
std::string Consents::held_in(const std::string& words) const {
  const ComparedWords compared = compared_words(words);
  if (std::any_of(quoted_.begin(), quoted_.end(),
                  [&](const ComparedWords& quotation) { return holds_quotation(compared, quotation); }))
    return "holds_a_quotation";
  return gone_.in(compared) ? "holds_words_taken_back" : "";
}

bool Consents::were_taken_back(const std::string& words) const { return gone_.in(compared_words(words)); }

Consents::OfField Consents::line(const std::string& words, const std::string& organisation) const {
  OfField answer;
  answer.participants = people_.in(words);
  if (!answer.participants.empty())
    answer.reason = "names_somebody";
  else if (!organisation.empty() && says(words, organisation))
    answer.reason = "names_the_organisation";
  else
    answer.reason = held_in(words);
  return answer;
}

Consents::OfField Consents::field(const Record& field, const std::string& organisation) const {
  OfField answer = line(field.text().content(), organisation);
  if (answer.reason != "names_somebody") return answer;
  const Text& words = field.text();
  std::erase_if(answer.participants, [&](const std::string& participant) {
    if (!agrees(field, participant, words.version(), words.lineage())) return false;
    ReliedOn& yes = answer.relied_on.emplace_back();
    yes.mutable_source()->set_document(parts_.id);
    yes.mutable_source()->set_id(field.id());
    yes.set_participant(participant);
    yes.set_text_version(words.version());
    yes.set_text_lineage(words.lineage());
    yes.set_identification("full");
    add_agreement(field, yes);
    return true;
  });
  if (!answer.participants.empty()) return answer;
  answer.reason.clear();
  if (!organisation.empty() && says(words.content(), organisation)) answer.reason = "names_the_organisation";
  if (answer.reason.empty()) answer.reason = held_in(words.content());
  return answer;
}

bool Consents::still_stands(const ReliedOn& yes) const {
  if (!yes.participant().empty()) {
    const Record* field = parts_.document.find(yes.source().id());
    return field && agrees(*field, yes.participant(), yes.text_version(), yes.text_lineage());
  }
  const OfQuote now = quote(yes.source());
  // Not by lineage: words before these may have left the log since (LOG-16), and lineage is made of them, too.
  return now.reason.empty() && now.relied_on.text_version() == yes.text_version() &&
         now.relied_on.request() == yes.request();
}

ReliedOn Consents::with_grant(ReliedOn yes) const {
  if (!yes.granted_on().empty()) return yes;
  if (yes.participant().empty()) {
    const BoardState* board = state_of(parts_.boards, yes.source().document());
    if (board) add_grant(board->document, yes);
  } else if (const Record* field = parts_.document.find(yes.source().id())) {
    add_agreement(*field, yes);
  }
  return yes;
}

std::string unnamed_organisation(const Entry& entry) {
  return entry.naming().state() == Naming::NAMED ? std::string() : entry.naming().organisation();
}

}  // namespace plenary
