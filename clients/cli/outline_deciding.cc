// How far a decision by a method has come, below its line: what is asked, tested, objected.
#include <algorithm>
#include <map>

#include "clients/cli/outline.h"

namespace plenary::cli {
namespace {

std::string on_one_line(std::string words) {
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words;
}

std::string method_word(const Decision& decision) {
  switch (decision.method()) {
    case CONSENT: return "by consent";
    case GRADIENTS: return "by gradients of agreement, 1 to 8";
    case MAJORITY: return "by majority";
    case SENSE_OF_THE_ROOM: return "by a sense of the room";
    default: return "by a method that is not chosen yet";
  }
}

std::string round_line(const DecisionRound& round) {
  std::string line = "round " + std::to_string(round.number()) + " on version " + std::to_string(round.version());
  if (round.closed_ms() == 0) return line + ", open: `respond`";
  line += ", closed:";
  const std::map<std::string, std::uint32_t> counts(round.counts().begin(), round.counts().end());
  for (const auto& [response, count] : counts) line += " " + response + " " + std::to_string(count);
  return line;
}

}  // namespace

std::vector<std::string> deciding_lines(const OutlineOf& of, const Record& record) {
  const Decision& decision = record.decision();
  std::vector<std::string> lines;
  if (!decision.by_method()) return lines;
  lines.push_back(method_word(decision) + ", version " + std::to_string(decision.versions_size()));
  for (int i = 0; i < decision.options_size(); ++i)
    lines.push_back("option " + std::to_string(i + 1) + ": " + decision.options(i));
  for (int i = 0; i < decision.clarifications_size(); ++i) {
    const Clarification& one = decision.clarifications(i);
    const std::string answer = one.not_known() ? "not known" : one.answer().empty() ? "no answer yet" : one.answer();
    lines.push_back("question " + std::to_string(i + 1) + ": " + on_one_line(one.question()) + "  (" +
                    on_one_line(answer) + ")");
  }
  for (const Reaction& reaction : decision.reactions())
    lines.push_back("reaction: " + on_one_line(reaction.text()) + "  (" +
                    person_name(of.document, of.people, reaction.by()) + ")");
  for (const DecisionRound& round : decision.rounds()) lines.push_back(round_line(round));
  for (int i = 0; i < decision.objections_size(); ++i) {
    const Objection& one = decision.objections(i);
    lines.push_back("objection " + std::to_string(i + 1) + ": " + on_one_line(one.reason()) + "  (" +
                    (!one.resolution().empty()     ? one.resolution()
                     : one.judged_reason().empty() ? "not judged yet"
                     : one.qualifies()             ? "qualifies: " + on_one_line(one.judged_reason())
                                                   : "a concern: " + on_one_line(one.judged_reason())) +
                    ")");
  }
  for (const Concern& concern : decision.concerns()) lines.push_back("concern: " + on_one_line(concern.text()));
  return lines;
}

std::string response_in_one_line(const OutlineOf& of, const DecisionResponse& response) {
  const Record* decision = of.document.find(response.decision());
  return (response.open() ? "Response of " + person_name(of.document, of.people, response.by()) : "Your response") +
         " to " + (decision ? label_of(of.document, *decision) : "a decision") + ": " + response.response() +
         (response.reason().empty() ? "" : ", because " + on_one_line(response.reason()));
}

}  // namespace plenary::cli
