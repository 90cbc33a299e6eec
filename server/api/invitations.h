// The invitations that every board is opened with, one for each role that a link is printed for.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "proto/records.pb.h"
#include "server/identity/join_link.h"
#include "server/live/ports.h"

namespace plenary {

// So many random letters and digits; 32 of them to choose from.
[[nodiscard]] std::string random_name(Entropy& entropy, std::size_t letters);

// Records with fresh ids for facilitator, rapporteur, participant, observer and plenary_host.
[[nodiscard]] std::vector<Record> new_invitations(Entropy& entropy);

// Roles of which no link is left that anybody could use: all were taken back.
[[nodiscard]] std::vector<std::string> roles_without_link(const std::vector<Record>& records);

// (role in small letters, link) for every standing invitation among the records that is not a personal one, in the
// order above; the oldest first where a role has several.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> links_of(const std::vector<Record>& records,
                                                                        const std::string& document,
                                                                        const JoinLinks& links,
                                                                        const std::string& origin);

}  // namespace plenary
