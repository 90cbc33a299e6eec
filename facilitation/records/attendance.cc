#include <algorithm>
#include <map>
#include <tuple>

#include "facilitation/records/group.h"
#include "facilitation/records/naming.h"
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
  struct Listed {
    AttendingPerson person;
    int role;  // the first in order of those they had
    std::string as;
  };
  Attendance attendance;
  std::vector<Listed> people;
  std::map<std::string, std::size_t> place;  // by participant, in people
  std::map<std::string, Role> credited;      // on one of these boards, as which
  for (const Shown& board : boards)
    for (const Record& record : board.members) {
      const Member& member = record.member();
      if (const auto role = gate.credited_as(member)) credited.emplace(member.participant(), *role);
      const auto [seen, is_new] = place.emplace(member.participant(), people.size());
      if (is_new) {
        const Person* known = names.person(member.participant());
        people.push_back({person_of(member, names), place_of(member.role()), known ? sorted_as(*known) : ""});
        count(attendance, member);
      } else {
        Listed& listed = people[seen->second];
        listed.role = std::min(listed.role, place_of(member.role()));
        add_role(listed.person, word_for(member.role()));
      }
    }
  std::vector<std::string> participants;
  for (const Listed& listed : people) participants.push_back(listed.person.participant());
  gate.count_types(participants, attendance);
  if (!gate.shows_people())
    std::erase_if(people, [&](Listed& listed) {
      const auto found = credited.find(listed.person.participant());
      if (found == credited.end()) return true;
      Gate::keep_to_credit(listed.person, found->second);
      return false;
    });
  std::sort(people.begin(), people.end(), [](const Listed& a, const Listed& b) {
    return std::tie(a.role, a.as, a.person.participant()) < std::tie(b.role, b.as, b.person.participant());
  });
  for (Listed& listed : people) *attendance.add_people() = std::move(listed.person);
  return attendance;
}

}  // namespace plenary
