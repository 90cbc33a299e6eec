// Who is here, where they point, what they drag: never logged, merged under load, the first thing to be dropped.
#include "server/live/live_document.h"

namespace plenary {
namespace {
constexpr std::size_t kWaitingPresence = 4;  // frames of presence that wait for a slow connection
constexpr int kDragged = 100;
}  // namespace

std::map<std::string, LiveDocument::Here> LiveDocument::people_here() const {
  const std::int64_t now_ms = ports_.clock.steady_ms();
  std::map<std::string, Here> people;
  for (const Visit* visit : visits_) {
    const auto* present = std::get_if<Visit::Present>(&visit->state_);
    if (!present || visit->closed_) continue;
    Here& here = people[visit->participant_];
    here.writing |= !present->shown.writing().empty();
    const bool silent = now_ms - visit->heard_ms_ > options_.poor_after_ms;
    here.poor &= silent || history_.at().seq - present->cursor >= options_.poor_commits;
  }
  return people;
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

// What a presence touches that not everybody may see: who is sent it, and who only that somebody is here.
struct LiveDocument::ShownPresence {
  const Presence* shown = nullptr;
  std::vector<const Record*> restricted;  // each may be for others
};

// PRESENCE-3: what touches a record goes to those who may see the record, and to nobody else. Who may see the same of all
// that changed shares a frame; mostly that is everybody.
void LiveDocument::send_presence() {
  std::vector<ShownPresence> changed;
  for (const Visit* visit : visits_)
    if (const auto* present = std::get_if<Visit::Present>(&visit->state_);
        present && presence_changed_.contains(present->connection))
      changed.push_back({&present->shown, restricted_in(present->shown)});
  presence_changed_.clear();
  std::string gone;
  for (const ServerMessage& message : presence_gone_) append_encoded(gone, message);
  presence_gone_.clear();
  if (changed.empty() && gone.empty()) return;
  std::map<std::vector<const Record*>, Bytes> frames;  // by what of the restricted a viewer may see
  for (Visit* visit : visits_) {
    auto* present = std::get_if<Visit::Present>(&visit->state_);
    if (!present) continue;
    const Viewer viewer{visit->participant_, document_.role_of(visit->participant_)};
    std::vector<const Record*> seen;
    for (const ShownPresence& one : changed)
      for (const Record* record : one.restricted)
        if (may_see(*record, viewer)) seen.push_back(record);
    Bytes& frame = frames[seen];
    if (!frame) {
      auto bytes = std::make_shared<std::string>();
      for (const ShownPresence& one : changed) append_encoded(*bytes, presence_for(*one.shown, seen));
      *bytes += gone;
      frame = std::move(bytes);
    }
    if (present->presence.size() >= kWaitingPresence) present->presence.erase(present->presence.begin());
    present->presence.push_back(frame);
    visit->visitor_.wake();
  }
}

std::vector<const Record*> LiveDocument::restricted_in(const Presence& shown) const {
  std::vector<const Record*> restricted;
  const auto look_at = [&](const std::string& id) {
    const Record* record = document_.find(id);
    if (record && audience(*record).kind != Audience::all) restricted.push_back(record);
  };
  if (!shown.writing().empty()) look_at(shown.writing());
  for (int i = 0; i < std::min(shown.dragging_size(), kDragged); ++i) look_at(shown.dragging(i));
  return restricted;
}

// `seen`: of the restricted records, those that its readers may see.
ServerMessage LiveDocument::presence_for(const Presence& shown, const std::vector<const Record*>& seen) const {
  const auto may_be_told = [&](const std::string& id) {
    const Record* record = document_.find(id);
    return record &&
           (audience(*record).kind == Audience::all || std::find(seen.begin(), seen.end(), record) != seen.end());
  };
  ServerMessage message;
  Presence& told = *message.mutable_presence();
  told = shown;
  if (!shown.writing().empty() && !may_be_told(shown.writing())) {
    told.clear_writing();
    told.clear_caret();
    told.clear_anchor();
  }
  told.clear_dragging();
  for (int i = 0; i < std::min(shown.dragging_size(), kDragged); ++i)
    if (may_be_told(shown.dragging(i))) told.add_dragging(shown.dragging(i));
  return message;
}

}  // namespace plenary
