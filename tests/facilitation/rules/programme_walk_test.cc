// Any verb of a meeting, by anybody, in any order: the programme stays one, and everybody without the crew sees it as if
// nothing were hidden.
#include <map>
#include <random>
#include <set>

#include "facilitation/document/programme.h"
#include "facilitation/views/view.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

class ProgrammeWalk {
 public:
  explicit ProgrammeWalk(unsigned seed) : chance_(seed) {}

  std::string who() { return one_of({"fay", "fay", "fay", "col", "hos", "ann", "ben", "obs"}); }

  std::string text(const Document& document) {
    const std::string item = any(document, Record::kAgendaItem), other = any(document, Record::kAgendaItem);
    const std::string group = any(document, Record::kBreakout);
    const std::string person = one_of({"ann", "ben", "cid", "dan", "fay"});
    const std::string running = running_item(document) ? running_item(document)->id() : "";
    const std::string fresh = "x" + std::to_string(++made_);
    switch (below(17)) {
      case 0:
        return "add_agenda_item { id: '" + fresh + "' kind: DISCUSSION title: 't' parent: '" + maybe(other) +
               "' hidden: " + truth() + " }";
      case 1:
        return "add_agenda_item { id: '" + fresh + "' kind: MEAL title: 't' after: '" + maybe(other) +
               "' hidden: " + truth() + " }";
      case 2: return "set_agenda_item { id: '" + item + "' title: '" + fresh + "' }";
      case 3: return "set_agenda_item { id: '" + item + "' hide: true }";
      case 4: return "move_agenda_item { id: '" + item + "' parent: '" + maybe(other) + "' }";
      case 5: return "move_agenda_item { id: '" + item + "' after: '" + maybe(other) + "' }";
      case 6: return "trash_agenda_item { id: '" + item + "' }";
      case 7: return "restore_agenda_item { id: '" + item + "' }";
      case 8:
        return "begin_agenda_item { id: '" + item + "' after: '" + running +
               "' undo: " + (below(4) ? "false" : "true") + " }";
      case 9: return "end_agenda_item { id: '" + item + "' undo: " + (below(3) ? "false" : "true") + " }";
      case 10: return "reveal_agenda_item { id: '" + item + "' }";
      case 11:
        return "add_breakout { id: '" + fresh + "' agenda_item: '" + item +
               "' title: 't' cap: " + std::to_string(below(3)) + " self_choice: " + truth() + " }";
      case 12: return "set_breakout { id: '" + group + "' cap: " + std::to_string(below(4)) + " }";
      case 13: return (below(2) ? "trash_breakout { id: '" : "restore_breakout { id: '") + group + "' }";
      case 14:
        return "seat_people { places { participant: '" + person + "' breakout: '" + group + "' } rotation: " + truth() +
               " }";
      case 15: return "take_seat { breakout: '" + group + "' leave: " + truth() + " }";
      default:
        return "import_programme { records { id: '" + item + "' agenda_item { kind: MEAL title: '" + fresh +
               "' parent: '" + (document.find(item) ? document.find(item)->agenda_item().parent() : "") +
               "' } } records { id: '" + fresh + "' agenda_item { kind: SOCIAL title: 'i' hidden: " + truth() +
               " } } }";
    }
  }
  unsigned below(unsigned bound) { return static_cast<unsigned>(chance_() % bound); }

 private:
  std::string one_of(std::initializer_list<const char*> words) {
    return *(words.begin() + below(static_cast<unsigned>(words.size())));
  }
  std::string truth() { return below(3) ? "false" : "true"; }
  std::string maybe(const std::string& id) { return below(3) ? id : ""; }
  std::string any(const Document& document, Record::BodyCase kind) {
    std::vector<std::string> ids;
    for (const Record* record : document.sorted())
      if (record->body_case() == kind) ids.push_back(record->id());
    return ids.empty() ? "nothing" : ids[below(static_cast<unsigned>(ids.size()))];
  }
  std::mt19937 chance_;
  int made_ = 0;
};

std::string in_order(const Document& document) {
  std::string words;
  for (const Record* record : programme(document)) words += record->id() + " ";
  return words;
}

void check_that_the_programme_makes_sense(const Document& document) {
  int leaves = 0, wholes = 0;
  std::map<std::string, std::set<std::string>> seats;  // who sits in the groups of an item
  for (const Record* record : document.sorted()) {
    INFO(record->ShortDebugString());
    if (record->has_breakout() && !record->breakout().has_trashed())
      for (const std::string& member : record->breakout().members())
        REQUIRE(seats[item_of(record->breakout())].insert(member).second);
    if (record->has_breakout()) REQUIRE(record->breakout().earlier_size() <= 50);
    if (!record->has_agenda_item()) continue;
    const AgendaItem& item = record->agenda_item();
    if (item.ended_ms() != 0) REQUIRE(item.started_ms() != 0);
    if (item.has_trashed()) continue;
    if (item.hidden()) REQUIRE_FALSE(runs(item));
    if (!item.parent().empty()) {
      const Record* parent = document.find(item.parent());
      REQUIRE((parent && parent->agenda_item().parent().empty()));
      if (parent->agenda_item().hidden()) REQUIRE(item.hidden());
    }
    if (runs(item)) ++(item.parent().empty() ? wholes : leaves);
  }
  REQUIRE(leaves <= 1);
  REQUIRE(wholes <= 1);
  // What everybody sees has numbers of its own, in the order in which it stands.
  for (const Record* session : parts_of(document, "")) {
    std::uint32_t last = 0;
    for (const Record* part : parts_of(document, session->id())) {
      if (part->agenda_item().hidden()) continue;
      REQUIRE(part->agenda_item().order() > last);
      last = part->agenda_item().order();
    }
  }
}

}  // namespace

TEST_CASE(
    "SYS-37: property: whatever is asked of a meeting, its programme makes sense, and shows nothing that is hidden",
    "[rules][programme][property]") {
  std::map<std::string, int> accepted;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    INFO("seed " << seed);
    ProgrammeWalk walk(seed);
    Story story({"id: 'meeting' meeting { title: 'x' }", "id: 's1' agenda_item { kind: SESSION title: 'x' order: 1 }",
                 "id: 's2' agenda_item { kind: SESSION title: 'x' order: 2 }",
                 "id: 'talk' agenda_item { kind: PRESENTATION title: 'x' parent: 's1' order: 1 }"});
    for (int step = 0; step < 150; ++step) {
      const std::string who = walk.who(), text = walk.text(story.document);
      INFO("step " << step << ", " << who << ": " << text);
      const Request asked = request(text);
      const Outcome outcome = decide(story.document, asked, {who, false}, story.now);
      REQUIRE(bytes_of(decide(from_snapshot(to_snapshot(story.document)), asked, {who, false}, story.now)) ==
              bytes_of(outcome));
      if (!outcome.accepted()) {
        REQUIRE(outcome.effects.empty());
        continue;
      }
      REQUIRE_FALSE(outcome.effects.empty());
      ++accepted[verb_name(verb_number(asked))];
      const std::string before = records_hash(story.document);
      Undo undo;
      for (const Effect& effect : outcome.effects) undo.append(evolve(story.document, effect, story.document.seq()));
      std::move(undo).revert(story.document);
      REQUIRE(records_hash(story.document) == before);
      story.apply(outcome);
      check_that_the_programme_makes_sense(story.document);
      // In the order in which those see it from whom nothing is hidden, but for what is.
      const std::string seen = in_order(replica_for(story.document, {"ann", PARTICIPANT}));
      std::string shown;
      for (const Record* record : programme(story.document))
        if (!record->agenda_item().hidden()) shown += record->id() + " ";
      REQUIRE(seen == shown);
    }
  }
  for (const char* verb :
       {"add_agenda_item", "set_agenda_item", "move_agenda_item", "trash_agenda_item", "restore_agenda_item",
        "begin_agenda_item", "end_agenda_item", "reveal_agenda_item", "import_programme", "add_breakout",
        "set_breakout", "trash_breakout", "restore_breakout", "seat_people", "take_seat"}) {
    INFO(verb << " was accepted " << accepted[verb] << " times");
    CHECK(accepted[verb] >= 10);
  }
}
