// What the responses of a round come to, by method. Nobody who did not respond is counted for anything.
#include <algorithm>

#include "facilitation/rules/deciding.h"
#include "facilitation/rules/voting.h"

namespace plenary {
namespace {

constexpr std::uint32_t kLevels = 8;
constexpr std::uint32_t kSupporting = 3;  // levels 1 to 3 are support
constexpr std::uint32_t kFirstStandAside = 5, kLastStandAside = 7;

std::uint32_t at(const Tally& tally, std::uint32_t level) {
  const auto found = tally.counts.find(std::to_string(level));
  return found == tally.counts.end() ? 0 : found->second;
}

std::uint32_t between(const Tally& tally, std::uint32_t first, std::uint32_t last) {
  std::uint32_t sum = 0;
  for (std::uint32_t level = first; level <= last; ++level) sum += at(tally, level);
  return sum;
}

DecisionState outcome_of_gradients(const Decision& decision, const Tally& tally) {
  if (at(tally, kLevels) > 0) return OBJECTION_HANDLING;
  const std::uint64_t support = between(tally, 1, kSupporting);
  if (support * 100 < std::uint64_t{support_needed(decision.stakes())} * tally.responded) return NOT_ADOPTED;
  if (decision.stakes() == "high" && at(tally, kLastStandAside) > 0) return NOT_ADOPTED;
  const bool stands_aside = decision.scale() == kKanerOriginal && between(tally, kFirstStandAside, kLastStandAside) > 0;
  return stands_aside ? ADOPTED_WITH_STAND_ASIDES : ADOPTED;
}

// "1" to the most, as it is counted: no sign, no zero before it.
bool is_place(std::string_view response, std::uint32_t most) {
  for (std::uint32_t place = 1; place <= most; ++place)
    if (response == std::to_string(place)) return true;
  return false;
}

}  // namespace

std::uint32_t Quorum::needed() const { return std::max(kLeastQuorum, (2 * base + 2) / 3); }

Quorum quorum_now(const Document& document, const Decision& decision) {
  Quorum quorum;
  for (const auto& [id, entry] : document.entries())
    if (may_vote(entry.record) && !is_excused(decision, entry.record.member().participant()))
      quorum.base += voices_of(entry.record.member());
  return quorum;
}

Tally tally_of(const Document& document, const std::string& decision, std::uint32_t round) {
  Tally tally;
  for (const Record* record : document.sorted()) {
    if (!record->has_decision_response()) continue;
    const DecisionResponse& response = record->decision_response();
    if (response.decision() != decision || response.round() != round) continue;
    const Member* who = document.member(response.by());
    const std::uint32_t voices = who ? voices_of(*who) : 1;
    tally.counts[response.response()] += voices;
    tally.responded += voices;
    tally.responses.push_back(&response);
  }
  return tally;
}

bool objects(DecisionMethod method, std::string_view response) {
  switch (method) {
    case CONSENT: return response == "object";
    case GRADIENTS: return response == "8";
    case SENSE_OF_THE_ROOM: return response == "no";
    case MAJORITY:
    case DECISION_METHOD_UNSPECIFIED:
    case DecisionMethod_INT_MIN_SENTINEL_DO_NOT_USE_:
    case DecisionMethod_INT_MAX_SENTINEL_DO_NOT_USE_: break;
  }
  return false;
}

bool needs_a_reason(DecisionMethod method, std::string_view response) {
  return objects(method, response) || response == "consent_with_concern";
}

bool is_response(const Decision& decision, std::string_view response) {
  switch (decision.method()) {
    case CONSENT: return response == "consent" || response == "consent_with_concern" || response == "object";
    case GRADIENTS: return is_place(response, kLevels);
    case MAJORITY:
      return response == "abstain" || is_place(response, static_cast<std::uint32_t>(decision.options_size()));
    case SENSE_OF_THE_ROOM: return response == "yes" || response == "no";
    case DECISION_METHOD_UNSPECIFIED:
    case DecisionMethod_INT_MIN_SENTINEL_DO_NOT_USE_:
    case DecisionMethod_INT_MAX_SENTINEL_DO_NOT_USE_: break;
  }
  return false;
}

std::uint32_t support_needed(std::string_view stakes) {
  if (stakes == "low") return 60;
  if (stakes == "normal") return 70;
  return stakes == "high" ? 90 : 0;
}

std::uint32_t preferred_option(const Decision& decision, const Tally& tally) {
  std::uint32_t best = 0, most = 0;
  for (std::uint32_t place = 1; place <= static_cast<std::uint32_t>(decision.options_size()); ++place) {
    const std::uint32_t votes = at(tally, place);
    if (votes == most) best = 0;
    if (votes > most) best = place, most = votes;
  }
  return best;
}

DecisionState outcome_of(const Decision& decision, const Tally& tally) {
  if (decision.method() == GRADIENTS) return outcome_of_gradients(decision, tally);
  if (decision.method() == MAJORITY) return preferred_option(decision, tally) == 0 ? NOT_ADOPTED : ADOPTED;
  const auto& all = tally.responses;
  const bool opposed = std::any_of(
      all.begin(), all.end(), [&](const DecisionResponse* one) { return objects(decision.method(), one->response()); });
  return opposed ? OBJECTION_HANDLING : ADOPTED;
}

}  // namespace plenary
