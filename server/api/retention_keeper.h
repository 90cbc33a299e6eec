// What time takes from documents (RECORD-9, and quotations whose last day has gone by) is taken by whoever serves them, and
// nobody serves a board that nobody opens. So once a day each is read, slowly, one after the other; reading it is enough.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/live/live_documents.h"

namespace plenary {

class RetentionKeeper {
 public:
  RetentionKeeper(LiveDocuments& documents, Log& log, Clock& clock);

  static constexpr std::int64_t kFirstMs = 300'000;  // the server has enough to do when it starts
  static constexpr std::int64_t kLookMs = 86'400'000;
  static constexpr std::int64_t kBetweenMs = 2'000;  // so that few of them are in memory at once

 private:
  void look();
  void read(std::shared_ptr<std::vector<std::string>> left);

  LiveDocuments& documents_;
  Log& log_;
  Clock& clock_;
  Clock::Timer timer_, next_;
};

}  // namespace plenary
