#include "facilitation/rules/checks.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "facilitation/rules/limits.h"

namespace plenary {
namespace {

bool starts_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

bool is_reserved(std::string_view id) {
  return id == "board" || id == "meeting" || id == "record" || id == "guidebook" || id == "harvest" ||
         id == "late_additions" || starts_with(id, "member.") || starts_with(id, "invitation.") ||
         starts_with(id, "ballot.") || starts_with(id, "signal.") || starts_with(id, "turn.") ||
         starts_with(id, "off_record.") || starts_with(id, "choice.") || starts_with(id, "response.") ||
         starts_with(id, "report.") || starts_with(id, "walk.") || starts_with(id, "field.") ||
         starts_with(id, "edition.") || starts_with(id, "template.");
}

No words(std::string_view field, std::string_view words, std::uint32_t most, bool several_lines) {
  if (!text::to_units(words)) return invalid(field, "not_utf8");
  if (has_forbidden_control(words, several_lines)) return invalid(field, "control_character");
  if (words.size() <= most) return {};
  const std::uint32_t characters = text::characters_in(words);
  if (characters > most) return too_long(most, characters);
  return {};
}

bool is_day(std::string_view date) {
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    for (const char digit : date.substr(at, length)) {
      if (digit < '0' || digit > '9') return -1;
      value = value * 10 + (digit - '0');
    }
    return value;
  };
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return false;
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return false;
  return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

No each_once_and_well_formed(std::string_view field, const Ids& ids) {
  std::set<std::string_view> met;
  for (const std::string& id : ids) {
    if (!is_id(id)) return invalid(field, "not_an_id");
    if (!met.insert(id).second) return invalid(field, "named_twice");
  }
  return {};
}

}  // namespace

No first_of(std::initializer_list<No> checks) {
  for (const No& no : checks)
    if (no) return no;
  return {};
}

bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= limits::id_length && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
  });
}

bool is_participant(std::string_view participant) {
  return is_id(participant) && participant.size() <= limits::participant_length;
}

No id_is_free(const Document& document, std::string_view id) {
  if (!is_id(id)) return invalid("id", "not_an_id");
  if (is_reserved(id)) return invalid("id", "reserved");
  if (document.find(id)) return refusal(ALREADY_EXISTS);
  return {};
}

bool has_forbidden_control(std::string_view words, bool several_lines) {
  return std::any_of(words.begin(), words.end(), [several_lines](char c) {
    const bool control = static_cast<unsigned char>(c) < 0x20;
    return control && !(several_lines && (c == '\n' || c == '\t'));
  });
}

No one_line(std::string_view field, std::string_view said, std::uint32_t most) {
  return words(field, said, most, false);
}
No lines(std::string_view field, std::string_view said, std::uint32_t most) { return words(field, said, most, true); }

No date_or_nothing(std::string_view field, std::string_view date) {
  if (date.empty() || is_day(date)) return {};
  return invalid(field, "not_a_date");
}

No participant_or_nothing(std::string_view field, std::string_view participant) {
  if (participant.empty() || is_participant(participant)) return {};
  return invalid(field, "not_a_participant");
}

No participants_fit(std::string_view field, const Ids& participants) {
  if (participants.size() > static_cast<int>(limits::presenters)) return limit_reached(field, limits::presenters);
  std::set<std::string_view> seen;
  for (const std::string& participant : participants) {
    if (!is_participant(participant)) return invalid(field, "not_a_participant");
    if (!seen.insert(participant).second) return invalid(field, "named_twice");
  }
  return {};
}

No goals_fit(const google::protobuf::RepeatedField<std::uint32_t>& sdgs) {
  std::set<std::uint32_t> seen;
  for (const std::uint32_t goal : sdgs) {
    if (goal < 1 || goal > 17) return invalid("sdgs", "unknown");
    if (!seen.insert(goal).second) return invalid("sdgs", "named_twice");
  }
  return {};
}

No refs_are_ids(std::string_view field, const Ids& refs) {
  if (refs.size() > static_cast<int>(limits::refs)) return limit_reached(field, limits::refs);
  return each_once_and_well_formed(field, refs);
}

No ids_to_act_on(std::string_view field, const Ids& ids) {
  if (ids.empty()) return invalid(field, "missing");
  if (ids.size() > static_cast<int>(limits::ids_in_a_request)) return limit_reached(field, limits::ids_in_a_request);
  return each_once_and_well_formed(field, ids);
}

No version_is(const Record& record, std::uint32_t if_version) {
  if (if_version == 0 || record.version() == if_version) return {};
  return refusal(STALE);
}

std::uint32_t count_of(const Document& document, Record::BodyCase kind) {
  return static_cast<std::uint32_t>(
      std::count_if(document.entries().begin(), document.entries().end(),
                    [kind](const auto& entry) { return entry.second.record.body_case() == kind; }));
}

No room_for_one_more(const Document& document, Record::BodyCase kind, std::string_view which, std::uint32_t limit) {
  // Usually the whole document is smaller than the limit; then nothing needs counting.
  if (document.size() < limit || count_of(document, kind) < limit) return {};
  return limit_reached(which, limit);
}

Refusal not_found(std::string_view what) { return refusal(NOT_FOUND, {what}); }
Refusal invalid(std::string_view field, std::string_view problem) { return refusal(INVALID, {field, problem}); }

}  // namespace plenary
