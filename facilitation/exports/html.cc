#include "facilitation/exports/html.h"

#include <algorithm>

#include "facilitation/exports/html_parts.h"
#include "facilitation/exports/html_style.h"
#include "facilitation/exports/plain_words.h"

namespace plenary {

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  return out;
}

namespace {

std::string escaped(std::string_view text) { return html_escaped(text); }

std::string written(const Run& run, bool in_one_line) {
  if (run.voice == Run::Voice::ours) return escaped(run.text);
  if (run.voice == Run::Voice::strong) return "<strong>" + escaped(run.text) + "</strong>";
  if (in_one_line) return "<bdi>" + escaped(shown_line(run.text)) + "</bdi>";
  std::string text;
  for (const std::string& line : shown_lines(run.text)) text += (text.empty() ? "<bdi>" : "<br>") + escaped(line);
  return text + "</bdi>";
}

std::string written(const Runs& runs, bool in_one_line = false) {
  std::string text;
  for (std::size_t i = 0; i < runs.size();) {
    const std::string& to = runs[i].to;  // neighbours that lead to one place are one link
    if (!to.empty()) text += "<a href=\"#" + escaped(to) + "\">";
    do text += written(runs[i], in_one_line);
    while (++i < runs.size() && !to.empty() && runs[i].to == to);
    if (!to.empty()) text += "</a>";
  }
  return text;
}

// Words and nothing of ours decide by themselves from which side they are read.
std::string direction(const Runs& runs) {
  return std::any_of(runs.begin(), runs.end(), [](const Run& run) { return run.voice == Run::Voice::words; })
             ? " dir=\"auto\""
             : "";
}

class Page {
 public:
  void operator()(const Heading& heading) {
    if (heading.level == Heading::Level::section)
      line("<h2 id=\"s" + std::to_string(heading.number) + "\"><span class=\"number\">" +
           std::to_string(heading.number) + "</span> " + written(heading.runs, true) + "</h2>");
    else if (heading.level == Heading::Level::part)
      line("<h1 id=\"part" + std::to_string(++parts_) + "\" dir=\"auto\">" + written(heading.runs, true) + "</h1>");
    else
      line("<h1 dir=\"auto\">" + written(heading.runs, true) + "</h1>");
  }
  void operator()(const Passage& paragraph) {
    if (paragraph.number == 0) return line("<p" + direction(paragraph.runs) + ">" + written(paragraph.runs) + "</p>");
    const std::string number = std::to_string(paragraph.section) + "." + std::to_string(paragraph.number);
    line("<div class=\"block\" id=\"" + number + "\"><a class=\"number\" href=\"#" + number + "\">" + number + "</a>");
    std::string text = "<p" + id(paragraph.anchor) + (paragraph.lead.empty() ? direction(paragraph.runs) : "") + ">";
    if (!paragraph.lead.empty()) text += "<span class=\"lead\">" + written(paragraph.lead) + "</span> ";
    line(text + written(paragraph.runs) + "</p>");
    if (!paragraph.remarks.empty()) {
      text = "<p class=\"remarks\">";
      for (const Runs& remark : paragraph.remarks) text += "<span>" + written(remark) + "</span> ";
      line(text + "</p>");
    }
    line("</div>");
  }
  void operator()(const Quotation& quotation) {
    line("<blockquote dir=\"auto\">" + written(quotation.runs) + "</blockquote>");
  }
  void operator()(const Listing& listing) {
    line("<ul>");
    for (const Runs& item : listing.items) line("<li>" + written(item) + "</li>");
    line("</ul>");
  }
  void operator()(const Facts& facts) {
    line("<dl>");
    for (const Fact& fact : facts.facts)
      line("<dt>" + escaped(fact.name) + "</dt><dd" + direction(fact.runs) + ">" + written(fact.runs) + "</dd>");
    line("</dl>");
  }
  void operator()(const PaperTable& table) {
    std::string head = "<div class=\"wide\"><table>";
    const std::vector<std::size_t> shown = table.shown();
    if (shown.size() > 1) {  // one column says itself what it is
      head += "<thead><tr>";
      for (const std::size_t i : shown) head += "<th scope=\"col\">" + escaped(table.columns[i].title) + "</th>";
      head += "</tr></thead>";
    }
    line(head + "<tbody>");
    for (const PaperRow& row : table.rows) {
      std::string text = "<tr" + id(row.anchor) + ">";
      for (const std::size_t i : shown) {
        const PaperColumn& column = table.columns[i];
        text += "<td class=\"" + std::string(class_of(column)) + "\"" + direction(row.cells[i]) + ">";
        if (column.title == "Dots") text += dots(row.dots);
        text += written(row.cells[i]) + "</td>";
      }
      line(text + "</tr>");
    }
    line("</tbody></table></div>");
  }
  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  std::string text_;
  int parts_ = 0;

  void line(const std::string& text) { text_ += text + "\n"; }
  static std::string id(const std::string& anchor) { return anchor.empty() ? "" : " id=\"" + escaped(anchor) + "\""; }
  static std::string_view class_of(const PaperColumn& column) {
    switch (column.width) {
      case PaperColumn::Width::narrow: return "small";
      case PaperColumn::Width::some: return "some";
      case PaperColumn::Width::broad: return "broad";
    }
    return "";
  }
  static std::string dots(std::uint32_t count) {
    if (count == 0 || count > 40) return "";
    std::string all = "<span class=\"dots\" aria-hidden=\"true\">";
    for (std::uint32_t i = 0; i < count; ++i) all += "●";
    return all + "</span>";
  }
};

std::string contents_of(const std::vector<HtmlParts::Section>& sections) {
  std::string text = "<nav aria-label=\"Contents\"><ol>\n";
  for (const HtmlParts::Section& section : sections)
    text += section.is_part ? "<li class=\"part\"><a href=\"#" + section.id + "\">" + section.title + "</a></li>\n"
                            : "<li><span class=\"number\">" + section.number + "</span><a href=\"#" + section.id +
                                  "\">" + section.title + "</a></li>\n";
  return text + "</ol></nav>\n";
}

std::vector<HtmlParts::Section> sections_of(const Paper& paper) {
  std::vector<HtmlParts::Section> sections;
  int parts = 0;
  for (const Block& block : paper.blocks) {
    const auto* heading = std::get_if<Heading>(&block);
    if (!heading || heading->level == Heading::Level::title) continue;
    const bool is_part = heading->level == Heading::Level::part;
    const std::string number = std::to_string(heading->number);
    sections.push_back({is_part ? "part" + std::to_string(++parts) : "s" + number, is_part ? "" : number,
                        written(heading->runs, true), is_part});
  }
  return sections;
}

std::string pillar_class(const std::string& pillar) {
  for (const char* known : {"routes", "organisation", "assessment", "rewards"})
    if (pillar == known) return " " + pillar;
  return "";
}

}  // namespace

HtmlParts html_parts(const Paper& paper) {
  HtmlParts parts;
  parts.pillar_class = pillar_class(paper.pillar);
  parts.sections = sections_of(paper);
  if (!parts.pillar_class.empty()) {
    std::string pillar = paper.pillar;
    pillar[0] = static_cast<char>(pillar[0] - 'a' + 'A');
    parts.head = "<p class=\"pillar\">" + escaped(pillar) + "</p>\n";
  }
  Page head, body, foot;
  bool in_head = true;
  for (const Block& block : paper.blocks) {
    const auto* heading = std::get_if<Heading>(&block);
    if (heading && heading->level != Heading::Level::title) in_head = false;
    std::visit(in_head ? head : body, block);
  }
  foot(paper.colophon);
  parts.head += std::move(head).text();
  parts.body = std::move(body).text();
  parts.foot = std::move(foot).text();
  return parts;
}

std::string to_html(const Paper& paper) {
  const HtmlParts parts = html_parts(paper);
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
         "base-uri "
         "'none'; "
         "form-action 'none'\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" "
         "content=\"Plenary\">\n"
         "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" +
         escaped(shown_line(paper.title)) + "</title>\n<style>" + std::string(kHtmlStyle) +
         "</style>\n</head>\n<body>\n<div class=\"sheet" + parts.pillar_class + "\">\n" + contents_of(parts.sections) +
         "<header>\n" + parts.head + "</header>\n<main>\n" + parts.body +
         "</main>\n<footer>\n<h2>About this file</h2>\n" + parts.foot + "</footer>\n</div>\n</body>\n</html>\n";
}

}  // namespace plenary
