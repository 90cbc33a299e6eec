// The laws of views, on documents and commits from seeds, for every role and for people with things of their own:
//
//   patch:   replica_for(s, v), then what v is shown of the commit   ==   replica_for(s', v)
//   resume:  replica_for(s, v), then difference_since(s.seq)         ==   replica_for(s', v)
//   join:    snapshot_for(v's class), then personal_parts            ==   replica_for(s, v)
#include "facilitation/views/view.h"
#include "tests/catch.h"
#include "tests/facilitation/document/some_effects.h"

using namespace plenary;
using namespace plenary::test;

namespace {

const std::vector<Viewer> kViewers = {{"ada", PARTICIPANT}, {"ben", PARTICIPANT},    {"ada", RAPPORTEUR},
                                      {"ben", FACILITATOR}, {"oli", OBSERVER},       {"ray", RAPPORTEUR},
                                      {"fay", FACILITATOR}, {"cat", CO_FACILITATOR}, {"hal", PLENARY_HOST}};

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

Effect removal(const std::string& id) {
  Effect effect;
  effect.set_remove(id);
  return effect;
}

Effect card(const std::string& id, bool hidden, const std::string& words = {}) {
  Effect effect;
  Record& record = *effect.mutable_put();
  record.set_id(id);
  record.mutable_card()->set_author("ben");
  record.mutable_card()->set_hidden(hidden);
  if (!words.empty()) record.mutable_text()->set_content(words);
  return effect;
}

Effect hidden_link(const std::string& id, const std::string& author) {
  Effect effect;
  effect.mutable_put()->set_id(id);
  effect.mutable_put()->mutable_link()->set_author(author);
  effect.mutable_put()->mutable_link()->set_hidden(true);
  return effect;
}

Effect working_note(const std::string& id) {
  Effect effect;
  effect.mutable_put()->set_id(id);
  effect.mutable_put()->mutable_note()->set_visibility(Note::WORKING);
  return effect;
}

Effect writing(const std::string& id, const std::u16string& words) {
  Effect effect;
  effect.mutable_edit()->set_id(id);
  *effect.mutable_edit()->mutable_change() = text::to_proto(text::Change().insert(words));
  return effect;
}

Effect member(const std::string& participant, Role role) {
  Effect effect;
  effect.mutable_put()->set_id("member." + participant);
  effect.mutable_put()->mutable_member()->set_participant(participant);
  effect.mutable_put()->mutable_member()->set_role(role);
  return effect;
}

Commit of(const Document& document, const std::vector<Effect>& effects) {
  Commit commit;
  commit.set_seq(document.seq() + 1);
  for (const Effect& effect : effects) *commit.add_steps()->add_effects() = effect;
  return commit;
}

// The patch law for one commit.
void holds(const std::vector<Effect>& before, const std::vector<Effect>& effects,
           const std::vector<Viewer>& viewers = kViewers) {
  Document document;
  evolve(document, of(document, before));
  std::vector<Document> replicas;
  for (const Viewer& viewer : viewers) replicas.push_back(replica_for(document, viewer));
  const CommitView view = evolve_and_show(document, of(document, effects));
  for (std::size_t i = 0; i < viewers.size(); ++i) {
    INFO(name_of(viewers[i]));
    CHECK_NOTHROW(apply(replicas[i], view, viewers[i]));
    CHECK(in_words(replicas[i]) == in_words(replica_for(document, viewers[i])));
  }
}

}  // namespace

// No rule removes cards today, but links are removed, and then their id is free for anything, also in the same commit.

TEST_CASE("RESUME-5: seed 93, a hidden card is removed and made again for all to see, in one commit", "[views]") {
  holds({card("c3", true)}, {removal("c3"), card("c3", false, "whole words")});
  holds({card("c3", true, "old words")}, {removal("c3"), card("c3", false)});
  holds({card("c3", true, "old words")}, {removal("c3"), card("c3", false), writing("c3", u"new")});
}

TEST_CASE("RESUME-5: seed 90, a card is hidden, removed, and made again for all to see, in one commit", "[views]") {
  holds({card("c1", false)}, {card("c1", true), removal("c1"), card("c1", false)});
}

TEST_CASE("RESUME-5: a hidden record is removed, shown under its id, removed, and made again hidden, in one commit",
          "[views]") {
  holds({card("c1", true, "old words")},
        {removal("c1"), card("c1", false), writing("c1", u"new"), removal("c1"), card("c1", true)});
  holds({hidden_link("l1", "ben")}, {removal("l1"), card("l1", false), removal("l1"), hidden_link("l1", "ada")});
}

TEST_CASE("RESUME-5: a hidden link is removed and its id taken by a note for rapporteurs, in one commit", "[views]") {
  for (const Role role : {PARTICIPANT, RAPPORTEUR, FACILITATOR})
    holds({member("ben", role), hidden_link("x", "ben")}, {removal("x"), working_note("x"), writing("x", u"who pays")},
          {{"ben", role}, {"ada", PARTICIPANT}, {"ray", RAPPORTEUR}});
}

// Its speaker may be one of the rapporteurs, who are sent it already.
TEST_CASE("RESUME-5: a quotation is sent to rapporteurs and to its speaker, once", "[views]") {
  const auto quote = [](const std::string& speaker) {
    Effect effect;
    effect.mutable_put()->set_id("q");
    effect.mutable_put()->mutable_quote()->set_speaker(speaker);
    return effect;
  };
  const std::vector<Viewer> viewers = {
      {"ada", PARTICIPANT}, {"ben", PARTICIPANT}, {"ray", RAPPORTEUR}, {"rob", RAPPORTEUR}, {"fay", FACILITATOR}};
  const std::vector<Effect> people = {member("ada", PARTICIPANT), member("ben", PARTICIPANT), member("ray", RAPPORTEUR),
                                      member("rob", RAPPORTEUR)};
  const auto with = [&](std::vector<Effect> more) {
    std::vector<Effect> all = people;
    all.insert(all.end(), more.begin(), more.end());
    return all;
  };
  for (const std::string first : {"ada", "ray", "unknown"}) {
    holds(people, {quote(first), writing("q", u"a slogan")}, viewers);
    holds(with({quote(first)}), {writing("q", u"a slogan")}, viewers);
    for (const std::string then : {"ada", "ben", "rob", "unknown"})
      holds(with({quote(first), writing("q", u"a slogan")}), {quote(then)}, viewers);
    holds(with({quote(first), writing("q", u"a slogan")}), {removal("q")}, viewers);
    holds(with({quote(first)}), {removal("q"), quote("ben"), writing("q", u"mine")}, viewers);
  }
}

// Its speaker said no so long ago that nobody else is shown the words: and may be a rapporteur themselves.
TEST_CASE(
    "QUOTE-2: RESUME-5: a quotation that is withheld stays with its speaker, and of its request rapporteurs keep a "
    "line",
    "[views]") {
  const auto quote = [](const std::string& speaker, bool withheld) {
    Effect effect;
    effect.mutable_put()->set_id("q");
    effect.mutable_put()->mutable_quote()->set_speaker(speaker);
    effect.mutable_put()->mutable_quote()->set_withheld(withheld);
    return effect;
  };
  const auto ask = [](const std::string& speaker, bool withheld) {
    Effect effect;
    effect.mutable_put()->set_id("ask");
    AttributionRequest& request = *effect.mutable_put()->mutable_attribution_request();
    request.set_quote("q");
    request.set_speaker(speaker);
    request.set_answer("declined");
    request.set_answered_ms(7);
    request.set_withheld(withheld);
    return effect;
  };
  const std::vector<Viewer> viewers = {
      {"ada", PARTICIPANT}, {"ben", PARTICIPANT}, {"ray", RAPPORTEUR}, {"rob", RAPPORTEUR}, {"fay", FACILITATOR}};
  for (const std::string speaker : {"ada", "ray"}) {
    std::vector<Effect> before = {member("ada", PARTICIPANT), member("ben", PARTICIPANT), member("ray", RAPPORTEUR),
                                  member("rob", RAPPORTEUR),  quote(speaker, false),      writing("q", u"a slogan"),
                                  ask(speaker, false)};
    holds(before, {ask(speaker, true), quote(speaker, true)}, viewers);
    before.push_back(ask(speaker, true));
    before.push_back(quote(speaker, true));
    holds(before, {ask(speaker, false), quote(speaker, false)}, viewers);
  }
}

// Whoever it is of may lead or take notes themselves, and is sent it already.
TEST_CASE("RESUME-5: how somebody may be captured is sent to them and to whoever leads or takes notes, once",
          "[views]") {
  const auto choice = [](const std::string& of) {
    Effect effect;
    effect.mutable_put()->set_id("choice");
    effect.mutable_put()->mutable_capture_choice()->set_participant(of);
    return effect;
  };
  const std::vector<Viewer> viewers = {{"ada", PARTICIPANT}, {"ben", PARTICIPANT},  {"ray", RAPPORTEUR},
                                       {"fay", FACILITATOR}, {"hal", PLENARY_HOST}, {"oli", OBSERVER}};
  const std::vector<Effect> people = {member("ada", PARTICIPANT),  member("ben", PARTICIPANT),
                                      member("ray", RAPPORTEUR),   member("fay", FACILITATOR),
                                      member("hal", PLENARY_HOST), member("oli", OBSERVER)};
  const auto with = [&](const Effect& one) {
    std::vector<Effect> all = people;
    all.push_back(one);
    return all;
  };
  for (const std::string first : {"ada", "ray", "fay", "hal"}) {
    holds(people, {choice(first)}, viewers);
    for (const std::string then : {"ada", "ben", "fay"}) holds(with(choice(first)), {choice(then)}, viewers);
    holds(with(choice(first)), {removal("choice")}, viewers);
  }
  Document document;
  evolve(document, of(document, with(choice("ada"))));
  const auto has = [&](const Viewer& viewer) { return replica_for(document, viewer).find("choice") != nullptr; };
  CHECK(has({"ada", PARTICIPANT}));
  CHECK(has({"ray", RAPPORTEUR}));
  CHECK(has({"fay", FACILITATOR}));
  for (const Viewer& other : {Viewer{"ben", PARTICIPANT}, {"hal", PLENARY_HOST}, {"oli", OBSERVER}})
    CHECK_FALSE(has(other));
}

TEST_CASE("VIEW-1: what is hidden, and made and removed in one commit, is told to nobody", "[views]") {
  Document document;
  const CommitView view = evolve_and_show(document, of(document, {hidden_link("l1", "ben"), removal("l1")}));
  CHECK_FALSE(view.same_for_all);
  for (const Delta& shared : view.shared) CHECK(shared.effects().empty());
  CHECK(view.personal.empty());
}

TEST_CASE("VIEW-1: who sees a record made anew under the id of a hidden one is not told that there was one",
          "[views]") {
  Document document;
  evolve(document, of(document, {hidden_link("x", "ben")}));
  const CommitView view = evolve_and_show(document, of(document, {removal("x"), card("x", false)}));
  for (const Delta& shared : view.shared) {
    REQUIRE(shared.effects_size() == 1);
    CHECK(shared.effects(0).has_put());
  }
}

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
      INFO("seed " << seed << ", commit " << commit.seq() << ", " << name_of(kViewers[i]) << "\n"
                   << commit.ShortDebugString());
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
    SnapshotBody body;
    REQUIRE(body.ParseFromString(snapshot_for(document, class_of(viewer.role))));
    for (const Record& record : body.records()) {
      Effect put;
      *put.mutable_put() = record;
      evolve(replica, put, document.seq());
    }
    apply(replica, personal_parts(document)[viewer.participant]);
    INFO("seed " << seed << ", " << name_of(viewer));
    CHECK(in_words(replica) == in_words(replica_for(document, viewer)));
  }
}

TEST_CASE("VIEW-1: what a viewer is sent never holds the id of what they may not see, before or after",
          "[views][property]") {
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
      const auto never_sees = [&](const Document& at, const std::string& id) {
        return !at.find(id) || !may_see(*at.find(id), viewer);
      };
      for (const auto& [id, entry] : document.entries()) {
        if (!never_sees(before, id) || !never_sees(document, id)) continue;
        INFO("seed " << seed << ", commit " << document.seq() << ", " << name_of(viewer) << " is sent " << sent);
        CHECK(sent.find("\"" + id + "\"") == std::string::npos);
      }
    }
  }
}
