#include "facilitation/exports/formats.h"

#include <algorithm>
#include <array>

#include "facilitation/exports/canvas.h"
#include "facilitation/exports/csv.h"
#include "facilitation/exports/docx.h"
#include "facilitation/exports/epub.h"
#include "facilitation/exports/html.h"
#include "facilitation/exports/ics.h"
#include "facilitation/exports/json.h"
#include "facilitation/exports/markdown.h"
#include "facilitation/exports/pdf.h"
#include "facilitation/exports/png.h"
#include "facilitation/exports/svg.h"
#include "facilitation/exports/vtt.h"
#include "facilitation/exports/xlsx.h"

namespace plenary {
namespace {

template <std::string (*write)(const Paper&)>
std::string on_paper(const SessionRecord& record) {
  return write(paper_of(record));
}

std::string in_csv(const SessionRecord& record) { return to_csv(sheets_of(record)); }
std::string in_xlsx(const SessionRecord& record) { return to_xlsx(sheets_of(record), record.generated_at()); }

constexpr std::array kFormats = {
    Format{"md", "text/markdown; charset=utf-8", ".md", true, true, true, to_markdown},
    Format{"json", "application/json", ".json", true, false, true, to_json},
    Format{"html", "text/html; charset=utf-8", ".html", true, true, true, on_paper<to_html>},
    Format{"pdf", "application/pdf", ".pdf", false, true, true, on_paper<to_pdf>},
    Format{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", false, true,
           true, on_paper<to_docx>},
    Format{"epub", "application/epub+zip", ".epub", false, true, true, on_paper<to_epub>},
    Format{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", false, false, true,
           in_xlsx},
    Format{"csv", "application/zip", ".csv.zip", false, false, true, in_csv},
    Format{"svg", "image/svg+xml", ".svg", true, false, false, to_svg},
    Format{"png", "image/png", ".png", false, false, false, to_png},
    Format{"canvas", "application/json", ".canvas", true, false, false, to_canvas},
    Format{"ics", "text/calendar; charset=utf-8", ".ics", true, false, false, to_ics},
    Format{"vtt", "text/vtt; charset=utf-8", ".vtt", true, false, false, to_vtt},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* format_named(std::string_view name) {
  const auto found =
      std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& format) { return format.name == name; });
  return found == kFormats.end() ? nullptr : &*found;
}

std::string format_names() {
  std::string names;
  for (const Format& format : kFormats) names += (names.empty() ? "" : ", ") + std::string(format.name);
  return names;
}

}  // namespace plenary
