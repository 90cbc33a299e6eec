// An archive into a store that has none of its documents: whole or not at all (ARCHIVE-3). What a crash in the middle
// leaves is nobody's document, and the import is run again.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "server/archives/suppressing.h"
#include "server/live/ports.h"
#include "server/store/people.h"
#include "server/store/restorer.h"

namespace plenary {

struct ImportParts {
  Log& log;
  PeopleStore& people;
  SuppressionList& suppressed;
  Restorer& restorer;
  Entropy& entropy;
  // Keeps the keys of the documents' chains, before there are the documents.
  std::function<void(const std::map<std::string, std::string>&)> keep_keys;
  // Brings what stands behind the archive, before there are the documents. Empty, or what is wrong.
  std::function<std::string()> bring_files;
};

// What stands against the archive as it is: damage, commits of a newer version. Empty: nothing.
[[nodiscard]] std::string why_not_import(const Archive& archive);

class ArchiveImport : public std::enable_shared_from_this<ArchiveImport> {
 public:
  struct Result {
    std::string problem;         // empty: it is in
    std::size_t suppressed = 0;  // documents from which words were erased
    Archive archive;             // as it went in
  };
  using Done = std::function<void(Result)>;

  // Precondition: nothing stands against it. `also`: words to suppress beside those of the archive and of the store.
  ArchiveImport(ImportParts parts, Archive archive, std::vector<SuppressedWords> also, std::int64_t now_ms, Done done);
  void begin();

 private:
  void gather_suppressed(std::vector<SuppressedWords> known);
  void suppress_and_keep(std::vector<SuppressedWords> all);
  void look_up_person(std::size_t which);
  void put_people();
  void restore();
  void end(std::string problem);

  ImportParts parts_;
  Result result_;
  std::vector<SuppressedWords> also_;
  std::int64_t now_ms_;
  Done done_;
  std::vector<std::pair<std::string, ListedPerson>> known_;  // document, and who is known in it
  std::size_t next_known_ = 0;
  std::map<std::string, ListedPerson> people_;  // as they are to be kept
};

}  // namespace plenary
