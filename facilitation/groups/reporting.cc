#include "facilitation/groups/reporting.h"

#include <algorithm>

namespace plenary {
namespace {

bool stands_as_adopted(DecisionState state) {
  return state == ADOPTED || state == ADOPTED_WITH_STAND_ASIDES || state == DUE_FOR_REVIEW || state == REAFFIRMED;
}

std::string adopted_text(const Decision& decision) {
  for (const DecisionVersion& version : decision.versions())
    if (version.number() == decision.adopted_version()) return version.text();
  return decision.versions().empty() ? "" : decision.versions().rbegin()->text();
}

void add_card(Report& report, const Record* record) {
  if (!record || !record->has_card()) return;
  const Card& card = record->card();
  if (card.hidden() || card.has_trashed() || card.has_held()) return;
  ReportedCard& reported = *report.add_cards();
  reported.set_id(record->id());
  reported.set_number(card.number());
  if (card.kind() != QUOTE) reported.set_text(record->text().content());
}

void add_decisions(Report& report, const Document& board) {
  std::vector<const Record*> decisions;
  for (const Record* record : board.sorted())
    if (record->has_decision() && !record->decision().has_trashed() && stands_as_adopted(record->decision().state()))
      decisions.push_back(record);
  std::stable_sort(decisions.begin(), decisions.end(),
                   [](const Record* a, const Record* b) { return a->decision().number() < b->decision().number(); });
  for (const Record* record : decisions) {
    const Decision& decision = record->decision();
    ReportedDecision& reported = *report.add_decisions();
    reported.set_id(record->id());
    reported.set_number(decision.number());
    reported.set_title(decision.title());
    reported.set_text(adopted_text(decision));
    reported.set_state(decision.state());
    reported.set_owner(decision.owner());
    reported.set_review_date(decision.review_date());
  }
}

}  // namespace

std::optional<Report> report_of(const Document& board) {
  const Record* found = board.find("harvest");
  if (!found || !found->has_harvest() || !board.board() || board.board()->off_record_ms() != 0) return std::nullopt;
  const Harvest& harvest = found->harvest();
  if (harvest.headline().empty() && !harvest.no_headline()) return std::nullopt;
  Report report;
  report.set_headline(harvest.headline());
  report.set_no_headline(harvest.no_headline());
  report.set_disagreement_kept(harvest.disagreement_kept());
  report.set_example(harvest.example());
  for (const std::string& ref : harvest.refs()) add_card(report, board.find(ref));
  add_decisions(report, board);
  return report;
}

bool introduce(Report& report, const Document& meeting, const Record& breakout) {
  const Breakout& group = breakout.breakout();
  if (group.hidden() || group.has_trashed()) return false;
  report.set_breakout(breakout.id());
  report.set_board(group.board());
  report.set_title(group.title());
  report.clear_remote();
  for (const std::string& participant : group.members()) {
    const Member* member = meeting.member(participant);
    if (member && !member->removed() && member->mode() == REMOTE) report.set_remote(report.remote() + 1);
  }
  return true;
}

const Record* group_with_board(const Document& meeting, std::string_view board) {
  for (const Record* record : meeting.sorted())
    if (record->has_breakout() && record->breakout().board() == board) return record;
  return nullptr;
}

std::vector<std::string> other_boards_of_session(const Document& meeting, const Breakout& breakout) {
  std::vector<std::string> boards;
  for (const Record* record : meeting.sorted()) {
    if (!record->has_breakout() || record->breakout().has_trashed() || record->breakout().hidden()) continue;
    const Breakout& other = record->breakout();
    if (!other.board().empty() && other.board() != breakout.board() && other.session() == breakout.session())
      boards.push_back(other.board());
  }
  return boards;
}

bool hears_reports(const Document& board) {
  return std::any_of(board.entries().begin(), board.entries().end(), [](const auto& entry) {
    const Record& record = entry.second.record;
    const std::string& source = record.region().source();
    return record.has_region() && (source == "harvests" || source == "decisions");
  });
}

}  // namespace plenary
