#include "facilitation/meetings/template_of_board.h"

#include <algorithm>
#include <cctype>

#include "facilitation/document/own_templates.h"
#include "facilitation/templates/words.h"

namespace plenary {
namespace {

std::vector<const Record*> by_order(const Document& board, Record::BodyCase kind) {
  std::vector<const Record*> found;
  for (const Record* record : board.sorted())
    if (record->body_case() == kind) found.push_back(record);
  std::stable_sort(found.begin(), found.end(), [](const Record* a, const Record* b) {
    return a->has_region() ? a->region().order() < b->region().order() : a->phase().order() < b->phase().order();
  });
  return found;
}

// What a template says of a region beside what stands on the board: least and most cards.
const TemplateRegion* region_named(const Template* board, const std::string& id) {
  if (!board) return nullptr;
  const auto found = std::find_if(board->regions().begin(), board->regions().end(),
                                  [&](const TemplateRegion& region) { return region.id() == id; });
  return found == board->regions().end() ? nullptr : &*found;
}

TemplateRegion region_of(const Record& record, const Template* made_from) {
  TemplateRegion region;
  if (const TemplateRegion* before = region_named(made_from, record.id())) *region.mutable_other() = before->other();
  const Region& from = record.region();
  region.set_id(record.id());
  region.set_title(from.title());
  region.set_prompt(from.prompt());
  for (const int kind : from.card_kinds())
    if (const std::string word = word_for(static_cast<CardKind>(kind)); !word.empty()) region.add_card_kinds(word);
  *region.mutable_layout() = from.layout();
  *region.mutable_fields() = from.fields();
  region.set_score_min(from.score_min());
  region.set_score_max(from.score_max());
  region.set_source(from.source());
  return region;
}

TemplatePhase phase_of(const Phase& from) {
  TemplatePhase phase;
  phase.set_kind(word_for(from.kind()));
  phase.set_minutes(from.planned_minutes());
  phase.set_title(from.title());
  phase.set_words(from.words());
  return phase;
}

}  // namespace

Template template_of_board(const Document& document, const Template* made_from) {
  Template board = made_from ? *made_from : Template();
  const Board& head = *document.board();
  board.clear_id();
  board.set_version(1);
  board.set_title(head.title());
  if (board.pillar().empty()) board.set_pillar("any");
  board.set_purpose(head.purpose());
  board.set_framing_question(head.framing_question());
  board.set_framing_source(head.framing_source());
  board.set_opening_words(head.opening_words());
  board.clear_regions();
  board.clear_phases();
  for (const Record* record : by_order(document, Record::kRegion)) *board.add_regions() = region_of(*record, made_from);
  std::uint32_t minutes = 0;
  for (const Record* record : by_order(document, Record::kPhase)) {
    *board.add_phases() = phase_of(record->phase());
    minutes += record->phase().planned_minutes();
  }
  board.set_total_minutes(minutes);
  return board;
}

std::string own_template_id(const std::string& title, const Document& meeting) {
  constexpr std::size_t kRoomForNumber = 4;  // "-500"
  std::string name;
  for (const char c : title) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::isalnum(byte) != 0)
      name += static_cast<char>(std::tolower(byte));
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  name = name.substr(0, kLongestOwnTemplateId - kOwnTemplate.size() - kRoomForNumber);
  while (!name.empty() && name.back() == '-') name.pop_back();
  if (name.empty()) name = "board";
  std::string id = std::string(kOwnTemplate) + name;
  for (int next = 2; own_template(meeting, id); ++next)
    id = std::string(kOwnTemplate) + name + "-" + std::to_string(next);
  return id;
}

}  // namespace plenary
