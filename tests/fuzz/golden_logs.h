// The golden logs of the first format (tests/golden), as what a document may begin with.
#pragma once

#include <algorithm>
#include <filesystem>

#include "facilitation/document/document.h"
#include "facilitation/views/view.h"
#include "server/live/schema.h"
#include "tests/facilitation/golden/golden_log.h"
#include "tests/facilitation/templates/files.h"

namespace plenary::fuzz {

struct GoldenCommits {
  std::string name;                  // "board"
  std::vector<std::string> commits;  // as they were stored
};

[[nodiscard]] inline const std::vector<GoldenCommits>& golden_logs() {
  static const std::vector<GoldenCommits> kLogs = [] {
    std::vector<GoldenCommits> logs;
    for (const char* name : {"board", "every-noun", "guidebook", "meeting", "note", "record"}) {
      const NamedText file = test::file_of_project("tests/golden/format-1/" + std::string(name) + ".log");
      std::vector<std::string> commits;
      for (const golden::GoldenCommit& commit : golden::from_text(file.text).commits) commits.push_back(commit.bytes);
      if (commits.empty()) throw std::runtime_error(file.name + " is not there");
      logs.push_back({name, std::move(commits)});
    }
    return logs;
  }();
  return kLogs;
}

}  // namespace plenary::fuzz
