#include "facilitation/exports/paper.h"

#include <algorithm>
#include <map>

#include "facilitation/clocks/local_time.h"
#include "facilitation/exports/paper_writing.h"
#include "facilitation/records/said.h"

namespace plenary {
namespace {

void write_attendance(Writing& writing, const Attendance& attendance) {
  writing.paragraph(
      ours("In the room: " + std::to_string(attendance.in_room()) + ". Remote: " + std::to_string(attendance.remote()) +
           "." + (attendance.not_said() == 0 ? "" : " Did not say: " + std::to_string(attendance.not_said()) + ".")));
  if (attendance.types_size() > 0) {
    std::vector<Runs> types;
    for (const OrganisationType& one : attendance.types())
      types.push_back(words(one.type()) + ours(" " + std::to_string(one.people())));
    if (attendance.of_other_types() > 0) types.push_back(ours("others " + std::to_string(attendance.of_other_types())));
    writing.paragraph(ours("Types of organisation: ") + joined(types, ", ") + ours("."));
  }
  std::vector<std::string> roles;  // as they come: the record has them in order
  std::map<std::string, PaperTable> people;
  for (const AttendingPerson& person : attendance.people()) {
    if (!people.contains(person.role())) roles.push_back(person.role());
    PaperTable& table = people[person.role()];
    table.columns = {{"Name", "", "", kBroad}, {"Affiliation", ", ", "", kBroad}, {"How", " (", ")", kNarrow}};
    std::vector<Runs> affiliations;
    for (const auto& affiliation : person.affiliations()) affiliations.push_back(words(affiliation));
    const bool remote = person.mode() == "remote", device = person.mode() == "table_device";
    table.rows.push_back({{words(person.name()), joined(affiliations, " and "),
                           remote   ? ours("remote")
                           : device ? ours("a table's device")
                                    : Runs{}},
                          "",
                          0});
  }
  for (const auto& role : roles) {
    writing.paragraph(ours("As " + spoken(role) + ":"));
    writing.add(std::move(people[role]));
  }
}

// For whom a copy of this kind is.
std::string reader_of(const std::string& kind) {
  if (kind == "internal") return ", for those who were there";
  if (kind == "network") return ", for members of the network; nobody is named who has not said yes";
  return ", for everybody; nobody is named who has not said yes";
}

void write_head(Paper& paper, Writing& writing, const SessionRecord& record) {
  const RecordHead& head = record.head();
  writing.add(Heading{Heading::Level::title, 0, head.title().empty() ? ours("Session record") : words(head.title())});
  const auto plain_paragraph = [&](Runs runs) {
    Passage block;
    block.runs = std::move(runs);
    writing.add(std::move(block));
  };
  plain_paragraph(ours("Generated at " + record.generated_at()));
  if (head.fictional())
    plain_paragraph(Runs{{Run::Voice::strong, "Fictional.", ""}} +
                    ours(" The meeting, its people and everything said here are invented."));
  const auto comma = [](const std::string& more) { return more.empty() ? Runs{} : ours(", ") + words(more); };
  if (record.one_page()) {
    const auto where = head.meeting_title() + (head.date().empty() ? "" : ", ") + day_in_words(head.date());
    Facts facts;
    if (!where.empty()) facts.facts.push_back({"Meeting", words(where)});
    facts.facts.push_back(
        {"Status", stated(record.status()) + ours(". Copy: " + record.kind() + reader_of(record.kind()))});
    writing.add(std::move(facts));
  } else {
    Facts facts{{{"Meeting", stated(head.meeting_title())},
                 {"Session", stated(head.session_number()) + comma(head.session_title())},
                 {"Pillar", stated(pillar_said(head.pillar()))},
                 {"Date", stated(day_in_words(head.date()))},
                 {"Local time", stated(head.local_time()) + comma(head.time_zone())}}};
    if (!head.place().empty()) facts.facts.push_back({"Place", words(head.place())});
    facts.facts.push_back({"Status", stated(record.status())});
    facts.facts.push_back({"Copy", stated(record.kind()) + ours(reader_of(record.kind()))});
    writing.add(std::move(facts));
    plain_paragraph(words(record.not_verbatim()));
  }
  paper.title = head.title().empty() ? "Session record" : head.title();
  paper.meeting = head.meeting_title();
  paper.session = head.session_number() + (head.session_number().empty() || head.session_title().empty() ? "" : ", ") +
                  head.session_title();
  paper.pillar = head.pillar();
  paper.status = record.status();
  paper.generated_at = record.generated_at();
}

// Outside the room and the network people are counted, and what is said is said to everybody.
void write_policy(Writing& writing, const SessionRecord& record) {
  const PolicyInForce& policy = record.policy();
  record.has_written() ? writing.section("Policy in force", 3) : writing.section("Policy in force");
  if (!policy.verbatim().empty())
    writing.paragraph(ours("The words that people were given: ") + words(policy.verbatim()));
  std::vector<Runs> channels;
  for (const auto& channel : policy.capture_channels()) channels.push_back(words(spoken(channel)));
  writing.paragraph(ours("Ways of capture that were announced: ") +
                    (channels.empty() ? ours("not stated") : joined(channels, ", ")) + ours(". ") +
                    words(policy.attribution()) + ours("."));
  for (const OffRecord& pause : policy.pauses()) {
    const auto from = local_time(pause.from_ms(), record.head().time_zone());
    const auto to = local_time(pause.to_ms(), record.head().time_zone());
    if (from && to) writing.paragraph(ours("Off the record from " + from->clock + " to " + to->clock + "."));
  }
}

void write_question(Writing& writing, const SessionRecord& record) {
  writing.section("Question");
  if (!record.framing_question().empty())
    writing.quotation(record.framing_question());
  else
    writing.paragraph(ours("Each group worked on a question of its own; it stands with the group."));
  if (!record.framing_source().empty()) writing.paragraph(ours("Source: ") + words(record.framing_source()));
}

Facts colophon_of(const SessionRecord& record) {
  Facts colophon;
  colophon.facts = {
      {"Copy", words(record.kind())},
      {"Filters", ours(record.filters() == "none" ? "none: everything that this copy may show" : record.filters())},
      {"Schema", ours("session record, version " + std::to_string(record.schema_version()))}};
  if (record.one_page()) {
    const RecordHead& head = record.head();
    const std::string& title = head.session_title();
    if (!head.session_number().empty() || !title.empty())
      colophon.facts.push_back(
          {"Session", stated(head.session_number()) + (title.empty() ? Runs{} : ours(", ") + words(title))});
    colophon.facts.push_back({"Attribution", words(record.policy().attribution())});
  }
  for (const GroupRecord& group : record.groups())
    colophon.facts.push_back({"Made from", words(group.document()) +
                                               ours(" at commit " + std::to_string(group.at().seq()) + ", chain ") +
                                               stated(in_hex(group.at().chain()))});
  if (!record.has_written()) return colophon;
  const WrittenRecord& written = record.written();
  colophon.facts.push_back(
      {"Numbers", ours("of sections are the same in every record; one in which nothing stands is left out")});
  const auto at_commit = [](std::uint32_t seq, const std::string& chain) {
    return ours(" at commit " + std::to_string(seq) + ", chain ") + stated(in_hex(chain));
  };
  colophon.facts.push_back(
      {"Made from", words(written.document()) + at_commit(written.at().seq(), written.at().chain())});
  for (const SourceLog& source : written.sources())
    colophon.facts.push_back({"Drafted from", words(source.document()) + at_commit(source.seq(), source.chain())});
  if (!written.content_hash().empty())
    colophon.facts.push_back({"Approved content", ours(in_hex(written.content_hash()))});
  return colophon;
}

}  // namespace

Paper paper_of(const SessionRecord& record) {
  Paper paper;
  Writing writing(paper);
  write_head(paper, writing, record);
  if (record.one_page()) {
    write_on_one_page(writing, record);
    paper.colophon = colophon_of(record);
    paper.one_page = true;
    return paper;
  }
  if (record.has_written()) write_status(writing, record);
  write_policy(writing, record);
  writing.section("Who was there");
  write_attendance(writing, record.attendance());
  if (record.has_written()) {
    write_written(writing, record);
    paper.colophon = colophon_of(record);
    return paper;
  }
  write_question(writing, record);
  int place = 0;
  for (const GroupRecord& group : record.groups()) {
    if (record.groups_size() > 1) {
      writing.part(words(group.title().empty() ? group.document() : group.title()));
      writing.section("Who was in this group");
      write_attendance(writing, group.attendance());
      if (group.framing_question() != record.framing_question()) {
        writing.section("Question of this group");
        writing.quotation(group.framing_question());
      }
    }
    write_group(writing, group, record.head().time_zone(), ++place, !is_external(record.kind()));
  }
  paper.colophon = colophon_of(record);
  return paper;
}

Runs ours(std::string text) { return {{Run::Voice::ours, std::move(text), ""}}; }
Runs words(std::string text) { return {{Run::Voice::words, std::move(text), ""}}; }
Runs stated(const std::string& text) { return text.empty() ? ours("not stated") : words(text); }

Runs operator+(Runs left, Runs right) {
  for (Run& run : right) left.push_back(std::move(run));
  return left;
}

Runs joined(const std::vector<Runs>& parts, const std::string& between) {
  Runs all;
  for (const Runs& part : parts) {
    if (!all.empty()) all = std::move(all) + ours(between);
    all = std::move(all) + part;
  }
  return all;
}

std::string counted(std::uint32_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace plenary
