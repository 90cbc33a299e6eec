// Words that are gone are found in copies of them, and tell nobody what they were.
#include "facilitation/wording/trace.h"

#include "tests/catch.h"

using namespace plenary;

namespace {

const std::string kWords =
    "I would not sign that, in any year, without a budget of its own: our harbour has waited since the flood of 2011.";
constexpr std::uint64_t kSalt = 42;

bool found(const std::string& gone, const std::string& text) {
  TracedWords traced;
  traced.add(trace_of(gone, kSalt));
  return traced.in(compared_words(text));
}

}  // namespace

TEST_CASE("a copy is found whatever became of its case, blanks, quotation marks and soft hyphens", "[wording]") {
  CHECK(found(kWords, kWords));
  CHECK(found(kWords,
              "She said: «I WOULD NOT sign\n\n that – in any year – with\xC2\xADout a bud\xC2\xADget of its own: our "
              "har\xC2\xAD"
              "bour has waited since the flood of 2011», and left."));
  CHECK(found("We lent forty million euros.", "“We lent   forty million euros”"));
  CHECK(found("C'était très déçu, disait-elle",
              "c\xE2\x80\x99"
              "e\xCC\x81tait tres decu disait elle"));
}

TEST_CASE("any eleven words in a row are enough, and of few words all of them", "[wording]") {
  const ComparedWords words = compared_words(kWords);
  REQUIRE(words.size() == 23);
  for (std::size_t from = 0; from + 11 <= words.size(); ++from) {
    std::string part;
    for (std::size_t at = from; at < from + 11; ++at) part += words[at] + " ";
    CAPTURE(part);
    CHECK(found(kWords, "It was said that " + part + "by somebody."));
  }
  CHECK_FALSE(found("We lent forty million euros.", "We lent forty million"));
}

TEST_CASE("other words are not taken for them", "[wording]") {
  CHECK_FALSE(found(kWords, "Our harbour has a budget of its own, and in any year we would sign that."));
  CHECK_FALSE(found("That is true.", "That is true."));  // anybody may have said it
  CHECK_FALSE(found(kWords, ""));
  CHECK_FALSE(TracedWords().in(compared_words(kWords)));
}

TEST_CASE("words that may be used after all are not found any more, what else was said is", "[wording]") {
  const std::string shorter = "I would not sign that, in any year, without a budget of its own.";
  WordsTrace trace = trace_of(kWords, kSalt);
  forget_in_trace(trace, shorter);
  TracedWords traced;
  traced.add(trace);
  CHECK_FALSE(traced.in(compared_words(shorter)));
  CHECK(traced.in(compared_words(kWords)));
}

TEST_CASE("a trace holds no word, and another salt gives another", "[wording]") {
  const std::string bytes = trace_of(kWords, kSalt).SerializeAsString();
  for (const std::string& word : compared_words(kWords))
    if (word.size() > 3) CHECK(bytes.find(word) == std::string::npos);
  CHECK(bytes.size() < 64);
  CHECK(trace_of(kWords, 1).marks(0) != trace_of(kWords, 2).marks(0));
}
