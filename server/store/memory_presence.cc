#include "server/store/memory_presence.h"

namespace plenary {

MemoryPresence::MemoryPresence(std::shared_ptr<MemoryPresenceHub> hub, Post post)
    : hub_(std::move(hub)), post_(std::move(post)) {
  hub_->channels.push_back(this);
}

MemoryPresence::~MemoryPresence() { std::erase(hub_->channels, this); }

void MemoryPresence::say(const std::string& document, const std::string& message) {
  for (MemoryPresence* channel : hub_->channels)
    if (const auto found = channel->listened_.find(document); found != channel->listened_.end())
      channel->post_([weak = std::weak_ptr(found->second), message] {
        if (const Heard heard = weak.lock()) (*heard)(message);
      });
}

void MemoryPresence::listen(const std::string& document, std::function<void(std::string_view message)> heard,
                            std::function<void()> begun) {
  listened_[document] = std::make_shared<std::function<void(std::string_view)>>(std::move(heard));
  post_(std::move(begun));
}

void MemoryPresence::stop_listening(const std::string& document) { listened_.erase(document); }

}  // namespace plenary
