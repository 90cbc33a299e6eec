#include "server/live/visit.h"

#include <algorithm>
#include <utility>

#include "server/live/live_document.h"

namespace plenary {

namespace {
constexpr std::size_t kEarlyRequests = 128;
constexpr int kMostInterruptions = 20;
constexpr std::size_t kMostBuildBytes = 40;
constexpr std::size_t kMostBrowserBytes = 80;

// What programs are called: printable ASCII, nothing that anybody could write a message with.
std::string as_a_label(const std::string& text, std::size_t most_bytes) {
  std::string label;
  for (const char c : text)
    if (c >= 0x20 && c < 0x7f && label.size() < most_bytes) label += c;
  return label;
}
}  // namespace

Visit::Visit(std::shared_ptr<LiveDocument> document, std::string participant, Visitor& visitor, VisitLimits limits)
    : document_(std::move(document)),
      participant_(std::move(participant)),
      visitor_(visitor),
      limits_(limits),
      tokens_(limits.request_burst),
      heard_ms_(document_->ports_.clock.steady_ms()) {
  document_->arrive(*this);
}

Visit::~Visit() { document_->leave(*this); }

void Visit::receive(ClientFrame frame) {
  if (closed_) return;
  heard_ms_ = document_->ports_.clock.steady_ms();
  if (frame.has_hello()) {
    auto* arriving = std::get_if<Arriving>(&state_);
    if (!arriving || arriving->greeted) return document_->dismiss(*this, 4105, "One hello is enough.");
    arriving->greeted = true;
    arriving->hello = frame.hello();
    switch (document_->state()) {
      case LiveDocument::State::loading: break;
      case LiveDocument::State::serving:
        arriving->requests.assign(std::make_move_iterator(frame.mutable_requests()->begin()),
                                  std::make_move_iterator(frame.mutable_requests()->end()));
        return document_->greet(*this);
      case LiveDocument::State::missing: return document_->dismiss(*this, 4404, "There is no such document.");
      case LiveDocument::State::damaged:
        return document_->dismiss(*this, 1011,
                                  "This document's log is damaged. Ask the operator to run plenary verify.");
    }
  }
  if (auto* arriving = std::get_if<Arriving>(&state_)) {
    if (!arriving->greeted) return document_->dismiss(*this, 1008, "Say hello first.");
    // Kept until the welcome; more than a client may have outstanding is not, the welcome's counter tells it.
    for (Request& request : *frame.mutable_requests())
      if (arriving->requests.size() < kEarlyRequests) arriving->requests.push_back(std::move(request));
    return;
  }
  for (Request& request : *frame.mutable_requests()) {
    if (closed_) return;
    submit(std::move(request));
  }
  if (frame.has_presence()) document_->take_presence(*this, frame.presence());
  if (frame.has_report()) take_report(frame.report());
  if (frame.has_ping()) {
    ServerMessage message;
    message.mutable_pong()->set_number(frame.ping().number());
    message.mutable_pong()->set_server_ms(document_->ports_.clock.wall_ms());
    say(message);
  }
}

// LINE-1: figures, and two names of programs, cut to what they may be.
void Visit::take_report(const ConnectionReport& report) {
  ConnectionReport& kept = std::get<Present>(state_).report;
  kept.Clear();
  if (!report.shared()) return;
  kept = report;
  kept.DiscardUnknownFields();
  kept.mutable_latest()->DeleteSubrange(0, std::max(0, kept.latest_size() - kMostInterruptions));
  kept.set_build(as_a_label(report.build(), kMostBuildBytes));
  kept.set_browser(as_a_label(report.browser(), kMostBrowserBytes));
}

void Visit::submit(Request&& request) {
  const std::uint64_t digest = request_digest(request);
  if (!take_token(document_->ports_.clock.steady_ms())) {
    const auto& present = std::get<Present>(state_);
    const ClientCounter* counter = document_->document_.counter(present.client);
    ServerMessage message;
    ProtocolProblem& problem = *message.mutable_problem();
    problem.set_code(4429);
    problem.set_cseq(counter ? counter->cseq() : 0);
    problem.set_retry_after_ms(static_cast<std::uint32_t>(1'000 / limits_.requests_per_second) + 1);
    problem.set_sentence("That was very fast. Your changes are kept and sent again in a moment.");
    return say(message);
  }
  switch (document_->admit_request(*this, request, digest)) {
    case LiveDocument::Held::answered:
    case LiveDocument::Held::waits: return;
    case LiveDocument::Held::decide: break;
  }
  LiveDocument::Queued queued;
  queued.actor = {participant_, false};
  queued.client = std::get<Present>(state_).client;
  queued.request = std::move(request);
  queued.digest = digest;
  document_->enqueue(std::move(queued));
}

bool Visit::take_token(std::int64_t now_ms) {
  const double earned = static_cast<double>(now_ms - tokens_ms_) / 1'000 * limits_.requests_per_second;
  tokens_ = std::min(limits_.request_burst, tokens_ + earned);
  tokens_ms_ = now_ms;
  if (tokens_ < 1) return false;
  tokens_ -= 1;
  return true;
}

void Visit::say(const ServerMessage& message) {
  std::get<Present>(state_).back.push_back(encoded(message));
  visitor_.wake();
}

std::size_t Visit::pull(std::vector<Bytes>& out, std::size_t at_most) {
  auto* present = std::get_if<Present>(&state_);
  if (!present || closed_ || document_->state() != LiveDocument::State::serving) return 0;
  std::size_t bytes = 0;
  const auto take = [&](const Bytes& piece) {
    out.push_back(piece);
    bytes += piece->size();
  };

  if (present->welcome) take(std::exchange(present->welcome, nullptr));
  if (present->renew) document_->begin_snapshot(*this, *present, /*joining=*/false);
  while (present->front_sent < present->front.size()) {
    if (bytes >= at_most) return bytes;
    take(present->front[present->front_sent++]);
  }
  if (!present->front.empty()) {
    std::vector<Bytes>().swap(present->front);
    present->front_sent = 0;
  }

  const Seq head = document_->history_.at().seq;
  if (!document_->ring_.reaches(present->cursor, head)) {
    // LIMIT-3: too far behind for the ring; the difference between then and now, or everything.
    document_->ports_.observer.happened(LiveObserver::Event::fell_behind, document_->id_, 1);
    if (auto difference = difference_since(document_->document_, present->cursor, {participant_, present->role})) {
      ServerMessage message;
      const LogPosition& at = document_->history_.at();
      difference->set_seq(at.seq);
      difference->set_chain(at.chain.data(), at.chain.size());
      difference->set_at_ms(document_->document_.at_ms());
      *message.mutable_delta() = std::move(*difference);
      present->cursor = head;
      take(encoded(message));
    } else {
      present->renew = true;
      return bytes + pull(out, at_most);
    }
  }
  while (present->cursor < head && bytes < at_most) {
    const RingEntry& entry = document_->ring_.after(present->cursor);
    if (const Bytes& shared = entry.for_class(present->viewers)) take(shared);
    if (!entry.personal.empty())
      if (const Bytes own = entry.for_participant(participant_)) take(own);
    present->cursor = entry.seq;
  }

  std::size_t acknowledged = 0;
  while (acknowledged < present->acks.size() && present->acks[acknowledged].seq <= present->cursor && bytes < at_most)
    take(present->acks[acknowledged++].bytes);
  present->acks.erase(present->acks.begin(), present->acks.begin() + static_cast<std::ptrdiff_t>(acknowledged));

  if (bytes < at_most && present->cursor == head) {
    for (const Bytes& piece : present->back) take(piece);
    present->back.clear();
    for (const Bytes& piece : present->presence) take(piece);
    present->presence.clear();
  }
  return bytes;
}

}  // namespace plenary
