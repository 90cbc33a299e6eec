#include <random>

#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

// What somebody's editor sends: a change of the words that they see.
Request typed(const std::string& id, const Text& seen, const text::Change& change) {
  Request asked;
  EditText& edit = *asked.mutable_edit_text();
  edit.set_id(id);
  edit.set_base_version(seen.version());
  edit.set_base_lineage(seen.lineage());
  *edit.mutable_change() = text::to_proto(change);
  return asked;
}

std::string types(Story& story, const std::string& who, const std::string& id, const Text& seen,
                  const text::Change& change) {
  return spelled(story.decide_and_apply(typed(id, seen, change), Actor{who, false}));
}

Text words_of(const Story& story, const std::string& id) { return story.document.find(id)->text(); }

Story with_a_note() {
  Story story;
  story.asks("ria", "add_note { id: 'n1' text: 'river' visibility: RECORD }");
  story.asks("ann", "add_card { id: 'c1' text: 'river' place { region: 'here' } }");
  return story;
}

}  // namespace

TEST_CASE("TEXT-4: two rapporteurs change a note at the same time, and both changes are in it", "[rules][words]") {
  Story story = with_a_note();
  const Text seen = words_of(story, "n1");
  CHECK(types(story, "ria", "n1", seen, text::Change().keep(5).insert(u"s")) == "edit n1");
  CHECK(types(story, "rob", "n1", seen, text::Change().insert(u"The ").keep(5)) == "edit n1");
  CHECK(story.words("n1") == "The rivers");
  CHECK(words_of(story, "n1").version() == 3);
}

TEST_CASE("TEXT-4: what is in the log goes first where both insert", "[rules][words]") {
  Story story = with_a_note();
  const Text seen = words_of(story, "n1");
  types(story, "ria", "n1", seen, text::Change().keep(5).insert(u" one"));
  types(story, "rob", "n1", seen, text::Change().keep(5).insert(u" two"));
  CHECK(story.words("n1") == "river one two");
}

TEST_CASE("deleting what another has deleted is accepted, and changes nothing", "[rules][words]") {
  Story story = with_a_note();
  const Text seen = words_of(story, "n1");
  CHECK(types(story, "ria", "n1", seen, text::Change().erase(5)) == "edit n1");
  CHECK(types(story, "rob", "n1", seen, text::Change().erase(5)) == "accepted, nothing new");
  CHECK(types(story, "ria", "n1", words_of(story, "n1"), text::Change()) == "accepted, nothing new");
  CHECK(story.words("n1").empty());
}

TEST_CASE("TEXT-4: a base that is not remembered is refused, and so is one of another history", "[rules][words]") {
  Story story = with_a_note();
  Text seen = words_of(story, "n1");
  types(story, "ria", "n1", seen, text::Change().keep(5).insert(u"s"));
  seen.set_lineage(seen.lineage() + 1);
  CHECK(types(story, "rob", "n1", seen, text::Change().keep(5).insert(u"!")) == "STALE_TEXT");
  Text ahead = words_of(story, "n1");
  ahead.set_version(ahead.version() + 1);
  CHECK(types(story, "rob", "n1", ahead, text::Change().keep(6)) == "STALE_TEXT");
  ahead.set_version(4'000'000'000);
  CHECK(types(story, "rob", "n1", ahead, text::Change().keep(6)) == "STALE_TEXT");
  Text same_number = words_of(story, "n1");
  same_number.set_lineage(same_number.lineage() ^ 1);
  CHECK(types(story, "rob", "n1", same_number, text::Change().keep(6)) == "STALE_TEXT");

  const Text old = words_of(story, "n1");
  for (int i = 0; i < 600; ++i)
    types(story, "ria", "n1", words_of(story, "n1"), text::Change().insert(u"x").keep(6u + static_cast<unsigned>(i)));
  CHECK(types(story, "rob", "n1", old, text::Change().keep(6).insert(u"!")) == "STALE_TEXT");
}

TEST_CASE("TEXT-1, TEXT-3: a change that does not fit its base is invalid", "[rules][words]") {
  Story story = with_a_note();
  story.asks("ria", "add_note { id: 'n2' text: '\xF0\x9F\x8F\x9E' }");
  const Text river = words_of(story, "n1"), mountain = words_of(story, "n2");
  CHECK(types(story, "ria", "n1", river, text::Change().keep(4)) == "INVALID change does_not_fit");
  CHECK(types(story, "ria", "n1", river, text::Change().keep(6)) == "INVALID change does_not_fit");
  CHECK(types(story, "ria", "n2", mountain, text::Change().keep(1).insert(u"x").keep(1)) ==
        "INVALID change splits_a_character");
  types(story, "ria", "n1", river, text::Change().keep(5).insert(u"s"));
  CHECK(types(story, "rob", "n1", river, text::Change().keep(6)) == "INVALID change does_not_fit");
  CHECK(story.asks("ria", "edit_text { id: 'n1' base_version: 0 change { runs: [5, 1] } }") ==
        "INVALID change not_in_normal_form");
  CHECK(story.asks("ria", "edit_text { id: 'n1' base_version: 0 change { runs: 0 } }") ==
        "INVALID change not_in_normal_form");
  CHECK(types(story, "ria", "n2", mountain, text::Change().keep(2).insert(u"\r\n")) ==
        "INVALID change control_character");
  CHECK(types(story, "ria", "n2", mountain, text::Change().keep(2).insert(u"\n\t")) == "edit n2");
}

TEST_CASE("a card's words are its author's; a note's are any rapporteur's", "[rules][words]") {
  Story story = with_a_note();
  const Text card = words_of(story, "c1"), note = words_of(story, "n1");
  const text::Change change = text::Change().keep(5).insert(u"s");
  CHECK(types(story, "ben", "c1", card, change) == "NOT_YOURS author");
  CHECK(types(story, "fay", "c1", card, change) == "NOT_YOURS author");
  CHECK(types(story, "ria", "c1", card, change) == "NOT_YOURS author");
  CHECK(types(story, "obs", "c1", card, change) == "FORBIDDEN");
  CHECK(types(story, "ann", "n1", note, change) == "FORBIDDEN");
  CHECK(types(story, "fay", "n1", note, change) == "FORBIDDEN");
  CHECK(types(story, "ann", "c1", card, change) == "edit c1");
  CHECK(types(story, "rob", "n1", note, change) == "edit n1");
  CHECK(types(story, "ann", "here", card, change) == "NOT_FOUND text");
  CHECK(types(story, "ann", "none", card, change) == "NOT_FOUND text");
}

TEST_CASE("REFUSE-2: a working note is no more there than one that is missing", "[rules][words]") {
  Story story;
  story.asks("ria", "add_note { id: 'n1' text: 'river' visibility: WORKING }");
  for (const std::string state : {"", "start_silent_writing {}", "set_board { locked: true }"}) {
    if (!state.empty()) story.asks("fay", state);
    for (const std::string who : {"ann", "fay", "obs", "pre", "hos"}) {
      INFO(who << " " << state);
      CHECK(bytes_of(story.decided(who, "edit_text { id: 'n1' }")) ==
            bytes_of(story.decided(who, "edit_text { id: 'none' }")));
    }
  }
}

TEST_CASE("words grow up to their limit, and shorten from anywhere", "[rules][words]") {
  Story story = with_a_note();
  const std::u16string long_card(276, u'x'), long_note(19'996, u'x');
  CHECK(types(story, "ann", "c1", words_of(story, "c1"), text::Change().keep(5).insert(long_card)) ==
        "TOO_LONG 280 281");
  CHECK(types(story, "ann", "c1", words_of(story, "c1"), text::Change().keep(5).insert(long_card.substr(1))) ==
        "edit c1");
  CHECK(types(story, "ria", "n1", words_of(story, "n1"), text::Change().keep(5).insert(long_note)) ==
        "TOO_LONG 20000 20001");
  CHECK(types(story, "ria", "n1", words_of(story, "n1"), text::Change().keep(5).insert(long_note.substr(1))) ==
        "edit n1");
  Effect older;  // of a time with other limits
  *older.mutable_put() = record("id: 'c2' version: 1 text { content: '" + std::string(400, 'x') +
                                "' } card { author: 'ann' region: 'here' }");
  (void)evolve(story.document, older, story.document.seq());
  CHECK(types(story, "ann", "c2", words_of(story, "c2"), text::Change().keep(399).erase(1)) == "edit c2");
  CHECK(types(story, "ann", "c2", words_of(story, "c2"), text::Change().keep(399).insert(u"x")) == "TOO_LONG 280 400");
}

TEST_CASE("a note has 64 KiB, however few characters that is", "[rules][words]") {
  Story story;
  std::u16string mountains;
  for (int i = 0; i < 16'385; ++i) mountains += u"\xD83C\xDFDE";  // four bytes each
  story.asks("ria", "add_note { id: 'n1' }");
  CHECK(types(story, "ria", "n1", Text(), text::Change().insert(mountains)) == "TOO_LONG 65536 65540 bytes");
  CHECK(types(story, "ria", "n1", Text(), text::Change().insert(mountains.substr(2))) == "edit n1");
}

TEST_CASE("TEXT-6, property: several people type on words that are behind, and all replicas reach the same",
          "[rules][words]") {
  const unsigned seed = GENERATE(range(1u, 31u));
  INFO("seed " << seed);
  std::mt19937 chance(seed);
  Story story = with_a_note();

  // A client: the words it sees, the change on its way, and the server's edits it has heard of.
  struct Writer {
    std::string who;
    Text base;              // last words heard of
    std::u16string screen;  // with the change on its way
    std::optional<text::Change> sent;
    std::size_t heard = 0;
  };
  std::vector<text::Change> log;
  std::vector<Writer> writers{{"ria", words_of(story, "n1"), u"river", {}, 0},
                              {"rob", words_of(story, "n1"), u"river", {}, 0}};
  const auto hear = [&](Writer& writer, bool own) {
    const text::Change& change = log[writer.heard++];
    std::u16string base = *text::to_units(writer.base.content());
    text::apply(base, change);
    writer.base.set_content(text::to_utf8(base));
    writer.base.set_version(writer.base.version() + 1);
    writer.base.set_lineage(text::lineage_after(writer.base.lineage(), change));
    if (own) {
      writer.sent.reset();
    } else if (writer.sent) {
      const text::Change mine = *writer.sent;
      text::apply(writer.screen, text::transform(change, mine, text::Side::left));
      writer.sent = text::transform(mine, change, text::Side::right);
    } else {
      text::apply(writer.screen, change);
    }
  };
  for (int step = 0; step < 200; ++step) {
    Writer& writer = writers[chance() % writers.size()];
    while (writer.heard < log.size() && chance() % 2) hear(writer, false);
    const auto length = static_cast<std::uint32_t>(writer.screen.size());
    const std::uint32_t at = chance() % (length + 1), gone = std::min<std::uint32_t>(chance() % 4, length - at);
    text::Change change;
    change.keep(at).erase(gone).insert(std::u16string(1 + chance() % 3, static_cast<char16_t>(u'a' + chance() % 26)));
    change.keep(length - at - gone);
    text::apply(writer.screen, change);
    writer.sent = change;
    const Outcome outcome = story.decide_and_apply(typed("n1", writer.base, change), Actor{writer.who, false});
    REQUIRE(spelled(outcome) == "edit n1");
    log.push_back(*text::from_proto(outcome.effects.front().edit().change()));
    while (writer.heard + 1 < log.size()) hear(writer, false);
    hear(writer, true);
  }
  for (Writer& writer : writers) {
    while (writer.heard < log.size()) hear(writer, false);
    CHECK(text::to_utf8(writer.screen) == story.words("n1"));
    CHECK(writer.base.lineage() == words_of(story, "n1").lineage());
  }
}
