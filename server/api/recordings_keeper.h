// Recordings that nobody can hear any more go: a file that its record does not name was brought by somebody who lost the
// line before it was named, or was taken out by somebody who lost it before the file was dropped.
//
//   which records have files ─▶ what each of them names ─▶ what has not been named for days goes
//
// A record that cannot be read just now names all of its files.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/live/live_documents.h"
#include "server/recordings/recording_files.h"

namespace plenary {

class RecordingsKeeper {
 public:
  struct Parts {
    LiveDocuments& documents;
    Clock& clock;
    RecordingFiles* files;  // null: none are kept here
    // Does `work` beside the loop, then `then` on it. Empty: at once, and on the loop.
    std::function<void(std::function<void()> work, std::function<void()> then)> beside;
  };
  explicit RecordingsKeeper(Parts parts);

  static constexpr std::int64_t kFirstMs = 60'000;  // the server has enough to do when it starts
  static constexpr std::int64_t kLookMs = 86'400'000;
  static constexpr int kUnnamedDays = 30;

 private:
  void look();
  void look_at(std::shared_ptr<std::vector<std::string>> left);
  void beside(std::function<void()> work, std::function<void()> then);

  Parts parts_;
  Clock::Timer timer_;
};

}  // namespace plenary
