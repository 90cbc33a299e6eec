// Any verb of a guidebook, by anybody, in any order: what is accepted can be taken back, what is ready is whole, and who
// reads sees nothing of a draft.
#include <random>

#include "facilitation/guidebook/parts.h"
#include "facilitation/views/view.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/guide.h"

using namespace plenary;

namespace {

class GuidebookWalk {
 public:
  explicit GuidebookWalk(unsigned seed) : chance_(seed) {}

  std::string who() { return one_of({"ria", "rob", "fay", "col", "ria", "rob", "ann", "obs"}); }

  std::string text(const Document& document) {
    const std::string entry = any(document, Record::kEntry), field = any(document, Record::kEntryField);
    const std::string chapter = one_of({"routes", "rewards"}), part = below(4) ? entry : chapter;
    const std::string name = one_of({"limits", "steps", "when_to_use", "findings", "context", "what_was_done"});
    switch (below(13)) {
      case 0:
        return "add_entry { id: 'x" + std::to_string(++made_) + "' type: '" + one_of({"tool", "example", "case"}) +
               "' chapter: '" + chapter + "' title: 't' }";
      case 1:
        return "set_entry { id: '" + entry + "' place: 'p' reported_not_verified: true naming { state: NOT_NAMED } }";
      case 2: return "move_entry { id: '" + entry + "' chapter: '" + chapter + "' after: '" + entry + "' }";
      case 3: return "move_entry { id: '" + entry + "' chapter: '" + chapter + "' }";
      case 4: return (below(3) ? "restore_entry { id: '" : "trash_entry { id: '") + entry + "' }";
      case 5:
      case 6:
      case 7:
        return "set_field { owner: '" + part + "' name: '" + name + "' text: '" + one_of({"canary-draft", "w", ""}) +
               "' add: " + (below(2) ? "true" : "false") + " }";
      case 8: return "use_quote { owner: '" + part + "' quote { document: 'b' id: 'q' } }";
      case 9: return "mark_ready { id: '" + part + "' }";
      case 10: return "mark_ready { id: '" + part + "' undo: true }";
      case 11:
        return "edit_text { id: '" + field + "' base_version: " + version(document, field) +
               " base_lineage: " + lineage(document, field) + " change { runs: " + length(document, field) +
               " runs: 0 inserts: 'n' } }";
      default: return "agree_to_be_named { field: '" + field + "' text_version: " + version(document, field) + " }";
    }
  }

 private:
  unsigned below(unsigned bound) { return static_cast<unsigned>(chance_() % bound); }
  std::string one_of(std::initializer_list<const char*> words) {
    return *(words.begin() + below(static_cast<unsigned>(words.size())));
  }
  std::string any(const Document& document, Record::BodyCase kind) {
    std::vector<std::string> ids;
    for (const Record* record : document.sorted())
      if (record->body_case() == kind) ids.push_back(record->id());
    return ids.empty() ? "nothing" : ids[below(static_cast<unsigned>(ids.size()))];
  }
  static const Text& words(const Document& document, const std::string& id) {
    const Record* record = document.find(id);
    return record ? record->text() : Text::default_instance();
  }
  static std::string version(const Document& d, const std::string& id) {
    return std::to_string(words(d, id).version());
  }
  static std::string lineage(const Document& d, const std::string& id) {
    return std::to_string(words(d, id).lineage());
  }
  static std::string length(const Document& d, const std::string& id) {
    return std::to_string(text::units_in(words(d, id).content()));
  }
  std::mt19937 chance_;
  int made_ = 0;
};

void check_that_it_makes_sense(const Document& document) {
  const Document seen = replica_for(document, {"ann", PARTICIPANT});
  for (const Record* record : document.sorted()) {
    INFO(record->ShortDebugString());
    if (guidebook::is_part(*record) && guidebook::is_ready(*record)) {
      REQUIRE(guidebook::missing_in(document, *record).empty());
      REQUIRE_FALSE(record->entry().has_trashed());
    }
    if (record->has_entry_field()) {
      const Record* owner = document.find(record->entry_field().owner());
      REQUIRE(owner);
      REQUIRE(record->entry_field().approved() == guidebook::is_ready(*owner));
      REQUIRE((seen.find(record->id()) != nullptr) == record->entry_field().approved());
    }
  }
}

}  // namespace

TEST_CASE("property: a guidebook makes sense, whatever is asked of it", "[rules][property][guidebook]") {
  int accepted = 0;
  for (unsigned seed = 1; seed <= 30; ++seed) {
    INFO("seed " << seed);
    GuidebookWalk walk(seed);
    Story story = guide();
    for (int step = 0; step < 300; ++step) {
      const std::string who = walk.who(), text = walk.text(story.document);
      INFO("step " << step << ", " << who << ": " << text);
      const Outcome outcome = story.decided(who, text);
      REQUIRE(bytes_of(story.decided(who, text)) == bytes_of(outcome));
      if (!outcome.accepted()) continue;
      ++accepted;
      const std::string before = records_hash(story.document);
      Undo undo;
      for (const Effect& effect : outcome.effects) undo.append(evolve(story.document, effect, story.document.seq()));
      std::move(undo).revert(story.document);
      REQUIRE(records_hash(story.document) == before);
      story.apply(outcome);
      if (step % 10 == 0) check_that_it_makes_sense(story.document);
    }
    check_that_it_makes_sense(story.document);
  }
  CHECK(accepted > 1'000);
}
