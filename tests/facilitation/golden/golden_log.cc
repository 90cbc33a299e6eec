#include "tests/facilitation/golden/golden_log.h"

#include <sstream>
#include <stdexcept>

#include "tests/facilitation/vectors/json.h"

namespace plenary::golden {

std::string to_text(const GoldenLog& log) {
  std::string text = "# " + log.about + "\n";
  for (const GoldenCommit& commit : log.commits) {
    text += "commit " + vectors::base64(commit.bytes) + "\n";
    text += "records " + commit.records_hash + "\n";
    text += "state " + commit.state_hash + "\n";
    if (!commit.snapshot.empty()) text += "snapshot " + vectors::base64(commit.snapshot) + "\n";
  }
  for (const std::string& record : log.records) text += "record " + record + "\n";
  return text;
}

GoldenLog from_text(const std::string& text) {
  GoldenLog log;
  std::istringstream in(text);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const std::size_t space = line.find(' ');
    const std::string what = line.substr(0, space);
    const std::string rest = space == std::string::npos ? "" : line.substr(space + 1);
    const bool of_a_commit = what == "records" || what == "state" || what == "snapshot";
    if (of_a_commit && log.commits.empty())
      throw std::runtime_error("line " + std::to_string(number) + ": no commit yet");
    if (what == "#") {
      log.about = rest;
    } else if (what == "commit") {
      log.commits.push_back({vectors::from_base64(rest), "", "", ""});
    } else if (what == "records") {
      log.commits.back().records_hash = rest;
    } else if (what == "state") {
      log.commits.back().state_hash = rest;
    } else if (what == "snapshot") {
      log.commits.back().snapshot = vectors::from_base64(rest);
    } else if (what == "record") {
      log.records.push_back(rest);
    } else {
      throw std::runtime_error("line " + std::to_string(number) + ": what is \"" + what + "\"?");
    }
  }
  return log;
}

}  // namespace plenary::golden
