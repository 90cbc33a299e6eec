// Within this folder: what the readers of a meeting file's parts share while they read it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/meetings/meeting_file.h"
#include "facilitation/templates/keys.h"

namespace plenary {

struct MeetingReading {
  yaml::Keys& file;
  const std::vector<Template>* templates;  // nullptr: not at hand
  MeetingPlan plan;
  Meeting meeting;
  std::map<std::string, std::string> participants;  // id in the file to participant id
  std::set<std::string> ids;                        // of records so far
  std::set<std::string> there = {};  // of a meeting that is there: what can be named too, people included
  std::map<std::string, std::uint32_t> lines = {};  // by record id: where it stands in the file

  // An id of this file, or of the meeting that it is for.
  [[nodiscard]] bool knows(const std::string& id) const { return ids.contains(id) || there.contains(id); }
  // Whom an id of a list means; empty: nobody.
  [[nodiscard]] std::string participant_named(const std::string& id) const;

  // A record of the meeting document; an id that is taken is a problem at `keys`.
  Record& add(yaml::Keys& keys, const std::string& id);
  // The participant that a key names; a problem if nobody of that id is listed. `also` is one word that is allowed too.
  std::string person(yaml::Keys& keys, std::string_view key, yaml::Need need = yaml::optional,
                     std::string_view also = "");
  std::vector<std::string> people(yaml::Keys& keys, std::string_view key);
};

void read_people(MeetingReading& reading);
void read_meeting(MeetingReading& reading);
void read_framework(MeetingReading& reading);
void read_agenda(MeetingReading& reading);
void read_agenda_rows(MeetingReading& reading);  // of a table: one item a row, under "rows"
void read_breakout_slots(MeetingReading& reading);
void read_case_studies(MeetingReading& reading);
void read_resources(MeetingReading& reading);
void read_boards(MeetingReading& reading);      // session, breakout or breakouts, invitations
void read_transcript(MeetingReading& reading);  // after read_boards

// The template of a board, if it is known.
const Template* template_of(const MeetingReading& reading, const BoardPlan& plan);

}  // namespace plenary
