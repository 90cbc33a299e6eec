// Votes: given, changed, closed, and never told before.
#include "facilitation/rules/quotations.h"
#include "facilitation/views/view.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

Story with_clusters(std::initializer_list<std::string_view> more = {}) {
  Story story(more);
  for (const char* id : {"k1", "k2", "k3"})
    story.asks("ann", "add_cluster { id: '" + std::string(id) + "' title: 'x' region: 'here' }");
  return story;
}
constexpr const char* kDots = "open_vote { id: 'v1' method: DOTS target: 'cluster' dots_each: 5 max_per_target: 2 }";
std::string gives(const std::string& dots, bool finished = true) {
  return "cast_ballot { vote: 'v1' " + dots + (finished ? " finished: true" : "") + " }";
}
std::string dots(const std::string& target, int value) {
  return "dots { key: '" + target + "' value: " + std::to_string(value) + " } ";
}
const Vote& vote(const Story& story) { return story.document.find("v1")->vote(); }
std::string totals(const Story& story) {
  std::map<std::string, std::uint32_t> sorted(vote(story).totals().begin(), vote(story).totals().end());
  std::string said;
  for (const auto& [key, value] : sorted) said += (said.empty() ? "" : " ") + key + "=" + std::to_string(value);
  return said;
}

}  // namespace

TEST_CASE("dots are given, changed and counted once", "[rules][votes]") {
  Story story = with_clusters();
  CHECK(story.asks("fay", kDots) == "put vote v1 v1");
  CHECK(vote(story).targets_size() == 3);
  CHECK(vote(story).voters() == 3);
  CHECK(story.asks("ann", gives(dots("k1", 2) + dots("k2", 1), false)) == "put ballot ballot.v1.ann v1");
  CHECK(story.asks("ann", gives(dots("k1", 2) + dots("k2", 1), false)) == "NOTHING_TO_DO");  // sent again
  CHECK(story.asks("ann", gives(dots("k1", 1) + dots("k3", 2))) == "put ballot ballot.v1.ann v2, put vote v1 v2");
  CHECK(story.asks("ben", gives(dots("k1", 2))) == "put ballot ballot.v1.ben v1, put vote v1 v3");
  CHECK(vote(story).finished() == 2);
  CHECK(totals(story).empty());
  CHECK(vote(story).dots_cast() == 0);
  CHECK(story.asks("fay", "close_vote { id: 'v1' }") == "put vote v1 v4");
  CHECK(totals(story) == "k1=3 k3=2");
  CHECK(vote(story).dots_cast() == 5);
  CHECK(vote(story).dots_unspent() == 10);
  CHECK(vote(story).could_not_vote() == 1);  // cid
  CHECK(story.asks("cid", gives(dots("k1", 1))) == "GONE vote closed");
  CHECK(story.asks("fay", "close_vote { id: 'v1' }") == "NOTHING_TO_DO");
}

TEST_CASE("X4: a dot too many is refused, and the ballot stays as it was", "[rules][votes]") {
  Story story = with_clusters();
  story.asks("fay", kDots);
  story.asks("ann", gives(dots("k1", 2)));
  CHECK(story.asks("ann", gives(dots("k1", 3))) == "LIMIT_REACHED dots_on_one 2");
  CHECK(story.asks("ann", gives(dots("k1", 2) + dots("k2", 2) + dots("k3", 2))) == "LIMIT_REACHED dots 5");
  CHECK(story.asks("ann", gives(dots("k9", 1))) == "INVALID target unknown");
  CHECK(story.document.find("ballot.v1.ann")->ballot().dots().at("k1") == 2);
}

TEST_CASE("VIEW-6, X6: while a vote is open nobody is sent anything of another's ballot, and there are no totals",
          "[rules][votes][views]") {
  Story story = with_clusters();
  story.asks("fay", kDots);
  story.asks("ann", gives(dots("k1", 2)));
  for (const auto& [participant, role] : std::map<std::string, Role>{
           {"fay", FACILITATOR}, {"ben", PARTICIPANT}, {"ria", RAPPORTEUR}, {"hos", PLENARY_HOST}}) {
    const Document seen = replica_for(story.document, {participant, role});
    CHECK_FALSE(seen.find("ballot.v1.ann"));
    CHECK(seen.find("v1")->vote().totals().empty());
    CHECK(seen.find("v1")->vote().finished() == 1);
  }
  CHECK(replica_for(story.document, {"ann", PARTICIPANT}).find("ballot.v1.ann"));
}

TEST_CASE("SYS-5: a private score is sent to nobody else before it is revealed", "[rules][votes][views]") {
  Story story = with_clusters();
  CHECK(story.asks("fay", "open_vote { id: 'v2' method: RATING target: 'cluster' criteria: 'awareness' }") ==
        "put vote v2 v1");
  CHECK(
      story.asks("ann", "cast_ballot { vote: 'v2' dots { key: 'k1/awareness' value: 2 } }").starts_with("put ballot"));
  for (const auto& [participant, role] : std::map<std::string, Role>{
           {"fay", FACILITATOR}, {"ben", PARTICIPANT}, {"ria", RAPPORTEUR}, {"hos", PLENARY_HOST}}) {
    const Document seen = replica_for(story.document, {participant, role});
    CHECK_FALSE(seen.find("ballot.v2.ann"));
    CHECK(seen.find("v2")->vote().totals().empty());
  }
}

TEST_CASE("an open ballot is announced, and everybody sees it", "[rules][votes][views]") {
  Story story = with_clusters();
  story.asks("fay", "open_vote { id: 'v1' method: FIST_TO_FIVE target: 'cluster' targets: 'k1' open_ballots: true }");
  CHECK(story.asks("ann", gives(dots("k1", 0))) == "put ballot ballot.v1.ann v1, put vote v1 v2");
  CHECK(replica_for(story.document, {"ben", PARTICIPANT}).find("ballot.v1.ann")->ballot().dots().at("k1") == 0);
  story.asks("fay", "close_vote { id: 'v1' }");
  CHECK(totals(story) == "k1/0=1");
}

TEST_CASE("ratings, places and gradients are counted by value, never averaged", "[rules][votes]") {
  Story story = with_clusters();
  SECTION("ratings") {
    story.asks(
        "fay",
        "open_vote { id: 'v1' method: RATING target: 'cluster' targets: 'k1' criteria: 'reach' criteria: 'cost' }");
    story.asks("ann", gives(dots("k1/reach", 4) + dots("k1/cost", 1)));
    story.asks("ben", gives(dots("k1/reach", 4)));
    CHECK(story.asks("cid", gives(dots("k1", 4))) == "INVALID target unknown");
    CHECK(story.asks("cid", gives(dots("k1/reach", 6))) == "INVALID value outside_the_scale");
    story.asks("fay", "close_vote { id: 'v1' }");
    CHECK(totals(story) == "k1/cost/1=1 k1/reach/4=2");
  }
  SECTION("places") {
    story.asks("fay", "open_vote { id: 'v1' method: RANKING target: 'cluster' }");
    CHECK(story.asks("ann", gives(dots("k1", 1) + dots("k2", 1))) == "INVALID value named_twice");
    CHECK(story.asks("ann", gives(dots("k1", 4))) == "INVALID value outside_the_scale");
    story.asks("ann", gives(dots("k1", 2) + dots("k2", 1)));
    story.asks("fay", "close_vote { id: 'v1' }");
    CHECK(totals(story) == "k1/2=1 k2/1=1");
  }
  SECTION("gradients of a named scale") {
    CHECK(story.asks("fay", "open_vote { id: 'v1' method: GRADIENTS_VOTE target: 'cluster' targets: 'k1' }") ==
          "INVALID scale missing");
    CHECK(story.asks("fay",
                     "open_vote { id: 'v1' method: GRADIENTS_VOTE target: 'cluster' targets: 'k1' scale: 'mine' }") ==
          "INVALID scale unknown");
    story.asks(
        "fay",
        "open_vote { id: 'v1' method: GRADIENTS_VOTE target: 'cluster' targets: 'k1' scale: 'kaner-8-original' }");
    CHECK(story.asks("ann", gives(dots("k1", 9))) == "INVALID value outside_the_scale");
    story.asks("ann", gives(dots("k1", 8)));
    story.asks("fay", "close_vote { id: 'v1' }");
    CHECK(totals(story) == "k1/8=1");
  }
}

TEST_CASE("a vote is opened on what is here, one at a time", "[rules][votes]") {
  Story story = with_clusters();
  CHECK(story.asks("fay", "open_vote { id: 'v1' method: DOTS target: 'card' }") == "INVALID targets nothing_here");
  CHECK(story.asks("fay", "open_vote { id: 'v1' method: DOTS target: 'wall' }") == "INVALID target unknown");
  CHECK(story.asks("fay", "open_vote { id: 'v1' target: 'cluster' }") == "INVALID method unknown");
  CHECK(story.asks("fay", "open_vote { id: 'v1' method: DOTS target: 'cluster' targets: 'k9' }") ==
        "NOT_FOUND cluster");
  CHECK(story.asks("fay", "open_vote { id: 'v1' method: DOTS target: 'cluster' criteria: 'x' }") ==
        "INVALID criteria not_of_this_method");
  CHECK(story.asks("fay", "open_vote { id: 'a-name-of-over-20-letters' method: DOTS target: 'cluster' }") ==
        "INVALID id not_an_id");
  story.asks("fay", kDots);
  CHECK(story.asks("fay", "open_vote { id: 'v2' method: DOTS target: 'cluster' }") == "LIMIT_REACHED open_votes 1");
  CHECK(story.asks("ann", "close_vote { id: 'v1' }") == "FORBIDDEN");
  CHECK(story.asks("ria", gives(dots("k1", 1))) == "FORBIDDEN");
}

TEST_CASE("a table device votes for the people at it, and is marked as such", "[rules][votes]") {
  Story story = with_clusters(
      {"id: 'member.tab' member { participant: 'tab' role: PARTICIPANT mode: TABLE_DEVICE voices: 3 joined_ms: 5 }",
       "id: 'member.dan' member { participant: 'dan' role: PARTICIPANT }"});
  story.asks("fay", kDots);
  CHECK(vote(story).voters() == 6);
  CHECK(story.asks("tab", gives(dots("k1", 6) + dots("k2", 6))) == "put ballot ballot.v1.tab v1, put vote v1 v2");
  CHECK(vote(story).finished() == 3);
  CHECK(story.asks("tab", gives(dots("k1", 7))) == "LIMIT_REACHED dots_on_one 6");
  story.asks("fay", "close_vote { id: 'v1' }");
  story.asks("fay", "open_vote { id: 'v2' method: FIST_TO_FIVE target: 'cluster' targets: 'k1' }");
  story.asks("tab", "cast_ballot { vote: 'v2' dots { key: 'k1' value: 4 } }");
  story.asks("fay", "close_vote { id: 'v2' }");
  CHECK(story.document.find("v2")->vote().totals().at("k1/4") == 3);
}

TEST_CASE("a vote that is open when its phase ends is closed with it; nothing moves meanwhile",
          "[rules][votes][phases]") {
  Story story = with_clusters();
  story.asks("ann", "add_card { id: 'c1' text: 'x' place { region: 'here' } }");
  story.asks("fay", "set_phases { phases { id: 'p1' kind: VOTE_PHASE } phases { id: 'p2' kind: DISCUSS } }");
  story.asks("fay", "start_phase { id: 'p1' }");
  story.asks("fay", kDots);
  story.asks("ann", gives(dots("k1", 2)));
  CHECK(story.asks("ann", "move_cards { ids: 'c1' to { cluster: 'k1' } }") == "PHASE_CLOSED vote");
  CHECK(story.asks("ann", "edit_text { id: 'c1' change { runs: 1 runs: 0 inserts: 'y' } }") == "PHASE_CLOSED vote");
  CHECK(story.asks("fay", "set_cluster { id: 'k1' title: 'z' }") == "PHASE_CLOSED vote");
  const std::int64_t ended = story.now.ms;
  story.asks("fay", "start_phase { id: 'p2' after: 'p1' generation: 1 }");
  CHECK(vote(story).closed_ms() == ended);
  CHECK(totals(story) == "k1=2");
  CHECK(story.asks("ann", gives(dots("k1", 1))) == "PHASE_CLOSED discuss");
}

TEST_CASE("RECORD-7: once a record of them is approved, ballots of closed votes are to go, and their totals stay",
          "[rules][votes]") {
  Story story = with_clusters();
  story.asks("fay", kDots);
  story.asks("ann", gives(dots("k1", 2)));
  CHECK(story.asks("fay", "discard_ballots {}") == "FORBIDDEN");  // a record is approved, not this asked for
  CHECK(story.server_asks("discard_ballots {}") == "put vote v1 v3, put board board v2");
  CHECK(story.server_asks("discard_ballots {}") == "NOTHING_TO_DO");
  CHECK(records_to_erase(story.document).empty());  // while it is open
  story.asks("fay", "close_vote { id: 'v1' }");
  CHECK(records_to_erase(story.document) == std::set<std::string>{"v1"});
  CHECK(totals(story) == "k1=2");

  CHECK(story.server_asks("note_erased { records: 'v1' }") == "put vote v1 v5");
  CHECK(records_to_erase(story.document).empty());
  CHECK(story.server_asks("note_erased { records: 'v1' }") == "NOTHING_TO_DO");
  CHECK(vote(story).ballots_discarded());
  CHECK(totals(story) == "k1=2");
}

TEST_CASE("ARCHIVE-4: a vote that an older archive brings back open, counted and forgotten since, is closed",
          "[rules][votes]") {
  Story story = with_clusters();
  story.asks("fay", kDots);
  story.asks("ann", gives(dots("k1", 2)));
  CHECK(story.server_asks("note_erased { records: 'v1' }") == "put vote v1 v3");
  CHECK(vote(story).closed_ms() != 0);
  CHECK(vote(story).ballots_discarded());
  CHECK(story.asks("ben", gives(dots("k1", 1))) == "GONE vote closed");
}
