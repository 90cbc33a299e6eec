#include "server/store/redis_endpoint.h"

#include <charconv>
#include <optional>

namespace plenary {
namespace {

[[noreturn]] void refuse(std::string_view why) {
  throw StorageRefused("The Redis address is not understood: " + std::string(why) +
                       ". Write redis://[user:password@]host:port/db or unix:///path/to/redis.sock.");
}

template <class Number>
Number number_in(std::string_view text, std::string_view what) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) refuse(what);
  return value;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      plain += text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
    if (high < 0 || low < 0) refuse("'%' must be followed by two hexadecimal digits");
    plain += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return plain;
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

void take_credentials(std::string_view& text, RedisEndpoint& endpoint) {
  const auto at = text.rfind('@');
  if (at == text.npos) return;
  const std::string_view credentials = text.substr(0, at);
  text.remove_prefix(at + 1);
  const auto colon = credentials.find(':');
  if (colon == credentials.npos) refuse("before '@' there must be user:password");
  endpoint.user = decoded(credentials.substr(0, colon));
  endpoint.password = decoded(credentials.substr(colon + 1));
}

void take_host_and_port(std::string_view text, RedisEndpoint& endpoint) {
  if (take_prefix(text, "[")) {
    const auto end = text.find(']');
    if (end == text.npos) refuse("'[' without ']'");
    endpoint.host = text.substr(0, end);
    text.remove_prefix(end + 1);
  } else {
    endpoint.host = text.substr(0, text.find(':'));
    text.remove_prefix(endpoint.host.size());
  }
  if (endpoint.host.empty()) refuse("it names no host");
  if (text.empty()) return;
  if (!take_prefix(text, ":")) refuse("after the host there must be ':' and a port");
  endpoint.port = number_in<std::uint16_t>(text, "the port must be a number up to 65535");
}

}  // namespace

std::string RedisEndpoint::shown() const {
  if (!unix_path.empty()) return "unix://" + unix_path;
  const bool six = host.find(':') != host.npos;
  return "redis://" + (six ? '[' + host + ']' : host) + ':' + std::to_string(port) + '/' + std::to_string(database);
}

RedisEndpoint parse_redis_url(std::string_view url) {
  RedisEndpoint endpoint;
  if (take_prefix(url, "unix://")) {
    const auto path = url.find('/');
    if (path == url.npos) refuse("unix:// must be followed by a path that begins with '/'");
    std::string_view before = url.substr(0, path);
    if (!before.empty()) take_credentials(before, endpoint);
    if (!before.empty()) refuse("unix:// must be followed by a path that begins with '/'");
    endpoint.unix_path = url.substr(path);
    return endpoint;
  }
  if (url.starts_with("rediss://"))
    throw StorageRefused(
        "rediss:// (Redis over TLS) is not spoken here. Use a unix socket, a private network, or a TLS "
        "tunnel such as stunnel, and give its near end as redis://127.0.0.1:PORT.");
  if (!take_prefix(url, "redis://")) refuse("it begins with neither redis:// nor unix://");
  take_credentials(url, endpoint);
  const auto slash = url.find('/');
  if (slash != url.npos) {
    const std::string_view database = url.substr(slash + 1);
    if (!database.empty())
      endpoint.database = static_cast<int>(number_in<std::uint16_t>(database, "the database must be a number"));
    url = url.substr(0, slash);
  }
  take_host_and_port(url, endpoint);
  return endpoint;
}

}  // namespace plenary
