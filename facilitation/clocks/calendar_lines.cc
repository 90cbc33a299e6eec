#include "facilitation/clocks/calendar_lines.h"

#include <algorithm>

#include "facilitation/clocks/local_time.h"

namespace plenary {
namespace {

constexpr std::size_t kLineOctets = 75;
constexpr std::int64_t kWholeDay = 86'400'000;

}  // namespace

void CalendarLines::line(const std::string& name, const std::string& value) {
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

std::string calendar_words(const std::string& words) {
  std::string out;
  for (const char c : words) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) continue;
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

std::string calendar_moment(std::int64_t ms) {
  std::string basic = in_utc(ms);
  std::erase_if(basic, [](char c) { return c == '-' || c == ':'; });
  return basic;
}

std::string calendar_day(const std::string& date) { return date.substr(0, 4) + date.substr(5, 2) + date.substr(8, 2); }

std::string calendar_day_after(const std::string& date) {
  return calendar_day(local_time(*moment(date, "12:00", "UTC") + kWholeDay, "UTC")->date);
}

}  // namespace plenary
