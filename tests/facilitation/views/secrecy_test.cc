// Non-interference: two meetings that differ in nothing but what is hidden look the same, to the byte, to everybody from
// whom it is hidden, until the moment at which it is shown.
#include <set>

#include "facilitation/views/view.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

class Twins {
 public:
  explicit Twins(std::initializer_list<std::string_view> more = {}) : one_(more), other_(more) {}

  // The same in both.
  void both(const std::string& who, const std::string& text) { differently(who, text, text, ""); }
  // One thing in one, another in the other: nobody but `alone` may tell them apart by what they are sent.
  void differently(const std::string& who, const std::string& text, const std::string& other,
                   const std::string& alone) {
    const CommitView first = show(one_, who, text), second = show(other_, who, other);
    who_may_tell_.insert(alone);
    INFO(who << ": " << text << " / " << other);
    for (std::size_t i = 0; i < kViewerClasses; ++i) CHECK(bytes_for(first, i) == bytes_for(second, i));
    for (const char* person : {"ann", "ben", "cid", "ria", "rob", "fay", "col", "obs", "hos", "pre"}) {
      INFO("to " << person);
      if (person == alone || person == partner_) continue;
      CHECK(bytes_for(first, person) == bytes_for(second, person));
      if (who_may_tell_.contains(person)) continue;  // something of their own has differed since before
      const Viewer viewer{person, one_.document.role_of(person)};
      CHECK(snapshot_of(one_.document, viewer) == snapshot_of(other_.document, viewer));
    }
  }
  // The same, where two people see it.
  void for_two(const std::string& who, const std::string& text, const std::string& other, const std::string& partner) {
    who_may_tell_.insert(partner);
    partner_ = partner;
    differently(who, text, other, who);
    partner_.clear();
  }
  [[nodiscard]] bool tell_apart(const std::string& person) const {
    const Viewer viewer{person, one_.document.role_of(person)};
    return snapshot_of(one_.document, viewer) != snapshot_of(other_.document, viewer);
  }

 private:
  static CommitView show(Story& story, const std::string& who, const std::string& text) {
    const Request asked = request(text);
    const Actor actor{who, false};
    const Outcome outcome = decide(story.document, asked, actor, story.now);
    Document before = story.document;
    Commit commit;
    commit.set_seq(before.seq() + 1);
    commit.set_at_ms(story.now.ms);
    for (const Effect& effect : outcome.effects) *commit.add_steps()->add_effects() = effect;
    CommitView view = evolve_and_show(before, commit);
    REQUIRE(story.decide_and_apply(asked, actor).accepted());
    return view;
  }
  static std::string bytes_for(const CommitView& view, std::size_t viewers) {
    return view.shared[view.same_for_all ? 0 : viewers].SerializeAsString();
  }
  static std::string bytes_for(const CommitView& view, const std::string& person) {
    const auto found = view.personal.find(person);
    return found == view.personal.end() ? std::string() : found->second.SerializeAsString();
  }
  static std::string snapshot_of(const Document& document, const Viewer& viewer) {
    return records_hash(replica_for(document, viewer));
  }

  Story one_, other_;
  std::set<std::string> who_may_tell_;
  std::string partner_;
};

}  // namespace

TEST_CASE("non-interference: what is written in silence changes nothing that others are sent, until the reveal",
          "[views][secrecy]") {
  Twins twins;
  twins.both("fay", "set_phases { phases { id: 'p1' kind: SILENT } phases { id: 'p2' kind: ROUND } }");
  twins.both("fay", "start_phase { id: 'p1' }");
  twins.differently("ann", "add_card { id: 'c1' kind: IDEA text: 'poplar' place { region: 'here' } }",
                    "add_card { id: 'c1' kind: RISK text: 'a good deal longer' place { region: 'there' } }", "ann");
  twins.both("ben", "add_card { id: 'c2' text: 'the same' place { region: 'here' } }");
  twins.differently("ann", "add_card { id: 'c3' text: 'x' place { region: 'here' } }",
                    "add_card { id: 'c4' text: 'y' place { region: 'there' } }", "ann");
  twins.differently("ann", "trash_cards { ids: 'c3' }", "set_card { id: 'c4' kind: QUESTION }", "ann");
  twins.both("ria", "add_note { id: 'n1' text: 'They write.' visibility: RECORD }");
  CHECK_FALSE(twins.tell_apart("fay"));
  CHECK(twins.tell_apart("ann"));
}

TEST_CASE("non-interference: what somebody gives in a vote changes nothing that others are sent, until it closes",
          "[views][secrecy]") {
  Twins twins;
  for (const char* id : {"k1", "k2"})
    twins.both("ann", "add_cluster { id: '" + std::string(id) + "' title: 'x' region: 'here' }");
  twins.both("fay", "open_vote { id: 'v1' method: DOTS target: 'cluster' dots_each: 5 max_per_target: 3 }");
  const auto gives = [](const std::string& dots, bool finished) {
    return "cast_ballot { vote: 'v1' " + dots + (finished ? " finished: true" : "") + " }";
  };
  const std::string one = "dots { key: 'k1' value: 3 }",
                    other = "dots { key: 'k2' value: 1 } dots { key: 'k1' value: 1 }";
  twins.differently("ann", gives(one, false), gives(other, false), "ann");
  twins.differently("ann", gives("", false), gives(one, false), "ann");
  twins.differently("ann", gives(one, true), gives(other, true), "ann");
  twins.differently("ben", gives(other, true), gives(one, true), "ben");
  for (const char* person : {"fay", "col", "ria", "hos", "obs", "cid"}) CHECK_FALSE(twins.tell_apart(person));
  CHECK(twins.tell_apart("ann"));
}

TEST_CASE("non-interference: what two write in a pair changes nothing that anybody else is sent", "[views][secrecy]") {
  Twins twins;
  twins.both("fay", "set_phases { phases { id: 'p1' kind: PAIR } }");
  twins.both("fay", "start_phase { id: 'p1' }");
  twins.both("fay", "set_pairs { pairs { participants: 'ann' participants: 'ben' } }");
  twins.for_two("ann", "add_card { id: 'c1' kind: IDEA text: 'poplar' place { region: 'here' } }",
                "add_card { id: 'c1' kind: RISK text: 'a good deal longer' place { region: 'there' } }", "ben");
  twins.for_two("ann", "set_card { id: 'c1' kind: QUESTION }", "park_cards { ids: 'c1' parked: true }", "ben");
  for (const char* person : {"cid", "fay", "col", "ria", "hos", "obs"}) CHECK_FALSE(twins.tell_apart(person));
  CHECK(twins.tell_apart("ann"));
  CHECK(twins.tell_apart("ben"));
}

TEST_CASE("non-interference: what is held back, or waits to be looked through, changes nothing that others are sent",
          "[views][secrecy]") {
  Twins twins;
  twins.both("fay", "set_board { moderated: true }");
  twins.both("fay", "start_silent_writing {}");
  twins.differently("ann", "add_card { id: 'c1' kind: IDEA text: 'poplar' place { region: 'here' } }",
                    "add_card { id: 'c1' kind: RISK text: 'a good deal longer' place { region: 'there' } }", "ann");
  twins.both("ben", "add_card { id: 'c2' text: 'the same' place { region: 'here' } }");
  twins.both("fay", "reveal_cards {}");
  twins.differently("fay", "hold_cards { ids: 'c1' reason: 'names a person' }",
                    "hold_cards { ids: 'c1' reason: 'off the point' }", "ann");
  twins.both("fay", "release_cards { cards { id: 'c2' text_version: 1 } }");
  for (const char* person : {"ben", "cid", "fay", "col", "ria", "hos", "obs"}) CHECK_FALSE(twins.tell_apart(person));
  CHECK(twins.tell_apart("ann"));
}

TEST_CASE(
    "VIEW-7: SYS-37: to whoever has no part in running a meeting, one with a surprise looks like one without, until "
    "its reveal",
    "[views][property]") {
  const auto meeting = [] {
    return Story({"id: 'meeting' meeting { title: 'x' }",
                  "id: 's1' agenda_item { kind: SESSION title: 'One' order: 1 }",
                  "id: 's2' agenda_item { kind: SESSION title: 'Two' order: 2 }"});
  };
  Story with = meeting(), without = meeting();
  const auto shows = [](Story& story, const std::string& who, const std::string& text) {
    Document before = story.document;
    const Outcome outcome = story.decide_and_apply(request(text), {who, false});
    INFO(text);
    REQUIRE(outcome.accepted());
    Commit commit;
    commit.set_seq(before.seq() + 1);
    for (const Effect& effect : outcome.effects) *commit.add_steps()->add_effects() = effect;
    return evolve_and_show(before, commit);
  };
  const auto sent = [](const CommitView& view, ViewerClass viewers) {
    return view.shared[view.same_for_all ? 0 : static_cast<std::size_t>(viewers)].SerializeAsString();
  };
  const auto look_the_same = [&] {
    for (const char* person : {"ann", "ria", "obs", "pre"}) {
      const Role role = with.document.role_of(person);
      CHECK(records_hash(replica_for(with.document, {person, role})) ==
            records_hash(replica_for(without.document, {person, role})));
    }
  };
  for (const char* hidden :
       {"add_agenda_item { id: 'gift' kind: SURPRISE title: 'canary' after: 's1' hidden: true start: '17:00' }",
        "add_agenda_item { id: 'part' kind: SOCIAL title: 'canary' parent: 'gift' }",
        "add_agenda_item { id: 'first' kind: SURPRISE title: 'canary' after: '' hidden: true }",
        "add_breakout { id: 'group' agenda_item: 'part' title: 'canary' }", "set_breakout { id: 'group' cap: 3 }",
        "seat_people { places { participant: 'ann' breakout: 'group' } }",
        "set_agenda_item { id: 'gift' title: 'canary 2' }", "move_agenda_item { id: 'gift' after: 's2' }",
        "move_agenda_item { id: 'gift' after: 's1' }", "trash_agenda_item { id: 'first' }",
        "restore_agenda_item { id: 'first' }"}) {
    INFO(hidden);
    const CommitView view = shows(with, "fay", hidden);
    for (const ViewerClass viewers : {ViewerClass::everyone, ViewerClass::rapporteurs})
      CHECK(sent(view, viewers).empty());
    CHECK_FALSE(sent(view, ViewerClass::hosts).empty());
    CHECK(sent(view, ViewerClass::hosts) == sent(view, ViewerClass::facilitators));
    without.now = with.now;
    look_the_same();
  }
  // What is done in the open is told in the same bytes, whatever is hidden between.
  for (const char* open :
       {"add_agenda_item { id: 'walk' kind: WALK_AND_TALK title: 'Walk' after: 's1' }",
        "move_agenda_item { id: 's2' after: 's1' }", "add_agenda_item { id: 'end' kind: SOCIAL title: 'End' }",
        "begin_agenda_item { id: 's1' }", "trash_agenda_item { id: 'walk' }"}) {
    INFO(open);
    const CommitView one = shows(with, "fay", open), other = shows(without, "fay", open);
    for (const ViewerClass viewers : {ViewerClass::everyone, ViewerClass::rapporteurs})
      CHECK(sent(one, viewers) == sent(other, viewers));
    look_the_same();
  }
  for (const char* verb : {"set_agenda_item { id: 'gift' title: 'x' }", "begin_agenda_item { id: 'gift' after: 's1' }",
                           "take_seat { breakout: 'group' }"})
    for (const char* who : {"ann", "hos"})
      CHECK((std::string(who) == "hos" || bytes_of(with.decided(who, verb)) == bytes_of(without.decided(who, verb))));
  const CommitView reveal = shows(with, "hos", "reveal_agenda_item { id: 'gift' }");
  CHECK(sent(reveal, ViewerClass::everyone).find("canary 2") != std::string::npos);
  CHECK(replica_for(with.document, {"ann", PARTICIPANT}).find("group") != nullptr);
  CHECK(replica_for(with.document, {"ann", PARTICIPANT}).find("first") == nullptr);
}
