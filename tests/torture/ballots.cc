#include "tests/torture/ballots.h"

#include <algorithm>
#include <cstdlib>

#include "proto/requests.pb.h"

namespace plenary::torture {
namespace {

constexpr std::int64_t kAtOnceMs = 500;
constexpr const char* kBudget = "I7: nobody has given more than their dots, after any commit";

}  // namespace

template <class Map>
Ballots::Dots Ballots::dots_in(const Map& map) {
  Dots dots;
  for (const auto& [target, value] : map)
    if (value != 0) dots[target] = value;
  return dots;
}

std::string Ballots::in_words(const Dots& dots) {
  std::string words;
  for (const auto& [target, value] : dots) words += target + "=" + std::to_string(value) + " ";
  return words;
}

void Ballots::sent(const std::string& participant, const Record& record) {
  if (record.has_ballot()) {
    verdicts_.count("ballots sent to who cast them");
    verdicts_.check("I7: nobody is sent another's ballot, neither before nor after the vote closes",
                    record.ballot().voter() == participant, record.id() + " to " + participant);
  }
  if (!record.has_vote()) return;
  const Dots totals = dots_in(record.vote().totals());
  if (record.vote().closed_ms() != 0) {
    told_[record.id()].insert(in_words(totals));
    return;
  }
  verdicts_.check("I7: nobody is told what a vote comes to while it is open",
                  totals.empty() && record.vote().dots_cast() == 0, record.id() + ": " + in_words(totals));
}

void Ballots::passing(const Commit& commit, const FirstSent& first_sent_ms) {
  for (const Step& step : commit.steps()) {
    if (step.verb() == Request::kCastBallot && step.refusal().code() == LIMIT_REACHED)
      verdicts_.count("ballots refused for want of dots");
    for (const Effect& effect : step.effects()) {
      if (effect.put().has_vote()) vote_is(effect.put().id(), effect.put().vote());
      if (effect.put().has_ballot()) cast(step, effect.put().ballot(), first_sent_ms(step.client(), step.cseq()));
    }
  }
}

void Ballots::cast(const Step& step, const Ballot& ballot, std::int64_t sent_ms) {
  Round& round = rounds_[ballot.vote()];
  const std::string whose = ballot.voter() + " in " + ballot.vote();
  const Given given{dots_in(ballot.dots()), step.client(), sent_ms};
  std::uint32_t sum = 0, most = 0;
  for (const auto& [target, value] : given.dots) {
    sum += value;
    most = std::max(most, value);
  }
  verdicts_.check(kBudget, sum <= round.budget && most <= round.most_on_one,
                  whose + ": " + in_words(given.dots) + "of " + std::to_string(round.budget));
  verdicts_.check("I7: nothing is given once a vote is closed", round.open, whose);
  verdicts_.check("I7: nobody gives for another", step.actor() == ballot.voter(), whose + ", by " + step.actor());
  verdicts_.count("votes cast");
  const auto before = round.given.find(ballot.voter());
  if (before != round.given.end()) {
    const auto takes_back = [&](const auto& one) {
      const auto now = given.dots.find(one.first);
      return now == given.dots.end() || now->second < one.second;
    };
    if (std::any_of(before->second.dots.begin(), before->second.dots.end(), takes_back))
      verdicts_.count("dots taken back");
    if (before->second.client != given.client && std::abs(before->second.sent_ms - given.sent_ms) < kAtOnceMs)
      verdicts_.count("votes cast from two devices of one person at once");
  }
  round.given[ballot.voter()] = given;
}

void Ballots::vote_is(const std::string& id, const Vote& vote) {
  Round& round = rounds_[id];
  round.budget = vote.dots_each();
  round.most_on_one = vote.max_per_target();
  const bool closes = round.open && vote.closed_ms() != 0;
  if (!closes) return;
  round.open = false;
  verdicts_.count("votes closed");
  if (!round.given.empty()) verdicts_.count("votes closed with something in them");
  const std::string told = in_words(dots_in(vote.totals())), counts = in_words(counted(round));
  verdicts_.check("I7: what a vote comes to is what everybody gave", told == counts,
                  id + ": " + told + "and counted again " + counts);
  counts_[id].insert(counts);
}

Ballots::Dots Ballots::counted(const Round& round) {
  Dots sum;
  for (const auto& [voter, given] : round.given)
    for (const auto& [target, value] : given.dots) sum[target] += value;
  return sum;
}

void Ballots::check_told() const {
  for (const auto& [vote, told] : told_)
    for (const std::string& totals : told) {
      const auto counts = counts_.find(vote);
      verdicts_.check("I7: what people are told of a vote is what the log counts",
                      counts != counts_.end() && counts->second.contains(totals), vote + ": " + totals);
    }
}

}  // namespace plenary::torture
