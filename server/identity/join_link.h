// Links: what a facilitator hands out, one for each role. A link is a signed claim, nothing of it is stored:
//
//   http://host:port/join#TOKEN        TOKEN = base64url(1 ‖ key mark ‖ role ‖ document ‖ invitation ‖ participant ‖ MAC)
//                                      names are preceded by their length in one byte; MAC = BLAKE2b-128(link key, rest)
//
// The token stands in the fragment, which browsers send to nobody: the page exchanges it once for a session. A link
// works while its invitation stands in the document's log and is not revoked (records.proto, Invitation); that is for
// the caller to look up. Example: the participants' link of board "b7" is 1, four bytes, 2, "\x02b7", "\x0dinvitation.k3",
// "\x00", sixteen bytes.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "proto/records.pb.h"

namespace plenary {

struct JoinLink {
  std::string document;
  std::string invitation;  // record id
  Role role = ROLE_UNSPECIFIED;
  std::string participant;  // a personal link; empty: whoever opens it becomes a new participant
  friend bool operator==(const JoinLink&, const JoinLink&) = default;
};

enum class LinkFault {
  not_a_link,    // no token in it
  damaged,       // cut short, mistyped, or changed
  other_server,  // made with another link key
  newer_server,  // a version of tokens that this one does not know
};
[[nodiscard]] std::string_view code(LinkFault fault);      // "damaged_link"
[[nodiscard]] std::string_view sentence(LinkFault fault);  // says what to do

class JoinLinks {
 public:
  explicit JoinLinks(std::string key);  // 32 bytes, kept with the server's data; a new key ends all links

  // Names are at most 255 bytes.
  [[nodiscard]] std::string token(const JoinLink& link) const;
  [[nodiscard]] std::variant<JoinLink, LinkFault> open(std::string_view token) const;
  // `origin`: "http://127.0.0.1:8080"
  [[nodiscard]] std::string url(std::string_view origin, const JoinLink& link) const;

 private:
  std::string key_;
  std::string mark_;  // four bytes that tell keys apart
  [[nodiscard]] std::string mac(std::string_view claim) const;
};

// The token in what a person pasted: a whole link, or just the token, with blanks around it or a quoting '<...>'.
[[nodiscard]] std::string_view token_in(std::string_view pasted);
// "http://host:port" of a pasted link; empty if it is a bare token.
[[nodiscard]] std::string_view origin_in(std::string_view pasted);

}  // namespace plenary
