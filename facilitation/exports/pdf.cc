#include "facilitation/exports/pdf.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "facilitation/exports/pdf_catalog.h"
#include "facilitation/exports/pdf_pages.h"
#include "facilitation/exports/plain_words.h"

namespace plenary {
namespace {

using namespace pdf;

constexpr Style kTitle{.size = 25, .line = 31}, kSection{.size = 14.5, .line = 19}, kBody{.size = 9.6, .line = 14.6},
    kQuote{.size = 12.6, .line = 18.2}, kCell{.size = 9, .line = 13};
constexpr Style kSmall{.serif = false, .size = 7.6, .line = 11.2, .colour = kInk3};
constexpr Style kFact{.serif = false, .size = 8.2, .line = 12.6, .colour = kInk2};
constexpr Style kFactName{.serif = false, .size = 8.2, .line = 12.6, .colour = kInk3};
constexpr Style kHeadCell{.serif = false, .size = 7, .line = 10.5, .bold = true, .colour = kInk3};
constexpr Style kSmallCell{.serif = false, .size = 7.8, .line = 13, .colour = kInk2};
constexpr double kCellPad = 3.2, kGutter = 10;

Colour accent_of(const std::string& pillar) {
  if (pillar == "routes") return {0x17 / 255.0, 0x56 / 255.0, 0x7a / 255.0};
  if (pillar == "organisation") return {0x70 / 255.0, 0x37 / 255.0, 0x68 / 255.0};
  if (pillar == "assessment") return {0x74 / 255.0, 0x4d / 255.0, 0};
  if (pillar == "rewards") return {0x2a / 255.0, 0x61 / 255.0, 0x3c / 255.0};
  return kInk;
}

Runs in_one_line(Runs runs) {
  for (Run& run : runs)
    if (run.voice == Run::Voice::words) run.text = shown_line(run.text);
  return runs;
}
Runs saying(std::string text) { return {{Run::Voice::ours, std::move(text), ""}}; }

// The four shapes of the pillars: triangle, square, disc, diamond.
void draw_shape(cairo_t* cairo, const std::string& pillar, double x, double y, double size) {
  cairo_new_path(cairo);
  if (pillar == "routes") {
    cairo_move_to(cairo, x, y);
    cairo_line_to(cairo, x + size, y + size / 2);
    cairo_line_to(cairo, x, y + size);
  } else if (pillar == "organisation") {
    cairo_rectangle(cairo, x, y, size, size);
  } else if (pillar == "assessment") {
    cairo_arc(cairo, x + size / 2, y + size / 2, size / 2, 0, 6.2832);
  } else {
    cairo_move_to(cairo, x + size / 2, y);
    cairo_line_to(cairo, x + size, y + size / 2);
    cairo_line_to(cairo, x + size / 2, y + size);
    cairo_line_to(cairo, x, y + size / 2);
  }
  cairo_close_path(cairo);
  cairo_fill(cairo);
}

class Setter {
 public:
  Setter(const Paper& paper, double longer) : accent_(accent_of(paper.pillar)), pages_(longer) {}

  void masthead(const Paper& paper) {
    if (paper.pillar.empty()) return;
    std::string name = shown_line(paper.pillar);
    if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    const bool known = name == "Routes" || name == "Organisation" || name == "Assessment" || name == "Rewards";
    pages_.draw([accent = accent_, pillar = paper.pillar, known, y = pages_.y](cairo_t* cairo) {
      cairo_set_source_rgb(cairo, accent.red, accent.green, accent.blue);
      if (known) draw_shape(cairo, pillar, kLeft, y + 2.6, 7);
    });
    Style style = kFact;
    style.bold = true;
    style.colour = accent_;
    put(setting_.text(saying(name), style, kWidth - 14, accent_), known ? kLeft + 13 : kLeft, "P");
    pages_.y += 8;
  }

  void operator()(const Heading& heading) {
    const Runs runs = in_one_line(heading.runs);
    const Style& style = heading.level == Heading::Level::section ? kSection : kTitle;
    if (heading.level == Heading::Level::part && pages_.y > pages_.top()) pages_.turn();
    const Prose text = setting_.text(runs, style, kWidth, accent_);
    const std::string number = heading.number == 0 ? "" : std::to_string(heading.number);
    if (heading.level == Heading::Level::section) {
      pages_.gap(26);
      pages_.need(text->height() + 8 + 3 * kBody.line + 24);
      pages_.rule(kMargin, kRight - kMargin, 0.9, kInk);
      pages_.y += 8;
    }
    bookmark(heading, number, plain(runs));
    if (!number.empty()) {
      Style numeral = kSection;
      numeral.colour = accent_;
      const Prose hung = setting_.text(saying(number), numeral, kLeft - kMargin, accent_);
      pages_.lines(hung, 0, 1, kMargin, pages_.y, "Lbl");
    }
    put(text, kLeft, heading.level == Heading::Level::section ? "H2" : "H1");
    pages_.y += heading.level == Heading::Level::section ? 8 : 14;
  }

  bool announces = false;  // a table, a list or a quotation comes next

  void operator()(const Passage& passage) {
    const Style& style = passage.number == 0 ? kFact : kBody;
    const Prose text = setting_.text(passage.runs, style, kWidth, accent_, passage.lead);
    // What it announces begins on its page, and a short one stays in one piece.
    const double rest = passage.remarks.empty() ? 0 : kSmall.line;
    pages_.need((text->lines.size() < 4 ? text->height() + rest : 2 * style.line) + (announces ? 62 : 0));
    pages_.anchor(passage.anchor);
    if (passage.number != 0) {
      Style numeral = kSmall;
      numeral.line = kBody.line;
      const Prose hung = setting_.text(saying(std::to_string(passage.section) + "." + std::to_string(passage.number)),
                                       numeral, kLeft - kMargin, accent_);
      pages_.lines(hung, 0, 1, kMargin, pages_.y, "Lbl");
    }
    put(text, kLeft, "P");
    if (!passage.remarks.empty()) {
      Runs remarks;
      for (const Runs& remark : passage.remarks) {
        if (!remarks.empty()) remarks.push_back({Run::Voice::ours, " · ", ""});
        remarks.insert(remarks.end(), remark.begin(), remark.end());
      }
      pages_.y += 1.5;
      put(setting_.text(remarks, kSmall, kWidth, accent_), kLeft, "Note");
    }
    pages_.y += 7.5;
  }

  void operator()(const Quotation& quotation) {
    const Prose text = setting_.text(quotation.runs, kQuote, kWidth, accent_);
    pages_.y += 1;
    pages_.need(std::min(text->height(), 6 * kQuote.line));
    put(text, kLeft, "BlockQuote");
    pages_.y += 9;
  }

  void operator()(const Listing& listing) {
    for (const Runs& item : listing.items) {
      pages_.need(kBody.line);
      pages_.lines(setting_.text(saying("–"), kBody, 12, accent_), 0, 1, kLeft, pages_.y, "Lbl");
      put(setting_.text(item, kBody, kWidth - 14, accent_), kLeft + 14, "LI");
    }
    pages_.y += 8;
  }

  void operator()(const Facts& facts) {
    constexpr double kNames = 84;
    for (const Fact& fact : facts.facts) {
      const Prose name = setting_.text(saying(fact.name), kFactName, kNames, accent_);
      const Prose value = setting_.text(fact.runs, kFact, kWidth - kNames, accent_);
      pages_.need(std::max(name->height(), std::min(value->height(), 4 * kFact.line)));
      pages_.lines(name, 0, name->lines.size(), kLeft, pages_.y, "Lbl");
      put(value, kLeft + kNames, "P");
      pages_.y +=
          std::max(0.0, name->height() - value->height()) + 1.4;  // a name may take more lines than what it names
    }
    pages_.y += 9;
  }

  void operator()(const PaperTable& table) {
    const std::vector<std::size_t> shown = table.shown();
    const std::vector<double> widths = widths_of(table, shown);
    bool first = true;
    for (const PaperRow& row : table.rows) {
      std::vector<Prose> cells;
      for (std::size_t i = 0; i < shown.size(); ++i) cells.push_back(cell(table, row, shown[i], widths[i] - kGutter));
      if (first) {
        pages_.need(std::min(height_of(cells), 80.0) + kHeadCell.line + 12);
        head(table, shown, widths);
      }
      first = false;
      write_row(table, row, shown, widths, cells);
    }
    pages_.y += 12;
  }

  void colophon(const Facts& facts) {
    pages_.gap(24);
    pages_.need(90);
    pages_.rule(kMargin, kRight - kMargin, 0.9, kInk);
    pages_.y += 9;
    Style style = kFact;
    style.bold = true;
    put(setting_.text(saying("About this file"), style, kWidth, accent_), kLeft, "P");
    pages_.y += 3;
    (*this)(facts);
  }

  [[nodiscard]] const Pages& pages() const { return pages_; }
  [[nodiscard]] const Setting& setting() const { return setting_; }

 private:
  Setting setting_;
  Colour accent_;
  Pages pages_;

  void put(const Prose& text, double x, const char* tag) { pages_.flow(text, x, tag); }

  void bookmark(const Heading& heading, const std::string& number, const std::string& title) {
    const int level = heading.level == Heading::Level::section ? 2 : 1;
    pages_.bookmark(level, number.empty() ? title : number + "  " + title);
  }

  static const Style& style_of(const PaperColumn& column) {
    return column.width == PaperColumn::Width::broad ? kCell : kSmallCell;
  }
  [[nodiscard]] Prose cell(const PaperTable& table, const PaperRow& row, std::size_t column, double width) const {
    return setting_.text(row.cells[column], style_of(table.columns[column]), width, accent_);
  }
  static double height_of(const std::vector<Prose>& cells) {
    double height = 0;
    for (const Prose& text : cells) height = std::max(height, text->height());
    return height + 2 * kCellPad;
  }
  void head(const PaperTable& table, const std::vector<std::size_t>& shown, const std::vector<double>& widths) {
    if (shown.size() == 1) return pages_.rule(kLeft, kWidth, 0.4, kRule);  // it says itself what it is
    pages_.open("P");
    double x = kLeft;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const Prose text = setting_.text(saying(table.columns[shown[i]].title), kHeadCell, widths[i] - kGutter, accent_);
      pages_.lines(text, 0, text->lines.size(), x, pages_.y, nullptr);
      x += widths[i];
    }
    pages_.close("P");
    pages_.y += kHeadCell.line + 3.5;
    pages_.rule(kLeft, kWidth, 0.6, kInk3);
  }
  void write_row(const PaperTable& table, const PaperRow& row, const std::vector<std::size_t>& shown,
                 const std::vector<double>& widths, const std::vector<Prose>& cells) {
    const double height = height_of(cells);
    const bool splits = height > (pages_.bottom() - pages_.top()) * 0.6;
    if (height > pages_.left() && (!splits || pages_.left() < 80)) {
      pages_.turn();
      head(table, shown, widths);
    }
    pages_.anchor(row.anchor);
    std::vector<std::size_t> from(cells.size(), 0);
    for (bool rest = true; rest;) {
      pages_.y += kCellPad;
      pages_.open("P");  // a row is read across, as in the formats that have it as a sentence
      rest = false;
      double used = 0, x = kLeft;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const Prose& text = cells[i];
        const auto fit = static_cast<std::size_t>(std::max(1.0, (pages_.left() - kCellPad) / text->line_height));
        const std::size_t to = std::min(text->lines.size(), from[i] + fit);
        pages_.lines(text, from[i], to, x, pages_.y, nullptr);
        used = std::max(used, static_cast<double>(to - from[i]) * text->line_height);
        if (table.columns[shown[i]].title == "Dots") dots(row.dots, x + 44, pages_.y);
        from[i] = to;
        rest = rest || to < text->lines.size();
        x += widths[i];
      }
      pages_.close("P");
      pages_.y += used + kCellPad;
      if (!rest) break;
      pages_.turn();
      head(table, shown, widths);
    }
    pages_.rule(kLeft, kWidth, 0.4, kRule);
  }
  void dots(std::uint32_t count, double x, double y) {
    if (count == 0 || count > 20) return;
    pages_.draw([count, x, y, accent = accent_](cairo_t* cairo) {
      cairo_set_source_rgb(cairo, accent.red, accent.green, accent.blue);
      for (std::uint32_t i = 0; i < count; ++i) {
        cairo_new_path(cairo);
        cairo_arc(cairo, x + 3 + i * 8.6, y + 6.6, 2.7, 0, 6.2832);
        cairo_fill(cairo);
      }
    });
  }
  [[nodiscard]] std::vector<double> widths_of(const PaperTable& table, const std::vector<std::size_t>& shown) const {
    std::vector<double> widths;
    double broad = 0, taken = 0;
    for (const std::size_t i : shown) {
      const PaperColumn& column = table.columns[i];
      // As wide as the longest, within bounds; what is broad shares the rest.
      double natural = 0;
      if (column.width != PaperColumn::Width::broad) {
        std::size_t longest = column.title.size();
        for (const PaperRow& row : table.rows) longest = std::max(longest, shown_line(plain(row.cells[i])).size());
        natural = std::clamp(static_cast<double>(longest) * 4.7 + kGutter, 34.0,
                             column.width == PaperColumn::Width::some ? 104.0 : 84.0);
        if (column.title == "Dots") natural = 150;
        taken += natural;
      } else {
        ++broad;
      }
      widths.push_back(natural);
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (broad > 0 && table.columns[shown[i]].width == PaperColumn::Width::broad) widths[i] = (kWidth - taken) / broad;
      if (broad == 0) widths[i] *= kWidth / taken;
    }
    return widths;
  }
};

struct Sink {
  std::string bytes;
  static cairo_status_t write(void* self, const unsigned char* data, unsigned int length) {
    static_cast<Sink*>(self)->bytes.append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  }
};

// Nothing long ever stands in a running head.
std::string shortened(const std::string& words, std::size_t most) {
  const std::string line = shown_line(words);
  std::size_t count = 0, at = 0;
  for (; at < line.size(); ++at)
    if ((static_cast<unsigned char>(line[at]) & 0xc0) != 0x80 && ++count > most) break;
  return at == line.size() ? line : line.substr(0, at) + "…";
}

void running(cairo_t* cairo, const Setting& setting, const std::string& left, const std::string& right, double y) {
  const Prose at_left = setting.text(saying(left), kSmall, kRight - kMargin, kInk);
  draw_lines(cairo, at_left, 0, 1, kMargin - at_left->lines.front().x, y);
  const Prose at_right = setting.text(saying(right), kSmall, kRight - kMargin, kInk);
  draw_lines(cairo, at_right, 0, 1, kRight - natural_width(at_right) - at_right->lines.front().x, y);
}

Setter set(const Paper& paper, double longer) {
  Setter setter(paper, longer);
  setter.masthead(paper);
  for (std::size_t i = 0; i < paper.blocks.size(); ++i) {
    setter.announces = announces_next(paper, i);
    std::visit(setter, paper.blocks[i]);
  }
  setter.colophon(paper.colophon);
  return setter;
}

// Smaller type than this nobody reads: what needs it takes a second page.
constexpr double kMostLonger = 1.6;

}  // namespace

std::string to_pdf(const Paper& paper) {
  double longer = 1;
  Setter setter = set(paper, longer);
  while (paper.one_page && setter.pages().count() > 1 && longer < kMostLonger) setter = set(paper, longer += 0.1);
  if (setter.pages().count() > 1 && longer > 1)
    setter = set(paper, longer = 1);  // it fits no page: then it is read well

  Sink sink;
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(Sink::write, &sink, kPageWidth, kPageHeight);
  const std::string title = shown_line(paper.title), meeting = shown_line(paper.meeting);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, meeting.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Plenary");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, paper.generated_at.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, paper.generated_at.c_str());
  int parents[3] = {CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT};
  for (const Pages::Mark& mark : setter.pages().marks()) {
    char where[80];
    std::snprintf(where, sizeof where, "page=%zu pos=[%.1f %.1f]", mark.page, kMargin,
                  std::max(0.0, mark.y / longer - 14));
    parents[mark.level] = cairo_pdf_surface_add_outline(surface, mark.level == 1 ? CAIRO_PDF_OUTLINE_ROOT : parents[1],
                                                        mark.title.c_str(), where, CAIRO_PDF_OUTLINE_FLAG_OPEN);
  }

  cairo_t* cairo = cairo_create(surface);
  const std::string head = shortened(paper.meeting, 70), side = shortened(paper.title, 50);
  const std::string foot = shortened(paper.session + (paper.session.empty() ? "" : " · ") + paper.status, 80);
  for (std::size_t page = 0; page < setter.pages().count(); ++page) {
    if (page != 0) running(cairo, setter.setting(), head, side, 40);
    running(cairo, setter.setting(), foot, std::to_string(page + 1) + " / " + std::to_string(setter.pages().count()),
            kPageHeight - 48);
    cairo_save(cairo);
    cairo_translate(cairo, (kPageWidth - kPageWidth / longer) / 2, 0);
    cairo_scale(cairo, 1 / longer, 1 / longer);
    for (const Pages::Draw& draw : setter.pages().pages()[page]) draw(cairo);
    cairo_restore(cairo);
    cairo_show_page(cairo);
  }
  const cairo_status_t drawn = cairo_status(cairo);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  const cairo_status_t written = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  for (const cairo_status_t status : {drawn, written})
    if (status != CAIRO_STATUS_SUCCESS)
      throw std::runtime_error(std::string("a PDF could not be made: ") + cairo_status_to_string(status));
  return pdf::said_to_be_tagged(std::move(sink.bytes));
}

}  // namespace plenary
