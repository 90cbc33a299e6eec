#include "facilitation/templates/template_file.h"

#include <algorithm>
#include <map>

#include "facilitation/checks/findings.h"
#include "facilitation/templates/into_message.h"
#include "facilitation/templates/words.h"
#include "proto/records.pb.h"

namespace plenary {
namespace {

const std::vector<std::string> kPillars = {"routes", "organisation", "assessment", "rewards"};

std::vector<std::string> pillars_and(std::initializer_list<std::string> more) {
  std::vector<std::string> words = kPillars;
  words.insert(words.end(), more);
  return words;
}

// A key of a template that has no field yet is kept as it is, if it stands in `kept_as_text`. Anything else is a slip
// of the pen and is told.
const yaml::Schema& schema() {
  static const yaml::Schema kSchema = {
      .required = {"Template.id",
                   "Template.version",
                   "Template.title",
                   "Template.pillar",
                   "Template.purpose",
                   "Template.framing_question",
                   "Template.framing_source",
                   "Template.total_minutes",
                   "Template.regions",
                   "Template.phases",
                   "TemplateRegion.id",
                   "TemplateRegion.title",
                   "TemplateRegion.prompt",
                   "TemplateRegion.card_kinds",
                   "TemplateRegion.layout",
                   "TemplatePhase.kind",
                   "TemplatePhase.minutes",
                   "TemplatePhase.title",
                   "Layout.col",
                   "Layout.row",
                   "Layout.w",
                   "Layout.h",
                   "DecisionPrompt.id",
                   "DecisionPrompt.text",
                   "DecisionPrompt.method",
                   "GuidebookHook.from",
                   "GuidebookHook.to",
                   "TemplateCheck.id",
                   "TemplateCheck.level",
                   "LinkRule.from",
                   "LinkRule.to",
                   "LinkRule.label",
                   "IndicatorField.id",
                   "IndicatorField.label"},
      .vocabularies = {{"Template.pillar", {"a pillar", pillars_and({"any", "cross"})}},
                       {"TemplateRegion.card_kinds", {"a card kind", words_of<CardKind>()}},
                       {"TemplatePhase.kind", {"a phase kind", words_of<PhaseKind>()}},
                       {"DecisionPrompt.method", {"a decision method", words_of<DecisionMethod>()}},
                       {"TemplateCheck.id", {"a check", checks::known()}},
                       {"PresenterReview.marks", {"a mark", {"correct", "wrong", "not_for_publication"}}},
                       {"TemplateCheck.level", {"a level of a check", {"warn", "block_decision", "block_export"}}},
                       {"LinkRule.from", {"a card kind", words_of<CardKind>()}},
                       {"LinkRule.to", {"a card kind", words_of<CardKind>()}},
                       {"IndicatorField.type", {"a type of field", {"date"}}}},
      .renamed = {{"DecisionPrompt.requires", "needs"}},
      .spread = {{"TemplateRegion.score", {{"max", "score_max"}, {"min", "score_min"}}}},
      .kept_as_text = {{"Template",
                        {"default_attribution", "scoring", "statement_form", "suggested_clusters",
                         "voting"}},
                       {"TemplateRegion", {"max_cards", "min_cards"}}},
  };
  return kSchema;
}

// Regions become records of a board under their own ids; these are taken there.
bool is_taken_on_a_board(std::string_view id) {
  return id == "board" || id == "late_additions" || id.starts_with("phase.") || id.starts_with("member.") || id.starts_with("invitation.");
}

void check_regions(const yaml::Node& root, const std::string& file, std::vector<Problem>& problems) {
  const auto* regions = root.find("regions");
  if (!regions) return;
  for (std::size_t i = 0; i < regions->items.size(); ++i)
    if (const auto* id = regions->items[i].find("id"); id && is_taken_on_a_board(id->text))
      problems.push_back({file, id->line, id->column, "regions[" + std::to_string(i) + "].id",
                          "'" + id->text + "' is taken by the board itself; choose another id"});
}

void check_minutes(const yaml::Node& root, const Template& board, const std::string& file,
                   std::vector<Problem>& problems) {
  std::uint64_t sum = 0;
  for (const auto& phase : board.phases()) sum += phase.minutes();
  if (sum == board.total_minutes()) return;
  const auto& total = *root.find("total_minutes");
  problems.push_back({file, total.line, total.column, "total_minutes",
                      "the phases add up to " + std::to_string(sum) + " minutes, not " +
                          std::to_string(board.total_minutes()) + "; make the two agree"});
}

// The words that conventions.yaml explains must be the words that templates may use.
void check_conventions(const yaml::Node& conventions, const std::string& file, std::vector<Problem>& problems) {
  const auto compare = [&](const std::string& key, const std::vector<std::string>& known) {
    const auto* node = conventions.find(key);
    std::vector<std::string> written;
    if (node)
      for (const auto& item : node->items) written.push_back(item.text);
    if (node)
      for (const auto& entry : node->entries) written.push_back(entry.key);
    for (const auto& word : known)
      if (std::find(written.begin(), written.end(), word) == written.end())
        problems.push_back({file, node ? node->line : conventions.line, node ? node->column : conventions.column,
                            "conventions." + key, "'" + word + "' is missing; add it"});
    for (const auto& word : written)
      if (std::find(known.begin(), known.end(), word) == known.end())
        problems.push_back({file, node->line, node->column, "conventions." + key,
                            "'" + word + "' is not known to the program; use" + yaml::suggestion(word, known)});
  };
  compare("card_kinds", words_of<CardKind>());
  compare("phase_kinds", words_of<PhaseKind>());
  compare("decision_methods", words_of<DecisionMethod>());
}

// What cards may be asked must be told apart, and a choice be one.
void check_sheet(const yaml::Node& root, const Template& board, const std::string& file,
                 std::vector<Problem>& problems) {
  const auto* fields = root.find("indicator_fields");
  for (int i = 0; fields && i < board.indicator_fields_size(); ++i)
    for (int k = 0; k < i; ++k)
      if (board.indicator_fields(i).id() == board.indicator_fields(k).id()) {
        const auto& id = *fields->items[static_cast<std::size_t>(i)].find("id");
        problems.push_back({file, id.line, id.column, "indicator_fields[" + std::to_string(i) + "].id",
                            "'" + id.text + "' stands there twice; take one of them out"});
      }
}

std::optional<Template> read_template(const yaml::Node& root, const std::string& file, std::vector<Problem>& problems) {
  const std::size_t before = problems.size();
  Template board;
  yaml::read_into(root, schema(), file, board, problems);
  check_regions(root, file, problems);
  check_sheet(root, board, file, problems);
  if (problems.size() == before) check_minutes(root, board, file, problems);
  if (problems.size() == before && board.version() == 0)
    problems.push_back(
        {file, root.find("version")->line, root.find("version")->column, "version", "versions begin at 1"});
  if (problems.size() != before) return std::nullopt;
  return board;
}

}  // namespace

const Template* LoadedTemplates::find(std::string_view id) const {
  const auto found = std::find_if(templates.begin(), templates.end(), [&](const Template& t) { return t.id() == id; });
  return found == templates.end() ? nullptr : &*found;
}

LoadedTemplates load_templates(const std::vector<NamedText>& files) {
  LoadedTemplates loaded;
  std::map<std::string, std::string> file_of;  // by template id
  for (const NamedText& file : files) {
    const auto root = yaml::parse(file, loaded.problems);
    if (!root) continue;
    if (const auto* conventions = root->find("conventions")) {
      check_conventions(*conventions, file.name, loaded.problems);
      continue;
    }
    auto board = read_template(*root, file.name, loaded.problems);
    if (!board) continue;
    const auto [known, is_new] = file_of.emplace(board->id(), file.name);
    if (is_new) {
      loaded.templates.push_back(std::move(*board));
    } else {
      const auto& id = *root->find("id");
      loaded.problems.push_back(
          {file.name, id.line, id.column, "id",
           "'" + id.text + "' is the id of the template in " + known->second + "; choose another"});
    }
  }
  std::sort(loaded.templates.begin(), loaded.templates.end(),
            [](const Template& a, const Template& b) { return a.id() < b.id(); });
  return loaded;
}

}  // namespace plenary
