#include "facilitation/rules/revealing.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "facilitation/rules/placing.h"

namespace plenary {
namespace {

bool before_by_id(const Record* a, const Record* b) { return a->id() < b->id(); }

// splitmix64: the same numbers on every node and with every library.
std::uint64_t next_chance(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

// At the end of each region, in the order in which they are shown.
void place_at_end(const Situation& here, std::vector<Record>& cards, Outcome& outcome) {
  std::map<std::string, std::vector<Record*>> by_region;
  for (Record& card : cards) by_region[card.card().region()].push_back(&card);
  for (auto& [region, arriving] : by_region) {
    Target end;
    end.region = region;
    const std::vector<const Record*> as_new(arriving.size(), nullptr);
    const Keys keys = keys_at(here, end, as_new, Standing::may_be_rewritten);
    for (std::size_t i = 0; i < arriving.size(); ++i) arriving[i]->mutable_card()->set_order(keys.given[i]);
    for (const auto& [record, key] : keys.standing) {
      if (record->card().hidden()) continue;  // the asker's own, about to be given a key of its own
      Record next = next_of(*record);
      next.mutable_card()->set_order(key);
      put_if_changed(outcome, *record, std::move(next));
    }
  }
}

void show_links(const Situation& here, const std::set<std::string>& shown, Outcome& outcome) {
  const auto can_be_seen = [&](const std::string& id) {
    const Card* card = here.document.card(id);
    return card && (!card->hidden() || shown.count(id) > 0);
  };
  std::vector<const Record*> links;
  for (const auto& [id, entry] : here.document.entries()) {
    const Link& link = entry.record.link();
    if (entry.record.has_link() && link.hidden() && can_be_seen(link.from()) && can_be_seen(link.to()))
      links.push_back(&entry.record);
  }
  shuffle(links, here.now.entropy + 1);
  for (const Record* link : links) {
    Record next = next_of(*link);
    next.mutable_link()->set_hidden(false);
    put(outcome, std::move(next));
  }
}

}  // namespace

void shuffle(std::vector<const Record*>& records, std::uint64_t entropy) {
  std::sort(records.begin(), records.end(), before_by_id);
  for (std::size_t left = records.size(); left > 1; --left)
    std::swap(records[left - 1], records[next_chance(entropy) % left]);
}

void show(const Situation& here, std::vector<Record> cards, Outcome& outcome) {
  if (cards.empty()) return;
  place_at_end(here, cards, outcome);
  std::uint32_t number = here.document.cards_numbered();
  std::set<std::string> shown;
  for (Record& record : cards) {
    Card& card = *record.mutable_card();
    card.set_hidden(false);
    card.set_number(++number);
    card.clear_written_ms();
    card.clear_shown_to();
    shown.insert(record.id());
    put(outcome, std::move(record));
  }
  show_links(here, shown, outcome);
}

void wait_for_screening(const Situation& here, Outcome& outcome) {
  Record next = next_of(here.board());
  next.mutable_board()->set_screening(true);
  put_if_changed(outcome, here.board(), std::move(next));
}

void end_silence(const Situation& here, Outcome& outcome, Board& board) {
  std::vector<const Record*> hidden;
  here.document.each_card([&](const Record& record) {
    if (record.card().hidden() && !record.card().has_trashed() && !record.card().has_held()) hidden.push_back(&record);
  });
  board.set_silent_writing(false);
  board.set_revealed_ms(here.now.ms);
  if (board.moderated()) {
    board.set_screening(!hidden.empty());
    return;
  }
  shuffle(hidden, here.now.entropy);
  std::vector<Record> cards;
  cards.reserve(hidden.size());
  for (const Record* record : hidden) cards.push_back(next_of(*record));
  show(here, std::move(cards), outcome);
}

}  // namespace plenary
