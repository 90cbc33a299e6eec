// What a chapter and each type of entry say: one table. Rules refuse by it, readiness counts by it, exports print by it,
// and the hooks of board templates name its fields ("case.context", "chapter.findings").
//
// The types and their fields are those of the guidebook in README.md beside this file, with their sources.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace plenary::guidebook {

struct FieldKind {
  std::string_view name;   // "what_was_done"
  std::string_view title;  // as it is printed
  bool required = false;   // not ready without words
  bool evidence = false;   // a source of it is evidence
};

inline constexpr std::string_view kChapter = "chapter";

// In the order in which they are read. Empty: no such type.
[[nodiscard]] std::span<const FieldKind> fields_of(std::string_view type);
[[nodiscard]] const FieldKind* field_named(std::string_view type, std::string_view name);  // nullptr: it has none such
[[nodiscard]] bool is_entry_type(std::string_view type);                                   // case, example, tool

// A field's record, so that two people who begin it at once begin the same one.
[[nodiscard]] std::string field_id(std::string_view owner, std::string_view name);
inline constexpr std::size_t kLongestOwner = 36;  // then the longest of these ids is still one

}  // namespace plenary::guidebook
