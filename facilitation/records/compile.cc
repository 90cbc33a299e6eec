#include "facilitation/records/compile.h"

#include <algorithm>
#include <set>

#include "facilitation/clocks/local_time.h"
#include "facilitation/records/gate.h"
#include "facilitation/records/group.h"
#include "facilitation/records/lint.h"
#include "facilitation/records/shown.h"
#include "facilitation/records/stories.h"
#include "facilitation/records/titles.h"

namespace plenary {
namespace {

constexpr std::uint32_t kSchemaVersion = 1;
constexpr const char* kNotVerbatim =
    "This is a record of the sense of the discussion, not a verbatim one. Notes are in the third person and name "
    "nobody.";

// One board: its own title. Several: the session's.
std::string title_of(const std::vector<BoardState>& boards) {
  const Board& board = *boards.front().document.board();
  if (boards.size() == 1) return board.title();
  return "Session " + board.session_number() + ": " + board.session_title();
}

// The moment at which the first of the boards begins; 0 = none of them says.
std::int64_t start_of(const std::vector<BoardState>& boards) {
  std::int64_t start = 0;
  for (const BoardState& board : boards)
    if (const auto ms = board.document.board()->starts_ms(); ms != 0 && (start == 0 || ms < start)) start = ms;
  return start;
}

RecordHead head_of(const std::vector<BoardState>& boards) {
  const Board& board = *boards.front().document.board();
  RecordHead head;
  head.set_meeting(board.meeting());
  head.set_meeting_title(board.meeting_title());
  head.set_session(board.session());
  head.set_session_number(board.session_number());
  head.set_session_title(board.session_title());
  head.set_pillar(board.pillar());
  head.set_time_zone(board.time_zone());
  head.set_place(board.venue());
  head.set_fictional(board.fictional());
  head.set_title(title_of(boards));
  if (const auto start = start_of(boards); start != 0)
    if (const auto local = local_time(start, board.time_zone())) {
      head.set_date(local->date);
      head.set_local_time(local->clock + " (UTC" + local->offset + ")");
    }
  return head;
}

PolicyInForce policy_of(const std::vector<BoardState>& boards, const std::vector<Shown>& shown, const Gate& gate) {
  const Policy& policy = boards.front().document.board()->policy();
  PolicyInForce in_force;
  in_force.set_verbatim(policy.verbatim());
  *in_force.mutable_capture_channels() = policy.capture_channels();
  in_force.set_attribution("Not attributed without permission");
  if (!gate.shows_pauses()) return in_force;
  std::set<std::pair<std::int64_t, std::int64_t>> pauses;
  for (const Shown& one : shown)
    for (const Record& pause : one.pauses) pauses.emplace(pause.off_record().from_ms(), pause.off_record().to_ms());
  for (const auto& [from, to] : pauses) {
    OffRecord& pause = *in_force.add_pauses();
    pause.set_from_ms(from);
    pause.set_to_ms(to);
  }
  return in_force;
}

// What a copy for others than those who were there leaves out: what names somebody listed who has not agreed to those very
// words, and words of a quotation that its speaker has not let go for this kind.
KeepsIn kept_in(const Document& board, const std::vector<BoardState>& boards, const std::vector<Person>& people,
                RecordKind kind, const Gate& gate) {
  if (kind == RecordKind::internal) return {};
  return [names_somebody = names_without_grant(board, people, kind),
          own_words = lint_for(boards, {}, gate)](const std::string& words) {
    for (const Finding& finding : own_words.findings(words))
      if (Lint::withholds_from_all(finding)) return Kept::own_words;
    return names_somebody(words) ? Kept::names_somebody : Kept::nothing;
  };
}

// The question that all groups worked on; empty if they had different ones, which then stand with each group.
void set_question(SessionRecord& record, const std::vector<BoardState>& boards) {
  const Board& first = *boards.front().document.board();
  const auto has_another = [&](const BoardState& board) {
    return board.document.board()->framing_question() != first.framing_question();
  };
  if (std::any_of(boards.begin(), boards.end(), has_another)) return;
  record.set_framing_question(first.framing_question());
  record.set_framing_source(first.framing_source());
}

}  // namespace

std::vector<std::string> participants_named(const Document& document) {
  std::set<std::string> named;
  for (const auto& [id, entry] : document.entries()) {
    const Record& record = entry.record;
    if (record.has_member()) named.insert(record.member().participant());
    if (record.has_note()) named.insert(record.note().by());
    if (record.has_decision()) named.insert(record.decision().owner());
    if (record.has_action()) named.insert(record.action().owner());
    if (record.has_quote()) named.insert(record.quote().speaker());
  }
  named.erase("");
  named.erase("unknown");
  return {named.begin(), named.end()};
}

const BoardState* state_of(const std::vector<BoardState>& states, std::string_view document) {
  const auto found =
      std::find_if(states.begin(), states.end(), [&](const BoardState& one) { return one.id == document; });
  return found == states.end() ? nullptr : &*found;
}

SessionRecord compile_session(const std::vector<BoardState>& given, const std::vector<Person>& people,
                              std::int64_t generated_ms, RecordKind kind) {
  std::vector<const BoardState*> in_order;
  for (const BoardState& board : given)
    if (board.document.board()) in_order.push_back(&board);
  std::sort(in_order.begin(), in_order.end(), [](const BoardState* a, const BoardState* b) { return a->id < b->id; });
  std::vector<BoardState> boards;
  for (const BoardState* board : in_order) boards.push_back(*board);

  SessionRecord record;
  record.set_schema_version(kSchemaVersion);
  record.set_kind(std::string(word_for(kind)));
  record.set_generated_at(in_utc(generated_ms));
  record.set_status("draft");
  record.set_not_verbatim(kNotVerbatim);
  record.set_filters("none");
  if (boards.empty()) return record;

  const std::vector<Person> named = those_who_may_be_named(people, boards);
  const Names names(named, boards);
  const Gate gate(kind, names, boards, generated_ms);
  std::vector<Shown> shown;
  for (const BoardState& board : boards) {
    shown.emplace_back(board.document, gate, kept_in(board.document, boards, people, kind, gate));
    *record.add_groups() = group_record(board, shown.back(), names, gate, generated_ms);
    if (kind == RecordKind::internal || kind == RecordKind::network)
      add_findings(board, people, shown.back(), *record.mutable_groups(record.groups_size() - 1));
  }
  *record.mutable_head() = head_of(boards);
  *record.mutable_policy() = policy_of(boards, shown, gate);
  *record.mutable_attendance() = attendance_of(shown, names, gate);
  // Of several groups the types are told of all together: from the sum and one group the other could be reckoned.
  for (GroupRecord& group : *record.mutable_groups()) {
    if (boards.size() == 1) break;
    group.mutable_attendance()->clear_types();
    group.mutable_attendance()->clear_of_other_types();
  }
  set_question(record, boards);
  if (kind != RecordKind::internal) take_names_out_of_titles(record, Lint(people));
  return record;
}

void keep_to_one_page(SessionRecord& record) {
  record.set_one_page(true);
  record.set_filters("one page: question, regions, decisions and actions");
}

SessionRecord compile_board(const BoardState& board, const std::vector<Person>& people, std::int64_t generated_ms,
                            RecordKind kind) {
  return compile_session({board}, people, generated_ms, kind);
}

}  // namespace plenary
