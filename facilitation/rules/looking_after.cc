// What facilitation/checks looks after: a decision that a check keeps from being adopted, a warning that the group lets be,
// and the question who has an interest.
#include <algorithm>

#include "facilitation/checks/findings.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/deciding.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

auto find_dismissal(Board& board, const DismissCheck& asked) {
  auto& all = *board.mutable_dismissed();
  return std::find_if(all.begin(), all.end(),
                      [&](const Dismissal& one) { return one.check() == asked.check() && one.on() == asked.on(); });
}

Outcome warned_of_again(const Situation& here, const DismissCheck& asked) {
  Record next = next_of(here.board());
  Board& board = *next.mutable_board();
  const auto found = find_dismissal(board, asked);
  if (found == board.dismissed().end()) return refused(NOTHING_TO_DO);
  board.mutable_dismissed()->erase(found);
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

}  // namespace

No checks_pass(const Situation& here, const Decision& decision, bool before_a_round) {
  const auto finding = checks::blocks(here.document, decision, before_a_round);
  if (!finding) return {};
  return refusal(CHECK_FAILED, {finding->check()});
}

Outcome decide_verb(const Situation& here, const AskAboutInterests& asked) {
  const Record* record = here.decision(asked.id());
  if (!record) return refused(not_found("decision"));
  if (record->decision().has_trashed()) return refused(GONE, {"decision", "trash"});
  if (record->decision().interests_asked_ms() != 0) return refused(NOTHING_TO_DO);
  const Decision& decision = record->decision();
  const bool is_asked_in_time =
      decision.by_method() ? is_open_proposal(decision) || decision.state() == DRAFT : !is_adopted(decision.state());
  if (!is_asked_in_time) return refused(invalid("decision", "not_at_this_step"));
  Record next = next_of(*record);
  next.mutable_decision()->set_interests_asked_ms(here.now.ms);
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const DismissCheck& asked) {
  if (asked.undo()) return warned_of_again(here, asked);
  // What the asker may not see is no finding of theirs: findings are about what everybody sees.
  const auto warning = checks::warning(here.document, asked.check(), asked.on());
  if (!warning) return refused(not_found("warning"));
  if (warning->dismissed()) return refused(NOTHING_TO_DO);
  if (asked.reason().empty()) return refused(invalid("reason", "missing"));
  if (No no = lines("reason", asked.reason(), limits::remark_characters)) return refused(*no);
  Record next = next_of(here.board());
  Board& board = *next.mutable_board();
  // One of before, of other words, makes room for this one.
  if (const auto earlier = find_dismissal(board, asked); earlier != board.dismissed().end())
    board.mutable_dismissed()->erase(earlier);
  if (board.dismissed_size() >= static_cast<int>(limits::dismissals))
    return refused(limit_reached("dismissals", limits::dismissals));
  Dismissal& dismissal = *board.add_dismissed();
  dismissal.set_check(asked.check());
  dismissal.set_on(asked.on());
  dismissal.set_reason(asked.reason());
  dismissal.set_by(here.me());
  dismissal.set_at_ms(here.now.ms);
  if (checks::is_about_words(asked.check()))
    dismissal.set_words(checks::words_hash(checks::words_of(here.document, asked.on())));
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

}  // namespace plenary
