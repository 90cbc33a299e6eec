// Votes: weighing, not deciding. What somebody gives is nobody's but theirs while the vote is open, and there are no
// totals that anyone could be sent: they come to be when it closes.
#include <algorithm>
#include <map>
#include <set>

#include "facilitation/document/scales.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/placing.h"
#include "facilitation/rules/standing.h"
#include "facilitation/rules/verbs.h"
#include "facilitation/rules/voting.h"

namespace plenary {
namespace {

constexpr std::uint32_t kUsualDots = 5;
constexpr std::uint32_t kRatings = 5;  // 1 to 5
constexpr std::uint32_t kFist = 5;     // 0 to 5
constexpr std::uint32_t kLevels = 8;   // of the scales below
constexpr std::string_view kScales[] = {kKanerOriginal, kKaner2014};

template <class Visit>
void each_voter(const Document& document, Visit&& visit) {
  for (const auto& [id, entry] : document.entries())
    if (may_vote(entry.record)) visit(entry.record.member());
}

No is_a_target(const Situation& here, const std::string& kind, const std::string& id) {
  if (kind == "cluster") {
    const Record* cluster = here.cluster(id);
    return cluster ? is_here(cluster->cluster()) : No(not_found("cluster"));
  }
  const Record* card = here.card(id);
  return card ? is_here(card->card()) : No(not_found("card"));
}

// All of a kind that stand on the board, in the order in which they are read.
std::vector<std::string> all_targets(const Situation& here, const std::string& kind) {
  std::map<std::tuple<std::uint32_t, std::string, std::string>, std::string> sorted;  // region, place in it
  const auto region = [&](const std::string& id) {
    const Region* found = here.document.region(id);
    return found ? found->order() : 0;
  };
  for (const auto& [id, entry] : here.document.entries()) {
    const Record& record = entry.record;
    if (kind == "cluster" && record.has_cluster() && !is_gone(record.cluster()))
      sorted[{region(record.cluster().region()), record.cluster().order(), id}] = id;
    if (kind == "card" && record.has_card() && !record.card().hidden() && !record.card().parked() &&
        !is_gone(record.card()))
      sorted[{region(record.card().region()), record.card().order(), id}] = id;
  }
  std::vector<std::string> targets;
  for (const auto& [place, id] : sorted) targets.push_back(id);
  return targets;
}

No method_fits(const OpenVote& asked) {
  const bool rates = asked.method() == Vote::RATING;
  if (rates && asked.criteria().empty()) return invalid("criteria", "missing");
  if (!rates && !asked.criteria().empty()) return invalid("criteria", "not_of_this_method");
  if (asked.criteria_size() > static_cast<int>(limits::vote_criteria))
    return limit_reached("criteria", limits::vote_criteria);
  std::set<std::string> named;
  for (const std::string& criterion : asked.criteria()) {
    if (criterion.empty()) return invalid("criteria", "missing");
    if (criterion.find('/') != std::string::npos) return invalid("criteria", "holds_a_slash");
    if (No no = one_line("criteria", criterion, limits::label_characters)) return no;
    if (!named.insert(criterion).second) return invalid("criteria", "named_twice");
  }
  if (asked.method() == Vote::GRADIENTS_VOTE &&
      std::find(std::begin(kScales), std::end(kScales), asked.scale()) == std::end(kScales))
    return invalid("scale", asked.scale().empty() ? "missing" : "unknown");
  if (asked.dots_each() > limits::dots_each) return limit_reached("dots", limits::dots_each);
  return {};
}

struct Range {
  std::uint32_t least, most;
};
Range values_of(const Vote& vote) {
  switch (vote.method()) {
    case Vote::DOTS: return {1, vote.max_per_target()};
    case Vote::RATING: return {1, kRatings};
    case Vote::RANKING: return {1, static_cast<std::uint32_t>(vote.targets_size())};
    case Vote::GRADIENTS_VOTE: return {1, kLevels};
    case Vote::FIST_TO_FIVE: return {0, kFist};
    default: return {0, 0};  // of a later version: nothing that this one could take
  }
}

// "target" or, where criteria are rated, "target/criterion".
bool names_a_target(const Vote& vote, const std::string& key) {
  const auto slash = key.find('/');
  const std::string target = key.substr(0, slash);
  if (std::find(vote.targets().begin(), vote.targets().end(), target) == vote.targets().end()) return false;
  if (vote.method() != Vote::RATING) return slash == std::string::npos;
  return slash != std::string::npos &&
         std::find(vote.criteria().begin(), vote.criteria().end(), key.substr(slash + 1)) != vote.criteria().end();
}

No ballot_fits(const Vote& vote, const CastBallot& asked, std::uint32_t voices) {
  const Range values = values_of(vote);
  std::uint64_t given = 0;
  std::set<std::uint32_t> places;
  // In an order of their own, so that of several faults it is always the same one that is told.
  for (const auto& [key, value] : std::map<std::string, std::uint32_t>(asked.dots().begin(), asked.dots().end())) {
    if (!names_a_target(vote, key)) return invalid("target", "unknown");
    if (vote.method() == Vote::DOTS) {
      if (value > values.most * voices) return limit_reached("dots_on_one", values.most * voices);
      given += value;
      continue;
    }
    if (value < values.least || value > values.most) return invalid("value", "outside_the_scale");
    if (vote.method() == Vote::RANKING && !places.insert(value).second) return invalid("value", "named_twice");
  }
  if (vote.method() == Vote::DOTS && given > static_cast<std::uint64_t>(vote.dots_each()) * voices)
    return limit_reached("dots", vote.dots_each() * voices);
  return {};
}

void count_into(Vote& vote, const Ballot& ballot, std::uint32_t voices) {
  for (const auto& [key, value] : ballot.dots()) {
    if (vote.method() == Vote::DOTS) {
      (*vote.mutable_totals())[key] += value;
      vote.set_dots_cast(vote.dots_cast() + value);
    } else {
      (*vote.mutable_totals())[key + "/" + std::to_string(value)] += voices;
    }
  }
}

void close(const Situation& here, const Record& record, Outcome& outcome) {
  Record next = next_of(record);
  Vote& vote = *next.mutable_vote();
  vote.set_closed_ms(here.now.ms);
  vote.clear_totals();
  vote.set_dots_cast(0);
  std::set<std::string> voted;
  for (const auto& [id, entry] : here.document.entries()) {
    if (!entry.record.has_ballot() || entry.record.ballot().vote() != record.id()) continue;
    const Member* voter = here.document.member(entry.record.ballot().voter());
    count_into(vote, entry.record.ballot(), voter ? voices_of(*voter) : 1);
    voted.insert(entry.record.ballot().voter());
  }
  // Who may vote is counted now: some have come since it was opened.
  std::uint32_t allowance = 0, missing = 0, voters = 0;
  for (const auto& [id, entry] : here.document.entries()) {
    const Member& member = entry.record.member();
    const bool has_voted = entry.record.has_member() && voted.contains(member.participant());
    if (!has_voted && !may_vote(entry.record)) continue;
    voters += voices_of(member);
    allowance += vote.dots_each() * voices_of(member);
    if (!has_voted) missing += voices_of(member);
  }
  vote.set_voters(voters);
  vote.set_could_not_vote(missing);
  if (vote.method() == Vote::DOTS)
    vote.set_dots_unspent(allowance > vote.dots_cast() ? allowance - vote.dots_cast() : 0);
  put(outcome, std::move(next));
}

}  // namespace

std::uint32_t voices_of(const Member& member) { return std::max(1u, member.voices()); }

bool may_vote(const Record& record) {
  const Member& member = record.member();
  return record.has_member() && !member.removed() && member.role() == PARTICIPANT && member.joined_ms() != 0;
}

bool is_open(const Vote& vote) { return vote.closed_ms() == 0; }

void note_discarded(Outcome& outcome, const Record& vote, std::int64_t now_ms) {
  if (vote.vote().ballots_discarded()) return;
  Record next = next_of(vote);
  // Of an older archive, with a vote that has been counted and forgotten since: what is left of it is no vote.
  if (is_open(vote.vote())) next.mutable_vote()->set_closed_ms(now_ms);
  next.mutable_vote()->set_ballots_due(true);
  next.mutable_vote()->set_ballots_discarded(true);
  put(outcome, std::move(next));
}

std::string ballot_id(const std::string& vote, const std::string& participant) {
  return "ballot." + vote + "." + participant;
}

bool any_vote_is_open(const Document& document) {
  const auto& entries = document.entries();
  return std::any_of(entries.begin(), entries.end(), [](const auto& entry) {
    return entry.second.record.has_vote() && is_open(entry.second.record.vote());
  });
}

void close_every_vote(const Situation& here, Outcome& outcome) {
  for (const Record* record : here.document.sorted())
    if (record->has_vote() && is_open(record->vote())) close(here, *record, outcome);
}

Outcome decide_verb(const Situation& here, const OpenVote& asked) {
  if (No no = id_is_free(here.document, asked.id())) return refused(*no);
  if (asked.id().size() > limits::vote_id_length) return refused(invalid("id", "not_an_id"));
  if (asked.method() == Vote::METHOD_UNSPECIFIED || !Vote::Method_IsValid(asked.method()))
    return refused(invalid("method", "unknown"));
  if (asked.target() != "cluster" && asked.target() != "card") return refused(invalid("target", "unknown"));
  if (No no = first_of({one_line("title", asked.title(), limits::title_characters), method_fits(asked)}))
    return refused(*no);
  for (const Record* record : here.document.sorted())
    if (record->has_vote() && is_open(record->vote())) return refused(limit_reached("open_votes", 1));
  if (No no = room_for_one_more(here.document, Record::kVote, "votes", limits::votes)) return refused(*no);

  std::vector<std::string> targets(asked.targets().begin(), asked.targets().end());
  if (targets.empty()) targets = all_targets(here, asked.target());
  if (targets.empty()) return refused(invalid("targets", "nothing_here"));
  if (targets.size() > limits::vote_targets) return refused(limit_reached("targets", limits::vote_targets));
  if (std::set<std::string>(targets.begin(), targets.end()).size() != targets.size())
    return refused(invalid("targets", "named_twice"));
  for (const std::string& target : targets)
    if (No no = is_a_target(here, asked.target(), target)) return refused(*no);

  Record record = new_record(asked.id());
  Vote& vote = *record.mutable_vote();
  vote.set_title(asked.title());
  vote.set_method(asked.method());
  vote.set_target(asked.target());
  vote.mutable_targets()->Add(targets.begin(), targets.end());
  if (asked.method() == Vote::DOTS) {
    vote.set_dots_each(asked.dots_each() == 0 ? kUsualDots : asked.dots_each());
    const bool capped = asked.max_per_target() != 0 && asked.max_per_target() < vote.dots_each();
    vote.set_max_per_target(capped ? asked.max_per_target() : vote.dots_each());
  }
  *vote.mutable_criteria() = asked.criteria();
  vote.set_scale(asked.scale());
  vote.set_open_ballots(asked.open_ballots());
  vote.set_totals_hidden_until_closed(!asked.open_ballots());
  vote.set_opened_ms(here.now.ms);
  std::uint32_t voters = 0;
  each_voter(here.document, [&](const Member& member) { voters += voices_of(member); });
  vote.set_voters(voters);
  Outcome outcome;
  put(outcome, std::move(record));
  return outcome;
}

Outcome decide_verb(const Situation& here, const CastBallot& asked) {
  const Record* record = here.vote(asked.vote());
  if (!record) return refused(not_found("vote"));
  if (!is_open(record->vote())) return refused(GONE, {"vote", "closed"});
  const std::uint32_t voices = voices_of(*here.document.member(here.me()));
  if (No no = ballot_fits(record->vote(), asked, voices)) return refused(*no);
  const std::string id = ballot_id(asked.vote(), here.me());
  if (!is_id(id)) return refused(invalid("id", "not_an_id"));

  const Record* before = here.document.find(id);
  Record next = before ? next_of(*before) : new_record(id);
  Ballot& ballot = *next.mutable_ballot();
  ballot.set_vote(asked.vote());
  ballot.set_voter(here.me());
  ballot.set_open(record->vote().open_ballots());
  ballot.clear_dots();
  for (const auto& [target, value] : asked.dots())
    if (value != 0 || record->vote().method() != Vote::DOTS) (*ballot.mutable_dots())[target] = value;
  const bool was_finished = before && before->ballot().finished();
  ballot.set_finished(asked.finished());

  Outcome outcome;
  if (before) {
    put_if_changed(outcome, *before, std::move(next));
  } else {
    put(outcome, std::move(next));
  }
  // How many are done is all that anybody learns before the end.
  if (was_finished != asked.finished()) {
    Record counted = next_of(*record);
    Vote& vote = *counted.mutable_vote();
    std::uint32_t voters = 0;  // some have come since it was opened
    each_voter(here.document, [&](const Member& member) { voters += voices_of(member); });
    vote.set_voters(std::max(vote.voters(), voters));
    vote.set_finished(asked.finished() ? vote.finished() + voices
                                       : vote.finished() - std::min(vote.finished(), voices));
    put(outcome, std::move(counted));
  }
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const CloseVote& asked) {
  const Record* record = here.vote(asked.id());
  if (!record) return refused(not_found("vote"));
  if (!is_open(record->vote())) return refused(NOTHING_TO_DO);
  Outcome outcome;
  close(here, *record, outcome);
  return outcome;
}

// Totals stay. What is still in them is taken out of the log next (LOG-16); of a vote that is open, once it is closed.
Outcome decide_verb(const Situation& here, const DiscardBallots&) {
  Outcome outcome;
  for (const Record* record : here.document.sorted()) {
    if (!record->has_vote() || record->vote().ballots_due()) continue;
    Record next = next_of(*record);
    next.mutable_vote()->set_ballots_due(true);
    put(outcome, std::move(next));
  }
  // From now on the time of working notes runs (purging.h).
  const Record* board = here.document.find("board");
  if (board && board->board().record_approved_ms() == 0) {
    Record next = next_of(*board);
    next.mutable_board()->set_record_approved_ms(here.now.ms);
    put(outcome, std::move(next));
  }
  return or_nothing_to_do(std::move(outcome));
}

}  // namespace plenary
