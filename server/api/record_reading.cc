// What whoever keeps a record is told beside its document: what its boards say otherwise by now, what may not leave the room.
// And, of a meeting, how its records are getting on.
#include <algorithm>
#include <set>

#include "facilitation/document/rehearsal.h"
#include "facilitation/document/session_record.h"
#include "facilitation/records/draft.h"
#include "facilitation/records/written.h"
#include "facilitation/rules/deciding.h"
#include "facilitation/rules/voting.h"
#include "server/api/api.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"
#include "server/api/record_boards.h"

namespace plenary {
namespace {

constexpr std::int64_t kDayMs = 24LL * 3'600'000;
constexpr int kWorkingDaysToCirculate = 5;
constexpr int kDaysToApprove = 14;

HttpResponse only_who_keeps() {
  return http_error(403, "forbidden", "Only whoever keeps this record is told that. Ask its rapporteur.");
}
HttpResponse no_record() {
  return http_error(400, "invalid", "This is no session record. Open one from its board: POST .../record.");
}

bool any_board(const LiveDocument& live) { return live.document().board() != nullptr; }

std::string_view word_for(Offer::Change change) {
  switch (change) {
    case Offer::Change::fresh: return "new";
    case Offer::Change::changed: return "changed";
    case Offer::Change::gone: return "gone";
  }
  return "";
}

// A group works as long as its last phase has not begun, or it writes in silence, votes or decides.
bool is_at_work(const Document& document) {
  const Board& board = *document.board();
  if (board.closed()) return false;
  if (board.silent_writing() || board.screening() || any_vote_is_open(document)) return true;
  for (const auto& [id, entry] : document.entries())
    if (entry.record.has_decision() && is_open_proposal(entry.record.decision())) return true;
  return board.phase_kind() != PHASE_KIND_UNSPECIFIED && board.phase_kind() != CLOSE;
}

// A board or programme that cannot be read now has not lost its words: nothing of it is gone.
OffersAnswer offered(const Document& record, const ReadBoards& read, const Document* programme) {
  const auto can_be_read = [&](const std::string& board) {
    return board.empty() ? programme != nullptr
                         : std::any_of(read.boards.begin(), read.boards.end(),
                                       [&](const ReadBoard& one) { return one.id == board; });
  };
  OffersAnswer answer;
  for (Offer& offer : offers_of(record, states_of(read.boards), programme)) {
    if (offer.change == Offer::Change::gone && !can_be_read(offer.drafted.paragraph.board())) continue;
    RecordOffer& told = *answer.add_offers();
    told.set_change(std::string(word_for(offer.change)));
    *told.mutable_paragraph() = std::move(offer.drafted.paragraph);
    told.set_text(std::move(offer.drafted.text));
    told.set_id(offer.id);
  }
  for (const ReadBoard& one : read.boards)
    if (is_at_work(one.document)) answer.add_at_work(one.document.board()->title());
  return answer;
}

// Saturdays and Sundays are none. 1 January 1970 was a Thursday.
std::int64_t after_working_days(std::int64_t from_ms, int days) {
  std::int64_t at = from_ms;
  while (days > 0) {
    at += kDayMs;
    const std::int64_t weekday = (at / kDayMs + 4) % 7;  // 0 = Sunday
    if (weekday != 0 && weekday != 6) --days;
  }
  return at;
}

RecordNow told_of(const std::string& id, const Document& document, const SessionRecordHead& head) {
  RecordNow now;
  now.set_document(id);
  now.set_title(head.title());
  now.set_session(head.session());
  now.set_pillar(head.pillar());
  *now.mutable_boards() = head.boards();
  now.set_state(std::string(word_for(head.state())));
  now.set_drafted_ms(head.drafted_ms());
  now.set_circulated_ms(head.circulated_ms());
  now.set_corrections_until_ms(head.corrections_until_ms());
  now.set_approved_ms(head.approved_ms());
  now.set_approvals(static_cast<std::uint32_t>(head.approvals_size()));
  now.set_approvals_needed(head.approvals_needed());
  now.set_corrections_open(static_cast<std::uint32_t>(corrections_waiting(document).size()));
  const std::int64_t held = head.starts_ms() != 0 ? head.starts_ms() : head.drafted_ms();
  now.set_circulate_by_ms(after_working_days(held, kWorkingDaysToCirculate));
  now.set_approve_by_ms(held + kDaysToApprove * kDayMs);
  return now;
}

// A group has ended, and nobody has begun to write of it. Until when it is due is counted as for the others.
RecordNow not_begun(const std::string& id, const Document& document) {
  const Board& board = *document.board();
  RecordNow now;
  now.set_title(board.title());
  now.set_session(board.session());
  now.set_pillar(board.pillar());
  now.add_boards(id);
  now.set_state("not_begun");
  std::int64_t held = board.starts_ms();
  for (const Record* record : document.sorted())
    if (held == 0 && record->has_phase()) held = record->phase().started_ms();
  if (held == 0) return now;
  now.set_circulate_by_ms(after_working_days(held, kWorkingDaysToCirculate));
  now.set_approve_by_ms(held + kDaysToApprove * kDayMs);
  return now;
}

// In the order of the framework (SYS-1); those of several pillars, or of none, come last.
std::size_t place_of_pillar(std::string_view pillar) {
  constexpr std::string_view kOrder[] = {"routes", "organisation", "assessment", "rewards"};
  return static_cast<std::size_t>(std::find(std::begin(kOrder), std::end(kOrder), pillar) - std::begin(kOrder));
}

std::vector<std::string> boards_of(const SessionRecordHead& head) {
  return {head.boards().begin(), head.boards().end()};
}

}  // namespace

// Of a record, or of a guidebook.
void Api::tell_offers(Asking asking, HttpAnswer done) {
  parts_.documents.read(asking.document, [this, asking, done](const LiveDocument* live) {
    const bool is_guidebook = live && live->document().find("guidebook");
    is_guidebook ? show_offers(asking, done) : list_offers(asking, done);
  });
}

void Api::list_offers(Asking asking, HttpAnswer done) {
  if (!keeps_record(asking.viewer.role)) return done(only_who_keeps());
  if (const std::int64_t wait = readings_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "That was asked very often."));
  parts_.documents.read(asking.document, [this, done](const LiveDocument* live) {
    const SessionRecordHead* head = live ? record_head(live->document()) : nullptr;
    if (!head) return done(no_record());
    read_boards(parts_.documents, boards_of(*head), any_board,
                [this, meeting = head->meeting().empty() ? live->id() : head->meeting(), record = live->document(),
                 done](std::shared_ptr<ReadBoards> read) {
                  parts_.documents.read(meeting, [record, read, done](const LiveDocument* programme) {
                    const bool is_one = programme && programme->document().meeting();
                    done(http_json(json_of(offered(record, *read, is_one ? &programme->document() : nullptr))));
                  });
                });
  });
}

void Api::check_words(Asking asking, HttpAnswer done) {
  if (!keeps_record(asking.viewer.role)) return done(only_who_keeps());
  if (const std::int64_t wait = readings_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "That was asked very often."));
  parts_.documents.read(asking.document, [this, done](const LiveDocument* live) {
    const SessionRecordHead* head = live ? record_head(live->document()) : nullptr;
    if (!head) return done(no_record());
    read_boards(parts_.documents, boards_of(*head), any_board,
                [this, record = live->document(), done](std::shared_ptr<ReadBoards> read) {
                  if (!read->whole) return done(board_cannot_be_read());
                  auto named = participants_of_record(record, states_of(read->boards));
                  parts_.names.names(std::move(named), [record, read, done](const std::vector<Person>& people) {
                    CheckAnswer answer;
                    for (const FoundInParagraph& found : check_record(record, states_of(read->boards), people)) {
                      RecordFinding& told = *answer.add_findings();
                      told.set_paragraph(found.paragraph);
                      told.set_kind(std::string(plenary::word_for(found.finding.kind)));
                      told.set_words(found.finding.words);
                      told.set_withheld(Lint::withholds(found.finding));
                    }
                    done(http_json(json_of(answer)));
                  });
                });
  });
}

void Api::add_not_begun(std::vector<std::string> boards, const std::set<std::string>& written,
                        const std::shared_ptr<RecordsAnswer>& answer, const HttpAnswer& done) {
  std::erase_if(boards, [&](const std::string& id) { return written.contains(id); });
  const auto has_ended = [](const LiveDocument& live) {
    return live.document().board() && live.document().board()->closed() && rehearsal_of(live.id()).empty();
  };
  read_boards(parts_.documents, std::move(boards), has_ended, [answer, done](std::shared_ptr<ReadBoards> ended) {
    for (const ReadBoard& board : ended->boards) *answer->add_records() = not_begun(board.id, board.document);
    std::stable_sort(answer->mutable_records()->pointer_begin(), answer->mutable_records()->pointer_end(),
                     [](const RecordNow* a, const RecordNow* b) {
                       return place_of_pillar(a->pillar()) < place_of_pillar(b->pillar());
                     });
    done(http_json(json_of(*answer)));
  });
}

// A draft is known to whoever keeps it, and to whoever leads the meeting; the others hear of what is circulated.
void Api::list_records(Asking asking, HttpAnswer done) {
  if (const std::int64_t wait = readings_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "That was asked very often."));
  parts_.documents.read(asking.document, [this, asking, done](const LiveDocument* live) {
    const Board* board = live ? live->document().board() : nullptr;
    const bool is_meeting = live && live->document().meeting();
    if (!board && !is_meeting) return done(no_record());
    const std::string meeting = board ? board->meeting() : asking.document;
    const std::string of_board = board ? asking.document : "";
    parts_.log.list([this, asking, done, meeting, of_board](std::optional<std::vector<std::string>> ids) {
      if (!ids) return done(cannot_store_now());
      std::vector<std::string> boards = *ids;
      std::erase_if(boards, [&](const std::string& id) { return !may_be_board_of(meeting, id); });
      if (!of_board.empty() || !keeps_record(asking.viewer.role)) boards.clear();
      std::sort(boards.begin(), boards.end());
      std::erase_if(*ids, [&](const std::string& id) {
        return !id.starts_with(meeting + ".record.") && id != of_board + ".record";
      });
      std::sort(ids->begin(), ids->end());
      const auto is_theirs = [asking, of_board](const LiveDocument& record) {
        const SessionRecordHead* head = record_head(record.document());
        if (!head) return false;
        const bool about = of_board.empty() ||
                           std::find(head->boards().begin(), head->boards().end(), of_board) != head->boards().end();
        return about && (head->state() != SessionRecordHead::RECORD_DRAFT || keeps_record(asking.viewer.role));
      };
      read_boards(parts_.documents, std::move(*ids), is_theirs,
                  [this, boards = std::move(boards), done](std::shared_ptr<ReadBoards> records) {
                    const auto answer = std::make_shared<RecordsAnswer>();
                    std::set<std::string> written;
                    for (const ReadBoard& record : records->boards) {
                      const SessionRecordHead& head = *record_head(record.document);
                      *answer->add_records() = told_of(record.id, record.document, head);
                      written.insert(head.boards().begin(), head.boards().end());
                    }
                    add_not_begun(boards, written, answer, done);
                  });
    });
  });
}

}  // namespace plenary
