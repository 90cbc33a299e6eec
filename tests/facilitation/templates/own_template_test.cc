// Templates as somebody writes them: limits told as sentences, the file and its fields saying the same, and those of a
// meeting's own.
#include <google/protobuf/util/message_differencer.h>

#include <random>

#include "facilitation/checks/findings.h"
#include "facilitation/templates/template_file.h"
#include "facilitation/templates/words.h"
#include "facilitation/templates/written_template.h"
#include "proto/records.pb.h"
#include "tests/catch.h"
#include "tests/facilitation/templates/files.h"

using namespace plenary;
using namespace plenary::test;

namespace {

const std::string kOwn =
    "id: own.tiny  # what we try first\n"
    "version: 1\n"
    "title: Tiny\n"
    "pillar: any\n"
    "purpose: To be small.\n"
    "framing_question: Is it small?\n"
    "total_minutes: 5\n"
    "regions:\n"
    "  - {id: a, title: A, prompt: Why, card_kinds: [idea, risk], layout: {col: 0, row: 0, w: 1, h: 1}}\n"
    "phases:\n"
    "  - {kind: frame, minutes: 5, title: Frame}\n";

std::vector<std::string> told_of_own(const std::string& text) {
  return sentences(read_own_template({"tiny.yaml", text, ""}).problems);
}
std::vector<std::string> told_of_own_with(const std::string& right, const std::string& wrong) {
  std::string text = kOwn;
  const auto at = text.find(right);
  REQUIRE(at != std::string::npos);
  return told_of_own(text.replace(at, right.size(), wrong));
}

using Lines = std::vector<std::string>;

bool same(const Template& one, const Template& other) {
  return google::protobuf::util::MessageDifferencer::Equals(one, other);
}

// A template by chance: each field set or not, words of any letters, everything within its limits.
class Chance {
 public:
  explicit Chance(unsigned seed) : dice_(seed) {}

  Template board() {
    Template board;
    board.set_id("own." + id());
    board.set_version(1 + below(1'000'000));
    board.set_title(line());
    board.set_pillar(one_of({"any", "cross", "routes", "organisation", "assessment", "rewards"}));
    for (unsigned i = below(3); i > 0; --i) board.add_fits_sessions(line());
    board.set_purpose(words());
    board.set_framing_question(words());
    if (below(2) == 0) board.set_framing_source(words());
    if (below(2) == 0) board.set_plain_question(words());
    if (below(2) == 0) board.set_opening_words(words());
    if (below(2) == 0) board.set_text_export(words());
    const unsigned regions = 1 + below(6);
    for (unsigned i = 0; i < regions; ++i) region(*board.add_regions(), i);
    std::uint32_t minutes = 0;
    const unsigned phases = 1 + below(6);
    for (unsigned i = 0; i < phases; ++i) minutes += phase(*board.add_phases());
    board.set_total_minutes(minutes);
    for (unsigned i = below(3); i > 0; --i) prompt(*board.add_decision_prompts(), i);
    hooks(board);
    for (unsigned i = below(3); i > 0; --i) {
      board.add_checks()->set_id(checks::known()[static_cast<std::size_t>(i) % checks::known().size()]);
      board.mutable_checks(board.checks_size() - 1)->set_level(one_of({"warn", "block_decision", "block_export"}));
    }
    for (unsigned i = below(3); i > 0; --i) link(*board.add_link_rules());
    for (unsigned i = below(3); i > 0; --i) field(*board.add_indicator_fields(), i);
    if (below(2) == 0) (*board.mutable_other())["voting"] = "{dots: 3, target: card}";
    if (below(2) == 0) (*board.mutable_other())["statement_form"] = "\"By {{when}}: it is done # or not\"";
    return board;
  }

 private:
  std::mt19937 dice_;

  unsigned below(unsigned n) { return static_cast<unsigned>(dice_() % n); }
  std::string one_of(std::vector<std::string> words) { return words[below(static_cast<unsigned>(words.size()))]; }
  std::string id() {
    std::string id;
    for (unsigned i = 1 + below(12); i > 0; --i) id += "azAZ09._-"[below(9)];
    return id;
  }
  // What YAML takes for something else, if it is let.
  std::string line() {
    static const std::vector<std::string> kBits = {
        "null", "~",  "yes", "true", "1", "0x1f", "1e3", "-", ": ",    " #",     "#",      "'",      "\"",     "\\",
        "{",    "}",  "[",   "]",    "&", "*",    "!",   "|", ">",     "%",      "@",      "`",      "- a: b", "? ",
        "a",    "Zb", "\t",  " ",    ",", "é",    "水",  "😀", "مرحبا", "\u2028", "\u0085", "\ufeff", "\u00a0", "..."};
    std::string text;
    for (unsigned i = 1 + below(6); i > 0; --i) text += one_of(kBits);
    return text;
  }
  std::string words() {
    std::string text = line();
    for (unsigned i = below(3); i > 0; --i) text += (below(3) == 0 ? "\n\n" : "\n") + line();
    return text;
  }
  void region(TemplateRegion& region, unsigned number) {
    region.set_id("r" + std::to_string(number));
    region.set_title(line());
    region.set_prompt(words());
    for (unsigned i = 1 + below(3); i > 0; --i) region.add_card_kinds(one_of(words_of<CardKind>()));
    region.mutable_layout()->set_col(below(4));
    region.mutable_layout()->set_row(below(4));
    region.mutable_layout()->set_w(1 + below(3));
    region.mutable_layout()->set_h(1 + below(3));
    for (unsigned i = below(3); i > 0; --i) region.add_fields(line());
    if (below(2) == 0) region.set_score_min(below(3));
    if (below(2) == 0 || region.score_min() > 0) region.set_score_max(region.score_min() + below(9));
    if (below(3) == 0) region.set_source(one_of({"harvests", "decisions", "phase_log"}));
    if (below(3) == 0) (*region.mutable_other())["min_cards"] = "3";
  }
  std::uint32_t phase(TemplatePhase& phase) {
    phase.set_kind(one_of(words_of<PhaseKind>()));
    phase.set_minutes(below(30));
    phase.set_title(line());
    if (below(2) == 0) phase.set_words(words());
    return phase.minutes();
  }
  void prompt(DecisionPrompt& prompt, unsigned number) {
    prompt.set_id("d" + std::to_string(number));
    prompt.set_text(words());
    prompt.set_method(one_of(words_of<DecisionMethod>()));
    for (unsigned i = below(3); i > 0; --i) prompt.add_needs(one_of({"owner", "review_date", "null", "1"}));
    for (unsigned i = below(3); i > 0; --i) prompt.add_outcomes(line());
  }
  void hooks(Template& board) {
    for (unsigned i = below(4); i > 0; --i) {
      GuidebookHook& hook = *board.add_guidebook_hooks();
      hook.set_from(one_of({"board", "region:r0", "region:r0[kind=example]"}));
      hook.set_to(one_of({"tool.limits", "chapter.open_questions"}));
    }
  }
  void link(LinkRule& link) {
    link.set_from(one_of(words_of<CardKind>()));
    link.set_to(one_of(words_of<CardKind>()));
    link.set_label(line());
    link.set_min_per_source(below(4));
    if (below(2) == 0) link.set_warn(words());
  }
  void field(IndicatorField& field, unsigned number) {
    field.set_id("f" + std::to_string(number));
    field.set_label(line());
    field.set_required(below(2) == 0);
    for (unsigned i = below(3); i > 0; --i) field.add_one_of(line());
    if (below(2) == 0) field.set_help(words());
    if (below(3) == 0) field.set_type("date");
  }
};

}  // namespace

TEST_CASE("the small template that these tests spoil is right, and its remark is known", "[templates][own]") {
  CHECK(told_of_own(kOwn) == Lines{});
  CHECK(read_own_template({"tiny.yaml", kOwn, ""}).remarks);
  CHECK_FALSE(read_own_template({"tiny.yaml", as_yaml(*read_own_template({"", kOwn, ""}).board), ""}).remarks);
}

TEST_CASE("SYS-27: every template of the project, written from its fields, reads as the same template",
          "[templates][own]") {
  const LoadedTemplates shipped = load_templates(files_in("facilitation/templates"));
  REQUIRE(shipped.templates.size() == 15);
  for (const Template& board : shipped.templates) {
    INFO(as_yaml(board));
    const LoadedTemplates again = load_templates({{board.id() + ".yaml", as_yaml(board), ""}});
    CHECK(sentences(again.problems) == Lines{});
    REQUIRE(again.templates.size() == 1);
    CHECK(same(again.templates.front(), board));
  }
}

TEST_CASE("SYS-27: whatever a template says, it says again when it is written and read", "[templates][own][property]") {
  const unsigned first = 20'270'415;
  for (unsigned seed = first; seed < first + 400; ++seed) {
    const Template board = Chance(seed).board();
    const std::string yaml = as_yaml(board);
    INFO("seed " << seed << "\n" << yaml);
    const OwnTemplate again = read_own_template({"t", yaml, ""});
    std::vector<std::string> problems = sentences(again.problems);
    // Ids by chance may be too long, or stand twice in a line of hooks; nothing else may be told.
    CHECK(problems == Lines{});
    REQUIRE(again.board);
    CHECK(same(*again.board, board));
    CHECK(as_yaml(*again.board) == yaml);
  }
}

TEST_CASE("MEETING-4: the id of a meeting's own template is never one of a server, nor the other way round",
          "[templates][own]") {
  CHECK(told_of_own_with("own.tiny", "tiny") ==
        Lines{"tiny.yaml:1:5: id: the id of a meeting's own template begins with 'own.', so that it is never that of "
              "another; write 'own.tiny'"});
  CHECK(told_of_own_with("own.tiny", "own." + std::string(45, 'x')) ==
        Lines{"tiny.yaml:1:5: id: has 49 characters; shorten it to at most 48"});
  CHECK(sentences(load_templates({{"tiny.yaml", kOwn, ""}}).problems) ==
        Lines{"tiny.yaml:1:5: id: ids that begin with 'own.' are those of a meeting's own templates; choose another"});
}

TEST_CASE("what is too long, too many or too large is told with its limit", "[templates][own]") {
  CHECK(told_of_own_with("title: Tiny", "title: " + std::string(81, 'x')) ==
        Lines{"tiny.yaml:3:8: title: has 81 characters; shorten it to at most 80"});
  std::string eighty;
  for (int i = 0; i < 80; ++i) eighty += "é";
  CHECK(told_of_own_with("title: Tiny", "title: " + eighty) == Lines{});
  CHECK(told_of_own_with("prompt: Why", "prompt: " + std::string(401, 'x')) ==
        Lines{"tiny.yaml:9:31: regions[0].prompt: has 401 characters; shorten it to at most 400"});
  CHECK(told_of_own_with("minutes: 5, ", "minutes: 1441, ") ==
        Lines{"tiny.yaml:11:28: phases[0].minutes: write a number from 0 to 1440"});
  CHECK(told_of_own_with("w: 1", "w: 0") == Lines{"tiny.yaml:9:90: regions[0].layout.w: write a number from 1 to 12"});
  std::string many = "regions:\n";
  for (int i = 0; i < 65; ++i)
    many += "  - {id: r" + std::to_string(i) +
            ", title: A, prompt: Why, card_kinds: [idea], layout: {col: 0, row: 0, w: 1, h: 1}}\n";
  CHECK(told_of_own_with("regions:\n", many) == Lines{"tiny.yaml:9:3: regions: these are 66; write at most 64"});
  CHECK(told_of_own(kOwn + std::string(33'000, '#')) == Lines{"tiny.yaml: has " + std::to_string(kOwn.size() + 33'000) +
                                                              " bytes; a template has at most 32768, so shorten it"});
  const auto problems = read_own_template({"", kOwn + "plain_question: " + std::string(500, 'x'), ""}).problems;
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().kind == "too_long");
  CHECK(problems.front().limit == 400);
}

TEST_CASE("what cannot be shown, or breaks a line where there is one, is told", "[templates][own]") {
  CHECK(told_of_own_with("title: Tiny", "title: \"Ti\\ny\"") ==
        Lines{"tiny.yaml:3:8: title: holds a line break; write it in one line"});
  CHECK(told_of_own_with("purpose: To be small.", "purpose: \"a\\nb\"") == Lines{});
  CHECK(told_of_own_with("purpose: To be small.", "purpose: \"a\\ab\"") ==
        Lines{"tiny.yaml:5:10: purpose: holds a character that cannot be shown; take it out"});
}

TEST_CASE("hooks lead to what is in the template, and scores rise", "[templates][own]") {
  CHECK(
      told_of_own(kOwn +
                  "guidebook_hooks: [{from: \"region:a[kind=risk]\", to: tool.limits}, {from: board, to: quotes}]\n") ==
      Lines{});
  CHECK(told_of_own(kOwn + "guidebook_hooks: [{from: \"region:b\", to: tool.limits}]\n") ==
        Lines{"tiny.yaml:12:26: guidebook_hooks[0].from: there is no 'region:b' in this template; use one of board or "
              "region:a (did you mean 'region:a'?)"});
  CHECK(told_of_own_with("title: A,", "title: A, score: {min: 5, max: 1},") ==
        Lines{"tiny.yaml:9:30: regions[0].score: the smallest score is larger than the largest; swap them"});
}

TEST_CASE("of a file with a mistake the rest is read, so that a form can show it", "[templates][own]") {
  std::string text = kOwn;
  text.replace(text.find("kind: frame"), 11, "kind: frane");
  const OwnTemplate own = read_own_template({"", text, ""});
  CHECK(own.problems.size() == 1);
  REQUIRE(own.board);
  CHECK(own.board->title() == "Tiny");
  CHECK(own.board->regions(0).card_kinds(1) == "risk");
  CHECK_FALSE(read_own_template({"", "id: [", ""}).board);
}

TEST_CASE("a version is counted in the file, and nothing else of it changes", "[templates][own]") {
  std::string expected = kOwn;
  expected.replace(expected.find("version: 1"), 10, "version: 12");
  CHECK(with_version(kOwn, 12) == expected);
  CHECK(with_version(expected, 12) == expected);
  // In braces after letters of several bytes, in another place, with quotes beside it: it is still the version.
  const std::string odd =
      "{title: \"é version: 1\", id: own.x, version: 1, pillar: any, purpose: p, framing_question: q, total_minutes: "
      "5, "
      "regions: [{id: a, title: A, prompt: Why, card_kinds: [idea], layout: {col: 0, row: 0, w: 1, h: 1}}], "
      "phases: [{kind: frame, minutes: 5, title: F}]}";
  REQUIRE(told_of_own(odd) == Lines{});
  const OwnTemplate counted = read_own_template({"", with_version(odd, 7), ""});
  REQUIRE(counted.problems.empty());
  CHECK(counted.board->version() == 7);
  CHECK(counted.board->title() == "é version: 1");
}
