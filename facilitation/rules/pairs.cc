#include "facilitation/rules/pairs.h"

#include <algorithm>
#include <set>

#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/revealing.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

bool takes_part(const Member& member) {
  return !member.removed() && member.role() == PARTICIPANT && member.joined_ms() != 0;
}

}  // namespace

std::vector<Pair> pairs_by_chance(const Situation& here) {
  std::vector<const Record*> members;
  for (const auto& [id, entry] : here.document.entries())
    if (entry.record.has_member() && takes_part(entry.record.member())) members.push_back(&entry.record);
  std::vector<Pair> pairs;
  if (members.size() < 2) return pairs;
  shuffle(members, here.now.entropy + 2);
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i % 2 == 0 && i + 1 < members.size()) pairs.emplace_back();
    pairs.back().add_participants(members[i]->member().participant());
  }
  return pairs;
}

std::vector<std::string> partners(const Phase& phase, const std::string& participant) {
  for (const Pair& pair : phase.pairs()) {
    const auto& all = pair.participants();
    if (std::find(all.begin(), all.end(), participant) == all.end()) continue;
    std::vector<std::string> others;
    std::copy_if(all.begin(), all.end(), std::back_inserter(others),
                 [&](const std::string& other) { return other != participant; });
    return others;
  }
  return {};
}

void show_to_partners(const Situation& here, const Phase& phase, Outcome& outcome) {
  if (phase.pairs().empty()) return;
  for (const Record* record : here.document.sorted()) {
    if (!record->has_card() || !record->card().hidden() || record->card().has_trashed()) continue;
    Record next = next_of(*record);
    Card& card = *next.mutable_card();
    for (const std::string& partner : partners(phase, card.author()))
      if (std::find(card.shown_to().begin(), card.shown_to().end(), partner) == card.shown_to().end())
        card.add_shown_to(partner);
    put_if_changed(outcome, *record, std::move(next));
  }
}

Outcome decide_verb(const Situation& here, const SetPairs& asked) {
  const Record* record = here.phase(here.document.board()->phase());
  if (!record || here.time.phase != PAIR) return refused(here.not_now());
  std::set<std::string> named;
  for (const Pair& pair : asked.pairs()) {
    if (pair.participants_size() < 2 || pair.participants_size() > static_cast<int>(limits::pair))
      return refused(invalid("pair", "not_two_or_three"));
    for (const std::string& participant : pair.participants()) {
      const Member* member = here.document.member(participant);
      if (!member || member->removed()) return refused(not_found("member"));
      if (!named.insert(participant).second) return refused(invalid("pair", "named_twice"));
    }
  }
  Record next = next_of(*record);
  *next.mutable_phase()->mutable_pairs() = asked.pairs();
  const Phase phase = next.phase();
  Outcome outcome;
  put_if_changed(outcome, *record, std::move(next));
  if (outcome.effects.empty()) return refused(NOTHING_TO_DO);
  show_to_partners(here, phase, outcome);
  return outcome;
}

}  // namespace plenary
