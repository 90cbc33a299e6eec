// From a board to its session record. Whoever keeps the record of a board opens it: drafted from what stands there, once;
// after that they come to the one that is there. Whoever else was there comes to it when it is circulated. Roles are those
// on the board, each time anew: whoever keeps the record there keeps it here.
#include <algorithm>

#include "facilitation/document/rehearsal.h"
#include "facilitation/document/session_record.h"
#include "facilitation/records/draft.h"
#include "facilitation/rules/decide.h"
#include "server/api/api.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"
#include "server/api/record_boards.h"

namespace plenary {

struct Api::Opening {
  Asking asking;
  HttpAnswer done;
  bool of_session = false;
  std::string meeting, session, record;
  OpenRecordAnswer answer;
};

namespace {

constexpr std::size_t kLongestRecordId = 200;  // of a document

// Of somebody who sits on several boards of a session: what they may most.
Role stronger(Role one, Role other) {
  constexpr Role kFromTheTop[] = {FACILITATOR, CO_FACILITATOR, RAPPORTEUR, PLENARY_HOST, PARTICIPANT, OBSERVER};
  for (const Role role : kFromTheTop)
    if (one == role || other == role) return role;
  return one;
}

HttpResponse not_circulated() {
  return http_error(403, "not_circulated",
                    "The session record is still being written. It comes to those who were there when the rapporteur "
                    "circulates it.");
}
HttpResponse no_board_of_a_record() {
  return http_error(400, "invalid", "Only boards have a session record. Use the link of a board.");
}

Request seat_for(const std::string& participant, Role role) {
  Request act;
  SeatMember& seat = *act.mutable_seat_member();
  seat.set_participant(participant);
  seat.set_here(true);
  seat.set_role(role);
  return act;
}

Request role_for(const std::string& participant, Role role) {
  Request act;
  act.mutable_set_role()->set_participant(participant);
  act.mutable_set_role()->set_role(role);
  return act;
}

}  // namespace

void Api::open_record(Asking asking, HttpAnswer done) {
  if (!rehearsal_of(asking.document).empty()) return done(nothing_is_kept());
  OpenRecordRequest asked;
  std::string why;
  if (!read_json(asking.request.body.empty() ? "{}" : asking.request.body, asked, why)) return done(not_json(why));
  if (asked.scope() != "" && asked.scope() != "board" && asked.scope() != "session")
    return done(http_error(400, "invalid", "`scope` is board or session."));
  if (asking.viewer.participant.empty())
    return done(http_error(403, "forbidden", "Join the board with your link first: a record says who wrote it."));
  if (const std::int64_t wait = readings_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "That was opened very often."));
  auto opening = std::make_shared<Opening>();
  opening->of_session = asked.scope() == "session";
  opening->asking = std::move(asking);
  opening->done = std::move(done);
  parts_.documents.read(opening->asking.document, [this, opening](const LiveDocument* live) {
    const Board* board = live ? live->document().board() : nullptr;
    if (!board) return opening->done(no_board_of_a_record());
    const Member* member = live->document().member(opening->asking.viewer.participant);
    if (member && member->visiting()) return opening->done(not_circulated());
    if (opening->of_session && board->session().empty())
      return opening->done(
          http_error(400, "invalid", "This board belongs to no session. Open the record of the board."));
    opening->meeting = board->meeting();
    opening->session = board->session();
    opening->record = opening->of_session ? record_of_session(board->meeting(), board->session())
                                          : record_of_board(board->meeting(), opening->asking.document);
    if (opening->record.size() > kLongestRecordId)
      return opening->done(http_error(400, "invalid", "The id of this board is too long for a record of its own."));
    parts_.documents.read(opening->record, [this, opening](const LiveDocument* record) {
      if (record && record_head(record->document())) return come_to_record(opening);
      if (!keeps_record(opening->asking.viewer.role)) return opening->done(not_circulated());
      draft_record(opening);
    });
  });
}

// The boards, then whom the meeting names for corrections, then the first commit.
void Api::draft_record(std::shared_ptr<Opening> opening) {
  const auto open = [this, opening](std::shared_ptr<ReadBoards> read) {
    if (!read->whole) return opening->done(board_cannot_be_read());  // it would be missing for good
    if (read->boards.empty()) return opening->done(no_board_of_a_record());
    parts_.documents.read(
        opening->meeting.empty() ? opening->asking.document : opening->meeting,
        [this, opening, read](const LiveDocument* programme) {
          const Meeting* meeting = programme ? programme->document().meeting() : nullptr;
          std::vector<Record> records = opening_of(states_of(read->boards), meeting ? &programme->document() : nullptr,
                                                   meeting ? meeting->key_contact() : "", parts_.clock.wall_ms());
          Record& member = records.emplace_back();
          member.set_id("member." + opening->asking.viewer.participant);
          member.mutable_member()->set_participant(opening->asking.viewer.participant);
          member.mutable_member()->set_role(opening->asking.viewer.role);
          member.mutable_member()->set_joined_ms(parts_.clock.wall_ms());
          // Not made: somebody else was first, and their draft is as good; or nothing can be stored, which coming to it says.
          parts_.documents.create(opening->record, std::move(records), [this, opening](bool made, const std::string&) {
            opening->answer.set_drafted(made);
            come_to_record(opening);
          });
        });
  };
  const auto wanted = [opening](const LiveDocument& live) {
    const Board* board = live.document().board();
    return board && (live.id() == opening->asking.document ||
                     (board->meeting() == opening->meeting && board->session() == opening->session));
  };
  if (!opening->of_session) return read_boards(parts_.documents, {opening->asking.document}, wanted, open);
  parts_.log.list([this, opening, wanted, open](std::optional<std::vector<std::string>> ids) {
    if (!ids) return opening->done(cannot_store_now());
    std::erase_if(*ids, [&](const std::string& id) { return !may_be_board_of(opening->meeting, id); });
    std::sort(ids->begin(), ids->end());
    read_boards(parts_.documents, std::move(*ids), wanted, open);
  });
}

// What they are on the boards of the record, whichever of them they come from.
void Api::come_to_record(std::shared_ptr<Opening> opening) {
  parts_.documents.read(opening->record, [this, opening](const LiveDocument* live) {
    const SessionRecordHead* head = live ? record_head(live->document()) : nullptr;
    if (!head) return opening->done(cannot_store_now());
    const std::string who = opening->asking.viewer.participant;
    const Role there = live->document().role_of(who);
    const auto sits_there = [who](const LiveDocument& board) {
      const Member* member = board.document().board() ? board.document().member(who) : nullptr;
      return member && !member->removed() && !member->visiting();
    };
    read_boards(parts_.documents, {head->boards().begin(), head->boards().end()}, sits_there,
                [this, opening, who, there](std::shared_ptr<ReadBoards> read) {
                  Role role = opening->asking.viewer.role;
                  for (const ReadBoard& board : read->boards) role = stronger(role, board.document.role_of(who));
                  if (!read->whole) role = stronger(role, there);  // nobody is less because a board is out of reach
                  take_seat(opening, role);
                });
  });
}

void Api::take_seat(std::shared_ptr<Opening> opening, Role role) {
  parts_.documents.read(opening->record, [this, opening, role](const LiveDocument* live) {
    const SessionRecordHead* head = live ? record_head(live->document()) : nullptr;
    if (!head) return opening->done(cannot_store_now());
    const std::string& who = opening->asking.viewer.participant;
    if (!keeps_record(role) && head->state() == SessionRecordHead::RECORD_DRAFT) return opening->done(not_circulated());
    opening->answer.set_document(opening->record);
    opening->answer.set_title(head->title());
    opening->answer.set_role(role);
    const Member* member = live->document().member(who);
    if (member && member->removed() && !member->moved())
      return opening->done(http_error(403, "forbidden", "You were taken out of this record. Ask whoever keeps it."));
    const bool is_right = member && !member->removed() && member->role() == role;
    const auto let_in = [this, opening] {
      // Their session knows the record from now on; its members say whether they are one.
      parts_.sessions.add(session_token(opening->asking.request), opening->record, parts_.clock.wall_ms(),
                          [opening](const auto&) { opening->done(http_json(json_of(opening->answer))); });
    };
    if (is_right) return let_in();
    const bool is_there = member && !member->removed();
    parts_.documents.act(opening->record, {"", /*server=*/true}, is_there ? role_for(who, role) : seat_for(who, role),
                         [opening, let_in, before = live->document().role_of(who)](const LiveDocument::Act& result) {
                           const Refusal& refusal = result.outcome.refusal;
                           const bool was_there = refusal.code() == NOTHING_TO_DO;
                           if (refusal.args_size() > 0 && refusal.args(0) == "last_facilitator") {
                             // Nobody else guards it yet; they stay who they are until somebody does.
                             opening->answer.set_role(before);
                             return let_in();
                           }
                           if (!result.stored && !was_there) return opening->done(cannot_store_now());
                           if (!result.outcome.accepted() && !was_there)
                             return opening->done(http_error(403, "refused", sentence(result.outcome.refusal)));
                           let_in();
                         });
  });
}

}  // namespace plenary
