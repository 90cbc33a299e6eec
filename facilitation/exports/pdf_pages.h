// Within this folder: pages as they fill. Prose is laid out first and drawn afterwards, because a page says how many
// there are. Lengths are points, from the upper left corner of the page.
#pragma once

#include <cairo.h>

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "facilitation/exports/paper.h"

typedef struct _PangoLayout PangoLayout;
typedef struct _PangoContext PangoContext;

namespace plenary::pdf {

struct Colour {
  double red, green, blue;
};
inline constexpr Colour kInk{0x17 / 255.0, 0x21 / 255.0, 0x1f / 255.0};
inline constexpr Colour kInk2{0x41 / 255.0, 0x4d / 255.0, 0x49 / 255.0};
inline constexpr Colour kInk3{0x56 / 255.0, 0x62 / 255.0, 0x5d / 255.0};
inline constexpr Colour kRule{0xbf / 255.0, 0xc6 / 255.0, 0xbd / 255.0};

inline constexpr double kPageWidth = 595.276, kPageHeight = 841.89;
inline constexpr double kLeft = 112, kRight = kPageWidth - 74, kTop = 80, kBottom = kPageHeight - 74;
inline constexpr double kMargin = 66;  // where numbers hang
inline constexpr double kWidth = kRight - kLeft;

struct Style {
  bool serif = true;
  double size = 10, line = 15;  // the distance of two base lines
  bool bold = false;
  Colour colour = kInk;
};

// Some text, laid out to a width; very long ones in several layouts, because a word without an end is slow to break.
struct LaidOut {
  struct Line {
    PangoLayout* layout;
    int index;
    double x, baseline, width;
  };  // within the text
  struct Link {
    int line;
    double x, width;
    std::string to;
  };
  std::vector<std::shared_ptr<PangoLayout>> layouts;
  std::vector<Line> lines;
  std::vector<Link> links;
  double line_height = 0;
  Colour colour = kInk;
  [[nodiscard]] double height() const { return static_cast<double>(lines.size()) * line_height; }
};
using Prose = std::shared_ptr<const LaidOut>;

class Setting {  // of type
 public:
  Setting();
  // `lead` stands before the runs in the other voice, bold.
  [[nodiscard]] Prose text(const Runs& runs, const Style& style, double width, Colour accent,
                           const Runs& lead = {}) const;

 private:
  std::shared_ptr<PangoContext> context_;
  mutable std::map<std::string, Prose> short_ones_;  // a kind, a heading of a column, the same card in its cluster
};

class Pages {
 public:
  using Draw = std::function<void(cairo_t*)>;
  struct Mark {
    std::size_t page;
    double y;
    int level;
    std::string title;
  };  // a bookmark

  // `longer`: pages hold so many times the height, and are drawn smaller.
  explicit Pages(double longer) : y(kTop * longer), pages_(1), top_(kTop * longer), bottom_(kBottom * longer) {}

  double y;
  [[nodiscard]] double top() const { return top_; }
  [[nodiscard]] double bottom() const { return bottom_; }
  [[nodiscard]] double left() const { return bottom_ - y; }
  void turn() {
    pages_.emplace_back();
    y = top_;
  }
  void need(double height) {
    if (height > left() && y > top_) turn();
  }
  void gap(double height) {
    if (y > top_) y += height;
  }
  void open(const char* tag);  // a structure element around what follows; on this page
  void close(const char* tag);
  void draw(Draw what) { pages_.back().push_back(std::move(what)); }
  void rule(double x, double width, double thickness, Colour colour);
  void bookmark(int level, std::string title) { marks_.push_back({pages_.size(), y, level, std::move(title)}); }
  void anchor(const std::string& name);

  // Lines [from, to) of a text with the left edge at x and the first at y0, as one structure element;
  // no tag: as part of the one that is open.
  void lines(const Prose& text, std::size_t from, std::size_t to, double x, double y0, const char* tag);
  // A text down the pages from y on, with no line alone at the foot or the head of a page.
  void flow(const Prose& text, double x, const char* tag);

  [[nodiscard]] const std::vector<std::vector<Draw>>& pages() const { return pages_; }
  [[nodiscard]] const std::vector<Mark>& marks() const { return marks_; }
  [[nodiscard]] std::size_t count() const { return pages_.size(); }

 private:
  std::vector<std::vector<Draw>> pages_;
  double top_, bottom_;
  std::vector<Mark> marks_;
};

[[nodiscard]] double natural_width(const Prose& text);  // of its first line
void draw_lines(cairo_t* cairo, const Prose& text, std::size_t from, std::size_t to, double x, double y0);

}  // namespace plenary::pdf
