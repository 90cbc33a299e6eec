// What a programme says: the meeting itself, its pillars, agenda, breakout slots, case studies and resources. Titles
// are data and are not re-spelled; what is not stated stays empty and is never guessed.
#include <algorithm>

#include "facilitation/clocks/local_time.h"
#include "facilitation/meetings/reading.h"
#include "facilitation/templates/words.h"

#include "facilitation/meetings/fill.h"

namespace plenary {
namespace {

void read_policy(yaml::Keys& keys, Policy& policy) {
  policy.set_verbatim(keys.words("verbatim"));
  fill(policy.mutable_capture_channels(), keys.list("capture_channels"));
  fill(policy.mutable_external_material_kinds(), keys.list("external_material_kinds"));
  policy.set_participants_list_published(keys.truth("participants_list_published"));
  policy.set_authors_visible_on_board(keys.truth("authors_visible_on_board"));
  policy.set_smallest_group(keys.number("smallest_group"));
  if (policy.smallest_group() != 0 && !is_smallest_group(policy.smallest_group()))
    keys.problem("smallest_group", "so few people, or so many, cannot stand for one of them; say 3 to 20");
  policy.set_working_notes_days(keys.number("working_notes_days"));
  if (policy.working_notes_days() != 0 && !are_working_notes_days(policy.working_notes_days()))
    keys.problem("working_notes_days", "working notes are kept for 1 to 3650 days after their record is approved");
  const auto read_attribution = [&](yaml::Keys& from, std::string_view rule) {
    if (const auto stated = from.words(rule); !stated.empty() && stated != "not_attributed")
      from.problem(rule,
                   "'" + stated + "' is not known; only not_attributed is: nobody is named without their permission");
    policy.set_permission_required_before_use(from.truth("permission_required_before_use", true));
  };
  if (keys.has("attribution")) {
    keys.map("attribution", [&](yaml::Keys& attribution) {
      read_attribution(attribution, "default");
      attribution.known({"chatham_house_rule_invoked", "scope", "who_asks"});
    });
  } else {
    read_attribution(keys, "attribution_default");
  }
  keys.known({"line", "not_stated"});
}

void check_dates(yaml::Keys& keys, const Meeting& meeting) {
  for (const char* key : {"start_date", "end_date"})
    if (const auto& date = key[0] == 's' ? meeting.start_date() : meeting.end_date(); !date.empty() && !is_date(date))
      keys.problem(key, "there is no such day as '" + date + "'");
  if (meeting.end_date() < meeting.start_date())
    keys.problem("end_date", "the meeting ends before it begins; mend one of the dates");
}

// An agenda item's own keys; returns whether it is hidden.
bool read_item(MeetingReading& reading, yaml::Keys& keys, AgendaItem& item) {
  item.set_kind(keys.kind<AgendaKind>("kind", yaml::required));
  item.set_title(keys.words("title", yaml::required));
  item.set_number(keys.words("number"));
  item.set_pillar(keys.words("pillar"));
  item.set_day(keys.date("day"));
  item.set_start(keys.clock("start"));
  item.set_end(keys.clock("end"));
  item.set_end_basis(keys.words("end_basis"));
  item.set_latest_end(keys.clock("latest_end"));
  fill(item.mutable_speakers(), reading.people(keys, "speakers"));
  item.set_hidden(keys.truth("hidden", item.kind() == SURPRISE));
  item.set_planned_minutes(keys.number("planned_minutes"));
  item.set_absorbs_minutes(keys.number("absorbs_minutes"));
  if (!item.pillar().empty() && !reading.knows(item.pillar()))
    keys.problem("pillar", "'" + item.pillar() + "' is not a pillar of the framework");
  if (!item.day().empty() && !is_date(item.day())) keys.problem("day", "there is no such day as '" + item.day() + "'");
  if (!item.start().empty() && !item.day().empty() && is_time_zone(reading.meeting.time_zone()) &&
      !moment(item.day(), item.start(), reading.meeting.time_zone()))
    keys.problem("start", "clocks in " + reading.meeting.time_zone() + " do not show " + item.start() + " on that day");
  keys.known({"line", "breakouts"});
  return item.hidden();
}

// What is hidden takes the number of what it comes after (AgendaItem.order).
void number(std::vector<AgendaItem*> parts) {
  std::stable_sort(parts.begin(), parts.end(),
                   [](const AgendaItem* a, const AgendaItem* b) { return a->order() < b->order(); });
  std::uint32_t hidden_so_far = 0;
  for (AgendaItem* part : parts) {
    hidden_so_far += part->hidden();
    part->set_order(part->order() - std::min(part->order(), hidden_so_far));
  }
}

void read_session(MeetingReading& reading, yaml::Keys& keys, std::uint32_t& order) {
  const std::string id = keys.id("id");
  AgendaItem item;
  const bool hidden = read_item(reading, keys, item);
  item.set_order(hidden ? order : ++order);
  const std::size_t place = reading.plan.records.size();
  reading.add(keys, id);
  bool breakouts = false;
  keys.each("items", [&](yaml::Keys& inner) {
    Record& record = reading.add(inner, inner.id("id"));
    AgendaItem& child = *record.mutable_agenda_item();
    child.set_parent(id);
    child.set_order(inner.number("order", yaml::required));
    read_item(reading, inner, child);
    child.set_hidden(child.hidden() || hidden);
    if (child.day().empty()) child.set_day(item.day());
    breakouts |= child.kind() == BREAKOUT_ITEM;
  });
  std::vector<AgendaItem*> parts;
  for (std::size_t part = place + 1; part < reading.plan.records.size(); ++part)
    parts.push_back(reading.plan.records[part].mutable_agenda_item());
  if (!hidden) number(std::move(parts));
  item.set_breakouts_listed(breakouts);
  *reading.plan.records[place].mutable_agenda_item() = std::move(item);
}

// Keys that name an agenda item or a pillar of this meeting.
std::string record_named(const MeetingReading& reading, yaml::Keys& keys, std::string_view key, std::string_view what,
                         yaml::Need need = yaml::required) {
  const std::string id = keys.words(key, need);
  if (!id.empty() && !reading.knows(id))
    keys.problem(key, "'" + id + "' is not " + std::string(what) + " of this meeting");
  return id;
}

// SYS-37: what is about a hidden item is hidden with it.
bool is_hidden(const MeetingReading& reading, const std::string& item) {
  for (const Record& record : reading.plan.records)
    if (record.id() == item) return record.agenda_item().hidden();
  return false;
}

}  // namespace

void read_meeting(MeetingReading& reading) {
  Meeting& meeting = reading.meeting;
  meeting.set_fictional(reading.file.truth("fictional"));
  reading.file.map(
      "meeting",
      [&](yaml::Keys& keys) {
        static_cast<void>(keys.id("id"));
        meeting.set_title(keys.words("title", yaml::required));
        meeting.set_series(keys.words("series"));
        meeting.set_organiser(keys.words("organiser"));
        meeting.set_venue(keys.words("venue_as_listed"));
        meeting.set_start_date(keys.date("start_date", yaml::required));
        meeting.set_end_date(keys.date("end_date", yaml::required));
        check_dates(keys, meeting);
        meeting.set_time_zone(keys.words("time_zone", yaml::required));
        if (!meeting.time_zone().empty() && !is_time_zone(meeting.time_zone()))
          keys.problem("time_zone", "'" + meeting.time_zone() + "' is not a time zone; write one as in Europe/Rome");
        meeting.set_language(keys.words("language"));
        keys.map("main_outcome", [&](yaml::Keys& outcome) {
          meeting.set_main_outcome(outcome.words("title"));
          outcome.known({"contents_as_stated", "line", "verbatim"});
        });
        keys.map("policy", [&](yaml::Keys& policy) { read_policy(policy, *meeting.mutable_policy()); });
        keys.known({"collaborations_named", "method_as_stated", "places", "policy_platform_for", "series_short",
                    "supported_by", "utc_offset_during_meeting"});
      },
      yaml::required);
  reading.file.map("policy", [&](yaml::Keys& policy) { read_policy(policy, *meeting.mutable_policy()); });
  reading.file.map("key_contact", [&](yaml::Keys& contact) {
    meeting.set_key_contact(reading.person(contact, "person", yaml::required));
    contact.known({"email", "lines", "phone", "role"});
  });
  *reading.add(reading.file, "meeting").mutable_meeting() = meeting;
}

void read_framework(MeetingReading& reading) {
  reading.file.map("framework", [&](yaml::Keys& framework) {
    framework.each("pillars", [&](yaml::Keys& keys) {
      Pillar& pillar = *reading.add(keys, keys.id("id")).mutable_pillar();
      pillar.set_letter(keys.words("letter", yaml::required));
      pillar.set_order(keys.number("order", yaml::required));
      pillar.set_name(keys.words("name", yaml::required));
      pillar.set_question(keys.words("question", yaml::required));
      keys.known({"line"});
    });
    framework.known({"id", "name"});
  });
}

void read_agenda(MeetingReading& reading) {
  std::uint32_t order = 0;
  reading.file.each("agenda", [&](yaml::Keys& keys) { read_session(reading, keys, order); });
}

void read_agenda_rows(MeetingReading& reading) {
  reading.file.each("rows", [&](yaml::Keys& keys) {
    const std::string id = keys.id("id");
    AgendaItem item;
    item.set_parent(record_named(reading, keys, "session", "a session", yaml::optional));
    read_item(reading, keys, item);
    *reading.add(keys, id).mutable_agenda_item() = std::move(item);
  });
}

void read_breakout_slots(MeetingReading& reading) {
  reading.file.each("breakout_slots", [&](yaml::Keys& keys) {
    // A slot of the programme says when there are groups; one with an id and a title is a group.
    const bool is_group = keys.has("id");
    const yaml::Need need = is_group ? yaml::optional : yaml::required;
    const std::string session = record_named(reading, keys, "session", "a session", need);
    Breakout& slot = *reading.add(keys, is_group ? keys.id("id") : "breakout." + session).mutable_breakout();
    slot.set_session(session);
    slot.set_agenda_item(record_named(reading, keys, "agenda_item", "an agenda item", need));
    slot.set_pillar(record_named(reading, keys, "pillar", "a pillar", need));
    slot.set_window(keys.words("window"));
    slot.set_available_minutes(keys.number("available_minutes"));
    slot.set_groups(keys.number("groups"));
    slot.set_title(keys.words("title"));
    slot.set_cap(keys.number("cap"));
    slot.set_self_choice(keys.truth("self_choice"));
    slot.set_template_id(keys.words("template"));
    fill(slot.mutable_members(), reading.people(keys, "members"));
    slot.set_hidden(is_hidden(reading, slot.agenda_item()) || is_hidden(reading, slot.session()));
  });
}

void read_case_studies(MeetingReading& reading) {
  reading.file.each("case_studies", [&](yaml::Keys& keys) {
    CaseStudy& study = *reading.add(keys, keys.id("id")).mutable_case_study();
    study.set_agenda_item(record_named(reading, keys, "agenda_item", "an agenda item"));
    study.set_pillar(record_named(reading, keys, "pillar", "a pillar", yaml::optional));
    study.set_title(keys.words("title", yaml::required));
    study.set_speaker(reading.person(keys, "speaker"));
    study.set_hidden(is_hidden(reading, study.agenda_item()));
    keys.known({"affiliation_in_agenda"});
  });
}

void read_resources(MeetingReading& reading) {
  reading.file.each("resources", [&](yaml::Keys& keys) {
    Resource& resource = *reading.add(keys, keys.id("id")).mutable_resource();
    resource.set_series(keys.words("series"));
    resource.set_title(keys.words("title"));
    fill(resource.mutable_authors(), keys.list("authors"));
    resource.set_url(keys.words("url"));
    keys.known({"line"});
  });
}

}  // namespace plenary
