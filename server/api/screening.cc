// Screening: what a facilitator of a moderated board looks through before it is shown, without learning who wrote it.
#include "facilitation/rules/screening.h"

#include "server/api/api.h"
#include "server/api/messages.h"

namespace plenary {

void Api::show_screening(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || (asking.viewer.role != FACILITATOR && asking.viewer.role != CO_FACILITATOR))
    return done(http_error(403, "forbidden", "Only a facilitator looks cards through before they are shown."));
  parts_.documents.read(asking.document, [done = std::move(done)](const LiveDocument* live) {
    if (!live || !live->document().board())
      return done(http_error(400, "invalid", "Only a board has cards. This is a meeting."));
    ScreeningAnswer answer;
    for (const Record* record : cards_to_screen(live->document())) {
      ScreeningCard& card = *answer.add_cards();
      card.set_id(record->id());
      card.set_region(record->card().region());
      card.set_kind(record->card().kind());
      card.set_text(record->text().content());
      card.set_source(record->card().source());
      card.set_text_version(record->text().version());
      card.set_held_reason(record->card().held().reason());
    }
    done(http_json(json_of(answer)));
  });
}

}  // namespace plenary
