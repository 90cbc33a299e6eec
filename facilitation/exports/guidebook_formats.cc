#include "facilitation/exports/guidebook_formats.h"

#include <algorithm>
#include <array>

#include "facilitation/exports/csv.h"
#include "facilitation/exports/docx.h"
#include "facilitation/exports/epub.h"
#include "facilitation/exports/html.h"
#include "facilitation/exports/json.h"
#include "facilitation/exports/markdown.h"
#include "facilitation/exports/pdf.h"
#include "facilitation/exports/site.h"
#include "facilitation/exports/xlsx.h"
#include "facilitation/guidebook/fields.h"

namespace plenary {
namespace {

template <std::string (*write)(const Paper&)>
std::string guidebook_on_paper(const GuidebookRecord& record) {
  return write(paper_of(record));
}

std::string guidebook_in_csv(const GuidebookRecord& record) { return to_csv(sheets_of(record)); }
std::string guidebook_in_xlsx(const GuidebookRecord& record) {
  return to_xlsx(sheets_of(record), record.generated_at());
}

constexpr std::array kGuidebookFormats = {
    GuidebookFormat{"md", "text/markdown; charset=utf-8", ".md", true, guidebook_on_paper<to_markdown>},
    GuidebookFormat{"json", "application/json", ".json", true, to_json},
    GuidebookFormat{"html", "text/html; charset=utf-8", ".html", true, guidebook_on_paper<to_html>},
    GuidebookFormat{"pdf", "application/pdf", ".pdf", false, guidebook_on_paper<to_pdf>},
    GuidebookFormat{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", false,
                    guidebook_on_paper<to_docx>},
    GuidebookFormat{"epub", "application/epub+zip", ".epub", false, guidebook_on_paper<to_epub>},
    GuidebookFormat{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", false,
                    guidebook_in_xlsx},
    GuidebookFormat{"csv", "application/zip", ".csv.zip", false, guidebook_in_csv},
    GuidebookFormat{"site", "application/zip", ".site.zip", false, to_site},
};

}  // namespace

std::span<const GuidebookFormat> guidebook_formats() { return kGuidebookFormats; }

const GuidebookFormat* guidebook_format_named(std::string_view name) {
  const auto found = std::find_if(kGuidebookFormats.begin(), kGuidebookFormats.end(),
                                  [&](const GuidebookFormat& format) { return format.name == name; });
  return found == kGuidebookFormats.end() ? nullptr : &*found;
}

std::string guidebook_format_names() {
  std::string names;
  for (const GuidebookFormat& format : kGuidebookFormats)
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  return names;
}

std::vector<std::string> sources_told(const EditionField& field) {
  std::vector<std::string> told;
  for (int i = 0; i < field.sources_size(); ++i) {
    const SourceRef& source = field.sources(i);
    const bool has_label = i < field.from_size() && !field.from(i).empty();
    std::string said = has_label ? field.from(i) : source.document() + " " + source.id();
    if (std::find(told.begin(), told.end(), said) == told.end()) told.push_back(std::move(said));  // "a note" once
  }
  return told;
}

const GuidebookQuotation* quotation_in(const GuidebookRecord& record, const SourceRef& quote) {
  for (const GuidebookQuotation& quotation : record.quotations())
    if (quotation.quote().document() == quote.document() && quotation.quote().id() == quote.id()) return &quotation;
  return nullptr;
}

std::string edition_words(const GuidebookRecord& record) {
  return record.edition().empty() ? "Working copy" : "Edition " + record.edition();
}

std::string title_of_field(const std::string& type, const std::string& name) {
  const guidebook::FieldKind* kind = guidebook::field_named(type, name);
  return kind ? std::string(kind->title) : spoken(name);
}

}  // namespace plenary
