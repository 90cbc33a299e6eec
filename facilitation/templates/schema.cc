#include "facilitation/templates/schema.h"

#include "facilitation/checks/findings.h"
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

}  // namespace

// A key of a template that has no field yet is kept as it is, if it stands in `kept_as_text`. Anything else is a slip
// of the pen and is told.
const yaml::Schema& template_schema() {
  static const yaml::Schema kSchema = {
      .required = {"Template.id",
                   "Template.version",
                   "Template.title",
                   "Template.pillar",
                   "Template.purpose",
                   "Template.framing_question",
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
      .longest = {{"Template.title", kTemplateTitle},
                  {"Template.purpose", kTemplateWords},
                  {"Template.framing_question", kTemplateWords},
                  {"Template.framing_source", kTemplateWords},
                  {"Template.plain_question", kTemplateWords},
                  {"Template.opening_words", kTemplateWords},
                  {"Template.fits_sessions", kTemplateTitle},
                  {"Template.text_export", kTemplateWords},
                  {"TemplateRegion.title", kTemplateTitle},
                  {"TemplateRegion.prompt", kTemplateWords},
                  {"TemplateRegion.fields", kTemplateTitle},
                  {"TemplatePhase.title", kTemplateTitle},
                  {"TemplatePhase.words", kTemplateWords},
                  {"DecisionPrompt.text", kTemplateWords},
                  {"LinkRule.label", kTemplateTitle},
                  {"LinkRule.warn", kTemplateWords},
                  {"IndicatorField.label", kTemplateTitle},
                  {"Template.system_angles", kTemplateTitle},
                  {"Template.condition_types", kTemplateTitle},
                  {"IndicatorField.one_of", kTemplateTitle},
                  {"IndicatorField.help", kTemplateWords}},
      .most = {{"Template.regions", kTemplateRegions},
               {"Template.phases", kTemplatePhases},
               {"Template.fits_sessions", kTemplateList},
               {"Template.decision_prompts", kTemplateList},
               {"Template.guidebook_hooks", kTemplateList},
               {"Template.checks", kTemplateList},
               {"Template.link_rules", kTemplateList},
               {"Template.indicator_fields", kTemplateList},
               {"Template.system_angles", kTemplateList},
               {"Template.condition_types", kTemplateList},
               {"PresenterReview.marks", kTemplateList},
               {"IndicatorField.one_of", kTemplateList},
               {"TemplateRegion.card_kinds", kTemplateList},
               {"TemplateRegion.fields", kTemplateList},
               {"DecisionPrompt.needs", kTemplateList},
               {"DecisionPrompt.outcomes", kTemplateList}},
      .between = {{"TemplatePhase.minutes", {0, kTemplateMinutes}},
                  {"TemplateRegion.score_min", {0, 100}},
                  {"TemplateRegion.score_max", {0, 100}},
                  {"Layout.col", {0, 63}},
                  {"Layout.row", {0, 63}},
                  {"Layout.w", {1, 12}},
                  {"Layout.h", {1, 12}}},
      .one_line = {"Template.title", "TemplateRegion.title", "TemplatePhase.title", "LinkRule.label",
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
                        {"default_attribution", "scoring", "statement_form", "suggested_clusters", "voting"}},
                       {"TemplateRegion", {"max_cards", "min_cards"}}},
  };
  return kSchema;
}

}  // namespace plenary
