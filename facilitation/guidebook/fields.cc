#include "facilitation/guidebook/fields.h"

#include <algorithm>

namespace plenary::guidebook {
namespace {

// clang-format off
constexpr FieldKind kOfChapter[] = {
    {"problem_statement", "The problem", true},
    {"findings", "What we found", true},
    {"open_questions", "Open questions"},
    {"research_needs", "What research could tell"},
    {"references", "References"},
    {"how_this_was_made", "How this was made", true},
};
constexpr FieldKind kOfCase[] = {
    {"context", "Before it began", true},
    {"what_was_done", "What was done", true},
    {"results_and_evidence", "What came of it, and how it is known", true, true},
    {"challenges", "What was hard", true},
    {"lessons_learned", "What travels, and what depended on the place", true},
    {"open_questions", "Open questions"},
};
constexpr FieldKind kOfExample[] = {
    {"context", "Before it began"},
    {"what_was_done", "What was done", true},
    {"results_and_evidence", "What came of it", true, true},
    {"enablers_and_barriers", "What helped and what stood in the way"},
    {"lessons_learned", "What travels, and what depended on the place"},
};
constexpr FieldKind kOfTool[] = {
    {"when_to_use", "When to use it", true},
    {"steps", "Steps", true},
    {"mechanism", "How it works"},
    {"roles", "Who does what"},
    {"time_needed", "Time needed"},
    {"indicators", "How you can tell", false, true},
    {"worked_example", "A worked example", false, true},
    {"limits", "Limits", true},
    {"what_we_tried_first", "What we tried first"},
    {"variations", "Variations"},
    {"open_questions", "Open questions"},
};
// clang-format on

}  // namespace

std::span<const FieldKind> fields_of(std::string_view type) {
  if (type == kChapter) return kOfChapter;
  if (type == "case") return kOfCase;
  if (type == "example") return kOfExample;
  if (type == "tool") return kOfTool;
  return {};
}

const FieldKind* field_named(std::string_view type, std::string_view name) {
  const std::span<const FieldKind> fields = fields_of(type);
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const FieldKind& f) { return f.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

bool is_entry_type(std::string_view type) { return type != kChapter && !fields_of(type).empty(); }

std::string field_id(std::string_view owner, std::string_view name) {
  return "field." + std::string(owner) + "." + std::string(name);
}

}  // namespace plenary::guidebook
