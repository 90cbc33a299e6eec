#include "server/operations/event_log.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/stubs/logging.h>
#include <google/protobuf/util/json_util.h>
#include <spdlog/sinks/ostream_sink.h>
#include <unistd.h>

#include <cstdio>
#include <sstream>
#include <type_traits>

#include "tests/catch.h"
#include "tests/server/operations/hand_clock.h"

using namespace plenary;

namespace {

struct Written {
  HandClock clock;
  std::ostringstream out;
  spdlog::sink_ptr sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(out);

  std::vector<std::string> lines() const {
    std::vector<std::string> all;
    std::istringstream in(out.str());
    for (std::string line; std::getline(in, line);) all.push_back(line);
    return all;
  }
  // Everything after the time and the level, which are not the test's to choose.
  std::string only_line() const {
    const auto all = lines();
    if (all.size() != 1) return std::to_string(all.size()) + " lines";
    return all.front().substr(all.front().find("\"event\""));
  }
};

google::protobuf::Struct parsed(const std::string& line) {
  google::protobuf::Struct json;
  const auto status = google::protobuf::util::JsonStringToMessage(line, &json);
  INFO(line);
  REQUIRE(status.ok());
  return json;
}

}  // namespace

TEST_CASE("an event is one JSON object on a line, with time, level, name and node", "[operations]") {
  Written written;
  EventLog log("4f1c", written.clock, Severity::info, written.sink);

  log.write(Severity::warning, "read_only_began",
            {{"port", 8080}, {"share", 0.5}, {"local", true}, {"why", Word("disk")}});

  REQUIRE(written.lines().size() == 1);
  const auto line = parsed(written.lines().front());
  const auto& fields = line.fields();
  CHECK(fields.at("level").string_value() == "warning");
  CHECK(fields.at("event").string_value() == "read_only_began");
  CHECK(fields.at("node").string_value() == "4f1c");
  CHECK(fields.at("port").number_value() == 8080);
  CHECK(fields.at("share").number_value() == 0.5);
  CHECK(fields.at("local").bool_value());
  CHECK(fields.at("why").string_value() == "disk");
  CHECK_THAT(fields.at("ts").string_value(), Catch::Matchers::Matches(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"));
}

TEST_CASE("text for operators cannot break out of its line, and has an end", "[operations]") {
  Written written;
  EventLog log("n", written.clock, Severity::info, written.sink);

  SECTION("control characters, quotes and backslashes") {
    log.write(Severity::info, "x", {{"detail", ForOperators{"a\"b\\c\nd\x1b[2J\x7f"}}});
    CHECK(written.only_line() == R"("event":"x","node":"n","detail":"a\"b\\c\u000ad\u001b[2J\u007f"})");
  }
  SECTION("at most kLongestText bytes, and no half of a character") {
    std::string text(EventLog::kLongestText - 1, 'a');
    log.write(Severity::info, "x", {{"detail", ForOperators{text + "é and more"}}});
    CHECK(parsed(written.lines().front()).fields().at("detail").string_value() == text);
  }
}

TEST_CASE("a string at hand is not a field", "[operations]") {
  STATIC_REQUIRE_FALSE(std::is_constructible_v<Field, Word, std::string>);
  STATIC_REQUIRE_FALSE(std::is_constructible_v<Word, std::string>);
  STATIC_REQUIRE_FALSE(std::is_constructible_v<Word, const char*>);
}

TEST_CASE("a pseudonym is the same in one run, another in the next, and nothing of the id", "[operations]") {
  Written written;
  const EventLog one("n", written.clock, Severity::info, written.sink);
  const EventLog next("n", written.clock, Severity::info, written.sink);

  CHECK(one.pseudonym("board-7").letters == one.pseudonym("board-7").letters);
  CHECK(one.pseudonym("board-7").letters != one.pseudonym("board-8").letters);
  CHECK(one.pseudonym("board-7").letters != next.pseudonym("board-7").letters);
  CHECK_THAT(one.pseudonym("board-7").letters, Catch::Matchers::Matches("[0-9a-f]{8}"));
}

TEST_CASE("a flood of one event is cut, and says by how much", "[operations]") {
  Written written;
  {
    EventLog log("n", written.clock, Severity::info, written.sink);
    for (int i = 0; i < 10'000; ++i) log.write(Severity::info, "bad_request");
    CHECK(written.lines().size() == EventLog::kLinesPerSecond);

    SECTION("other events are not affected") {
      log.write(Severity::info, "listening");
      CHECK(written.lines().size() == EventLog::kLinesPerSecond + 1);
    }
    SECTION("the next line of the event tells") {
      written.clock.now_ms += 1'000;
      log.write(Severity::info, "bad_request");
      CHECK_THAT(written.lines().back(), PLENARY_CONTAINS("\"suppressed\":9980"));
      log.write(Severity::info, "bad_request");
      CHECK_THAT(written.lines().back(), !PLENARY_CONTAINS("suppressed"));
    }
    SECTION("if it is never heard of again, the tick tells, once") {
      log.tell_suppressed();
      CHECK(written.lines().size() == EventLog::kLinesPerSecond);
      written.clock.now_ms += 1'000;
      log.tell_suppressed();
      log.tell_suppressed();
      CHECK(written.lines().size() == EventLog::kLinesPerSecond + 1);
      CHECK_THAT(written.lines().back(), PLENARY_CONTAINS("\"suppressed\":9980"));
    }
    SECTION("or the end") { CHECK_THAT(written.lines().back(), !PLENARY_CONTAINS("suppressed")); }
  }
  std::size_t told = 0;
  for (const std::string& line : written.lines())
    if (line.find("\"suppressed\":9980") != std::string::npos) ++told;
  CHECK(told == 1);  // at the latest when the log ends
}

TEST_CASE("what is below the level is not written", "[operations]") {
  Written written;
  EventLog log("n", written.clock, Severity::warning, written.sink);
  log.write(Severity::info, "caught_up");
  CHECK(written.lines().empty());
}

namespace {

// What 10,000 malformed strings from a client make the process write to standard error, in bytes.
long bytes_written_about_malformed_strings() {
  std::FILE* file = std::tmpfile();
  const int before = dup(STDERR_FILENO);
  dup2(fileno(file), STDERR_FILENO);
  google::protobuf::Value value;
  int refused = 0;
  for (int i = 0; i < 10'000; ++i)
    if (!value.ParseFromString("\x1a\x02\xff\xfe")) ++refused;
  std::fflush(stderr);
  dup2(before, STDERR_FILENO);
  close(before);
  std::fseek(file, 0, SEEK_END);
  const long bytes = std::ftell(file);
  std::fclose(file);
  REQUIRE(refused == 10'000);
  return bytes;
}

}  // namespace

TEST_CASE("ten thousand malformed strings write nothing of their own", "[operations]") {
  google::protobuf::LogHandler* loud = google::protobuf::SetLogHandler(nullptr);
  google::protobuf::SetLogHandler(loud);
  CHECK(bytes_written_about_malformed_strings() > 10'000);  // what libprotobuf does if it is not told
  silence_protobuf();
  CHECK(bytes_written_about_malformed_strings() == 0);
  google::protobuf::SetLogHandler(loud);
}
