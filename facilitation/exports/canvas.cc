#include "facilitation/exports/canvas.h"

#include "facilitation/exports/board_plan.h"
#include "facilitation/exports/markdown_words.h"
#include "facilitation/exports/paper.h"
#include "facilitation/exports/plain_words.h"
#include "proto/session_record.pb.h"

namespace plenary {
namespace {

std::string quoted(const std::string& words) {
  std::string out = "\"";
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20) {
      constexpr const char* kDigits = "0123456789abcdef";
      out += std::string("\\u00") + kDigits[byte >> 4] + kDigits[byte & 15];
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string node(const std::string& id, const char* type, int x, int y, int width, int height,
                 const std::string& more) {
  return "    {\"id\": " + quoted(id) + ", \"type\": \"" + type + "\", \"x\": " + std::to_string(x) +
         ", \"y\": " + std::to_string(y) + ", \"width\": " + std::to_string(width) +
         ", \"height\": " + std::to_string(height) + ", " + more + "}";
}

// JSON Canvas has six colours: red, orange, yellow, green, cyan, purple.
std::string colour_of(const std::string& kind) {
  for (const char* one : {"challenge", "mission", "sector", "project", "actor"})
    if (kind == one) return ", \"color\": \"5\"";
  for (const char* one : {"observation", "example", "evidence", "lesson", "indicator"})
    if (kind == one) return ", \"color\": \"3\"";
  for (const char* one : {"barrier", "risk", "tension"})
    if (kind == one) return ", \"color\": \"1\"";
  return kind == "question" ? ", \"color\": \"4\"" : "";
}

}  // namespace

std::string to_canvas(const SessionRecord& record) {
  std::vector<std::string> nodes, edges;
  const auto boards = boards_of(record);
  int place = 0;
  for (const PlannedBoard& board : boards) {
    const GroupRecord& group = record.groups(place++);
    const std::string of = "g" + std::to_string(place) + "-";
    const RecordHead& head = record.head();
    // The node that says what this is; a canvas has no properties.
    const std::string about =
        "# " + in_markdown_line(board.title) + "\n" + in_markdown_line(head.meeting_title()) + ", session " +
        in_markdown_line(head.session_number()) + ". Copy: " + record.kind() + ". Filters: " + record.filters() +
        ". Attribution: " + in_markdown_line(record.policy().attribution()) +
        ". Schema: " + std::to_string(record.schema_version()) + ". Made from " + in_markdown_line(group.document()) +
        " at commit " + std::to_string(group.at().seq()) + ", chain " + in_hex(group.at().chain()) + ".";
    nodes.push_back(node(of + "about", "text", 40, board.y - 120, board.width - 80, 180, "\"text\": " + quoted(about)));
    for (const PlannedRegion& region : board.regions) {
      nodes.push_back(node(of + region.id, "group", region.x, region.y, region.width, region.height,
                           "\"label\": " + quoted(shown_line(region.title))));
      for (const PlannedCard& card : region.cards)
        nodes.push_back(node(of + card.card->id(), "text", card.x, card.y, card.width, card.height,
                             "\"text\": " + quoted(in_markdown(card.card->text())) + colour_of(card.card->kind())));
    }
    for (const PlannedLink& link : board.links)
      edges.push_back("    {\"id\": " + quoted(of + link.id) + ", \"fromNode\": " + quoted(of + link.from->card->id()) +
                      ", \"toNode\": " + quoted(of + link.to->card->id()) +
                      (link.label.empty() ? "" : ", \"label\": " + quoted(shown_line(link.label))) + "}");
  }
  nodes.push_back(
      node("generated", "text", 40, -220, 480, 80, "\"text\": " + quoted("Generated at " + record.generated_at())));
  std::string out = "{\n  \"nodes\": [\n";
  for (std::size_t i = 0; i < nodes.size(); ++i) out += nodes[i] + (i + 1 < nodes.size() ? ",\n" : "\n");
  out += "  ],\n  \"edges\": [\n";
  for (std::size_t i = 0; i < edges.size(); ++i) out += edges[i] + (i + 1 < edges.size() ? ",\n" : "\n");
  return out + "  ]\n}\n";
}

}  // namespace plenary
