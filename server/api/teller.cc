#include "server/api/teller.h"

#include <utility>

#include "facilitation/document/session_record.h"

namespace plenary {
namespace {

bool bears_on_approval(const Commit& commit) {
  for (const Step& step : commit.steps())
    for (const Effect& effect : step.effects())
      if (effect.put().has_session_record()) return true;
  return false;
}

}  // namespace

void Teller::heard(const LiveDocument& live, const Commit& commit) {
  const SessionRecordHead* head = record_head(live.document());
  if (!head || !is_approved(*head)) return;
  const bool is_new = heard_of_.insert(live.id()).second;
  if (!is_new && !bears_on_approval(commit)) return;
  approved_.insert(live.id());
  soon();
}

void Teller::soon() {
  if (!soon_) soon_ = clock_.after(0, [this] { settle(); });
}

void Teller::settle() {
  soon_.reset();
  for (const std::string& record : std::exchange(approved_, {})) settle_record(record);
}

void Teller::settle_record(const std::string& record) {
  documents_.read(record, [this](const LiveDocument* live) {
    const SessionRecordHead* head = live ? record_head(live->document()) : nullptr;
    if (!head || !is_approved(*head)) return;
    for (const std::string& board : std::set<std::string>(head->boards().begin(), head->boards().end()))
      documents_.read(board, [this, board, meeting = head->meeting()](const LiveDocument* there) {
        // A record can name any board; only one of its own meeting is its to close.
        if (!there || !there->document().board() || there->document().board()->meeting() != meeting) return;
        Request act;
        act.mutable_discard_ballots();
        documents_.act(board, {"", /*server=*/true}, std::move(act), [](const LiveDocument::Act&) {});
      });
  });
}

}  // namespace plenary
