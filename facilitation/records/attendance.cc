#include <algorithm>
#include <map>

#include "facilitation/records/group.h"
#include "facilitation/templates/words.h"

namespace plenary {
namespace {

void count(Attendance& attendance, const Member& member) {
  if (member.mode() == REMOTE) return attendance.set_remote(attendance.remote() + 1);
  if (member.mode() == MODE_UNSPECIFIED) return attendance.set_not_said(attendance.not_said() + 1);
  const std::uint32_t voices = member.mode() == TABLE_DEVICE ? std::max(member.voices(), 1u) : 1;
  attendance.set_in_room(attendance.in_room() + voices);
}

void add_role(AttendingPerson& person, const std::string& role) {
  if ((", " + person.role() + ",").find(", " + role + ",") == std::string::npos)
    person.set_role(person.role() + ", " + role);
}

AttendingPerson person_of(const Member& member, const Names& names) {
  AttendingPerson person;
  person.set_participant(member.participant());
  person.set_name(names.of(member.participant()));
  if (const Person* known = names.person(member.participant())) *person.mutable_affiliations() = known->affiliations();
  person.set_role(word_for(member.role()));
  person.set_mode(word_for(member.mode()));
  return person;
}

}  // namespace

Attendance attendance_of(const std::vector<Shown>& boards, const Names& names, const Gate& gate) {
  Attendance attendance;
  std::map<std::string, int> place;  // by participant, in attendance.people
  for (const Shown& board : boards)
    for (const Record& record : board.members) {
      const Member& member = record.member();
      const auto [seen, is_new] = place.emplace(member.participant(), attendance.people_size());
      if (is_new) {
        *attendance.add_people() = person_of(member, names);
        count(attendance, member);
      } else {
        add_role(*attendance.mutable_people(seen->second), word_for(member.role()));
      }
    }
  if (!gate.shows_people()) attendance.clear_people();
  return attendance;
}

}  // namespace plenary
