#include "facilitation/meetings/import_file.h"

#include <algorithm>

#include "facilitation/document/programme.h"
#include "facilitation/meetings/csv.h"
#include "facilitation/meetings/reading.h"

namespace plenary {
namespace {

// What the meeting has can be named by the file.
void know(MeetingReading& reading, const ImportInto& into) {
  reading.plan.id = into.id;
  if (const Meeting* meeting = into.meeting.meeting()) reading.meeting.set_time_zone(meeting->time_zone());
  for (const auto& [id, entry] : into.meeting.entries()) reading.there.insert(id);
}

ImportedFile none_but(std::vector<Problem> problems) {
  ImportedFile imported;
  imported.problems = std::move(problems);
  return imported;
}

ImportedFile taken(MeetingReading& reading, std::vector<Problem> problems) {
  ImportedFile imported = none_but(std::move(problems));
  if (!imported.problems.empty()) return imported;
  for (Record& record : reading.plan.records) *imported.request.add_records() = std::move(record);
  imported.people = std::move(reading.plan.people);
  imported.lines = std::move(reading.lines);
  return imported;
}

// ---------------------------------------------------------------- tables

yaml::Node scalar(const csv::Cell& at, std::string text, bool quoted = true) {
  yaml::Node node;
  node.kind = yaml::Node::scalar;
  node.line = at.line;
  node.column = at.column;
  node.quoted = quoted;
  node.text = std::move(text);
  return node;
}

std::vector<std::string> split(const std::string& text, std::string_view separators) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, from), text.size());
    std::string part = text.substr(from, end - from);
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    if (!part.empty()) parts.push_back(std::move(part));
    from = end + 1;
  }
  return parts;
}

// A row as the map that a file would have in its place, so that both are judged alike.
class RowAsMap {
 public:
  RowAsMap(const csv::Table& table, const csv::Row& row) : table_(table), row_(row) {
    node_.kind = yaml::Node::map;
    node_.line = row.front().line;
    node_.column = row.front().column;
  }

  [[nodiscard]] const csv::Cell* cell(std::string_view column) const {
    const auto found = std::find(table_.columns.begin(), table_.columns.end(), column);
    const csv::Cell* cell =
        found == table_.columns.end() ? nullptr : &row_[static_cast<std::size_t>(found - table_.columns.begin())];
    return cell && !cell->text.empty() ? cell : nullptr;
  }
  [[nodiscard]] std::string text(std::string_view column) const { return cell(column) ? cell(column)->text : ""; }

  void words(const std::string& key, std::string_view column) {
    if (const csv::Cell* found = cell(column)) add(key, scalar(*found, found->text));
  }
  void given(const std::string& key, std::string text) { add(key, scalar(row_.front(), std::move(text))); }
  void number(const std::string& key, std::string_view column) {
    if (const csv::Cell* found = cell(column)) add(key, scalar(*found, found->text, /*quoted=*/false));
  }
  // "presentation", "Case study"
  void word(const std::string& key, std::string_view column) {
    const csv::Cell* found = cell(column);
    if (!found) return;
    std::string word = found->text;
    for (char& c : word) c = c == ' ' || c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    add(key, scalar(*found, std::move(word)));
  }
  // "9:00" is what spreadsheets make of "09:00".
  void clock(const std::string& key, std::string_view column) {
    const csv::Cell* found = cell(column);
    if (found)
      add(key, scalar(*found, found->text.size() == 4 && found->text[1] == ':' ? "0" + found->text : found->text));
  }
  void truth(const std::string& key, std::string_view column) {
    const csv::Cell* found = cell(column);
    if (!found) return;
    std::string word = found->text;
    for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool yes = word == "yes" || word == "x" || word == "1" || word == "true";
    const bool no = word == "no" || word == "0" || word == "false";
    add(key, scalar(*found, yes ? "true" : no ? "false" : found->text, /*quoted=*/false));
  }
  void list(const std::string& key, std::string_view column, const std::vector<std::string>& texts) {
    const csv::Cell* found = cell(column);
    if (!found) return;
    yaml::Node list = scalar(*found, "");
    list.kind = yaml::Node::sequence;
    for (const std::string& text : texts) list.items.push_back(scalar(*found, text));
    add(key, std::move(list));
  }
  [[nodiscard]] yaml::Node node() && { return std::move(node_); }

 private:
  const csv::Table& table_;
  const csv::Row& row_;
  yaml::Node node_;

  void add(const std::string& key, yaml::Node value) {
    node_.entries.push_back({key, value.line, value.column, std::move(value)});
  }
};

void check_columns(const NamedText& file, const csv::Table& table, const std::vector<std::string>& known,
                   std::vector<Problem>& problems) {
  for (const std::string& column : table.columns)
    if (!column.empty() && std::find(known.begin(), known.end(), column) == known.end())
      problems.push_back(
          {file.name, 1, 1, column, "this column is not known here; use" + yaml::suggestion(column, known)});
}

// A tree with the rows of the table under one key.
template <class AsMap>
std::optional<yaml::Node> as_tree(const NamedText& file, const std::string& key,
                                  const std::vector<std::string>& columns, std::vector<Problem>& problems,
                                  AsMap as_map) {
  const auto table = csv::parse(file, problems);
  if (!table) return std::nullopt;
  check_columns(file, *table, columns, problems);
  yaml::Node list;
  list.kind = yaml::Node::sequence;
  for (const csv::Row& row : table->rows) {
    RowAsMap map(*table, row);
    as_map(map);
    list.items.push_back(std::move(map).node());
  }
  yaml::Node root;
  root.kind = yaml::Node::map;
  root.entries.push_back({key, 1, 1, std::move(list)});
  return root;
}

// "rows[3].start": whoever wrote a table knows its column, and the line stands beside it.
void name_columns(std::vector<Problem>& problems, const std::map<std::string, std::string>& columns) {
  for (Problem& problem : problems) {
    const std::size_t dot = problem.field.rfind('.');
    if (dot != std::string::npos) problem.field.erase(0, dot + 1);
    if (const auto column = columns.find(problem.field); column != columns.end()) problem.field = column->second;
  }
}

// As they are called, if that means one of them; else as it is written, which may be an id.
std::string speaker(const std::string& said, const ImportInto& into) {
  const ListedPerson* found = nullptr;
  for (const ListedPerson& person : into.people) {
    if (person.name() != said) continue;
    if (found) return said;
    found = &person;
  }
  return found ? found->id() : said;
}

}  // namespace

ImportedFile read_import_yaml(const NamedText& file, const ImportInto& into) {
  std::vector<Problem> problems;
  const auto root = yaml::parse(file, problems);
  if (!root) return none_but(std::move(problems));
  yaml::Keys keys(*root, "", {file.name, problems});
  MeetingReading reading{keys, nullptr, {}, {}, {}, {}, {}, {}};
  know(reading, into);
  if (keys.number("schema_version", yaml::required) != 1 && keys.has("schema_version"))
    keys.problem("schema_version", "this program reads version 1");
  read_people(reading);
  if (keys.has("meeting")) {
    read_meeting(reading);
  } else {
    keys.known({"meeting", "fictional", "policy", "key_contact"});
  }
  read_framework(reading);
  read_agenda(reading);
  read_breakout_slots(reading);
  read_case_studies(reading);
  read_resources(reading);
  // Boards and their stories belong to a meeting that is opened from its file.
  keys.known({"ambiguities", "derived_facts", "encoding_note", "mission_roadmap_model", "planning_inference",
              "works_cited_in_text"});
  keys.done();
  return taken(reading, std::move(problems));
}

ImportedFile read_import_people(const NamedText& table, const ImportInto& into) {
  static const std::vector<std::string> kColumns = {
      "id",      "participant", "name", "family_name", "given_name",       "affiliation",
      "country", "role",        "mode", "time_zone",   "organisation_type"};
  std::vector<Problem> problems;
  const auto root = as_tree(table, "participants", kColumns, problems, [](RowAsMap& row) {
    const std::string joined = row.text("given_name") + (row.cell("given_name") && row.cell("family_name") ? " " : "") +
                               row.text("family_name");
    const std::string name = row.cell("name") ? row.text("name") : joined;
    if (!name.empty()) row.given("name", name);
    row.words("id", "id");
    // Without an id somebody is who their name says, so that the same list again means the same people.
    if (!row.cell("id") && !name.empty()) row.given("id", participant_id("name", name));
    row.words("participant", "participant");
    row.cell("family_name") ? row.words("family_name", "family_name") : row.given("family_name", name);
    row.list("affiliations", "affiliation", split(row.text("affiliation"), "/;"));
    row.words("country_stated", "country");
    row.word("role", "role");
    row.word("mode", "mode");
    row.words("time_zone", "time_zone");
    row.words("organisation_type", "organisation_type");
  });
  if (root) {
    yaml::Keys keys(*root, "", {table.name, problems});
    MeetingReading reading{keys, nullptr, {}, {}, {}, {}, {}, {}};
    know(reading, into);
    read_people(reading);
    name_columns(problems, {{"country_stated", "country"}, {"affiliations", "affiliation"}});
    return taken(reading, std::move(problems));
  }
  return none_but(std::move(problems));
}

ImportedFile read_import_programme(const NamedText& table, const ImportInto& into) {
  static const std::vector<std::string> kColumns = {"id",      "session",  "day",   "start", "end",
                                                    "minutes", "absorbs",  "kind",  "title", "number",
                                                    "pillar",  "speakers", "hidden"};
  std::vector<Problem> problems;
  const auto root = as_tree(table, "rows", kColumns, problems, [&](RowAsMap& row) {
    for (const char* same : {"id", "session", "day", "title", "number", "pillar"}) row.words(same, same);
    row.clock("start", "start");
    row.clock("end", "end");
    row.number("planned_minutes", "minutes");
    row.number("absorbs_minutes", "absorbs");
    row.word("kind", "kind");
    row.truth("hidden", "hidden");
    std::vector<std::string> speakers = split(row.text("speakers"), ";");
    for (std::string& said : speakers) said = speaker(said, into);
    row.list("speakers", "speakers", speakers);
  });
  if (root) {
    yaml::Keys keys(*root, "", {table.name, problems});
    MeetingReading reading{keys, nullptr, {}, {}, {}, {}, {}, {}};
    know(reading, into);
    read_agenda_rows(reading);
    name_columns(problems, {{"planned_minutes", "minutes"}, {"absorbs_minutes", "absorbs"}});
    return taken(reading, std::move(problems));
  }
  return none_but(std::move(problems));
}

std::vector<std::string> gone_from(const ImportProgramme& request, const Document& meeting) {
  std::set<std::string> told;
  bool tells_a_programme = false;
  for (const Record& record : request.records()) {
    told.insert(record.id());
    tells_a_programme |= record.has_agenda_item();
  }
  std::vector<std::string> gone;
  if (!tells_a_programme) return gone;  // a list of people says nothing of it
  const auto is_gone = [&](const Record& record) {
    return !told.contains(record.id()) && record.agenda_item().added_by().empty() && !runs(record.agenda_item());
  };
  for (const Record* session : parts_of(meeting, "")) {
    const auto parts = parts_of(meeting, session->id());
    std::size_t parts_gone = 0;
    for (const Record* part : parts)
      if (is_gone(*part)) {
        gone.push_back(part->id());
        ++parts_gone;
      }
    if (is_gone(*session) && parts_gone == parts.size()) gone.push_back(session->id());
  }
  return gone;
}

}  // namespace plenary
