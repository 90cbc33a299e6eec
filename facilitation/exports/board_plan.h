// Within this folder: the board of a record laid out anew, for formats that draw it. Regions stand beside each other,
// three in a row; their cards below each other in two columns; groups of a session below each other.
#pragma once

#include <string>
#include <vector>

namespace plenary {

class SessionRecord;
class RecordCard;

struct PlannedCard {
  const RecordCard* card;
  int x, y, width, height;
  std::vector<std::string> lines;  // of its words, as they break at this width
};
struct PlannedRegion {
  std::string id, title;
  std::vector<std::string> prompt;
  int x, y, width, height;
  std::vector<PlannedCard> cards;
};
struct PlannedLink {
  std::string id, label;
  const PlannedCard *from, *to;
};
struct PlannedBoard {
  std::string title;
  int y, width, height;
  std::vector<PlannedRegion> regions;
  std::vector<PlannedLink> links;
};

[[nodiscard]] std::vector<PlannedBoard> boards_of(const SessionRecord& record);

}  // namespace plenary
