// The lines of a calendar file (RFC 5545), whoever writes one.
#pragma once

#include <cstdint>
#include <string>

namespace plenary {

class CalendarLines {
 public:
  // Folded before the 76th octet, and never within a character.
  void line(const std::string& name, const std::string& value);
  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

// Words as a value: ends of lines, commas, semicolons and backslashes are escaped, other control characters left out.
[[nodiscard]] std::string calendar_words(const std::string& words);
// "20190328T090000Z"
[[nodiscard]] std::string calendar_moment(std::int64_t ms);
// "20190328", of "2019-03-28"; and the day after, which ends an event of a whole day.
[[nodiscard]] std::string calendar_day(const std::string& date);
[[nodiscard]] std::string calendar_day_after(const std::string& date);

}  // namespace plenary
