#include "facilitation/checks/judging.h"

#include <algorithm>
#include <set>

#include "facilitation/checks/listed_words.h"
#include "facilitation/checks/sheet.h"
#include "facilitation/document/card_fields.h"

namespace plenary::checks {
namespace {

using Cards = std::vector<const Record*>;
using Lacks = std::vector<Lack>;

const std::string& words(const Record& card) { return card.text().content(); }
std::string_view words(const Decision& decision) {
  return decision.versions().empty() ? std::string_view() : std::string_view(decision.versions().rbegin()->text());
}

template <class Lacking>
Lacks each(const Cards& cards, Lacking lacking) {
  Lacks lacks;
  for (const Record* card : cards)
    if (lacking(*card)) lacks.push_back({{card}, {}});
  return lacks;
}
Lacks whole_board(bool lacking, Cards about = {}) {
  if (!lacking) return {};
  return {Lack{std::move(about), {}}};
}

template <class Is>
bool any(const Cards& cards, Is is) {
  return std::any_of(cards.begin(), cards.end(), [&](const Record* card) { return is(*card); });
}

bool has_year(const Record& card) { return says_year(words(card)) || says_year(answer_in(card.card(), "year")); }
bool has_measure(const Looking& look, const Record& card) {
  return says_measure(words(card)) || !folded(answer_in(card.card(), "measure")).empty() ||
         !look.cards.linked_with(card, INDICATOR).empty();
}

// The cards of a kind that a decision is based on.
Cards based_on(const Looking& look, const Decision& decision, CardKind kind) {
  Cards found;
  for (const Record* card : look.cards.of(kind))
    if (std::find(decision.based_on().begin(), decision.based_on().end(), card->id()) != decision.based_on().end())
      found.push_back(card);
  return found;
}

// ------------------------------------------------------------------ the mission map

std::uint32_t sectors_needed(const Document& document) {
  for (const LinkRule& rule : document.board()->link_rules())
    if (rule.from() == "project" && rule.to() == "sector" && rule.min_per_source() > 0) return rule.min_per_source();
  return 2;
}

Lacks sector_without_project(const Looking& look) {
  if (look.cards.of(PROJECT).empty()) return {};  // none is written yet
  return each(look.cards.of(SECTOR),
              [&](const Record& sector) { return look.cards.linked_with(sector, PROJECT).empty(); });
}
Lacks project_with_one_sector(const Looking& look) {
  if (look.cards.of(SECTOR).empty()) return {};
  const std::uint32_t needed = sectors_needed(look.document);
  return each(look.cards.of(PROJECT),
              [&](const Record& project) { return look.cards.linked_with(project, SECTOR).size() < needed; });
}
Lacks mission_without_year(const Looking& look) {
  return each(look.cards.of(MISSION), [](const Record& mission) { return !has_year(mission); });
}
Lacks mission_without_measure(const Looking& look) {
  return each(look.cards.of(MISSION), [&](const Record& mission) { return !has_measure(look, mission); });
}

// ------------------------------------------------------------------ the statement of a mission

bool statement_without_year(const Looking& look, const Decision& decision) {
  return !says_year(words(decision)) ||
         any(based_on(look, decision, MISSION), [](const Record& mission) { return !has_year(mission); });
}
bool statement_without_measure(const Looking& look, const Decision& decision) {
  return !says_measure(words(decision)) ||
         any(based_on(look, decision, MISSION), [&](const Record& mission) { return !has_measure(look, mission); });
}
Lacks names_a_technology(const Looking& look) {
  return each(look.cards.of(MISSION), [](const Record& mission) { return names_technology(words(mission)); });
}
bool statement_names_technology(const Looking&, const Decision& decision) { return names_technology(words(decision)); }

// ------------------------------------------------------------------ indicators

Cards measured(const Looking& look) {
  Cards found;
  for (const Record* card : look.cards.of(INDICATOR))
    if (is_measured(card->card())) found.push_back(card);
  return found;
}

Lacks incomplete_sheets(const Looking& look) {
  Lacks lacks;
  for (const Record* card : measured(look))
    if (auto missing = missing_fields(look.document, card->card()); !missing.empty())
      lacks.push_back({{card}, std::move(missing)});
  return lacks;
}
// Those that it adopts; all of them, if it does not say which.
bool adopts_incomplete_sheet(const Looking& look, const Decision& decision) {
  const Cards named = based_on(look, decision, INDICATOR);
  const auto incomplete = [&](const Record& card) {
    return is_measured(card.card()) && !missing_fields(look.document, card.card()).empty();
  };
  return any(named.empty() ? look.cards.of(INDICATOR) : named, incomplete);
}
Lacks without_direction(const Looking& look) {
  Lacks lacks;
  for (const Record* card : measured(look))
    if (folded(answer_in(card->card(), "direction")).empty()) lacks.push_back({{card}, {"direction"}});
  return lacks;
}
Lacks no_spillover(const Looking& look) {
  const Cards all = measured(look);
  const bool any_spillover =
      any(all,
          [](const Record& card) {
            return answer_in(card.card(), "kind") == "spillover" ||
                   !folded(answer_in(card.card(), "spillover_to")).empty();
          }) ||
      any(look.cards.all(), [](const Record& card) { return card.card().region().starts_with("spill"); });
  return whole_board(!all.empty() && !any_spillover);
}
// By the sheet; by the region, where the card does not say.
std::string horizon_of(const Card& card) {
  if (const std::string said = answer_in(card, "horizon"); !said.empty()) return said;
  if (card.region() == "year1") return "within_1_year";
  if (card.region() == "year4") return "2_to_4_years";
  return card.region() == "year5" ? "5_years_plus" : "";
}
Lacks all_one_horizon(const Looking& look) {
  std::set<std::string> horizons;
  Cards with_one;
  for (const Record* card : measured(look))
    if (const std::string horizon = horizon_of(card->card()); !horizon.empty()) {
      horizons.insert(horizon);
      with_one.push_back(card);
    }
  return whole_board(with_one.size() >= 2 && horizons.size() == 1, with_one);
}

// ------------------------------------------------------------------ charters and directions

bool without_review_date(const Looking&, const Decision& decision) { return decision.review_date().empty(); }

// Actors whose side somebody has said.
Lacks one_sector_membership(const Looking& look) {
  std::set<ActorType> sides;
  Cards sided;
  for (const Record* card : look.cards.of(ACTOR))
    if (card->card().actor_type() != ACTOR_TYPE_UNSPECIFIED) {
      sides.insert(card->card().actor_type());
      sided.push_back(card);
    }
  return whole_board(sided.size() >= 2 && sides.size() == 1, sided);
}
Lacks no_resident_voice(const Looking& look) {
  const Cards actors = look.cards.of(ACTOR);
  const bool heard = any(
      actors, [](const Record& card) { return card.card().actor_type() == RESIDENTS || names_residents(words(card)); });
  return whole_board(actors.size() >= 2 && !heard);
}

// ------------------------------------------------------------------ buying

Lacks outcome_names_product(const Looking& look) {
  return each(look.cards.in("outcome"), [](const Record& card) { return names_product(words(card)); });
}
bool interests_not_asked(const Looking&, const Decision& decision) { return decision.interests_asked_ms() == 0; }

// ------------------------------------------------------------------ risks and rewards

Lacks risk_without_reward(const Looking& look) {
  return each(look.cards.of(RISK), [&](const Record& risk) { return look.cards.linked_with(risk, REWARD).empty(); });
}
// Who gains has put something in: the two are linked, or the same party stands on both.
Lacks reward_without_contribution(const Looking& look) {
  const Cards inputs = look.cards.in("inputs");
  std::set<std::string> parties;
  for (const Record* input : inputs) parties.insert(folded(answer_in(input->card(), "party")));
  parties.erase("");
  return each(look.cards.of(REWARD), [&](const Record& reward) {
    const Cards linked = look.cards.linked_with(reward);
    const bool tied = any(linked, [](const Record& card) { return card.card().region() == "inputs"; });
    return !tied && !parties.contains(folded(answer_in(reward.card(), "party")));
  });
}

// ------------------------------------------------------------------ stories

Lacks touches_one_angle(const Looking& look) {
  std::set<std::string> angles;
  Cards with_one;
  for (const Record* card : look.cards.all())
    if (const std::string angle = folded(answer_in(card->card(), "angle")); !angle.empty()) {
      angles.insert(angle);
      with_one.push_back(card);
    }
  return whole_board(angles.size() == 1, with_one);
}
Lacks story_names_people(const Looking& look) {
  if (!look.names_somebody) return {};
  return each(look.cards.all(), [&](const Record& card) { return look.names_somebody(words(card)); });
}
bool decision_names_people(const Looking& look, const Decision& decision) {
  return look.names_somebody && look.names_somebody(decision.title() + "\n" + std::string(words(decision)));
}

constexpr std::string_view kNoReviewDate =
    "There is no day to look at it again. Say when it is reviewed; then it can be adopted.";

}  // namespace

const std::vector<Check>& all_checks() {
  static const std::vector<Check> kAll = {
      {"sector-without-project", About::structure,
       "No project joins this sector. Link a project with it, or ask whether the mission needs it.",
       sector_without_project, nullptr},
      {"project-with-one-sector", About::structure,
       "This project joins fewer than two sectors. Link it with those that take part, or keep it as a plan of one "
       "sector.",
       project_with_one_sector, nullptr},
      {"mission-without-date", About::structure,
       "This mission does not say by when. Write the year into it: “By 2035, …”.", mission_without_year, nullptr},
      {"mission-without-measure", About::structure,
       "This mission does not say how it will be known. Write “shown by …” into it, or link it with an indicator.",
       mission_without_measure, nullptr},
      {"statement-has-year", About::structure,
       "The wording does not say by when. Write the year into it: “By 2035, …”; then it can be adopted.",
       mission_without_year, statement_without_year},
      {"statement-has-measure", About::structure,
       "The wording does not say how it will be known. Write “shown by …” into it; then it can be adopted.",
       mission_without_measure, statement_without_measure},
      {"statement-names-technology", About::words,
       "The wording names a technology, so the solution is chosen already. Say what is to change, or let it be and say "
       "why.",
       names_a_technology, statement_names_technology},
      {"indicator-missing-required-field", About::structure,
       "The sheet of this indicator is incomplete. Fill in what is missing; “none yet” is an honest answer.",
       incomplete_sheets, adopts_incomplete_sheet},
      {"indicator-without-direction", About::structure,
       "This indicator does not say which way it should move. Choose up, down, hold or watch on its sheet.",
       without_direction, nullptr},
      {"no-spillover-indicator", About::structure,
       "No indicator looks for spillovers. Keep one line for what turns up where nobody aimed.", no_spillover, nullptr},
      {"all-one-horizon", About::structure,
       "All indicators look equally far ahead. Add one that moves earlier, or later.", all_one_horizon, nullptr},
      {"charter-without-review-date", About::structure, kNoReviewDate, nullptr, without_review_date, true},
      {"direction-without-review-date", About::structure, kNoReviewDate, nullptr, without_review_date, true},
      {"one-sector-membership", About::structure,
       "All members whose side is known are from one side. Ask who else carries the mission, or let it be and say why.",
       one_sector_membership, nullptr},
      {"no-resident-voice", About::structure,
       "No members are residents. Name those who would speak for people who live there, or let it be and say why.",
       no_resident_voice, nullptr},
      {"outcome-names-product", About::words,
       "This outcome names a product. Say what should be different once it is bought, or let it be and say why.",
       outcome_names_product, nullptr},
      {"conflict-of-interest-declared", About::structure,
       "Nobody has asked who has an interest in this. Ask the group, and note that it was asked; then it can be "
       "adopted.",
       nullptr, interests_not_asked, false, true},
      {"risk-without-reward", About::structure,
       "This risk is an orphan: no reward pays for it. Link it with one, or write the condition that would.",
       risk_without_reward, nullptr},
      {"reward-without-contribution", About::structure,
       "Nobody is said to put anything in for this reward. Link it with a contribution, or name the same party on "
       "both.",
       reward_without_contribution, nullptr},
      {"demonstrator-touches-one-angle", About::structure,
       "All that is said of the system is about one angle. Ask what else it touches, or say plainly that it is a "
       "pilot.",
       touches_one_angle, nullptr},
      {"story-names-people-without-grant", About::words,
       "This names somebody who has not agreed to be named in these words. Write it without the name, or ask them for "
       "a "
       "quotation under their full name. Until then it is in the internal copy alone.",
       story_names_people, decision_names_people, false, true, true},
  };
  return kAll;
}

const Check* find_check(std::string_view id) {
  const auto& all = all_checks();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Check& check) { return check.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace plenary::checks
