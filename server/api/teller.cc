#include "server/api/teller.h"

#include <utility>

#include "facilitation/document/session_record.h"

namespace plenary {
namespace {

constexpr std::int64_t kAgainMs = 60'000;

bool bears_on_approval(const Commit& commit) {
  for (const Step& step : commit.steps())
    for (const Effect& effect : step.effects())
      if (effect.put().has_session_record()) return true;
  return false;
}

const SessionRecordHead* approved_head(const LiveDocument* live) {
  const SessionRecordHead* head = live ? record_head(live->document()) : nullptr;
  return head && is_approved(*head) ? head : nullptr;
}

}  // namespace

void Teller::heard(const LiveDocument& live, const Commit& commit) {
  if (bears_on_approval(commit)) loaded(live);
}

void Teller::loaded(const LiveDocument& live) {
  if (!approved_head(&live)) return;
  approved_.insert(live.id());
  soon();
}

void Teller::soon() {
  if (!soon_) soon_ = clock_.after(0, [this] { settle(); });
}

void Teller::later(const std::string& record) {
  again_.insert(record);
  if (later_) return;
  later_ = clock_.after(kAgainMs, [this] {
    later_.reset();
    approved_.merge(std::exchange(again_, {}));
    soon();
  });
}

void Teller::settle() {
  soon_.reset();
  for (const std::string& record : std::exchange(approved_, {})) settle_record(record);
}

void Teller::settle_record(const std::string& record) {
  documents_.read(record, [this, record](const LiveDocument* live) {
    const SessionRecordHead* head = approved_head(live);
    if (!head) return;
    for (const std::string& board : std::set<std::string>(head->boards().begin(), head->boards().end()))
      documents_.read(board, [this, record, board, meeting = head->meeting()](const LiveDocument* there) {
        if (!there) return later(record);
        // A record can name any board; only one of its own meeting is its to close.
        if (!there->document().board() || there->document().board()->meeting() != meeting) return;
        Request act;
        act.mutable_discard_ballots();
        documents_.act(board, {"", /*server=*/true}, std::move(act), [this, record](const LiveDocument::Act& done) {
          if (!done.stored && done.outcome.refusal.code() != NOTHING_TO_DO) later(record);
        });
      });
  });
}

}  // namespace plenary
