// What is somebody's own, wherever they sit now: whoever was moved to another group, or removed, keeps their say over their
// words, and nothing else of the board they left is told.
#include <algorithm>

#include "facilitation/policy/sight.h"
#include "facilitation/rules/decide.h"
#include "facilitation/views/view.h"
#include "server/api/api.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"
#include "server/api/record_boards.h"

namespace plenary {
namespace {

bool is_theirs(const Record& record, const std::string& participant) {
  switch (record.body_case()) {
    case Record::kCard: return record.card().author() == participant;
    case Record::kNote: return record.note().by() == participant && record.note().visibility() == Note::RECORD;
    case Record::kQuote: return record.quote().speaker() == participant;
    case Record::kAttributionRequest: return record.attribution_request().speaker() == participant;
    case Record::kDecision: return record.decision().proposer() == participant;
    case Record::kAction: return record.action().owner() == participant;
    case Record::kCaptureChoice: return record.capture_choice().participant() == participant;
    default: return false;
  }
}

void tell_of(const Document& board, const std::string& id, const std::string& participant, MineAnswer& answer) {
  MineOfBoard told;
  const Role role = board.role_of(participant);
  for (const Record* record : board.sorted())
    if (is_theirs(*record, participant)) *told.add_records() = shown(*record, class_of(role), board);
  if (told.records().empty()) return;
  told.set_document(id);
  told.set_title(board.board()->title());
  told.set_here(role != ROLE_UNSPECIFIED);
  *answer.add_boards() = std::move(told);
}

bool is_said_from_anywhere(const Request& request) {
  const policy::Row* row = policy::row_of(request.verb_case());
  return row && !row->server_only && row->who[ROLE_UNSPECIFIED] == policy::Who::own;
}

HttpResponse only_whose_they_are() {
  return http_error(403, "forbidden", "Join with your link first: this is about your own words.");
}

}  // namespace

void Api::list_mine(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty()) return done(only_whose_they_are());
  if (const std::int64_t wait = readings_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "That was asked very often."));
  parts_.documents.read(asking.document, [this, asking, done](const LiveDocument* live) {
    if (!live) return done(cannot_store_now());
    const std::string& participant = asking.viewer.participant;
    if (live->document().board()) {
      MineAnswer answer;
      answer.set_whole(true);
      tell_of(live->document(), asking.document, participant, answer);
      return done(http_json(json_of(answer)));
    }
    if (!live->document().meeting()) return done(not_a_meeting());
    parts_.log.list([this, asking, participant, done](std::optional<std::vector<std::string>> ids) {
      if (!ids) return done(cannot_store_now());
      std::erase_if(*ids, [&](const std::string& id) { return !may_be_board_of(asking.document, id); });
      std::sort(ids->begin(), ids->end());
      const auto wanted = [participant](const LiveDocument& board) {
        return board.document().board() && board.document().member(participant);
      };
      read_boards(parts_.documents, std::move(*ids), wanted,
                  [participant, done](const std::shared_ptr<ReadBoards>& read) {
                    MineAnswer answer;
                    answer.set_whole(read->whole);
                    for (const ReadBoard& board : read->boards) tell_of(board.document, board.id, participant, answer);
                    done(http_json(json_of(answer)));
                  });
    });
  });
}

void Api::say_of_mine(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty()) return done(only_whose_they_are());
  Request request;
  std::string why;
  if (!read_json(asking.request.body, request, why)) return done(not_json(why));
  if (!is_said_from_anywhere(request))
    return done(
        http_error(400, "invalid",
                   "Only an answer about a quotation or an action, or the withdrawal of a card, is taken here. Open "
                   "the board for anything else."));
  parts_.documents.act(asking.document, {asking.viewer.participant, /*server=*/false}, std::move(request),
                       [done](const LiveDocument::Act& act) {
                         if (!act.stored) return done(cannot_store_now());
                         if (!act.outcome.accepted())
                           return done(http_error(409, "refused", sentence(act.outcome.refusal)));
                         MineDone answer;
                         answer.set_seq(static_cast<std::uint32_t>(act.seq));
                         done(http_json(json_of(answer)));
                       });
}

}  // namespace plenary
