// Who is here, and in which role. A role is a record, so taking it away holds from the very next request.
#include "facilitation/rules/checks.h"
#include "facilitation/rules/deciding.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/membership.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

const Record* record_of(const Situation& here, const std::string& participant) {
  return here.document.member(participant) ? here.document.find(member_id(participant)) : nullptr;
}

// Who is new, by a link that anybody may have. A facilitator knows crew by the role they gave them.
bool waits(const Situation& here, const Admit& asked, Role role) {
  const Board* board = here.document.board();
  if (!board || !board->waiting_room() || asked.invitation().empty()) return false;
  const Invitation* invitation = here.document.invitation(asked.invitation());
  return invitation && invitation->participant().empty() &&
         (role == PARTICIPANT || role == OBSERVER || role == PRESENTER);
}

// Does this invitation let this person in? The role it gives is in `role`.
No invitation_admits(const Situation& here, const Admit& asked, Role& role) {
  role = asked.role();
  if (!asked.invitation().empty()) {
    const Invitation* invitation = here.document.invitation(asked.invitation());
    if (!invitation) return not_found("invitation");
    if (invitation->revoked()) return refusal(FORBIDDEN, {"invitation_revoked"});
    if (!invitation->participant().empty() && invitation->participant() != asked.participant())
      return refusal(FORBIDDEN, {"invitation_of_another"});
    role = invitation->role();
  }
  if (!is_a_role(role)) return invalid("role", "unknown");
  return {};
}

}  // namespace

Outcome decide_verb(const Situation& here, const SetRole& asked) {
  if (!is_a_role(asked.role())) return refused(invalid("role", "unknown"));
  const Record* record = record_of(here, asked.participant());
  if (!record) return refused(not_found("member"));
  const Member& member = record->member();
  if (member.removed()) return refused(GONE, {"member", "removed"});
  if (member.role() == asked.role()) return refused(NOTHING_TO_DO);
  const bool still_facilitates = asked.role() == FACILITATOR || asked.role() == CO_FACILITATOR;
  if (!still_facilitates && are_the_last_facilitators(here.document, {asked.participant()}))
    return refused(FORBIDDEN, {"last_facilitator"});
  Record next = next_of(*record);
  give_role(*next.mutable_member(), asked.role());
  Outcome outcome;
  put(outcome, std::move(next));
  pause_rounds_without(here, outcome, asked.participant());
  return outcome;
}

Outcome decide_verb(const Situation& here, const RemoveMember& asked) {
  const Record* record = record_of(here, asked.participant());
  if (!record) return refused(not_found("member"));
  if (record->member().removed() && !record->member().waiting()) return refused(NOTHING_TO_DO);
  if (are_the_last_facilitators(here.document, {asked.participant()})) return refused(FORBIDDEN, {"last_facilitator"});
  Record next = next_of(*record);
  next.mutable_member()->set_removed(true);
  next.mutable_member()->set_waiting(false);  // turned away
  Outcome outcome;
  put(outcome, std::move(next));
  pause_rounds_without(here, outcome, asked.participant());
  return outcome;
}

Outcome decide_verb(const Situation& here, const LetIn& asked) {
  if (No no = ids_to_act_on("participants", asked.participants())) return refused(*no);
  Outcome outcome;
  for (const std::string& participant : asked.participants()) {
    const Record* record = record_of(here, participant);
    if (!record) return refused(not_found("member"));
    if (!record->member().waiting()) continue;  // another facilitator has
    Record next = next_of(*record);
    Member& member = *next.mutable_member();
    member.set_waiting(false);
    member.set_removed(false);
    member.set_joined_ms(here.now.ms);
    put(outcome, std::move(next));
  }
  return or_nothing_to_do(std::move(outcome));
}

// Somebody opens a link. Coming again by the same invitation keeps the role they have by now (a facilitator may have
// given them another); another invitation brings its own role. Nothing new: accepted, without effects.
Outcome decide_verb(const Situation& here, const Admit& asked) {
  if (!is_participant(asked.participant())) return refused(invalid("participant", "not_a_participant"));
  if (!Mode_IsValid(asked.mode())) return refused(invalid("mode", "unknown"));
  Role role = ROLE_UNSPECIFIED;
  if (No no = invitation_admits(here, asked, role)) return refused(*no);

  const Record* record = record_of(here, asked.participant());
  const bool again_by_the_same = record && record->member().invitation() == asked.invitation();
  if (record && record->member().removed() && again_by_the_same)
    return refused(FORBIDDEN, {record->member().moved()     ? "moved"
                               : record->member().waiting() ? "waiting"
                                                            : "removed"});
  if (!record)
    if (No no = room_for_one_more(here.document, Record::kMember, "members", limits::members)) return refused(*no);

  Record next = record ? next_of(*record) : new_record(member_id(asked.participant()));
  Member& member = *next.mutable_member();
  member.set_participant(asked.participant());
  if (!again_by_the_same) {
    const bool last = are_the_last_facilitators(here.document, {asked.participant()});
    if (!last || role == FACILITATOR || role == CO_FACILITATOR) give_role(member, role);
    member.set_invitation(asked.invitation());
    member.set_waiting((!record || record->member().removed()) && waits(here, asked, role));
    member.set_removed(member.waiting());
    member.set_moved(false);
    member.set_visiting(false);
  }
  if (asked.mode() != MODE_UNSPECIFIED) member.set_mode(asked.mode());
  if (member.joined_ms() == 0 && !member.waiting()) member.set_joined_ms(here.now.ms);
  Outcome outcome;
  if (record) {
    put_if_changed(outcome, *record, std::move(next));
  } else {
    put(outcome, std::move(next));
  }
  return outcome;
}

}  // namespace plenary
