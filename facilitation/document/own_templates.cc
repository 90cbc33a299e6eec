#include "facilitation/document/own_templates.h"

#include <map>

namespace plenary {

bool is_own_template(std::string_view id) { return id.substr(0, kOwnTemplate.size()) == kOwnTemplate; }

std::string own_template_record(const std::string& id, std::uint32_t number) {
  return "template." + id + "." + std::to_string(number);
}

const Record* own_template(const Document& meeting, const std::string& id, std::uint32_t number) {
  if (number != 0) {
    const Record* record = meeting.find(own_template_record(id, number));
    return record && record->has_board_template() ? record : nullptr;
  }
  const Record* latest = nullptr;
  for (const auto& [key, entry] : meeting.entries())
    if (entry.record.has_board_template() && entry.record.board_template().template_id() == id &&
        (!latest || entry.record.board_template().number() > latest->board_template().number()))
      latest = &entry.record;
  return latest;
}

std::vector<const Record*> own_templates(const Document& meeting) {
  std::map<std::string, const Record*> latest;
  for (const auto& [key, entry] : meeting.entries()) {
    if (!entry.record.has_board_template()) continue;
    const Record*& there = latest[entry.record.board_template().template_id()];
    if (!there || entry.record.board_template().number() > there->board_template().number()) there = &entry.record;
  }
  std::vector<const Record*> sorted;
  for (const auto& [id, record] : latest) sorted.push_back(record);
  return sorted;
}

}  // namespace plenary
