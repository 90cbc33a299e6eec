// People of other groups walk the boards that were reported to the plenary: they come as visitors, and go when it is over.
#include "facilitation/rules/decide.h"
#include "server/api/api.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"

namespace plenary {
namespace {

HttpResponse not_to_be_walked() {
  return http_error(403, "not_open",
                    "This board cannot be looked at now. Wait until the host opens the walk, and choose a group that "
                    "has reported.");
}

bool may_be_walked(const Document& plenary, const std::string& board) {
  if (!plenary.board() || plenary.board()->gallery_ms() == 0) return false;
  for (const Record* record : plenary.sorted())
    if (record->has_report() && record->report().board() == board) return true;
  return false;
}

}  // namespace

void Api::walk(Asking asking, HttpAnswer done) {
  WalkRequest asked;
  std::string why;
  if (!read_json(asking.request.body, asked, why)) return done(not_json(why));
  if (asking.viewer.participant.empty()) return done(not_to_be_walked());
  parts_.documents.read(asking.document, [this, asking, asked, done](const LiveDocument* plenary) {
    if (!plenary || !may_be_walked(plenary->document(), asked.board())) return done(not_to_be_walked());
    const std::string meeting = plenary->document().board()->meeting();
    const Member* here = plenary->document().member(asking.viewer.participant);
    Request act;
    SeatMember& seat = *act.mutable_seat_member();
    seat.set_participant(asking.viewer.participant);
    seat.set_here(true);
    seat.set_role(OBSERVER);
    seat.set_mode(here ? here->mode() : MODE_UNSPECIFIED);
    seat.set_visiting(true);
    parts_.documents.read(asked.board(), [this, asking, asked, act, meeting, done](const LiveDocument* group) {
      if (!group || !group->document().board() || group->document().board()->meeting() != meeting)
        return done(not_to_be_walked());
      WalkAnswer answer;
      answer.set_document(asked.board());
      answer.set_title(group->document().board()->title());
      parts_.documents.act(
          asked.board(), {"", /*server=*/true}, act, [this, asking, answer, done](const LiveDocument::Act& result) {
            const bool was_there = result.outcome.refusal.code() == NOTHING_TO_DO;
            if (!result.stored && !was_there) return done(cannot_store_now());
            if (!result.outcome.accepted() && !was_there)
              return done(http_error(403, "refused", sentence(result.outcome.refusal)));
            // Their session knows the board from now on; its members say whether they are one.
            parts_.sessions.add(session_token(asking.request), answer.document(), parts_.clock.wall_ms(),
                                [answer, done](const auto&) { done(http_json(json_of(answer))); });
          });
    });
  });
}

}  // namespace plenary
