// Marks of the note editor are read, not printed; and no two words become one by it.
#include "facilitation/exports/note_marks.h"

#include <cctype>
#include <random>
#include <vector>

#include "tests/catch.h"

using namespace plenary;

namespace {

std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  if (words.back().empty()) words.pop_back();
  return words;
}

}  // namespace

TEST_CASE("marks of emphasis, headings, lists, quotations and links are left out", "[exports]") {
  CHECK(without_note_marks("**Water** comes *first*, ~~perhaps~~ _always_.") == "Water comes first, perhaps always.");
  CHECK(without_note_marks("- rain\n  - snow\n1. ice\n## Heat\n> said so") ==
        "• rain\n  • snow\n1. ice\nHeat\nsaid so");
  CHECK(without_note_marks("**a _b_ c**") == "a b c");
  CHECK(without_note_marks("See [the **report**](https://x.example/a).") == "See the report (https://x.example/a).");
  CHECK(without_note_marks("“**Water**”, (*rain*)") == "“Water”, (rain)");
}

TEST_CASE("what is no mark stays", "[exports]") {
  for (const char* words : {"2*3*4", "snake_case_name", "** alone **", "a * b * c", "5 - 3", "#12", "[x]", "[a](b)",
                            "*", "**", "Yo**lan**da", "*open", "-5 degrees", ""})
    CHECK(without_note_marks(words) == words);
}

TEST_CASE("property: every word stays, in its order, whatever marks stand around it", "[exports][property]") {
  std::minstd_rand dice(7);
  const std::string letters = "ab1 *_~-#>[](h\n ";
  for (int i = 0; i < 20'000; ++i) {
    std::string note;
    for (std::size_t n = dice() % 40; n > 0; --n) note += letters[dice() % letters.size()];
    if (i % 5 == 0) note += "[a](https://b.c)";
    INFO(note);
    REQUIRE(words_in(without_note_marks(note)) == words_in(note));
  }
  std::string deep;
  for (int i = 0; i < 30'000; ++i) deep += i % 2 == 0 ? "*" : "_";
  CHECK(without_note_marks(deep + "x" + deep).find('x') != std::string::npos);
}
