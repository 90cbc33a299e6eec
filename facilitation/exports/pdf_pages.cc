#include "facilitation/exports/pdf_pages.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>

#include "facilitation/exports/plain_words.h"

#ifdef __SANITIZE_ADDRESS__
// What fontconfig finds out about fonts it keeps until the end, once a program, where the leak sanitizer does not look.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
#endif

namespace plenary::pdf {
namespace {

// Families in the order in which they are asked for a character; the same for every language, so that a record looks
// the same on every server that has these.
constexpr const char* kSerif =
    "Noto Serif, Noto Naskh Arabic, Noto Serif Hebrew, Noto Sans Symbols, Noto Sans Symbols2, serif";
constexpr const char* kSans =
    "Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans Symbols, Noto Sans Symbols2, sans-serif";
constexpr std::size_t kLongest = 8'000, kLongestWord = 400;  // bytes

struct Span {
  std::size_t from, to;
  bool lead, strong;
  std::string link;
};

// A piece of what is set. Breaking lines takes the square of what it is given, so a word without an end is cut into many
// pieces, and a text without a line end where there is a blank.
std::size_t end_of_piece(const std::string& text, std::size_t from) {
  std::size_t word = from;
  for (std::size_t at = from; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == ' ' || byte == '\n') {
      word = at + 1;
      if (byte == '\n' || at - from > kLongest) return word;
    } else if (at - word >= kLongestWord && (byte & 0xc0) != 0x80) {
      return at;
    }
  }
  return text.size();
}

// Where Arabic is written (U+0600 to U+06FF, and blanks between): its letters are small beside Latin ones.
void enlarge_arabic(PangoAttrList* list, std::string_view text) {
  const auto arabic = [&](std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte >= 0xd8 && byte <= 0xdb;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!arabic(at)) continue;
    const std::size_t from = at;
    std::size_t to = at;
    for (; at < text.size() && (arabic(at) || text[at] == ' '); at += text[at] == ' ' ? 1 : 2)
      if (arabic(at)) to = at + 2;
    PangoAttribute* larger = pango_attr_scale_new(1.17);
    larger->start_index = static_cast<guint>(from);
    larger->end_index = static_cast<guint>(to);
    pango_attr_list_insert(list, larger);
    at = std::max(to, from + 1) - 1;
  }
}

void add(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to) {
  attribute->start_index = static_cast<guint>(from);
  attribute->end_index = static_cast<guint>(to);
  pango_attr_list_insert(list, attribute);
}

guint16 of_sixteen_bits(double part) { return static_cast<guint16>(part * 65535); }

}  // namespace

Setting::Setting() {
  PangoFontMap* fonts = pango_cairo_font_map_get_default();  // one a thread
  context_ = std::shared_ptr<PangoContext>(pango_font_map_create_context(fonts), g_object_unref);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context_.get(), options);
  cairo_font_options_destroy(options);
  pango_cairo_context_set_resolution(context_.get(), 72);
  pango_context_set_language(context_.get(), pango_language_from_string("en-GB"));
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

Prose Setting::text(const Runs& runs, const Style& style, double width, Colour accent, const Runs& lead) const {
  std::string all;
  std::vector<Span> spans;
  const auto take = [&](const Runs& some, bool is_lead) {
    for (const Run& run : some) {
      const std::size_t from = all.size();
      if (run.voice == Run::Voice::words) {
        bool first = true;
        for (const std::string& line : shown_lines(run.text)) {
          if (!first) all += '\n';
          all += line;
          first = false;
        }
      } else {
        all += run.text;
      }
      spans.push_back({from, all.size(), is_lead, run.voice == Run::Voice::strong, run.to});
    }
  };
  take(lead, true);
  if (!lead.empty() && !runs.empty()) all += "\xe2\x80\x82";  // an en space
  take(runs, false);

  std::string key;
  if (all.size() < 200 && spans.size() < 8) {
    char how[64];
    std::snprintf(how, sizeof how, "%d%d %g %g %g %g|", style.serif, style.bold, style.size, style.line, width,
                  style.colour.red);
    key = how + all;
    for (const Span& span : spans)
      key += "|" + std::to_string(span.to) + (span.lead ? "l" : span.strong ? "s" : "") + span.link;
    if (const auto found = short_ones_.find(key); found != short_ones_.end()) return found->second;
  }

  LaidOut text;
  text.line_height = style.line;
  text.colour = style.colour;
  for (std::size_t from = 0; from < all.size() || from == 0;) {
    const std::size_t to = end_of_piece(all, from);
    std::shared_ptr<PangoLayout> layout(pango_layout_new(context_.get()), g_object_unref);
    PangoFontDescription* font = pango_font_description_from_string(style.serif ? kSerif : kSans);
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    if (style.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    const std::size_t end = to > from && all[to - 1] == '\n' ? to - 1 : to;
    pango_layout_set_text(layout.get(), all.data() + from, static_cast<int>(end - from));
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    PangoAttrList* attributes = pango_attr_list_new();
    add(attributes, pango_attr_insert_hyphens_new(FALSE), 0, all.size());
    for (const Span& span : spans) {
      if (span.to <= from || span.from >= end) continue;
      const std::size_t first = std::max(span.from, from) - from, last = std::min(span.to, end) - from;
      if (span.lead) {
        add(attributes, pango_attr_family_new(kSans), first, last);
        add(attributes, pango_attr_weight_new(PANGO_WEIGHT_BOLD), first, last);
        add(attributes, pango_attr_size_new_absolute(static_cast<int>(style.size * 0.88 * PANGO_SCALE)), first, last);
      }
      if (span.strong) add(attributes, pango_attr_weight_new(PANGO_WEIGHT_BOLD), first, last);
      if (!span.link.empty())
        add(attributes,
            pango_attr_foreground_new(of_sixteen_bits(accent.red), of_sixteen_bits(accent.green),
                                      of_sixteen_bits(accent.blue)),
            first, last);
    }
    enlarge_arabic(attributes, std::string_view(all).substr(from, end - from));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);

    const int count = pango_layout_get_line_count(layout.get());
    for (int index = 0; index < count; ++index) {
      PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), index);
      PangoRectangle extents;
      pango_layout_line_get_extents(line, nullptr, &extents);
      const double line_width = static_cast<double>(extents.width) / PANGO_SCALE;
      const bool rightwards = line->resolved_dir == PANGO_DIRECTION_RTL;
      const double x = rightwards ? width - line_width : 0;
      const int number = static_cast<int>(text.lines.size());
      const std::size_t begins = static_cast<std::size_t>(line->start_index),
                        ends = begins + static_cast<std::size_t>(line->length);
      for (const Span& span : spans) {
        if (span.link.empty() || span.to <= from + begins || span.from >= from + ends) continue;
        int* ranges = nullptr;
        int range_count = 0;
        pango_layout_line_get_x_ranges(line, static_cast<int>(std::max(span.from, from + begins) - from),
                                       static_cast<int>(std::min(span.to, from + ends) - from), &ranges, &range_count);
        for (int i = 0; i < range_count; ++i) {
          const double left = static_cast<double>(ranges[2 * i]) / PANGO_SCALE,
                       right = static_cast<double>(ranges[2 * i + 1]) / PANGO_SCALE;
          text.links.push_back({number, left, right - left, span.link});  // ranges count from the edge of the layout
        }
        g_free(ranges);
      }
      text.lines.push_back({layout.get(), index, x, style.line * 0.74, line_width});
    }
    text.layouts.push_back(std::move(layout));
    if (to >= all.size()) break;
    from = to;
  }
  auto laid_out = std::make_shared<const LaidOut>(std::move(text));
  if (!key.empty()) short_ones_.emplace(std::move(key), laid_out);
  return laid_out;
}

double natural_width(const Prose& text) { return text->lines.empty() ? 0 : text->lines.front().width; }

void draw_lines(cairo_t* cairo, const Prose& text, std::size_t from, std::size_t to, double x, double y0) {
  cairo_set_source_rgb(cairo, text->colour.red, text->colour.green, text->colour.blue);
  for (std::size_t i = from; i < to; ++i) {
    const LaidOut::Line& line = text->lines[i];
    cairo_move_to(cairo, x + line.x, y0 + static_cast<double>(i - from) * text->line_height + line.baseline);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(line.layout, line.index));
  }
}

void Pages::lines(const Prose& text, std::size_t from, std::size_t to, double x, double y0, const char* tag) {
  if (from == to) return;
  draw([text, from, to, x, y0, tag](cairo_t* cairo) {
    if (tag) cairo_tag_begin(cairo, tag, nullptr);
    draw_lines(cairo, text, from, to, x, y0);
    if (tag) cairo_tag_end(cairo, tag);
    for (const LaidOut::Link& link : text->links) {
      const auto at = static_cast<std::size_t>(link.line);
      if (at < from || at >= to || link.width <= 0) continue;
      char where[160];
      std::snprintf(where, sizeof where, "rect=[%.2f %.2f %.2f %.2f] dest='%s'", x + link.x,
                    y0 + static_cast<double>(at - from) * text->line_height, link.width, text->line_height,
                    link.to.c_str());
      cairo_tag_begin(cairo, CAIRO_TAG_LINK, where);
      cairo_tag_end(cairo, CAIRO_TAG_LINK);
    }
  });
}

void Pages::open(const char* tag) {
  draw([tag](cairo_t* cairo) { cairo_tag_begin(cairo, tag, nullptr); });
}
void Pages::close(const char* tag) {
  draw([tag](cairo_t* cairo) { cairo_tag_end(cairo, tag); });
}

void Pages::flow(const Prose& text, double x, const char* tag) {
  const std::size_t all = text->lines.size();
  for (std::size_t from = 0; from < all;) {
    auto fit = static_cast<std::size_t>(std::max(0.0, left() / text->line_height));
    const std::size_t rest = all - from;
    if (fit < rest) {
      if (rest - fit < 2 && fit > 0) fit -= 1;  // not one alone at the head
      if (fit < 2 && y > top_) fit = 0;         // nor at the foot
    }
    if (fit == 0 && y > top_) {
      turn();
      continue;
    }
    const std::size_t to = std::min(all, from + std::max<std::size_t>(fit, 1));
    lines(text, from, to, x, y, tag);
    y += static_cast<double>(to - from) * text->line_height;
    from = to;
  }
}

void Pages::rule(double x, double width, double thickness, Colour colour) {
  draw([x, width, thickness, colour, at = y](cairo_t* cairo) {
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
    cairo_rectangle(cairo, x, at, width, thickness);
    cairo_fill(cairo);
  });
}

void Pages::anchor(const std::string& name) {
  if (name.empty()) return;
  draw([name, at = y](cairo_t* cairo) {
    char where[120];
    std::snprintf(where, sizeof where, "name='%s' x=%.2f y=%.2f internal", name.c_str(), kMargin,
                  std::max(0.0, at - 12));
    cairo_tag_begin(cairo, CAIRO_TAG_DEST, where);
    cairo_tag_end(cairo, CAIRO_TAG_DEST);
  });
}

}  // namespace plenary::pdf
