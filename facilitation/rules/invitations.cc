// Invitations: a link works while its invitation is here and not revoked. Revoking one also removes whoever came by it.
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/membership.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

constexpr std::string_view kPrefix = "invitation.";

No id_is_an_invitation_s(const Document& document, const std::string& id) {
  if (!is_id(id) || id.size() <= kPrefix.size() || id.compare(0, kPrefix.size(), kPrefix) != 0)
    return invalid("id", "not_an_invitation");
  if (document.find(id)) return refusal(ALREADY_EXISTS);
  return {};
}

}  // namespace

Outcome decide_verb(const Situation& here, const AddInvitation& asked) {
  if (No no = first_of({id_is_an_invitation_s(here.document, asked.id()),
                        participant_or_nothing("participant", asked.participant()),
                        one_line("label", asked.label(), limits::label_characters),
                        room_for_one_more(here.document, Record::kInvitation, "invitations", limits::invitations)}))
    return refused(*no);
  if (!is_a_role(asked.role())) return refused(invalid("role", "unknown"));
  Record record = new_record(asked.id());
  Invitation& invitation = *record.mutable_invitation();
  invitation.set_role(asked.role());
  invitation.set_participant(asked.participant());
  invitation.set_label(asked.label());
  Outcome outcome;
  put(outcome, std::move(record));
  return outcome;
}

Outcome decide_verb(const Situation& here, const RevokeInvitation& asked) {
  const Record* record = here.document.invitation(asked.id()) ? here.document.find(asked.id()) : nullptr;
  if (!record) return refused(not_found("invitation"));
  if (record->invitation().revoked()) return refused(NOTHING_TO_DO);
  std::vector<const Record*> came_by_it;
  std::set<std::string> participants;
  for (const Record* other : here.document.sorted()) {
    if (!other->has_member() || other->member().removed() || other->member().invitation() != asked.id()) continue;
    came_by_it.push_back(other);
    participants.insert(other->member().participant());
  }
  if (are_the_last_facilitators(here.document, participants)) return refused(FORBIDDEN, {"last_facilitator"});
  Outcome outcome;
  Record next = next_of(*record);
  next.mutable_invitation()->set_revoked(true);
  put(outcome, std::move(next));
  for (const Record* member : came_by_it) {
    Record removed = next_of(*member);
    removed.mutable_member()->set_removed(true);
    put(outcome, std::move(removed));
  }
  return outcome;
}

}  // namespace plenary
