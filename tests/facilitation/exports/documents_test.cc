// PDF, DOCX, XLSX and CSV, read back and compared with the record.
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <fstream>
#include <set>

#include "facilitation/exports/paper.h"
#include "facilitation/exports/plain_words.h"
#include "facilitation/exports/sheets.h"
#include "tests/catch.h"
#include "tests/facilitation/exports/hostile_words.h"
#include "tests/facilitation/exports/opened.h"
#include "tests/facilitation/records/told_record.h"

using namespace plenary;
using namespace plenary::test;

namespace {

const SessionRecord& demo() {
  static const SessionRecord record = record_of(told_records());
  return record;
}
std::string file(const char* format, const SessionRecord& record = demo()) {
  return format_named(format)->write(record);
}

// Everything that is written on a paper, a text a block or a cell.
std::vector<std::string> texts_of(const Paper& paper) {
  std::vector<std::string> texts;
  const auto add = [&](const Runs& runs) {
    for (const Run& run : runs)
      for (const std::string& line : shown_lines(run.text)) texts.push_back(line);
  };
  for (const Block& block : paper.blocks) {
    if (const auto* heading = std::get_if<Heading>(&block)) add(heading->runs);
    if (const auto* quotation = std::get_if<Quotation>(&block)) add(quotation->runs);
    if (const auto* passage = std::get_if<Passage>(&block)) {
      add(passage->lead);
      add(passage->runs);
      for (const Runs& remark : passage->remarks) add(remark);
    }
    if (const auto* listing = std::get_if<Listing>(&block))
      for (const Runs& item : listing->items) add(item);
    if (const auto* facts = std::get_if<Facts>(&block))
      for (const Fact& fact : facts->facts) add(fact.runs);
    if (const auto* table = std::get_if<PaperTable>(&block))
      for (const PaperRow& row : table->rows)
        for (const Runs& cell : row.cells) add(cell);
  }
  return texts;
}

const std::vector<std::string>& worse_words() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> all = hostile_words();
    for (const char* more : {"=cmd|' /C calc'!A0",
                             "+1+1",
                             "-2+3",
                             "@SUM(A1)",
                             "\t=1+1",
                             "\xef\xbc\x9d"
                             "1+1",
                             "_x0041_ _x000D_",
                             "]]> <!-- -- > <?x ?>",
                             "<w:p/></w:t>",
                             "&#0; &#x1F; &amp;lt;",
                             "\xef\xbf\xbe noncharacter \xef\xbf\xbf",
                             "\x01\x02\x1b[31m",
                             "PK\x03\x04",
                             "PK\x05\x06",
                             "</style><script>alert(1)</script>",
                             "\" onload=\"alert(1)",
                             "data:text/html,<script>alert(1)</script>",
                             "javascript:alert(1)",
                             "%PDF-1.7 endobj trailer startxref %%EOF",
                             "trailer << /Root 1 0 R >>",
                             "' OR 1=1 --",
                             "a\"b\"\"c,d\r\ne",
                             "\xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7 \xe2\x80\xae"
                             "abc",
                             "\xce\x9a\xce\xb1\xce\xbb\xce\xb7\xce\xbc\xce\xad\xcf\x81\xce\xb1"})
      all.emplace_back(more);
    return all;
  }();
  return words;
}

SessionRecord hostile_record() {
  auto records = told_records();
  std::size_t next = 0;
  const auto words = [&] { return worse_words()[next++ % worse_words().size()]; };
  for (auto& record : records) {
    if (record.has_card() || record.has_note() || record.has_decision()) record.mutable_text()->set_content(words());
    if (record.has_card()) record.mutable_card()->set_source(words());
    if (record.has_cluster()) record.mutable_cluster()->set_title(words());
    if (record.has_region()) record.mutable_region()->set_prompt(words());
    if (record.has_board()) record.mutable_board()->set_title("<b>=1+1\xe2\x80\xae");
  }
  auto people = demo_people();
  for (Person& person : people) person.set_name(person.name() + words());
  return compile_board({"demo", document_of(records), some_position()}, people, kGenerated);
}

}  // namespace

TEST_CASE("every reference on a paper leads to one place", "[exports][paper]") {
  const Paper paper = paper_of(demo());
  std::multiset<std::string> anchors;
  std::set<std::string> led_to;
  const auto follow = [&](const Runs& runs) {
    for (const Run& run : runs)
      if (!run.to.empty()) led_to.insert(run.to);
  };
  for (const Block& block : paper.blocks) {
    if (const auto* passage = std::get_if<Passage>(&block)) {
      if (!passage->anchor.empty()) anchors.insert(passage->anchor);
      follow(passage->runs);
      for (const Runs& remark : passage->remarks) follow(remark);
    }
    if (const auto* facts = std::get_if<Facts>(&block))
      for (const Fact& fact : facts->facts) follow(fact.runs);
    if (const auto* table = std::get_if<PaperTable>(&block))
      for (const PaperRow& row : table->rows) {
        if (!row.anchor.empty()) anchors.insert(row.anchor);
        for (const Runs& cell : row.cells) follow(cell);
      }
  }
  CHECK(led_to.size() > 40);
  for (const std::string& anchor : led_to) {
    INFO(anchor);
    CHECK(anchors.count(anchor) == 1);
  }
}

TEST_CASE("a DOCX says what the paper says, with real headings, numbering and tables", "[exports][docx]") {
  const auto parts = entries_of(file("docx"));
  const std::string& document = parts.at("word/document.xml");
  std::string all;
  for (const std::string& block : blocks_of(document, "w:p")) all += block + "\n";
  for (const std::string& text : texts_of(paper_of(demo()))) {
    INFO(text);
    CHECK(all.find(text) != all.npos);
  }
  for (const auto& [name, content] : parts) {
    INFO(name);
    CHECK_NOTHROW(parsed_xml(content));
    CHECK(content.find("TargetMode") == content.npos);  // nothing outside
  }
  CHECK_THAT(document, PLENARY_CONTAINS("<w:pStyle w:val=\"Heading2\"/>"));
  CHECK_THAT(document, PLENARY_CONTAINS("<w:pStyle w:val=\"NumberedParagraph\"/>"));
  CHECK_THAT(document, PLENARY_CONTAINS("<w:tblHeader/>"));
  CHECK_THAT(parts.at("word/numbering.xml"), PLENARY_CONTAINS("w:lvlText w:val=\"%1.%2\""));

  const std::string path = "tests/facilitation/exports/golden/demo.docx.txt";
  if (std::getenv("PLENARY_WRITE_GOLDEN")) std::ofstream(source_folder() / path, std::ios::binary) << all;
  CHECK(all == file_of_project(path).text);
}

namespace {

// As Word counts: lists of one definition go on from each other; one that begins at a number is there when it is first used.
std::vector<std::string> counted_by_word(const std::string& document, const std::string& numbering) {
  const pugi::xml_document lists = parsed_xml(numbering);
  const auto starts = [&](int list, int level) {
    for (const pugi::xml_node num : lists.child("w:numbering").children("w:num"))
      if (num.attribute("w:numId").as_int() == list)
        for (const pugi::xml_node over : num.children("w:lvlOverride"))
          if (over.attribute("w:ilvl").as_int() == level)
            return over.child("w:startOverride").attribute("w:val").as_int();
    return 0;
  };
  std::vector<std::string> counted;
  std::set<int> used;
  int section = 0, paragraph = 0;
  const pugi::xml_document read = parsed_xml(document);
  for (const pugi::xml_node p : read.child("w:document").child("w:body").children("w:p")) {
    const pugi::xml_node numbers = p.child("w:pPr").child("w:numPr");
    if (!numbers) continue;
    const int list = numbers.child("w:numId").attribute("w:val").as_int(),
              level = numbers.child("w:ilvl").attribute("w:val").as_int();
    const bool first = used.insert(list).second;
    const int at_section = first ? starts(list, 0) : 0, at_paragraph = first ? starts(list, 1) : 0;
    if (level == 0) {
      section = at_section != 0 ? at_section : section + 1;
      paragraph = 0;
      counted.push_back(std::to_string(section));
    } else {
      if (at_section != 0) section = at_section;
      paragraph = at_paragraph != 0 ? at_paragraph : paragraph + 1;
      counted.push_back(std::to_string(section) + "." + std::to_string(paragraph));
    }
  }
  return counted;
}

std::vector<std::string> numbers_in(const Paper& paper) {
  std::vector<std::string> numbers;
  for (const Block& block : paper.blocks) {
    if (const auto* heading = std::get_if<Heading>(&block); heading && heading->number != 0)
      numbers.push_back(std::to_string(heading->number));
    if (const auto* passage = std::get_if<Passage>(&block); passage && passage->number != 0)
      numbers.push_back(std::to_string(passage->section) + "." + std::to_string(passage->number));
  }
  return numbers;
}

}  // namespace

TEST_CASE("in a DOCX sections and paragraphs have the numbers of the record, also where others are left out",
          "[exports][docx][written]") {
  const Document board = document_of(told_records());
  const Document record = record_drafted_from(board, [](std::vector<Record>& records) {
    std::uint32_t decisions = 0;
    for (Record& one : records) {
      if (one.paragraph().section() != "decisions") continue;
      one.mutable_paragraph()->set_number(++decisions);
      if (decisions == 2 || decisions == 3 || decisions == 7) one.mutable_paragraph()->mutable_trashed()->set_by("x");
    }
  });
  for (const RecordKind kind : {RecordKind::internal, RecordKind::publication}) {
    const SessionRecord copy = written_record(record, board, kind);
    const auto parts = entries_of(format_named("docx")->write(copy));
    const auto expected = numbers_in(paper_of(copy));
    CHECK(std::find(expected.begin(), expected.end(), "9.4") != expected.end());
    CHECK(counted_by_word(parts.at("word/document.xml"), parts.at("word/numbering.xml")) == expected);
  }
  const auto parts = entries_of(file("docx"));
  CHECK(counted_by_word(parts.at("word/document.xml"), parts.at("word/numbering.xml")) == numbers_in(paper_of(demo())));
}

TEST_CASE("a PDF says what the paper says, tagged, with bookmarks, a title, and its fonts within it",
          "[exports][pdf]") {
  const std::string pdf = file("pdf");
  const std::string all = closed_up(pdf_words(pdf));
  for (const std::string& text : texts_of(paper_of(demo()))) {
    // A page may end within a text: then it is looked for by its beginning and its end.
    const std::string whole = closed_up(text);
    const std::string part = whole.substr(0, 40);
    INFO(text);
    if (all.find(part.substr(0, part.find_last_of("abcdefghijklmnopqrstuvwxyz.") + 1)) != all.npos) continue;
    constexpr std::size_t kEnough = 8;
    REQUIRE(whole.size() > 2 * kEnough);
    CHECK(all.find(whole.substr(0, kEnough)) != all.npos);
    CHECK(all.find(whole.substr(whole.size() - kEnough)) != all.npos);
  }
  const std::string about = told_by("pdfinfo", "", pdf);
  CHECK_THAT(about, PLENARY_CONTAINS("Tagged:          yes"));
  CHECK_THAT(about, PLENARY_CONTAINS("Title:           Group 1: rivers and cities"));
  CHECK_THAT(about, PLENARY_CONTAINS("JavaScript:      no"));
  CHECK_THAT(told_by("pdfinfo -struct", "", pdf), PLENARY_CONTAINS("Document"));
  std::istringstream fonts(told_by("pdffonts", "", pdf));
  std::size_t count = 0;
  for (std::string line; std::getline(fonts, line); ++count)
    if (count >= 2) {
      INFO(line);
      CHECK(line.find(" yes yes yes ") != line.npos);  // embedded, a subset, with its characters
    }
  CHECK(count > 4);
  CHECK_THAT(pdf, PLENARY_CONTAINS("/Outlines"));
  CHECK_THAT(pdf, PLENARY_CONTAINS("/Lang (en-GB)"));
}

TEST_CASE("sheets hold the record; XLSX and CSV hold the sheets", "[exports][xlsx][csv]") {
  const auto sheets = sheets_of(demo());
  const auto book = entries_of(file("xlsx"));
  const auto files = entries_of(file("csv"));
  REQUIRE(files.size() == sheets.size());
  std::string all;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    INFO(sheets[i].name);
    const std::string& csv = files.at(sheets[i].name + ".csv");
    all += sheets[i].name + "\n" + csv.substr(3) + "\n";
    CHECK(csv.starts_with("\xef\xbb\xbf"));
    const auto cells = blocks_of(book.at("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml"), "c");
    std::vector<std::string> expected;
    for (const auto& column : sheets[i].columns) expected.push_back(column.name);
    for (const auto& row : sheets[i].rows) {
      CHECK(row.size() == sheets[i].columns.size());
      for (const Cell& cell : row) {
        if (const auto* words = std::get_if<std::string>(&cell)) expected.push_back(*words);
        if (const auto* number = std::get_if<std::int64_t>(&cell)) expected.push_back(std::to_string(*number));
      }
    }
    CHECK(cells == expected);
  }
  CHECK(
      files.at("cards.csv")
          .find(
              "\r\n\"demo-2027.s2-b1\",3,\"C03\",\"evidence\",\"Eleven monitoring points; results take five days.\"") !=
      std::string::npos);

  const std::string path = "tests/facilitation/exports/golden/demo.csv.txt";
  if (std::getenv("PLENARY_WRITE_GOLDEN")) std::ofstream(source_folder() / path, std::ios::binary) << all;
  CHECK(all == file_of_project(path).text);
}

TEST_CASE("words that would be a formula have a ' before them in a CSV", "[exports][csv][hostile]") {
  CHECK(defused("=1+1") == "'=1+1");
  CHECK(defused("+44 20") == "'+44 20");
  CHECK(defused("-x") == "'-x");
  CHECK(defused("@a") == "'@a");
  CHECK(defused("\t=1") == "'=1");
  CHECK(defused("\xef\xbc\x9d"
                "1") ==
        "'\xef\xbc\x9d"
        "1");
  CHECK(defused("a=1") == "a=1");
  CHECK(defused("") == "");
}

TEST_CASE("hostile words go through every format without effect", "[exports][hostile]") {
  const SessionRecord record = hostile_record();

  const auto docx = entries_of(file("docx", record));
  std::string words;
  for (const std::string& block : blocks_of(docx.at("word/document.xml"), "w:p")) words += block + "\n";
  std::set<std::string> written;
  for (const std::string& text : texts_of(paper_of(record))) {
    INFO(text);
    CHECK(words.find(text) != words.npos);
    written.insert(text);
  }
  const auto seen = std::count_if(worse_words().begin(), worse_words().end(), [&](const std::string& hostile) {
    return written.contains(shown_lines(hostile).front());
  });
  CHECK(static_cast<std::size_t>(seen) * 10 >= worse_words().size() * 9);  // few fall to what is not exported
  for (const auto& [name, content] : docx) CHECK_NOTHROW(parsed_xml(content));
  CHECK(docx.at("word/document.xml").find("instrText") == std::string::npos);

  const auto book = entries_of(file("xlsx", record));
  for (const auto& [name, content] : book) {
    INFO(name);
    CHECK_NOTHROW(parsed_xml(content));
    for (const char* never : {"<f>", "<f ", "<hyperlink", "TargetMode", "externalLink"})
      CHECK(content.find(never) == content.npos);
  }
  CHECK(book.at("xl/worksheets/sheet5.xml").find(">_x0041_") == std::string::npos);

  for (const auto& [name, content] : entries_of(file("csv", record))) {
    bool quoted = false, at_start = true;
    for (const char c : content.substr(3)) {
      if (at_start && c != '"') CHECK(std::string_view("=+-@\t").find(c) == std::string_view::npos);
      if (quoted && at_start) CHECK(std::string_view("=+-@\t").find(c) == std::string_view::npos);
      at_start = c == '"' ? at_start : false;
      if (c == '"') quoted = !quoted;
      if (!quoted && (c == ',' || c == '\n')) at_start = true;
    }
    INFO(name);
    CHECK_FALSE(quoted);
  }

  CHECK_NOTHROW(pdf_words(file("pdf", record)));
  CHECK_THAT(told_by("pdfinfo", "", file("pdf", record)), PLENARY_CONTAINS("JavaScript:      no"));
}

TEST_CASE("a page of HTML has no tag and no attribute that is not ours, whatever people write",
          "[exports][html][hostile]") {
  const std::string html = file("html", hostile_record());
  const std::set<std::string> tags = {
      "!DOCTYPE", "html",       "head",   "meta", "title",  "style", "body",  "div",   "nav",  "ol",     "li",
      "ul",       "a",          "header", "main", "footer", "p",     "h1",    "h2",    "span", "strong", "bdi",
      "br",       "blockquote", "dl",     "dt",   "dd",     "table", "thead", "tbody", "tr",   "th",     "td"};
  const std::set<std::string> attributes = {"html",  "lang", "charset", "http-equiv", "content",     "name", "id",
                                            "class", "href", "dir",     "aria-label", "aria-hidden", "scope"};
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    REQUIRE(end != html.npos);
    const std::string tag = html.substr(at + 1, end - at - 1);
    INFO(tag);
    const std::size_t from = tag.starts_with('/') ? 1 : 0, to = std::min(tag.find(' '), tag.size());
    REQUIRE(tags.contains(tag.substr(from, to - from)));
    for (std::size_t i = to; i < tag.size();) {
      const std::size_t equals = std::min(tag.find('=', i), tag.size());
      REQUIRE(attributes.contains(tag.substr(i + 1, equals - i - 1)));
      if (equals == tag.size()) break;
      REQUIRE(tag[equals + 1] == '"');
      const std::size_t close = tag.find('"', equals + 2);
      REQUIRE(close != tag.npos);
      if (tag.substr(i + 1, equals - i - 1) == "href") CHECK(tag[equals + 2] == '#');
      i = close + 1;
    }
  }
}

TEST_CASE("a picture and a canvas of the board are XML and JSON, whatever people write",
          "[exports][svg][canvas][hostile]") {
  const SessionRecord record = hostile_record();
  const pugi::xml_document picture = parsed_xml(file("svg", record));
  struct Names : pugi::xml_tree_walker {
    std::set<std::string> names;
    bool for_each(pugi::xml_node& node) override {
      if (node.type() == pugi::node_element) names.insert(node.name());
      return true;
    }
  } found;
  const_cast<pugi::xml_document&>(picture).traverse(found);
  CHECK(found.names == std::set<std::string>{"svg", "title", "rect", "text", "g", "path"});
  google::protobuf::Struct canvas;
  REQUIRE(google::protobuf::util::JsonStringToMessage(file("canvas", record), &canvas).ok());
  std::set<std::string> ids;
  for (const auto& node : canvas.fields().at("nodes").list_value().values())
    CHECK(ids.insert(node.struct_value().fields().at("id").string_value()).second);
  for (const auto& edge : canvas.fields().at("edges").list_value().values())
    for (const char* end : {"fromNode", "toNode"})
      CHECK(ids.contains(edge.struct_value().fields().at(end).string_value()));
}

TEST_CASE("a word of 100,000 characters is in every format that has room for it", "[exports][hostile]") {
  auto records = told_records();
  const std::string word(100'000, 'x');
  find(records, "C02")->mutable_text()->set_content(word);
  const SessionRecord record = record_of(records);
  for (const Format& format : formats()) {
    INFO(format.name);
    const std::string text = closed_up(opened(format, format.write(record)));
    const auto longest = [&] {
      std::size_t most = 0, run = 0;
      for (const char c : text) most = std::max(most, run = c == 'x' ? run + 1 : 0);
      return most;
    }();
    const auto xs = static_cast<std::size_t>(std::count(text.begin(), text.end(), 'x'));
    if (format.name == "svg" || format.name == "png") continue;  // a picture shows forty lines of a card
    if (format.name == "ics" || format.name == "vtt") continue;  // no cards
    if (format.name == "xlsx")
      CHECK(longest == 32'000);
    else if (format.name == "pdf")
      CHECK(xs >= 2 * word.size());  // in the list of its region and of its cluster, with page numbers between
    else
      CHECK(longest == word.size());
  }
}

TEST_CASE("Arabic and Greek are set in fonts that the file brings, Arabic from the right", "[exports][pdf][docx]") {
  auto records = told_records();
  find(records, "C02")
      ->mutable_text()
      ->set_content(
          "\xd9\x86\xd9\x87\xd8\xb1 \xd9\x86\xd8\xb8\xd9\x8a\xd9\x81 \xd9\x84\xd9\x84\xd8\xac\xd9\x85\xd9\x8a\xd8\xb9");
  find(records, "C03")
      ->mutable_text()
      ->set_content(
          "\xce\x9a\xce\xb1\xce\xb8\xce\xb1\xcf\x81\xcf\x8c \xcf\x80\xce\xbf\xcf\x84\xce\xac\xce\xbc\xce\xb9");
  find(records, "C05")
      ->mutable_text()
      ->set_content("\xd0\xa7\xd0\xb8\xd1\x81\xd1\x82\xd0\xb0\xd1\x8f \xd1\x80\xd0\xb5\xd0\xba\xd0\xb0");
  const SessionRecord record = record_of(records);
  const std::string pdf = file("pdf", record);
  CHECK_THAT(told_by("pdffonts", "", pdf), PLENARY_CONTAINS("NotoNaskhArabic"));
  const std::string text = pdf_words(pdf);
  CHECK_THAT(text, PLENARY_CONTAINS("\xce\x9a\xce\xb1\xce\xb8\xce\xb1\xcf\x81\xcf\x8c"));
  CHECK_THAT(text, PLENARY_CONTAINS("\xd0\xa7\xd0\xb8\xd1\x81\xd1\x82\xd0\xb0\xd1\x8f"));
  const std::string document = entries_of(file("docx", record)).at("word/document.xml");
  CHECK_THAT(document, PLENARY_CONTAINS("<w:bidi/>"));
  CHECK_THAT(document, PLENARY_CONTAINS("<w:rtl/>"));
}

TEST_CASE("an EPUB has its type first and unpacked, and every page of it is XML", "[exports][epub]") {
  const Format& format = *format_named("epub");
  const std::string book = format.write(record_of(told_records()));
  // A reader looks at these bytes before it opens the archive.
  CHECK(book.substr(30, 8) == "mimetype");
  CHECK(book.substr(38, 20) == "application/epub+zip");
  const auto entries = entries_of(book);
  for (const char* page : {"contents.xhtml", "record.xhtml", "package.opf", "META-INF/container.xml"}) {
    INFO(page);
    REQUIRE(entries.contains(page));
    CHECK_NOTHROW(parsed_xml(entries.at(page)));
  }
  // Every place that the contents lead to is there.
  const std::string& contents = entries.at("contents.xhtml");
  for (std::size_t at = contents.find("record.xhtml#"); at != std::string::npos;
       at = contents.find("record.xhtml#", at + 1)) {
    const std::string id = contents.substr(at + 13, contents.find('"', at) - at - 13);
    INFO(id);
    CHECK(entries.at("record.xhtml").find("id=\"" + id + "\"") != std::string::npos);
  }
}

TEST_CASE("a picture of a board is as large as the board, and no larger than programs open", "[exports][png]") {
  const auto side = [](const std::string& png, std::size_t at) {
    std::uint32_t pixels = 0;
    for (std::size_t i = 0; i < 4; ++i) pixels = pixels << 8 | static_cast<unsigned char>(png.at(at + i));
    return pixels;
  };
  const Format& format = *format_named("png");
  const std::string png = format.write(record_of(told_records()));
  CHECK(png.substr(0, 8) == "\x89PNG\r\n\x1a\n");
  CHECK(side(png, 16) > 1'600);
  CHECK(side(png, 20) > 1'000);
  std::vector<Record> many = told_records();
  const Record like = *find(many, "C12");
  for (const int cards : {60, 120, 240, 2'000}) {
    INFO(cards);
    for (int i = static_cast<int>(many.size()); i < cards; ++i) {
      Record& card = many.emplace_back(like);
      card.set_id("more" + std::to_string(i));
      card.mutable_card()->set_number(static_cast<std::uint32_t>(100 + i));
    }
    const std::string large = format.write(record_of(many));
    CHECK(side(large, 16) <= 16'000);
    CHECK(side(large, 20) <= 16'000);
    CHECK(std::uint64_t{side(large, 16)} * side(large, 20) <= 32'000'000);
  }
}
