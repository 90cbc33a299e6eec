#include <set>

#include "facilitation/templates/template_file.h"
#include "facilitation/templates/words.h"
#include "proto/records.pb.h"
#include "tests/catch.h"
#include "tests/facilitation/templates/files.h"

using namespace plenary;
using namespace plenary::test;

namespace {

const LoadedTemplates& shipped() {
  static const LoadedTemplates kLoaded = load_templates(files_in("facilitation/templates"));
  return kLoaded;
}

std::vector<std::string> ids() {
  std::vector<std::string> ids;
  for (const auto& board : shipped().templates) ids.push_back(board.id());
  return ids;
}

}  // namespace

TEST_CASE("all fifteen templates of the project load, without a problem", "[templates]") {
  CHECK(sentences(shipped().problems) == std::vector<std::string>{});
  CHECK(ids() == std::vector<std::string>{"after-action-review", "capability-diagnostic", "case-study-harvest",
                                          "challenge-group-charter", "dynamic-indicators", "mission-map",
                                          "mission-statement-builder", "plenary-synthesis", "procurement-alignment",
                                          "risk-reward-canvas", "roar-assessment", "roar-organisation", "roar-rewards",
                                          "roar-routes", "storytelling-demonstrator"});
}

TEST_CASE("roar-routes keeps its words, regions and phases", "[templates]") {
  const Template& board = *shipped().find("roar-routes");
  CHECK(board.version() == 2);
  CHECK(
      board.framing_question() ==
      "How can public policy be understood in terms of setting the direction and route of change; that is, shaping and "
      "creating markets rather than just fixing them?");
  REQUIRE(board.regions_size() == 6);
  CHECK(board.regions(5).id() == "legitimacy");
  CHECK(board.regions(5).title() == "Who decides, and what could go wrong");
  CHECK(board.regions(5).layout().col() == 2);
  CHECK(board.regions(5).layout().row() == 1);
  REQUIRE(board.phases_size() == 8);
  CHECK(board.phases(3).kind() == "cluster");
  CHECK(board.phases(3).minutes() == 5);
  REQUIRE(board.decision_prompts_size() == 3);
  CHECK(board.decision_prompts(2).needs(1) == "change_signal");
}

TEST_CASE("what a template says beyond the fields is kept, none of it lost", "[templates]") {
  CHECK(shipped().find("mission-map")->link_rules(0).min_per_source() == 2);
  CHECK(shipped().find("mission-map")->link_rules(0).warn() == "A project should join at least two sectors.");
  CHECK(shipped().find("mission-statement-builder")->regions(1).score_max() == 5);
  CHECK(shipped().find("mission-statement-builder")->other().at("voting") ==
        "{dots: 3, max_per_target: 1, target: card}");
  CHECK(shipped().find("mission-map")->regions(2).other().at("min_cards") == "3");
  CHECK(shipped().find("plenary-synthesis")->regions(0).source() == "harvests");
  CHECK(shipped().find("plenary-synthesis")->decision_prompts(0).outcomes(1) == "referred_back");
  CHECK(shipped().find("dynamic-indicators")->indicator_fields(12).type() == "date");
  CHECK(shipped().find("storytelling-demonstrator")->system_angles_size() == 6);
  CHECK(shipped().find("case-study-harvest")->presenter_review().deadline_days() == 7);
}

TEST_CASE("text kept as YAML is the same tree when it is read again", "[templates]") {
  const NamedText file{
      "t", "a: {scale: [\"1: hardly ever\", 'null', no, ~], n: [1, 2], m: {}, w: \"x # y: \\\"z\\\"\"}", ""};
  std::vector<Problem> problems;
  const auto tree = yaml::parse(file, problems);
  REQUIRE(tree);
  const std::string line = yaml::in_one_line(*tree);
  const auto again = yaml::parse({"again", line, ""}, problems);
  REQUIRE(again);
  CHECK(yaml::in_one_line(*again) == line);
  const auto& scale = *again->find("a")->find("scale");
  CHECK(scale.items[0].text == "1: hardly ever");
  CHECK(scale.items[1].kind == yaml::Node::scalar);  // 'null' in quotes is a word
  CHECK(scale.items[3].kind == yaml::Node::null);
  CHECK(again->find("a")->find("w")->text == "x # y: \"z\"");
}

TEST_CASE("every kind of the vocabulary has one word, and the word leads back to it", "[templates]") {
  CHECK(word_for(CardKind::QUOTE) == "quote");
  CHECK(word_for(PhaseKind::CLUSTER_PHASE) == "cluster");
  CHECK(word_for(AgendaKind::CASE_STUDY_ITEM) == "case_study");
  CHECK(word_for(Action::ACTION_PROPOSED) == "proposed");
  CHECK(word_for(CardKind::CARD_KIND_UNSPECIFIED).empty());
  CHECK_FALSE(kind_for<CardKind>("").has_value());
  for (const auto& word : words_of<PhaseKind>()) CHECK(word_for(*kind_for<PhaseKind>(word)) == word);
  for (const auto& word : words_of<CardKind>()) CHECK(word_for(*kind_for<CardKind>(word)) == word);
  const auto roles = words_of<Role>();
  CHECK(std::set<std::string>(roles.begin(), roles.end()).size() == 7);
}

namespace {
const TemplateRegion& region_of(const std::string& board, const std::string& id) {
  for (const TemplateRegion& region : shipped().find(board)->regions())
    if (region.id() == id) return region;
  throw std::runtime_error("no region " + id + " in " + board);
}
bool asks(const std::string& board, const std::string& id, const std::string& words) {
  return region_of(board, id).prompt().find(words) != std::string::npos;
}
}  // namespace

// Rows of what a meeting of this kind needs, shown by what a facilitator is given.
TEST_CASE("SYS-9: the boards speak of shaping markets, and what tilts the field", "[templates][rows]") {
  CHECK(
      shipped().find("roar-routes")->framing_question().find("shaping and creating markets rather than just fixing") !=
      std::string::npos);
  CHECK(shipped().find("roar-routes")->opening_words().find("not here to pick a technology") != std::string::npos);
  CHECK(asks("roar-routes", "challenges", "without naming a technology"));
}

TEST_CASE("SYS-3: SYS-20: a region asks what tilts the playing field, prizes among it", "[templates][rows]") {
  CHECK(region_of("roar-routes", "tilt").title() == "What tilts the playing field");
  CHECK(asks("roar-routes", "tilt", "prizes"));
}

TEST_CASE("SYS-5: SYS-46: capabilities are scored in private, on five regions", "[templates][rows]") {
  const Template& board = *shipped().find("capability-diagnostic");
  int scored = 0;
  for (const TemplateRegion& region : board.regions()) scored += region.score_max() == 5;
  CHECK(scored == 5);
  CHECK(board.pillar() == "organisation");
  CHECK(shipped().find("roar-organisation")->pillar() == "organisation");
}

TEST_CASE("SYS-6: measures that are kept, and those that are dropped, have a place", "[templates][rows]") {
  CHECK(region_of("dynamic-indicators", "keep").title() == "Static measures we keep");
  CHECK(region_of("dynamic-indicators", "drop").title() == "Measures we drop");
}

TEST_CASE("SYS-48: a partnership is designed by risk and reward, and chartered", "[templates][rows]") {
  CHECK(shipped().find("risk-reward-canvas")->condition_types_size() == 4);
  CHECK(shipped().find("challenge-group-charter") != nullptr);
}

TEST_CASE("SYS-54: who is missing is asked, and who carries a mission stands by its side", "[templates][rows]") {
  CHECK(asks("mission-map", "gaps", "people with no voice"));
  CHECK(asks("challenge-group-charter", "members", "who is missing"));
  CHECK(shipped().find("mission-map")->decision_prompts(1).text().find("Whom must we ask") == 0);
}

TEST_CASE("SYS-58: what small funds did is an example with its place in the guidebook", "[templates][rows]") {
  bool hooked = false;
  for (const GuidebookHook& hook : shipped().find("procurement-alignment")->guidebook_hooks())
    hooked = hooked || hook.to() == "example.what_was_done";
  CHECK(hooked);
  CHECK(region_of("procurement-alignment", "spend").fields(2) == "size_band");
}

TEST_CASE("SYS-61: residents have a say in who receives the money, and in who was not asked", "[templates][rows]") {
  CHECK(asks("procurement-alignment", "fairness", "residents have a say in who receives the money"));
  CHECK(asks("roar-routes", "legitimacy", "who was not asked"));
}
