#include "facilitation/meetings/calendar.h"

#include <algorithm>

#include "facilitation/clocks/calendar_lines.h"
#include "facilitation/document/programme.h"
#include "facilitation/meetings/expected.h"
#include "facilitation/templates/words.h"

namespace plenary {
namespace {

class Calendar {
 public:
  Calendar(const std::string& id, const Document& meeting, std::int64_t now) : id_(id), meeting_(meeting), now_(now) {}

  std::string all() {
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Plenary//Programme//EN");
    line("CALSCALE", "GREGORIAN");
    line("METHOD", "PUBLISH");
    line("X-WR-CALNAME", calendar_words(meeting_.meeting()->title()));
    if (!meeting_.meeting()->time_zone().empty()) line("X-WR-TIMEZONE", meeting_.meeting()->time_zone());
    const auto times = expected_times(meeting_, now_);
    for (const Record* session : parts_of(meeting_, "")) {
      std::vector<const Record*> untimed;
      bool has_timed = false;
      for (const Record* part : parts_of(meeting_, session->id())) {
        const bool timed = !part->agenda_item().start().empty();
        has_timed |= timed;
        if (timed)
          event(*part, times, {});
        else
          untimed.push_back(part);
      }
      if (!has_timed || !untimed.empty()) event(*session, times, untimed);
    }
    line("END", "VCALENDAR");
    return std::move(lines_).text();
  }

 private:
  const std::string& id_;
  const Document& meeting_;
  std::int64_t now_;
  CalendarLines lines_;

  void line(const std::string& name, const std::string& value) { lines_.line(name, value); }

  void event(const Record& record, const std::vector<ExpectedItem>& times, const std::vector<const Record*>& parts) {
    const AgendaItem& item = record.agenda_item();
    const auto told =
        std::find_if(times.begin(), times.end(), [&](const ExpectedItem& time) { return time.id == record.id(); });
    const bool timed = !item.start().empty() && told != times.end() && told->planned_start_ms;
    if (!timed && item.day().empty()) return;  // nobody knows when
    line("BEGIN", "VEVENT");
    line("UID", record.id() + "." + id_ + "@plenary");
    line("DTSTAMP", calendar_moment(now_));
    line("SEQUENCE", std::to_string(std::max<std::uint32_t>(record.version(), 1) - 1));
    if (timed) {
      line("DTSTART", calendar_moment(*told->planned_start_ms));
      if (told->planned_end_ms && *told->planned_end_ms > *told->planned_start_ms)
        line("DTEND", calendar_moment(*told->planned_end_ms));
    } else {
      line("DTSTART;VALUE=DATE", calendar_day(item.day()));
      line("DTEND;VALUE=DATE", calendar_day_after(item.day()));
      line("TRANSP", "TRANSPARENT");
    }
    line("SUMMARY", calendar_words(item.number().empty() ? item.title() : item.number() + ". " + item.title()));
    if (!meeting_.meeting()->venue().empty()) line("LOCATION", calendar_words(meeting_.meeting()->venue()));
    line("CATEGORIES", calendar_words(word_for(item.kind())));
    std::string description;
    for (const Record* part : parts) description += (description.empty() ? "" : "\n") + part->agenda_item().title();
    if (!description.empty()) line("DESCRIPTION", calendar_words(description));
    line("END", "VEVENT");
  }
};

}  // namespace

std::string as_calendar(const std::string& id, const Document& meeting, std::int64_t now_ms) {
  return meeting.meeting() ? Calendar(id, meeting, now_ms).all() : std::string();
}

}  // namespace plenary
