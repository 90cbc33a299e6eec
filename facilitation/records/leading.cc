#include "facilitation/records/leading.h"

#include <algorithm>
#include <map>

#include "facilitation/templates/words.h"

namespace plenary {
namespace {

std::string name_of(const std::string& target, const Document& document, const Shown& shown) {
  if (!shown.has(target)) return "no longer on the board";
  if (const Cluster* cluster = document.cluster(target)) return cluster->title();
  const Record* record = document.find(target);
  return record ? record->text().content() : std::string();
}

double median_of(const std::map<std::uint32_t, std::uint32_t>& given, std::uint32_t count) {
  const auto at = [&](std::uint32_t place) {
    std::uint32_t passed = 0;
    for (const auto& [value, times] : given)
      if ((passed += times) > place) return value;
    return given.rbegin()->first;
  };
  return (at((count - 1) / 2) + at(count / 2)) / 2.0;
}

// Scores leave the room as their median and how far they lie apart: who gave which is not for a reader to work out.
void summarise(RecordResult& result) {
  std::map<std::string, std::map<std::uint32_t, std::uint32_t>> by_criterion;
  for (const auto& [key, count] : result.counts()) {
    const auto slash = key.rfind('/');
    const std::string value = slash == std::string::npos ? key : key.substr(slash + 1);
    if (count > 0 && !value.empty() && value.size() <= 3 && value.find_first_not_of("0123456789") == std::string::npos)
      by_criterion[slash == std::string::npos ? "" : key.substr(0, slash)]
                  [static_cast<std::uint32_t>(std::stoul(value))] += count;
  }
  result.clear_counts();
  for (const auto& [criterion, given] : by_criterion) {
    RecordScore& score = *result.add_scores();
    score.set_criterion(criterion);
    for (const auto& [value, times] : given) score.set_given(score.given() + times);
    score.set_median(median_of(given, score.given()));
    score.set_lowest(given.begin()->first);
    score.set_highest(given.rbegin()->first);
  }
}

// "target", "target/value" or "target/criterion/value".
void count_into(RecordVote& vote, const std::string& key, std::uint32_t count) {
  const auto slash = key.find('/');
  for (RecordResult& result : *vote.mutable_results()) {
    if (result.id() != key.substr(0, slash)) continue;
    if (slash == std::string::npos)
      result.set_dots(result.dots() + count);
    else
      (*result.mutable_counts())[key.substr(slash + 1)] += count;
  }
}

}  // namespace

RecordVote vote_of(const Record& record, const Document& document, const Shown& shown) {
  const Vote& vote = record.vote();
  RecordVote to;
  to.set_id(record.id());
  to.set_title(vote.title());
  to.set_method(word_for(vote.method()));
  to.set_target(vote.target());
  to.set_scale(vote.scale());
  to.set_dots_each(vote.dots_each());
  to.set_max_per_target(vote.max_per_target());
  to.set_dots_cast(vote.dots_cast());
  to.set_dots_unspent(vote.dots_unspent());
  to.set_voters(vote.voters());
  to.set_could_not_vote(vote.could_not_vote());
  to.set_open_ballots(vote.open_ballots());
  to.set_opened_ms(vote.opened_ms());
  to.set_closed_ms(vote.closed_ms());
  for (const std::string& target : vote.targets()) {
    RecordResult& result = *to.add_results();
    result.set_id(target);
    result.set_name(name_of(target, document, shown));
  }
  for (const auto& [key, count] : vote.totals()) count_into(to, key, count);
  auto& results = *to.mutable_results();
  if (vote.method() == Vote::RATING)
    for (RecordResult& result : results) summarise(result);
  std::stable_sort(results.pointer_begin(), results.pointer_end(),
                   [](const RecordResult* a, const RecordResult* b) { return a->dots() > b->dots(); });
  if (vote.method() == Vote::DOTS && results.size() > 1 && results[0].dots() > 0 &&
      results[0].dots() == results[1].dots())
    for (const RecordResult& result : results)
      if (result.dots() == results[0].dots()) to.add_tied_for_first(result.id());
  return to;
}

namespace {

template <class Run>
RecordPhase run_of(const Phase& phase, const Run& run, bool again) {
  RecordPhase to;
  to.set_kind(word_for(phase.kind()));
  to.set_title(phase.title());
  to.set_planned_minutes(phase.planned_minutes());
  to.set_started_ms(run.started_ms());
  to.set_ended_ms(run.ended_ms());
  to.set_paused_for_ms(run.paused_for_ms());
  to.set_extended_minutes(run.extended_minutes());
  to.set_shortened_minutes(run.shortened_minutes());
  to.set_by_timer(run.ended_by() == "timer");
  to.set_again(again);
  return to;
}

}  // namespace

std::vector<RecordPhase> runs_of(const Record& record) {
  const Phase& phase = record.phase();
  std::vector<RecordPhase> runs;
  for (const PhaseRun& run : phase.earlier()) runs.push_back(run_of(phase, run, !runs.empty()));
  runs.push_back(run_of(phase, phase, !runs.empty()));
  return runs;
}

RecordHarvest harvest_of(const Record& record, const Shown& shown) {
  const Harvest& harvest = record.harvest();
  RecordHarvest to;
  to.set_headline(harvest.headline());
  to.set_no_headline(harvest.no_headline());
  to.set_disagreement_kept(harvest.disagreement_kept());
  to.set_example(harvest.example());
  for (const std::string& ref : harvest.refs())
    if (shown.has(ref)) to.add_refs(ref);
  return to;
}

RecordReport report_of(const Record& record) {
  const Report& report = record.report();
  RecordReport to;
  to.set_id(record.id());
  to.set_group(report.title());
  to.set_headline(report.headline());
  to.set_no_headline(report.no_headline());
  to.set_disagreement_kept(report.disagreement_kept());
  to.set_example(report.example());
  to.set_started_ms(report.started_ms());
  to.set_ended_ms(report.ended_ms());
  for (const ReportedDecision& from : report.decisions()) {
    RecordReportedDecision& decision = *to.add_decisions();
    decision.set_number(from.number());
    decision.set_title(from.title());
    decision.set_text(from.text());
    decision.set_outcome(from.plenary_outcome());
    decision.set_reason(from.reason());
  }
  return to;
}

RecordDifference difference_of(const Record& record, const Shown& shown) {
  const Difference& difference = record.difference();
  RecordDifference to;
  to.set_id(record.id());
  to.set_subject(difference.subject());
  to.set_remark(difference.remark());
  for (const DifferentSide& side : difference.sides())
    for (const Record& report : shown.reports) {
      if (report.id() != side.report()) continue;
      RecordSide& told = *to.add_sides();
      told.set_group(report.report().title());
      told.set_text(report.report().headline());
      for (const ReportedDecision& decision : report.report().decisions())
        if (decision.id() == side.decision()) told.set_text(decision.text());
    }
  return to;
}

}  // namespace plenary
