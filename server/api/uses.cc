// Where words of who asks are used: the copies in which each of their quotations on this board stands, so that whoever takes
// words back knows what that changes, and what it cannot. Nobody is told of anybody else's.
#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

#include "facilitation/document/rehearsal.h"
#include "facilitation/document/session_record.h"
#include "facilitation/guidebook/parts.h"
#include "server/api/api.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"
#include "server/api/record_boards.h"

namespace plenary {
namespace {

bool is_record_or_guidebook(const std::string& id) {
  return id.find(".record.") != std::string::npos || id.ends_with(".record") || id.ends_with(kGuidebookEnding);
}

// By quotation, until when copies had leave to hold it; INT64_MAX: they have it still.
using Quotations = std::map<std::string, std::int64_t>;
Quotations quotations_of(const Document& board, const std::string& speaker) {
  Quotations quotes;
  for (const auto& [id, entry] : board.entries()) {
    const Quote& quote = entry.record.quote();
    if (!entry.record.has_quote() || quote.speaker() != speaker) continue;
    if (quote.state() == Quote::GRANTED || quote.state() == Quote::GRANTED_WITH_EDITS) quotes[id] = INT64_MAX;
    if (quote.state() != Quote::QUOTE_WITHDRAWN) continue;
    const Record* request = board.find(quote.request());
    quotes[id] = request ? request->attribution_request().withdrawn_ms() : 0;
  }
  return quotes;
}

void tell(UsesAnswer& answer, const std::string& quote, const std::string& title, const std::string& edition,
          std::int64_t at_ms) {
  UseOfWords& use = *answer.add_uses();
  use.set_quote(quote);
  use.set_title(title);
  use.set_edition(edition);
  use.set_at_ms(at_ms);
}

void tell_of_record(const Document& record, const std::string& board, const Quotations& quotes, UsesAnswer& answer) {
  const SessionRecordHead& head = *record_head(record);
  if (head.circulated_ms() == 0) return;  // it has not left the hands of its rapporteurs
  std::set<std::string> told;
  for (const auto& [id, entry] : record.entries()) {
    const Paragraph& paragraph = entry.record.paragraph();
    if (!entry.record.has_paragraph() || !paragraph.quotation() || paragraph.has_trashed()) continue;
    for (const SourceRef& source : paragraph.sources())
      if (source.document() == board && quotes.contains(source.id()) && head.circulated_ms() < quotes.at(source.id()) &&
          told.insert(source.id()).second)
        tell(answer, source.id(), head.title(), "", head.circulated_ms());
  }
}

void tell_of_guidebook(const Document& guidebook, const std::string& board, const Quotations& quotes,
                       UsesAnswer& answer) {
  for (const auto& [id, entry] : guidebook.entries())
    for (const ReliedOn& yes : entry.record.edition().relied_on())
      if (yes.source().document() == board && quotes.contains(yes.source().id()))
        tell(answer, yes.source().id(), guidebook::head_of(guidebook)->title(), entry.record.edition().number(),
             entry.record.edition().published_ms());
}

}  // namespace

void Api::list_uses(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty())
    return done(http_error(403, "forbidden", "Join with your link first: this list is of your own words."));
  if (const std::int64_t wait = readings_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "That was asked very often."));
  parts_.documents.read(asking.document, [this, asking, done](const LiveDocument* live) {
    if (!live) return done(cannot_store_now());
    const auto quotes = std::make_shared<Quotations>(quotations_of(live->document(), asking.viewer.participant));
    if (quotes->empty() || !rehearsal_of(asking.document).empty()) return done(http_json(json_of(UsesAnswer())));
    parts_.log.list([this, board = asking.document, quotes, done](std::optional<std::vector<std::string>> ids) {
      if (!ids) return done(cannot_store_now());
      std::erase_if(*ids, [](const std::string& id) {
        return !is_record_or_guidebook(id) || !rehearsal_of(id).empty();  // REHEARSAL-4
      });
      const auto wanted = [board](const LiveDocument& one) {
        const SessionRecordHead* head = record_head(one.document());
        if (!head) return guidebook::head_of(one.document()) && one.document().find("edition.1");
        return std::find(head->boards().begin(), head->boards().end(), board) != head->boards().end();
      };
      read_boards(parts_.documents, std::move(*ids), wanted,
                  [board, quotes, done](const std::shared_ptr<ReadBoards>& read) {
                    UsesAnswer answer;
                    answer.set_whole(read->whole);
                    for (const ReadBoard& one : read->boards) {
                      if (record_head(one.document))
                        tell_of_record(one.document, board, *quotes, answer);
                      else
                        tell_of_guidebook(one.document, board, *quotes, answer);
                    }
                    std::stable_sort(answer.mutable_uses()->pointer_begin(), answer.mutable_uses()->pointer_end(),
                                     [](const UseOfWords* a, const UseOfWords* b) { return a->at_ms() < b->at_ms(); });
                    done(http_json(json_of(answer)));
                  });
    });
  });
}

}  // namespace plenary
