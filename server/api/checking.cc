// GET /api/documents/<board>/checks: what the board still lacks, for everybody on it, of what each may see.
#include "facilitation/records/looked_after.h"
#include "facilitation/views/view.h"
#include "server/api/api.h"
#include "server/api/messages.h"

namespace plenary {

void Api::show_checks(Asking asking, HttpAnswer done) {
  if (const std::int64_t wait = readings_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "That was asked very often."));
  parts_.documents.read(asking.document, [this, asking, done = std::move(done)](const LiveDocument* live) {
    if (!live || !live->document().board())
      return done(http_error(400, "invalid", "Only boards have checks. Use the link of a board."));
    const auto tell = [seen = replica_for(live->document(), asking.viewer), board = live->document(),
                       done](const std::vector<Person>& people) {
      done(http_json(json_of(board_checks(seen, board, people))));
    };
    const std::vector<std::string> named = participants_named(live->document());
    if (named.empty() || live->document().board()->checks().empty()) return tell({});
    parts_.names.names(named, tell);
  });
}

}  // namespace plenary
