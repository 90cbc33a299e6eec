// A whole meeting from one YAML file: the records that its document begins with, the people of its list, the boards to
// open, and, if the file tells one, the story of a breakout from minute to minute (transcript.h).
//
//   meetings/*.yaml ──load_meetings──▶ MeetingPlan ─┬─ records ──▶ OpenDocument of the meeting
//                                                   ├─ people ───▶ the people store (names never go to a log)
//                                                   └─ boards ───▶ board_records ──▶ OpenDocument of each board
//
// Pure: the caller reads the files. Every name and title stays as it is printed, byte for byte.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facilitation/meetings/transcript.h"
#include "facilitation/templates/yaml_text.h"
#include "proto/records.pb.h"
#include "proto/templates.pb.h"

namespace plenary {

struct BoardPlan {
  std::string document;  // "demo-2027.s2-b1": unique among meetings
  std::string breakout;  // its record in the meeting document
  std::string template_id;
  std::uint32_t template_version = 0;
  Board board;                  // what the meeting says of it; the template adds question and purpose
  std::vector<Member> members;  // with their roles on this board
  std::vector<Invitation>
      invitations;  // to issue: one for each member, then the open ones; ids are the server's to make
};

struct MeetingPlan {
  std::string id;               // of the meeting document
  std::vector<Record> records;  // meeting, pillars, agenda items, breakouts, case studies, resources, members
  std::vector<ListedPerson> people;
  std::vector<BoardPlan> boards;
  std::optional<Transcript> transcript;
};

struct LoadedMeetings {
  std::vector<MeetingPlan> meetings;  // in the order of the files; a file with a problem gives none
  std::vector<Problem> problems;
};

// Boards are checked against the templates there are: id, version, regions.
[[nodiscard]] LoadedMeetings load_meetings(const std::vector<NamedText>& files, const std::vector<Template>& templates);
// The same where no templates are at hand: a client that plays a transcript.
[[nodiscard]] LoadedMeetings load_meetings(const std::vector<NamedText>& files);

// The participant id of somebody in a printed list. Ids in such a file are made of names, and a log may hold no names,
// so documents know them by a digest of meeting and id: "p0123456789abcdef". People of a fictional meeting are roles;
// there the id of the file is the participant's.
[[nodiscard]] std::string participant_id(const std::string& meeting, const std::string& listed_id);

// What a board's document begins with: the board, its regions, its phases, its members. Invitations are the server's.
// Precondition: the template is the one that the plan names.
[[nodiscard]] std::vector<Record> board_records(const Template& board_template, const BoardPlan& plan);

}  // namespace plenary
