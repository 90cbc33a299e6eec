#include "server/api/invitations.h"

#include <algorithm>
#include <array>

namespace plenary {
namespace {

constexpr std::array<std::pair<Role, const char*>, 5> kRoles{{{FACILITATOR, "facilitator"},
                                                              {RAPPORTEUR, "rapporteur"},
                                                              {PARTICIPANT, "participant"},
                                                              {OBSERVER, "observer"},
                                                              {PLENARY_HOST, "plenary_host"}}};

}  // namespace

std::string random_name(Entropy& entropy, std::size_t letters) {
  static constexpr std::string_view kAlphabet = "abcdefghijkmnpqrstuvwxyz23456789";  // 32, none alike
  std::string name(letters, '\0');
  entropy.fill(name.data(), name.size());
  for (char& c : name) c = kAlphabet[static_cast<unsigned char>(c) % kAlphabet.size()];
  return name;
}

std::vector<Record> new_invitations(Entropy& entropy) {
  std::vector<Record> records;
  for (const auto& [role, name] : kRoles) {
    Record& record = records.emplace_back();
    record.set_id("invitation." + random_name(entropy, 20));
    record.set_version(1);
    record.mutable_invitation()->set_role(role);
    record.mutable_invitation()->set_label(name);
  }
  return records;
}

std::vector<std::string> roles_without_link(const std::vector<Record>& records) {
  std::vector<std::string> missing;
  for (const auto& [role, name] : kRoles)
    if (std::none_of(records.begin(), records.end(), [role = role](const Record& record) {
          const Invitation& invitation = record.invitation();
          return record.has_invitation() && !invitation.revoked() && invitation.role() == role &&
                 invitation.participant().empty();
        }))
      missing.emplace_back(name);
  return missing;
}

std::vector<std::pair<std::string, std::string>> links_of(const std::vector<Record>& records,
                                                          const std::string& document, const JoinLinks& links,
                                                          const std::string& origin) {
  std::vector<std::pair<std::string, std::string>> found;
  for (const auto& [role, name] : kRoles)
    for (const Record& record : records) {
      const Invitation& invitation = record.invitation();
      if (!record.has_invitation() || invitation.revoked() || invitation.role() != role ||
          !invitation.participant().empty())
        continue;
      found.emplace_back(name, links.url(origin, {document, record.id(), role, ""}));
      break;
    }
  return found;
}

}  // namespace plenary
