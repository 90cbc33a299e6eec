// A meeting out of the store: the logs as they are stored, the people of its documents, what is suppressed in them.
//
//   std::make_shared<ArchiveGathering>(parts, "bellagio-2019", now_ms, [](Archive archive, std::string problem) {
//     if (problem.empty()) problem = finish(archive);
//   })->begin();
//
// While the meeting goes on, each log is of one moment; the documents may be of different ones.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/live/ports.h"
#include "server/store/people.h"

namespace plenary {

struct ArchiveParts {
  Log& log;
  PeopleStore& people;
  SuppressionList& suppressed;
  const ChainKeys& keys;
};

class ArchiveGathering : public std::enable_shared_from_this<ArchiveGathering> {
 public:
  // `problem`: empty, or a sentence for operators. Where the logs lead, and the digest, are for `finish` to say.
  using Done = std::function<void(Archive archive, std::string problem)>;

  // An empty meeting: everything of the installation, but no people: an installation is its data folder.
  ArchiveGathering(ArchiveParts parts, std::string meeting, std::int64_t made_ms, Done done);
  void begin();

 private:
  void next_document();
  void read_log();
  void take(const ReadAnswer& answer);
  void list_people();
  void list_suppressed();
  void end(std::string problem);

  ArchiveParts parts_;
  Archive archive_;
  Done done_;
  std::vector<std::string> ids_;
  std::size_t at_ = 0;
  LogPosition head_;  // of the log that is being read
  int tries_ = 0;     // of it, each ended by an erasing meanwhile
  std::map<std::string, ListedPerson> people_;
};

// Folds every log, and writes down where it leads: work of some tenths of a second that may be done beside the loop.
// Empty, or what is damaged.
[[nodiscard]] std::string finish(Archive& archive);

}  // namespace plenary
