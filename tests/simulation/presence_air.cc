#include "tests/simulation/presence_air.h"

#include <algorithm>

namespace plenary::simulation {

void PresenceAir::say(const NodeAir& from, const std::string& document, const std::string& message) {
  for (NodeAir* node : nodes_)
    if (node != &from) node->hears(document, message);
}

NodeAir::NodeAir(PresenceAir& air, SomeLife life) : air_(air), life_(std::move(life)) { air_.nodes_.push_back(this); }

NodeAir::~NodeAir() { std::erase(air_.nodes_, this); }

void NodeAir::say(const std::string& document, const std::string& message) { air_.say(*this, document, message); }

void NodeAir::listen(const std::string& document, std::function<void(std::string_view)> heard,
                     std::function<void()> begun) {
  listening_[document] = std::make_shared<Listening>(Listening{std::move(heard), std::move(begun)});
  begins(document, air_.chance_.between(1, 20));
}

void NodeAir::stop_listening(const std::string& document) { listening_.erase(document); }

void NodeAir::hears(const std::string& document, const std::string& message) {
  const auto found = listening_.find(document);
  if (found == listening_.end()) return;
  if (air_.chance_.percent(air_.trouble)) {
    air_.witness_.count("presence missed");
    if (air_.chance_.percent(50)) begins(document, air_.chance_.between(50, 2'000));
    return;
  }
  Listening& listening = *found->second;
  listening.next_ms = std::max(listening.next_ms, air_.line_.now() + air_.chance_.between(1, 20));
  air_.line_.after(listening.next_ms - air_.line_.now(), life_, [weak = std::weak_ptr(found->second), message] {
    if (const auto still = weak.lock()) still->heard(message);
  });
}

void NodeAir::begins(const std::string& document, std::int64_t after_ms) {
  air_.line_.after(after_ms, life_, [weak = std::weak_ptr(listening_.at(document))] {
    if (const auto still = weak.lock()) still->begun();
  });
}

}  // namespace plenary::simulation
