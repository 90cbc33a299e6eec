#include "facilitation/exports/png.h"

#include <cairo.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>

#include "facilitation/exports/board_plan.h"
#include "facilitation/exports/card_colours.h"
#include "facilitation/exports/paper.h"
#include "facilitation/exports/plain_words.h"
#include "proto/session_record.pb.h"

namespace plenary {
namespace {

constexpr const char* kPngSerif = "Noto Serif, Noto Naskh Arabic, Noto Serif Hebrew, serif";
constexpr const char* kPngSans = "Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, sans-serif";
constexpr int kSide = 16'000;           // pixels: what programs for pictures open without complaint
constexpr double kPixels = 32'000'000;  // of the whole, 4 bytes each while it is drawn
constexpr double kSharpness = 2;

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Drawing = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

// "#17211f"
void set_colour(cairo_t* to, const char* colour) {
  const auto part = [&](int at) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    return (16 * digit(colour[at]) + digit(colour[at + 1])) / 255.0;
  };
  cairo_set_source_rgb(to, part(1), part(3), part(5));
}

class Picture {
 public:
  explicit Picture(cairo_t* to) : to_(to) {}

  void box(double x, double y, double width, double height, const char* fill, const char* edge = nullptr) {
    cairo_rectangle(to_, x, y, width, height);
    set_colour(to_, fill);
    edge ? cairo_fill_preserve(to_) : cairo_fill(to_);
    if (!edge) return;
    set_colour(to_, edge);
    cairo_set_line_width(to_, 1);
    cairo_stroke(to_);
  }

  enum class Side { start, end };
  // `y` is where the line stands.
  void line(const std::string& words, double x, double width, double y, const char* font, double size,
            const char* colour, Side side = Side::start) {
    if (words.empty()) return;
    const std::unique_ptr<PangoLayout, decltype(&g_object_unref)> layout(pango_cairo_create_layout(to_),
                                                                         g_object_unref);
    const auto set_size = [&](double of) {
      PangoFontDescription* description = pango_font_description_from_string(font);
      pango_font_description_set_absolute_size(description, of * PANGO_SCALE);
      pango_layout_set_font_description(layout.get(), description);
      pango_font_description_free(description);
    };
    set_size(size);
    pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    // Lines were broken by how wide letters are on the whole. Where these are wider they are set smaller: no word is cut.
    int natural = 0;
    pango_layout_get_size(layout.get(), &natural, nullptr);
    if (const double wide = static_cast<double>(natural) / PANGO_SCALE; wide > width)
      set_size(std::max(size * width / wide * 0.99, size / 2));
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    // A text that runs from the right stands at the right by itself.
    pango_layout_set_alignment(layout.get(), side == Side::end ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    set_colour(to_, colour);
    cairo_move_to(to_, x, y - pango_layout_get_baseline(layout.get()) / static_cast<double>(PANGO_SCALE));
    pango_cairo_show_layout(to_, layout.get());
  }

  void card(const PlannedCard& planned) {
    const RecordCard& card = *planned.card;
    box(planned.x, planned.y, planned.width, planned.height, stock_of(card.kind()), kCardEdge);
    line(spoken(card.kind()) + (card.late() ? ", late" : "") + (card.parked() ? ", set aside" : ""), planned.x + 12,
         planned.width - 60, planned.y + 20, kPngSans, 12, kCardInk3);
    if (card.number() != 0)
      line(std::to_string(card.number()), planned.x + 12, planned.width - 24, planned.y + 20, kPngSans, 12, kCardInk3,
           Side::end);
    double y = planned.y + 44;
    for (const std::string& words : planned.lines) {
      line(words, planned.x + 12, planned.width - 20, y, kPngSerif, 15, kCardInk);
      y += 20;
    }
  }

  void link(const PlannedLink& link) {
    const double x1 = link.from->x + link.from->width / 2.0, y1 = link.from->y + link.from->height / 2.0;
    const double x2 = link.to->x + link.to->width / 2.0, y2 = link.to->y + link.to->height / 2.0;
    const double bend = (x1 + x2) / 2;
    cairo_move_to(to_, x1, y1);
    cairo_curve_to(to_, bend, y1, bend, y2, x2, y2);
    set_colour(to_, kCardEdge);
    cairo_set_line_width(to_, 1.2);
    cairo_stroke(to_);
  }

  void board(const PlannedBoard& board, int width) {
    line(shown_line(board.title), 40, width - 80, board.y + 62, kPngSerif, 34, kCardInk);
    for (const PlannedRegion& region : board.regions) {
      box(region.x, region.y, region.width, region.height, "#f3f4ef", kCardRule);
      box(region.x, region.y, region.width, 2, kCardInk);
    }
    for (const PlannedLink& one : board.links) link(one);
    for (const PlannedRegion& region : board.regions) {
      line(shown_line(region.title), region.x + 18, region.width - 36, region.y + 40, kPngSerif, 21, kCardInk);
      double y = region.y + 66;
      for (const std::string& prompt : region.prompt) {
        line(prompt, region.x + 18, region.width - 36, y, kPngSerif, 14, "#414d49");
        y += 20;
      }
      for (const PlannedCard& one : region.cards) card(one);
    }
  }

 private:
  cairo_t* to_;
};

cairo_status_t keep(void* closure, const unsigned char* bytes, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string to_png(const SessionRecord& record) {
  const std::vector<PlannedBoard> boards = boards_of(record);
  int width = 800, height = 200;
  for (const PlannedBoard& board : boards) {
    width = std::max(width, board.width);
    height = std::max(height, board.y + board.height);
  }
  height += 90;
  const double scale = std::min({kSharpness, kSide / static_cast<double>(std::max(width, height)),
                                 std::sqrt(kPixels / (static_cast<double>(width) * static_cast<double>(height)))});
  const Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width * scale), static_cast<int>(height * scale)),
      cairo_surface_destroy);
  const Drawing drawing(cairo_create(surface.get()), cairo_destroy);
  cairo_scale(drawing.get(), scale, scale);
  Picture picture(drawing.get());
  picture.box(0, 0, width, height, "#e3e6df");
  for (const PlannedBoard& board : boards) picture.board(board, width);
  picture.line(board_colophon(record), 40, width - 80, height - 54, kPngSans, 13, kCardInk3);
  picture.line("Generated at " + record.generated_at(), 40, width - 80, height - 32, kPngSans, 13, kCardInk3);
  std::string bytes;
  cairo_surface_flush(surface.get());
  if (cairo_surface_write_to_png_stream(surface.get(), keep, &bytes) != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error("the board could not be drawn");
  return bytes;
}

}  // namespace plenary
