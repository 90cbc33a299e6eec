// LOG-16 amid troubles: words that their author took back, and those that stood before other words were agreed on, looked
// for wherever something could be left of them. What a rollback took away (lost-N) is this run's own copy, and not looked at.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "facilitation/document/document.h"
#include "proto/archive.pb.h"
#include "tests/torture/verdict.h"

namespace plenary::torture {

using WrittenOn = std::map<std::string, std::set<std::string>>;  // record -> markers that anybody asked to put there

// What is to be erased of what this document shows, and is still in its log.
[[nodiscard]] bool something_is_due(const Document& document);

class TakenBack {
 public:
  explicit TakenBack(Verdicts& verdicts) : verdicts_(verdicts) {}

  void trouble_is_over(std::int64_t wall_ms) { peace_ms_ = wall_ms; }
  // Of any history, those that were lost first: an erased entry is the one that stood there, without its words.
  void entry(const ArchivedEntry& entry);
  void passing(const Commit& commit);
  // In the end: which words are gone.
  void read(const Document& document, const WrittenOn& written);
  void look_in(const std::string& place, std::string_view bytes) const;
  void look_in_file(const std::filesystem::path& file) const;
  void look_in_files(const std::filesystem::path& folder) const;

 private:
  void gone(const std::set<std::string>& markers, std::string_view but_for);

  Verdicts& verdicts_;
  std::int64_t peace_ms_ = INT64_MAX;
  std::map<std::string, std::string> digests_;  // chain ->
  std::set<std::string> gone_;                  // markers
};

}  // namespace plenary::torture
