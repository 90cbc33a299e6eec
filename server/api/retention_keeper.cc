#include "server/api/retention_keeper.h"

namespace plenary {

RetentionKeeper::RetentionKeeper(LiveDocuments& documents, Log& log, Clock& clock)
    : documents_(documents), log_(log), clock_(clock), timer_(clock.after(kFirstMs, [this] { look(); })) {}

void RetentionKeeper::look() {
  timer_ = clock_.after(kLookMs, [this] { look(); });
  if (next_) return;  // of so many that a day was not enough
  log_.list([this](std::optional<std::vector<std::string>> ids) {
    if (ids) read(std::make_shared<std::vector<std::string>>(std::move(*ids)));
  });
}

void RetentionKeeper::read(std::shared_ptr<std::vector<std::string>> left) {
  next_ = {};
  if (left->empty()) return;
  const std::string document = std::move(left->back());
  left->pop_back();
  documents_.read(document, [](const LiveDocument*) {});
  next_ = clock_.after(kBetweenMs, [this, left] { read(left); });
}

}  // namespace plenary
