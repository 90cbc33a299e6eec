#include "facilitation/clocks/local_time.h"

#include "tests/catch.h"

using namespace plenary;

namespace {
std::string utc_of(const std::string& date, const std::string& clock, const std::string& zone) {
  const auto ms = moment(date, clock, zone);
  return ms ? in_utc(*ms) : "no such moment";
}
std::string there(const std::string& utc, const std::string& zone) {
  const auto local = local_time(moment(utc).value(), zone);
  return local ? local->date + " " + local->clock + " " + local->offset : "no such zone";
}
}  // namespace

TEST_CASE("10:00 in Bellagio on 28 March 2019 is 09:00Z: summer time began three days later", "[meetings][time]") {
  CHECK(utc_of("2019-03-28", "10:00", "Europe/Rome") == "2019-03-28T09:00:00Z");
  CHECK(utc_of("2019-04-01", "10:00", "Europe/Rome") == "2019-04-01T08:00:00Z");
  CHECK(there("2019-03-28T09:00:00Z", "Europe/Rome") == "2019-03-28 10:00 +01:00");
  CHECK(there("2019-12-31T23:59:59Z", "Europe/Rome") == "2020-01-01 00:59 +01:00");
}

TEST_CASE("a minute that clocks skip is no moment, one that comes twice is its first", "[meetings][time]") {
  CHECK(utc_of("2019-03-31", "02:30", "Europe/Rome") == "no such moment");
  CHECK(utc_of("2019-03-31", "03:00", "Europe/Rome") == "2019-03-31T01:00:00Z");
  CHECK(utc_of("2019-10-27", "02:30", "Europe/Rome") == "2019-10-27T00:30:00Z");
  CHECK(utc_of("2011-12-30", "12:00", "Pacific/Apia") == "no such moment");  // a day that Samoa left out
}

TEST_CASE("offsets that are no whole hours, and before UTC, are written in full", "[meetings][time]") {
  CHECK(there("2027-01-15T09:00:00Z", "Asia/Kathmandu") == "2027-01-15 14:45 +05:45");
  CHECK(there("2027-01-15T02:00:00Z", "America/St_Johns") == "2027-01-14 22:30 -03:30");
  CHECK(there("1969-12-31T23:30:00Z", "UTC") == "1969-12-31 23:30 +00:00");
}

TEST_CASE("what is no zone, day or time of day is told apart from what is", "[meetings][time]") {
  CHECK(is_time_zone("Europe/Rome"));
  CHECK_FALSE(is_time_zone("Europe/Bellagio"));
  CHECK_FALSE(is_time_zone("europe/rome"));
  CHECK_FALSE(is_time_zone(""));
  CHECK(is_date("2024-02-29"));
  CHECK_FALSE(is_date("2023-02-29"));
  CHECK_FALSE(is_date("2023-2-9"));
  CHECK(is_clock("23:59"));
  CHECK_FALSE(is_clock("24:00"));
  CHECK(moment("2027-04-15T11:35:00+02:00") == moment("2027-04-15T09:35:00Z"));
  CHECK_FALSE(moment("2027-04-15 11:35").has_value());
  CHECK_FALSE(moment("2027-04-15T11:35:00+2:00").has_value());
  CHECK_FALSE(local_time(0, "Mars/Olympus").has_value());
}
