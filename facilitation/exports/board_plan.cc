#include "facilitation/exports/board_plan.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <map>

#include "facilitation/exports/plain_words.h"
#include "proto/session_record.pb.h"

namespace plenary {
namespace {

constexpr int kMargin = 40, kCardWidth = 232, kGap = 14, kPad = 18, kRegionGap = 32, kInARow = 3;
constexpr int kRegionWidth = 2 * kCardWidth + kGap + 2 * kPad;
constexpr int kLine = 20, kCardHead = 30, kCardFoot = 12;
constexpr std::size_t kMostLines = 40;  // of one card

// In tenths of a letter: wide ones of East Asia count twice. There are no fonts here; a little room is left.
int width_of(UChar32 c) {
  const int kind = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  if (kind == U_EA_WIDE || kind == U_EA_FULLWIDTH) return 20;
  if (u_charType(c) == U_NON_SPACING_MARK) return 0;
  if (c == 'i' || c == 'l' || c == 'j' || c == '.' || c == ',' || c == ' ' || c == '\'') return 6;
  return c == 'm' || c == 'w' || u_isupper(c) ? 13 : 10;
}

std::vector<std::string> broken(const std::string& words, int most) {
  std::vector<std::string> lines;
  for (const std::string& whole : shown_lines(words)) {
    std::string line;
    std::size_t blank = 0;  // the last place to break at, in `line`
    int width = 0;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(whole.data());
    const auto length = static_cast<std::int32_t>(whole.size());
    for (std::int32_t at = 0; at < length;) {
      const std::int32_t from = at;
      UChar32 c = 0;
      U8_NEXT(bytes, at, length, c);
      if (width + width_of(c) > most && !line.empty()) {
        const std::string rest = blank == 0 ? "" : line.substr(blank);
        lines.push_back(blank == 0 ? line : line.substr(0, blank));
        line = rest;
        blank = 0;
        width = static_cast<int>(rest.size()) * 10;
      }
      line.append(whole, static_cast<std::size_t>(from), static_cast<std::size_t>(at - from));
      width += width_of(c);
      if (c == ' ') blank = line.size();
    }
    lines.push_back(line);
  }
  if (lines.size() > kMostLines) {
    lines.resize(kMostLines);
    lines.back() += " …";
  }
  return lines;
}

PlannedRegion region_of(const std::string& id, const std::string& title, const std::string& prompt,
                        const std::vector<const RecordCard*>& cards, int x, int y) {
  PlannedRegion region{id, title, prompt.empty() ? std::vector<std::string>{} : broken(prompt, 600), x, y, kRegionWidth,
                       0,  {}};
  const int top = y + kPad + 34 + static_cast<int>(region.prompt.size()) * kLine + 12;
  int bottom[2] = {top, top};
  for (const RecordCard* card : cards) {
    const int column = bottom[1] < bottom[0] ? 1 : 0;
    PlannedCard planned{
        card, x + kPad + column * (kCardWidth + kGap), bottom[column], kCardWidth, 0, broken(card->text(), 270)};
    planned.height = kCardHead + static_cast<int>(planned.lines.size()) * kLine + kCardFoot;
    bottom[column] += planned.height + kGap;
    region.cards.push_back(std::move(planned));
  }
  region.height = std::max({bottom[0], bottom[1], top + 20}) - y + kPad - kGap;
  return region;
}

PlannedBoard board_of(const GroupRecord& group, int y) {
  PlannedBoard board{group.title(), y, kMargin * 2 + kInARow * kRegionWidth + (kInARow - 1) * kRegionGap, 0, {}, {}};
  std::map<std::string, const RecordCard*> cards;
  for (const RecordCard& card : group.cards()) cards[card.id()] = &card;
  int row_top = y + 90, row_bottom = row_top, place = 0;
  const auto add = [&](const std::string& id, const std::string& title, const std::string& prompt,
                       const std::vector<const RecordCard*>& here) {
    if (place == kInARow) {
      place = 0;
      row_top = row_bottom + kRegionGap;
    }
    board.regions.push_back(
        region_of(id, title, prompt, here, kMargin + place++ * (kRegionWidth + kRegionGap), row_top));
    row_bottom = std::max(row_bottom, row_top + board.regions.back().height);
  };
  for (const RecordRegion& region : group.regions()) {
    std::vector<const RecordCard*> here;
    for (const std::string& id : region.cards())
      if (const auto card = cards.find(id); card != cards.end()) {
        here.push_back(card->second);
        cards.erase(card);
      }
    add(region.id(), region.title(), region.prompt(), here);
  }
  std::vector<const RecordCard*> elsewhere;
  for (const RecordCard& card : group.cards())
    if (cards.contains(card.id())) elsewhere.push_back(&card);
  if (!elsewhere.empty()) add("elsewhere", "In no region", "", elsewhere);
  for (PlannedRegion& region : board.regions) region.height = std::max(region.height, 120);
  board.height = row_bottom + kMargin - y;

  std::map<std::string, const PlannedCard*> placed;
  for (const PlannedRegion& region : board.regions)
    for (const PlannedCard& card : region.cards) placed[card.card->id()] = &card;
  for (const RecordLink& link : group.links())
    if (placed.contains(link.from()) && placed.contains(link.to()))
      board.links.push_back({link.id(), link.label(), placed[link.from()], placed[link.to()]});
  return board;
}

}  // namespace

std::vector<PlannedBoard> boards_of(const SessionRecord& record) {
  std::vector<PlannedBoard> boards;
  int y = 0;
  for (const GroupRecord& group : record.groups()) {
    boards.push_back(board_of(group, y));
    y += boards.back().height;
  }
  return boards;
}

}  // namespace plenary
