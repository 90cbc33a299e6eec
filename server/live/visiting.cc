// Connections of a document: how they arrive, from where they go on, and what wakes them.
#include <algorithm>
#include <memory>
#include <new>
#include <set>
#include <stdexcept>

#include "facilitation/document/session_record.h"
#include "server/live/deflate.h"
#include "server/live/live_document.h"
#include "server/live/seeded_bugs.h"

namespace plenary {

using Event = LiveObserver::Event;
namespace {

constexpr std::size_t kChunkBytes = 256 * 1024;          // RESUME-4
constexpr Seq kSharedSnapshotCommits = 256;              // a shared snapshot is followed by at most so many commits,
constexpr std::size_t kSharedSnapshotBytes = 16 * 1024;  // and so many bytes of them: they are not compressed

// A chain of another length is no chain of ours: all zero, which no commit has.
LogPosition token_of(const Hello& hello) {
  LogPosition token{hello.resume().epoch(), hello.resume().seq(), {}};
  if (hello.resume().chain().size() == token.chain.size())
    std::copy(hello.resume().chain().begin(), hello.resume().chain().end(), token.chain.begin());
  return token;
}

}  // namespace

Position LiveDocument::proto_position(const LogPosition& at) const {
  Position position;
  position.set_epoch(at.epoch);
  position.set_seq(at.seq);
  position.set_chain(at.chain.data(), at.chain.size());
  return position;
}

void LiveDocument::arrive(Visit& visit) { visits_.push_back(&visit); }

void LiveDocument::leave(Visit& visit) {
  std::erase(visits_, &visit);
  std::erase(waiting_for_position_, &visit);
  if (auto* present = std::get_if<Visit::Present>(&visit.state_)) {
    const auto found = by_client_.find(present->client);
    if (found != by_client_.end() && found->second == &visit) by_client_.erase(found);
    presence_gone(*present);
    leader_gone(visit.participant_);
  }
  if (visits_.empty()) {
    people_.clear();
    ring_.clear();  // nobody has a cursor in it; who comes back is given the difference
    store_snapshot_if_due(/*leaving=*/true);
  }
}

void LiveDocument::dismiss(Visit& visit, std::uint16_t code, std::string_view reason) {
  if (visit.closed_) return;
  visit.closed_ = true;
  visit.visitor_.close(code, reason);
}

void LiveDocument::close_visits(std::uint16_t code, std::string_view reason) {
  for (Visit* visit : visits_) dismiss(*visit, code, reason);
  say_everybody(/*asks=*/false);
}

// CONNECT-4, CONNECT-5, VERSION-1, RESUME-2: is this who they say, and do we know where they are?
void LiveDocument::greet(Visit& visit) {
  if (visit.closed_) return;
  const Hello& hello = std::get<Visit::Arriving>(visit.state_).hello;
  if (hello.major() != 1)
    return dismiss(visit, 4426, "This server speaks version 1. Reload to get the matching client.");
  if (hello.client().size() != 16) return dismiss(visit, 4105, "A client id has 16 bytes.");
  if (const Member* member = document_.member(visit.participant_); member && member->waiting())
    return dismiss(visit, 4409, "A facilitator lets people in. Wait a moment, then come again.");
  if (document_.role_of(visit.participant_) == ROLE_UNSPECIFIED)
    return dismiss(visit, 4102, "You are not, or no longer, a member of this board. Ask the facilitator for a link.");
  const ClientCounter* counter = document_.counter(hello.client());
  const auto other = by_client_.find(hello.client());
  const bool of_another = (counter && counter->participant() != visit.participant_) ||
                          (other != by_client_.end() && other->second->participant_ != visit.participant_);
  if (of_another) return dismiss(visit, 4105, "This client id belongs to somebody else. Take a new one.");
  if (other != by_client_.end()) dismiss(*other->second, 4113, "This client connected again elsewhere.");

  const LogPosition token = token_of(hello);
  if (token.seq > 0 && !is_held(token)) {
    // LOG-10: before saying that it is not our history, see what the log has.
    waiting_for_position_.push_back(&visit);
    return busy() ? void() : check_position();
  }
  welcome(visit);
}

bool LiveDocument::is_held(const LogPosition& token) const {
  return history_.holds(token) || (PLENARY_BUG(resume_ignores_chain) && token.seq <= history_.at().seq);
}

// RESUME-5: what a viewer holds from before their rights changed is not what they may see now.
bool LiveDocument::rights_changed_since(const std::string& participant, Seq since) const {
  const DocumentEntry* member = document_.entry("member." + participant);
  return !member || (member->changed > since && !PLENARY_BUG(resume_ignores_rights));
}

void LiveDocument::welcome(Visit& visit) {
  if (visit.closed_) return;
  Visit::Arriving arriving = std::move(std::get<Visit::Arriving>(visit.state_));
  const Hello& hello = arriving.hello;
  const auto other = by_client_.find(hello.client());  // CONNECT-4: it may have come while this one waited
  if (other != by_client_.end()) dismiss(*other->second, 4113, "This client connected again elsewhere.");

  Visit::Present present;
  present.client = hello.client();
  present.connection = next_connection_++;
  present.role = document_.role_of(visit.participant_);
  if (present.role == ROLE_UNSPECIFIED)
    return dismiss(visit, 4102, "You are not, or no longer, a member of this board. Ask the facilitator for a link.");
  present.viewers = class_of(present.role);

  const LogPosition token = token_of(hello);
  const bool known = token.seq > 0 && is_held(token) && !rights_changed_since(visit.participant_, token.seq);

  ServerMessage message;
  Welcome& welcome = *message.mutable_welcome();
  welcome.set_connection(present.connection);
  welcome.set_participant(visit.participant_);
  welcome.set_role(present.role);
  welcome.set_document(id_);
  const ClientCounter* counter = document_.counter(present.client);
  welcome.set_counter(counter ? counter->cseq() : 0);
  welcome.set_server_ms(ports_.clock.wall_ms());
  welcome.set_node(options_.node);
  welcome.set_stable(ports_.log.ok_is_stable() ? history_.at().seq : stable_);
  welcome.set_read_only(told_read_only_);
  welcome.set_mode(Welcome::DELTA);

  if (counter) await_stable(present);
  std::optional<Delta> difference;
  if (known && ring_.reaches(token.seq, history_.at().seq)) {
    ports_.observer.happened(Event::joined_with_delta, id_, 1);
    *welcome.mutable_at() = hello.resume();
    present.cursor = token.seq;
  } else if (known && (difference = difference_since(document_, token.seq, {visit.participant_, present.role}))) {
    ports_.observer.happened(Event::joined_with_difference, id_, 1);
    *welcome.mutable_at() = hello.resume();
    present.cursor = history_.at().seq;
    ServerMessage part;
    difference->set_seq(history_.at().seq);
    difference->set_chain(history_.at().chain.data(), history_.at().chain.size());
    difference->set_at_ms(document_.at_ms());
    *part.mutable_delta() = std::move(*difference);
    present.front.push_back(encoded(part));
  } else {
    ports_.observer.happened(Event::joined_with_snapshot, id_, 1);
    welcome.set_mode(Welcome::SNAPSHOT);
    begin_snapshot(visit, present, /*joining=*/true);
    *welcome.mutable_at() = proto_position({history_.at().epoch, present.cursor, *history_.chain_at(present.cursor)});
  }
  present.welcome = encoded(message);
  if (told_read_only_) present.back.push_back(encoded(status_message()));  // with the reason, which welcome has not

  by_client_[present.client] = &visit;
  visit.state_ = std::move(present);
  leader_is_here(visit.participant_);
  note_arrival(visit.participant_);
  if (!leaders_gone_.empty()) look_for_leaders_in(options_.absence_ms);  // nobody was here to look for them
  tell_people(visit);
  Presence hello_presence;
  take_presence(visit, hello_presence);
  visit.visitor_.wake();
  for (Request& request : arriving.requests) visit.submit(std::move(request));
}

// What the viewer holds is void: the preface, the class's snapshot, and what is theirs alone.
void LiveDocument::begin_snapshot(Visit& visit, Visit::Present& present, bool joining) {
  // Who joins may have one that was made a little earlier for somebody else, and the commits since. Not who was here
  // already: for them that would be a step back. Nor whose rights changed after it when something was for them alone:
  // that was told for the role they had.
  const Seq earlier = snapshots_[static_cast<std::size_t>(present.viewers)].seq;
  const bool exactly_now = !joining || (ring_.personal_since(earlier, visit.participant_) &&
                                        rights_changed_since(visit.participant_, earlier));
  const SharedSnapshot& snapshot = snapshot_for_joiners(present.viewers, exactly_now);
  present.front.clear();
  present.front_sent = 0;
  if (present.preface) present.front.push_back(std::move(present.preface));
  present.preface.reset();
  present.front.insert(present.front.end(), snapshot.chunks.begin(), snapshot.chunks.end());
  if (const auto own = snapshot.personal->find(visit.participant_); own != snapshot.personal->end())
    present.front.push_back(own->second);
  present.cursor = snapshot.seq;
  present.renew = false;
}

const LiveDocument::SharedSnapshot& LiveDocument::snapshot_for_joiners(ViewerClass viewers, bool exactly_now) {
  SharedSnapshot& shared = snapshots_[static_cast<std::size_t>(viewers)];
  const Seq head = history_.at().seq;
  const bool near = ring_.reaches(shared.seq, head) && head - shared.seq <= kSharedSnapshotCommits &&
                    ring_.bytes_since(shared.seq) <= kSharedSnapshotBytes;
  if (!shared.chunks.empty() && (shared.seq == head || (!exactly_now && near))) return shared;
  shared.personal.reset();
  for (const SharedSnapshot& other : snapshots_)
    if (other.seq == head && other.personal) shared.personal = other.personal;
  if (!shared.personal) shared.personal = personal_parts_now();
  const std::string data = deflated(snapshot_for(document_, viewers));
  shared.seq = head;
  shared.chunks.clear();
  const std::uint32_t count = static_cast<std::uint32_t>((data.size() + kChunkBytes - 1) / kChunkBytes);
  for (std::uint32_t i = 0; i < count; ++i) {
    ServerMessage message;
    SnapshotChunk& chunk = *message.mutable_snapshot();
    chunk.set_index(i);
    chunk.set_count(count);
    chunk.set_data(data.substr(i * kChunkBytes, kChunkBytes));
    *chunk.mutable_at() = proto_position(history_.at());
    shared.chunks.push_back(encoded(message));
  }
  return shared;
}

std::shared_ptr<const std::map<std::string, Bytes>> LiveDocument::personal_parts_now() const {
  std::map<std::string, Bytes> parts;
  for (auto& [participant, delta] : personal_parts(document_)) {
    delta.set_seq(history_.at().seq);
    delta.set_chain(history_.at().chain.data(), history_.at().chain.size());
    delta.set_at_ms(document_.at_ms());
    ServerMessage message;
    *message.mutable_delta() = std::move(delta);
    parts.emplace(participant, encoded(message));
  }
  return std::make_shared<const std::map<std::string, Bytes>>(std::move(parts));
}

// VIEW-4, VIEW-5: rights changed by this commit, from the next thing that is sent.
void LiveDocument::members_changed(const std::vector<std::string>& participants) {
  if (PLENARY_BUG(visibility_cache)) return;
  for (Visit* visit : visits_) {
    auto* present = std::get_if<Visit::Present>(&visit->state_);
    if (!present || std::find(participants.begin(), participants.end(), visit->participant_) == participants.end())
      continue;
    const Role role = document_.role_of(visit->participant_);
    if (role == present->role) continue;
    if (!take_role(*visit, *present, role)) continue;
    visit->visitor_.wake();
  }
  fetch_people(participants);
  // Another node may have missed somebody who is here. Not from within a commit.
  for (const std::string& participant : participants)
    if (const Member* member = document_.member(participant);
        member && member->away_since_ms() != 0 && is_here(participant))
      here_timer_ = ports_.clock.after(0, [this, participant] {
        if (is_here(participant)) leader_is_here(participant);
      });
}

// False: they are no member any more, and closed.
bool LiveDocument::take_role(Visit& visit, Visit::Present& present, Role role) {
  if (role == ROLE_UNSPECIFIED) {
    ports_.observer.happened(Event::removed_from_document, id_, 1);
    present.acks.clear();
    dismiss(visit, 4102, "You are no longer a member of this board. Ask the facilitator if this is a mistake.");
    return false;
  }
  present.role = role;
  if (!PLENARY_BUG(visibility_cache)) present.viewers = class_of(role);
  ServerMessage message;
  message.mutable_view_change()->set_role(role);
  message.mutable_view_change()->set_seq(history_.at().seq);
  say_first(present, message);
  return true;
}

// Then a snapshot. What waits already (resync, an earlier change of role) goes before it.
void LiveDocument::say_first(Visit::Present& present, const ServerMessage& message) {
  auto both = std::make_shared<std::string>(present.preface ? *present.preface : std::string());
  append_encoded(*both, message);
  present.preface = std::move(both);
  present.renew = true;
}

void LiveDocument::wake_for(const RingEntry& entry) {
  for (Visit* visit : visits_) {
    auto* present = std::get_if<Visit::Present>(&visit->state_);
    if (!present) continue;
    if (!entry.for_class(present->viewers) && entry.personal.empty()) {
      // Nothing of this commit is for them. If they are not behind, they need not even know that it was.
      if (present->cursor + 1 == entry.seq && !present->renew) present->cursor = entry.seq;
      if (present->acks.empty()) continue;
    }
    visit->visitor_.wake();
  }
}

void LiveDocument::tell_people(Visit& visit) {
  ServerMessage message;
  for (const std::string& participant : named_here())
    if (const auto known = people_.find(participant); known != people_.end())
      *message.mutable_people()->add_people() = known->second;
  if (message.people().people_size() > 0) std::get<Visit::Present>(visit.state_).back.push_back(encoded(message));
  if (const auto unknown = named_and_not_known(); !unknown.empty()) fetch_people(unknown);
}

const std::vector<std::string>& LiveDocument::named_here() {
  if (named_) return *named_;
  std::set<std::string> named;
  for (std::string& one : spoken_of_in_record(document_)) named.insert(std::move(one));
  for (const auto& [id, entry] : document_.entries()) {
    if (!entry.record.has_member()) continue;
    const Member& member = entry.record.member();
    if (member.removed())
      named.erase(member.participant());
    else
      named.insert(member.participant());
  }
  return named_.emplace(named.begin(), named.end());
}

std::vector<std::string> LiveDocument::named_and_not_known() {
  std::vector<std::string> unknown;
  for (const std::string& participant : named_here())
    if (!people_.contains(participant)) unknown.push_back(participant);
  return unknown;
}

void LiveDocument::fetch_people(const std::vector<std::string>& participants) {
  ports_.directory.names(participants, [weak = weak_from_this()](std::vector<Person> people) {
    auto self = weak.lock();
    if (!self || people.empty()) return;
    ServerMessage message;
    for (Person& person : people) {
      const auto& named = self->named_here();
      if (!std::binary_search(named.begin(), named.end(), person.participant())) continue;
      if (const Member* member = self->document_.member(person.participant())) person.set_mode(member->mode());
      *message.mutable_people()->add_people() = person;
      self->people_[person.participant()] = std::move(person);
    }
    const Bytes bytes = encoded(message);
    for (Visit* visit : self->visits_)
      if (auto* present = std::get_if<Visit::Present>(&visit->state_)) {
        present->back.push_back(bytes);
        visit->visitor_.wake();
      }
  });
}

ServerMessage LiveDocument::status_message() const {
  ServerMessage message;
  Status& status = *message.mutable_status();
  status.set_read_only(told_read_only_);
  if (!told_read_only_) return message;
  status.set_reason(
      !read_only_reason_.empty()
          ? read_only_reason_
          : "The server cannot store changes just now. Go on writing: yours are kept on your device and sent "
            "as soon as it can.");
  return message;
}

void LiveDocument::tell_status() {
  const bool read_only = store_failing_ || !read_only_reason_.empty();
  if (read_only == told_read_only_) return;
  told_read_only_ = read_only;
  ports_.observer.happened(read_only ? Event::read_only_began : Event::read_only_ended, id_, 1);
  const Bytes bytes = encoded(status_message());
  for (Visit* visit : visits_)
    if (auto* present = std::get_if<Visit::Present>(&visit->state_)) {
      present->back.push_back(bytes);
      visit->visitor_.wake();
    }
}

}  // namespace plenary
