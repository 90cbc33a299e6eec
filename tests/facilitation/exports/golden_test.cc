// The demonstration's record, and a guidebook, in every format: byte for byte where it is text, else the words that its
// reader finds (DOCX, XLSX and CSV of the record: documents_test.cc). What a picture shows is looked at. After a change that is meant, look at the difference and
// write the files anew:  PLENARY_WRITE_GOLDEN=1 build/dev/bin/exports_test "[golden]"
#include <algorithm>
#include <cctype>
#include <fstream>

#include "facilitation/document/card_fields.h"
#include "facilitation/exports/formats.h"
#include "facilitation/exports/guidebook_formats.h"
#include "tests/catch.h"
#include "tests/facilitation/exports/opened.h"
#include "tests/facilitation/records/decided_board.h"
#include "tests/facilitation/records/told_guidebook.h"
#include "tests/facilitation/records/told_record.h"

using namespace plenary;
using namespace plenary::test;

namespace {

// The state hash belongs to the document's own vectors, not to this test.
SessionRecord demo_record(std::int64_t generated_ms = kGenerated) {
  const Document document = document_of(told_records());
  SessionRecord record = compile_board({"demo-2027.s2-b1", document, some_position()}, demo_people(), generated_ms);
  record.mutable_groups(0)->set_state_hash(std::string(32, '\x11'));
  return record;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("the demonstration's record is what it was, in every format", "[exports][golden]") {
  const SessionRecord record = demo_record();
  for (const Format& format : formats()) {
    if (!format.is_text) continue;
    const std::string path = "tests/facilitation/exports/golden/demo" + std::string(format.ending);
    const std::string file = format.write(record);
    if (std::getenv("PLENARY_WRITE_GOLDEN")) std::ofstream(source_folder() / path, std::ios::binary) << file;
    const auto expected = lines_of(file_of_project(path).text);
    const auto found = lines_of(file);
    INFO(path);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      INFO("line " << i + 1);
      CHECK(found[i] == expected[i]);
    }
  }
}

namespace {

void is_as_before(const std::string& name, const std::string& file) {
  const std::string path = "tests/facilitation/exports/golden/" + name;
  if (std::getenv("PLENARY_WRITE_GOLDEN")) std::ofstream(source_folder() / path, std::ios::binary) << file;
  INFO(path);
  CHECK(lines_of(file) == lines_of(file_of_project(path).text));
}

template <class AnyFormat>
std::string words_in(const AnyFormat& format, const std::string& bytes) {
  return format.name == "pdf" ? pdf_words(bytes) : opened(format, bytes);
}

}  // namespace

TEST_CASE("the demonstration's record reads as it did where it is laid out in pages", "[exports][golden]") {
  const SessionRecord record = demo_record();
  for (const char* name : {"pdf", "epub"}) {
    const Format& format = *format_named(name);
    is_as_before("demo" + std::string(format.ending) + ".txt", words_in(format, format.write(record)));
  }
}

TEST_CASE("a guidebook is what it was, in every format", "[exports][golden][guidebook]") {
  ToldGuidebook told;
  told.publish(edition_of(told));
  const GuidebookRecord record = compiled(told, "1");
  for (const GuidebookFormat& format : guidebook_formats())
    is_as_before("guidebook" + std::string(format.ending) + (format.is_text ? "" : ".txt"),
                 words_in(format, format.write(record)));
}

TEST_CASE("the record that is drafted from the demonstration is what it was", "[exports][golden][written]") {
  const Document board = document_of(told_records());
  const SessionRecord record = written_record(record_drafted_from(board), board, RecordKind::internal);
  for (const char* name : {"md", "html", "json"}) {
    const Format& format = *format_named(name);
    is_as_before("demo-written" + std::string(format.ending), format.write(record));
  }
}

TEST_CASE(
    "what was decided by consent, gradients, majority and by the sense of the room is what it was, in every format",
    "[exports][golden][deciding]") {
  SessionRecord record = record_of(decisions_alone());
  record.mutable_groups(0)->set_state_hash(std::string(32, '\x11'));
  for (const Format& format : formats()) {
    const bool is_a_picture = format.name == "png";
    if (!is_a_picture)
      is_as_before("decided" + std::string(format.ending) + (format.is_text ? "" : ".txt"),
                   words_in(format, format.write(record)));
  }
}

TEST_CASE("the record that is drafted from what was decided by a method is what it was",
          "[exports][golden][deciding][written]") {
  const SessionRecord record =
      written_record(record_drafted_from(decisions_alone()), decisions_alone(), RecordKind::internal);
  for (const char* name : {"md", "html", "json", "pdf", "docx", "epub", "xlsx", "csv"}) {
    const Format& format = *format_named(name);
    is_as_before("decided-written" + std::string(format.ending) + (format.is_text ? "" : ".txt"),
                 words_in(format, format.write(record)));
  }
}

TEST_CASE("two exports of one state differ in the generated-at line and nowhere else", "[exports]") {
  for (const Format& format : formats()) {
    const std::string file = format.write(demo_record(kGenerated));
    CHECK(file == format.write(demo_record(kGenerated)));
    if (format.name == "png") {  // drawn: there are no lines to compare
      CHECK(file != format.write(demo_record(kGenerated + 86'400'000)));
      continue;
    }
    const auto one = lines_of(opened(format, file));
    const auto other = lines_of(opened(format, format.write(demo_record(kGenerated + 86'400'000))));
    INFO(format.name);
    REQUIRE(one.size() == other.size());
    std::vector<std::string> different;
    for (std::size_t i = 0; i < one.size(); ++i)
      if (one[i] != other[i]) different.push_back(one[i]);
    if (format.is_text) REQUIRE(different.size() == 1);
    REQUIRE_FALSE(different.empty());
    for (const std::string& line : different) {
      INFO(line);
      CHECK((line.find("2027-04-2") != line.npos || line.find("Apr 2") != line.npos));
    }
  }
}

TEST_CASE("the order in which records came does not show in any format", "[exports][property]") {
  auto records = told_records();
  for (const char* field : {"horizon", "baseline", "direction", "owner"})
    set_answer(*find(records, "C12")->mutable_card(), field, "x");
  const auto in_every_format = [](const SessionRecord& record, bool only_text) {
    std::vector<std::string> files;
    for (const Format& format : formats())
      if (format.is_text || !only_text) files.push_back(format.write(record));
    return files;
  };
  const auto expected = in_every_format(record_of(records), true);
  const auto documents = in_every_format(record_of(records), false);
  for (std::uint32_t seed = 1; seed <= 10; ++seed) {
    INFO("seed " << seed);
    std::mt19937 chance(seed);
    std::shuffle(records.begin(), records.end(), chance);
    CHECK(in_every_format(record_of(records), true) == expected);
  }
  CHECK(in_every_format(record_of(records), false) == documents);
}

TEST_CASE("a session with two groups is one file, with each group's sections", "[exports]") {
  auto records = told_records();
  const Document one = document_of(records);
  find(records, "board")->mutable_board()->set_title("Group 2");
  find(records, "board")->mutable_board()->set_framing_question("Another question?");
  const Document two = document_of(records);
  const auto record = compile_session({{"a", one, some_position()}, {"b", two, some_position()}}, demo_people(), 0);
  const std::string markdown = format_named("md")->write(record);
  CHECK_THAT(markdown, PLENARY_CONTAINS("# Session II: ROUTES AND DIRECTIONS\n"));
  CHECK_THAT(markdown, PLENARY_CONTAINS("\n# Group 1: rivers and cities\n"));
  CHECK_THAT(markdown, PLENARY_CONTAINS("\n# Group 2\n"));
  CHECK_THAT(markdown, PLENARY_CONTAINS("\n> Another question?\n"));
}

namespace {

// The ids of what people made on the board, as words of a text: "C07", "V1".
std::vector<std::string> ids_in(const std::string& text, const Document& board) {
  std::vector<std::string> found;
  const auto is_of_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  for (const auto& [id, entry] : board.entries()) {
    if (entry.record.has_board() || entry.record.has_member() || entry.record.has_harvest()) continue;
    if (entry.record.has_region()) continue;  // "direction": a word as any other
    for (auto at = text.find(id); at != text.npos; at = text.find(id, at + 1)) {
      const bool begins = at == 0 || !is_of_word(text[at - 1]);
      const bool ends = at + id.size() >= text.size() || !is_of_word(text[at + id.size()]);
      if (begins && ends) found.push_back(id);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("a record calls what it refers to by its words or its number, never by an id", "[exports][deciding]") {
  const Document& board = decided_board();
  const std::string told = format_named("md")->write(record_of(board));
  CHECK_THAT(told, PLENARY_CONTAINS("see the vote on clusters"));
  CHECK_THAT(told, PLENARY_CONTAINS("- Needed first: Two pages on what a day open costs now"));
  CHECK(ids_in(told.substr(0, told.find("Annex: ids")), board) == std::vector<std::string>());
  const std::string drafted =
      format_named("md")->write(written_record(record_drafted_from(board), board, RecordKind::internal));
  CHECK_THAT(drafted, PLENARY_CONTAINS("From the cluster “Open the river to swimmers”"));
  CHECK_THAT(drafted, PLENARY_CONTAINS("Needed first: Two pages on what a day open costs now"));
  CHECK(ids_in(drafted, board) == std::vector<std::string>());
}

TEST_CASE("every format says meeting, session, policy, copy, filters, schema and positions in the logs", "[exports]") {
  const Document board = document_of(told_records());
  SessionRecord page = record_of(board);
  keep_to_one_page(page);
  const SessionRecord written = written_record(record_drafted_from(board), board, RecordKind::internal);
  for (const SessionRecord& record : {record_of(board), page, written})
    for (const Format& format : formats()) {
      const bool can_be_asked_for =
          (format.has_pages || !record.one_page()) && (format.is_whole || !record.has_written());
      if (!can_be_asked_for || format.name == "png") continue;  // a picture: its words are those of the svg
      INFO(format.name << (record.one_page() ? ", one page" : record.has_written() ? ", written" : ""));
      // Lines of a calendar are folded; JSON has the chain in base64.
      std::string file = closed_up(opened(format, format.write(record)));
      std::transform(file.begin(), file.end(), file.begin(), [](unsigned char c) { return std::tolower(c); });
      const std::string filters = record.one_page() ? "onepage" : "none";
      CHECK_THAT(file, PLENARY_CONTAINS("demonstrationmeeting"));
      CHECK_THAT(file, PLENARY_CONTAINS("ii"));
      CHECK_THAT(file, PLENARY_CONTAINS("notattributedwithoutpermission"));
      CHECK_THAT(file, PLENARY_CONTAINS("internal"));
      CHECK_THAT(file, PLENARY_CONTAINS("filters"));
      CHECK_THAT(file, PLENARY_CONTAINS(filters));
      CHECK_THAT(file, PLENARY_CONTAINS("schema"));
      CHECK_THAT(file, PLENARY_CONTAINS(record.has_written() ? "demo-2027.record.s2-b1" : "demo-2027.s2-b1"));
      const std::string chain = record.has_written() ? std::string(32, '2') : "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a";
      if (format.name != "json") CHECK_THAT(file, PLENARY_CONTAINS(chain));
    }
}
