// The formats of a guidebook: one pure function each, one row each. Those for readers are written from the same paper as
// the session record's, those for counting from the same sheets; `site` is for everybody.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "facilitation/exports/paper.h"
#include "facilitation/exports/sheets.h"
#include "proto/guidebook_record.pb.h"

namespace plenary {

struct GuidebookFormat {
  std::string_view name;  // what people ask for: "md"
  std::string_view media_type;
  std::string_view ending;
  bool is_text;
  std::string (*write)(const GuidebookRecord&);
};

[[nodiscard]] std::span<const GuidebookFormat> guidebook_formats();
[[nodiscard]] const GuidebookFormat* guidebook_format_named(std::string_view name);  // nullptr: there is none
[[nodiscard]] std::string guidebook_format_names();

// How whoever said yes is named: "full" is "by name".
[[nodiscard]] std::string named_in_words(const std::string& identification);
[[nodiscard]] std::string kinds_in_words(const ReliedOn& yes);  // "publication, blog": what it is for

[[nodiscard]] Paper paper_of(const GuidebookRecord& record);
[[nodiscard]] std::vector<Sheet> sheets_of(const GuidebookRecord& record);

// Beside the sources of a field: as people call them; those that an old edition, or nobody, has a word for by their ids.
[[nodiscard]] std::vector<std::string> sources_told(const EditionField& field);
// The words of a quotation that the record refers to, if it may print them.
[[nodiscard]] const GuidebookQuotation* quotation_in(const GuidebookRecord& record, const SourceRef& quote);
[[nodiscard]] std::string edition_words(const GuidebookRecord& record);  // "Edition 2", "Working copy"
[[nodiscard]] std::string title_of_field(const std::string& type, const std::string& name);

}  // namespace plenary
