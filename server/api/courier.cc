#include "server/api/courier.h"

#include "facilitation/groups/reporting.h"

namespace plenary {
namespace {

// Of the board itself only what opens it to a report again: it was off the record.
bool bears_on_reports(const Commit& commit) {
  for (const Step& step : commit.steps())
    for (const Effect& effect : step.effects())
      if (effect.put().has_harvest() || effect.put().has_decision() || effect.put().has_off_record()) return true;
  return false;
}

bool bears_on_answers(const Commit& commit) {
  for (const Step& step : commit.steps())
    for (const Effect& effect : step.effects())
      if (effect.put().has_report()) return true;
  return false;
}

bool bears_on_walks(const Commit& commit) {
  for (const Step& step : commit.steps())
    for (const Effect& effect : step.effects())
      if (effect.put().has_board()) return true;
  return false;
}

}  // namespace

Courier::Courier(LiveDocuments& documents, Clock& clock) : documents_(documents), clock_(clock) {}

void Courier::heard(const LiveDocument& live, const Commit& commit) {
  if (live.document().meeting()) {  // a group that was hidden, or got its board
    for (const Step& step : commit.steps())
      for (const Effect& effect : step.effects())
        if (effect.put().has_breakout() && !effect.put().breakout().board().empty())
          reporting_.insert(effect.put().breakout().board());
    if (!reporting_.empty()) soon();
    return;
  }
  const Board* board = live.document().board();
  if (!board || board->meeting().empty()) return;
  const bool is_new = heard_of_.insert(live.id()).second;
  if (is_new || bears_on_reports(commit)) reporting_.insert(live.id());
  if (is_new && hears_reports(live.document())) {
    gathering_.insert(live.id());
    answering_.insert(live.id());
  }
  if (bears_on_answers(commit)) answering_.insert(live.id());
  if (board->gallery_ms() == 0 && (is_new ? hears_reports(live.document()) : bears_on_walks(commit)))
    ending_.insert(live.id());
  if (!reporting_.empty() || !gathering_.empty() || !answering_.empty() || !ending_.empty()) soon();
}

void Courier::soon() {
  if (!soon_) soon_ = clock_.after(0, [this] { settle(); });
}

void Courier::settle() {
  soon_.reset();
  for (const std::string& plenary : std::exchange(gathering_, {})) gather_for(plenary);
  for (const std::string& board : std::exchange(reporting_, {})) report(board);
  for (const std::string& plenary : std::exchange(answering_, {})) answer_from(plenary);
  for (const std::string& plenary : std::exchange(ending_, {})) end_walks(plenary);
}

void Courier::report(const std::string& board) {
  documents_.read(board, [this, board](const LiveDocument* live) {
    std::optional<Report> said = live ? report_of(live->document()) : std::nullopt;
    if (!said) return;
    const std::string meeting = live->document().board()->meeting();
    documents_.read(meeting, [this, board, meeting, report = std::move(*said)](const LiveDocument* programme) mutable {
      const Record* group = programme ? group_with_board(programme->document(), board) : nullptr;
      if (!group || !introduce(report, programme->document(), *group)) return;
      for (const std::string& other : other_boards_of_session(programme->document(), group->breakout()))
        carry(meeting, other, report);
    });
  });
}

void Courier::carry(const std::string& meeting, const std::string& board, const Report& report) {
  documents_.read(board, [this, meeting, board, report](const LiveDocument* live) {
    // A programme can name any board; only one that was opened for this meeting hears its groups.
    if (!live || !live->document().board() || live->document().board()->meeting() != meeting) return;
    if (!hears_reports(live->document())) return;
    Request act;
    *act.mutable_take_report()->mutable_report() = report;
    documents_.act(board, {"", /*server=*/true}, std::move(act), [](const LiveDocument::Act&) {});
  });
}

void Courier::gather_for(const std::string& plenary) {
  documents_.read(plenary, [this, plenary](const LiveDocument* live) {
    if (!live || !live->document().board()) return;
    documents_.read(live->document().board()->meeting(), [this, plenary](const LiveDocument* programme) {
      const Record* group = programme ? group_with_board(programme->document(), plenary) : nullptr;
      if (!group) return;
      const auto others = other_boards_of_session(programme->document(), group->breakout());
      reporting_.insert(others.begin(), others.end());
      if (!reporting_.empty()) soon();
    });
  });
}

void Courier::answer_from(const std::string& plenary) {
  documents_.read(plenary, [this](const LiveDocument* live) {
    if (!live || !live->document().board()) return;
    const std::string meeting = live->document().board()->meeting();
    std::vector<Report> reports;
    for (const Record* record : live->document().sorted())
      if (record->has_report()) reports.push_back(record->report());
    for (const Report& report : reports)
      documents_.read(report.board(), [this, meeting, report](const LiveDocument* group) {
        if (!group || !group->document().board() || group->document().board()->meeting() != meeting) return;
        std::vector<Request> acts;
        for (const ReportedDecision& reported : report.decisions()) {
          const Decision* decision = group->document().decision(reported.id());
          if (reported.answered_ms() == 0 || !decision) continue;
          if (decision->plenary_outcome() == reported.plenary_outcome() &&
              decision->plenary_reason() == reported.reason())
            continue;
          SetPlenaryOutcome& asked = *acts.emplace_back().mutable_set_plenary_outcome();
          asked.set_id(reported.id());
          asked.set_outcome(reported.plenary_outcome());
          asked.set_reason(reported.reason());
        }
        for (Request& act : acts)
          documents_.act(report.board(), {"", /*server=*/true}, std::move(act), [](const LiveDocument::Act&) {});
      });
  });
}

void Courier::end_walks(const std::string& plenary) {
  documents_.read(plenary, [this](const LiveDocument* live) {
    if (!live || !live->document().board()) return;
    const std::string meeting = live->document().board()->meeting();
    std::set<std::string> boards;
    for (const Record* record : live->document().sorted())
      if (record->has_report()) boards.insert(record->report().board());
    for (const std::string& board : boards)
      documents_.read(board, [this, meeting, board](const LiveDocument* group) {
        if (!group || !group->document().board() || group->document().board()->meeting() != meeting) return;
        std::vector<Request> acts;
        for (const Record* record : group->document().sorted())
          if (record->member().visiting() && !record->member().removed())
            acts.emplace_back().mutable_seat_member()->set_participant(record->member().participant());
        for (Request& act : acts)
          documents_.act(board, {"", /*server=*/true}, std::move(act), [](const LiveDocument::Act&) {});
      });
  });
}

}  // namespace plenary
