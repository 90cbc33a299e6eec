// Who is listed. `participants` are named persons as a programme prints them; `people` are the roles of a fictional
// meeting. Names and affiliations go to the people store, member records to the meeting document.
#include "facilitation/meetings/local_time.h"
#include "facilitation/meetings/reading.h"

namespace plenary {
namespace {

// "Vinnova/IIPP" means two affiliations.
void split_affiliations(const std::string& printed, ListedPerson& person) {
  std::size_t from = 0;
  while (from <= printed.size()) {
    const std::size_t slash = std::min(printed.find('/', from), printed.size());
    std::string one = printed.substr(from, slash - from);
    one.erase(0, one.find_first_not_of(' '));
    one.erase(one.find_last_not_of(' ') + 1);
    if (!one.empty()) person.add_affiliations(one);
    from = slash + 1;
  }
}

void enlist(MeetingReading& reading, yaml::Keys& keys, const std::string& listed_id, ListedPerson person, Role role,
            Mode mode) {
  if (!reading.participants.emplace(listed_id, person.id()).second) {
    keys.problem("id", "'" + listed_id + "' is listed already; give each person their own id");
    return;
  }
  Member& member = *reading.add(keys, "member." + person.id()).mutable_member();
  member.set_participant(person.id());
  member.set_role(role);
  member.set_mode(mode);
  reading.plan.people.push_back(std::move(person));
}

void read_named(MeetingReading& reading, yaml::Keys& keys) {
  const std::string id = keys.id("id");
  ListedPerson person;
  person.set_id(participant_id(reading.plan.id, id));
  person.set_name(keys.words("name", yaml::required));
  person.set_family_name(keys.words("family_name", yaml::required));
  split_affiliations(keys.words("affiliation"), person);
  person.set_country(keys.words("country_stated"));
  person.set_role(word_for(PARTICIPANT));
  keys.known({"basis", "city_stated", "line"});
  enlist(reading, keys, id, std::move(person), PARTICIPANT, MODE_UNSPECIFIED);
}

void read_role(MeetingReading& reading, yaml::Keys& keys) {
  const Role role = keys.kind<Role>("role", yaml::required);
  const Mode mode = keys.kind<Mode>("mode", yaml::required);
  ListedPerson person;
  person.set_id(keys.id("id"));
  person.set_name(keys.words("label", yaml::required));
  person.set_family_name(person.name());
  person.set_role(word_for(role));
  person.set_mode(word_for(mode));
  person.set_time_zone(keys.words("time_zone"));
  if (!person.time_zone().empty() && !is_time_zone(person.time_zone()))
    keys.problem("time_zone", "'" + person.time_zone() + "' is not a time zone; write one as in Europe/Lisbon");
  if (person.id().size() > 57) keys.problem("id", "this id is too long for a person; use at most 57 characters");
  keys.known({"connection"});
  const std::string id = person.id();
  enlist(reading, keys, id, std::move(person), role, mode);
}

}  // namespace

std::string participant_id(const std::string& meeting, const std::string& listed_id) {
  std::uint64_t hash = 14'695'981'039'346'656'037u;  // FNV-1a, 64 bits
  for (const char c : meeting + "/" + listed_id) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1'099'511'628'211u;
  }
  std::string id = "p";
  for (int shift = 60; shift >= 0; shift -= 4) id += "0123456789abcdef"[(hash >> shift) & 15];
  return id;
}

void read_people(MeetingReading& reading) {
  reading.file.each("participants", [&](yaml::Keys& keys) { read_named(reading, keys); });
  reading.file.each("people", [&](yaml::Keys& keys) { read_role(reading, keys); });
}

}  // namespace plenary
