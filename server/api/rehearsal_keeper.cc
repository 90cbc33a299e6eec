#include "server/api/rehearsal_keeper.h"

#include <algorithm>

#include "facilitation/document/rehearsal.h"

namespace plenary {
namespace {

constexpr const char* kHasEnded = "This rehearsal has ended, and nothing of it is kept.";
// Another node may have ended it, and died before it was removed.
constexpr std::int64_t kTrustedMs = 600'000;

auto is_of(const std::string& rehearsal) {
  return [rehearsal](const std::string& document) { return rehearsal_of(document) == rehearsal; };
}

}  // namespace

RehearsalKeeper::RehearsalKeeper(const Parts& parts) : parts_(parts) {
  timer_ = parts_.clock.after(0, [this] { look(); });
}

void RehearsalKeeper::heard(const LiveDocument& live) {
  if (!is_rehearsal(live.id()) || !live.document().meeting()) return;
  const std::int64_t until_ms = live.document().meeting()->rehearsal_until_ms();
  std::int64_t& again_ms = look_again_ms_[live.id()];
  if (again_ms == until_ms) return;
  again_ms = until_ms;
  const std::int64_t wait_ms = std::clamp<std::int64_t>(until_ms - parts_.clock.wall_ms(), 0, kLookMs);
  timer_ = parts_.clock.after(wait_ms, [this] { look(); });
}

void RehearsalKeeper::look() {
  timer_ = parts_.clock.after(kLookMs, [this] { look(); });
  parts_.remover.left([this](std::optional<Remover::Left> left) {
    if (!left) return;
    for (const std::string& rehearsal : left->unfinished) end(rehearsal);
    for (const std::string& rehearsal : left->there) {
      const auto known = look_again_ms_.find(rehearsal);
      if (known == look_again_ms_.end() || known->second <= parts_.clock.wall_ms()) look_at(rehearsal);
    }
  });
}

// REHEARSAL-2: only what says by itself that it is a rehearsal, and is over.
void RehearsalKeeper::look_at(const std::string& rehearsal) {
  parts_.documents.read(rehearsal, [this, rehearsal](const LiveDocument* live) {
    const Meeting* meeting = live ? live->document().meeting() : nullptr;
    if (!meeting || meeting->rehearsal_until_ms() == 0) return;
    const std::int64_t now_ms = parts_.clock.wall_ms();
    if (meeting->rehearsal_until_ms() <= now_ms) return end(rehearsal);
    const std::int64_t again_ms = std::min(meeting->rehearsal_until_ms(), now_ms + kTrustedMs);
    look_again_ms_[rehearsal] = again_ms;
    if (again_ms - now_ms < kLookMs) timer_ = parts_.clock.after(again_ms - now_ms, [this] { look(); });
  });
}

void RehearsalKeeper::end(const std::string& rehearsal) {
  if (!ending_.insert(rehearsal).second) return;
  look_again_ms_.erase(rehearsal);
  remove(rehearsal, false);
}

void RehearsalKeeper::remove(const std::string& rehearsal, bool once_more) {
  parts_.documents.end(is_of(rehearsal), kHasEnded);
  const auto of_a_link = [this, rehearsal](const std::string& token) {
    const auto opened = parts_.links.open(token);
    const auto* link = std::get_if<JoinLink>(&opened);
    return link && rehearsal_of(link->document) == rehearsal;
  };
  parts_.sessions.forget(is_of(rehearsal), parts_.clock.wall_ms(), [this, rehearsal, once_more, of_a_link](bool gone) {
    if (!gone) return try_again_later(rehearsal);
    parts_.codes.forget(of_a_link, [this, rehearsal, once_more](bool codes_gone) {
      if (!codes_gone) return try_again_later(rehearsal);
      parts_.remover.remove(rehearsal, [this, rehearsal, once_more](StoreAnswer answer) {
        if (answer != StoreAnswer::ok) return try_again_later(rehearsal);
        if (!once_more) {
          waiting_[rehearsal] =
              parts_.clock.after(kOnceMoreMs, [this, rehearsal] { remove(rehearsal, /*once_more=*/true); });
          return;
        }
        parts_.remover.finish(rehearsal, [this, rehearsal](StoreAnswer) { try_again_later(rehearsal); });
      });
    });
  });
}

// What is not finished is found by the next look; what is, is not.
void RehearsalKeeper::try_again_later(const std::string& rehearsal) {
  ending_.erase(rehearsal);
  waiting_.erase(rehearsal);
}

}  // namespace plenary
