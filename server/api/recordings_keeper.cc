#include "server/api/recordings_keeper.h"

#include "facilitation/document/session_record.h"

namespace plenary {

RecordingsKeeper::RecordingsKeeper(Parts parts) : parts_(std::move(parts)) {
  if (parts_.files) timer_ = parts_.clock.after(kFirstMs, [this] { look(); });
}

void RecordingsKeeper::look() {
  timer_ = parts_.clock.after(kLookMs, [this] { look(); });
  const auto found = std::make_shared<std::vector<std::string>>();
  beside([files = parts_.files, found] { *found = files->documents(); }, [this, found] { look_at(found); });
}

// One after the other: a record that is read is in memory for a while.
void RecordingsKeeper::look_at(std::shared_ptr<std::vector<std::string>> left) {
  if (left->empty()) return;
  const std::string document = left->back();
  left->pop_back();
  parts_.documents.read(document, [this, document, left](const LiveDocument* live) {
    const SessionRecordHead* head = live ? record_head(live->document()) : nullptr;
    if (!head) return look_at(left);
    const auto copy = std::make_shared<SessionRecordHead>(*head);
    beside(
        [files = parts_.files, document, copy] {
          files->forget_unnamed(
              document, [&copy](const std::string& id) { return names_recording(*copy, id); }, kUnnamedDays);
        },
        [this, left] { look_at(left); });
  });
}

void RecordingsKeeper::beside(std::function<void()> work, std::function<void()> then) {
  if (parts_.beside) return parts_.beside(std::move(work), std::move(then));
  work();
  then();
}

}  // namespace plenary
