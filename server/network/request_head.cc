#include "server/network/request_head.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "server/network/letters.h"

namespace plenary {
namespace {

constexpr std::array<std::string_view, 6> kMethods{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"};

std::string lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

bool is_token_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}
bool is_token(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_token_character); }
bool is_target_character(char c) { return c > 0x20 && c < 0x7f; }
// UTF-8 may stand in values; control characters may not.
bool is_value_character(char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f); }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// "a, b" has "b", without regard to case.
bool lists(std::string_view value, std::string_view wanted) {
  while (!value.empty()) {
    const auto item = value.substr(0, value.find(','));
    value.remove_prefix(std::min(item.size() + 1, value.size()));
    if (lowered(trimmed(item)) == wanted) return true;
  }
  return false;
}

HttpResponse malformed(std::string_view what) {
  return http_error(400, "malformed_request",
                    "This is not a proper HTTP request: " + std::string(what) +
                        ". Check the client, or the proxy in front of the server.");
}

std::string_view next_line(std::string_view& rest) {
  const auto end = rest.find("\r\n");
  const auto line = rest.substr(0, end);
  rest.remove_prefix(end + 2);
  return line;
}

std::optional<HttpResponse> read_request_line(std::string_view line, const HttpLimits& limits, RequestHead& head) {
  const auto method_end = line.find(' ');
  const auto target_end = line.rfind(' ');
  if (method_end == std::string_view::npos || target_end == method_end)
    return malformed("the first line is not METHOD TARGET VERSION");
  const auto method = line.substr(0, method_end);
  const auto target = line.substr(method_end + 1, target_end - method_end - 1);
  const auto version = line.substr(target_end + 1);
  if (!is_token(method)) return malformed("the method is not a word");
  if (target.size() > limits.target_bytes)
    return http_error(414, "address_too_long",
                      "The address is longer than " + std::to_string(limits.target_bytes) + " bytes. Shorten it.");
  if (version != "HTTP/1.1" && version != "HTTP/1.0")
    return version.starts_with("HTTP/") ? http_error(505, "http_version", "This server speaks HTTP/1.1.")
                                        : malformed("the version is not HTTP/1.1");
  if (!target.starts_with('/') || !std::ranges::all_of(target, is_target_character))
    return malformed("the target does not begin with '/', or has characters that must be encoded");
  if (std::ranges::find(kMethods, method) == kMethods.end())
    return http_error(501, "unknown_method", "This server knows GET, HEAD, POST, PUT, PATCH and DELETE.");
  head.request.method = method;
  const auto question = std::min(target.find('?'), target.size());
  head.request.path = target.substr(0, question);
  head.request.query = target.substr(std::min(question + 1, target.size()));
  head.keep_alive = version == "HTTP/1.1";
  return std::nullopt;
}

// What Content-Length and Transfer-Encoding say, if they say one thing.
std::optional<HttpResponse> read_framing(bool is_1_1, RequestHead& head) {
  std::string_view length, encoding;
  int lengths = 0, encodings = 0;
  for (const auto& [name, value] : head.request.headers) {
    const auto field = lowered(name);
    if (field == "content-length") {
      length = value;
      ++lengths;
    }
    if (field == "transfer-encoding") {
      encoding = value;
      ++encodings;
    }
  }
  if (lengths && encodings) return malformed("both Content-Length and Transfer-Encoding");
  if (lengths > 1) return malformed("more than one Content-Length");
  if (encodings > 1) return malformed("more than one Transfer-Encoding");
  if (encodings) {
    if (!is_1_1 || lowered(encoding) != "chunked") return malformed("a Transfer-Encoding other than chunked");
    head.chunked = true;
  }
  if (lengths) {
    const bool digits = !length.empty() && length.size() <= 18 &&
                        std::ranges::all_of(length, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) return malformed("Content-Length is not a number");
    std::from_chars(length.data(), length.data() + length.size(), head.content_length);
  }
  return std::nullopt;
}

bool is_web_socket_key(std::string_view key) {  // base64 of sixteen bytes
  return key.size() == 24 && key.ends_with("==") && std::ranges::all_of(key.substr(0, 22), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
         });
}

}  // namespace

HeadExtent head_extent(std::string_view bytes, std::size_t seen) {
  for (auto at = bytes.find('\n', seen); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    if (at == 0 || bytes[at - 1] != '\r') return {HeadExtent::bare_line_feed, at};
    if (at >= 3 && bytes.substr(at - 3, 4) == "\r\n\r\n") return {HeadExtent::complete, at + 1};
  }
  return {};
}

std::variant<RequestHead, HttpResponse> read_head(std::string_view bytes, const HttpLimits& limits) {
  if (bytes.size() > limits.header_bytes) return endless_head(bytes, limits);
  RequestHead head;
  const auto line = next_line(bytes);
  if (auto refusal = read_request_line(line, limits, head)) return std::move(*refusal);
  const bool is_1_1 = head.keep_alive;

  int hosts = 0;
  while (true) {
    const auto field = next_line(bytes);
    if (field.empty()) break;
    if (field.front() == ' ' || field.front() == '\t') return malformed("a header field is folded over two lines");
    const auto colon = field.find(':');
    const auto name = field.substr(0, std::min(colon, field.size()));
    if (colon == std::string_view::npos || !is_token(name)) return malformed("a header field has no proper name");
    const auto value = trimmed(field.substr(colon + 1));
    if (!std::ranges::all_of(value, is_value_character)) return malformed("a header field holds control characters");
    if (head.request.headers.size() == limits.header_fields)
      return http_error(431, "too_many_fields",
                        "The request has more than " + std::to_string(limits.header_fields) +
                            " header fields. Clear this site's cookies, or check the client.");
    if (lowered(name) == "host") ++hosts;
    head.request.headers.emplace_back(name, value);
  }
  if (hosts != 1) return malformed("it must have one Host field");
  if (auto refusal = read_framing(is_1_1, head)) return std::move(*refusal);

  const auto connection = head.request.header("connection");
  if (lists(connection, "close")) head.keep_alive = false;
  head.awaits_continue = is_1_1 && lowered(head.request.header("expect")) == "100-continue";
  head.wants_web_socket = is_1_1 && lists(connection, "upgrade") && lists(head.request.header("upgrade"), "websocket");
  head.request.host = lowered(head.request.header("host"));
  return head;
}

HttpResponse endless_head(std::string_view beginning, const HttpLimits& limits) {
  if (beginning.find("\r\n") > limits.target_bytes + 32)
    return http_error(414, "address_too_long",
                      "The address is longer than " + std::to_string(limits.target_bytes) + " bytes. Shorten it.");
  return http_error(431, "header_too_long",
                    "The request's header is longer than " + std::to_string(limits.header_bytes) +
                        " bytes. Clear this site's cookies, or check the client.");
}

std::optional<HttpResponse> handshake_refusal(const RequestHead& head) {
  const auto& request = head.request;
  if (request.method != "GET" || head.chunked || head.content_length != 0)
    return malformed("a WebSocket begins with a GET without a body");
  if (request.header("sec-websocket-version") != "13") {
    auto refusal = http_error(426, "web_socket_version",
                              "This server speaks WebSocket version 13 (RFC 6455). Use a newer client.");
    refusal.headers.emplace_back("Sec-WebSocket-Version", "13");
    return refusal;
  }
  if (!is_web_socket_key(request.header("sec-websocket-key")))
    return malformed("Sec-WebSocket-Key is not sixteen bytes in base64");
  for (const auto& [name, value] : request.headers)
    if (lowered(name) == "sec-websocket-protocol" && lists(value, kSubprotocol)) return std::nullopt;
  return http_error(
      400, "subprotocol",
      "The client does not offer the subprotocol plenary.v1. Use a client for this server, or a newer one.");
}

}  // namespace plenary
