// One HTTP request, answered or not. Blocking, with a deadline: for commands; boards come over a Connection.
#pragma once

#include <cstdint>
#include <string>

#include "clients/cpp/address.h"

namespace plenary::client {

// Whom to believe over TLS: the system's authorities and the host's name; or exactly the certificate with this
// fingerprint (SHA-256, hexadecimal, colons allowed), as a server with a certificate of its own prints it.
struct Trust {
  std::string fingerprint;
};

struct HttpCall {
  std::string method = "GET";
  std::string target;  // "/api/join"
  std::string body;    // JSON
  std::string bearer;  // of the session; empty: none
  std::int64_t within_ms = 30'000;
};

struct HttpReply {
  unsigned status = 0;  // 0: no answer, and `problem` says why
  std::string body;
  std::string problem;
  [[nodiscard]] bool ok() const { return status >= 200 && status < 300; }
  // What went wrong, for people: the server's own sentence if it sent one.
  [[nodiscard]] std::string sentence() const;
};

[[nodiscard]] HttpReply call(const ServerAddress& server, const HttpCall& call, const Trust& trust = {});

}  // namespace plenary::client
