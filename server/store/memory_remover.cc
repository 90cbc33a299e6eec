#include "server/store/memory_remover.h"

#include "facilitation/document/rehearsal.h"

namespace plenary {

void MemoryRemover::remove(const std::string& rehearsal, std::function<void(StoreAnswer)> done) {
  StoreAnswer answer = away ? StoreAnswer::unavailable : StoreAnswer::ok;
  if (!is_rehearsal(rehearsal)) answer = StoreAnswer::refused;
  if (answer == StoreAnswer::ok) {
    unfinished_.insert(rehearsal);
    std::erase_if(documents_->by_id, [&](const auto& kept) { return rehearsal_of(kept.first) == rehearsal; });
    forget_people_([&](const std::string& document) { return rehearsal_of(document) == rehearsal; });
  }
  post_([done = std::move(done), answer] { done(answer); });
}

void MemoryRemover::finish(const std::string& rehearsal, std::function<void(StoreAnswer)> done) {
  if (!away) unfinished_.erase(rehearsal);
  post_([done = std::move(done), away = away] { done(away ? StoreAnswer::unavailable : StoreAnswer::ok); });
}

void MemoryRemover::left(std::function<void(std::optional<Left>)> done) {
  std::set<std::string> there;
  for (const auto& [id, kept] : documents_->by_id)
    if (std::string rehearsal = rehearsal_of(id); !rehearsal.empty()) there.insert(std::move(rehearsal));
  std::optional<Left> left = Left{{there.begin(), there.end()}, {unfinished_.begin(), unfinished_.end()}};
  if (away) left.reset();
  post_([done = std::move(done), left = std::move(left)] { done(left); });
}

}  // namespace plenary
