// Who is here, where they point, what they drag: never logged, sent after everything else, merged while it waits.
#include <stdexcept>

#include "server/live/live_document.h"
#include "server/live/seeded_bugs.h"

namespace plenary {
namespace {
constexpr std::size_t kWaitingPresence = 4;  // frames of presence that wait for a slow connection
constexpr int kDragged = 100;

// Of each connection the last that waits to be told: who came and who left is told to a slow reader, too, and only where
// they pointed on the way is dropped.
Bytes merged(const std::vector<Bytes>& waiting) {
  std::string all;
  for (const Bytes& frame : waiting) all += *frame;
  ServerFrame frame;
  if (!frame.ParseFromString(all)) throw std::logic_error("presence that was encoded here cannot be read");
  std::map<std::uint32_t, const ServerMessage*> last;
  for (const ServerMessage& message : frame.messages()) last[message.presence().connection()] = &message;
  auto bytes = std::make_shared<std::string>();
  for (const auto& [connection, message] : last) append_encoded(*bytes, *message);
  return bytes;
}
}  // namespace

std::map<std::string, LiveDocument::Here> LiveDocument::people_here() const {
  std::map<std::string, Here> people;
  const auto has_connection = [&](const std::string& participant, const Presence& shown, bool poor) {
    Here& here = people[participant];
    here.writing |= !shown.writing().empty();
    here.poor &= poor;
  };
  for (const Visit* visit : visits_)
    if (const auto* present = std::get_if<Visit::Present>(&visit->state_); present && !visit->closed_)
      has_connection(visit->participant_, present->shown, is_poor(*visit, *present));
  each_elsewhere(
      [&](const Elsewhere::Connection& there) { has_connection(there.shown.participant(), there.shown, there.poor); });
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
  each_elsewhere([&](const Elsewhere::Connection& there) {
    if (there.report.shared()) devices.push_back({there.shown.participant(), there.report, there.poor});
  });
  return devices;
}

std::size_t LiveDocument::crowd() const {
  std::size_t connections = visits_.size();
  for (const auto& [node, there] : elsewhere_) connections += there.connections.size();
  return connections;
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
  if (crowd() > options_.presence_visits) return;
  presence_changed_.insert(present.connection);
  if (arrival) {
    // They are told of everybody; everybody is told of them with the next round.
    auto everybody = std::make_shared<std::string>();
    const auto tell_of = [&](const Presence& there) {
      ServerMessage message;
      message.mutable_presence()->set_connection(there.connection());
      message.mutable_presence()->set_participant(there.participant());
      std::string bytes;
      append_encoded(bytes, message);
      present.told_presence[there.connection()] = std::hash<std::string>{}(bytes);
      *everybody += bytes;
    };
    for (const Visit* other : visits_)
      if (const auto* there = std::get_if<Visit::Present>(&other->state_);
          there && other != &visit && there->shown.connection() != 0)
        tell_of(there->shown);
    each_elsewhere([&](const Elsewhere::Connection& there) { tell_of(there.shown); });
    if (!everybody->empty()) present.presence.push_back(std::move(everybody));
  }
  schedule_presence();
}

void LiveDocument::presence_gone(const Visit::Present& present) {
  presence_changed_.erase(present.connection);
  if (present.shown.connection() == 0) return;
  gone_from_here_.push_back(present.connection);
  say_gone(present.shown);
  schedule_presence();
}

void LiveDocument::say_gone(const Presence& shown) {
  if (crowd() > options_.presence_visits || visits_.empty()) return;
  ServerMessage message;
  message.mutable_presence()->set_connection(shown.connection());
  message.mutable_presence()->set_participant(shown.participant());
  message.mutable_presence()->set_gone(true);
  presence_gone_.push_back(std::move(message));
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

std::vector<LiveDocument::ShownPresence> LiveDocument::changed_presence() const {
  std::vector<ShownPresence> changed;
  const auto look_at = [&](const Presence& shown) {
    if (presence_changed_.contains(shown.connection())) changed.push_back({&shown, restricted_in(shown)});
  };
  for (const Visit* visit : visits_)
    if (const auto* present = std::get_if<Visit::Present>(&visit->state_)) look_at(present->shown);
  each_elsewhere([&](const Elsewhere::Connection& there) { look_at(there.shown); });
  return changed;
}

void LiveDocument::send_presence() {
  say_changes();
  std::string gone;
  for (const ServerMessage& message : presence_gone_) append_encoded(gone, message);
  send_presence_here(changed_presence(), gone);
  presence_changed_.clear();
  presence_gone_.clear();
  gone_from_here_.clear();
}

// What is told of one connection, to everybody who may see the same.
struct LiveDocument::ToldPresence {
  std::uint32_t connection = 0;
  std::string bytes;
  std::size_t hash = 0;
  bool veiled = false;  // there is more, of what they may not see or what is not there for anybody
};

std::vector<LiveDocument::ToldPresence> LiveDocument::told_of(const std::vector<ShownPresence>& changed,
                                                              const std::vector<const Record*>& seen) const {
  std::vector<ToldPresence> told;
  for (const ShownPresence& one : changed) {
    ToldPresence& of = told.emplace_back();
    of.connection = one.shown->connection();
    const ServerMessage message = presence_for(*one.shown, seen);
    append_encoded(of.bytes, message);
    of.hash = std::hash<std::string>{}(of.bytes);
    of.veiled = message.presence().writing() != one.shown->writing() ||
                message.presence().dragging_size() != one.shown->dragging_size();
  }
  return told;
}

// PRESENCE-3: what touches a record goes to those who may see the record, and to nobody else; to them not even that
// something changed. Who is told the same of all that changed shares a frame; mostly that is everybody.
void LiveDocument::send_presence_here(const std::vector<ShownPresence>& changed, const std::string& gone) {
  if (changed.empty() && gone.empty()) return;
  std::map<std::vector<const Record*>, std::vector<ToldPresence>> told;  // by what of the restricted a viewer may see
  std::map<std::pair<std::vector<const Record*>, std::vector<std::uint32_t>>, Bytes>
      frames;  // without what is nothing new
  for (Visit* visit : visits_) {
    auto* present = std::get_if<Visit::Present>(&visit->state_);
    if (!present) continue;
    const Viewer viewer{visit->participant_, document_.role_of(visit->participant_)};
    std::vector<const Record*> seen;
    for (const ShownPresence& one : changed)
      for (const Record* record : one.restricted)
        if (may_see(*record, viewer)) seen.push_back(record);
    const auto [found, first] = told.try_emplace(seen);
    if (first) found->second = told_of(changed, seen);
    std::vector<std::uint32_t> nothing_new;
    for (const ToldPresence& of : found->second) {
      std::size_t& last = present->told_presence[of.connection];
      if (of.veiled && last == of.hash) nothing_new.push_back(of.connection);
      last = of.hash;
    }
    Bytes& frame = frames[{seen, nothing_new}];
    if (!frame) {
      auto bytes = std::make_shared<std::string>();
      for (const ToldPresence& of : found->second)
        if (std::find(nothing_new.begin(), nothing_new.end(), of.connection) == nothing_new.end()) *bytes += of.bytes;
      *bytes += gone;
      frame = std::move(bytes);
    }
    if (frame->empty()) continue;
    present->presence.push_back(frame);
    visit->visitor_.wake();
    if (present->presence.size() <= kWaitingPresence) continue;
    if (PLENARY_BUG(waiting_presence_dropped)) {
      present->presence.erase(present->presence.begin());
    } else {
      present->presence = {merged(present->presence)};
    }
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
  // Nobody but its author changes the words of a card: where authors are not shown, nobody is shown writing in one.
  const auto tells_author = [&](const std::string& id) {
    const Board* board = document_.board();
    return document_.card(id) != nullptr && board != nullptr && !board->policy().authors_visible_on_board();
  };
  if (!shown.writing().empty() && (!may_be_told(shown.writing()) || tells_author(shown.writing()))) {
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
