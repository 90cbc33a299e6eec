// A board on one page: what its group would pin to a wall.
#include <fstream>

#include "facilitation/exports/formats.h"
#include "facilitation/exports/paper.h"
#include "tests/catch.h"
#include "tests/facilitation/checks/template_board.h"
#include "tests/facilitation/exports/opened.h"
#include "tests/facilitation/records/told_board.h"

using namespace plenary;
using namespace plenary::test;

namespace {

SessionRecord on_one_page(SessionRecord record) {
  keep_to_one_page(record);
  return record;
}
std::string written(const SessionRecord& record, const char* name) {
  const Format& format = *format_named(name);
  const std::string bytes = format.write(record);
  return format.is_text ? bytes : opened(format, bytes);
}
bool tells(const std::string& text, const std::string& words) { return text.find(words) != text.npos; }

// A charter with a card in every part, so many times.
SessionRecord charter(int cards_in_each, const std::string& review_date = "2031-03-01") {
  Story story = board_of("challenge-group-charter");
  int number = 0;
  for (const Record* record : story.document.sorted()) {
    if (!record->has_region() || record->region().card_kinds().empty()) continue;
    const CardKind kind = static_cast<CardKind>(record->region().card_kinds(0));
    for (int i = 0; i < cards_in_each; ++i) {
      const std::string id = "card" + std::to_string(++number);
      const std::string said =
          story.asks("ann", "add_card { id: '" + id + "' kind: " + CardKind_Name(kind) + " text: 'What " + id +
                                " says of the river and its banks' place { region: '" + record->id() + "' } }");
      REQUIRE(tells(said, id));
    }
  }
  if (!review_date.empty())
    REQUIRE(
        tells(story.asks("fay", adopted("d", "We are the river group.", "review_date: '" + review_date + "'")), "put"));
  return on_one_page(compile_board({"m.b", story.document, some_position()}, {}, story.now.ms));
}

}  // namespace

TEST_CASE("SYS-55: a charter is one page: what it is for, every part, what was decided and when it is looked at again",
          "[exports][page]") {
  const SessionRecord record = charter(3);
  for (const char* name : {"md", "html", "pdf", "docx", "epub"}) {
    INFO(name);
    const std::string page = closed_up(written(record, name));
    if (const char* folder = std::getenv("PAGES"); folder)
      std::ofstream(std::string(folder) + "/charter." + name, std::ios::binary) << format_named(name)->write(record);
    for (const char* words : {"What is this group for", "Purpose", "Members and chair", "Remit", "Ways of working",
                              "Offers and commitments", "Reporting, review", "What card1 says", "What card18 says",
                              "We are the river group.", "1 March 2031"}) {
      INFO(words);
      CHECK(tells(page, closed_up(words)));
    }
    for (const char* left_out : {"Annex: ids", "Discussion", "Clusters"}) CHECK_FALSE(tells(page, closed_up(left_out)));
  }
  CHECK(tells(closed_up(written(record, "pdf")), "Pages:1"));
}

TEST_CASE("a part that nobody filled, and what is still missing, is seen on the page", "[exports][page]") {
  const std::string page = written(charter(0, ""), "md");
  CHECK(tells(page, "Purpose: nothing yet"));
  CHECK(tells(page, "Nothing has been decided yet."));
}

TEST_CASE("one page is set smaller until it is one, and goes on where nobody could read it", "[exports][page]") {
  CHECK(tells(closed_up(written(charter(6), "pdf")), "Pages:1"));
  const std::string long_one = written(charter(40), "pdf");
  CHECK_FALSE(tells(closed_up(long_one), "Pages:1"));
  CHECK(tells(closed_up(long_one), closed_up("What card240 says")));
}
