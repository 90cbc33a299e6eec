#include "facilitation/exports/svg.h"

#include <algorithm>

#include "facilitation/exports/board_plan.h"
#include "facilitation/exports/card_colours.h"
#include "facilitation/exports/paper.h"
#include "facilitation/exports/plain_words.h"
#include "facilitation/exports/xml.h"
#include "proto/session_record.pb.h"

namespace plenary {

const char* stock_of(const std::string& kind) {
  for (const char* one : {"challenge", "mission", "sector", "project", "actor"})
    if (kind == one) return "#e2edf3";
  for (const char* one : {"observation", "example", "evidence", "lesson", "indicator"})
    if (kind == one) return "#f8efd6";
  for (const char* one : {"barrier", "risk", "tension"})
    if (kind == one) return "#f9e3db";
  return kind == "question" ? "#e3f0dc" : "#fffefa";
}

std::string board_colophon(const SessionRecord& record) {
  const RecordHead& head = record.head();
  std::string where = head.meeting_title() + ", session " + head.session_number() + ". Copy: " + record.kind() +
                      ". Filters: " + record.filters() + ". Attribution: " + record.policy().attribution() +
                      ". Schema: " + std::to_string(record.schema_version()) + ".";
  for (const GroupRecord& group : record.groups())
    where += " " + group.document() + " at commit " + std::to_string(group.at().seq()) + ", chain " +
             in_hex(group.at().chain()) + ".";
  return shown_line(where);
}

namespace {

constexpr const char* kWordsFont = "Literata, 'Noto Serif', 'Noto Naskh Arabic', Georgia, serif";
constexpr const char* kOurFont = "Commissioner, 'Noto Sans', 'Noto Sans Arabic', 'Segoe UI', sans-serif";
pugi::xml_node text(pugi::xml_node parent, int x, int y, const char* font, int size, const char* colour,
                    const std::string& words) {
  pugi::xml_node node = add(parent, "text", "x", std::to_string(x));
  node.append_attribute("y") = y;
  node.append_attribute("font-family") = font;
  node.append_attribute("font-size") = size;
  node.append_attribute("fill") = colour;
  node.append_attribute("xml:space") = "preserve";
  add_text(node, words);
  return node;
}

pugi::xml_node box(pugi::xml_node parent, int x, int y, int width, int height, const char* fill, const char* edge) {
  pugi::xml_node node = add(parent, "rect", "x", std::to_string(x));
  node.append_attribute("y") = y;
  node.append_attribute("width") = width;
  node.append_attribute("height") = height;
  node.append_attribute("fill") = fill;
  if (edge) node.append_attribute("stroke") = edge;
  return node;
}

void lines(pugi::xml_node parent, const std::vector<std::string>& all, int x, int width, int y, int size,
           const char* colour) {
  std::string whole;
  for (const std::string& line : all) whole += line;
  const bool rightwards = runs_right_to_left(whole);
  for (const std::string& line : all) {
    pugi::xml_node node = text(parent, rightwards ? x + width : x, y, kWordsFont, size, colour, line);
    if (rightwards) node.append_attribute("direction") = "rtl";
    y += 20;
  }
}

void draw_card(pugi::xml_node parent, const PlannedCard& planned) {
  const RecordCard& card = *planned.card;
  pugi::xml_node group = add(parent, "g");
  box(group, planned.x, planned.y, planned.width, planned.height, stock_of(card.kind()), kCardEdge)
      .append_attribute("rx") = "2";
  text(group, planned.x + 12, planned.y + 20, kOurFont, 12, kCardInk3,
       spoken(card.kind()) + (card.late() ? ", late" : "") + (card.parked() ? ", set aside" : ""));
  text(group, planned.x + planned.width - 12, planned.y + 20, kOurFont, 12, kCardInk3,
       card.number() == 0 ? "" : std::to_string(card.number()))
      .append_attribute("text-anchor") = "end";
  lines(group, planned.lines, planned.x + 12, planned.width - 24, planned.y + 44, 15, kCardInk);
}

void draw_link(pugi::xml_node parent, const PlannedLink& link) {
  const auto middle_x = [](const PlannedCard& card) { return card.x + card.width / 2; };
  const auto middle_y = [](const PlannedCard& card) { return card.y + card.height / 2; };
  const int x1 = middle_x(*link.from), y1 = middle_y(*link.from), x2 = middle_x(*link.to), y2 = middle_y(*link.to);
  const int bend = (x1 + x2) / 2;
  pugi::xml_node path = add(parent, "path", "d",
                            "M" + std::to_string(x1) + " " + std::to_string(y1) + " C" + std::to_string(bend) + " " +
                                std::to_string(y1) + " " + std::to_string(bend) + " " + std::to_string(y2) + " " +
                                std::to_string(x2) + " " + std::to_string(y2));
  path.append_attribute("fill") = "none";
  path.append_attribute("stroke") = kCardEdge;
  path.append_attribute("stroke-width") = "1.2";
  add_text(add(path, "title"), shown_line(link.label));
}

}  // namespace

std::string to_svg(const SessionRecord& record) {
  const std::vector<PlannedBoard> boards = boards_of(record);
  int width = 800, height = 200;
  for (const PlannedBoard& board : boards) {
    width = std::max(width, board.width);
    height = board.y + board.height;
  }
  height += 90;
  pugi::xml_document xml;
  pugi::xml_node root = add(xml.root(), "svg", "xmlns", "http://www.w3.org/2000/svg");
  root.append_attribute("width") = width;
  root.append_attribute("height") = height;
  root.append_attribute("viewBox") = ("0 0 " + std::to_string(width) + " " + std::to_string(height)).c_str();
  add_text(add(root, "title"), shown_line(record.head().title()));
  box(root, 0, 0, width, height, "#e3e6df", nullptr);
  for (const PlannedBoard& board : boards) {
    lines(root, {shown_line(board.title)}, 40, width - 80, board.y + 62, 34, kCardInk);
    for (const PlannedRegion& region : board.regions) {
      box(root, region.x, region.y, region.width, region.height, "#f3f4ef", kCardRule);
      box(root, region.x, region.y, region.width, 2, kCardInk, nullptr);
    }
    for (const PlannedLink& link : board.links) draw_link(root, link);  // under words and cards, as on the board
    for (const PlannedRegion& region : board.regions) {
      lines(root, {shown_line(region.title)}, region.x + 18, region.width - 36, region.y + 40, 21, kCardInk);
      lines(root, region.prompt, region.x + 18, region.width - 36, region.y + 66, 14, "#414d49");
    }
    for (const PlannedRegion& region : board.regions)
      for (const PlannedCard& card : region.cards) draw_card(root, card);
  }
  text(root, 40, height - 54, kOurFont, 13, kCardInk3, board_colophon(record));
  text(root, 40, height - 32, kOurFont, 13, kCardInk3, "Generated at " + record.generated_at());
  std::string out = saved(xml);
  // A line for each element, so that two pictures can be compared.
  std::string spaced;
  for (std::size_t at = 0; at < out.size(); ++at) {
    spaced += out[at];
    if (out[at] == '>' && at + 1 < out.size() && out[at + 1] == '<') spaced += '\n';
  }
  return spaced + "\n";
}

}  // namespace plenary
