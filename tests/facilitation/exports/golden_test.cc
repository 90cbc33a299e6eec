// The demonstration's record, and a guidebook, in every format: byte for byte where it is text, else the words that its
// reader finds (DOCX, XLSX and CSV of the record: documents_test.cc). What a picture shows is looked at. After a change that is meant, look at the difference and
// write the files anew:  PLENARY_WRITE_GOLDEN=1 build/dev/bin/exports_test "[golden]"
#include <fstream>

#include "facilitation/document/card_fields.h"
#include "facilitation/exports/formats.h"
#include "facilitation/exports/guidebook_formats.h"
#include "tests/catch.h"
#include "tests/facilitation/exports/opened.h"
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
