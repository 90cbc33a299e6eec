#include "facilitation/checks/outline.h"

#include <algorithm>
#include <set>
#include <string>

#include "facilitation/checks/standing_cards.h"

namespace plenary::checks {
namespace {

class Reading {
 public:
  explicit Reading(const Document& document) : cards_(document) {}

  std::vector<OutlineLine> all() {
    for (const Record* challenge : cards_.of(CHALLENGE)) {
      add(0, *challenge);
      for (const Record* mission : missions_of(*challenge)) add_mission(1, *mission);
    }
    for (const Record* mission : loose(MISSION)) add_mission(0, *mission);
    for (const Record* sector : loose(SECTOR)) add_sector(0, *sector);
    add_rest("Projects that join no sector", loose(PROJECT));
    std::vector<const Record*> gaps;
    for (const Record* card : cards_.in("gaps"))
      if (!told_.contains(card->id())) gaps.push_back(card);
    add_rest("Gaps and objections", gaps);
    return std::move(lines_);
  }

 private:
  StandingCards cards_;
  std::vector<OutlineLine> lines_;
  std::set<std::string> told_;

  void add(std::uint32_t depth, const Record& card) {
    OutlineLine& line = lines_.emplace_back();
    line.set_depth(depth);
    line.set_card(card.id());
    line.set_text(card.text().content());
    told_.insert(card.id());
  }
  // Those it is linked with; the only challenge has all of them, and the only mission all sectors.
  [[nodiscard]] std::vector<const Record*> missions_of(const Record& challenge) const {
    if (cards_.of(CHALLENGE).size() == 1) return cards_.of(MISSION);
    return cards_.linked_with(challenge, MISSION);
  }
  void add_mission(std::uint32_t depth, const Record& mission) {
    add(depth, mission);
    const bool only_one = cards_.of(MISSION).size() == 1;
    for (const Record* sector : only_one ? cards_.of(SECTOR) : cards_.linked_with(mission, SECTOR))
      add_sector(depth + 1, *sector);
  }
  void add_sector(std::uint32_t depth, const Record& sector) {
    add(depth, sector);
    for (const Record* project : cards_.linked_with(sector, PROJECT)) add(depth + 1, *project);
  }
  [[nodiscard]] std::vector<const Record*> loose(CardKind kind) const {
    std::vector<const Record*> found;
    for (const Record* card : cards_.of(kind))
      if (!told_.contains(card->id())) found.push_back(card);
    return found;
  }
  void add_rest(const char* heading, const std::vector<const Record*>& cards) {
    if (cards.empty()) return;
    OutlineLine& line = lines_.emplace_back();
    line.set_text(heading);
    for (const Record* card : cards) add(1, *card);
  }
};

}  // namespace

std::vector<OutlineLine> mission_outline(const Document& document) {
  const Board* board = document.board();
  const bool is_a_map =
      board && std::any_of(board->link_rules().begin(), board->link_rules().end(),
                           [](const LinkRule& rule) { return rule.from() == "project" && rule.to() == "sector"; });
  return is_a_map ? Reading(document).all() : std::vector<OutlineLine>();
}

}  // namespace plenary::checks
