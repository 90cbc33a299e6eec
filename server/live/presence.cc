// Who is here, where they point, what they drag: never logged, merged under load, the first thing to be dropped.
#include "server/live/live_document.h"

namespace plenary {
namespace {
constexpr std::size_t kWaitingPresence = 4;  // frames of presence that wait for a slow connection
constexpr int kDragged = 100;
}  // namespace

bool LiveDocument::visible_to_all(const std::string& record) const {
  const Record* found = document_.find(record);
  return found && audience(*found).kind == Audience::all;
}

std::map<std::string, LiveDocument::Here> LiveDocument::people_here() const {
  std::map<std::string, Here> people;
  for (const Visit* visit : visits_) {
    const auto* present = std::get_if<Visit::Present>(&visit->state_);
    if (!present || visit->closed_) continue;
    Here& here = people[visit->participant_];
    here.writing |= !present->shown.writing().empty();
    here.poor &= is_poor(*visit, *present);
  }
  return people;
}

// Too little is heard from there, or too little goes there.
bool LiveDocument::is_poor(const Visit& visit, const Visit::Present& present) const {
  const bool silent = ports_.clock.steady_ms() - visit.heard_ms_ > options_.poor_after_ms;
  return silent || history_.at().seq - present.cursor >= options_.poor_commits;
}

std::vector<LiveDocument::Device> LiveDocument::devices_here() const {
  std::vector<Device> devices;
  for (const Visit* visit : visits_) {
    const auto* present = std::get_if<Visit::Present>(&visit->state_);
    if (present && !visit->closed_ && present->report.shared())
      devices.push_back({visit->participant_, present->report, is_poor(*visit, *present)});
  }
  return devices;
}

void LiveDocument::take_presence(Visit& visit, const Presence& presence) {
  auto& present = std::get<Visit::Present>(visit.state_);
  const bool arrival = present.shown.connection() == 0;
  // PRESENCE-1: the last of what comes within a round is what the round tells.
  present.shown = presence;
  present.shown.DiscardUnknownFields();
  present.shown.set_connection(present.connection);
  present.shown.set_participant(visit.participant_);
  present.shown.set_gone(false);
  if (visits_.size() > options_.presence_visits) return;
  presence_changed_.insert(present.connection);
  if (arrival) {
    // They are told of everybody; everybody is told of them with the next round.
    auto everybody = std::make_shared<std::string>();
    for (const Visit* other : visits_)
      if (const auto* there = std::get_if<Visit::Present>(&other->state_);
          there && other != &visit && there->shown.connection() != 0) {
        ServerMessage message;
        Presence& shown = *message.mutable_presence();
        shown.set_connection(there->shown.connection());
        shown.set_participant(there->shown.participant());
        append_encoded(*everybody, message);
      }
    if (!everybody->empty()) present.presence.push_back(std::move(everybody));
  }
  schedule_presence();
}

void LiveDocument::presence_gone(const Visit::Present& present, const std::string& participant) {
  presence_changed_.erase(present.connection);
  if (present.shown.connection() == 0 || visits_.size() > options_.presence_visits || visits_.empty()) return;
  ServerMessage message;
  message.mutable_presence()->set_connection(present.connection);
  message.mutable_presence()->set_participant(participant);
  message.mutable_presence()->set_gone(true);
  presence_gone_.push_back(std::move(message));
  schedule_presence();
}

void LiveDocument::schedule_presence() {
  if (presence_timer_) return;
  presence_timer_ = ports_.clock.after(options_.presence_ms, [this] {
    presence_timer_.reset();
    send_presence();
  });
}

// One frame for everybody. PRESENCE-3: what some may not see is not in it.
void LiveDocument::send_presence() {
  auto frame = std::make_shared<std::string>();
  for (const Visit* visit : visits_) {
    const auto* present = std::get_if<Visit::Present>(&visit->state_);
    if (!present || !presence_changed_.contains(present->connection)) continue;
    ServerMessage message;
    Presence& shown = *message.mutable_presence();
    shown = present->shown;
    if (!shown.writing().empty() && !visible_to_all(shown.writing())) {
      shown.clear_writing();
      shown.clear_caret();
      shown.clear_anchor();
    }
    shown.clear_dragging();
    for (int i = 0; i < std::min(present->shown.dragging_size(), kDragged); ++i)
      if (visible_to_all(present->shown.dragging(i))) shown.add_dragging(present->shown.dragging(i));
    append_encoded(*frame, message);
  }
  presence_changed_.clear();
  for (const ServerMessage& gone : presence_gone_) append_encoded(*frame, gone);
  presence_gone_.clear();
  if (frame->empty()) return;
  const Bytes bytes = frame;
  for (Visit* visit : visits_) {
    auto* present = std::get_if<Visit::Present>(&visit->state_);
    if (!present) continue;
    if (present->presence.size() >= kWaitingPresence) present->presence.erase(present->presence.begin());
    present->presence.push_back(bytes);
    visit->visitor_.wake();
  }
}

}  // namespace plenary
