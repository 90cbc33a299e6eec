// The harvest, what was weighed, and how it went.
#include <algorithm>
#include <cmath>
#include <map>

#include "facilitation/exports/markdown_page.h"
#include "facilitation/clocks/local_time.h"

namespace plenary {
namespace {

std::string counted(std::uint32_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string named(const RecordResult& result) { return "“" + in_markdown(result.name(), "  ") + "”"; }

// "reach 4: 2, 5: 1", in the order of the scale; how many gave each value, never a mean.
std::string distribution(const RecordResult& result) {
  if (result.counts().empty()) return "nobody said anything";
  std::map<std::string, std::map<std::uint32_t, std::uint32_t>> by_criterion;
  for (const auto& [key, count] : result.counts()) {
    const auto slash = key.rfind('/');
    const std::string value = slash == std::string::npos ? key : key.substr(slash + 1);
    by_criterion[slash == std::string::npos ? "" : key.substr(0, slash)][static_cast<std::uint32_t>(std::stoul(value))] = count;
  }
  std::vector<std::string> parts;
  for (const auto& [criterion, values] : by_criterion)
    for (const auto& [value, count] : values)
      parts.push_back((criterion.empty() ? "" : in_markdown(criterion, "  ") + " ") + std::to_string(value) + ": " + std::to_string(count));
  return joined(parts, ", ");
}

void write_vote(Page& page, const RecordVote& vote) {
  const bool dots = vote.method() == "dots";
  std::string method = spoken(vote.method());
  if (vote.title().empty() && !method.empty()) method[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(method[0])));
  std::string words = (vote.title().empty() ? "" : in_markdown(vote.title()) + ": ") + method + " on " +
                      (vote.target() == "card" ? "cards" : "clusters");
  if (dots) words += ", " + counted(vote.dots_each(), "dot", "dots") + " each, at most " + std::to_string(vote.max_per_target()) + " on one";
  if (!vote.scale().empty()) words += ", scale " + in_markdown(vote.scale());
  words += vote.open_ballots() ? ", open ballots." : ", hidden until it was closed.";
  if (dots) words += " " + counted(vote.dots_cast(), "dot was", "dots were") + " given, " + std::to_string(vote.dots_unspent()) + " not spent.";
  words += " Of " + counted(vote.voters(), "person who may vote,", "people who may vote,") + " " + std::to_string(vote.could_not_vote()) +
           " did not, or could not.";
  page.paragraph(words);
  for (const RecordResult& result : vote.results())
    page.item(named(result) + ": " + (dots ? counted(result.dots(), "dot", "dots") : distribution(result)));
  if (vote.tied_for_first().empty()) return;
  std::vector<std::string> tied;
  for (const RecordResult& result : vote.results())
    if (std::find(vote.tied_for_first().begin(), vote.tied_for_first().end(), result.id()) != vote.tied_for_first().end())
      tied.push_back(named(result));
  page.paragraph("A tie for the first place: " + joined(tied, " and ") + ".");
}

std::string minutes(std::int64_t ms) {
  const auto whole = static_cast<std::uint32_t>(std::llround(static_cast<double>(ms) / 60'000));
  return counted(whole, "minute", "minutes");
}

}  // namespace

void write_harvest(Page& page, const GroupRecord& group) {
  if (!group.has_harvest()) return;
  const RecordHarvest& harvest = group.harvest();
  page.section("What the group brings");
  if (!harvest.headline().empty()) page.quotation(harvest.headline());
  else page.paragraph(harvest.no_headline() ? "The group chose to bring no headline." : "No headline was written.");
  if (!harvest.disagreement_kept().empty()) page.paragraph("Disagreement kept: " + in_markdown(harvest.disagreement_kept()));
  if (!harvest.example().empty()) page.paragraph("Example: " + in_markdown(harvest.example()));
}

void write_votes(Page& page, const GroupRecord& group) {
  if (group.votes().empty()) return;
  page.section("What was weighed");
  for (const RecordVote& vote : group.votes()) write_vote(page, vote);
}

void write_phases(Page& page, const GroupRecord& group, const std::string& zone) {
  if (group.phases().empty()) return;
  page.section("How it went");
  for (const RecordPhase& phase : group.phases()) {
    const auto from = local_time(phase.started_ms(), zone);
    std::string words = (from ? from->clock + " — " : "") + spoken(phase.kind());
    if (!phase.title().empty()) words += ", " + in_markdown(phase.title(), "  ");
    words += ": planned " + (phase.planned_minutes() == 0 ? "without a limit" : minutes(phase.planned_minutes() * 60'000LL));
    if (phase.extended_minutes() != 0) words += ", " + minutes(phase.extended_minutes() * 60'000LL) + " added";
    words += phase.ended_ms() == 0 ? ", still running" : ", took " + minutes(phase.ended_ms() - phase.started_ms() - phase.paused_for_ms());
    if (phase.paused_for_ms() != 0) words += " and a pause of " + minutes(phase.paused_for_ms());
    page.item(words);
  }
}

}  // namespace plenary
