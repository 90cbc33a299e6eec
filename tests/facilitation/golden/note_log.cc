// Two rapporteurs in one note, with more changes than are remembered, and a client with more refusals than are.
#include "tests/facilitation/golden/format_1.h"
#include "tests/facilitation/golden/writer.h"

namespace plenary::golden {

using text::Change;

GoldenLog note_log() {
  Writer log("Two rapporteurs in one note: more changes than are remembered, more refusals than are.");
  log.by_server(900, {effect(R"({"put": {"id": "board", "version": 1, "board": {"title": "Notes"}}})")});
  log.step("p1", 40,
           {effect(R"({"put": {"id": "n1", "version": 1, "note": {"visibility": "RECORD", "by": "p1"}}})"),
            edit("n1", Change().insert(u"\u2013 \U0001f600 \u2013"))});
  log.commit();

  // Typing from both ends: a letter before the first dash, then one after the last.
  std::uint32_t length = 6;
  for (std::uint32_t typed = 0; typed < 560; ++typed) {
    const std::u16string letter(1, static_cast<char16_t>(u'a' + typed % 26));
    const Change change = typed % 2 == 0 ? Change().insert(letter).keep(length) : Change().keep(length).insert(letter);
    ++length;
    log.step(typed % 2 == 0 ? "p1" : "p2", 12, {edit("n1", change)});
    if (typed % 40 == 39) log.commit();
    if (typed == 399) log.snapshot();
  }
  // A pasted page is more than is remembered in units.
  log.step("p2", 12, {edit("n1", Change().erase(length).insert(std::u16string(1000, u'\u6c34')))});
  log.commit();
  log.step("p1", 12, {edit("n1", Change().keep(1000))});
  log.step("p1", 12, {edit("n1", Change().erase(1000))});
  log.commit();
  for (std::uint32_t refused = 0; refused < 140; ++refused) {
    log.refused("p2", 12, STALE_TEXT);
    if (refused % 35 == 34) log.commit();
  }
  log.step("p1", 41,
           {effect(R"({"put": {"id": "n1", "version": 2, "note": {"visibility": "WORKING", "by": "p1"}}})"),
            edit("n1", Change().insert(u"words"))});
  log.step("p2", 12, {effect(R"({"remove": "n1"})")});
  log.step("p2", 40,
           {effect(R"({"put": {"id": "n1", "version": 1, "text": {"content": "words, put", "version": 12,
                                 "lineage": 4000000000}, "note": {"visibility": "RECORD", "by": "p2"}}})"),
            edit("n1", Change().keep(10).insert(u"."))});
  log.commit();
  return log.finish();
}

}  // namespace plenary::golden
