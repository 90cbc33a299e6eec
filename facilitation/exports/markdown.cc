#include "facilitation/exports/markdown.h"

#include <map>

#include "facilitation/exports/markdown_page.h"
#include "facilitation/clocks/local_time.h"

namespace plenary {
namespace {

void write_attendance(Page& page, const Attendance& attendance) {
  page.paragraph("In the room: " + std::to_string(attendance.in_room()) +
                 ". Remote: " + std::to_string(attendance.remote()) + "." +
                 (attendance.not_said() == 0 ? "" : " Did not say: " + std::to_string(attendance.not_said()) + "."));
  std::vector<std::string> roles;  // as they come: the record has them in order
  std::map<std::string, std::vector<std::string>> people;
  for (const AttendingPerson& person : attendance.people()) {
    std::string words = in_markdown(person.name());
    std::vector<std::string> affiliations;
    for (const auto& affiliation : person.affiliations()) affiliations.push_back(in_markdown(affiliation));
    if (!affiliations.empty()) words += ", " + joined(affiliations, " and ");
    if (person.mode() == "remote") words += " (remote)";
    if (person.mode() == "table_device") words += " (a table's device)";
    if (!people.contains(person.role())) roles.push_back(person.role());
    people[person.role()].push_back(std::move(words));
  }
  for (const auto& role : roles) {
    page.paragraph("As " + spoken(role) + ":");
    for (const auto& person : people[role]) page.item(person);
  }
}

void write_head(Page& page, const SessionRecord& record) {
  const RecordHead& head = record.head();
  page.line("# " + in_markdown_line(head.title().empty() ? "Session record" : head.title()));
  page.gap();
  page.line("Generated at " + record.generated_at());
  page.gap();
  if (head.fictional()) page.line("**Fictional.** The meeting, its people and everything said here are invented.\n");
  page.item("Meeting: " + stated(head.meeting_title()));
  page.item("Session: " + stated(head.session_number()) +
            (head.session_title().empty() ? "" : ", " + in_markdown(head.session_title())));
  page.item("Pillar: " + stated(head.pillar()));
  page.item("Date: " + stated(head.date()));
  page.item("Local time: " + stated(head.local_time()) +
            (head.time_zone().empty() ? "" : ", " + in_markdown(head.time_zone())));
  page.item("Status: " + stated(record.status()));
  page.item("Copy: " + stated(record.kind()) + ", for those who were there");
  page.gap();
  page.line(in_markdown(record.not_verbatim()));
}

void write_policy(Page& page, const SessionRecord& record) {
  const PolicyInForce& policy = record.policy();
  page.section("Policy in force");
  if (!policy.verbatim().empty()) page.paragraph("The words that people were given: " + in_markdown(policy.verbatim()));
  std::vector<std::string> channels;
  for (const auto& channel : policy.capture_channels()) channels.push_back(in_markdown(spoken(channel)));
  page.paragraph("Captured as: " + (channels.empty() ? "not stated" : joined(channels, ", ")) + ". " +
                 in_markdown(policy.attribution()) + ".");
  for (const OffRecord& pause : policy.pauses()) {
    const auto from = local_time(pause.from_ms(), record.head().time_zone());
    const auto to = local_time(pause.to_ms(), record.head().time_zone());
    if (from && to) page.paragraph("Off the record from " + from->clock + " to " + to->clock + ".");
  }
}

void write_question(Page& page, const SessionRecord& record) {
  page.section("Question");
  if (!record.framing_question().empty())
    page.quotation(record.framing_question());
  else
    page.paragraph("Each group worked on a question of its own; it stands with the group.");
  if (!record.framing_source().empty()) page.paragraph("Source: " + in_markdown(record.framing_source()));
}

}  // namespace

std::string to_markdown(const SessionRecord& record) {
  Page page;
  write_head(page, record);
  write_policy(page, record);
  page.section("Who was there");
  write_attendance(page, record.attendance());
  write_question(page, record);
  for (const GroupRecord& group : record.groups()) {
    if (record.groups_size() > 1) {
      page.part(in_markdown_line(group.title().empty() ? group.document() : group.title()));
      page.section("Who was in this group");
      write_attendance(page, group.attendance());
      if (group.framing_question() != record.framing_question()) {
        page.section("Question of this group");
        page.quotation(group.framing_question());
      }
    }
    write_group(page, group, record.head().time_zone());
  }
  return std::move(page).text();
}

}  // namespace plenary
