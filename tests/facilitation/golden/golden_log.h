// A golden log: what a release once wrote, one document a file, and what it folded to then. Text, so that it can be
// looked at; the commits in it are the stored bytes.
//
//   # words for people
//   commit BASE64       the bytes of one Commit, in order from seq 1
//   records HEX         records_hash after it
//   state HEX           state_hash after it
//   snapshot BASE64     sometimes: a DocumentSnapshot as it was stored after the commit above
//   record JSON         at the end: each record, so that a number that came to mean another field is seen
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace plenary::golden {

struct GoldenCommit {
  std::string bytes;
  std::string records_hash;  // hex
  std::string state_hash;    // hex
  std::string snapshot;      // bytes; empty: none was stored here
};

struct GoldenLog {
  std::string about;
  std::vector<GoldenCommit> commits;
  std::vector<std::string> records;  // JSON
};

[[nodiscard]] std::string to_text(const GoldenLog& log);
[[nodiscard]] GoldenLog from_text(const std::string& text);  // throws std::runtime_error, naming the line

}  // namespace plenary::golden
