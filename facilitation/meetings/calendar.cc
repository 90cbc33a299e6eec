#include "facilitation/meetings/calendar.h"

#include <algorithm>

#include "facilitation/clocks/local_time.h"
#include "facilitation/document/programme.h"
#include "facilitation/meetings/expected.h"
#include "facilitation/templates/words.h"

namespace plenary {
namespace {

constexpr std::size_t kLineOctets = 75;
constexpr std::int64_t kDay = 86'400'000;

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x20) continue;
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

// "2019-03-28T09:00:00Z" without what ISO's basic form leaves out.
std::string in_basic_form(std::int64_t ms) {
  std::string basic = in_utc(ms);
  std::erase_if(basic, [](char c) { return c == '-' || c == ':'; });
  return basic;
}

std::string basic_day(const std::string& date) { return date.substr(0, 4) + date.substr(5, 2) + date.substr(8, 2); }

std::string day_after(const std::string& date) { return local_time(*moment(date, "12:00", "UTC") + kDay, "UTC")->date; }

class Calendar {
 public:
  Calendar(const std::string& id, const Document& meeting, std::int64_t now) : id_(id), meeting_(meeting), now_(now) {}

  std::string all() {
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Plenary//Programme//EN");
    line("CALSCALE", "GREGORIAN");
    line("METHOD", "PUBLISH");
    line("X-WR-CALNAME", escaped(meeting_.meeting()->title()));
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
    return std::move(text_);
  }

 private:
  const std::string& id_;
  const Document& meeting_;
  std::int64_t now_;
  std::string text_;

  // Folded before the 76th octet, and never within a character.
  void line(const std::string& name, const std::string& value) {
    const std::string whole = name + ":" + value;
    std::size_t room = kLineOctets;
    for (std::size_t from = 0; from < whole.size();) {
      std::size_t end = std::min(whole.size(), from + room);
      while (end < whole.size() && (static_cast<unsigned char>(whole[end]) & 0xC0) == 0x80) --end;
      text_ += (from == 0 ? "" : " ") + whole.substr(from, end - from) + "\r\n";
      from = end;
      room = kLineOctets - 1;  // the blank that begins a folded line counts
    }
  }

  void event(const Record& record, const std::vector<ExpectedItem>& times, const std::vector<const Record*>& parts) {
    const AgendaItem& item = record.agenda_item();
    const auto told =
        std::find_if(times.begin(), times.end(), [&](const ExpectedItem& time) { return time.id == record.id(); });
    const bool timed = !item.start().empty() && told != times.end() && told->planned_start_ms;
    if (!timed && item.day().empty()) return;  // nobody knows when
    line("BEGIN", "VEVENT");
    line("UID", record.id() + "." + id_ + "@plenary");
    line("DTSTAMP", in_basic_form(now_));
    line("SEQUENCE", std::to_string(std::max<std::uint32_t>(record.version(), 1) - 1));
    if (timed) {
      line("DTSTART", in_basic_form(*told->planned_start_ms));
      if (told->planned_end_ms && *told->planned_end_ms > *told->planned_start_ms)
        line("DTEND", in_basic_form(*told->planned_end_ms));
    } else {
      line("DTSTART;VALUE=DATE", basic_day(item.day()));
      line("DTEND;VALUE=DATE", basic_day(day_after(item.day())));
      line("TRANSP", "TRANSPARENT");
    }
    line("SUMMARY", escaped(item.number().empty() ? item.title() : item.number() + ". " + item.title()));
    if (!meeting_.meeting()->venue().empty()) line("LOCATION", escaped(meeting_.meeting()->venue()));
    line("CATEGORIES", escaped(word_for(item.kind())));
    std::string description;
    for (const Record* part : parts) description += (description.empty() ? "" : "\n") + part->agenda_item().title();
    if (!description.empty()) line("DESCRIPTION", escaped(description));
    line("END", "VEVENT");
  }
};

}  // namespace

std::string as_calendar(const std::string& id, const Document& meeting, std::int64_t now_ms) {
  return meeting.meeting() ? Calendar(id, meeting, now_ms).all() : std::string();
}

}  // namespace plenary
