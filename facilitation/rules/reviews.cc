#include "facilitation/rules/reviews.h"

#include "facilitation/clocks/local_time.h"

namespace plenary {
namespace {

bool may_come_up(DecisionState state) {
  return state == ADOPTED || state == ADOPTED_WITH_STAND_ASIDES || state == REAFFIRMED;
}

}  // namespace

bool review_is_due(const Decision& decision, const Board& board, std::int64_t now_ms) {
  if (decision.review_date().empty() || decision.has_trashed()) return false;
  if (!may_come_up(decision.state()) && decision.state() != DUE_FOR_REVIEW) return false;
  const auto today = local_time(now_ms, board.time_zone());
  // Dates of this form are in order as text.
  return today ? decision.review_date() <= today->date : decision.review_date() <= in_utc(now_ms).substr(0, 10);
}

std::vector<Request> reviews_due(const Document& document, std::int64_t now_ms) {
  std::vector<Request> requests;
  if (!document.board()) return requests;
  for (const Record* record : document.sorted()) {
    if (!record->has_decision() || record->decision().state() == DUE_FOR_REVIEW) continue;
    if (!review_is_due(record->decision(), *document.board(), now_ms)) continue;
    ReviewDecision& review = *requests.emplace_back().mutable_review_decision();
    review.set_id(record->id());
    review.set_state(DUE_FOR_REVIEW);
  }
  return requests;
}

}  // namespace plenary
