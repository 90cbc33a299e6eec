// What a document asks for by itself: the next phase when the time of the running one is up, and a word in the log when
// whoever leads has gone or is back. Both are acts of the server, decided like any request, so that several nodes may do
// them at once: the later ones are refused, and nobody hears of it.
#include <algorithm>

#include "facilitation/rules/phases.h"
#include "facilitation/rules/purging.h"
#include "facilitation/rules/quotations.h"
#include "facilitation/rules/reviews.h"
#include "server/live/live_document.h"
#include "server/live/seeded_bugs.h"

namespace plenary {
namespace {

const Actor kServer{"", true};

// Whoever never came has not gone either.
bool leads(const Member& member) {
  return member.role() == FACILITATOR && !member.removed() && member.joined_ms() != 0;
}

}  // namespace

// After every commit, and when a document begins to be served. A deadline is in the document: no crash loses it. It is a
// moment of the wall, and what waits is not: so nobody waits for all of it in one go, or a clock that is set to the right
// time meanwhile would not help.
void LiveDocument::keep_time() {
  const std::optional<std::int64_t> due = due_ms(document_);
  if (due == due_armed_ms_) return;
  due_armed_ms_ = due;
  due_timer_ = {};
  if (!due) return;
  const std::int64_t wait = std::clamp<std::int64_t>(*due - ports_.clock.wall_ms(), 0, options_.clock_set_ms);
  due_timer_ = ports_.clock.after(wait, [this] { time_is_up(); });
}

void LiveDocument::time_is_up() {
  if (!PLENARY_BUG(deadline_looked_at_once)) due_armed_ms_.reset();
  if (state_ != State::serving) return;
  const std::optional<std::int64_t> due = due_ms(document_);
  if (!due || *due > ports_.clock.wall_ms()) return keep_time();  // not yet, or it was extended
  act(kServer, due_request(document_), [weak = weak_from_this()](const Act& act) {
    // Refused: somebody else was first, and their commit has armed the timer anew, or is about to.
    if (auto self = weak.lock(); self && act.stored) self->keep_time();
  });
}

// Once when a document begins to be served, then every hour: last days end at midnight, days of review begin, and nobody
// waits for either.
void LiveDocument::look_for_lapses() {
  lapses_timer_ = {};
  if (state_ != State::serving) return;
  if (attributions_lapse(document_, ports_.clock.wall_ms())) {
    Request request;
    request.mutable_lapse_attributions();
    act(kServer, std::move(request), [](const Act&) {});
  }
  for (Request& review : reviews_due(document_, ports_.clock.wall_ms()))
    act(kServer, std::move(review), [](const Act&) {});
  if (working_notes_are_due(document_, ports_.clock.wall_ms())) {
    Request request;
    request.mutable_purge_working_notes();
    act(kServer, std::move(request), [](const Act&) {});
  }
  if (!PLENARY_BUG(erased_only_once)) erase_if_due();
  lapses_timer_ = ports_.clock.after(options_.lapses_ms, [this] { look_for_lapses(); });
}

// Whoever led and has gone, from this node or from one that is heard no more, is looked for some seconds later: a page that
// is loaded again is no absence. And everybody once at the beginning, since a node that ended has said nothing.
void LiveDocument::leader_gone(const std::string& participant) {
  const Member* member = document_.member(participant);
  if (state_ != State::serving || !member || !leads(*member) || is_here(participant)) return;
  leaders_gone_[participant] = ports_.clock.steady_ms();
  look_for_leaders_in(options_.absence_ms);
}

void LiveDocument::look_for_all_leaders() {
  for (const auto& [id, entry] : document_.entries())
    if (entry.record.has_member()) leader_gone(entry.record.member().participant());
}

void LiveDocument::look_for_leaders_in(std::int64_t ms) {
  if (!leaders_timer_) leaders_timer_ = ports_.clock.after(ms, [this] { look_for_leaders(); });
}

void LiveDocument::look_for_leaders() {
  leaders_timer_ = {};
  if (state_ != State::serving || visits_.empty()) return;  // nobody is here who would need a lead
  const std::int64_t now = ports_.clock.steady_ms();
  std::vector<std::string> away;
  for (auto gone = leaders_gone_.begin(); gone != leaders_gone_.end();) {
    const Member* member = document_.member(gone->first);
    const bool settled = !member || !leads(*member) || member->away_since_ms() != 0 || is_here(gone->first);
    if (!settled && now - gone->second < options_.absence_ms) {
      look_for_leaders_in(gone->second + options_.absence_ms - now);
      ++gone;
      continue;
    }
    if (!settled) away.push_back(gone->first);
    gone = leaders_gone_.erase(gone);
  }
  for (const std::string& participant : away) note_absence(participant, true);
}

// Noted as away by a node where they are not, or before they came.
void LiveDocument::leader_is_here(const std::string& participant) {
  leaders_gone_.erase(participant);
  const Member* member = document_.member(participant);
  if (member && member->away_since_ms() != 0 && !document_.board()->closed()) note_absence(participant, false);
}

bool LiveDocument::is_here(const std::string& participant) const {
  bool here = std::any_of(visits_.begin(), visits_.end(), [&](const Visit* visit) {
    return visit->participant_ == participant && !visit->closed_ &&
           std::holds_alternative<Visit::Present>(visit->state_);
  });
  each_elsewhere([&](const Elsewhere::Connection& there) { here |= there.shown.participant() == participant; });
  return here;
}

// Who joins by a link has come with that. Who was given a seat by the programme has come when they open the board for the first
// time: from then on they speak in rounds, vote, and were there. Not whoever only looks back at a board that is closed.
void LiveDocument::note_arrival(const std::string& participant) {
  const Member* member = document_.member(participant);
  if (!document_.board() || document_.board()->closed() || !member || member->joined_ms() != 0 || member->removed() ||
      member->visiting())
    return;
  Request request;
  Admit& admit = *request.mutable_admit();
  admit.set_participant(participant);
  admit.set_role(member->role());
  admit.set_invitation(member->invitation());
  act(kServer, std::move(request), [](const Act&) {});
}

void LiveDocument::note_absence(const std::string& participant, bool away) {
  Request request;
  request.mutable_note_absence()->set_participant(participant);
  request.mutable_note_absence()->set_away(away);
  act(kServer, std::move(request), [](const Act&) {});
}

}  // namespace plenary
