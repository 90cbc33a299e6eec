#include "facilitation/exports/markdown.h"

#include "facilitation/exports/markdown_words.h"
#include "facilitation/exports/paper.h"

namespace plenary {
namespace {

class Page {
 public:
  void operator()(const Heading& heading) {
    gap();
    if (heading.level == Heading::Level::section)
      line("## " + std::to_string(heading.number) + " " + in_one_line(heading.runs));
    else
      line("# " + in_one_line(heading.runs));
    gap();
  }
  void operator()(const Passage& paragraph) {
    gap();
    std::string text = paragraph.number == 0
                           ? ""
                           : "**" + std::to_string(paragraph.section) + "." + std::to_string(paragraph.number) + "** ";
    text += written(paragraph.lead, "");
    if (!paragraph.lead.empty() && !paragraph.runs.empty()) text += paragraph.between;
    text += written(paragraph.runs, "");
    for (std::size_t i = 0; i < paragraph.remarks.size(); ++i)
      text += (i == 0 ? " (" : "; ") + written(paragraph.remarks[i], "");
    line(text + (paragraph.remarks.empty() ? "" : ")"));
    gap();
  }
  void operator()(const Quotation& quotation) {
    gap();
    line("> " + written(quotation.runs, "> "));
    gap();
  }
  void operator()(const Listing& listing) {
    for (const Runs& item : listing.items) line("- " + written(item, "  "));
  }
  void operator()(const Facts& facts) {
    for (const Fact& fact : facts.facts) line("- " + fact.name + ": " + written(fact.runs, "  "));
  }
  void operator()(const PaperTable& table) {
    for (const PaperRow& row : table.rows) {
      std::string text;
      for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (!row.cells[i].empty())
          text += (text.empty() ? "" : table.columns[i].before) + written(row.cells[i], "  ") + table.columns[i].after;
      line("- " + text);
    }
  }
  // Where it comes from, as every other format says it in its own way.
  void foot(const Facts& colophon) {
    if (colophon.facts.empty()) return;
    gap();
    line("---");
    gap();
    line("**About this file**");
    gap();
    (*this)(colophon);
  }
  [[nodiscard]] std::string text() && {
    while (text_.ends_with("\n\n")) text_.pop_back();
    return std::move(text_);
  }

 private:
  std::string text_;

  void line(const std::string& text) { text_ += text + "\n"; }
  void gap() {
    if (!text_.empty() && !text_.ends_with("\n\n")) text_ += "\n";
  }
  static std::string written(const Runs& runs, std::string_view next_line) {
    std::string text;
    for (const Run& run : runs) switch (run.voice) {
        case Run::Voice::ours: text += run.text; break;
        case Run::Voice::strong: text += "**" + run.text + "**"; break;
        case Run::Voice::words: text += in_markdown(run.text, next_line); break;
      }
    return text;
  }
  static std::string in_one_line(const Runs& runs) {
    std::string text;
    for (const Run& run : runs) text += run.voice == Run::Voice::words ? in_markdown_line(run.text) : run.text;
    return text;
  }
};

}  // namespace

std::string to_markdown(const Paper& paper) {
  Page page;
  for (const Block& block : paper.blocks) std::visit(page, block);
  page.foot(paper.colophon);
  return std::move(page).text();
}

std::string to_markdown(const SessionRecord& record) { return to_markdown(paper_of(record)); }

}  // namespace plenary
