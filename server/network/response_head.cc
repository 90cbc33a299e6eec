#include "server/network/response_head.h"

#include <algorithm>

#include "server/network/letters.h"

namespace plenary {
namespace {

bool is_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return c == '-' || (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
  });
}
bool is_value(std::string_view value) {
  return std::ranges::all_of(value,
                             [](char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f); });
}

class Head {
 public:
  Head(const HttpResponse& response, std::string& out) : response_(response), out_(out) {}

  void add(std::string_view name, std::string_view value) {
    out_.append(name).append(": ").append(value).append("\r\n");
  }
  void add_unless_given(std::string_view name, std::string_view value) {
    const bool given = std::ranges::any_of(response_.headers, [&](const auto& field) {
      return std::ranges::equal(field.first, name, [](char a, char b) { return lower(a) == lower(b); });
    });
    if (!given) add(name, value);
  }

 private:
  const HttpResponse& response_;
  std::string& out_;
};

}  // namespace

std::string response_head(const HttpResponse& response, const ResponseContext& context) {
  std::string out =
      "HTTP/1.1 " + std::to_string(response.status) + " " + std::string(http_reason(response.status)) + "\r\n";
  Head head(response, out);
  for (const auto& [name, value] : response.headers)
    if (is_name(name) && is_value(value)) head.add(name, value);
  // connect-src names the socket's address besides 'self': older Safari does not take 'self' to mean it.
  head.add_unless_given(
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
      "media-src 'self'; connect-src 'self'" +
          (context.host.empty() ? std::string() : (context.secure ? " wss://" : " ws://") + std::string(context.host)) +
          "; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
          "object-src 'none'; require-trusted-types-for 'script'");
  if (context.secure) head.add_unless_given("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  head.add_unless_given("X-Content-Type-Options", "nosniff");
  head.add_unless_given("Referrer-Policy", "no-referrer");
  head.add_unless_given("Cross-Origin-Opener-Policy", "same-origin");
  head.add_unless_given("Cross-Origin-Resource-Policy", "same-origin");
  head.add_unless_given("Permissions-Policy",
                        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");
  head.add_unless_given("Cache-Control", "no-store");
  const auto length = response.source.bytes > 0 ? response.source.bytes
                      : response.shared_body    ? response.shared_body->size()
                                                : response.body.size();
  if (response.status != 204 && response.status != 304) head.add("Content-Length", std::to_string(length));
  head.add("Connection", context.keep_alive ? "keep-alive" : "close");
  return out += "\r\n";
}

}  // namespace plenary
