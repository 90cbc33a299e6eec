#include "facilitation/records/references.h"

#include "facilitation/records/compile.h"
#include "tests/catch.h"
#include "tests/facilitation/records/told_board.h"

using namespace plenary;
using namespace plenary::test;

namespace {

using Lines = std::vector<std::string>;

// "card c1 @3-20": what, which, and where in the words.
Lines found_in(std::string_view words) {
  static const char* const names[] = {"card", "person", "time", "moment", "quote", "decision"};
  Lines found;
  for (const NoteReference& one : references_in(words))
    found.push_back(std::string(names[static_cast<int>(one.to)]) + " " +
                    (one.id.empty() ? std::to_string(one.ms) : one.id) + " @" + std::to_string(one.from) + "-" +
                    std::to_string(one.till));
  return found;
}

// The first note of the demonstration, with these words, as its record tells them.
RecordNote told(const std::string& words) {
  auto records = told_records();
  find(records, "N01")->mutable_text()->set_content(words);
  const SessionRecord record = record_of(records);
  return record.groups(0).notes(0);
}

}  // namespace

TEST_CASE("a note refers to cards, people, moments and places in the recording", "[records]") {
  CHECK(found_in("See [#12](card:0f3c) and [@](person:p-17).") == Lines{"card 0f3c @4-20", "person p-17 @25-41"});
  CHECK(found_in("[14:32](time:1900000000000)") == Lines{"time 1900000000000 @0-27"});
  CHECK(found_in("[● 14:32:05](quote:1)[](decision:2)") == Lines{"quote 1 @0-23", "decision 2 @23-37"});
}

TEST_CASE("what only looks like a reference of a note is words", "[records]") {
  for (const char* words : {"[a](https://example.org)", "[#1](card:)", "[#1](card:a b)", "[x](time:soon)",
                            "[#1] (card:a)", "[#1](card:a", "[#1\n](card:a)", "#12", "[", "[]", "[](",
                            "[x](time:1234567890123456)", "[a label of more than forty characters is none](card:a)"}) {
    INFO(words);
    CHECK(found_in(words).empty());
  }
  CHECK(found_in("[ [#1](card:a)") == Lines{"card a @2-14"});
}

TEST_CASE("a record spells out what its notes refer to, by the number a card has and the clock of the place",
          "[records]") {
  const auto note = told("See [#99](card:C12), at [09:00](time:1807781702000): [● x](quote:1807781702000) \"open\".");
  CHECK(note.text() == "See card 12, at 11:35: (recording 11:35:02: quotation) \"open\".");
  CHECK(std::find(note.refs().begin(), note.refs().end(), "C12") != note.refs().end());
}

TEST_CASE("a record names nobody whom a note refers to, and no card that it does not show", "[records]") {
  const auto note = told("[@](person:P-B) asked; [@P-B](person:P-B) again; [#7](card:nothing-of-the-kind) says no.");
  CHECK(note.text() == "a participant asked; a participant again; a card says no.");
  CHECK(note.SerializeAsString().find("P-B") == std::string::npos);
  CHECK(note.SerializeAsString().find("nothing-of-the-kind") == std::string::npos);
}
