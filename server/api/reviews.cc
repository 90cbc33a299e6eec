// Decisions that are to be looked at again, across meetings: of every board that who asks is a member of, in what their
// session has to do with; whoever leads the meeting from which they ask is told of all of its boards.
#include <algorithm>

#include "facilitation/document/rehearsal.h"
#include "facilitation/rules/reviews.h"
#include "facilitation/templates/words.h"
#include "server/api/api.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"
#include "server/api/record_boards.h"

namespace plenary {
namespace {

bool comes_up(const Decision& decision) {
  return !decision.has_trashed() && !decision.review_date().empty() &&
         (decision.state() == ADOPTED || decision.state() == ADOPTED_WITH_STAND_ASIDES ||
          decision.state() == REAFFIRMED || decision.state() == DUE_FOR_REVIEW);
}

std::string text_that_counts(const Decision& decision) {
  for (const DecisionVersion& version : decision.versions())
    if (version.number() == decision.adopted_version()) return version.text();
  return decision.versions().empty() ? std::string() : decision.versions().rbegin()->text();
}

void tell_of(const ReadBoard& board, std::int64_t now_ms, ReviewsAnswer& answer) {
  const Board& head = *board.document.board();
  for (const Record* record : board.document.sorted()) {
    const Decision& decision = record->decision();
    if (!record->has_decision() || !comes_up(decision)) continue;
    ReviewNow& review = *answer.add_reviews();
    review.set_document(board.id);
    review.set_meeting(head.meeting());
    review.set_meeting_title(head.meeting_title());
    review.set_board_title(head.title());
    review.set_decision(record->id());
    review.set_number(decision.number());
    review.set_title(decision.title());
    review.set_text(text_that_counts(decision));
    review.set_state(word_for(decision.state()));
    review.set_review_date(decision.review_date());
    review.set_change_signal(decision.change_signal());
    review.set_owner(decision.owner());
    review.set_due(review_is_due(decision, head, now_ms));
  }
}

}  // namespace

void Api::list_reviews(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty())
    return done(http_error(403, "forbidden", "Join with your link first: this list is of the boards you were on."));
  if (const std::int64_t wait = readings_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "That was asked very often."));
  if (!rehearsal_of(asking.document).empty()) return done(http_json(json_of(ReviewsAnswer())));
  // A link that somebody made out to them for another meeting opens a session that knows of nothing else.
  with_session(
      asking.request,
      [this, asking, done](const HttpRequest&, const Session& session) { list_reviews_of(asking, session, done); },
      done);
}

void Api::list_reviews_of(const Asking& asking, const Session& session, const HttpAnswer& done) {
  parts_.documents.read(asking.document, [this, asking, session, done](const LiveDocument* live) {
    if (!live) return done(cannot_store_now());
    const bool all_of_this = live->document().meeting() && leads(asking.viewer.role);
    parts_.log.list([this, asking, session, done, all_of_this](std::optional<std::vector<std::string>> ids) {
      if (!ids) return done(cannot_store_now());
      std::erase_if(*ids, [&](const std::string& id) {
        return !session.has_to_do_with(id) || !rehearsal_of(id).empty();  // REHEARSAL-4
      });
      std::sort(ids->begin(), ids->end());
      const auto is_theirs = [asking, all_of_this](const LiveDocument& board) {
        if (!board.document().board()) return false;
        if (all_of_this && board.document().board()->meeting() == asking.document) return true;
        const Member* member = board.document().member(asking.viewer.participant);
        return member && !member->removed() && !member->visiting();
      };
      read_boards(parts_.documents, std::move(*ids), is_theirs,
                  [now = parts_.clock.wall_ms(), done](std::shared_ptr<ReadBoards> read) {
                    ReviewsAnswer answer;
                    for (const ReadBoard& board : read->boards) tell_of(board, now, answer);
                    std::stable_sort(
                        answer.mutable_reviews()->pointer_begin(), answer.mutable_reviews()->pointer_end(),
                        [](const ReviewNow* a, const ReviewNow* b) { return a->review_date() < b->review_date(); });
                    done(http_json(json_of(answer)));
                  });
    });
  });
}

}  // namespace plenary
