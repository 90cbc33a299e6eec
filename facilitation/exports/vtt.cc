#include "facilitation/exports/vtt.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
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

std::vector<Cue> chapters_of(const GroupRecord& group) {
  const std::string channel = recorded_channel(group);
  std::vector<Cue> chapters;
  std::int64_t recorded_ms = 0, since_ms = -1;  // before the running piece; when that began
  for (const RecordMarker& marker : group.markers()) {
    if (channel.empty() || (marker.channel() != channel && !marker.channel().empty())) continue;
    const bool begins = marker.kind() == "start" || marker.kind() == "resume";
    const bool ends = marker.kind() == "pause" || marker.kind() == "stop";
    if (begins && since_ms < 0) since_ms = marker.at_ms();
    if (ends && since_ms >= 0) {
      recorded_ms += std::max<std::int64_t>(0, marker.at_ms() - since_ms);
      since_ms = -1;
    }
    if (ends || since_ms < 0) continue;
    std::string title = marker.label();
    if (title.empty())
      title = marker.kind() == "start"    ? "Beginning"
              : marker.kind() == "resume" ? "After a pause"
                                          : spoken(marker.kind());
    chapters.push_back({recorded_ms + marker.at_ms() - since_ms, title});
  }
  return chapters;
}

}  // namespace

std::string to_vtt(const SessionRecord& record) {
  const RecordHead& head = record.head();
  std::string out = "WEBVTT\n\nNOTE\n" + in_cue(head.title()) + ", " + in_cue(head.meeting_title()) + ", session " +
                    in_cue(head.session_number()) + "\nCopy: " + in_cue(record.kind()) +
                    ". Filters: none. Attribution: " + in_cue(record.policy().attribution()) +
                    ". Schema: " + std::to_string(record.schema_version()) + ".\n";
  for (const GroupRecord& group : record.groups())
    out += "Made from " + in_cue(group.document()) + " at commit " + std::to_string(group.at().seq()) + ", chain " +
           in_hex(group.at().chain()) + ".\n";
  out += "Generated at " + record.generated_at() + "\n";
  for (const GroupRecord& group : record.groups()) {
    const std::vector<Cue> chapters = chapters_of(group);
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
