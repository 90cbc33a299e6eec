// A file that somebody wrote or brought, as a template, a template of a meeting's own, and a meeting: loaded, or told what
// is wrong with it and where; and what was loaded can be written and is then the same.
#include <google/protobuf/util/message_differencer.h>

#include <algorithm>

#include "facilitation/meetings/written.h"
#include "facilitation/templates/written_template.h"
#include "tests/fuzz/problems.h"
#include "tests/fuzz/project_files.h"

namespace plenary::fuzz {
namespace {

constexpr const char* kFile = "file.yaml";

std::string all_problems(const std::vector<Problem>& problems) {
  std::string all;
  for (const Problem& problem : problems) all += sentence(problem) + "\n";
  return all;
}

void look_at_template(const std::string& text) {
  const LoadedTemplates loaded = load_templates({{kFile, text, ""}});
  look_at_problems(loaded.problems, kFile, text);
  const bool says_conventions = text.find("conventions") != std::string::npos;
  must(!loaded.templates.empty() || !loaded.problems.empty() || says_conventions, "no template, and nothing wrong");
  must(loaded.templates.empty() || loaded.problems.empty(), "a template with a problem");
  for (const Template& board : loaded.templates) {
    const std::string written = as_yaml(board);
    const LoadedTemplates again = load_templates({{kFile, written, ""}});
    must_equal(all_problems(again.problems), "",
               "a template that was loaded cannot be read when it is written: " + written);
    must(again.templates.size() == 1, "a template that was written is none");
    must_equal(again.templates.front().DebugString(), board.DebugString(), "a template is another when it was written");
  }
}

void look_at_own(const std::string& text) {
  const OwnTemplate own = read_own_template({kFile, text, ""});
  look_at_problems(own.problems, kFile, text);
  must(own.board || !own.problems.empty(), "no template of one's own, and nothing wrong");
  if (!own.board || !own.problems.empty()) return;
  const OwnTemplate counted = read_own_template({kFile, with_version(text, 77), ""});
  if (text.size() + 8 > kLongestOwnTemplate) return;
  Template wanted = *own.board;
  wanted.set_version(77);
  must(counted.board.has_value(), "a template with another version cannot be read");
  must_equal(counted.board->DebugString(), wanted.DebugString(), "another version changes something else");
}

void look_at_meeting(const std::string& text) {
  const LoadedMeetings loaded = load_meetings({{kFile, text, ""}}, test::shipped_templates().templates);
  look_at_problems(loaded.problems, kFile, text);
  must(!loaded.meetings.empty() || !loaded.problems.empty(), "no meeting, and nothing wrong");
  must(loaded.meetings.empty() || loaded.problems.empty(), "a meeting with a problem");
  for (const MeetingPlan& plan : loaded.meetings) {
    const Document meeting = opened_with(plan.records);
    const std::string written = as_yaml(plan.id, meeting, plan.people);
    const LoadedMeetings again = load_meetings({{kFile, written, ""}});
    must_equal(all_problems(again.problems), "",
               "a meeting that was loaded cannot be read when it is written: " + written);
    must(again.meetings.size() == 1, "a meeting that was written is none");
    must_equal(
        as_yaml(again.meetings.front().id, opened_with(again.meetings.front().records), again.meetings.front().people),
        written, "a meeting is another when it was written");
    for (const BoardPlan& board : plan.boards)
      if (const Template* its = test::shipped_templates().find(board.template_id))
        static_cast<void>(opened_with(board_records(*its, board)));
  }
}

void look_at_yaml(std::string_view input) {
  const std::string text(input);
  std::vector<Problem> problems;
  const auto root = yaml::parse({kFile, text, ""}, problems);
  look_at_problems(problems, kFile, text);
  must(root.has_value() == problems.empty(), "a tree with a problem, or neither");
  if (root) {
    std::vector<Problem> none;
    const std::string line = yaml::in_one_line(*root);
    const auto again = yaml::parse({kFile, line, ""}, none);
    must_equal(all_problems(none), "", "a tree cannot be read when it is written in one line: " + line);
    must_equal(yaml::in_one_line(*again), line, "a tree is another in one line");
  }
  look_at_template(text);
  look_at_own(text);
  look_at_meeting(text);
}

// Files of the project, whole and as their first lines; those that are too long to be tried often, only so.
std::vector<std::string> yaml_seeds() {
  constexpr std::size_t kShort = 12'000;
  std::vector<std::string> seeds;
  for (const char* folder : {"facilitation/templates", "facilitation/meetings"})
    for (const NamedText& file : test::files_in(folder)) {
      if (file.text.size() <= kShort) seeds.push_back(file.text);
      seeds.push_back(file.text.substr(0, file.text.find('\n', 1'500) + 1));
    }
  seeds.emplace_back(
      "id: own.tiny  # what we try first\nversion: 1\ntitle: Tiny\npillar: any\npurpose: To be small.\n"
      "framing_question: Is it small?\ntotal_minutes: 5\nregions:\n"
      "  - {id: a, title: A, prompt: Why, card_kinds: [idea, risk], layout: {col: 0, row: 0, w: 1, h: 1}}\n"
      "phases:\n  - {kind: frame, minutes: 5, title: Frame}\n");
  seeds.emplace_back(
      "schema_version: 1\nmeeting: {id: m, title: M, timezone: Europe/Rome}\nagenda:\n"
      "  - {id: s1, kind: session, title: One, day: 2027-03-01, start: \"09:00\", end: \"10:00\"}\n");
  return seeds;
}

}  // namespace

const Target yaml_file{"yaml_file", look_at_yaml, yaml_seeds};

}  // namespace plenary::fuzz
