// The HTTP side of a server, as calls: joining by a link, a fresh board, history, exports (proto/api.proto).
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "clients/cpp/http.h"
#include "proto/api.pb.h"

namespace plenary::client {

// A sentence for the person: what went wrong, and what to do.
struct Failure {
  std::string sentence;
  unsigned status = 0;  // of HTTP; 0: no answer
};
template <class Value>
using Answered = std::variant<Value, Failure>;

// `bearer`: of an earlier session, so that one comes back as the same person; may be empty.
[[nodiscard]] Answered<JoinAnswer> join(const Link& link, JoinRequest person, const std::string& bearer,
                                        const Trust& trust);
// "ABC234", as read aloud, into the link that it stands for.
[[nodiscard]] Answered<Link> open_code(const ServerAddress& server, const std::string& code, const Trust& trust);
// A fresh board like another, for its facilitator.
[[nodiscard]] Answered<CopyAnswer> copy_board(const ServerAddress& server, const std::string& bearer,
                                              const CopyRequest& asked, const Trust& trust);
// Whatever stands at /api/documents/<document>/<rest>.
[[nodiscard]] Answered<std::string> read_document(const ServerAddress& server, const std::string& bearer,
                                                  const std::string& document, const std::string& rest,
                                                  const Trust& trust);
// And whatever is sent there, with what is answered, as JSON.
[[nodiscard]] Answered<std::string> send_document(const ServerAddress& server, const std::string& bearer,
                                                  const std::string& document, const std::string& rest,
                                                  const google::protobuf::Message& body, const Trust& trust);

}  // namespace plenary::client
