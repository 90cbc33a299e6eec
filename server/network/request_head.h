// The head of an HTTP/1 request, read strictly. Proxies and servers that read one head differently can be played
// against each other (request smuggling), so whatever has two readings is refused: bare line feeds, folded lines,
// blanks before colons, two lengths, a length beside an encoding. Beast's own parser reads it once more after us.
//
// Pure functions over bytes; fuzzed as such.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "server/network/http.h"
#include "server/network/server.h"

namespace plenary {

// What was read from a connection so far: does it hold a whole head?
struct HeadExtent {
  enum Kind { incomplete, complete, bare_line_feed } kind = incomplete;
  std::size_t bytes = 0;  // complete: with the empty line
};
// `seen`: bytes that an earlier call has looked at and found incomplete.
[[nodiscard]] HeadExtent head_extent(std::string_view bytes, std::size_t seen);

struct RequestHead {
  HttpRequest request;  // without body and addresses
  std::uint64_t content_length = 0;
  bool chunked = false;
  bool keep_alive = true;
  bool awaits_continue = false;  // Expect: 100-continue
  bool wants_web_socket = false;
};

// `head`: complete, with its empty line. A refusal closes the connection.
[[nodiscard]] std::variant<RequestHead, HttpResponse> read_head(std::string_view head, const HttpLimits& limits);

// The refusal for a head that did not end within limits.header_bytes.
[[nodiscard]] HttpResponse endless_head(std::string_view beginning, const HttpLimits& limits);

// Why this cannot become a WebSocket of ours: version, key, subprotocol. Nothing: it can.
[[nodiscard]] std::optional<HttpResponse> handshake_refusal(const RequestHead& head);

}  // namespace plenary
