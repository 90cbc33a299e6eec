// The laws of views, on documents and commits from seeds, for every role and for people with things of their own:
//
//   patch:   replica_for(s, v), then what v is shown of the commit   ==   replica_for(s', v)
//   resume:  replica_for(s, v), then difference_since(s.seq)         ==   replica_for(s', v)
//   join:    snapshot_for(v's class), then personal_part             ==   replica_for(s, v)
#include "facilitation/views/view.h"
#include "tests/catch.h"
#include "tests/facilitation/document/some_effects.h"

using namespace plenary;
using namespace plenary::test;

namespace {

const std::vector<Viewer> kViewers = {{"ada", PARTICIPANT}, {"ben", PARTICIPANT},  {"ada", RAPPORTEUR}, {"ben", FACILITATOR},
                                      {"oli", OBSERVER},    {"ray", RAPPORTEUR},   {"fay", FACILITATOR}, {"cat", CO_FACILITATOR},
                                      {"hal", PLENARY_HOST}};

std::string name_of(const Viewer& viewer) { return viewer.participant + " as " + Role_Name(viewer.role); }

void apply(Document& replica, const Delta& delta) {
  for (const Effect& effect : delta.effects()) evolve(replica, effect, delta.seq());
}

// As a node sends them: what the class is shown, then what is theirs alone.
void apply(Document& replica, const CommitView& view, const Viewer& viewer) {
  const std::size_t viewers = view.same_for_all ? 0 : static_cast<std::size_t>(class_of(viewer.role));
  apply(replica, view.shared[viewers]);
  if (const auto own = view.personal.find(viewer.participant); own != view.personal.end()) apply(replica, own->second);
}

// Records and their words: what a replica and a view have in common.
std::string in_words(const Document& document) {
  std::string all;
  for (const Record* record : document.sorted()) all += record->ShortDebugString() + "\n";
  return all;
}

}  // namespace

TEST_CASE("RESUME-5: the patch law", "[views][property]") {
  const std::uint32_t seed = GENERATE(range(1u, 121u));
  SomeEffects some(seed);
  Document document;
  std::vector<Document> replicas;
  for (const Viewer& viewer : kViewers) replicas.push_back(replica_for(document, viewer));
  for (int step = 0; step < 25; ++step) {
    const Commit commit = some.commit(document, 1 + static_cast<int>(some.below(8)));
    const CommitView view = evolve_and_show(document, commit);
    for (std::size_t i = 0; i < kViewers.size(); ++i) {
      INFO("seed " << seed << ", commit " << commit.seq() << ", " << name_of(kViewers[i]) << "\n" << commit.ShortDebugString());
      REQUIRE_NOTHROW(apply(replicas[i], view, kViewers[i]));
      REQUIRE(in_words(replicas[i]) == in_words(replica_for(document, kViewers[i])));
    }
  }
}

TEST_CASE("evolve_and_show evolves as evolve does", "[views][property]") {
  const std::uint32_t seed = GENERATE(range(1u, 21u));
  CAPTURE(seed);
  SomeEffects some(seed);
  Document shown, folded;
  for (int step = 0; step < 30; ++step) {
    const Commit commit = some.commit(folded, 5);
    evolve(folded, commit);
    evolve_and_show(shown, commit);
    REQUIRE(everything(shown) == everything(folded));
  }
}

TEST_CASE("RESUME-1: the resume law", "[views][property]") {
  const std::uint32_t seed = GENERATE(range(1u, 81u));
  SomeEffects some(seed);
  Document document;
  struct Kept {
    Seq seq;
    std::size_t viewer;
    Document replica;
  };
  std::vector<Kept> kept;
  std::size_t told = 0;
  for (int step = 0; step < 20; ++step) {
    evolve(document, some.commit(document, 3));
    for (std::size_t i = 0; i < kViewers.size(); ++i)
      if (some.percent(20)) kept.push_back({document.seq(), i, replica_for(document, kViewers[i])});
    for (const Kept& earlier : kept) {
      const Viewer& viewer = kViewers[earlier.viewer];
      const std::optional<Delta> difference = difference_since(document, earlier.seq, viewer);
      if (!difference) continue;  // a snapshot, then
      ++told;
      Document replica = earlier.replica;
      INFO("seed " << seed << ", from " << earlier.seq << " to " << document.seq() << ", " << name_of(viewer));
      REQUIRE_NOTHROW(apply(replica, *difference));
      REQUIRE(in_words(replica) == in_words(replica_for(document, viewer)));
    }
  }
  CHECK(told > 0);
}

TEST_CASE("RESUME-4: the join law", "[views][property]") {
  const std::uint32_t seed = GENERATE(range(1u, 61u));
  SomeEffects some(seed);
  Document document;
  for (int step = 0; step < 20; ++step) evolve(document, some.commit(document, 4));
  for (const Viewer& viewer : kViewers) {
    Document replica;
    const SnapshotBody body = snapshot_for(document, class_of(viewer.role));
    for (const Record& record : body.records()) {
      Effect put;
      *put.mutable_put() = record;
      evolve(replica, put, document.seq());
    }
    apply(replica, personal_part(document, viewer.participant));
    INFO("seed " << seed << ", " << name_of(viewer));
    CHECK(in_words(replica) == in_words(replica_for(document, viewer)));
  }
}

TEST_CASE("VIEW-1: what a viewer is sent never holds the id of what they may not see, before or after", "[views][property]") {
  const std::uint32_t seed = GENERATE(range(1u, 61u));
  SomeEffects some(seed);
  Document document;
  for (int step = 0; step < 25; ++step) {
    const Document before = document;
    const CommitView view = evolve_and_show(document, some.commit(document, 1));
    for (const Viewer& viewer : kViewers) {
      const std::size_t viewers = view.same_for_all ? 0 : static_cast<std::size_t>(class_of(viewer.role));
      const auto own = view.personal.find(viewer.participant);
      const std::string sent = view.shared[viewers].ShortDebugString() +
                               (own == view.personal.end() ? std::string() : own->second.ShortDebugString());
      const auto never_sees = [&](const Document& at, const std::string& id) { return !at.find(id) || !may_see(*at.find(id), viewer); };
      for (const auto& [id, entry] : document.entries()) {
        if (!never_sees(before, id) || !never_sees(document, id)) continue;
        INFO("seed " << seed << ", commit " << document.seq() << ", " << name_of(viewer) << " is sent " << sent);
        CHECK(sent.find("\"" + id + "\"") == std::string::npos);
      }
    }
  }
}
