#include "facilitation/exports/markdown_words.h"

#include <random>

#include "facilitation/exports/markdown.h"
#include "facilitation/text/change.h"
#include "tests/catch.h"
#include "tests/facilitation/exports/hostile_words.h"
#include "tests/facilitation/exports/parsed.h"
#include "tests/facilitation/records/told_board.h"

using namespace plenary;
using namespace plenary::test;

namespace {

// What a reader should see of the words: their lines without blanks at the ends, no empty lines at either end.
std::string as_lines(const std::string& words) {
  std::string lines;
  std::string line;
  const auto finish = [&] {
    const auto from = line.find_first_not_of(" \t");
    const auto to = line.find_last_not_of(" \t");
    lines += (from == line.npos ? "" : line.substr(from, to - from + 1)) + "\n";
    line.clear();
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == '\r' && i + 1 < words.size() && words[i + 1] == '\n') continue;
    if (words[i] == '\n' || words[i] == '\r')
      finish();
    else
      line += words[i];
  }
  finish();
  const auto from = lines.find_first_not_of('\n');
  if (from == lines.npos) return "";
  return lines.substr(from, lines.find_last_not_of('\n') - from + 1);
}

// Word joiners keep addresses from being linked; a reader does not see them.
std::string without_joiners(std::string words) {
  for (auto at = words.find("\xe2\x81\xa0"); at != words.npos; at = words.find("\xe2\x81\xa0")) words.erase(at, 3);
  return words;
}

// Directional marks that close what the words opened are added at the end; a reader does not see them.
bool is_shown_as(std::string shown, const std::string& words) {
  shown = without_joiners(shown);
  if (shown == words) return true;
  if (!shown.starts_with(words)) return false;
  const std::string rest = shown.substr(words.size());
  return rest == "\xe2\x80\xac" || rest == "\xe2\x81\xa9";
}

}  // namespace

TEST_CASE("hostile words are shown as they are, as one paragraph of text and nothing else",
          "[exports][markdown][hostile]") {
  for (const std::string& words : hostile_words()) {
    INFO("words:    " << words);
    INFO("markdown: " << in_markdown(words));
    const Parsed page = parsed(in_markdown(words) + "\n");
    for (const auto& [kind, count] : page.nodes) {
      INFO(kind);
      CHECK((kind == "document" || kind == "paragraph" || kind == "text" || kind == "linebreak"));
    }
    CHECK(is_shown_as(page.words, as_lines(words)));
  }
}

TEST_CASE("hostile words stay in their list item and their quotation", "[exports][markdown][hostile]") {
  for (const std::string& words : hostile_words()) {
    INFO("words: " << words);
    const Parsed item = parsed("- before: " + in_markdown(words, "  ") + " (after)\n- next\n");
    CHECK(item.nodes.at("list") == 1);
    CHECK(item.nodes.at("item") == 2);
    CHECK(item.nodes.at("paragraph") == 2);
    CHECK(item.nodes.size() <= 6);  // document, list, item, paragraph, text, linebreak
    const Parsed quotation = parsed("> " + in_markdown(words, "> ") + "\n\nafter\n");
    CHECK(quotation.nodes.at("block_quote") == 1);
    CHECK(quotation.nodes.at("paragraph") <= 2);
    CHECK(quotation.nodes.size() <= 5);  // document, block_quote, paragraph, text, linebreak
  }
}

TEST_CASE("words of chance, made of what Markdown is made of, are shown as they are", "[exports][markdown][property]") {
  const std::vector<std::string> kPieces = {"#", "-",    "+",       "*",     "_",   "`",  "~",  "[",  "]",
                                            "(", ")",    "<",       ">",     "!",   "|",  "\\", "&",  ";",
                                            ":", "=",    "/",       "@",     ".",   "\n", " ",  "\t", "1",
                                            "a", "www.", "http://", "b.org", "amp", "$",  "^",  "{",  "\xc3\xa9"};
  const std::uint32_t seed = 20'270'415;
  INFO("seed " << seed);
  std::mt19937 chance(seed);
  for (int round = 0; round < 4'000; ++round) {
    std::string words;
    for (std::uint32_t length = 1 + chance() % 12; length > 0; --length) words += kPieces[chance() % kPieces.size()];
    const Parsed page = parsed("**4.1** " + in_markdown(words) + "\n");
    INFO("round " << round << ", words: " << words << "\nmarkdown: " << in_markdown(words));
    for (const auto& [kind, count] : page.nodes) {
      INFO(kind);
      REQUIRE((kind == "document" || kind == "paragraph" || kind == "text" || kind == "linebreak" || kind == "strong"));
    }
    const std::string expected = as_lines(words);
    REQUIRE(without_joiners(page.words) == (expected.empty() ? "4.1" : "4.1 " + expected));
  }
}

TEST_CASE("directions that words leave open are closed at their end; those closed are left alone",
          "[exports][markdown]") {
  CHECK(in_markdown("a\xe2\x80\xae"
                    "b") ==
        "a\xe2\x80\xae"
        "b\xe2\x80\xac");
  CHECK(in_markdown("\xe2\x81\xa7\xe2\x80\xabx") == "\xe2\x81\xa7\xe2\x80\xabx\xe2\x80\xac\xe2\x81\xa9");
  CHECK(in_markdown("\xe2\x81\xa7x\xe2\x81\xa9") == "\xe2\x81\xa7x\xe2\x81\xa9");
}

TEST_CASE("control characters are shown as replaced, other line separators as line breaks", "[exports][markdown]") {
  CHECK(in_markdown(std::string("a\x1b[31mb\x00"
                                "c",
                                9)) ==
        "a\xef\xbf\xbd\\[31mb\xef\xbf\xbd"
        "c");
  CHECK(in_markdown("a\xe2\x80\xa8"
                    "b\xc2\x85"
                    "c",
                    "  ") == "a\\\n  b\\\n  c");
}

TEST_CASE("ordinary words are left as they are", "[exports][markdown]") {
  for (const char* words : {"Joseph D'Cruz", "Climate-KIC", "By 2035, half the nutrients (against 2025).",
                            "R&D at 12:30; 100 % \xe2\x80\x93 yes!", "Timo H\xc3\xa4m\xc3\xa4l\xc3\xa4inen",
                            "The utility calls it 'the mission'"})
    CHECK(in_markdown(words) == words);
}

TEST_CASE("a whole record of hostile words has the structure of one of harmless words",
          "[exports][markdown][hostile]") {
  const auto structure = [](const std::function<std::string(const std::string&)>& change) {
    auto records = told_records();
    for (auto& record : records) {
      if (record.has_text()) record.mutable_text()->set_content(change(record.text().content()));
      if (record.has_card()) record.mutable_card()->set_source(change(record.card().source()));
      if (record.has_cluster()) record.mutable_cluster()->set_title(change(record.cluster().title()));
      if (record.has_link()) record.mutable_link()->set_label(change(record.link().label()));
      if (record.has_board()) record.mutable_board()->set_title(change(record.board().title()));
      if (record.has_region()) record.mutable_region()->set_title(change(record.region().title()));
      if (record.has_action()) record.mutable_action()->set_text(change(record.action().text()));
      if (record.has_decision()) {
        record.mutable_decision()->set_title(change(record.decision().title()));
        record.mutable_decision()->set_deferred_reason(change(record.decision().deferred_reason()));
        for (auto& version : *record.mutable_decision()->mutable_versions()) version.set_text(change(version.text()));
      }
    }
    auto people = demo_people();
    for (auto& person : people) person.set_name(change(person.name()));
    const Document document = document_of(records);
    auto nodes = parsed(to_markdown(compile_board({"b", document, some_position()}, people, 0))).nodes;
    for (const char* varying : {"text", "linebreak"}) nodes.erase(varying);
    return nodes;
  };
  const auto harmless = structure([](const std::string& words) { return words.empty() ? "" : "word"; });
  CHECK(harmless.at("heading") > 8);
  CHECK_FALSE(harmless.contains("link"));
  for (const std::string& hostile : hostile_words()) {
    INFO(hostile);
    CHECK(structure([&](const std::string& words) { return words.empty() ? "" : hostile; }) == harmless);
  }
}
