// A guidebook in every format: nothing in it that may not be, the same bytes for the same state, pages that are whole.
#include "facilitation/exports/guidebook_formats.h"

#include "tests/catch.h"
#include "tests/facilitation/exports/hostile_words.h"
#include "tests/facilitation/exports/opened.h"
#include "tests/facilitation/records/told_guidebook.h"

using namespace plenary;
using namespace plenary::test;

namespace {

// Its bytes, and all that is packed in them.
std::string all_of(const GuidebookFormat& format, const std::string& bytes) {
  std::string all = bytes;
  if (bytes.starts_with("PK"))
    for (const auto& [name, entry] : entries_of(bytes)) all += name + "\n" + entry + "\n";
  if (format.name == "pdf") all += closed_up(told_by("pdftotext", "-", bytes));
  return all;
}

std::map<std::string, std::string> site_of(const ToldGuidebook& told) {
  return entries_of(guidebook_format_named("site")->write(compiled(told)));
}

}  // namespace

TEST_CASE("a guidebook is written in every format, with its words and what it rests on", "[exports][guidebook]") {
  ToldGuidebook told;
  told.publish(edition_of(told));
  const GuidebookRecord record = compiled(told, "1");
  for (const GuidebookFormat& format : guidebook_formats()) {
    INFO(format.name);
    const std::string bytes = format.write(record);
    const std::string file = closed_up(all_of(format, bytes));
    for (const char* words : {"Not in winter.", "Which way?", "Street contracts", "The harbour is where it arrives"})
      CHECK(file.find(closed_up(words)) != std::string::npos);
    CHECK(bytes == format.write(record));
  }
}

TEST_CASE("SYS-43: in no format of a guidebook do words leave without their speaker's yes, or names without theirs",
          "[exports][guidebook][canaries]") {
  const std::string name = name_of("P-G");
  for (int number = 0; number < Quote::State_ARRAYSIZE; ++number) {
    Asked asked;
    asked.state = static_cast<Quote::State>(number);
    asked.level = NONE;
    const bool granted = asked.state == Quote::GRANTED || asked.state == Quote::GRANTED_WITH_EDITS;
    ToldGuidebook told(asked);
    told.at("field.case.context").mutable_text()->set_content("So says " + name + ", of the Port Canary.");
    told.publish(edition_of(told));
    for (const char* edition : {"", "1"}) {
      const GuidebookRecord record = compiled(told, edition);
      for (const GuidebookFormat& format : guidebook_formats()) {
        INFO(format.name << " edition '" << edition << "' " << Quote::State_Name(asked.state));
        const std::string file = all_of(format, format.write(record));
        CHECK((closed_up(file).find(closed_up("where it arrives")) != std::string::npos) == granted);
        CHECK(closed_up(file).find(closed_up(name)) == std::string::npos);
        CHECK(file.find("Port Canary") == std::string::npos);
        CHECK(file.find("P-G") == std::string::npos);
        CHECK(file.find("RAP-1") == std::string::npos);
      }
    }
  }
}

TEST_CASE("SYS-43, GUIDE-3: a withdrawal takes the words out of every format of an edition that was published before",
          "[exports][guidebook][canaries]") {
  ToldGuidebook told;
  told.publish(edition_of(told));
  told.on_board("q").mutable_quote()->set_state(Quote::QUOTE_WITHDRAWN);
  const GuidebookRecord record = compiled(told, "1");
  for (const GuidebookFormat& format : guidebook_formats()) {
    INFO(format.name);
    const std::string file = closed_up(all_of(format, format.write(record)));
    CHECK(file.find(closed_up("where it arrives")) == std::string::npos);
    CHECK(file.find(closed_up("One quotation has been removed since edition 1.")) != std::string::npos);
  }
}

TEST_CASE("the site is pages that need nothing: no script, no address elsewhere, every link within",
          "[exports][guidebook]") {
  ToldGuidebook told;
  told.at("routes").mutable_chapter()->set_name("Routes & <directions>");
  const auto files = site_of(told);
  std::string names;
  for (const auto& [name, bytes] : files) names += (names.empty() ? "" : " ") + name;
  CHECK(names == "index.html permissions.html routes.html");
  for (const auto& [name, html] : files) {
    INFO(name);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("http://") == std::string::npos);
    CHECK(html.find("https://") == std::string::npos);
    CHECK(html.find("<directions>") == std::string::npos);
    for (std::size_t at = html.find("href=\""); at != std::string::npos; at = html.find("href=\"", at + 1)) {
      const std::string to = html.substr(at + 6, html.find('"', at + 6) - at - 6);
      const std::string page = to.substr(0, to.find('#')),
                        anchor = to.find('#') == to.npos ? "" : to.substr(to.find('#') + 1);
      INFO(to);
      const std::string& target = page.empty() ? html : files.at(page);
      if (!anchor.empty()) CHECK(target.find("id=\"" + anchor + "\"") != std::string::npos);
    }
  }
  CHECK(files.at("routes.html").find("<article id=\"tool\">") != std::string::npos);
}

TEST_CASE("chapters of odd ids have pages of their own", "[exports][guidebook]") {
  ToldGuidebook told;
  for (const char* id : {"index", "Routes", "permissions", "a.b", "a_b"})
    told.add(std::string("id: '") + id + "' chapter { name: 'x' order: 'V9' }");
  CHECK(site_of(told).size() == 8);
}

TEST_CASE("words that people wrote stay words in every format of a guidebook", "[exports][guidebook]") {
  for (const std::string& words : hostile_words()) {
    ToldGuidebook told;
    told.at("field.tool.limits").mutable_text()->set_content(words);
    told.at("tool").mutable_entry()->set_title(words.substr(0, words.find('\n')));
    told.at("guidebook").mutable_guidebook()->set_title(words.substr(0, words.find('\n')));
    const GuidebookRecord record = compiled(told);
    for (const GuidebookFormat& format : guidebook_formats()) {
      INFO(format.name << ": " << words);
      const std::string bytes = format.write(record);
      if (format.name == "site")
        for (const auto& [name, html] : entries_of(bytes)) {
          CHECK(html.find("<script") == std::string::npos);
          CHECK(html.find("onload=\"") == std::string::npos);
        }
      if (format.name == "docx" || format.name == "xlsx")
        for (const auto& [name, xml] : entries_of(bytes))
          if (name.ends_with(".xml")) (void)parsed_xml(xml);
    }
  }
}

TEST_CASE("SYS-43: words that were taken back are in no format of a guidebook, wherever somebody pasted them",
          "[exports][guidebook][canaries]") {
  ToldGuidebook told;
  told.at("case").mutable_entry()->mutable_naming()->set_organisation("Port");
  told.at("field.tool.when_to_use").mutable_text()->set_content(kPasted[0]);
  told.at("field.routes.findings").mutable_text()->set_content(kPasted[1]);
  told.at("field.draft.what_was_done").mutable_text()->set_content(kPasted[2]);
  take_back(told.board);
  told.publish(edition_of(told));
  for (const char* edition : {"1", ""})
    for (const GuidebookFormat& format : guidebook_formats()) {
      INFO(format.name << " " << edition);
      CHECK(all_of(format, format.write(compiled(told, edition))).find("anary") == std::string::npos);
    }
}
