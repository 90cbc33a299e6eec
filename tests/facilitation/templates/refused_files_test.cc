// What is said to somebody who made a slip in a template: the exact sentences.
#include <chrono>

#include "facilitation/templates/template_file.h"
#include "tests/catch.h"
#include "tests/facilitation/templates/files.h"

using namespace plenary;
using namespace plenary::test;

namespace {

// A small template that is right; the lines are numbered in the tests below.
const std::string kRight =
    "id: tiny\n"                                                                                            // 1
    "version: 1\n"                                                                                          // 2
    "title: Tiny\n"                                                                                         // 3
    "pillar: routes\n"                                                                                      // 4
    "purpose: To be small.\n"                                                                               // 5
    "framing_question: Is it small?\n"                                                                      // 6
    "framing_source: nobody\n"                                                                              // 7
    "total_minutes: 5\n"                                                                                    // 8
    "regions:\n"                                                                                            // 9
    "  - {id: a, title: A, prompt: Why, card_kinds: [idea, risk], layout: {col: 0, row: 0, w: 1, h: 1}}\n"  // 10
    "phases:\n"                                                                                             // 11
    "  - {kind: frame, minutes: 5, title: Frame}\n"                                                         // 12
    "decision_prompts:\n"                                                                                   // 13
    "  - {id: d, text: Do, method: consent, requires: [owner]}\n";                                          // 14

std::vector<std::string> told(const std::string& text) {
  return sentences(load_templates({{"tiny.yaml", text, ""}}).problems);
}

// The right file with one place changed.
std::vector<std::string> told_with(const std::string& right, const std::string& wrong) {
  std::string text = kRight;
  const auto at = text.find(right);
  REQUIRE(at != std::string::npos);
  return told(text.replace(at, right.size(), wrong));
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("the small template that these tests spoil is right", "[templates][refused]") {
  CHECK(told(kRight) == Lines{});
  CHECK(load_templates({{"tiny.yaml", kRight, ""}}).templates.size() == 1);
}

TEST_CASE("a key that nobody knows is told, with the one that was meant", "[templates][refused]") {
  CHECK(
      told_with("purpose:", "purpse: x\npurpose:") ==
      Lines{"tiny.yaml:5:1: purpse: this key is not known here; use one of id, version, title, pillar, fits_sessions, "
            "purpose, "
            "framing_question, framing_source, plain_question, opening_words, total_minutes, regions, phases, "
            "decision_prompts, "
            "guidebook_hooks, checks, link_rules, text_export, indicator_fields, system_angles, presenter_review, "
            "condition_types, default_attribution, scoring, statement_form, suggested_clusters or voting (did you mean "
            "'purpose'?)"});
  CHECK(told_with("method: consent", "method: consent, needs: [owner]") ==
        Lines{"tiny.yaml:14:40: decision_prompts[0].needs: this key is not known here; use one of id, text, method, "
              "requires or outcomes"});
  CHECK(told_with("title: A,", "title: A, other: {x: y},") ==
        Lines{"tiny.yaml:10:23: regions[0].other: this key is not known here; use one of id, title, prompt, "
              "card_kinds, layout, "
              "fields, source, score, max_cards or min_cards"});
  CHECK(told_with("title: A,", "title: A, score: {min: 1, mox: 5},") ==
        Lines{"tiny.yaml:10:39: regions[0].score.mox: this key is not known here; use one of max or min (did you mean "
              "'max'?)"});
}

TEST_CASE("a value of another type is told", "[templates][refused]") {
  CHECK(told_with("version: 1", "version: one") ==
        Lines{"tiny.yaml:2:10: version: write a whole number from 0 to 4294967295, without quotes"});
  CHECK(told_with("version: 1", "version: '1'") ==
        Lines{"tiny.yaml:2:10: version: write a whole number from 0 to 4294967295, without quotes"});
  CHECK(told_with("version: 1", "version: -1") ==
        Lines{"tiny.yaml:2:10: version: write a whole number from 0 to 4294967295, without quotes"});
  CHECK(told_with("version: 1", "version: 0") == Lines{"tiny.yaml:2:10: version: versions begin at 1"});
  CHECK(told_with("title: Tiny", "title: [Tiny]") == Lines{"tiny.yaml:3:8: title: this is a list; write words"});
  CHECK(told_with("card_kinds: [idea, risk]", "card_kinds: idea") ==
        Lines{"tiny.yaml:10:48: regions[0].card_kinds: this is a single value; write a list"});
  CHECK(told_with("  - {kind: frame, minutes: 5, title: Frame}", "  - frame") ==
        Lines{
            "tiny.yaml:12:5: phases[0]: this is a single value; write a map of keys",
        });
  CHECK(told_with("requires: [owner]}", "requires: [owner]}\nindicator_fields: [{id: x, label: X, required: yes}]") ==
        Lines{"tiny.yaml:15:48: indicator_fields[0].required: write true or false, without quotes"});
  CHECK(told("- just\n- a list\n") == Lines{"tiny.yaml:1:1: this is a list; write a map of keys"});
}

TEST_CASE("a missing field is told, and null means absent", "[templates][refused]") {
  CHECK(told_with("title: Tiny\n", "") == Lines{"tiny.yaml:1:1: title: is missing; add it"});
  CHECK(told_with("title: Tiny", "title: null") == Lines{"tiny.yaml:1:1: title: is missing; add it"});
  CHECK(told_with("title: Tiny", "title: \"null\"") == Lines{});
  CHECK(told_with("purpose: To be small.", "plain_question: ~\npurpose: To be small.") == Lines{});
  CHECK(told_with("prompt: Why, ", "") == Lines{"tiny.yaml:10:5: regions[0].prompt: is missing; add it"});
  CHECK(told_with("w: 1, ", "") == Lines{"tiny.yaml:10:70: regions[0].layout.w: is missing; add it"});
}

TEST_CASE("a word outside its vocabulary is told, with the words there are", "[templates][refused]") {
  CHECK(told_with("[idea, risk]", "[risk, ideas]") ==
        Lines{"tiny.yaml:10:55: regions[0].card_kinds: 'ideas' is not a card kind; use one of idea, observation, "
              "example, evidence, "
              "question, barrier, enabler, risk, reward, tension, challenge, mission, sector, project, actor, "
              "indicator, lesson or "
              "quote (did you mean 'idea'?)"});
  CHECK(told_with("kind: frame", "kind: think") ==
        Lines{"tiny.yaml:12:12: phases[0].kind: 'think' is not a phase kind; use one of arrive, frame, silent, pair, "
              "round, cluster, "
              "vote, discuss, decide, harvest, report or close"});
  CHECK(told_with("pillar: routes", "pillar: growth") ==
        Lines{"tiny.yaml:4:9: pillar: 'growth' is not a pillar; use one of routes, organisation, assessment, rewards, "
              "any or cross"});
  CHECK(told_with("method: consent", "method: voting") ==
        Lines{"tiny.yaml:14:31: decision_prompts[0].method: 'voting' is not a decision method; use one of consent, "
              "gradients, "
              "majority or sense_of_the_room"});
}

TEST_CASE("ids are checked: their letters, twice in a list, twice among files, taken by the board",
          "[templates][refused]") {
  CHECK(told_with("id: a", "id: a b") == Lines{"tiny.yaml:10:10: regions[0].id: 'a b' is not an id; use 1 to 64 of the "
                                               "letters A-Z and a-z, digits, '.', '_' and '-'"});
  CHECK(told_with(
            "phases:",
            "  - {id: a, title: B, prompt: B, card_kinds: [idea], layout: {col: 1, row: 0, w: 1, h: 1}}\nphases:") ==
        Lines{"tiny.yaml:11:10: regions[1].id: 'a' is the id of an earlier one in this list; give each its own"});
  CHECK(told_with("id: a", "id: board") ==
        Lines{"tiny.yaml:10:10: regions[0].id: 'board' is taken by the board itself; choose another id"});
  const auto both = load_templates({{"tiny.yaml", kRight, ""}, {"copy.yaml", kRight, ""}});
  CHECK(sentences(both.problems) ==
        Lines{"copy.yaml:1:5: id: 'tiny' is the id of the template in tiny.yaml; choose another"});
  CHECK(both.templates.size() == 1);
}

TEST_CASE("minutes that do not add up are told", "[templates][refused]") {
  CHECK(told_with("total_minutes: 5", "total_minutes: 6") ==
        Lines{"tiny.yaml:8:16: total_minutes: the phases add up to 5 minutes, not 6; make the two agree"});
}

TEST_CASE("several slips are told in one go", "[templates][refused]") {
  CHECK(told_with("version: 1\ntitle: Tiny\npillar: routes\n", "version: x\ntitle: Tiny\npillar: x\n").size() == 2);
}

TEST_CASE("a file that is no YAML is told where it breaks", "[templates][refused]") {
  CHECK(told("id: tiny\n  title: [x\n") ==
        Lines{"tiny.yaml:2:8: this is not YAML: illegal map value; check indentation, a space after each ':', and "
              "quotes around words with ? : or #"});
  CHECK(told("id: a\nid: b\n") == Lines{"tiny.yaml:2:1: 'id' stands twice here; keep one"});
  CHECK(told("? [a, b]\n: c\n") == Lines{"tiny.yaml:1:3: a key must be a word, not a list or a map"});
  CHECK(told("id: !!binary aGk=\n") == Lines{"tiny.yaml:1:5: tags (!) are not allowed; put the words in quotes"});
  CHECK(told("id: a\n---\nid: b\n") ==
        Lines{"tiny.yaml:2:1: a second document begins here; keep one document in a file, without '---'"});
  CHECK(told("") == Lines{"tiny.yaml: is empty"});
  CHECK(told("id: \"a\x01\"\n") == Lines{"tiny.yaml:1:7: a control character (byte 1) stands here; delete it"});
  CHECK(told("id: \xff\xfe\n") == Lines{"tiny.yaml: is not UTF-8; save it as UTF-8"});
}

TEST_CASE("a file that cannot be read is told with the reason", "[templates][refused]") {
  CHECK(sentences(load_templates({{"gone.yaml", "", "Permission denied"}}).problems) ==
        Lines{"gone.yaml: cannot be read (Permission denied); check that the file is there and may be read"});
}

TEST_CASE("a file made to hurt is refused before it does: aliases, depth, size", "[templates][refused][hostile]") {
  const Lines no_aliases{
      "tiny.yaml:1:4: anchors and aliases (& and *) are not allowed; write the words out, or put them in quotes"};
  CHECK(told("a: &a [x, x]\nb: [*a, *a, *a]\n") == no_aliases);
  CHECK(told("a: *b\n").size() == 1);

  std::string deep = "id: ";
  for (int i = 0; i < 100'000; ++i) deep += '[';
  for (int i = 0; i < 100'000; ++i) deep += ']';
  CHECK(told(deep) == Lines{"tiny.yaml:1:36: more than 32 levels inside one another; write it flatter"});
  std::string deep_maps;
  for (int i = 0; i < 500; ++i) deep_maps += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  CHECK(told(deep_maps) == Lines{"tiny.yaml:33:33: more than 32 levels inside one another; write it flatter"});

  CHECK(told(std::string(1'048'577, 'x')) ==
        Lines{"tiny.yaml: has 1048577 bytes; at most 1048576 are read, so split it"});
}

TEST_CASE("conventions that no longer say what the program knows are told", "[templates][refused]") {
  const auto told_of = [](const std::string& text) {
    return sentences(load_templates({{"conventions.yaml", text, ""}}).problems);
  };
  std::string text = file_of_project("facilitation/templates/conventions.yaml").text;
  CHECK(told_of(text) == Lines{});
  const std::string methods = "decision_methods: [consent, gradients, majority, sense_of_the_room]";
  text.replace(text.find(methods), methods.size(), "decision_methods: [consent, gradients, majority, voting]");
  const auto lines = told_of(text);
  REQUIRE(lines.size() == 2);
  CHECK_THAT(lines[0], PLENARY_CONTAINS("conventions.decision_methods: 'sense_of_the_room' is missing; add it"));
  CHECK_THAT(lines[1],
             PLENARY_CONTAINS("conventions.decision_methods: 'voting' is not known to the program; use one of consent, "
                              "gradients, majority or sense_of_the_room"));
}

TEST_CASE("a check that the program does not know is told, with where it stands", "[templates][refused][checks]") {
  const auto told =
      told_with("requires: [owner]}", "requires: [owner]}\nchecks: [{id: risk-without-rewards, level: warn}]");
  REQUIRE(told.size() == 1);
  CHECK(told[0].starts_with("tiny.yaml:15:15: checks[0].id: 'risk-without-rewards' is not a check; use one of "));
  CHECK(told[0].ends_with("(did you mean 'risk-without-reward'?)"));
  CHECK(told_with("requires: [owner]}", "requires: [owner]}\nchecks: [{id: risk-without-reward, level: stop}]") ==
        Lines{"tiny.yaml:15:43: checks[0].level: 'stop' is not a level of a check; use one of warn, block_decision or "
              "block_export"});
}

TEST_CASE("SYS-1: a board of a pillar that is none of the four is refused", "[templates][refused]") {
  const auto told = told_with("pillar: routes", "pillar: roots");
  REQUIRE(told.size() == 1);
  CHECK(told[0].find("'roots' is not a pillar; use one of routes, organisation, assessment, rewards, any or cross") !=
        std::string::npos);
}
