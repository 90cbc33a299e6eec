// What is to be done, for calendars; and marks in a recording, for players.
#include "facilitation/exports/ics.h"
#include "facilitation/exports/vtt.h"
#include "tests/catch.h"
#include "tests/facilitation/records/told_board.h"

using namespace plenary;
using namespace plenary::test;

namespace {

using Component = std::map<std::string, std::string>;  // property to value, as a calendar reads it

// Unfolds, and reads what stands between BEGIN and END. Throws where a line is too long or is none.
std::vector<Component> components_of(const std::string& calendar, const std::string& kind) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < calendar.size();) {
    const std::size_t end = calendar.find("\r\n", at);
    if (end == std::string::npos || end - at > 75) throw std::runtime_error("not a line: " + calendar.substr(at, 80));
    const std::string line = calendar.substr(at, end - at);
    if (line.starts_with(' ') && !lines.empty())
      lines.back() += line.substr(1);
    else
      lines.push_back(line);
    at = end + 2;
  }
  std::vector<Component> found;
  bool inside = false;
  for (const std::string& line : lines) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) throw std::runtime_error("no property: " + line);
    const std::string name = line.substr(0, colon), value = line.substr(colon + 1);
    if (name == "BEGIN" && value == kind) found.emplace_back(), inside = true;
    if (name == "END" && value == kind) inside = false;
    if (inside) found.back()[name] = value;
  }
  return found;
}

RecordMarker mark(const std::string& kind, std::int64_t at_s, const std::string& label = "",
                  const std::string& channel = "audio") {
  RecordMarker marker;
  marker.set_kind(kind);
  marker.set_at_ms(1'800'000'000'000 + at_s * 1'000);
  marker.set_label(label);
  marker.set_channel(channel);
  return marker;
}

std::string chapters(const std::vector<RecordMarker>& markers) {
  SessionRecord record;
  for (const RecordMarker& marker : markers)
    *(record.groups_size() ? record.mutable_groups(0) : record.add_groups())->add_markers() = marker;
  if (record.groups().empty()) record.add_groups();
  const std::string file = to_vtt(record);
  return file.substr(std::min(file.size(), file.find(" --> ") == file.npos ? file.size() : file.find(" --> ") - 12));
}

}  // namespace

TEST_CASE("actions with a day are to-dos, decisions to be looked at again are events of a day", "[exports][ics]") {
  const SessionRecord record = record_of(told_records());
  const std::string calendar = to_ics(record);
  const auto to_dos = components_of(calendar, "VTODO");
  std::size_t with_a_day = 0;
  for (const RecordAction& action : record.groups(0).actions()) with_a_day += !action.due().empty();
  REQUIRE(with_a_day > 0);
  CHECK(to_dos.size() == with_a_day);
  for (const Component& to_do : to_dos) {
    CHECK(to_do.at("DUE;VALUE=DATE").size() == 8);
    CHECK_FALSE(to_do.at("SUMMARY").empty());
  }
  const auto reviews = components_of(calendar, "VEVENT");
  std::size_t to_review = 0;
  for (const RecordDecision& decision : record.groups(0).decisions())
    to_review += decision.state().starts_with("adopted") && !decision.review_date().empty();
  REQUIRE(to_review > 0);
  CHECK(reviews.size() == to_review);
  for (const Component& review : reviews) {
    CHECK(review.at("SUMMARY").starts_with("Look again at decision "));
    CHECK(review.at("DTEND;VALUE=DATE") > review.at("DTSTART;VALUE=DATE"));
  }
  const auto head = components_of(calendar, "VCALENDAR");
  CHECK(head.at(0).at("X-WR-CALDESC").find("Copy: internal") != std::string::npos);
  CHECK(head.at(0).at("X-WR-CALDESC").find("at commit") != std::string::npos);
}

TEST_CASE("no words break out of a calendar", "[exports][ics][hostile]") {
  auto records = told_records();
  for (Record& record : records)
    if (record.has_action())
      record.mutable_action()->set_text("Ask; \\ , them\r\nEND:VTODO\r\nBEGIN:VEVENT\r\nX:\x01 " +
                                        std::string(300, 'w'));
  const SessionRecord plain = record_of(told_records()), hostile = record_of(records);
  const std::string calendar = to_ics(hostile);
  CHECK(components_of(calendar, "VTODO").size() == components_of(to_ics(plain), "VTODO").size());
  CHECK(components_of(calendar, "VEVENT").size() == components_of(to_ics(plain), "VEVENT").size());
  CHECK(calendar.find('\x01') == std::string::npos);
}

TEST_CASE("chapters count from where recording began, and stand still while it was paused", "[exports][vtt]") {
  CHECK(chapters({mark("start", 10), mark("moment", 70, "The river"), mark("pause", 100), mark("resume", 400),
                  mark("decision_mark", 405, "We plant"), mark("stop", 500)}) ==
        "00:00:00.000 --> 00:01:00.000\nBeginning\n\n"
        "00:01:00.000 --> 00:01:30.000\nThe river\n\n"
        "00:01:30.000 --> 00:01:35.000\nAfter a pause\n\n"
        "00:01:35.000 --> 00:02:35.000\nWe plant\n");
}

TEST_CASE("what was marked while nothing was recorded is in no chapter, nor another channel's", "[exports][vtt]") {
  CHECK(chapters({mark("moment", 5, "Before"), mark("start", 10), mark("pause", 20), mark("moment", 30, "canary"),
                  mark("resume", 40), mark("moment", 41, "Video", "video"), mark("stop", 50),
                  mark("moment", 60, "After")}) ==
        "00:00:00.000 --> 00:00:10.000\nBeginning\n\n00:00:10.000 --> 00:01:10.000\nAfter a pause\n");
  CHECK(chapters({}).empty());
  CHECK(to_vtt(SessionRecord()).starts_with("WEBVTT\n"));
}

TEST_CASE("what was off the record is not in the time of the recording", "[exports][vtt]") {
  SessionRecord record;
  GroupRecord& group = *record.add_groups();
  for (const RecordMarker& marker : {mark("start", 0), mark("pause", 50), mark("resume", 80), mark("moment", 90, "It")})
    *group.add_markers() = marker;
  OffRecord& pause = *record.mutable_policy()->add_pauses();  // overlaps with what was paused by a mark
  pause.set_from_ms(1'800'000'000'000 + 40'000);
  pause.set_to_ms(1'800'000'000'000 + 70'000);
  const std::string file = to_vtt(record);
  CHECK(file.find("00:00:40.000 --> 00:00:50.000\nAfter a pause\n") != std::string::npos);
  CHECK(file.find("00:00:50.000 --> 00:01:50.000\nIt\n") != std::string::npos);
  RecordDecision& decision = *group.add_decisions();  // a mark of a decision bears its title
  decision.set_id("d2");
  decision.set_number(2);
  decision.set_title("We plant");
  *group.add_markers() = mark("decision_mark", 95);
  group.mutable_markers(4)->set_ref("d2");
  CHECK(to_vtt(record).find("Decision 2: We plant\n") != std::string::npos);
  record.add_groups();
  CHECK(to_vtt(record).find("count what was off the record as recorded") != std::string::npos);
}

TEST_CASE("no words break out of a cue", "[exports][vtt][hostile]") {
  CHECK(chapters({mark("start", 0, "a --> b <b>&\n\n00:00:01.000 --> 00:00:02.000\nx")}) ==
        "00:00:00.000 --> 00:01:00.000\na --&gt; b &lt;b&gt;&amp; 00:00:01.000 --&gt; 00:00:02.000 x\n");
}
