#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {
// Cards a b here, c there.
Story with_cards() {
  Story story({"id: 'shut' region { locked: true }"});
  story.asks("ann", "add_card { id: 'a' place { region: 'here' } }");
  story.asks("ann", "add_card { id: 'b' place { region: 'here' } }");
  story.asks("ben", "add_card { id: 'c' place { region: 'there' } }");
  return story;
}
std::string add(const std::string& id, const std::string& rest = "") {
  return "add_cluster { id: '" + id + "' title: '" + id + "' " + rest + " }";
}
}  // namespace

TEST_CASE("a cluster takes cards from any region; one that lies somewhere takes them there", "[rules][clusters]") {
  Story story = with_cards();
  CHECK(story.asks("ben", add("k1", "cards: ['a', 'c']")) == "put cluster k1 v1, put card a v2, put card c v2");
  CHECK(story.card("c").cluster() == "k1");
  CHECK(story.card("c").region() == "there");
  CHECK(story.cluster("k1").named_by() == "ben");
  CHECK(story.asks("ben", add("k2", "region: 'here' cards: ['c', 'b']")) ==
        "put cluster k2 v1, put card c v3, put card b v2");
  CHECK(story.card("c").cluster() == "k2");
  CHECK(story.order_in("here") == "a b c");
  CHECK(story.cluster("k1").order() < story.cluster("k2").order());
}

TEST_CASE("a cluster that cannot be: why not", "[rules][clusters]") {
  Story story = with_cards();
  story.asks("ann", add("k1"));
  story.asks("ann", "dissolve_cluster { id: 'k1' }");
  story.asks("ann", "trash_cards { ids: 'b' }");
  const auto asked = [&](const std::string& text) { return spelled(story.decided("ann", text)); };
  CHECK(asked(add("k1")) == "ALREADY_EXISTS");
  CHECK(asked(add("k2", "region: 'nowhere'")) == "NOT_FOUND region");
  CHECK(asked(add("k2", "region: 'shut'")) == "LOCKED region");
  CHECK(asked(add("k2", "parent: 'none'")) == "NOT_FOUND cluster");
  CHECK(asked(add("k2", "parent: 'k1'")) == "GONE cluster dissolved");
  CHECK(asked(add("k2", "cards: 'none'")) == "NOT_FOUND card");
  CHECK(asked(add("k2", "cards: 'b'")) == "GONE card trash");
  CHECK(asked(add("k2", "cards: ['a', 'a']")) == "INVALID cards named_twice");
  CHECK(asked("add_cluster { id: 'k2' title: '" + std::string(81, 'a') + "' }") == "TOO_LONG 80 81");
  CHECK(asked("add_cluster { id: 'k2' title: 'a\\nb' }") == "INVALID title control_character");
  CHECK(asked("add_cluster { id: 'k2' }") == "put cluster k2 v1");
  for (int i = 0; i < 499; ++i) {
    Effect effect;
    *effect.mutable_put() = record("id: 'x" + std::to_string(i) + "' version: 1 cluster {}");
    (void)evolve(story.document, effect, 1);
  }
  CHECK(asked(add("k2")) == "LIMIT_REACHED clusters 500");
}

TEST_CASE("a cluster is renamed, and by whom is kept", "[rules][clusters]") {
  Story story = with_cards();
  story.asks("ann", add("k1"));
  CHECK(story.asks("ben", "set_cluster { id: 'k1' title: 'Open the river' if_version: 2 }") == "STALE");
  CHECK(story.asks("ben", "set_cluster { id: 'k1' title: 'Open the river' if_version: 1 }") == "put cluster k1 v2");
  CHECK(story.cluster("k1").title() == "Open the river");
  CHECK(story.cluster("k1").named_by() == "ben");
  CHECK(story.asks("ann", "set_cluster { id: 'k1' title: 'Open the river' }") == "NOTHING_TO_DO");
  CHECK(story.asks("ann", "set_cluster { id: 'none' title: 'x' }") == "NOT_FOUND cluster");
  CHECK(story.asks("ann", "set_cluster { id: 'a' title: 'x' }") == "NOT_FOUND cluster");
}

TEST_CASE("clusters lie in clusters, never in a circle", "[rules][clusters]") {
  Story story = with_cards();
  story.asks("ann", add("k1"));
  story.asks("ann", add("k2", "parent: 'k1'"));
  story.asks("ann", add("k3", "parent: 'k2' cards: 'a'"));
  CHECK(story.asks("ann", "set_cluster { id: 'k1' parent: 'k1' }") == "CYCLE");
  CHECK(story.asks("ann", "set_cluster { id: 'k1' parent: 'k3' }") == "CYCLE");
  CHECK(story.asks("ann", "set_cluster { id: 'k3' parent: 'k1' }") == "put cluster k3 v2");
  CHECK(story.card("a").cluster() == "k3");
  CHECK(story.asks("ann", "set_cluster { id: 'k1' parent: 'k2' }") == "CYCLE");
  CHECK(story.asks("ann", "set_cluster { id: 'k3' parent: '' }") == "put cluster k3 v3");
}

TEST_CASE("merging clusters moves cards and what is nested, and keeps the originals", "[rules][clusters]") {
  Story story = with_cards();
  story.asks("ann", add("k1", "cards: 'a'"));
  story.asks("ann", add("k2", "cards: ['b', 'c']"));
  story.asks("ann", add("k3", "parent: 'k2'"));
  CHECK(story.asks("ben", "merge_clusters { into: 'k1' from: 'k2' }") ==
        "put cluster k2 v2, put cluster k3 v2, put card b v3, put card c v3");
  CHECK(story.card("c").cluster() == "k1");
  CHECK(story.cluster("k2").merged_into() == "k1");
  CHECK(story.cluster("k3").parent() == "k1");
  CHECK(story.asks("ben", "merge_clusters { into: 'k2' from: 'k1' }") == "GONE cluster merged");
  CHECK(story.asks("ben", "set_cluster { id: 'k2' title: 'x' }") == "GONE cluster merged");
  CHECK(story.asks("ben", "merge_clusters { into: 'k1' from: 'k1' }") == "CYCLE");
  CHECK(story.asks("ben", "merge_clusters { into: 'k1' from: 'none' }") == "NOT_FOUND cluster");
  CHECK(story.asks("ben", "merge_clusters { into: 'none' from: 'k3' }") == "NOT_FOUND cluster");
  CHECK(story.asks("ben", "merge_clusters { into: 'k1' }") == "INVALID from missing");
  CHECK(story.asks("ben", "move_cards { ids: 'a' to { cluster: 'k2' } }") == "GONE cluster merged");
}

TEST_CASE("a cluster takes in the one it lies in, with others between", "[rules][clusters]") {
  Story story = with_cards();
  story.asks("ann", add("top"));
  story.asks("ann", add("outer", "parent: 'top'"));
  story.asks("ann", add("between", "parent: 'outer'"));
  story.asks("ann", add("inner", "parent: 'between'"));
  story.asks("ann", "merge_clusters { into: 'inner' from: 'outer' }");
  CHECK(story.cluster("inner").parent() == "top");
  CHECK(story.cluster("between").parent() == "inner");
}

TEST_CASE("merging into a cluster that lies somewhere takes the cards there", "[rules][clusters]") {
  Story story = with_cards();
  story.asks("ann", add("k1", "region: 'there'"));
  story.asks("ann", add("k2", "cards: ['a', 'b']"));
  story.asks("ann", "merge_clusters { into: 'k1' from: 'k2' }");
  CHECK(story.order_in("there") == "c a b");
  CHECK(story.order_in("here").empty());
}

TEST_CASE("a locked card keeps its cluster from being merged or dissolved", "[rules][clusters]") {
  Story story = with_cards();
  story.asks("ann", add("k1", "cards: 'a'"));
  story.asks("ann", add("k2"));
  story.asks("fay", "lock_cards { ids: 'a' locked: true }");
  CHECK(story.asks("ann", "merge_clusters { into: 'k2' from: 'k1' }") == "LOCKED card");
  CHECK(story.asks("ann", "dissolve_cluster { id: 'k1' }") == "LOCKED card");
}

TEST_CASE("a cluster is dissolved and comes back", "[rules][clusters]") {
  Story story = with_cards();
  story.asks("ann", add("k1"));
  story.asks("ann", add("k2", "parent: 'k1' cards: ['a', 'c']"));
  story.asks("ann", add("k3", "parent: 'k2'"));
  CHECK(story.asks("ben", "dissolve_cluster { id: 'k2' }") ==
        "put cluster k2 v2, put cluster k3 v2, put card a v3, put card c v3");
  CHECK(story.card("a").cluster().empty());
  CHECK(story.cluster("k3").parent() == "k1");
  CHECK(story.asks("ben", "dissolve_cluster { id: 'k2' }") == "GONE cluster dissolved");
  CHECK(story.asks("ben", "dissolve_cluster { id: 'none' }") == "NOT_FOUND cluster");
  CHECK(story.asks("ben", "restore_cluster { id: 'k2' cards: ['a', 'none'] }") == "NOT_FOUND card");
  CHECK(story.asks("ben", "restore_cluster { id: 'k2' cards: ['a', 'c'] }") ==
        "put cluster k2 v3, put card a v4, put card c v4");
  CHECK(story.card("c").cluster() == "k2");
  CHECK(story.cluster("k2").parent() == "k1");
  CHECK(story.asks("ben", "restore_cluster { id: 'k2' }") == "NOTHING_TO_DO");
  CHECK(story.asks("ben", "restore_cluster { id: 'none' }") == "NOT_FOUND cluster");
}

TEST_CASE("a cluster that was merged comes back, with the cards that are named", "[rules][clusters]") {
  Story story = with_cards();
  story.asks("ann", add("k1"));
  story.asks("ann", add("k2", "cards: ['a', 'c']"));
  story.asks("ann", "merge_clusters { into: 'k1' from: 'k2' }");
  CHECK(story.asks("ann", "restore_cluster { id: 'k2' cards: 'a' }") == "put cluster k2 v3, put card a v4");
  CHECK(story.card("a").cluster() == "k2");
  CHECK(story.card("c").cluster() == "k1");
}

TEST_CASE("a cluster goes to another region with all that lies in it, in its order", "[rules][clusters]") {
  Story story = with_cards();
  story.asks("ann", add("k1", "region: 'here' cards: ['b', 'a']"));
  story.asks("ann", add("k2", "region: 'here' parent: 'k1'"));
  story.asks("ann", "add_card { id: 'd' place { region: 'here' cluster: 'k2' } }");
  story.asks("ann", "add_card { id: 'e' place { region: 'here' } }");
  const std::string before = story.order_in("here");
  CHECK(before == "a b d e");
  CHECK(story.asks("ben", "set_cluster { id: 'k1' region: 'nowhere' }") == "NOT_FOUND region");
  CHECK(story.asks("ben", "set_cluster { id: 'k1' region: 'shut' }") == "LOCKED region");
  story.asks("fay", "lock_cards { ids: 'd' locked: true }");
  CHECK(story.asks("ben", "set_cluster { id: 'k1' region: 'there' }") == "LOCKED card");
  story.asks("fay", "lock_cards { ids: 'd' locked: false }");
  CHECK(story.asks("ben", "set_cluster { id: 'k1' region: 'there' }") ==
        "put cluster k2 v2, put card a v3, put card b v3, put card d v4, put cluster k1 v2");
  CHECK(story.cluster("k1").region() == "there");
  CHECK(story.cluster("k2").region() == "there");
  CHECK(story.order_in("there") == "c a b d");
  CHECK(story.order_in("here") == "e");
  CHECK(story.card("d").cluster() == "k2");
  CHECK(story.asks("ben", "set_cluster { id: 'k1' region: 'there' }") == "NOTHING_TO_DO");
  CHECK(story.asks("ben", "set_cluster { id: 'k1' region: '' }").starts_with("put cluster k1 v"));
  CHECK(story.cluster("k1").region().empty());
  CHECK(story.card("a").region() == "there");  // its cards stay
}
