// The meetings of the project, loaded once.
#pragma once

#include "facilitation/meetings/meeting_file.h"
#include "facilitation/templates/template_file.h"
#include "tests/facilitation/templates/files.h"

namespace plenary::test {

inline const LoadedTemplates& shipped_templates() {
  static const LoadedTemplates kLoaded = load_templates(files_in("facilitation/templates"));
  return kLoaded;
}

inline const LoadedMeetings& shipped_meetings() {
  static const LoadedMeetings kLoaded = load_meetings(files_in("facilitation/meetings"), shipped_templates().templates);
  return kLoaded;
}

inline const MeetingPlan& meeting_named(const std::string& id) {
  for (const auto& plan : shipped_meetings().meetings)
    if (plan.id == id) return plan;
  std::string problems;
  for (const auto& line : sentences(shipped_meetings().problems)) problems += "\n" + line;
  throw std::runtime_error("no meeting " + id + problems);
}

inline const Record* record_named(const MeetingPlan& plan, const std::string& id) {
  for (const auto& record : plan.records)
    if (record.id() == id) return &record;
  return nullptr;
}

inline std::size_t count_of(const MeetingPlan& plan, Record::BodyCase kind) {
  std::size_t count = 0;
  for (const auto& record : plan.records) count += record.body_case() == kind;
  return count;
}

}  // namespace plenary::test
