#include "facilitation/meetings/meeting_file.h"

#include <algorithm>

#include "facilitation/meetings/reading.h"

namespace plenary {
namespace {

std::optional<MeetingPlan> read(const yaml::Node& root, const std::string& file, const std::vector<Template>* templates,
                                std::vector<Problem>& problems) {
  const std::size_t before = problems.size();
  yaml::Keys keys(root, "", {file, problems});
  MeetingReading reading{keys, templates, {}, {}, {}, {}, {}, {}};
  if (keys.number("schema_version", yaml::required) != 1 && keys.has("schema_version"))
    keys.problem("schema_version", "this program reads version 1");
  // The meeting's id first: people and boards are named after it. It is judged with the rest of the meeting.
  if (const auto* meeting = root.find("meeting"))
    if (const auto* id = meeting->find("id")) reading.plan.id = id->text;
  read_people(reading);
  read_meeting(reading);
  read_framework(reading);
  read_agenda(reading);
  read_breakout_slots(reading);
  read_case_studies(reading);
  read_resources(reading);
  read_boards(reading);
  read_transcript(reading);
  // Facts that a file keeps for people, and for tests, and that no code reads yet.
  keys.known({"ambiguities", "derived_facts", "encoding_note", "mission_roadmap_model", "planning_inference",
              "works_cited_in_text"});
  keys.done();
  if (problems.size() != before) return std::nullopt;
  return std::move(reading.plan);
}

LoadedMeetings load(const std::vector<NamedText>& files, const std::vector<Template>* templates) {
  LoadedMeetings loaded;
  std::map<std::string, std::string> file_of;  // by meeting id
  for (const NamedText& file : files) {
    const auto root = yaml::parse(file, loaded.problems);
    if (!root) continue;
    auto plan = read(*root, file.name, templates, loaded.problems);
    if (!plan) continue;
    const auto [known, is_new] = file_of.emplace(plan->id, file.name);
    if (is_new) {
      loaded.meetings.push_back(std::move(*plan));
    } else {
      const auto& id = *root->find("meeting")->find("id");
      loaded.problems.push_back(
          {file.name, id.line, id.column, "meeting.id",
           "'" + id.text + "' is the id of the meeting in " + known->second + "; choose another"});
    }
  }
  return loaded;
}

}  // namespace

LoadedMeetings load_meetings(const std::vector<NamedText>& files, const std::vector<Template>& templates) {
  return load(files, &templates);
}
LoadedMeetings load_meetings(const std::vector<NamedText>& files) { return load(files, nullptr); }

Record& MeetingReading::add(yaml::Keys& keys, const std::string& id) {
  if (!id.empty() && !ids.insert(id).second)
    keys.problem("id", "'" + id + "' is the id of something else in this meeting; give each its own");
  lines.emplace(id, keys.here().line);
  Record& record = plan.records.emplace_back();
  record.set_id(id);
  record.set_version(1);
  return record;
}

std::string MeetingReading::participant_named(const std::string& id) const {
  if (const auto found = participants.find(id); found != participants.end()) return found->second;
  for (const std::string& participant : {participant_id(plan.id, id), id})
    if (there.contains("member." + participant)) return participant;
  return "";
}

std::string MeetingReading::person(yaml::Keys& keys, std::string_view key, yaml::Need need, std::string_view also) {
  const std::string id = keys.words(key, need);
  if (id.empty() || id == also) return id;
  if (std::string found = participant_named(id); !found.empty()) return found;
  keys.problem(key, "'" + id + "' is not in the list of people; add them there, or mend the id");
  return "";
}

std::vector<std::string> MeetingReading::people(yaml::Keys& keys, std::string_view key) {
  std::vector<std::string> people;
  for (const std::string& id : keys.list(key)) {
    std::string found = participant_named(id);
    if (found.empty())
      keys.problem(key, "'" + id + "' is not in the list of people; add them there, or mend the id");
    else
      people.push_back(std::move(found));
  }
  return people;
}

}  // namespace plenary
