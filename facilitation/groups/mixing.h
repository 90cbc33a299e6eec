// Who sits with whom: a proposal for the groups of an item, for people to change before it is applied.
//
//   people + groups + rules + who met before ──mix──▶ who sits where, why, and which rules could not be kept
//
// It knows no names: people are ids with tags, and of a tag it matters only whether two are the same. The same input gives
// the same proposal, in whatever order people are listed; another seed gives another one. Pure.
//
// What comes first, comes first: caps and seats that are kept, then who is to be apart and together, then even groups, then
// meeting new people, then affiliations, organisers, remote partners, countries. Together is kept by placing those people
// as one; it gives way only where no group can hold them all, and then says so.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace plenary {

struct MixedPerson {
  std::string id;
  std::vector<std::string> affiliations;  // opaque
  std::string country;                    // opaque; empty: not known
  bool organiser = false;
  bool remote = false;
  std::string seat;    // the group where they sit now; empty: in none of these
  bool stays = false;  // and there they stay: a host of a world café, or whoever is not to be moved
};

struct MixedGroup {
  std::string id;
  std::uint32_t cap = 0;  // 0: any number
};

struct MixRules {
  bool spread_affiliations = true;
  bool spread_countries = true;
  bool spread_organisers = true;
  bool spread_remote = true;  // so that nobody in the room is without, and no remote partner alone with all
  std::vector<std::vector<std::string>> together, apart;  // ids
  bool rotate = false;  // nobody stays where they sit, but who `stays`; people meet new people
  // For people who come late: to the group where nobody of their affiliation sits, also if it is not the smallest.
  bool affiliations_before_sizes = false;
  std::uint64_t seed = 0;
};

enum class MixReason {
  keeps_seat,       // stays where they sit
  together,         // with those named
  new_affiliation,  // nobody else of their affiliation is in the group
  new_country,
  organisers_spread,
  remote_spread,
  meets_new,  // `count` people whom they have not sat with
  evens_sizes,
};
struct ReasonForSeat {
  MixReason kind = MixReason::evens_sizes;
  std::vector<std::string> with;  // ids, of `together`
  std::uint32_t count = 0;
  friend bool operator==(const ReasonForSeat&, const ReasonForSeat&) = default;
};

struct ProposedSeat {
  std::string person;
  std::string group;  // empty: there is no room
  std::vector<ReasonForSeat> reasons;
};

enum class UnkeptRule { caps, together, apart, affiliations, countries, organisers, remote, rotation };
enum class WhyUnkept {
  no_room,              // all groups are full
  more_than_groups,     // more of them than groups
  together_and_apart,   // two rules say the opposite
  no_group_holds_them,  // more to be together than any group holds
  seats_were_kept,      // those who keep their seat sit so
  other_rules_went_first,
};
struct Unkept {
  UnkeptRule rule = UnkeptRule::caps;
  WhyUnkept why = WhyUnkept::other_rules_went_first;
  std::vector<std::string> people;  // whom it is about, in order of id
  std::string group;                // where; empty: nowhere in particular
};

struct MixProposal {
  std::vector<ProposedSeat> seats;  // everybody once, in order of id
  std::vector<Unkept> unkept;
};

// `met`: who sat together before, a list a time; ids of others in it do no harm.
[[nodiscard]] MixProposal mix(std::vector<MixedPerson> people, const std::vector<MixedGroup>& groups,
                              const MixRules& rules, const std::vector<std::vector<std::string>>& met = {});

// In English, with ids for those who are named: whoever knows names puts them in.
[[nodiscard]] std::string sentence(const ReasonForSeat& reason);
[[nodiscard]] std::string sentence(const Unkept& unkept);

}  // namespace plenary
