// A board as one of the project's templates opens it, with the people of Story on it and no phase that runs.
#pragma once

#include "facilitation/checks/findings.h"
#include "tests/facilitation/meetings/shipped.h"
#include "tests/facilitation/rules/story.h"

namespace plenary::test {

inline Story board_of(const std::string& template_id) {
  const Template* from = shipped_templates().find(template_id);
  if (!from) throw std::runtime_error("no template " + template_id);
  BoardPlan plan;
  plan.board.set_title("Group 1");
  std::vector<Record> records;
  for (Record& record : board_records(*from, plan))
    if (!record.has_phase()) records.push_back(std::move(record));
  return Story(records);
}

inline std::string card(const std::string& id, const std::string& kind, const std::string& region,
                        const std::string& words) {
  return "add_card { id: '" + id + "' kind: " + kind + " text: '" + words + "' place { region: '" + region + "' } }";
}
inline std::string link(const std::string& from, const std::string& to, const std::string& label) {
  return "add_link { id: '" + from + "-" + to + "' from: '" + from + "' to: '" + to + "' label: '" + label + "' }";
}
inline std::string field(const std::string& id, const std::string& name, const std::string& answer) {
  return "set_card { id: '" + id + "' fields { key: '" + name + "' value: '" + answer + "' } }";
}
inline std::string adopted(const std::string& id, const std::string& text, const std::string& rest = "") {
  return "add_decision { id: '" + id + "' title: 'Wording' text: '" + text + "' state: ADOPTED " + rest + " }";
}

// "risk-without-reward: r1", "no-spillover-indicator", "... (let be)", sorted as they are found.
inline std::vector<std::string> found(const Story& story, const checks::Names& names = {}) {
  std::vector<std::string> lines;
  for (const CheckFinding& finding : checks::findings(story.document, names)) {
    std::string line = finding.check();
    std::string about = finding.decision();
    for (const std::string& card : finding.cards()) about += (about.empty() ? "" : " ") + card;
    if (!about.empty()) line += ": " + about;
    for (const std::string& missing : finding.fields()) line += " -" + missing;
    if (finding.dismissed()) line += " (let be)";
    lines.push_back(line);
  }
  return lines;
}
using Lines = std::vector<std::string>;

}  // namespace plenary::test
