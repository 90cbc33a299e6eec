// Who is listed. `participants` are named persons as a programme prints them; `people` are the roles of a fictional
// meeting. Names and affiliations go to the people store, member records to the meeting document.
#include "facilitation/clocks/local_time.h"
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

void check_zone(yaml::Keys& keys, const std::string& zone) {
  if (!zone.empty() && !is_time_zone(zone))
    keys.problem("time_zone", "'" + zone + "' is not a time zone; write one as in Europe/Lisbon");
}

void check_length(yaml::Keys& keys, std::string_view key, const std::string& id) {
  if (id.size() > 57) keys.problem(key, "this id is too long for a person; use at most 57 characters");
}

void read_named(MeetingReading& reading, yaml::Keys& keys) {
  const std::string id = keys.id("id");
  ListedPerson person;
  // Somebody who is known already: a list that this program has written says as whom.
  const bool is_known = keys.has("participant");
  person.set_id(is_known ? keys.id("participant") : participant_id(reading.plan.id, id));
  check_length(keys, is_known ? "participant" : "id", person.id());
  person.set_name(keys.words("name", yaml::required));
  person.set_family_name(keys.words("family_name", yaml::required));
  split_affiliations(keys.words("affiliation"), person);
  for (const std::string& affiliation : keys.list("affiliations")) person.add_affiliations(affiliation);
  person.set_country(keys.words("country_stated"));
  person.set_organisation_type(keys.words("organisation_type"));
  const Role role = keys.has("role") ? keys.kind<Role>("role") : PARTICIPANT;
  const Mode mode = keys.kind<Mode>("mode");
  person.set_role(word_for(role));
  if (mode != MODE_UNSPECIFIED) person.set_mode(word_for(mode));
  person.set_time_zone(keys.words("time_zone"));
  check_zone(keys, person.time_zone());
  keys.known({"basis", "city_stated", "line"});
  enlist(reading, keys, id, std::move(person), role, mode);
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
  check_zone(keys, person.time_zone());
  check_length(keys, "id", person.id());
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
