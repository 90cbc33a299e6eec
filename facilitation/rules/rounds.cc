// Rounds: everybody speaks once, remote partners first, in an order that every screen shows.
#include <algorithm>
#include <set>
#include <tuple>

#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/membership.h"
#include "facilitation/rules/rounds.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

// Whoever takes part and has come, remote partners first, then by arrival.
std::vector<std::string> everybody(const Document& document) {
  std::vector<std::tuple<bool, std::int64_t, std::string>> order;
  for (const auto& [id, entry] : document.entries()) {
    const Member& member = entry.record.member();
    if (entry.record.has_member() && !member.removed() && member.role() == PARTICIPANT && member.joined_ms() != 0)
      order.emplace_back(member.mode() != REMOTE, member.joined_ms(), member.participant());
  }
  std::sort(order.begin(), order.end());
  std::vector<std::string> participants;
  for (const auto& [in_room, joined, participant] : order) participants.push_back(participant);
  return participants;
}

std::uint32_t last_round(const Document& document) {
  std::uint32_t round = 0;
  for (const auto& [id, entry] : document.entries()) round = std::max(round, entry.record.speaking_turn().round());
  return round;
}

std::string turn_id(std::uint32_t round, std::uint32_t order) {
  return "turn." + std::to_string(round) + "." + std::to_string(order);
}

bool somebody_speaks(const Document& document) {
  return std::any_of(document.entries().begin(), document.entries().end(),
                     [](const auto& entry) { return entry.second.record.speaking_turn().state() == "speaking"; });
}

bool is_over(const SpeakingTurn& turn) { return turn.state() != "waiting" && turn.state() != "speaking"; }

void begin_turn(const Situation& here, Record next, Outcome& outcome) {
  next.mutable_speaking_turn()->set_state("speaking");
  next.mutable_speaking_turn()->set_started_ms(here.now.ms);
  put(outcome, std::move(next));
}

}  // namespace

void end_round(const Situation& here, Outcome& outcome) {
  for (const Record* record : here.document.sorted()) {
    if (!record->has_speaking_turn() || is_over(record->speaking_turn())) continue;
    Record next = next_of(*record);
    next.mutable_speaking_turn()->set_state(record->speaking_turn().state() == "speaking" ? "spoken" : "not_reached");
    next.mutable_speaking_turn()->set_ended_ms(here.now.ms);
    put(outcome, std::move(next));
  }
}

Outcome decide_verb(const Situation& here, const StartRound& asked) {
  if (asked.seconds_each() > limits::turn_seconds) return refused(limit_reached("seconds", limits::turn_seconds));
  std::vector<std::string> speakers(asked.participants().begin(), asked.participants().end());
  if (speakers.empty()) speakers = everybody(here.document);
  if (speakers.empty()) return refused(invalid("participants", "missing"));
  if (speakers.size() > limits::turns) return refused(limit_reached("turns", limits::turns));
  std::set<std::string> named;
  for (const std::string& speaker : speakers) {
    const Member* member = here.document.member(speaker);
    if (!member || member->removed()) return refused(not_found("member"));
    if (!named.insert(speaker).second) return refused(invalid("participants", "named_twice"));
  }
  Outcome outcome;
  const std::uint32_t round = last_round(here.document) + 1;
  end_round(here, outcome);
  for (std::size_t i = 0; i < speakers.size(); ++i) {
    Record record = new_record(turn_id(round, static_cast<std::uint32_t>(i + 1)));
    SpeakingTurn& turn = *record.mutable_speaking_turn();
    turn.set_participant(speakers[i]);
    turn.set_round(round);
    turn.set_order(static_cast<std::uint32_t>(i + 1));
    turn.set_seconds(asked.seconds_each());
    turn.set_state("waiting");
    if (i == 0) {
      begin_turn(here, std::move(record), outcome);
    } else {
      put(outcome, std::move(record));
    }
  }
  return outcome;
}

Outcome decide_verb(const Situation& here, const EndTurn& asked) {
  const Record* record = here.speaking_turn(asked.id());
  if (!record) return refused(not_found("turn"));
  const SpeakingTurn& turn = record->speaking_turn();
  if (No no = here.own_enough(turn.participant(), "speaker")) return refused(*no);
  if (is_over(turn)) return refused(NOTHING_TO_DO);
  if (turn.state() == "waiting" && !asked.passed()) return refused(invalid("state", "not_begun"));
  Outcome outcome;
  Record ended = next_of(*record);
  ended.mutable_speaking_turn()->set_state(asked.passed() ? "passed" : "spoken");
  ended.mutable_speaking_turn()->set_ended_ms(here.now.ms);
  put(outcome, std::move(ended));
  if (turn.state() != "speaking") return outcome;
  const Record* following = nullptr;
  for (const auto& [id, entry] : here.document.entries()) {
    const SpeakingTurn& other = entry.record.speaking_turn();
    if (!entry.record.has_speaking_turn() || other.round() != turn.round() || other.state() != "waiting") continue;
    if (!following || other.order() < following->speaking_turn().order()) following = &entry.record;
  }
  if (following) begin_turn(here, next_of(*following), outcome);
  return outcome;
}

// It waits again at its old place, so it comes next; where nobody speaks it begins at once.
Outcome decide_verb(const Situation& here, const GiveTurnBack& asked) {
  const Record* record = here.speaking_turn(asked.id());
  if (!record) return refused(not_found("turn"));
  const SpeakingTurn& turn = record->speaking_turn();
  if (!is_over(turn)) return refused(NOTHING_TO_DO);
  if (turn.state() != "passed" || turn.round() != last_round(here.document))
    return refused(invalid("state", "not_passed"));
  const Member* member = here.document.member(turn.participant());
  if (!member || member->removed()) return refused(not_found("member"));
  Outcome outcome;
  Record given = next_of(*record);
  given.mutable_speaking_turn()->set_state("waiting");
  given.mutable_speaking_turn()->clear_started_ms();
  given.mutable_speaking_turn()->clear_ended_ms();
  if (somebody_speaks(here.document)) {
    put(outcome, std::move(given));
  } else {
    begin_turn(here, std::move(given), outcome);
  }
  return outcome;
}

}  // namespace plenary
