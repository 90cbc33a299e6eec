// The head of a request: refused, or a head with one reading.
#include "server/network/request_head.h"

#include "tests/fuzz/target.h"

namespace plenary::fuzz {
namespace {

// As a proxy would write it that understood what we understood.
std::string written_again(const RequestHead& head) {
  const HttpRequest& request = head.request;
  std::string text =
      request.method + " " + request.path + (request.query.empty() ? "" : "?" + request.query) + " HTTP/1.1\r\n";
  for (const auto& [name, value] : request.headers) text += name + ": " + value + "\r\n";
  return text + "\r\n";
}

void look_at_head(std::string_view input) {
  const HttpLimits limits;
  const HeadExtent extent = head_extent(input, 0);
  for (const std::size_t seen : {input.size() / 2, input.size() / 3}) {  // as it arrives in pieces
    if (head_extent(input.substr(0, seen), 0).kind != HeadExtent::incomplete) continue;
    const HeadExtent later = head_extent(input, seen);
    must(later.kind == extent.kind && later.bytes == extent.bytes, "a head ends elsewhere when it comes in pieces");
  }
  if (extent.kind != HeadExtent::complete) return;
  must(extent.bytes <= input.size(), "a head is longer than what was read");
  const auto read = read_head(input.substr(0, extent.bytes), limits);
  if (const auto* refusal = std::get_if<HttpResponse>(&read)) {
    must(refusal->status >= 400 && refusal->status < 600, "a refusal that is none");
    return;
  }
  const RequestHead& head = std::get<RequestHead>(read);
  must(!(head.chunked && head.content_length != 0), "a body has two lengths");
  for (const auto& [name, value] : head.request.headers)
    for (const std::string* text : {&name, &value})
      must(text->find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos, "a line end within a field");
  for (const char* name : {"host", "origin", "cookie", "if-none-match"}) static_cast<void>(head.request.header(name));
  static_cast<void>(head.request.cookie("plenary"));
  static_cast<void>(head.request.bearer());
  static_cast<void>(head.request.parameter("a"));
  static_cast<void>(handshake_refusal(head));
  const std::string written = written_again(head);
  if (written.size() > limits.header_bytes) return;  // a blank more in each field
  const auto again = read_head(written, limits);
  must(std::holds_alternative<RequestHead>(again), "a head that was accepted is refused when it is written again");
  must_equal(written_again(std::get<RequestHead>(again)), written, "a head has two readings");
  must(std::get<RequestHead>(again).content_length == head.content_length &&
           std::get<RequestHead>(again).chunked == head.chunked,
       "a body has another length when its head is written again");
}

std::vector<std::string> head_seeds() {
  return {"GET / HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n",
          "GET /api/boards/b7/record?format=md&a=%41+b HTTP/1.1\r\nHost: b.example\r\nCookie: plenary=abc; a=b\r\n"
          "Authorization: Bearer t\r\nRange: bytes=0-1\r\n\r\n",
          "POST /api/sessions HTTP/1.1\r\nHost: b.example\r\nContent-Length: 12\r\nExpect: 100-continue\r\n\r\n",
          "PUT /a HTTP/1.1\r\nHost: b\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n",
          "GET /ws HTTP/1.1\r\nHost: b\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: plenary.v1\r\n\r\n",
          "GET / HTTP/1.0\r\nHost: b\r\n folded: x\r\n\r\n"};
}

}  // namespace

const Target http_head{"http_head", look_at_head, head_seeds};

}  // namespace plenary::fuzz
