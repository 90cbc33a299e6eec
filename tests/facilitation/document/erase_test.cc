// LOG-16: what is left of a commit without the words that were taken back.
#include "facilitation/document/erase.h"

#include "facilitation/document/document.h"
#include "proto/requests.pb.h"
#include "tests/catch.h"

using namespace plenary;

namespace {

Commit wrote(const std::string& id, Seq seq, const text::Change& change) {
  Commit commit;
  commit.set_seq(seq);
  Effect& effect = *commit.add_steps()->add_effects();
  effect.mutable_edit()->set_id(id);
  *effect.mutable_edit()->mutable_change() = text::to_proto(change);
  return commit;
}
Commit made(const std::string& id, Seq seq) {
  Commit commit;
  commit.set_seq(seq);
  Record& record = *commit.add_steps()->add_effects()->mutable_put();
  record.set_id(id);
  record.set_version(1);
  record.mutable_quote()->set_speaker("ann");
  return commit;
}

}  // namespace

TEST_CASE("LOG-16: in the place of each unit stands a dot, so that later changes still fit", "[document][erase]") {
  std::vector<Commit> log = {made("q", 1),
                             made("other", 2),
                             wrote("q", 3, text::Change().insert(u"caf\u00e9 \U0001F30A")),
                             wrote("other", 4, text::Change().insert(u"stays")),
                             wrote("q", 5, text::Change().keep(4).erase(3).insert(u" noir")),
                             wrote("q", 6, text::Change().erase(9))};
  Document as_it_was, without;
  for (Commit& commit : log) {
    evolve(as_it_was, commit);
    erase(commit, {"q"});
    evolve(without, commit);
    CHECK(without.find("q")->text().content().size() >= as_it_was.find("q")->text().content().size() / 2);
    CHECK(text::units_in(without.find("q")->text().content()) == text::units_in(as_it_was.find("q")->text().content()));
    CHECK(commit.SerializeAsString().find("caf") == std::string::npos);
    CHECK(commit.SerializeAsString().find("noir") == std::string::npos);
  }
  CHECK(without.find("other")->text().content() == "stays");
  CHECK(without.find("q")->text().content().empty());
  CHECK(without.find("q")->text().version() == as_it_was.find("q")->text().version());
  for (Commit& commit : log) CHECK_FALSE(erase(commit, {"q"}));  // nothing is left to erase
}

TEST_CASE("QUOTE-1: LOG-16: words that others took the place of go, and those that stand stay", "[document][erase]") {
  std::vector<Commit> log = {made("q", 1),
                             made("other", 2),
                             wrote("q", 3, text::Change().insert(u"first")),
                             wrote("other", 4, text::Change().insert(u"stays")),
                             wrote("q", 5, text::Change().erase(5).insert(u"second")),
                             wrote("q", 6, text::Change().erase(6).insert(u"third"))};
  // Two changes in one commit are told apart, too.
  *log[4].mutable_steps(0)->add_effects() = log[5].steps(0).effects(0);
  log.pop_back();
  Document without;
  std::string bytes;
  for (Commit& commit : log) {
    erase_old_words(commit, without, {{"q", 3}});
    CHECK_FALSE(erase_old_words(commit, without, {{"q", 3}}));  // nothing is left to erase
    evolve(without, commit);
    bytes += commit.SerializeAsString();
  }
  CHECK(without.find("q")->text().content() == "third");
  CHECK(without.find("q")->text().version() == 3);
  CHECK(without.find("other")->text().content() == "stays");
  CHECK(bytes.find("first") == std::string::npos);
  CHECK(bytes.find("second") == std::string::npos);
}

TEST_CASE("LOG-16: what tells whose words they were goes with them", "[document][erase]") {
  Commit commit;
  for (const char* quote : {"q", "other"}) {
    Record& record = *commit.add_steps()->add_effects()->mutable_put();
    record.set_id(std::string("ask.") + quote);
    record.mutable_attribution_request()->set_quote(quote);
    record.mutable_attribution_request()->set_said_as("the harbour master");
  }
  CHECK(erase(commit, {"q"}));
  CHECK(commit.steps(0).effects(0).put().attribution_request().said_as().find("harbour") == std::string::npos);
  CHECK(commit.steps(1).effects(0).put().attribution_request().said_as() == "the harbour master");
  Commit whole;
  whole.add_steps()->add_effects()->mutable_put()->set_id("q");
  whole.mutable_steps(0)->mutable_effects(0)->mutable_put()->mutable_text()->set_content("a slogan");
  CHECK(erase(whole, {"q"}));
  CHECK(whole.SerializeAsString().find("slogan") == std::string::npos);
}

TEST_CASE("LOG-16: of a vote goes what was given, and what it could be guessed from; that one voted stays",
          "[document][erase]") {
  const auto gave = [](const std::string& vote) {
    Commit commit;
    Step& step = *commit.add_steps();
    step.set_actor("ann");
    step.set_verb(Request::kCastBallot);
    step.set_request_digest(77);
    Record& record = *step.add_effects()->mutable_put();
    record.set_id("ballot." + vote + ".ann");
    record.mutable_ballot()->set_vote(vote);
    record.mutable_ballot()->set_voter("ann");
    record.mutable_ballot()->set_finished(true);
    (*record.mutable_ballot()->mutable_dots())["canary"] = 3;
    return commit;
  };
  Commit commit = gave("v1");
  CHECK(erase(commit, {"v1"}));
  CHECK(commit.SerializeAsString().find("canary") == std::string::npos);
  CHECK(commit.steps(0).request_digest() == 0);
  CHECK(commit.steps(0).effects(0).put().ballot().finished());
  CHECK(commit.steps(0).effects(0).put().ballot().voter() == "ann");
  CHECK_FALSE(erase(commit, {"v1"}));

  Commit other = gave("v2");
  CHECK_FALSE(erase(other, {"v1"}));
  CHECK(other.steps(0).request_digest() == 77);
  CHECK(other.steps(0).effects(0).put().ballot().dots().at("canary") == 3);

  Commit refused;
  refused.add_steps()->set_verb(Request::kCastBallot);
  refused.mutable_steps(0)->set_request_digest(78);
  refused.mutable_steps(0)->mutable_refusal()->set_code(NOTHING_TO_DO);
  CHECK(erase(refused, {"v1"}));
  CHECK(refused.steps(0).request_digest() == 0);
}
