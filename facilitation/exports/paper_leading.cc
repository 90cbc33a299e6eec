// The harvest, what was weighed, and how it went.
#include <algorithm>
#include <cmath>
#include <map>

#include "facilitation/clocks/local_time.h"
#include "facilitation/document/phase_names.h"
#include "facilitation/document/scales.h"
#include "facilitation/exports/paper_writing.h"
#include "facilitation/records/said.h"

namespace plenary {
namespace {

Runs named(const RecordResult& result) { return ours("“") + words(result.name()) + ours("”"); }

// "4", "4 (Abstain)": what a number means, on the scale that has it.
std::string level_in_words(const std::string& scale, std::uint32_t level) {
  const std::string_view said = words_of_level(scale, level);
  return std::to_string(level) + (said.empty() ? "" : " (" + std::string(said) + ")");
}

// "reach 4: 2, 5: 1", in the order of the scale; how many gave each value, never a mean.
Runs distribution(const RecordVote& vote, const RecordResult& result) {
  if (result.counts().empty()) return ours("nobody said anything");
  std::map<std::string, std::map<std::uint32_t, std::uint32_t>> by_criterion;
  for (const auto& [key, count] : result.counts()) {
    const auto slash = key.rfind('/');
    const std::string value = slash == std::string::npos ? key : key.substr(slash + 1);
    by_criterion[slash == std::string::npos ? "" : key.substr(0, slash)]
                [static_cast<std::uint32_t>(std::stoul(value))] = count;
  }
  std::vector<Runs> parts;
  for (const auto& [criterion, values] : by_criterion)
    for (const auto& [value, count] : values)
      parts.push_back((criterion.empty() ? Runs{} : words(criterion) + ours(" ")) +
                      ours(level_in_words(vote.scale(), value) + ": " + std::to_string(count)));
  return joined(parts, ", ");
}

// "reach: median 4, from 2 to 5".
Runs scores(const RecordResult& result) {
  if (result.scores().empty()) return ours("nobody said anything");
  std::vector<Runs> parts;
  for (const RecordScore& score : result.scores())
    parts.push_back((score.criterion().empty() ? Runs{} : words(score.criterion()) + ours(": ")) +
                    ours("median " + median_in_words(score.median()) + ", from " + std::to_string(score.lowest()) +
                         " to " + std::to_string(score.highest())));
  return joined(parts, "; ");
}

void write_vote(Writing& writing, const RecordVote& vote, std::string anchor) {
  const bool dots = vote.method() == "dots";
  const bool rated = vote.method() == "rating";
  const bool on_cards = vote.target() == "card";
  std::string method = spoken(vote.method());
  if (vote.title().empty() && !method.empty())
    method[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(method[0])));
  Runs said = vote.title().empty() ? Runs{} : words(vote.title()) + ours(": ");
  std::string how = method + " on " + (on_cards ? "cards" : "clusters");
  if (dots)
    how += ", " + counted(vote.dots_each(), "dot", "dots") + " each, at most " + std::to_string(vote.max_per_target()) +
           " on one";
  said = std::move(said) + ours(std::move(how));
  if (!vote.scale().empty()) said = std::move(said) + ours(", scale ") + words(vote.scale());
  std::string sums = vote.open_ballots() ? ", open ballots." : ", hidden until it was closed.";
  if (dots)
    sums += " " + counted(vote.dots_cast(), "dot was", "dots were") + " given, " + std::to_string(vote.dots_unspent()) +
            " not spent.";
  sums += " Of " + counted(vote.voters(), "person who may vote,", "people who may vote,") + " " +
          std::to_string(vote.could_not_vote()) + " did not, or could not.";
  Passage paragraph;
  paragraph.runs = std::move(said) + ours(std::move(sums));
  paragraph.anchor = std::move(anchor);
  writing.paragraph(std::move(paragraph));

  PaperTable table{{{on_cards ? "Card" : "Cluster", "", "", kBroad},
                    {dots    ? "Dots"
                     : rated ? "Scores"
                             : "How many gave each value",
                     ": ", "", dots ? kNarrow : kSome}},
                   {}};
  for (const RecordResult& result : vote.results())
    table.rows.push_back({{named(result), dots    ? ours(counted(result.dots(), "dot", "dots"))
                                          : rated ? scores(result)
                                                  : distribution(vote, result)},
                          "",
                          dots ? result.dots() : 0});
  if (!table.rows.empty()) writing.add(std::move(table));
  if (vote.tied_for_first().empty()) return;
  std::vector<Runs> tied;
  for (const RecordResult& result : vote.results())
    if (std::find(vote.tied_for_first().begin(), vote.tied_for_first().end(), result.id()) !=
        vote.tied_for_first().end())
      tied.push_back(named(result));
  writing.paragraph(ours("A tie for the first place: ") + joined(tied, " and ") + ours("."));
}

std::string minutes(std::int64_t ms) {
  const auto whole = static_cast<std::uint32_t>(std::llround(static_cast<double>(ms) / 60'000));
  return counted(whole, "minute", "minutes");
}

Runs planned(const RecordPhase& phase) {
  return ours(phase.planned_minutes() == 0 ? "without a limit" : minutes(phase.planned_minutes() * 60'000LL));
}
Runs added(const RecordPhase& phase) {
  if (phase.shortened_minutes() != 0) return ours("−" + minutes(phase.shortened_minutes() * 60'000LL));
  return phase.extended_minutes() == 0 ? Runs{} : ours(minutes(phase.extended_minutes() * 60'000LL));
}

}  // namespace

void write_harvest(Writing& writing, const GroupRecord& group) {
  if (!group.has_harvest()) return;
  const RecordHarvest& harvest = group.harvest();
  writing.section("What the group brings");
  if (!harvest.headline().empty())
    writing.quotation(harvest.headline());
  else
    writing.paragraph(
        ours(harvest.no_headline() ? "The group chose to bring no headline." : "No headline was written."));
  if (!harvest.disagreement_kept().empty())
    writing.paragraph(ours("Disagreement kept: ") + words(harvest.disagreement_kept()));
  if (!harvest.example().empty()) writing.paragraph(ours("Example: ") + words(harvest.example()));
}

void write_reports(Writing& writing, const GroupRecord& group) {
  if (group.reports().empty()) return;
  writing.section("What the groups reported");
  for (const RecordReport& report : group.reports()) {
    writing.part(words(report.group()));
    if (!report.headline().empty())
      writing.quotation(report.headline());
    else
      writing.paragraph(ours("The group chose to bring no headline."));
    if (!report.disagreement_kept().empty())
      writing.paragraph(ours("Disagreement kept: ") + words(report.disagreement_kept()));
    if (!report.example().empty()) writing.paragraph(ours("Example: ") + words(report.example()));
    for (const RecordReportedDecision& decision : report.decisions()) {
      Passage paragraph;
      paragraph.runs = ours("Decision " + std::to_string(decision.number()) + ": ") + words(decision.text());
      paragraph.remarks.push_back(ours(decision.outcome().empty() ? "proposed to the plenary, which has not answered"
                                                                  : "by the plenary " + spoken(decision.outcome())));
      if (!decision.reason().empty()) paragraph.remarks.push_back(words(decision.reason()));
      writing.paragraph(std::move(paragraph));
    }
  }
}

void write_differences(Writing& writing, const GroupRecord& group) {
  if (group.differences().empty()) return;
  writing.section("Differences that the plenary keeps");
  for (const RecordDifference& difference : group.differences()) {
    writing.part(words(difference.subject()));
    for (const RecordSide& side : difference.sides())
      writing.paragraph(words(side.group()) + ours(": ") +
                        (side.text().empty() ? ours("no headline") : words(side.text())));
    if (!difference.remark().empty()) writing.paragraph(words(difference.remark()));
  }
}

void write_votes(Writing& writing, const GroupRecord& group,
                 const std::function<std::string(const std::string&)>& anchor_of) {
  if (group.votes().empty()) return;
  writing.section("What was weighed");
  for (const RecordVote& vote : group.votes()) write_vote(writing, vote, anchor_of(vote.id()));
}

// Word for word, and as their speakers said they may stand here.
void write_quotations(Writing& writing, const GroupRecord& group, const std::string& time_zone) {
  if (group.quotations().empty() && group.quotations_pending() == 0 && group.quotations_removed() == 0) return;
  writing.section("Quotations");
  for (const RecordQuotation& quotation : group.quotations()) {
    Passage paragraph;
    paragraph.lead = words(quotation.said_by());
    paragraph.between = ": ";
    paragraph.runs = ours("“") + words(quotation.text()) + ours("”");
    std::vector<Runs> kinds;
    for (const std::string& kind : quotation.kinds()) kinds.push_back(words(kind));
    if (!kinds.empty()) paragraph.remarks.push_back(ours("granted for ") + joined(kinds, ", "));
    if (quotation.with_edits()) paragraph.remarks.push_back(ours("in the speaker’s own wording"));
    if (const auto local = local_time(quotation.said_ms(), time_zone))
      paragraph.remarks.push_back(ours("said at " + local->clock));
    writing.paragraph(std::move(paragraph));
  }
  if (group.quotations_pending() != 0)
    writing.paragraph(ours("Quotations whose speakers have been asked and have not answered, which are not shown: " +
                           std::to_string(group.quotations_pending()) + "."));
  if (group.quotations_removed() != 0)
    writing.paragraph(ours(group.quotations_removed() == 1 ? "One quotation has been removed."
                                                           : "Quotations that have been removed: " +
                                                                 std::to_string(group.quotations_removed()) + "."));
}

// Times and kinds, for whoever has the recording.
void write_markers(Writing& writing, const GroupRecord& group, const std::string& time_zone) {
  if (group.markers().empty()) return;
  writing.section("Marks in the recording");
  PaperTable table{{{"Time", "", "", kNarrow},
                    {"Kind", ", ", "", kNarrow},
                    {"Channel", ", ", "", kNarrow},
                    {"Words", ": ", "", kBroad}},
                   {}};
  for (const RecordMarker& marker : group.markers()) {
    const auto local = local_time(marker.at_ms(), time_zone);
    const std::string seconds = in_utc(marker.at_ms()).substr(16, 3);  // zones differ by whole minutes
    table.rows.push_back(
        {{ours(local ? local->clock + seconds : in_utc(marker.at_ms())), ours(mark_said(marker.kind(), "")),
          words(marker.channel()), marker.label().empty() ? Runs{} : words(marker.label())},
         "",
         0});
  }
  writing.add(std::move(table));
}

void write_phases(Writing& writing, const GroupRecord& group, const std::string& zone) {
  if (group.phases().empty()) return;
  writing.section("How it went");
  PaperTable table{{{"From", "", "", kNarrow},
                    {"Phase", " — ", "", kBroad},
                    {"Planned", ": planned ", "", kNarrow},
                    {"Added", ", ", " added", kNarrow},
                    {"Took", ", took ", "", kNarrow},
                    {"State", ", ", "", kNarrow},
                    {"Pause", " and a pause of ", "", kNarrow}},
                   {}};
  for (const RecordPhase& phase : group.phases()) {
    const auto from = local_time(phase.started_ms(), zone);
    const bool runs = phase.ended_ms() == 0;
    PaperRow row;
    row.cells = {from ? ours(from->clock) : Runs{},
                 ours(phase_said(phase.kind())) + (phase.title().empty() ? Runs{} : ours(", ") + words(phase.title())) +
                     (phase.again() ? ours(", again") : Runs{}),
                 phase.again() ? Runs{} : planned(phase),
                 added(phase),
                 runs ? Runs{} : ours(minutes(phase.ended_ms() - phase.started_ms() - phase.paused_for_ms())),
                 runs ? ours("still running") : Runs{},
                 phase.paused_for_ms() == 0 ? Runs{} : ours(minutes(phase.paused_for_ms()))};
    table.rows.push_back(std::move(row));
  }
  writing.add(std::move(table));
}

}  // namespace plenary
