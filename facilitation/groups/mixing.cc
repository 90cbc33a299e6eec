#include "facilitation/groups/mixing.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>

namespace plenary {
namespace {

using Cost = std::int64_t;
constexpr Cost kNever = 1'000'000'000'000;
constexpr Cost kApart = 1'000'000'000;
constexpr Cost kSameSeat = 10'000'000;
constexpr Cost kAffiliationsFirst = 200'000;
constexpr Cost kSizes = 20'000;
constexpr Cost kMet = 800;
constexpr Cost kAffiliation = 400;
constexpr Cost kOrganiser = 150;
constexpr Cost kRemote = 100;
constexpr Cost kCountry = 60;
// Comparisons of two seats; far more than a meeting of three hundred needs, a fraction of a second for one of two thousand.
constexpr std::size_t kBudget = 600'000;
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

std::uint64_t scattered(std::uint64_t seed, const std::string& id) {
  std::uint64_t hash = 14'695'981'039'346'656'037u ^ (seed * 0x9E3779B97F4A7C15u);
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211u;
  return hash ^ (hash >> 29);
}

bool share_an_affiliation(const MixedPerson& one, const MixedPerson& other) {
  return std::any_of(one.affiliations.begin(), one.affiliations.end(), [&](const std::string& affiliation) {
    return std::find(other.affiliations.begin(), other.affiliations.end(), affiliation) != other.affiliations.end();
  });
}
bool share_a_country(const MixedPerson& one, const MixedPerson& other) {
  return !one.country.empty() && one.country == other.country;
}

// People who are placed as one, and what they weigh.
struct Unit {
  std::vector<std::size_t> people;
  Cost size = 0, organisers = 0, remote = 0;
  std::size_t fixed = kNowhere;  // where they stay
  std::size_t now = kNowhere;    // where they sit
  std::uint64_t chance = 0;
};

struct Table {
  std::vector<std::size_t> units;
  Cost size = 0, organisers = 0, remote = 0, cap = 0;
};

class Mixing {
 public:
  Mixing(std::vector<MixedPerson> people, const std::vector<MixedGroup>& groups, const MixRules& rules,
         const std::vector<std::vector<std::string>>& met)
      : people_(std::move(people)), groups_(groups), rules_(rules) {
    std::sort(people_.begin(), people_.end(), [](const MixedPerson& a, const MixedPerson& b) { return a.id < b.id; });
    people_.erase(std::unique(people_.begin(), people_.end(),
                              [](const MixedPerson& a, const MixedPerson& b) { return a.id == b.id; }),
                  people_.end());
    for (std::size_t i = 0; i < people_.size(); ++i) by_id_[people_[i].id] = i;
    for (std::size_t g = 0; g < groups_.size(); ++g) group_by_id_[groups_[g].id] = g;
    remember(rules_.apart, apart_);
    remember(met, met_);
  }

  MixProposal proposal() {
    make_units();
    weigh_pairs();
    tables_.resize(groups_.size());
    for (std::size_t g = 0; g < groups_.size(); ++g) tables_[g].cap = groups_[g].cap;
    at_.assign(units_.size(), kNowhere);
    seat_those_who_stay();
    seat_the_others();
    improve();
    return told();
  }

 private:
  std::vector<MixedPerson> people_;
  const std::vector<MixedGroup>& groups_;
  const MixRules& rules_;
  std::map<std::string, std::size_t> by_id_, group_by_id_;
  std::set<std::pair<std::size_t, std::size_t>> apart_, met_;  // pairs, the lower first
  std::vector<Unit> units_;
  std::vector<std::vector<Cost>> pairs_;  // between units
  std::vector<Table> tables_;
  std::vector<std::size_t> at_;  // by unit
  std::vector<Unkept> unkept_;
  std::size_t spent_ = 0;

  static std::pair<std::size_t, std::size_t> pair(std::size_t a, std::size_t b) {
    return {std::min(a, b), std::max(a, b)};
  }

  void remember(const std::vector<std::vector<std::string>>& lists,
                std::set<std::pair<std::size_t, std::size_t>>& pairs) const {
    for (const auto& list : lists)
      for (std::size_t i = 0; i < list.size(); ++i)
        for (std::size_t j = i + 1; j < list.size(); ++j) {
          const auto one = by_id_.find(list[i]), other = by_id_.find(list[j]);
          if (one != by_id_.end() && other != by_id_.end() && one != other)
            pairs.insert(pair(one->second, other->second));
        }
  }

  std::vector<std::string> ids(const std::vector<std::size_t>& people) const {
    std::vector<std::string> ids;
    for (const std::size_t person : people) ids.push_back(people_[person].id);
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  // ---------------------------------------------------------------- who is placed as one

  void make_units() {
    std::vector<std::size_t> leader(people_.size());
    std::iota(leader.begin(), leader.end(), std::size_t{0});
    const auto head = [&](std::size_t person) {
      while (leader[person] != person) person = leader[person];
      return person;
    };
    for (const auto& list : rules_.together) {
      std::optional<std::size_t> first;
      for (const std::string& id : list) {
        const auto found = by_id_.find(id);
        if (found == by_id_.end()) continue;
        if (!first) {
          first = found->second;
        } else {
          leader[head(found->second)] = head(*first);
        }
      }
    }
    std::map<std::size_t, std::vector<std::size_t>> blocks;
    for (std::size_t i = 0; i < people_.size(); ++i) blocks[head(i)].push_back(i);
    for (auto& [first, block] : blocks) {
      if (can_be_one(block)) {
        units_.push_back(unit(block));
      } else {
        for (const std::size_t person : block) units_.push_back(unit({person}));
      }
    }
  }

  bool can_be_one(const std::vector<std::size_t>& block) {
    if (block.size() == 1) return true;
    const auto not_kept = [&](WhyUnkept why) {
      unkept_.push_back({UnkeptRule::together, why, ids(block), ""});
      return false;
    };
    for (const std::size_t one : block)
      for (const std::size_t other : block)
        if (one < other && apart_.contains({one, other})) return not_kept(WhyUnkept::together_and_apart);
    std::set<std::size_t> stay;
    for (const std::size_t person : block)
      if (const std::size_t seat = staying(people_[person]); seat != kNowhere) stay.insert(seat);
    if (stay.size() > 1) return not_kept(WhyUnkept::seats_were_kept);
    const bool fits = std::any_of(groups_.begin(), groups_.end(),
                                  [&](const MixedGroup& group) { return group.cap == 0 || group.cap >= block.size(); });
    return fits || not_kept(WhyUnkept::no_group_holds_them);
  }

  [[nodiscard]] std::size_t seat_of(const MixedPerson& person) const {
    const auto found = group_by_id_.find(person.seat);
    return found == group_by_id_.end() ? kNowhere : found->second;
  }
  [[nodiscard]] std::size_t staying(const MixedPerson& person) const {
    return person.stays ? seat_of(person) : kNowhere;
  }

  [[nodiscard]] Unit unit(const std::vector<std::size_t>& people) const {
    Unit unit;
    unit.people = people;
    unit.size = static_cast<Cost>(people.size());
    for (const std::size_t person : people) {
      unit.organisers += people_[person].organiser;
      unit.remote += people_[person].remote;
      if (unit.fixed == kNowhere) unit.fixed = staying(people_[person]);
      if (unit.now == kNowhere) unit.now = seat_of(people_[person]);
    }
    unit.chance = scattered(rules_.seed, people_[people.front()].id);
    return unit;
  }

  // ---------------------------------------------------------------- what a seat costs

  [[nodiscard]] Cost between(std::size_t one, std::size_t other) const {
    const MixedPerson& a = people_[one];
    const MixedPerson& b = people_[other];
    Cost cost = 0;
    if (apart_.contains(pair(one, other))) cost += kApart;
    if (rules_.rotate && met_.contains(pair(one, other))) cost += kMet;
    if (rules_.spread_affiliations && share_an_affiliation(a, b))
      cost += rules_.affiliations_before_sizes ? kAffiliationsFirst : kAffiliation;
    if (rules_.spread_countries && share_a_country(a, b)) cost += kCountry;
    return cost;
  }

  void weigh_pairs() {
    pairs_.assign(units_.size(), std::vector<Cost>(units_.size(), 0));
    for (std::size_t u = 0; u < units_.size(); ++u)
      for (std::size_t v = u + 1; v < units_.size(); ++v) {
        Cost cost = 0;
        for (const std::size_t one : units_[u].people)
          for (const std::size_t other : units_[v].people) cost += between(one, other);
        pairs_[u][v] = pairs_[v][u] = cost;
      }
  }

  // Of `unit` at this table, as if `without` were not there. Squares are least where all are even.
  [[nodiscard]] Cost cost_of(std::size_t unit, std::size_t group, std::size_t without = kNowhere) {
    const Unit& u = units_[unit];
    const Table& table = tables_[group];
    ++spent_;
    Cost size = table.size, organisers = table.organisers, remote = table.remote;
    Cost cost = 0;
    for (const std::size_t other : table.units) {
      if (other == unit || other == without) {
        size -= units_[other].size;
        organisers -= units_[other].organisers;
        remote -= units_[other].remote;
        continue;
      }
      cost += pairs_[unit][other];
    }
    if (table.cap != 0 && size + u.size > table.cap) cost += kNever;
    const auto added = [](Cost have, Cost more) { return (have + more) * (have + more) - have * have; };
    cost += kSizes * added(size, u.size);
    if (rules_.spread_organisers) cost += kOrganiser * added(organisers, u.organisers);
    if (rules_.spread_remote) cost += kRemote * added(remote, u.remote);
    if (rules_.rotate && u.now == group) cost += kSameSeat;
    return cost;
  }

  // ---------------------------------------------------------------- placing

  void sit(std::size_t unit, std::size_t group) {
    Table& table = tables_[group];
    table.units.push_back(unit);
    table.size += units_[unit].size;
    table.organisers += units_[unit].organisers;
    table.remote += units_[unit].remote;
    at_[unit] = group;
  }
  void rise(std::size_t unit) {
    Table& table = tables_[at_[unit]];
    std::erase(table.units, unit);
    table.size -= units_[unit].size;
    table.organisers -= units_[unit].organisers;
    table.remote -= units_[unit].remote;
    at_[unit] = kNowhere;
  }

  void seat_those_who_stay() {
    for (std::size_t unit = 0; unit < units_.size(); ++unit)
      if (units_[unit].fixed != kNowhere) sit(unit, units_[unit].fixed);
  }

  // The largest first, then whoever is hardest to place, then by chance.
  void seat_the_others() {
    std::vector<std::size_t> order;
    std::vector<Cost> hard(units_.size(), 0);
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      hard[unit] = std::accumulate(pairs_[unit].begin(), pairs_[unit].end(), Cost{0});
      if (at_[unit] == kNowhere) order.push_back(unit);
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::make_tuple(-units_[a].size, -hard[a], units_[a].chance, a) <
             std::make_tuple(-units_[b].size, -hard[b], units_[b].chance, b);
    });
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (const auto group = best_for(order[i])) {
        sit(order[i], *group);
        continue;
      }
      if (units_[order[i]].people.size() == 1) continue;  // stays without a seat
      // Each for themselves: there is room for some of them.
      unkept_.push_back({UnkeptRule::together, WhyUnkept::no_room, ids(units_[order[i]].people), ""});
      const std::vector<std::size_t> people = units_[order[i]].people;
      units_[order[i]] = unit({people.front()});
      for (std::size_t person = 1; person < people.size(); ++person) {
        order.push_back(units_.size());
        units_.push_back(unit({people[person]}));
        at_.push_back(kNowhere);
      }
      weigh_pairs();
      if (const auto group = best_for(order[i])) sit(order[i], *group);
    }
  }

  std::optional<std::size_t> best_for(std::size_t unit) {
    std::optional<std::size_t> best;
    Cost least = kNever;
    const std::size_t from = groups_.empty() ? 0 : units_[unit].chance % groups_.size();
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const std::size_t group = (from + i) % groups_.size();
      const Cost cost = cost_of(unit, group);
      if (cost >= least) continue;
      least = cost;
      best = group;
    }
    return best;
  }

  // One moves, or two change places, as long as that makes it better.
  void improve() {
    bool better = true;
    while (better && spent_ < kBudget) {
      better = false;
      for (std::size_t unit = 0; unit < units_.size() && spent_ < kBudget; ++unit) {
        if (at_[unit] == kNowhere || units_[unit].fixed != kNowhere) continue;
        better |= moves(unit);
        for (std::size_t other = unit + 1; other < units_.size() && spent_ < kBudget; ++other)
          if (at_[other] != kNowhere && units_[other].fixed == kNowhere) better |= change_places(unit, other);
      }
    }
  }
  bool moves(std::size_t unit) {
    const Cost here = cost_of(unit, at_[unit]);
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      if (group == at_[unit] || cost_of(unit, group) >= here) continue;
      rise(unit);
      sit(unit, group);
      return true;
    }
    return false;
  }
  bool change_places(std::size_t one, std::size_t other) {
    const std::size_t a = at_[one], b = at_[other];
    if (a == b) return false;
    const Cost now = cost_of(one, a) + cost_of(other, b);
    if (cost_of(one, b, other) + cost_of(other, a, one) >= now) return false;
    rise(one);
    rise(other);
    sit(one, b);
    sit(other, a);
    return true;
  }

  // ---------------------------------------------------------------- telling

  MixProposal told() {
    MixProposal proposal;
    std::vector<std::size_t> group_of(people_.size(), kNowhere), unit_of(people_.size(), 0);
    for (std::size_t unit = 0; unit < units_.size(); ++unit)
      for (const std::size_t person : units_[unit].people) {
        group_of[person] = at_[unit];
        unit_of[person] = unit;
      }
    std::vector<std::size_t> without;
    for (std::size_t person = 0; person < people_.size(); ++person) {
      ProposedSeat& seat = proposal.seats.emplace_back();
      seat.person = people_[person].id;
      if (group_of[person] == kNowhere) {
        without.push_back(person);
        continue;
      }
      seat.group = groups_[group_of[person]].id;
      seat.reasons = reasons(person, units_[unit_of[person]], group_of);
    }
    if (!without.empty()) unkept_.push_back({UnkeptRule::caps, WhyUnkept::no_room, ids(without), ""});
    tell_pairs(group_of);
    tell_same(group_of, UnkeptRule::affiliations, rules_.spread_affiliations);
    tell_same(group_of, UnkeptRule::countries, rules_.spread_countries);
    tell_crowded(group_of, UnkeptRule::organisers, rules_.spread_organisers);
    tell_crowded(group_of, UnkeptRule::remote, rules_.spread_remote);
    proposal.unkept = std::move(unkept_);
    return proposal;
  }

  std::vector<ReasonForSeat> reasons(std::size_t person, const Unit& unit,
                                     const std::vector<std::size_t>& group_of) const {
    std::vector<ReasonForSeat> reasons;
    if (unit.fixed != kNowhere && staying(people_[person]) != kNowhere) return {{MixReason::keeps_seat, {}, 0}};
    if (unit.people.size() > 1) {
      std::vector<std::size_t> others = unit.people;
      std::erase(others, person);
      reasons.push_back({MixReason::together, ids(others), 0});
    }
    bool same_affiliation = false, same_country = false;
    std::uint32_t strangers = 0, organisers = 0, remote = 0;
    for (std::size_t other = 0; other < people_.size(); ++other) {
      if (other == person || group_of[other] != group_of[person]) continue;
      same_affiliation |= share_an_affiliation(people_[person], people_[other]);
      same_country |= share_a_country(people_[person], people_[other]);
      strangers += !met_.contains(pair(person, other));
      organisers += people_[other].organiser;
      remote += people_[other].remote;
    }
    if (rules_.rotate && strangers > 0) reasons.push_back({MixReason::meets_new, {}, strangers});
    if (rules_.spread_affiliations && !people_[person].affiliations.empty() && !same_affiliation)
      reasons.push_back({MixReason::new_affiliation, {}, 0});
    if (rules_.spread_countries && !people_[person].country.empty() && !same_country)
      reasons.push_back({MixReason::new_country, {}, 0});
    if (rules_.spread_organisers && people_[person].organiser && organisers == 0)
      reasons.push_back({MixReason::organisers_spread, {}, 0});
    if (rules_.spread_remote && people_[person].remote && remote == 0)
      reasons.push_back({MixReason::remote_spread, {}, 0});
    if (reasons.empty()) reasons.push_back({MixReason::evens_sizes, {}, 0});
    return reasons;
  }

  void tell_pairs(const std::vector<std::size_t>& group_of) {
    for (const auto& [one, other] : apart_) {
      if (group_of[one] == kNowhere || group_of[one] != group_of[other]) continue;
      const bool kept = staying(people_[one]) != kNowhere && staying(people_[other]) != kNowhere;
      unkept_.push_back({UnkeptRule::apart, kept ? WhyUnkept::seats_were_kept : WhyUnkept::other_rules_went_first,
                         ids({one, other}), groups_[group_of[one]].id});
    }
    if (!rules_.rotate) return;
    for (std::size_t person = 0; person < people_.size(); ++person)
      if (group_of[person] != kNowhere && seat_of(people_[person]) == group_of[person] &&
          staying(people_[person]) == kNowhere)
        unkept_.push_back(
            {UnkeptRule::rotation, WhyUnkept::other_rules_went_first, ids({person}), groups_[group_of[person]].id});
  }

  // Those of one tag who sit together.
  void tell_same(const std::vector<std::size_t>& group_of, UnkeptRule rule, bool asked) {
    if (!asked) return;
    std::map<std::string, std::map<std::size_t, std::vector<std::size_t>>> by_tag;
    for (std::size_t person = 0; person < people_.size(); ++person) {
      if (group_of[person] == kNowhere) continue;
      if (rule == UnkeptRule::countries) {
        if (!people_[person].country.empty()) by_tag[people_[person].country][group_of[person]].push_back(person);
      } else {
        for (const std::string& affiliation :
             std::set<std::string>(people_[person].affiliations.begin(), people_[person].affiliations.end()))
          by_tag[affiliation][group_of[person]].push_back(person);
      }
    }
    for (const auto& [tag, tables] : by_tag) {
      std::size_t all = 0;
      for (const auto& [group, people] : tables) all += people.size();
      for (const auto& [group, people] : tables)
        if (people.size() > 1) unkept_.push_back({rule, why(people, all), ids(people), groups_[group].id});
    }
  }

  // Where there are two more of them than somewhere else.
  void tell_crowded(const std::vector<std::size_t>& group_of, UnkeptRule rule, bool asked) {
    if (!asked) return;
    std::vector<std::vector<std::size_t>> tables(groups_.size());
    for (std::size_t person = 0; person < people_.size(); ++person)
      if (group_of[person] != kNowhere &&
          (rule == UnkeptRule::organisers ? people_[person].organiser : people_[person].remote))
        tables[group_of[person]].push_back(person);
    std::size_t fewest = people_.size();
    for (const auto& people : tables) fewest = std::min(fewest, people.size());
    for (std::size_t group = 0; group < tables.size(); ++group)
      if (tables[group].size() > fewest + 1)
        unkept_.push_back({rule, why(tables[group], 0), ids(tables[group]), groups_[group].id});
  }

  [[nodiscard]] WhyUnkept why(const std::vector<std::size_t>& people, std::size_t all) const {
    if (all > groups_.size()) return WhyUnkept::more_than_groups;
    const bool kept = std::all_of(people.begin(), people.end(),
                                  [&](std::size_t person) { return staying(people_[person]) != kNowhere; });
    return kept ? WhyUnkept::seats_were_kept : WhyUnkept::other_rules_went_first;
  }
};

std::string listed(const std::vector<std::string>& ids) {
  std::string words;
  for (std::size_t i = 0; i < ids.size(); ++i) words += (i == 0 ? "" : i + 1 == ids.size() ? " and " : ", ") + ids[i];
  return words;
}

}  // namespace

MixProposal mix(std::vector<MixedPerson> people, const std::vector<MixedGroup>& groups, const MixRules& rules,
                const std::vector<std::vector<std::string>>& met) {
  return Mixing(std::move(people), groups, rules, met).proposal();
}

std::string sentence(const ReasonForSeat& reason) {
  switch (reason.kind) {
    case MixReason::keeps_seat: return "Stays where they sit.";
    case MixReason::together: return "Sits with " + listed(reason.with) + ", as asked.";
    case MixReason::new_affiliation: return "Nobody else of their affiliation is in this group.";
    case MixReason::new_country: return "Nobody else from their country is in this group.";
    case MixReason::organisers_spread: return "The only organiser in this group.";
    case MixReason::remote_spread: return "The only remote partner in this group.";
    case MixReason::meets_new:
      return "Meets " + std::to_string(reason.count) + (reason.count == 1 ? " person" : " people") +
             " they have not sat with.";
    case MixReason::evens_sizes: return "Makes the groups even.";
  }
  return {};
}

std::string sentence(const Unkept& unkept) {
  const std::string who = listed(unkept.people);
  const auto what = [&]() -> std::string {
    switch (unkept.rule) {
      case UnkeptRule::caps: return "There is no seat for " + who;
      case UnkeptRule::together: return who + " do not all sit together";
      case UnkeptRule::apart: return who + " sit together";
      case UnkeptRule::affiliations: return who + " are of one affiliation and sit together";
      case UnkeptRule::countries: return who + " are from one country and sit together";
      case UnkeptRule::organisers: return "More organisers than elsewhere sit together: " + who;
      case UnkeptRule::remote: return "More remote partners than elsewhere sit together: " + who;
      case UnkeptRule::rotation: return who + " stays in the same group";
    }
    return {};
  };
  const auto why = [&]() -> std::string {
    switch (unkept.why) {
      case WhyUnkept::no_room: return "all groups are full. Raise a cap, or add a group";
      case WhyUnkept::more_than_groups: return "there are more of them than groups";
      case WhyUnkept::together_and_apart: return "they are to be together and apart. Choose one of the two";
      case WhyUnkept::no_group_holds_them: return "no group holds so many. Raise a cap";
      case WhyUnkept::seats_were_kept: return "they keep the seats they have. Let one of them move";
      case WhyUnkept::other_rules_went_first:
        return "other rules went first. Change it by hand, or do without one of them";
    }
    return {};
  };
  return what() + ": " + why() + ".";
}

}  // namespace plenary
