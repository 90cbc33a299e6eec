#include "facilitation/rules/purging.h"
#include "facilitation/rules/quotations.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

TEST_CASE("a rapporteur notes, with references to what may not be here yet", "[rules][notes]") {
  Story story;
  CHECK(story.asks(
            "ria",
            "add_note { id: 'n1' text: 'Round.' visibility: RECORD refs: ['C01', 'V1'] speaker: 'ann' at_ms: 77 }") ==
        "put note n1 v1, edit n1");
  const Note& note = *story.document.note("n1");
  CHECK(note.by() == "ria");
  CHECK(note.at_ms() == 77);
  CHECK(note.refs_size() == 2);
  CHECK(note.speaker() == "ann");
  CHECK(story.words("n1") == "Round.");
  CHECK(story.asks("fay", "add_note { id: 'n2' text: 'x' }") == "FORBIDDEN");
  CHECK(story.asks("ann", "add_note { id: 'n2' text: 'x' }") == "FORBIDDEN");
}

TEST_CASE("a note of which nobody said for whom is a working note, of now", "[rules][notes]") {
  Story story;
  CHECK(story.asks("ria", "add_note { id: 'n1' }") == "put note n1 v1");
  CHECK(Note::Visibility_Name(story.document.note("n1")->visibility()) == "WORKING");
  CHECK(story.document.note("n1")->at_ms() == 1'001'000);
}

TEST_CASE("a note that cannot be: why not", "[rules][notes]") {
  Story story;
  const auto asked = [&](const std::string& text) { return spelled(story.decided("ria", text)); };
  std::string refs;
  for (int i = 0; i < 101; ++i) refs += " refs: 'c" + std::to_string(i) + "'";
  CHECK(asked("add_note { id: 'n1'" + refs + " }") == "LIMIT_REACHED refs 100");
  CHECK(asked("add_note { id: 'n1' refs: 'two words' }") == "INVALID refs not_an_id");
  CHECK(asked("add_note { id: 'n1' refs: ['c1', 'c1'] }") == "INVALID refs named_twice");
  CHECK(asked("add_note { id: 'n1' speaker: 'Ann Other' }") == "INVALID speaker not_a_participant");
  CHECK(asked("add_note { id: 'n1' at_ms: -1 }") == "INVALID at_ms negative");
  CHECK(asked("add_note { id: 'n1' text: '" + std::string(20'001, 'x') + "' }") == "TOO_LONG 20000 20001");
  CHECK(asked("add_note { id: 'n1' text: '\\001' }") == "INVALID text control_character");
  CHECK(asked("add_note { id: 'here' }") == "ALREADY_EXISTS");
  std::string mountains;
  for (int i = 0; i < 16'385; ++i) mountains += "\xF0\x9F\x8F\x9E";
  CHECK(asked("add_note { id: 'n1' text: '" + mountains + "' }") == "TOO_LONG 65536 65540 bytes");
  for (int i = 0; i < 2000; ++i) {
    Effect effect;
    *effect.mutable_put() = record("id: 'x" + std::to_string(i) + "' version: 1 note {}");
    (void)evolve(story.document, effect, 1);
  }
  CHECK(asked("add_note { id: 'n1' }") == "LIMIT_REACHED notes 2000");
}

TEST_CASE("any rapporteur sets any note", "[rules][notes]") {
  Story story;
  story.asks("ria", "add_note { id: 'n1' text: 'Round.' visibility: WORKING refs: 'c1' }");
  CHECK(story.asks("rob", "set_note { id: 'n1' visibility: RECORD speaker: 'unknown' at_ms: 5 if_version: 1 }") ==
        "put note n1 v2");
  CHECK(story.document.note("n1")->refs_size() == 1);
  CHECK(story.asks("rob", "set_note { id: 'n1' set_refs: true }") == "put note n1 v3");
  CHECK(story.document.note("n1")->refs_size() == 0);
  CHECK(story.asks("rob", "set_note { id: 'n1' visibility: RECORD }") == "NOTHING_TO_DO");
  CHECK(story.asks("rob", "set_note { id: 'n1' speaker: '' if_version: 1 }") == "STALE");
  CHECK(story.asks("rob", "set_note { id: 'n1' visibility: VISIBILITY_UNSPECIFIED }") == "INVALID visibility missing");
  CHECK(story.asks("rob", "set_note { id: 'n1' at_ms: -5 }") == "INVALID at_ms negative");
  CHECK(story.asks("rob", "set_note { id: 'none' at_ms: 5 }") == "NOT_FOUND note");
  CHECK(story.words("n1") == "Round.");
}

TEST_CASE("a note goes to the trash and comes back", "[rules][notes]") {
  Story story;
  story.asks("ria", "add_note { id: 'n1' text: 'Round.' visibility: RECORD }");
  CHECK(story.asks("fay", "trash_note { id: 'n1' }") == "FORBIDDEN");
  CHECK(story.asks("rob", "trash_note { id: 'n1' reason: 'twice' }") == "put note n1 v2");
  CHECK(story.asks("rob", "trash_note { id: 'n1' }") == "GONE note trash");
  CHECK(story.asks("rob", "set_note { id: 'n1' at_ms: 5 }") == "GONE note trash");
  CHECK(story.asks("rob", "edit_text { id: 'n1' }") == "GONE note trash");
  CHECK(story.asks("ria", "restore_note { id: 'n1' }") == "put note n1 v3");
  CHECK(story.asks("ria", "restore_note { id: 'n1' }") == "NOTHING_TO_DO");
  CHECK(story.asks("ria", "restore_note { id: 'none' }") == "NOT_FOUND note");
}

TEST_CASE("X7: two notes that began the same are merged: both are kept, and no word of either is lost",
          "[rules][notes]") {
  Story story;
  story.asks("ria",
             "add_note { id: 'n1' text: '17:20 The remote partner speaks first.' visibility: RECORD refs: 'c1' }");
  story.asks("rob", "add_note { id: 'n2' text: 'They also miss a chair.' visibility: RECORD refs: ['c1', 'c2'] }");
  story.asks("rob", "add_note { id: 'n3' text: 'miss a chair' visibility: RECORD }");
  story.asks("rob", "add_note { id: 'w' text: 'Between us.' visibility: WORKING }");
  CHECK(story.asks("ann", "merge_notes { into: 'n1' from: 'n2' }") == "FORBIDDEN");
  CHECK(story.asks("ria", "merge_notes { into: 'n1' from: 'n1' }") == "CYCLE");
  CHECK(story.asks("ria", "merge_notes { into: 'n1' from: 'w' }") == "INVALID from another_visibility");
  CHECK(story.asks("ria", "merge_notes { into: 'n1' from: 'none' }") == "NOT_FOUND note");
  CHECK(story.asks("ria", "merge_notes { into: 'n1' }") == "INVALID from missing");
  CHECK(story.asks("ria", "merge_notes { into: 'n1' from: ['n2', 'n3'] }") ==
        "put note n2 v2, put note n3 v2, put note n1 v2, edit n1");
  CHECK(story.words("n1") == "17:20 The remote partner speaks first.\n\nThey also miss a chair.");  // not twice
  CHECK(story.words("n2") == "They also miss a chair.");
  CHECK(story.document.note("n2")->merged_into() == "n1");
  CHECK(story.document.note("n1")->refs_size() == 2);
  CHECK(story.asks("ria", "edit_text { id: 'n2' }") == "GONE note merged");
  CHECK(story.asks("rob", "merge_notes { into: 'n1' from: 'n2' undo: true }") == "put note n2 v3");
  CHECK(story.document.note("n2")->merged_into().empty());
  CHECK(story.words("n1") ==
        "17:20 The remote partner speaks first.\n\nThey also miss a chair.");  // nothing is taken out
  CHECK(story.asks("rob", "merge_notes { into: 'n1' from: 'n2' undo: true }") == "NOTHING_TO_DO");
}

TEST_CASE("notes that are too long together are not merged, and both stay as they are", "[rules][notes]") {
  Story story;
  const std::string half(15'000, 'a'), other(15'000, 'b');
  story.asks("ria", "add_note { id: 'n1' text: '" + half + "' visibility: RECORD }");
  story.asks("rob", "add_note { id: 'n2' text: '" + other + "' visibility: RECORD }");
  CHECK(story.asks("ria", "merge_notes { into: 'n1' from: 'n2' }") == "TOO_LONG 20000 30002");
  CHECK(story.document.note("n2")->merged_into().empty());
}

TEST_CASE(
    "RECORD-9: working notes go ninety days after the record is approved, or as the policy says; record notes stay",
    "[rules][notes]") {
  constexpr std::int64_t kDay = 86'400'000;
  Story story;
  story.asks("ria", "add_note { id: 'w' text: 'Ann was cross.' visibility: WORKING speaker: 'ann' }");
  story.asks("ria", "add_note { id: 'out' text: 'In the trash.' visibility: WORKING }");
  story.asks("ria", "trash_note { id: 'out' }");
  story.asks("ria", "add_note { id: 'r' text: 'The river was spoken of.' visibility: RECORD }");
  CHECK(story.asks("fay", "purge_working_notes {}") == "FORBIDDEN");
  CHECK(story.server_asks("purge_working_notes {}") == "NOTHING_TO_DO");  // no record is approved

  std::uint32_t days = 90;
  SECTION("where the policy says nothing") {}
  SECTION("where it says so") {
    days = 14;
    Effect effect;
    *effect.mutable_put() = *story.document.find("board");
    effect.mutable_put()->mutable_board()->mutable_policy()->set_working_notes_days(days);
    effect.mutable_put()->set_version(effect.put().version() + 1);
    (void)evolve(story.document, effect, 1);
  }
  story.server_asks("discard_ballots {}");
  const std::int64_t approved = story.document.board()->record_approved_ms();
  REQUIRE(approved != 0);
  CHECK_FALSE(working_notes_are_due(story.document, approved + days * kDay - 1));
  CHECK(working_notes_are_due(story.document, approved + days * kDay));
  story.now.ms = approved + days * kDay - 10'000;
  CHECK(story.server_asks("purge_working_notes {}") == "NOTHING_TO_DO");
  story.now.ms = approved + days * kDay;
  CHECK(story.server_asks("purge_working_notes {}") == "put note out v3, edit out, put note w v2, edit w");
  CHECK(story.words("w").empty());
  CHECK(story.words("out").empty());
  CHECK(story.document.note("w")->speaker().empty());
  CHECK(story.words("r") == "The river was spoken of.");
  CHECK(records_to_erase(story.document) == std::set<std::string>{"out", "w"});
  CHECK_FALSE(working_notes_are_due(story.document, story.now.ms));
  CHECK(story.server_asks("purge_working_notes {}") == "NOTHING_TO_DO");

  // Nothing that is written later goes with them, nor what is turned into one by mistake.
  CHECK(story.asks("ria", "set_note { id: 'r' visibility: WORKING }") == "INVALID visibility would_be_purged");
  story.asks("ria", "add_note { id: 'late' text: 'For the corrigendum.' visibility: WORKING }");
  CHECK_FALSE(working_notes_are_due(story.document, story.now.ms));
  CHECK(working_notes_are_due(story.document, story.document.note("late")->at_ms() + days * kDay));

  for (const char* late :
       {"set_note { id: 'w' visibility: RECORD }", "trash_note { id: 'w' }", "restore_note { id: 'out' }",
        "merge_notes { into: 'r' from: 'w' }", "merge_notes { into: 'w' from: 'r' }"})
    CHECK(story.asks("ria", late) == "GONE note purged");
  CHECK(story.server_asks("note_erased { records: ['out', 'w'] }") == "put note out v4, put note w v3");
  CHECK(records_to_erase(story.document).empty());
}

TEST_CASE("ARCHIVE-4: a working note that an older archive brings back is purged by what is suppressed",
          "[rules][notes]") {
  Story story;
  story.asks("ria", "add_note { id: 'w' text: 'Ann was cross.' visibility: WORKING }");
  CHECK(story.server_asks("note_erased { records: 'w' }") == "put note w v2, edit w");
  CHECK(story.words("w").empty());
  CHECK(story.document.note("w")->erased());
  CHECK(records_to_erase(story.document).empty());
}
