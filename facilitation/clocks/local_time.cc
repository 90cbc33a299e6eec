#include "facilitation/clocks/local_time.h"

#include <unicode/timezone.h>

#include <algorithm>
#include <memory>

namespace plenary {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kDay = 1440 * kMinute;

struct Day {
  int year, month, day;  // month and day from 1
};

bool digits_at(std::string_view text, std::initializer_list<std::size_t> places) {
  for (const auto place : places)
    if (text[place] < '0' || text[place] > '9') return false;
  return true;
}
int number_at(std::string_view text, std::size_t from, std::size_t count) {
  int number = 0;
  for (const char c : text.substr(from, count)) number = number * 10 + (c - '0');
  return number;
}

int days_in(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

std::optional<Day> day_in(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !digits_at(text, {0, 1, 2, 3, 5, 6, 8, 9}))
    return std::nullopt;
  const Day day{number_at(text, 0, 4), number_at(text, 5, 2), number_at(text, 8, 2)};
  if (day.month < 1 || day.month > 12 || day.day < 1 || day.day > days_in(day.year, day.month)) return std::nullopt;
  return day;
}

std::optional<std::int64_t> minutes_in(std::string_view text) {
  if (text.size() != 5 || text[2] != ':' || !digits_at(text, {0, 1, 3, 4})) return std::nullopt;
  const int hours = number_at(text, 0, 2);
  const int minutes = number_at(text, 3, 2);
  if (hours > 23 || minutes > 59) return std::nullopt;
  return hours * 60 + minutes;
}

// Days from 1970-01-01 in the Gregorian calendar, and back. Howard Hinnant, "chrono-compatible low-level date
// algorithms".
std::int64_t days_since_1970(Day d) {
  const std::int64_t y = d.year - (d.month <= 2 ? 1 : 0);
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
  return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719'468;
}
Day day_after_1970(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t of_era = days - era * 146'097;
  const std::int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int64_t day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;
  const int m = static_cast<int>(month < 10 ? month + 3 : month - 9);
  return {static_cast<int>(year_of_era + era * 400 + (m <= 2 ? 1 : 0)), m,
          static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1)};
}

std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string date_of(std::int64_t wall_ms) {
  const std::int64_t days = (wall_ms >= 0 ? wall_ms : wall_ms - (kDay - 1)) / kDay;
  const Day day = day_after_1970(days);
  std::string year = std::to_string(day.year);
  while (year.size() < 4) year.insert(0, "0");
  return year + "-" + two(day.month) + "-" + two(day.day);
}
std::int64_t ms_of_day(std::int64_t wall_ms) { return ((wall_ms % kDay) + kDay) % kDay; }
std::string clock_of(std::int64_t wall_ms) {
  const std::int64_t minutes = ms_of_day(wall_ms) / kMinute;
  return two(minutes / 60) + ":" + two(minutes % 60);
}

std::unique_ptr<icu::TimeZone> zone_named(const std::string& name) {
  // ICU takes anything and calls it UTC; only its list says what exists.
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  if (!zone || name.empty() || *zone == icu::TimeZone::getUnknown()) return nullptr;
  icu::UnicodeString id;
  if (zone->getID(id) != icu::UnicodeString::fromUTF8(name)) return nullptr;
  return zone;
}

std::optional<std::int64_t> offset_at(const icu::TimeZone& zone, std::int64_t ms) {
  std::int32_t raw = 0;
  std::int32_t summer = 0;
  UErrorCode error = U_ZERO_ERROR;
  zone.getOffset(static_cast<UDate>(ms), false, raw, summer, error);
  if (U_FAILURE(error)) return std::nullopt;
  return static_cast<std::int64_t>(raw) + summer;
}

std::string written_offset(std::int64_t offset_ms) {
  const std::int64_t minutes = (offset_ms < 0 ? -offset_ms : offset_ms) / kMinute;
  return (offset_ms < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60);
}

}  // namespace

bool is_time_zone(const std::string& zone) { return zone_named(zone) != nullptr; }
std::string day_in_words(std::string_view date) {
  constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};
  const std::optional<Day> day = day_in(date);
  if (!day) return std::string(date);
  return std::to_string(day->day) + " " + kMonths[day->month - 1] + " " + std::to_string(day->year);
}

bool is_date(std::string_view text) { return day_in(text).has_value(); }
bool is_clock(std::string_view text) { return minutes_in(text).has_value(); }

std::optional<LocalTime> local_time(std::int64_t ms, const std::string& name) {
  const auto zone = zone_named(name);
  if (!zone) return std::nullopt;
  const auto offset = offset_at(*zone, ms);
  if (!offset) return std::nullopt;
  return LocalTime{date_of(ms + *offset), clock_of(ms + *offset), written_offset(*offset)};
}

std::optional<std::int64_t> moment(std::string_view date, std::string_view clock, const std::string& name) {
  const auto day = day_in(date);
  const auto minutes = minutes_in(clock);
  const auto zone = zone_named(name);
  if (!day || !minutes || !zone) return std::nullopt;
  const std::int64_t wall = days_since_1970(*day) * kDay + *minutes * kMinute;
  // The offset in force is that of the day before or of the day after; the larger one is the earlier moment.
  const auto before = offset_at(*zone, wall - kDay);
  const auto after = offset_at(*zone, wall + kDay);
  if (!before || !after) return std::nullopt;
  for (const std::int64_t offset : {std::max(*before, *after), std::min(*before, *after)})
    if (offset_at(*zone, wall - offset) == offset) return wall - offset;
  return std::nullopt;
}

std::optional<std::int64_t> moment(std::string_view text) {
  if (text.size() != 20 && text.size() != 25) return std::nullopt;
  const auto day = day_in(text.substr(0, 10));
  const auto minutes = minutes_in(text.substr(11, 5));
  if (!day || !minutes || text[10] != 'T' || text[16] != ':' || !digits_at(text, {17, 18})) return std::nullopt;
  const int seconds = number_at(text, 17, 2);
  if (seconds > 59) return std::nullopt;
  std::int64_t offset = 0;
  if (text.size() == 20) {
    if (text[19] != 'Z') return std::nullopt;
  } else {
    const auto away = minutes_in(text.substr(20));
    if (!away || (text[19] != '+' && text[19] != '-')) return std::nullopt;
    offset = (text[19] == '-' ? -1 : 1) * *away * kMinute;
  }
  return days_since_1970(*day) * kDay + *minutes * kMinute + seconds * 1000 - offset;
}

std::string in_utc(std::int64_t ms) {
  const std::int64_t seconds = ms_of_day(ms) / 1000 % 60;
  return date_of(ms) + "T" + clock_of(ms) + ":" + two(seconds) + "Z";
}

}  // namespace plenary
