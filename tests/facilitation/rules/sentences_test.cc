#include <set>

#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {
std::string said(RefusalCode code, std::initializer_list<const char*> args = {}) {
  Refusal refusal;
  refusal.set_code(code);
  for (const char* arg : args) refusal.add_args(arg);
  return sentence(refusal);
}
}  // namespace

TEST_CASE("every refusal has a sentence of its own, that ends like one", "[rules][sentences]") {
  std::set<std::string> sentences;
  const auto* codes = RefusalCode_descriptor();
  for (int i = 0; i < codes->value_count(); ++i) {
    const std::string words = said(static_cast<RefusalCode>(codes->value(i)->number()));
    INFO(codes->value(i)->name() << ": " << words);
    CHECK(words.size() >= 5);
    CHECK(words.back() == '.');
    CHECK(words.find('_') == std::string::npos);
    CHECK(sentences.insert(words).second);
  }
  CHECK(sentences.size() == static_cast<std::size_t>(codes->value_count()));
}

TEST_CASE("sentences say what to do, with the numbers that matter", "[rules][sentences]") {
  CHECK(said(TOO_LONG, {"280", "291"}) ==
        "That is 291 characters long, and there is room for 280. Shorten it, then try again.");
  CHECK(said(TOO_LONG, {"65536", "65540", "bytes"}) ==
        "That is 65540 bytes long, and there is room for 65536. Shorten it, then try again.");
  CHECK(said(LIMIT_REACHED, {"cards", "2000"}) ==
        "There can be 2000 cards on one board at most. Do without this one, or tell a facilitator.");
  CHECK(said(LOCKED, {"region"}) == "This part of the board is locked. Ask a facilitator to open it.");
  CHECK(said(GONE, {"card", "trash"}) == "That card is in the trash. Take it out first.");
  CHECK(said(INVALID, {"review_date", "not_a_date"}) == "The review date is not a day. Write it like 2027-04-15.");
  CHECK(said(NOT_FOUND, {"card"}) == "There is no such card here. Look again: it may be on another board.");
  CHECK(said(FORBIDDEN, {"last_facilitator"}) ==
        "A board needs somebody who guards the process. Make somebody else a facilitator first.");
}

TEST_CASE("a sentence never repeats what it does not know: no words of anybody's", "[rules][sentences]") {
  const auto* codes = RefusalCode_descriptor();
  for (int i = 0; i < codes->value_count(); ++i) {
    const std::string words =
        said(static_cast<RefusalCode>(codes->value(i)->number()), {"<secret>", "<secret>", "<secret>"});
    INFO(words);
    CHECK(words.find("secret") == std::string::npos);
  }
  CHECK_FALSE(said(static_cast<RefusalCode>(99)).empty());
}
