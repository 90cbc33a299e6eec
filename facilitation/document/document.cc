#include "facilitation/document/document.h"

#include <algorithm>

namespace plenary {

const DocumentEntry* Document::entry(std::string_view id) const { return entries_.find(id); }

const Record* Document::find(std::string_view id) const {
  const DocumentEntry* found = entry(id);
  return found ? &found->record : nullptr;
}

// One accessor a kind of record: nullptr unless `id` is there and of that kind.
#define PLENARY_BODY(Type, name)                                    \
  const Type* Document::name(std::string_view id) const {           \
    const Record* found = find(id);                                 \
    return found && found->has_##name() ? &found->name() : nullptr; \
  }
PLENARY_BODY(Card, card)
PLENARY_BODY(Cluster, cluster)
PLENARY_BODY(Link, link)
PLENARY_BODY(Region, region)
PLENARY_BODY(Note, note)
PLENARY_BODY(Decision, decision)
PLENARY_BODY(Action, action)
PLENARY_BODY(Invitation, invitation)
#undef PLENARY_BODY

const Board* Document::board() const {
  const Record* found = find("board");
  return found && found->has_board() ? &found->board() : nullptr;
}

const Meeting* Document::meeting() const {
  const Record* found = find("meeting");
  return found && found->has_meeting() ? &found->meeting() : nullptr;
}

const Member* Document::member(std::string_view participant) const {
  std::string id = "member.";
  id += participant;
  const Record* found = find(id);
  return found && found->has_member() ? &found->member() : nullptr;
}

Role Document::role_of(std::string_view participant) const {
  const Member* found = member(participant);
  return found && !found->removed() ? found->role() : ROLE_UNSPECIFIED;
}

std::vector<const Record*> Document::sorted() const {
  std::vector<const Record*> records;
  records.reserve(entries_.size());
  for (const auto& [id, entry] : entries_) records.push_back(&entry.record);
  std::sort(records.begin(), records.end(), [](const Record* a, const Record* b) { return a->id() < b->id(); });
  return records;
}

const ClientCounter* Document::counter(std::string_view client) const {
  const auto found = counters_.find(client);
  return found == counters_.end() ? nullptr : &found->second;
}

std::shared_ptr<const Remembered> Document::remembered(std::string_view id) const {
  if (const auto found = remembered_.find(id); found != remembered_.end())
    return {std::shared_ptr<void>(), &found->second};
  const Record* record = find(id);
  std::optional<Remembered> told = record ? told_by_words(*record) : std::nullopt;
  return told ? std::make_shared<const Remembered>(*std::move(told)) : nullptr;
}

std::optional<Remembered> told_by_words(const Record& record) {
  const Text& words = record.text();
  if (words.version() != 1 || words.content().empty()) return std::nullopt;
  std::optional<std::u16string> units = text::to_units(words.content());
  if (!units) return std::nullopt;
  const auto count = static_cast<std::uint32_t>(units->size());
  text::Change change = text::Change().insert(*std::move(units));
  if (text::lineage_after(0, change) != words.lineage()) return std::nullopt;
  Remembered told;
  told.inserted_units = count;
  told.items.push_back({std::move(change), words.lineage()});
  return told;
}

}  // namespace plenary
