// Time where a meeting is: a programme says "10:00 in Bellagio", a log says milliseconds. Zones are IANA names; the
// rules come with ICU, so an answer does not depend on the machine's own settings. Pure.
//
// Worked example: 10:00 on 2019-03-28 in Europe/Rome is 09:00Z. Summer time began three days later.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plenary {

[[nodiscard]] bool is_time_zone(const std::string& zone);
[[nodiscard]] bool is_date(std::string_view text);   // "2019-03-28", and such a day exists
[[nodiscard]] bool is_clock(std::string_view text);  // "09:05"

// "28 March 2019"; what is no date is given back as it is.
[[nodiscard]] std::string day_in_words(std::string_view date);

struct LocalTime {
  std::string date;    // "2019-03-28"
  std::string clock;   // "10:00"
  std::string offset;  // "+01:00"
  friend bool operator==(const LocalTime&, const LocalTime&) = default;
};
// nullopt: no such zone.
[[nodiscard]] std::optional<LocalTime> local_time(std::int64_t ms, const std::string& zone);

// The moment at which clocks there show this. nullopt: no such zone, day or minute (clocks skip it). Of a minute that
// comes twice, the first.
[[nodiscard]] std::optional<std::int64_t> moment(std::string_view date, std::string_view clock,
                                                 const std::string& zone);

// RFC 3339, to the second: "2027-04-15T11:35:00+02:00", "2027-04-15T09:35:00Z".
[[nodiscard]] std::optional<std::int64_t> moment(std::string_view rfc3339);
[[nodiscard]] std::string in_utc(std::int64_t ms);

}  // namespace plenary
