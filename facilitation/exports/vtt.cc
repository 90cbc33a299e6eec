#include "facilitation/exports/vtt.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "facilitation/exports/paper.h"
#include "facilitation/exports/plain_words.h"

namespace plenary {
namespace {

constexpr std::int64_t kLastChapterMs = 60'000;  // of one that nothing follows

std::string cue_time(std::int64_t ms) {
  char text[32];
  std::snprintf(text, sizeof text, "%02lld:%02lld:%02lld.%03lld", static_cast<long long>(ms / 3'600'000),
                static_cast<long long>(ms / 60'000 % 60), static_cast<long long>(ms / 1'000 % 60),
                static_cast<long long>(ms % 1'000));
  return text;
}

// In a line of a cue or a note "-->" would end it, and "<" and "&" begin markup.
std::string in_cue(const std::string& said) {
  std::string out;
  for (const char c : shown_line(said)) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
  return out;
}

struct Cue {
  std::int64_t at_ms = 0;  // of the recording
  std::string title;
};

// The recording that was made: of the channel that was started first.
std::string recorded_channel(const GroupRecord& group) {
  for (const RecordMarker& marker : group.markers())
    if (marker.kind() == "start") return marker.channel();
  return "";
}

// What was not recorded between the first start and the end: paused by a mark, or off the record.
class Recording {
 public:
  Recording(const GroupRecord& group, const SessionRecord& record) : channel_(recorded_channel(group)) {
    std::int64_t stands_since = -1;
    for (const RecordMarker& marker : group.markers()) {
      if (channel_.empty() || !is_of(marker)) continue;
      const bool begins = marker.kind() == "start" || marker.kind() == "resume";
      const bool ends = marker.kind() == "pause" || marker.kind() == "stop";
      if (begins && begin_ms_ < 0) begin_ms_ = marker.at_ms();
      if (begins && stands_since >= 0) gaps_.emplace_back(std::exchange(stands_since, -1), marker.at_ms());
      if (ends && stands_since < 0 && begin_ms_ >= 0) stands_since = marker.at_ms();
    }
    if (stands_since >= 0) gaps_.emplace_back(stands_since, std::numeric_limits<std::int64_t>::max());
    // In a record of several groups nobody knows whose pause it was.
    if (record.groups_size() == 1)
      for (const OffRecord& pause : record.policy().pauses()) gaps_.emplace_back(pause.from_ms(), pause.to_ms());
    std::sort(gaps_.begin(), gaps_.end());
  }
  [[nodiscard]] bool is_of(const RecordMarker& marker) const {
    return marker.channel() == channel_ || marker.channel().empty();
  }
  // By the clock of the recording; nothing: it was not running.
  [[nodiscard]] std::optional<std::int64_t> time_of(std::int64_t at_ms) const {
    if (begin_ms_ < 0 || at_ms < begin_ms_) return std::nullopt;
    std::int64_t missing_ms = 0, counted_to = begin_ms_;
    for (const auto& [from, to] : gaps_) {
      if (from <= at_ms && at_ms < to) return std::nullopt;
      if (from > at_ms) break;
      missing_ms += std::max<std::int64_t>(0, to - std::max(from, counted_to));  // gaps may overlap
      counted_to = std::max(counted_to, to);
    }
    return at_ms - begin_ms_ - missing_ms;
  }

 private:
  std::string channel_;
  std::int64_t begin_ms_ = -1;
  std::vector<std::pair<std::int64_t, std::int64_t>> gaps_;
};

std::string title_of(const RecordMarker& marker, const GroupRecord& group) {
  if (!marker.label().empty()) return marker.label();
  for (const RecordDecision& decision : group.decisions())
    if (decision.id() == marker.ref())
      return "Decision " + std::to_string(decision.number()) +
             (decision.title().empty() ? "" : ": " + decision.title());
  if (marker.kind() == "start") return "Beginning";
  return marker.kind() == "resume" ? "After a pause" : spoken(marker.kind());
}

std::vector<Cue> chapters_of(const GroupRecord& group, const SessionRecord& record) {
  const Recording recording(group, record);
  std::vector<Cue> chapters;
  for (const RecordMarker& marker : group.markers())
    if (const auto at_ms = recording.is_of(marker) ? recording.time_of(marker.at_ms()) : std::nullopt)
      chapters.push_back({*at_ms, title_of(marker, group)});
  return chapters;
}

}  // namespace

std::string to_vtt(const SessionRecord& record) {
  const RecordHead& head = record.head();
  std::string out = "WEBVTT\n\nNOTE\n" + in_cue(head.title()) + ", " + in_cue(head.meeting_title()) + ", session " +
                    in_cue(head.session_number()) + "\nCopy: " + in_cue(record.kind()) +
                    ". Filters: " + in_cue(record.filters()) +
                    ". Attribution: " + in_cue(record.policy().attribution()) +
                    ". Schema: " + std::to_string(record.schema_version()) + ".\n";
  for (const GroupRecord& group : record.groups())
    out += "Made from " + in_cue(group.document()) + " at commit " + std::to_string(group.at().seq()) + ", chain " +
           in_hex(group.at().chain()) + ".\n";
  out += "Generated at " + record.generated_at() + "\n";
  if (record.groups_size() > 1)
    out += "\nNOTE Times count what was off the record as recorded. A record of one board leaves it out.\n";
  for (const GroupRecord& group : record.groups()) {
    const std::vector<Cue> chapters = chapters_of(group, record);
    if (chapters.empty()) {
      out += "\nNOTE " + in_cue(group.title()) + ": no marks of a recording in this copy.\n";
      continue;
    }
    out += "\nNOTE " + in_cue(group.title()) + ", " + in_cue(recorded_channel(group)) + "\n";
    for (std::size_t i = 0; i < chapters.size(); ++i) {
      const std::int64_t end = i + 1 < chapters.size() ? chapters[i + 1].at_ms : chapters[i].at_ms + kLastChapterMs;
      if (end <= chapters[i].at_ms) continue;  // two in one moment: the later one counts
      out += "\n" + cue_time(chapters[i].at_ms) + " --> " + cue_time(end) + "\n" + in_cue(chapters[i].title) + "\n";
    }
  }
  return out;
}

}  // namespace plenary
