// What somebody brings to a meeting that is there: a list of people, a programme as a table, a file of a meeting's form.
// It is told what is wrong and where, or it is a request that the meeting can decide about.
#include "facilitation/meetings/calendar.h"
#include "facilitation/meetings/csv.h"
#include "facilitation/meetings/import_file.h"
#include "facilitation/rules/decide.h"
#include "tests/fuzz/problems.h"
#include "tests/fuzz/project_files.h"

namespace plenary::fuzz {
namespace {

constexpr const char* kTable = "table.csv";

struct Desk {
  const MeetingPlan& plan = test::meeting_named("moin-2019-bellagio");
  std::vector<Record> records = [this] {
    std::vector<Record> all = plan.records;
    Record& lead = all.emplace_back();
    lead.set_id("member.fay");
    lead.mutable_member()->set_participant("fay");
    lead.mutable_member()->set_role(FACILITATOR);
    return all;
  }();
  Document meeting = opened_with(records);
  ImportInto into{plan.id, meeting, plan.people};
};
const Desk& desk() {
  static const Desk kDesk;
  return kDesk;
}

void look_at_table(const std::string& text) {
  std::vector<Problem> problems;
  const auto table = csv::parse({kTable, text, ""}, problems);
  look_at_problems(problems, kTable, text);
  must(table.has_value() == problems.empty(), "a table with a problem, or neither");
  if (!table) return;
  for (const csv::Row& row : table->rows) {
    must(row.size() == table->columns.size(), "a row of another width than its table");
    for (const csv::Cell& cell : row) must(text::to_units(cell.text).has_value(), "a cell in letters that are none");
  }
}

void look_at_imported(const ImportedFile& imported, const std::string& text) {
  look_at_problems(imported.problems, kTable, text);
  if (!imported.problems.empty()) return;
  for (const auto& [id, line] : imported.lines) must(line > 0, "a record that stands nowhere in the file");
  const Document& meeting = desk().meeting;
  for (const std::string& id : gone_from(imported.request, meeting))
    must(meeting.find(id) != nullptr, "something is gone that was never there");
  Request request;
  *request.mutable_import_programme() = imported.request;
  for (const std::string& id : gone_from(imported.request, meeting)) request.mutable_import_programme()->add_gone(id);
  const Moment now{meeting.at_ms() + 1'000, 7};
  const Outcome outcome = decide(meeting, request, Actor{"fay", false}, now);
  must(outcome.accepted() || outcome.effects.empty(), "a refusal with effects");
  must(!sentence(outcome.refusal).empty() || outcome.accepted(), "a refusal without a sentence");
  if (!outcome.accepted()) return;
  Document after = meeting;
  for (const Effect& effect : outcome.effects) static_cast<void>(evolve(after, effect, meeting.seq() + 1));
  static_cast<void>(as_calendar(desk().plan.id, after, now.ms));
  // Bringing the same again changes nothing, but for what is gone from it by then.
  request.mutable_import_programme()->clear_gone();
  const Outcome again = decide(after, request, Actor{"fay", false}, Moment{now.ms + 1, 8});
  if (again.accepted() && !again.effects.empty())
    must_equal(again.effects.front().ShortDebugString(), "",
               "a file that was brought in changes something when it is brought again");
}

void look_at_import(std::string_view input) {
  const std::string text(input);
  look_at_table(text);
  look_at_imported(read_import_people({kTable, text, ""}, desk().into), text);
  look_at_imported(read_import_programme({kTable, text, ""}, desk().into), text);
  look_at_imported(read_import_yaml({kTable, text, ""}, desk().into), text);
}

std::vector<std::string> import_seeds() {
  return {
      "Name;Family name;Affiliation;Country;Role;Mode\nTimo "
      "H\xc3\xa4m\xc3\xa4l\xc3\xa4inen;H\xc3\xa4m\xc3\xa4l\xc3\xa4inen;SITRA, Finland;Finland;;\n"
      "Joseph D'Cruz;D'Cruz;UNDP/IIPP;;Plenary host;Remote\n",
      "\xef\xbb\xbf"
      "id,given name,family name,mode,time zone\r\na,\xc3\x85ke,\"Refsdal \"\"Moe\"\"\",table device,Europe/Lisbon\r\n",
      "id,session,day,start,end,minutes,kind,title,number,pillar,speakers,hidden\n"
      "s7,,2019-03-29,9:00,10:30,,Session,After all,VII,routes,,\n"
      "s7-case,s7,2019-03-29,,,20,Case study,\"A case, told\",,,Timo H\xc3\xa4m\xc3\xa4l\xc3\xa4inen;dan-hill,no\n"
      "gift,,,,,,surprise,Gift,,,,yes\n",
      "id\tsession\tkind\ttitle\rs1\t\tsession\tOne\rs1-a\ts1\tdiscussion\tTwo\r",
      "schema_version: 1\nagenda:\n  - {id: s7, kind: session, title: More, pillar: routes, speakers: [dan-hill]}\n",
      "schema_version: 1\npeople:\n  - {id: x, name: X Y, role: rapporteur, mode: remote}\nbreakouts:\n"
      "  - {id: g1, agenda_item: s2-breakout, title: G, cap: 9, members: [x]}\n"};
}

}  // namespace

const Target import_table{"import_table", look_at_import, import_seeds};

}  // namespace plenary::fuzz
