// PRESENCE-4 in memory, for tests and the simulation: all on one hub hear each other.
//
//   auto hub = std::make_shared<MemoryPresenceHub>();
//   MemoryPresence first(hub, post), second(hub, post);     // of two server nodes
#pragma once

#include <map>
#include <vector>

#include "server/store/memory_log.h"

namespace plenary {

class MemoryPresence;

struct MemoryPresenceHub {
  std::vector<MemoryPresence*> channels;  // those open now
};

class MemoryPresence : public PresenceChannel {
 public:
  MemoryPresence(std::shared_ptr<MemoryPresenceHub> hub, Post post);
  ~MemoryPresence() override;
  MemoryPresence(const MemoryPresence&) = delete;
  MemoryPresence& operator=(const MemoryPresence&) = delete;

  void say(const std::string& document, const std::string& message) override;
  void listen(const std::string& document, std::function<void(std::string_view message)> heard,
              std::function<void()> begun) override;
  void stop_listening(const std::string& document) override;

 private:
  using Heard = std::shared_ptr<std::function<void(std::string_view)>>;

  std::shared_ptr<MemoryPresenceHub> hub_;
  Post post_;
  std::map<std::string, Heard> listened_;
};

}  // namespace plenary
