#include "facilitation/rules/membership.h"

namespace plenary {
namespace {

bool facilitates(const Record& record) {
  const Member& member = record.member();
  return record.has_member() && !member.removed() && (member.role() == FACILITATOR || member.role() == CO_FACILITATOR);
}

}  // namespace

std::string member_id(std::string_view participant) { return "member." + std::string(participant); }

bool is_a_role(Role role) { return role != ROLE_UNSPECIFIED && Role_IsValid(role); }

void give_role(Member& member, Role role) {
  if (member.role() != role) member.clear_credited_in();
  member.set_role(role);
}

bool are_the_last_facilitators(const Document& document, const std::set<std::string>& participants) {
  bool among_them = false;
  for (const auto& [id, entry] : document.entries()) {
    if (!facilitates(entry.record)) continue;
    if (!participants.count(entry.record.member().participant())) return false;
    among_them = true;
  }
  return among_them;
}

}  // namespace plenary
