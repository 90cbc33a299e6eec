// The programme of a meeting: how the day is going, a calendar, a file. Each is of what who asks may see.
#include "facilitation/document/programme.h"
#include "facilitation/document/rehearsal.h"
#include "facilitation/meetings/calendar.h"
#include "facilitation/meetings/expected.h"
#include "facilitation/meetings/written.h"
#include "facilitation/views/view.h"
#include "server/api/api.h"
#include "server/api/file_to_take.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"

namespace plenary {
namespace {

std::string word(ExpectedItem::State state) {
  switch (state) {
    case ExpectedItem::planned: return "planned";
    case ExpectedItem::running: return "running";
    case ExpectedItem::ended: return "ended";
    case ExpectedItem::passed_over: return "passed_over";
  }
  return {};
}

// By their link somebody sees what its role does; nothing of anybody's own is in a programme.
ProgrammeAnswer going(const Document& meeting, std::int64_t now_ms) {
  ProgrammeAnswer answer;
  answer.set_server_ms(now_ms);
  answer.set_time_zone(meeting.meeting()->time_zone());
  const std::vector<ExpectedItem> day = expected_times(meeting, now_ms);
  answer.set_late_ms(late_ms(day));
  if (const Record* running = running_item(meeting)) answer.set_running(running->id());
  bool behind_all_that_happened = true;
  for (auto item = day.rbegin(); item != day.rend(); ++item) {
    behind_all_that_happened &= item->state == ExpectedItem::planned;
    if (behind_all_that_happened) answer.set_next(item->id);
  }
  for (const ExpectedItem& expected : day) {
    const Record& record = *meeting.find(expected.id);
    ItemNow& now = *answer.add_items();
    now.set_id(expected.id);
    *now.mutable_item() = record.agenda_item();
    now.set_version(record.version());
    now.set_state(word(expected.state));
    now.set_planned_start_ms(expected.planned_start_ms.value_or(0));
    now.set_planned_end_ms(expected.planned_end_ms.value_or(0));
    now.set_expected_start_ms(expected.expected_start_ms.value_or(0));
    now.set_expected_end_ms(expected.expected_end_ms.value_or(0));
  }
  return answer;
}

}  // namespace

void Api::show_programme(Asking asking, HttpAnswer done) {
  const std::string format = asking.request.parameter("format").value_or("json");
  if (format != "json" && format != "ics" && format != "yaml")
    return done(http_error(400, "unknown_format", "A programme comes as json, ics or yaml: ?format=ics"));
  if (format == "yaml" && (asking.viewer.participant.empty() || !leads(asking.viewer.role)))
    return done(only_who_leads());
  if (format != "json" && !rehearsal_of(asking.document).empty()) return done(nothing_is_kept());
  // Calendars and files are taken away; the day as it is going is looked at all the time, and costs little.
  if (format != "json")
    if (const std::int64_t wait = exports_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
      return done(too_often(wait, "These are many exports in a short time."));
  parts_.documents.read(asking.document, [this, asking, format, done = std::move(done)](const LiveDocument* live) {
    if (!live || !live->document().meeting()) return done(not_a_meeting());
    const auto meeting = std::make_shared<Document>(replica_for(live->document(), asking.viewer));
    const std::int64_t now = parts_.clock.wall_ms();
    if (format == "json") return done(http_json(json_of(going(*meeting, now))));
    if (format == "ics")
      return done(
          file_to_take("text/calendar; charset=utf-8", "programme.ics", as_calendar(asking.document, *meeting, now)));
    parts_.people.list(
        asking.document, [meeting, document = asking.document, done](std::optional<std::vector<ListedPerson>> people) {
          if (!people) return done(cannot_store_now());
          done(file_to_take("application/yaml; charset=utf-8", "programme.yaml", as_yaml(document, *meeting, *people)));
        });
  });
}

}  // namespace plenary
