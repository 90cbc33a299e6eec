// The console: what was done to lead a meeting and its groups, read from their logs. A log is read on from where the asker
// was told of it last, and folded by nobody: what an act did stands in its effects. No word that somebody wrote is told.
#include <algorithm>
#include <charconv>
#include <map>

#include "facilitation/policy/policy.h"
#include "facilitation/rules/decide.h"
#include "server/api/api.h"
#include "server/api/console.h"
#include "server/api/messages.h"
#include "server/live/schema.h"

namespace plenary {
namespace {

constexpr std::uint32_t kPage = 500;
constexpr std::size_t kMostOfAGroup = 200;  // acts in one answer; the last ones

using Cursor = std::map<std::string, Seq>;  // by document: up to where its log was told

// "forum.b1:12,forum.b2:7"; whatever cannot be read is told from the beginning.
Cursor cursor_in(std::string_view text) {
  Cursor cursor;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), one.size() + 1));
    const std::size_t colon = one.rfind(':');
    Seq seq = 0;
    if (colon == std::string_view::npos) continue;
    const auto [end, error] = std::from_chars(one.data() + colon + 1, one.data() + one.size(), seq);
    if (error == std::errc() && end == one.data() + one.size()) cursor[std::string(one.substr(0, colon))] = seq;
  }
  return cursor;
}
std::string text_of(const Cursor& cursor) {
  std::string text;
  for (const auto& [board, seq] : cursor) text += (text.empty() ? "" : ",") + board + ":" + std::to_string(seq);
  return text;
}

// Of two phases that one step changes, one that ends and one that begins, the one that begins.
void tell_phase(LedAct& act, const Record& record) {
  if (act.has_phase() && record.phase().state() != Phase::RUNNING) return;
  *act.mutable_phase() = phase_now(record);
}
void tell_board(LedAct& act, const Board& board) {
  act.mutable_board()->set_silent(board.silent_writing());
  act.mutable_board()->set_locked(board.locked());
  act.mutable_board()->set_closed(board.closed());
  if (act.verb() == "set_off_record") act.set_up(board.off_record_ms() != 0);
  if (act.verb() == "set_spotlight") act.set_up(!board.spotlight().empty());
  if (act.verb() == "open_gallery") act.set_up(board.gallery_ms() != 0);
  if (act.verb() == "set_gather") act.set_up(board.has_gather());
}
void tell_member(LedAct& act, const Member& member) {
  act.set_about(member.participant());
  act.set_role(member.role());
  act.set_up(member.away_since_ms() != 0);
}
// Titles of a programme are its crew's words, and only whoever leads the meeting is told. One act may change many items,
// to make room for one: then none is named.
void tell_title(LedAct& act, const std::string& title) {
  act.set_count(act.count() + 1);
  act.set_title(act.count() == 1 ? title : "");
}
// What begins ends what went on before: that which began is named.
void tell_item(LedAct& act, const AgendaItem& item) {
  const bool begins = act.verb() == "begin_agenda_item";
  if (begins && item.ended_ms() != 0) return;
  tell_title(act, item.title());
  if (begins) act.set_up(item.started_ms() != 0);
}
void tell(LedAct& act, const Record& record) {
  if (record.has_agenda_item()) tell_item(act, record.agenda_item());
  if (record.has_breakout()) tell_title(act, record.breakout().title());
  if (record.has_board_template()) tell_title(act, record.board_template().title());
  if (record.has_phase()) {
    tell_phase(act, record);
    act.set_count(act.count() + 1);
  }
  if (record.has_board()) tell_board(act, record.board());
  if (record.has_member()) tell_member(act, record.member());
  if (record.has_decision() && act.verb() == "pause_decision_round")
    act.set_up(record.decision().state() == PAUSED_QUORUM);
  if (record.has_speaking_turn()) act.set_about(record.speaking_turn().participant());
  if (record.has_signal() && record.signal().kind() == "help") {
    act.set_about(record.signal().participant());
    act.set_up(record.signal().at_ms() != 0);
  }
  // How many, and never which: nobody learns here what a card says, or whose it is.
  if (record.has_card() && (act.verb() == "release_cards" || act.verb() == "hold_cards")) {
    act.set_up(record.card().has_held());
    act.set_count(act.count() + 1);
  }
  if (record.has_card() && act.verb() == "lock_cards") {
    act.set_up(record.card().locked());
    act.set_count(act.count() + 1);
  }
}

// Not every step of these verbs is for whoever leads to know.
bool is_worth_telling(const Step& step, const LedAct& act) {
  switch (static_cast<Request::VerbCase>(step.verb())) {
    case Request::kSetSignal:
      return !act.about().empty() && (act.up() || act.about() != act.by());  // a call, or its answer
    case Request::kEndTurn: return act.about() != act.by();
    case Request::kAdmit: return leads(act.role());
    case Request::kNoteAbsence:
    case Request::kTakeOver: return true;
    default: return leads_by(static_cast<Request::VerbCase>(step.verb()));
  }
}

std::optional<LedAct> act_in(const Step& step) {
  if (step.has_refusal()) return std::nullopt;
  LedAct act;
  act.set_verb(verb_name(step.verb()));
  act.set_by(step.actor());
  for (const Effect& effect : step.effects())
    if (effect.has_put()) tell(act, effect.put());
  if (!is_worth_telling(step, act)) return std::nullopt;
  return act;
}

}  // namespace

struct Api::ActsOf {
  std::string meeting;
  Cursor cursor;
  std::map<std::string, std::vector<LedAct>> acts;  // by document
  std::size_t waiting = 0;                          // documents whose log is still being read
  std::function<void(ActsAnswer)> name_and_answer;

  void take(const std::string& board, const LogEntry& entry) {
    const Commit commit = parsed_commit(entry);
    std::vector<LedAct>& told = acts[board];
    for (const Step& step : commit.steps()) {
      std::optional<LedAct> act = act_in(step);
      // To a group somebody comes to lead it; to a meeting everybody comes.
      if (!act || (board == meeting && step.verb() == Request::kAdmit)) continue;
      act->set_document(board);
      act->set_seq(entry.seq);
      act->set_at_ms(commit.at_ms());
      told.push_back(std::move(*act));
    }
    if (told.size() > 2 * kMostOfAGroup) told.erase(told.begin(), told.end() - kMostOfAGroup);
    cursor[board] = entry.seq;
  }
  void is_read(const std::string& board) {
    std::vector<LedAct>& told = acts[board];
    if (told.size() > kMostOfAGroup) told.erase(told.begin(), told.end() - kMostOfAGroup);
    if (--waiting > 0) return;
    ActsAnswer answer;
    answer.set_cursor(text_of(cursor));
    for (auto& [id, some] : acts)
      for (LedAct& act : some) *answer.add_acts() = std::move(act);
    std::stable_sort(answer.mutable_acts()->pointer_begin(), answer.mutable_acts()->pointer_end(),
                     [](const LedAct* a, const LedAct* b) { return a->at_ms() < b->at_ms(); });
    name_and_answer(std::move(answer));
  }
};

void Api::list_acts(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !leads(asking.viewer.role)) return done(not_a_leader());
  if (const std::int64_t wait = readings_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "That is much looking back in a short time."));
  parts_.documents.read(asking.document, [this, meeting = asking.document,
                                          after = asking.request.parameter("after").value_or(""),
                                          done = std::move(done)](const LiveDocument* live) {
    if (!live || !live->document().meeting())
      return done(http_error(400, "invalid", "Only a meeting has groups. This is a board."));
    const std::vector<std::string> boards = boards_of(live->document());
    const auto acts = std::make_shared<ActsOf>();
    acts->meeting = meeting;
    const Cursor told = cursor_in(after);
    const auto read_on_from = [&](const std::string& document) {
      const auto found = told.find(document);
      acts->cursor[document] = found == told.end() ? 0 : found->second;
    };
    read_on_from(meeting);
    for (const std::string& board : boards) read_on_from(board);
    acts->name_and_answer = [this, done](ActsAnswer answer) {
      std::vector<std::string> people;
      for (const LedAct& act : answer.acts())
        for (const std::string& one : {act.by(), act.about()})
          if (!one.empty()) people.push_back(one);
      std::sort(people.begin(), people.end());
      people.erase(std::unique(people.begin(), people.end()), people.end());
      if (people.empty()) return done(http_json(json_of(answer)));
      parts_.names.names(
          people, [answer = std::make_shared<ActsAnswer>(std::move(answer)), done](const std::vector<Person>& found) {
            std::map<std::string, std::string> names;
            for (const Person& person : found) names[person.participant()] = person.name();
            for (LedAct& act : *answer->mutable_acts()) {
              act.set_by_name(names[act.by()]);
              act.set_about_name(names[act.about()]);
            }
            done(http_json(json_of(*answer)));
          });
    };
    acts->waiting = boards.size() + 2;
    read_acts(acts, meeting);
    for (const std::string& board : boards)
      parts_.documents.read(board, [this, acts, meeting, board](const LiveDocument* group) {
        if (!is_a_group_of(meeting, group)) return acts->is_read(board);
        read_acts(acts, board);
      });
    acts->is_read("");
  });
}

// Page by page. A log that cannot be read just now is read on the next time; one that is damaged says nothing more.
void Api::read_acts(std::shared_ptr<ActsOf> acts, const std::string& board) {
  parts_.log.read(board, acts->cursor[board], kPage, [this, acts, board](ReadAnswer answer) {
    if (answer.kind != ReadAnswer::ok || answer.entries.empty()) return acts->is_read(board);
    try {
      for (const LogEntry& entry : answer.entries) acts->take(board, entry);
    } catch (const BrokenLog&) {
      return acts->is_read(board);
    }
    if (acts->cursor[board] >= answer.head.seq) return acts->is_read(board);
    read_acts(acts, board);
  });
}

}  // namespace plenary
