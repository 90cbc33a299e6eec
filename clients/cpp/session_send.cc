// What goes to the server, and when.
#include <algorithm>
#include <utility>

#include "clients/cpp/session.h"

namespace plenary::client {
namespace {

constexpr std::uint32_t kMajor = 1, kMinor = 0;
constexpr std::int64_t kAbsenceEndsMs = 1000;

}  // namespace

// Everything whose outcome is not known in the history we stand on: above the counter it is sent to be decided, also
// what was once acknowledged (LOG-10); up to the counter it was decided, and the outcome is asked for (SUBMIT-1).
void Session::queue_all() {
  to_send_.clear();
  awaited_.clear();
  for (const OutboxEntry& entry : outbox_.entries())
    if (entry.outcome == OutboxEntry::unknown) to_send_.insert(entry.cseq());
}

void Session::tick(Now now) {
  wall_ms_ = now.wall_ms;
  if (away_ && state_ == State::live && now.steady_ms - away_->since_ms >= kAbsenceEndsMs) end_of_absence();
  if (state_ == State::live && has_caught_up()) hand_back_orphans();
  if (!open_ || wants_to_close_) return;
  const bool silent = now.steady_ms - heard_ms_ > options_.silence_ms;
  const bool unwelcome = !welcomed_ && now.steady_ms - opened_ms_ >= options_.silence_ms;
  if (silent || unwelcome) {
    wants_to_close_ = true;
    return;
  }
  if (state_ == State::live && !read_only_ && !awaited_.empty() && now.steady_ms - progress_ms_ >= options_.resend_ms) {
    progress_ms_ = now.steady_ms;
    gap_.reset();
    queue_all();
  }
}

std::vector<std::string> Session::outgoing(Now now) {
  std::vector<std::string> frames;
  if (!open_ || wants_to_close_ || state_ == State::stopped) return frames;
  if (!greeted_) {
    greeted_ = true;
    ClientFrame frame;
    Hello& hello = *frame.mutable_hello();
    hello.set_major(kMajor);
    hello.set_minor(kMinor);
    hello.set_client(outbox_.client());
    if (!replica_.at().chain().empty() && !fresh_snapshot_) *hello.mutable_resume() = replica_.at();
    hello.set_build(options_.build);
    frames.push_back(frame.SerializeAsString());
  }
  if (state_ == State::live && !read_only_ && !leaves_client_id_ && now.steady_ms >= sending_paused_until_ms_) {
    ClientFrame frame;
    std::size_t bytes = 0;
    while (!to_send_.empty() && awaited_.size() < options_.unacknowledged) {
      const std::uint32_t cseq = *to_send_.begin();
      to_send_.erase(to_send_.begin());
      OutboxEntry* entry = outbox_.find(cseq);
      if (!entry || entry->outcome != OutboxEntry::unknown) continue;
      const std::size_t size = entry->held.request.ByteSizeLong() + 8;
      if (bytes > 0 && bytes + size > options_.frame_bytes) {
        frames.push_back(frame.SerializeAsString());
        frame.Clear();
        bytes = 0;
      }
      if (awaited_.empty()) progress_ms_ = now.steady_ms;
      *frame.add_requests() = entry->held.request;
      bytes += size;
      entry->sent = true;
      awaited_.insert(cseq);
    }
    if (bytes > 0) frames.push_back(frame.SerializeAsString());
  }
  if (presence_to_send_ && state_ == State::live && now.steady_ms - presence_sent_ms_ >= options_.presence_ms) {
    ClientFrame frame;
    *frame.mutable_presence() = *std::exchange(presence_to_send_, std::nullopt);
    presence_sent_ms_ = now.steady_ms;
    frames.push_back(frame.SerializeAsString());
  }
  if (ping_is_due_ || now.steady_ms - ping_sent_ms_ >= options_.ping_ms) {
    ping_is_due_ = false;
    ClientFrame frame;
    frame.mutable_ping()->set_number(++ping_number_);
    ping_sent_ms_ = now.steady_ms;
    frames.push_back(frame.SerializeAsString());
  }
  return frames;
}

}  // namespace plenary::client
