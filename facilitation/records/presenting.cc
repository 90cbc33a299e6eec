#include "facilitation/records/presenting.h"

namespace plenary {

PresenterCheck presenter_check(const Document& document, std::int64_t now_ms) {
  constexpr std::int64_t kDayMs = 86'400'000;
  const Board* board = document.board();
  if (!board || board->presenter_review_days() == 0) return PresenterCheck::nobody_has_to;
  if (board->presenter_answered()) return PresenterCheck::answered;
  const bool over = board->closed_ms() != 0 && now_ms >= board->closed_ms() + board->presenter_review_days() * kDayMs;
  return over ? PresenterCheck::overdue : PresenterCheck::waited_for;
}

std::string_view word_for(PresenterCheck check) {
  switch (check) {
    case PresenterCheck::nobody_has_to: return "";
    case PresenterCheck::waited_for: return "waited_for";
    case PresenterCheck::answered: return "answered";
    case PresenterCheck::overdue: return "overdue";
  }
  return "";
}

bool waits_for_presenter(const Document& board, RecordKind kind, std::int64_t now_ms) {
  const bool outside = kind != RecordKind::internal && kind != RecordKind::network;
  return outside && presenter_check(board, now_ms) == PresenterCheck::waited_for;
}

}  // namespace plenary
