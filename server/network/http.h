// HTTP as the rest of the server sees it: a request that has arrived whole and passed the guards, and an answer that
// may come later. What the guards refuse (too long, malformed, a foreign Host or Origin, too many) never gets here.
//
// Plain values; no sockets, no Beast.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plenary {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
  std::string method;  // "GET"; only methods of the table in http.cc get here
  std::string path;    // as sent, begins with '/', never decoded: routes match exactly
  std::string query;   // as sent, without '?'
  HttpHeaders headers;
  std::string body;
  std::string remote_ip;  // the person's address: the peer, or what a trusted proxy says of it
  std::string host;       // as in the Host header, on the allow-list: "127.0.0.1:8080"
  bool secure = false;    // TLS here, or at a trusted proxy

  // Empty if absent. Names are compared without regard to case.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  // One cookie of the Cookie header; empty if absent.
  [[nodiscard]] std::string_view cookie(std::string_view name) const;
  // One parameter of the query, decoded; nothing if it is not there or not properly encoded.
  [[nodiscard]] std::optional<std::string> parameter(std::string_view name) const;
  // "Authorization: Bearer THIS"; empty if absent.
  [[nodiscard]] std::string_view bearer() const;
  // "http://127.0.0.1:8080"
  [[nodiscard]] std::string origin() const { return (secure ? "https://" : "http://") + host; }
};

// A body that is too large to be held: read as it goes out.
struct HttpSource {
  std::uint64_t bytes = 0;  // of all of it; 0: there is none
  // The next bytes from there on, some hundred kilobytes of them; none ends the connection, since the length was promised.
  // `then` is called on the network thread, now or later.
  std::function<void(std::uint64_t from, std::function<void(std::string)> then)> read = {};
};

struct HttpResponse {
  unsigned status = 200;
  HttpHeaders headers;  // the security headers and Content-Length are added; one named here wins over an added one
  std::string body;
  std::shared_ptr<const std::string> shared_body;  // instead of `body`, if set: sent without a copy
  HttpSource source;                               // instead of either, if it has bytes
  bool known_person = false;  // the request came with a valid session: its connection counts against the larger limit
};

// Called on the network thread, once per request. `answer` may be called later, from that thread, exactly once; calling
// it for a connection that is gone does nothing.
using HttpAnswer = std::function<void(HttpResponse)>;
using HttpHandler = std::function<void(HttpRequest, HttpAnswer)>;

// A refusal that a person can act on: {"code": "too_long", "message": "..."}.
[[nodiscard]] HttpResponse http_error(unsigned status, std::string_view code, std::string_view message);
[[nodiscard]] HttpResponse http_json(std::string body, unsigned status = 200);
// `text` as a JSON string, quotes included.
[[nodiscard]] std::string json_quoted(std::string_view text);
// "Not Found"
[[nodiscard]] std::string_view http_reason(unsigned status);

}  // namespace plenary
