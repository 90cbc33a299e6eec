#include "facilitation/exports/site.h"

#include <set>
#include <vector>

#include "facilitation/clocks/local_time.h"
#include "facilitation/exports/archive.h"
#include "facilitation/exports/guidebook_formats.h"
#include "facilitation/exports/note_marks.h"
#include "facilitation/exports/plain_words.h"
#include "facilitation/exports/site_style.h"
#include "facilitation/guidebook/fields.h"

namespace plenary {
namespace {

std::string in_html(std::string_view text) {  // attributes of ours stand in double quotes
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

std::string line_in_html(const std::string& words) { return "<bdi>" + in_html(shown_line(words)) + "</bdi>"; }

// Lines are lines, and an empty one begins a paragraph.
std::string paragraphs_in_html(const std::string& words) {
  std::string html, paragraph;
  const auto end = [&] {
    if (!paragraph.empty()) html += "<p dir=\"auto\">" + paragraph + "</p>\n";
    paragraph.clear();
  };
  for (const std::string& line : shown_lines(words)) {
    if (line.empty()) {
      end();
      continue;
    }
    paragraph += (paragraph.empty() ? "" : "<br>") + in_html(line);
  }
  end();
  return html;
}

std::string capitalised(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

// Colours are those of the four pillars; another has none of its own.
std::string colour_of(const EditionChapter& chapter) {
  for (const char* known : {"routes", "organisation", "assessment", "rewards"})
    if (chapter.pillar() == known) return known;
  return "other";
}

// Names of files, from ids: no two alike, and none that a server would serve for another.
std::vector<std::string> pages_of(const EditionContent& content) {
  std::set<std::string> taken = {"index.html", "permissions.html"};
  std::vector<std::string> pages;
  for (const EditionChapter& chapter : content.chapters()) {
    std::string stem;
    for (const char c : chapter.id()) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
      stem += plain ? c : (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : '-';
    }
    std::string page = stem + ".html";
    for (int again = 2; !taken.insert(page).second; ++again) page = stem + "-" + std::to_string(again) + ".html";
    pages.push_back(page);
  }
  return pages;
}

class Site {
 public:
  explicit Site(const GuidebookRecord& record)
      : record_(record), content_(record.content()), pages_(pages_of(record.content())) {}

  std::string all() {
    std::vector<ArchiveEntry> files;
    files.push_back({"index.html", page("index.html", content_.title(), "", cover())});
    for (int i = 0; i < content_.chapters_size(); ++i)
      files.push_back({pages_[at(i)], page(pages_[at(i)], content_.chapters(i).name() + " · " + content_.title(),
                                           colour_of(content_.chapters(i)), chapter(content_.chapters(i)))});
    files.push_back(
        {"permissions.html", page("permissions.html", "What this rests on · " + content_.title(), "", permissions())});
    return zipped(files);
  }

 private:
  const GuidebookRecord& record_;
  const EditionContent& content_;
  const std::vector<std::string> pages_;

  static std::size_t at(int i) { return static_cast<std::size_t>(i); }

  std::string link_to(const std::string& page, const std::string& here, const std::string& words) const {
    return "<a href=\"" + page + "\"" + (page == here ? " aria-current=\"page\"" : "") + ">" + line_in_html(words) +
           "</a>";
  }

  std::string page(const std::string& here, const std::string& title, const std::string& colour,
                   const std::string& body) const {
    std::string html =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "base-uri "
        "'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"Plenary\">\n<title>" +
        in_html(shown_line(title)) + "</title>\n<style>" + std::string(kSiteStyle) + "</style>\n</head>\n<body" +
        (colour.empty() ? "" : " class=\"" + colour + "\"") +
        ">\n<a class=\"skip\" href=\"#text\">To the text</a>\n<nav class=\"top\" aria-label=\"Chapters\"><a "
        "class=\"home\" "
        "href=\"index.html\">" +
        line_in_html(content_.title()) + "</a>\n";
    for (int i = 0; i < content_.chapters_size(); ++i)
      html += link_to(pages_[at(i)], here, content_.chapters(i).name()) + "\n";
    html += link_to("permissions.html", here, "What this rests on") + "\n</nav>\n<main id=\"text\">\n" + body +
            "</main>\n<footer>\n<p>" + in_html(edition_words(record_)) +
            (record_.date().empty() ? "" : ", " + in_html(record_.date())) + ". " + in_html(record_.permissions()) +
            "</p>\n";
    if (!content_.organiser().empty())
      html += "<p>Corrections and withdrawals: " + line_in_html(content_.organiser()) + ".</p>\n";
    return html + "<p>Generated at " + in_html(record_.generated_at()) + "</p>\n</footer>\n</body>\n</html>\n";
  }

  std::string notices() const {
    std::string html;
    for (const std::string& notice : record_.notices()) html += "<p class=\"notice\">" + in_html(notice) + "</p>\n";
    return html;
  }

  std::string cover() const {
    std::string html = "<h1 dir=\"auto\">" + line_in_html(content_.title()) + "</h1>\n";
    std::string meetings;
    for (const std::string& meeting : content_.meetings())
      meetings += (meetings.empty() ? "" : "; ") + line_in_html(meeting);
    if (!meetings.empty()) html += "<p class=\"lead\">What remains of " + meetings + ".</p>\n";
    html += "<p class=\"facts\"><strong>" + in_html(edition_words(record_)) + "</strong>" +
            (record_.date().empty() ? "" : ", " + in_html(record_.date())) + "</p>\n";
    if (content_.fictional()) html += "<p class=\"notice\">All of this is invented.</p>\n";
    html += notices() + "<ul class=\"chapters\">\n";
    for (int i = 0; i < content_.chapters_size(); ++i) {
      const EditionChapter& chapter = content_.chapters(i);
      html += "<li class=\"" + colour_of(chapter) + "\"><h2 dir=\"auto\"><a href=\"" + pages_[at(i)] + "\">" +
              line_in_html(chapter.name()) + "</a></h2>\n<p dir=\"auto\">" + line_in_html(chapter.question()) +
              "</p>\n";
      html += entry_list(chapter, pages_[at(i)], "entries") + "</li>\n";
    }
    return html + "</ul>\n";
  }

  static std::string entry_list(const EditionChapter& chapter, const std::string& page, const std::string& name) {
    if (chapter.entries().empty()) return "";
    std::string html = "<ol class=\"" + name + "\">\n";
    for (const EditionEntry& entry : chapter.entries())
      html += "<li><a href=\"" + page + "#" + in_html(entry.id()) + "\"><span class=\"kind\">" +
              in_html(spoken(entry.type())) + "</span>" + line_in_html(entry.title()) + "</a></li>\n";
    return html + "</ol>\n";
  }

  std::string chapter(const EditionChapter& chapter) const {
    std::string html = "<div class=\"sheet\">\n<nav aria-label=\"In this chapter\">\n<ol>\n";
    for (const EditionField& field : chapter.fields())
      html += "<li><a href=\"#" + in_html(field.name()) + "\">" +
              in_html(title_of_field(std::string(guidebook::kChapter), field.name())) + "</a></li>\n";
    html += "</ol>\n" + entry_list(chapter, "", "entries") + "</nav>\n<div>\n<h1 dir=\"auto\">" +
            line_in_html(chapter.name()) + "</h1>\n";
    if (!chapter.question().empty())
      html += "<p class=\"question\" dir=\"auto\">" + line_in_html(chapter.question()) + "</p>\n";
    for (const EditionField& field : chapter.fields())
      html += written_field(std::string(guidebook::kChapter), field, field.name());
    html += quotes(chapter.quotes());
    for (const EditionEntry& entry : chapter.entries()) html += written_entry(entry);
    return html + "</div>\n</div>\n";
  }

  static std::string written_field(const std::string& type, const EditionField& field, const std::string& anchor) {
    std::string html = "<section class=\"field" + std::string(field.name() == "limits" ? " limits" : "") + "\" id=\"" +
                       in_html(anchor) + "\">\n<h3>" + in_html(title_of_field(type, field.name())) + "</h3>\n" +
                       paragraphs_in_html(without_note_marks(field.text()));
    if (!field.sources().empty()) {
      std::string told;
      for (const std::string& source : sources_told(field)) told += (told.empty() ? "" : "; ") + in_html(source);
      html += "<p class=\"sources\">Sources: " + told + "</p>\n";
    }
    return html + "</section>\n";
  }

  std::string written_entry(const EditionEntry& entry) const {
    std::string html = "<article id=\"" + in_html(entry.id()) + "\">\n<span class=\"kind\">" +
                       in_html(capitalised(spoken(entry.type()))) + (entry.draft() ? " · draft" : "") +
                       "</span>\n<h2 dir=\"auto\">" + line_in_html(entry.title()) + "</h2>\n";
    std::string facts;
    const auto add = [&](const char* name, const std::string& said) {
      if (!said.empty())
        facts += std::string("<dt>") + name + "</dt><dd dir=\"auto\">" + line_in_html(said) + "</dd>\n";
    };
    add("Place", entry.place());
    add("Period", entry.period());
    add("Organisation", entry.organisation());
    add("Kind of organisation", entry.organisation_type());
    add("Sector", entry.sector());
    std::string goals;
    for (const std::uint32_t goal : entry.sdgs()) goals += (goals.empty() ? "" : ", ") + std::to_string(goal);
    add("Sustainable Development Goals", goals);
    if (entry.reported_not_verified()) add("Evidence", "Reported, not verified");
    if (!facts.empty()) html += "<dl>\n" + facts + "</dl>\n";
    for (const EditionField& field : entry.fields())
      html += written_field(entry.type(), field, entry.id() + "." + field.name());
    return html + quotes(entry.quotes()) + "</article>\n";
  }

  std::string quotes(const google::protobuf::RepeatedPtrField<SourceRef>& quotes) const {
    std::string html;
    for (const SourceRef& quote : quotes)
      if (const GuidebookQuotation* quotation = quotation_in(record_, quote))
        html += "<figure><blockquote dir=\"auto\">" + paragraphs_in_html(quotation->text()) +
                "</blockquote><figcaption>" + line_in_html(quotation->said_by()) + "</figcaption></figure>\n";
    return html;
  }

  std::string permissions() const {
    std::string html =
        "<h1>What this rests on</h1>\n<p class=\"lead\">" + in_html(record_.permissions()) + "</p>\n" + notices();
    if (record_.relied_on().empty()) return html + "<p>No quotation is used here, and nobody is named.</p>\n";
    html +=
        "<p>Each yes that the words here rest on:</p>\n<div class=\"wide\"><table><thead><tr><th "
        "scope=\"col\">Where</th><th scope=\"col\">What</th><th scope=\"col\">Named</th><th scope=\"col\">For</th>"
        "<th scope=\"col\">Given on</th></tr></thead><tbody>\n";
    for (const ReliedOn& yes : record_.relied_on())
      html += "<tr><td>" + in_html(yes.source().document()) + "</td><td>" + in_html(yes.source().id()) + "</td><td>" +
              in_html(named_in_words(yes.identification())) + "</td><td>" + in_html(kinds_in_words(yes)) + "</td><td>" +
              in_html(day_in_words(yes.granted_on())) + "</td></tr>\n";
    return html + "</tbody></table></div>\n";
  }
};

}  // namespace

std::string to_site(const GuidebookRecord& record) { return Site(record).all(); }

}  // namespace plenary
