// PRESENCE-4: people of this document whose connections are to other servers on the same log. Each server says its own; what
// it hears of another it holds until that one says otherwise, or nothing at all for a while.
#include "server/live/live_document.h"
#include "server/live/seeded_bugs.h"

namespace plenary {

void LiveDocument::begin_to_listen_elsewhere() {
  if (!ports_.presence || listening_elsewhere_) return;
  listening_elsewhere_ = true;
  ports_.presence->listen(
      id_,
      [weak = weak_from_this()](std::string_view message) {
        if (auto self = weak.lock()) self->hear_elsewhere(message);
      },
      [weak = weak_from_this()] {
        if (auto self = weak.lock()) self->say_everybody(/*asks=*/true);
      });
  look_elsewhere();
}

void LiveDocument::stop_listening_elsewhere() {
  if (!std::exchange(listening_elsewhere_, false)) return;
  elsewhere_timer_ = {};
  elsewhere_.clear();
  ports_.presence->stop_listening(id_);
}

void LiveDocument::each_elsewhere(const std::function<void(const Elsewhere::Connection&)>& look) const {
  for (const auto& [node, there] : elsewhere_)
    for (const auto& [number, connection] : there.connections) look(connection);
}

void LiveDocument::look_elsewhere() {
  const std::int64_t now = ports_.clock.steady_ms();
  for (auto there = elsewhere_.begin(); there != elsewhere_.end();) {
    if (PLENARY_BUG(silent_node_stays) || now - there->second.heard_ms < options_.presence_ttl_ms) {
      ++there;
      continue;
    }
    while (!there->second.connections.empty()) gone_elsewhere(there->second, there->second.connections.begin()->first);
    there = elsewhere_.erase(there);
  }
  if (!visits_.empty()) say_everybody(/*asks=*/false);
  elsewhere_timer_ = ports_.clock.after(options_.presence_again_ms, [this] { look_elsewhere(); });
}

void LiveDocument::hear_elsewhere(std::string_view message) {
  NodePresence said;
  if (!said.ParseFromArray(message.data(), static_cast<int>(message.size()))) return;
  if (said.node().empty() || said.node() == options_.node) return;
  Elsewhere& there = elsewhere_[said.node()];
  there.heard_ms = ports_.clock.steady_ms();
  std::set<std::uint32_t> gone(said.gone().begin(), said.gone().end());
  if (said.everybody() && !PLENARY_BUG(everybody_only_adds))
    for (const auto& [number, connection] : there.connections) gone.insert(number);
  for (const ConnectionHere& here : said.here()) {
    gone.erase(here.shown().connection());
    take_elsewhere(there, here);
  }
  for (const std::uint32_t number : gone) gone_elsewhere(there, number);
  if (said.asks()) say_everybody(/*asks=*/false);
}

void LiveDocument::take_elsewhere(Elsewhere& there, const ConnectionHere& here) {
  const auto [found, arrived] = there.connections.try_emplace(here.shown().connection());
  Elsewhere::Connection& connection = found->second;
  Presence shown = here.shown();
  shown.DiscardUnknownFields();
  shown.set_connection(arrived ? next_connection_++ : connection.shown.connection());
  connection.poor = here.poor();
  connection.report = here.report();
  const bool changed = arrived || shown.SerializeAsString() != connection.shown.SerializeAsString();
  connection.shown = std::move(shown);
  if (!changed || visits_.empty() || crowd() > options_.presence_visits) return;
  presence_changed_.insert(connection.shown.connection());
  schedule_presence();
}

void LiveDocument::gone_elsewhere(Elsewhere& there, std::uint32_t number) {
  const auto found = there.connections.find(number);
  if (found == there.connections.end()) return;
  const Presence shown = std::move(found->second.shown);
  there.connections.erase(found);
  presence_changed_.erase(shown.connection());
  say_gone(shown);
  leader_gone(shown.participant());
  if (!visits_.empty()) schedule_presence();
}

ConnectionHere LiveDocument::connection_here(const Visit& visit, const Visit::Present& present) const {
  ConnectionHere here;
  *here.mutable_shown() = present.shown;
  here.set_poor(is_poor(visit, present));
  if (present.report.shared()) *here.mutable_report() = present.report;
  return here;
}

void LiveDocument::say_everybody(bool asks) {
  if (!listening_elsewhere_) return;
  NodePresence said;
  said.set_node(options_.node);
  said.set_everybody(true);
  said.set_asks(asks);
  for (const Visit* visit : visits_)
    if (const auto* present = std::get_if<Visit::Present>(&visit->state_);
        present && !visit->closed_ && present->shown.connection() != 0)
      *said.add_here() = connection_here(*visit, *present);
  ports_.presence->say(id_, said.SerializeAsString());
}

// Only to nodes that have been heard: mostly there are none.
void LiveDocument::say_changes() {
  if (!listening_elsewhere_ || elsewhere_.empty()) return;
  NodePresence said;
  said.set_node(options_.node);
  for (const Visit* visit : visits_)
    if (const auto* present = std::get_if<Visit::Present>(&visit->state_);
        present && presence_changed_.contains(present->connection))
      *said.add_here() = connection_here(*visit, *present);
  said.mutable_gone()->Add(gone_from_here_.begin(), gone_from_here_.end());
  if (said.here_size() > 0 || said.gone_size() > 0) ports_.presence->say(id_, said.SerializeAsString());
}

}  // namespace plenary
